// `npm start`: builds when the sources are newer, then opens the window; without a display it makes the example kit instead.
import { join } from 'node:path';
import { fingerprintOfSources, isBuilt, markBuilt } from './build-stamp.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { isStarted, projectDir, projectNode, runInForeground, say } from './run.mjs';

/** Whether a window can appear: always, except on Linux without an X or Wayland display. */
export function hasDisplay(platform = process.platform, env = process.env) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** The arguments that Electron needs on this system, before the folder of the app. */
export function electronSwitches(platform = process.platform, uid = process.getuid?.()) {
  // Chromium refuses to start its sandbox as root on Linux; anybody else keeps it.
  return platform === 'linux' && uid === 0 ? ['--no-sandbox'] : [];
}

async function start(args) {
  if (!hasDisplay()) return makeDemoKit('There is no display here: making the example press kit without a window instead.');
  const runtime = await ensureElectron().catch((error) => ({ error }));
  if (runtime.error) return makeDemoKit(`${runtime.error.message} Making the example press kit without a window instead.`);
  const code = await buildIfNeeded();
  return code === 0 ? openWindow(runtime, args) : code;
}

function makeDemoKit(why) {
  say(why);
  return runInForeground(projectNode(), [join(projectDir, 'src', 'cli', 'main.ts'), 'demo'], { cwd: projectDir });
}

async function buildIfNeeded() {
  const fingerprint = fingerprintOfSources();
  if (isBuilt(fingerprint)) return 0;
  say('start: building …');
  const code = await runInForeground(projectNode(), [join(projectDir, 'scripts', 'build.mjs')], { cwd: projectDir });
  if (code === 0) markBuilt(fingerprint);
  return code;
}

function openWindow({ executable, version, kind }, args) {
  const switches = electronSwitches();
  if (kind !== 'declared') say(`start: Electron ${version} (${kind})`);
  if (switches.length > 0) say(`start: running as root, so Chromium's own sandbox is off (${switches.join(' ')}).`);
  // A shell that is itself an Electron (an editor's terminal) hands this down, and Electron would start as a plain Node.
  const { ELECTRON_RUN_AS_NODE, ...env } = process.env;
  return runInForeground(executable, [...switches, projectDir, ...args], { cwd: projectDir, env });
}

if (isStarted(import.meta.url)) process.exitCode = await start(process.argv.slice(2));
