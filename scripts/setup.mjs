// Makes a fresh clone ready: called before start, test, check and the command line, so that nobody has to know it.
// A second run finds everything in place in a fraction of a second. It speaks on standard error only.
import { ensureElectron } from './electron-runtime.mjs';
import { forgetFailure } from './failures.mjs';
import { ensureNodeModules } from './node-modules.mjs';
import { isStarted, say } from './run.mjs';
import { hasDisplay } from './start.mjs';
import { ensureSystemPackages, packagesFor } from './system-packages.mjs';

/** What to make ready, from the command line: { purpose: 'cli' | 'start' | 'test', retry }, or { error }. */
export function readArguments(args) {
  let purpose = 'test';
  let retry = false;
  for (const arg of args) {
    const named = arg.match(/^--for=(.*)$/)?.[1];
    if (arg === '--retry') retry = true;
    else if (named !== undefined && Object.hasOwn(packagesFor, named)) purpose = named;
    else return { error: `setup: ${arg} is not known; use --for=${Object.keys(packagesFor).join('|')} and --retry.` };
  }
  return { purpose, retry };
}

/** Makes everything ready for this purpose; the exit code. Only npm packages are indispensable, the rest is said and skipped. */
export async function setUp({ purpose, retry }) {
  if (retry) for (const name of ['apt', 'electron']) forgetFailure(name);
  if (!ensureNodeModules()) return 1;
  // Without a display `npm start` makes the example kit instead and needs no Electron.
  if (purpose === 'cli' || (purpose === 'start' && !hasDisplay())) return 0;
  ensureSystemPackages(purpose);
  try {
    await ensureElectron();
  } catch (error) {
    say(`setup: ${error.message}`);
  }
  return 0;
}

if (isStarted(import.meta.url)) {
  const options = readArguments(process.argv.slice(2));
  if (options.error) say(options.error);
  process.exitCode = options.error ? 2 : await setUp(options);
}
