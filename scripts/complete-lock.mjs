// Run by hand after `npm install` added or updated a package: node scripts/complete-lock.mjs
// A registry that lacks the binaries of other systems makes npm leave them out of the lock file without a word, and then
// `npm ci` refuses that lock file everywhere ("Missing: … from lock file"). Their entries follow from who asks for them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isStarted, projectDir, say } from './run.mjs';

/** The optional packages that some package of the lock file asks for and that have no entry: [{ path, version }]. */
export function missingEntries(lock) {
  const missing = new Map();
  for (const [from, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isLocked(lock, from, name)) continue;
      // Platform packages are released together with the package that asks for them.
      missing.set(`node_modules/${name}`, /^\d+\.\d+\.\d+/.test(range) ? range : entry.version);
    }
  }
  return [...missing].map(([path, version]) => ({ path, version }));
}

// As Node looks for a package: in the asking folder's own node_modules, then in each one above it.
function isLocked(lock, from, name) {
  const steps = from === '' ? [] : `/${from}`.split('/node_modules/').slice(1);
  return Array.from({ length: steps.length + 1 }, (_, depth) => [...steps.slice(0, depth), name]).some(
    (path) => `node_modules/${path.join('/node_modules/')}` in lock.packages,
  );
}

/** The system that a platform package is for, read from its name: { os, cpu, libc }, each absent when the name is silent. */
export function systemOf(name) {
  const words = name.split('/').pop().split('-');
  const first = (known) => words.find((word) => known.includes(word));
  const os = first(['android', 'darwin', 'freebsd', 'linux', 'openbsd', 'win32']);
  const cpu = first(['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64']);
  const isMusl = words.some((word) => word.startsWith('musl'));
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(isMusl && { libc: ['musl'] }) };
}

/** The lock file with an entry for each missing optional package, in npm's order of paths. */
export function completedLock(lock) {
  const packages = { ...lock.packages };
  for (const { path, version } of missingEntries(lock)) {
    packages[path] = { version, ...systemOf(path), optional: true };
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

function completeLockFile(args) {
  // It rewrites a file that is committed, so a mistyped or curious argument must not do it.
  if (args.length > 0) {
    say('usage: node scripts/complete-lock.mjs   (rewrites package-lock.json; takes no argument)');
    return 2;
  }
  const path = join(projectDir, 'package-lock.json');
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  const missing = missingEntries(lock);
  if (missing.length > 0) writeFileSync(path, `${JSON.stringify(completedLock(lock), null, 2)}\n`);
  say(`package-lock.json: ${missing.length} entries added.`);
  return 0;
}

if (isStarted(import.meta.url)) process.exitCode = completeLockFile(process.argv.slice(2));
