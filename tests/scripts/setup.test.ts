import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprintOfSources, isBuilt, markBuilt } from '../../scripts/build-stamp.mjs';
import { completedLock, missingEntries, systemOf } from '../../scripts/complete-lock.mjs';
import { declaredElectron } from '../../scripts/electron-runtime.mjs';
import { believedForMs, recentFailure, rememberFailure } from '../../scripts/failures.mjs';
import { isInstalled, isStamped, stampOf, writeStamp } from '../../scripts/node-modules.mjs';
import { withoutHosts } from '../../scripts/run.mjs';
import { readArguments } from '../../scripts/setup.mjs';
import { isCompleteStandIn } from '../../scripts/stand-in.mjs';
import { electronSwitches, hasDisplay } from '../../scripts/start.mjs';
import { candidateNames, chosenNames, installedNames, missingPackages, packagesFor } from '../../scripts/system-packages.mjs';

const root = join(import.meta.dirname, '..', '..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-setup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): string {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  return target;
}

test('a stamp holds for one lock file on one system, and for nothing else', () => {
  expect(isStamped(folder, stampOf('lock one'))).toBe(false);
  writeStamp(folder, stampOf('lock one'));
  expect(isStamped(folder, stampOf('lock one'))).toBe(true);
  expect(isStamped(folder, stampOf('lock two'))).toBe(false);
  expect(isStamped(folder, stampOf('lock one', 'darwin-arm64'))).toBe(false);
});

test('an installation by hand counts only when it is what the lock file says', () => {
  const one = { version: '1.0.0', integrity: 'sha512-a' };
  const other = { version: '1.0.0', integrity: 'sha512-b', optional: true };
  const lock = { packages: { '': {}, 'node_modules/one': one, 'node_modules/other-system': other } };
  expect(isInstalled(lock, { packages: { 'node_modules/one': one } })).toBe(true);
  expect(isInstalled(lock, { packages: {} })).toBe(false);
  expect(isInstalled(lock, { packages: { 'node_modules/one': { ...one, version: '1.0.1' } } })).toBe(false);
  expect(isInstalled(lock, { packages: { 'node_modules/one': one, 'node_modules/stray': one } })).toBe(false);
});

test('the lock file of this project is one that npm ci accepts: no optional package is left out', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  expect(missingEntries(lock), 'run: node scripts/complete-lock.mjs').toEqual([]);
});

test('the lock file names no registry host', () => {
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "https?:/);
});

test('an optional package that the registry lacks gets an entry for its system only', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '2.6.8', optionalDependencies: { '@a/linux-x64-musl': '2.6.8', '@a/nested': '1.0.0' } },
      'node_modules/a/node_modules/@a/nested': { version: '1.0.0' },
    },
  };
  expect(completedLock(lock).packages['node_modules/@a/linux-x64-musl']).toEqual({
    version: '2.6.8',
    os: ['linux'],
    cpu: ['x64'],
    libc: ['musl'],
    optional: true,
  });
  expect(missingEntries(completedLock(lock))).toEqual([]);
  expect(systemOf('typst-ts-node-compiler-win32-arm64-msvc')).toEqual({ os: ['win32'], cpu: ['arm64'] });
});

test('a removed package whose settings stayed is missing; one alternative name is enough', () => {
  const installed = installedNames('libnss3 ii \nxvfb rc \nlibgtk-3-0t64 ii \nlibgbm1 hi \n');
  expect(missingPackages(['libnss3', 'xvfb', 'libgtk-3-0|libgtk-3-0t64', 'libgbm1'], installed)).toEqual(['xvfb']);
});

test('the name that this release offers is chosen, and what it does not offer is set apart', () => {
  const policy =
    'libasound2:\n  Installed: (none)\n  Candidate: (none)\nlibasound2t64:\n  Installed: (none)\n  Candidate: 1.2.14-1\n';
  const candidates = candidateNames(policy);
  expect(chosenNames(['libasound2|libasound2t64', 'chromium'], candidates)).toEqual({
    offered: ['libasound2t64'],
    notOffered: ['chromium'],
  });
  expect(chosenNames(['libasound2|libasound2t64'], new Set()).offered).toEqual(['libasound2']);
});

test('the command line needs no system package, tests need all that a start needs', () => {
  expect(packagesFor.cli).toEqual([]);
  expect(packagesFor.test).toEqual(expect.arrayContaining(packagesFor.start));
});

// A machine with these programs and no others; each writes down that it was called.
function machine(programs: Record<string, string>) {
  for (const [name, script] of Object.entries(programs)) {
    chmodSync(write(`bin/${name}`, `#!/bin/sh\necho "${name} $*" >> "${folder}/calls"\n${script}\n`), 0o755);
  }
  const code = (isRoot: boolean) =>
    `import('${join(root, 'scripts', 'system-packages.mjs')}').then((m) => m.ensureSystemPackages('start', ${isRoot}))`;
  return (isRoot: boolean) => {
    rmSync(join(folder, 'calls'), { force: true });
    const env = { ...process.env, PATH: join(folder, 'bin'), DATELINE_CACHE: join(folder, 'cache') };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', code(isRoot)], { env, encoding: 'utf8' });
    const calls = existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8') : '';
    return { status, stdout, stderr, calls };
  };
}

