// What every script here needs: where things are, how to speak, how to run a program without its noise.
// Node 20, no dependencies: these files run before node_modules exists.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const projectDir = dirname(dirname(fileURLToPath(import.meta.url)));

/** The folder for what can be made again (git ignores it); DATELINE_CACHE names another one, to share it between clones. */
export const cacheDir = process.env.DATELINE_CACHE || join(projectDir, '.cache');

/** Says one line to a person: on standard error, because standard output belongs to `dateline --json`. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** The text without URLs and host names of registries, mirrors and proxies, which are nobody's business in a log. */
export function withoutHosts(text) {
  return text
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/[^\s'"<>()]+/gi, '<url>')
    .replace(/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET)( [^\s'"]+)/g, '$1 <host>')
    .replace(/(resolve|connect to|reach) '?[\w-]+(\.[\w-]+)+(:\w+)?'?/gi, '$1 <host>');
}

/** Runs a program to its end without showing its output: { ok, status, stdout, stderr, reason }, `reason` being one line. */
export function runQuietly(program, args, options = {}) {
  const result = spawnSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    ...options,
  });
  const stdout = result.stdout ?? '';
  const stderr = result.stderr ?? '';
  const ok = result.status === 0;
  return { ok, status: result.status, stdout, stderr, reason: ok ? '' : reasonOf(program, result, stderr, options) };
}

function reasonOf(program, result, stderr, options) {
  if (result.error?.code === 'ENOENT') return `${program} is not installed`;
  if (result.error?.code === 'ETIMEDOUT') return `no answer within ${Math.round(options.timeout / 1000)} s`;
  if (result.signal) return `${program} was stopped by ${result.signal}`;
  const lines = withoutHosts(stderr)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  // npm's first line is only a code; the sentence stands on the next one.
  const telling = lines.find((line) => /^(E:|npm (error|ERR!) (?!code )|\w*Error:|tar:.*(Cannot|Error))/.test(line));
  return (telling ?? lines.at(-1) ?? `${program} ended with ${result.status}`).slice(0, 300);
}

/** Runs a program with our own terminal, hands signals on to it, and returns its exit code (128 + number after a signal). */
export function runInForeground(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options });
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const forward = (signal) => child.kill(signal);
    const end = (code) => {
      for (const signal of signals) process.off(signal, forward);
      resolve(code);
    };
    for (const signal of signals) process.on(signal, forward);
    child.once('error', (error) => {
      say(error.code === 'ENOENT' ? `${program} is not installed.` : error.message);
      end(127);
    });
    child.once('exit', (code, signal) => end(code ?? 128 + constants.signals[signal]));
  });
}

/** The environment without this clone's own node_modules/.bin, for programs that must survive its removal. */
export function environmentOutside() {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes(`node_modules${sep}.bin`) && !folder.includes('node-gyp-bin'))
    .join(delimiter);
  return { ...process.env, PATH: path };
}

/** The Node 24 that the project ships, or the running one where no package brings it. */
export function projectNode() {
  const shipped = join(projectDir, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(shipped) ? shipped : process.execPath;
}

/** Whether this module is the program that was started, not an import of another one. */
export function isStarted(metaUrl) {
  return Boolean(process.argv[1]) && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(metaUrl));
}
