// node_modules: installed exactly as the lock file says, and a stamp inside it that proves the installation ended.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentOutside, projectDir, runQuietly, say } from './run.mjs';

const stampName = '.dateline-stamp.json';
const npmTimeLimitMs = 20 * 60 * 1000;

/** What a finished installation of this lock file on this system is stamped with. */
export function stampOf(lockText, system = `${process.platform}-${process.arch}`) {
  return { lock: createHash('sha256').update(lockText).digest('hex'), system };
}

/** Whether node_modules carries the stamp of this very lock file: a half-finished installation has none. */
export function isStamped(folder, stamp) {
  try {
    const found = JSON.parse(readFileSync(join(folder, stampName), 'utf8'));
    return found.lock === stamp.lock && found.system === stamp.system;
  } catch {
    return false;
  }
}

/** Writes the stamp; only after npm has ended well. */
export function writeStamp(folder, stamp) {
  writeFileSync(join(folder, stampName), `${JSON.stringify(stamp)}\n`);
}

/**
 * Whether npm's own record of what it installed (node_modules/.package-lock.json, written last) holds everything that the
 * lock file asks for, apart from optional packages of other systems: so `npm install` by hand costs no second installation.
 */
export function isInstalled(lock, installed) {
  const wanted = Object.entries(lock.packages ?? {}).filter(([path]) => path !== '');
  const have = installed.packages ?? {};
  const missing = wanted.some(([path, entry]) => {
    const found = have[path];
    return found ? found.version !== entry.version || found.integrity !== entry.integrity : !entry.optional;
  });
  return !missing && Object.keys(have).every((path) => path in lock.packages);
}

/** Makes node_modules what the lock file says; true when it is, false after saying why not. */
export function ensureNodeModules(folder = projectDir) {
  const modules = join(folder, 'node_modules');
  const lockText = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const stamp = stampOf(lockText);
  if (isStamped(modules, stamp)) return true;
  if (isInstalledByHand(modules, lockText)) {
    writeStamp(modules, stamp);
    return true;
  }
  say('setup: installing the npm packages of the lock file (npm ci), about a minute …');
  const result = npmCi(folder);
  if (!result.ok) {
    say(`setup: npm ci failed: ${result.reason}`);
    return false;
  }
  writeStamp(modules, stamp);
  return true;
}

function isInstalledByHand(modules, lockText) {
  const record = join(modules, '.package-lock.json');
  try {
    return existsSync(record) && isInstalled(JSON.parse(lockText), JSON.parse(readFileSync(record, 'utf8')));
  } catch {
    return false;
  }
}

function npmCi(folder) {
  // Every option is spelled out, because the npm that called us hands its own down: `-s`, --omit, NODE_ENV=production.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  return runQuietly('npm', args, {
    cwd: folder,
    // npm ci removes node_modules, and with it the Node that may be running us; npm itself runs on the machine's own.
    env: environmentOutside(),
    shell: process.platform === 'win32',
    timeout: npmTimeLimitMs,
  });
}