const onLinux = test.skipIf(process.platform !== 'linux');

onLinux('without a network apt fails once: one sentence without a host name, no second try, nothing on standard output', () => {
  const run = machine({
    'dpkg-query': 'exit 1',
    'apt-cache': 'exit 0',
    'apt-get': `echo "E: Failed to fetch http://mirror.example.org/x  Could not resolve 'mirror.example.org'" >&2; exit 100`,
  });
  const first = run(true);
  expect(first).toMatchObject({ status: 0, stdout: '' });
  expect(first.stderr).toContain('going on without');
  expect(first.stderr).not.toContain('example.org');
  expect(first.calls).toContain('apt-get');
  const second = run(true);
  expect(second.stderr.trim().split('\n')).toHaveLength(1);
  expect(second.calls).not.toContain('apt-get');
});

onLinux('who is not root is told the command, and nothing is installed', () => {
  const run = machine({ 'dpkg-query': "echo 'libnss3 ii '; exit 1", 'apt-cache': 'exit 0', 'apt-get': 'exit 0' });
  const { stderr, calls } = run(false);
  expect(stderr).toMatch(/sudo apt-get install -y --no-install-recommends libgtk-3-0 libasound2 .*xauth\n$/);
  expect(calls).not.toContain('apt-get');
});

onLinux('a system that is not Debian is left in peace', () => {
  expect(machine({})(true)).toEqual({ status: 0, stdout: '', stderr: '', calls: '' });
});

test('a failure is believed for a day, for the same thing only', () => {
  const at = { folder, nowMs: Date.parse('2026-01-01T12:00:00Z') };
  rememberFailure('electron', '45.4.1', 'no connection', at);
  expect(recentFailure('electron', '45.4.1', at)).toBe('no connection');
  expect(recentFailure('electron', '46.0.0', at)).toBeNull();
  expect(recentFailure('electron', '45.4.1', { folder, nowMs: at.nowMs + believedForMs })).toBeNull();
});

test('a declared Electron counts only with its whole binary of the same version', () => {
  write('package.json', '{ "version": "45.4.1" }');
  write('dist/version', '45.4.1');
  write('dist/electron', '');
  expect(declaredElectron(folder)).toBeNull();
  write('path.txt', 'electron');
  expect(declaredElectron(folder)).toEqual({ executable: join(folder, 'dist', 'electron'), version: '45.4.1', kind: 'declared' });
  write('dist/version', '44.0.0');
  expect(declaredElectron(folder)).toBeNull();
});

test('a stand-in without its stamp, or with one file lost, is not complete', async () => {
  const integrity = readFileSync(join(root, 'scripts', 'stand-in.mjs'), 'utf8').match(/'(sha512-[^']+)'/)?.[1];
  const files = ['electron', 'icudtl.dat', 'resources.pak', 'chrome_100_percent.pak', 'v8_context_snapshot.bin', 'libffmpeg.so'];
  const more = ['libEGL.so', 'libGLESv2.so', 'locales/en-US.pak', 'resources/app/package.json', 'resources/app/main.cjs'];
  for (const file of [...files, ...more]) write(file, '');
  expect(await isCompleteStandIn(folder)).toBe(false);
  write('dateline-stamp.json', JSON.stringify({ integrity }));
  expect(await isCompleteStandIn(folder)).toBe(true);
  rmSync(join(folder, 'resources.pak'));
  expect(await isCompleteStandIn(folder)).toBe(false);
});

test('out/ is stale after a source was changed, added or deleted', () => {
  write('src/a.ts', 'one');
  write('electron.vite.config.ts', '');
  markBuilt(fingerprintOfSources(folder), folder);
  expect(isBuilt(fingerprintOfSources(folder), folder)).toBe(true);
  write('src/b.ts', '');
  expect(isBuilt(fingerprintOfSources(folder), folder)).toBe(false);
  rmSync(join(folder, 'src', 'b.ts'));
  expect(isBuilt(fingerprintOfSources(folder), folder)).toBe(true);
  write('src/a.ts', 'longer');
  expect(isBuilt(fingerprintOfSources(folder), folder)).toBe(false);
});

test('only root on Linux loses the sandbox, and only Linux can be without a display', () => {
  expect(electronSwitches('linux', 0)).toEqual(['--no-sandbox']);
  expect(electronSwitches('linux', 1000)).toEqual([]);
  expect(electronSwitches('darwin', 0)).toEqual([]);
  expect(hasDisplay('linux', {})).toBe(false);
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect(hasDisplay('win32', {})).toBe(true);
});

test('no host name is left in a message', () => {
  const text = withoutHosts('GET https://npm.example.org:8443/x - getaddrinfo ENOTFOUND npm.example.org');
  expect(text).toBe('GET <url> - getaddrinfo ENOTFOUND <host>');
  expect(withoutHosts("Could not resolve 'deb.example.org'")).not.toContain('example.org');
});

test('an unknown argument is refused, a known purpose is taken', () => {
  expect(readArguments(['--for=cli', '--retry'])).toEqual({ purpose: 'cli', retry: true });
  expect(readArguments(['--for=toString']).error).toContain('--for=toString');
});
