import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import config from '../../electron-builder.config.mjs';
import { processorsFor } from '../../scripts/pack.mjs';
import { mayShip } from '../../scripts/reference-shipped.ts';
import { shippedPackages } from '../../scripts/shipped.mjs';

/* What ships, without packing anything: the configuration, the packages and their licences, the scripts of the installers. */

const root = join(import.meta.dirname, '..', '..');
const SYSTEMS = [
  { platform: 'linux', arch: 'x64' },
  { platform: 'darwin', arch: 'arm64' },
  { platform: 'win32', arch: 'x64' },
];

test('every system has its installers, and the archive is sealed', () => {
  expect(config.linux).toMatchObject({ target: ['AppImage', 'deb', 'tar.gz'] });
  expect(config.mac).toMatchObject({ target: [{ target: 'dmg', arch: ['universal'] }], hardenedRuntime: true });
  expect(config.win).toMatchObject({ target: [{ target: 'nsis', arch: ['x64'] }] });
  expect(config.asar).toBe(true);
  expect(config.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
  expect(config.fileAssociations).toEqual([
    expect.objectContaining({ ext: 'dateline', role: 'Editor' }),
    expect.objectContaining({ ext: 'zip', role: 'Viewer', rank: 'Alternate' }),
  ]);
  // Without a place for updates nobody is ever asked for one.
  expect(config.publish).toBeNull();
});

test.each(SYSTEMS)('what ships for $platform is the app’s own dependencies, under licences that allow it', async (system) => {
  const { dependencies, devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const shipped = shippedPackages(system);
  const names = shipped.map(({ name }) => name);
  for (const name of Object.keys(dependencies)) expect(names).toContain(name);
  for (const name of Object.keys(devDependencies))
    if (!(name in dependencies)) expect(shipped.map(({ path }) => path)).not.toContain(`node_modules/${name}`);
  // libvips inside sharp is LGPL, linked at run time and replaceable; no GPL or AGPL.
  // Where a package leaves the choice, we take MIT.
  expect(shipped.filter(({ license }) => !mayShip(license))).toEqual([]);
  const sharpBinaries = names.filter((name) => /^@img\/sharp-(linux|darwin|win32)/.test(name));
  expect(sharpBinaries).toEqual([`@img/sharp-${system.platform}-${system.arch}`]);
});

test.each(['bin/dateline', 'after-install.sh', 'after-remove.sh'])('%s is a shell script without an error of grammar', (name) => {
  const path = join(root, 'resources', 'app', name);
  expect(() => execFileSync('sh', ['-n', path])).not.toThrow();
});

test.each([
  ['MIT', true],
  ['(MIT AND Zlib)', true],
  ['(MIT OR GPL-3.0-or-later)', true],
  ['GPL-3.0-or-later', false],
  ['MIT AND AGPL-3.0', false],
  ['unknown', false],
])('%s may ship: %s', (licence, answer) => {
  expect(mayShip(licence)).toBe(answer);
});

test('what lies beside the archive joins the whole universal app, not the halves that are melted into it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-pack-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const half = join(folder, 'mac-universal-x64-temp');
  await mkdir(half);
  const packed = { appOutDir: half, electronPlatformName: 'darwin', packager: { appInfo: { productFilename: 'Dateline' } } };
  await (config.afterPack as (context: unknown) => Promise<void>)(packed);
  expect(await readdir(half)).toEqual([]);
  expect(processorsFor('darwin', true)).toEqual(['arm64', 'x64']);
  expect(processorsFor('darwin', false)).toEqual([process.arch]);
  expect(processorsFor('linux', true)).toEqual([process.arch]);
  // Our own Node is in the lock file for each.
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const nodes = Object.values<{ os?: string[]; cpu?: string[]; bin?: object }>(lock.packages).filter(
    ({ bin }) => bin && 'node' in bin,
  );
  for (const arch of processorsFor('darwin', true))
    expect(nodes.some(({ os, cpu }) => os?.includes('darwin') && cpu?.includes(arch))).toBe(true);
});
