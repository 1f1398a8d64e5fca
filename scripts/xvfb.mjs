// A display for tests: Xvfb on a free number, gone when its work is done.
//   node scripts/xvfb.mjs <program> <argument …>     runs a program under one
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isStarted, runInForeground, say } from './run.mjs';

const screen = '1600x1200x24';
const startLimitMs = 15_000;

/**
 * Starts an X display on a free number: { display, close }, display being ':7' or the like. Elsewhere than on Linux there is
 * always a display, so nothing starts and display is null.
 * @returns {Promise<{ display: string | null, close: () => Promise<void> }>}
 */
export async function startDisplay() {
  if (process.platform !== 'linux') return { display: null, close: async () => {} };
  // File descriptor 3 is where Xvfb writes the number it took, so two runs never fight for one.
  const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  const close = async () => {
    process.off('exit', kill);
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    const hurry = setTimeout(kill, 2000);
    await ended;
    clearTimeout(hurry);
  };
  try {
    return { display: `:${await numberFrom(server)}`, close };
  } catch (error) {
    kill();
    process.off('exit', kill);
    throw error;
  }
}

function numberFrom(server) {
  return new Promise((resolve, reject) => {
    let text = '';
    const late = setTimeout(() => reject(new Error('Xvfb did not start in time.')), startLimitMs);
    const settle = (deed) => (value) => {
      clearTimeout(late);
      deed(value);
    };
    server.once(
      'error',
      settle((error) => reject(new Error(error.code === 'ENOENT' ? 'Xvfb is not installed.' : error.message))),
    );
    server.once(
      'exit',
      settle((code) => reject(new Error(`Xvfb ended with ${code} before it had a display.`))),
    );
    server.stdio[3].on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) settle(resolve)(Number(text.trim()));
    });
  });
}

async function runUnderDisplay([program, ...args]) {
  if (!program) {
    say('usage: node scripts/xvfb.mjs <program> <argument …>');
    return 2;
  }
  const { display, close } = await startDisplay();
  const { WAYLAND_DISPLAY, ...env } = process.env;
  try {
    return await runInForeground(program, args, display ? { env: { ...env, DISPLAY: display } } : {});
  } finally {
    await close();
  }
}

if (isStarted(import.meta.url)) {
  process.exitCode = await runUnderDisplay(process.argv.slice(2)).catch((error) => {
    say(error.message);
    return 1;
  });
}
