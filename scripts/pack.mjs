// `npm run pack:app`: builds the app as it ships. By default the unpacked folder for this system; `--targets` makes the installers too.
// Electron comes from the declared package where its binary is there, else from the stand-in: what that makes is for trying only.
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { writeIco } from '../src/engine/logos/ico.ts';
import { build as buildSources } from './build.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { isStarted, projectDir, say } from './run.mjs';
import { shippedPackages } from './shipped.mjs';

const dist = join(projectDir, 'dist');
const stage = join(dist, 'stage');
/** What never runs. A licence stays whatever it is called, and a README, in which some packages state it. */
const IS_FOR_DEVELOPERS = /\.(map|md|markdown|ts|mts|cts)$/i;
const IS_LICENCE = /[\\/](licen[cs]e|copying|notice|readme)[^\\/]*$/i;
/** Sizes of the icon on Linux, px (freedesktop.org Icon Theme Specification), and the one the other systems' icons are made of. */
const ICON_PX = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** Lays everything out as it will lie in the app's resources folder. */
export async function prepareStage(system = { platform: process.platform, arch: process.arch }) {
  await rm(stage, { recursive: true, force: true });
  const resources = join(stage, 'resources');
  await mkdir(resources, { recursive: true });
  const within = (path) => !path.endsWith('.map');
  for (const part of ['engine', 'renderer', 'guide'])
    await cp(join(projectDir, 'out', part), join(resources, 'out', part), { recursive: true, filter: within });
  await cp(join(projectDir, 'resources'), join(resources, 'resources'), { recursive: true });
  await cp(join(projectDir, 'LICENSE'), join(resources, 'LICENSE'));
  await copyPackages(system, resources);
  await copyNode(system, resources);
  await makeIcons();
}

async function copyPackages(system, resources) {
  const packages = [];
  for (const entry of shippedPackages(system)) {
    const { path, isOptional } = entry;
    const from = join(projectDir, path);
    if (!(await exists(from))) {
      // What a package needs on other systems only, npm has left out.
      if (isOptional) continue;
      throw new Error(`${path} ships but is not installed here; run “npm ci”.`);
    }
    packages.push(entry);
    await cp(from, join(resources, path), {
      recursive: true,
      dereference: true,
      // Nested packages are entries of their own.
      filter: (file) =>
        !/[\\/]node_modules/.test(file.slice(from.length)) && (IS_LICENCE.test(file) || !IS_FOR_DEVELOPERS.test(file)),
    });
  }
  const list = packages.map(({ name, version, license }) => `${name} ${version}: ${license}`).toSorted();
  await writeFile(
    join(resources, 'THIRD-PARTY.txt'),
    `Packages that ship with Dateline, each with its licence in its folder under node_modules.\n\n${list.join('\n')}\n`,
  );
}

async function copyNode({ platform, arch }, resources) {
  const name = platform === 'win32' ? 'node.exe' : 'node';
  const system = `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  const manifest = createRequire(join(projectDir, 'package.json')).resolve(`${system}/package.json`);
  await mkdir(join(resources, 'node'), { recursive: true });
  await cp(join(dirname(manifest), 'bin', name), join(resources, 'node', name), { dereference: true });
  for (const licence of ['LICENSE', 'README.md'])
    if (await exists(join(dirname(manifest), licence)))
      await cp(join(dirname(manifest), licence), join(resources, 'node', licence));
}

/** All icons come from one drawing. */
async function makeIcons() {
  const svg = await readFile(join(projectDir, 'resources', 'app', 'icon.svg'));
  const folder = join(stage, 'icons');
  await mkdir(join(folder, 'linux'), { recursive: true });
  const pngs = new Map();
  for (const px of ICON_PX)
    pngs.set(
      px,
      await sharp(svg, { density: ((72 * px) / 1024) * 4 })
        .resize(px, px)
        .png()
        .toBuffer(),
    );
  for (const [px, png] of pngs) await writeFile(join(folder, 'linux', `${px}x${px}.png`), png);
  await writeFile(join(folder, 'icon.png'), pngs.get(1024));
  await writeFile(join(folder, 'icon.ico'), writeIco([16, 24, 32, 48, 64, 128, 256].map((px) => ({ px, png: pngs.get(px) }))));
}

/** The folder of the Electron to pack, without the loader that the stand-in has in place of an app; and its version. */
async function electronToPack() {
  const { executable, version, kind } = await ensureElectron();
  if (kind === 'declared') return { folder: dirname(executable), version };
  say(`pack: with Electron ${version} (${kind}), to be tried here and not to be handed out.`);
  const folder = join(dist, 'electron');
  await rm(folder, { recursive: true, force: true });
  await cp(dirname(executable), folder, { recursive: true, filter: (file) => !file.endsWith(join('resources', 'app')) });
  return { folder, version };
}

/** Packs; answers the exit code. */
export async function pack(args) {
  const code = buildSources();
  if (code !== 0) return code;
  await prepareStage();
  const electron = await electronToPack();
  const { build } = await import('electron-builder');
  const { default: config } = await import('../electron-builder.config.mjs');
  const { grantFileProtocolExtraPrivileges, ...fuses } = config.electronFuses;
  // The stand-in is older than this fuse.
  const electronFuses = Number.parseInt(electron.version, 10) < 29 ? fuses : config.electronFuses;
  const isWhole = args.includes('--targets');
  try {
    const made = await build({
      projectDir,
      publish: 'never',
      config: {
        ...config,
        electronFuses,
        electronDist: electron.folder,
        electronVersion: electron.version,
        ...(isWhole ? {} : withTarget('dir', config)),
      },
    });
    say(`pack: done. ${made.join(' ')}`);
    return 0;
  } catch (error) {
    say(`pack: ${error.message}`);
    return 1;
  }
}

const withTarget = (target, { linux, mac, win }) => ({
  linux: { ...linux, target },
  mac: { ...mac, target },
  win: { ...win, target },
});

const exists = (path) =>
  stat(path).then(
    () => true,
    () => false,
  );

if (isStarted(import.meta.url)) process.exitCode = await pack(process.argv.slice(2));
