// `npm run pack:app`: builds the app as it ships. By default the unpacked folder for this system; `--targets` makes the installers too.
// Electron comes from the declared package where its binary is there, else from the stand-in: what that makes is for trying only.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
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

/** The processors of one package: both of a Mac's in its universal app, else this machine's own. */
export const processorsFor = (platform, isWhole) => (platform === 'darwin' && isWhole ? ['arm64', 'x64'] : [process.arch]);

/** Lays everything out as it will lie in the app's resources folder. */
export async function prepareStage(platform = process.platform, processors = [process.arch]) {
  await rm(stage, { recursive: true, force: true });
  const resources = join(stage, 'resources');
  await mkdir(resources, { recursive: true });
  const within = (path) => !path.endsWith('.map');
  for (const part of ['engine', 'renderer', 'guide'])
    await cp(join(projectDir, 'out', part), join(resources, 'out', part), { recursive: true, filter: within });
  await cp(join(projectDir, 'resources'), join(resources, 'resources'), { recursive: true });
  await cp(join(projectDir, 'LICENSE'), join(resources, 'LICENSE'));
  const packages = new Map();
  const nodes = [];
  for (const arch of processors) {
    const installed = await installedFor(platform, arch);
    for (const entry of await copyPackages({ platform, arch }, installed, resources)) packages.set(entry.path, entry);
    nodes.push(await findNode({ platform, arch }, installed));
  }
  await writeLicences([...packages.values()], resources);
  await copyNode(nodes, resources);
  await makeIcons();
}

/** A folder with the packages of the lock file for a processor: the project itself, or one that npm fills for another processor. */
async function installedFor(platform, arch) {
  if (platform === process.platform && arch === process.arch) return projectDir;
  const folder = join(dist, `packages-${platform}-${arch}`);
  await mkdir(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) await cp(join(projectDir, name), join(folder, name));
  const args = ['ci', `--os=${platform}`, `--cpu=${arch}`, '--omit=dev', '--ignore-scripts'];
  execFileSync('npm', args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  return folder;
}

/** Copies what ships for a processor; a package that two of them share is copied twice over itself. */
async function copyPackages(system, installed, resources) {
  const packages = [];
  for (const entry of shippedPackages(system)) {
    const { path, isOptional } = entry;
    const from = join(installed, path);
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
  return packages;
}

async function writeLicences(packages, resources) {
  const list = packages.map(({ name, version, license }) => `${name} ${version}: ${license}`).toSorted();
  await writeFile(
    join(resources, 'THIRD-PARTY.txt'),
    `Packages that ship with Dateline, each with its licence in its folder under node_modules.\n\n${list.join('\n')}\n`,
  );
}

/** The package of our own Node for a processor, and its program in it. */
async function findNode({ platform, arch }, installed) {
  const name = platform === 'win32' ? 'node.exe' : 'node';
  // As main looks for it in a clone (main/paths.ts).
  for (const system of [`node-${platform === 'win32' ? 'win' : platform}-${arch}`, `node-bin-${platform}-${arch}`]) {
    const folder = join(installed, 'node_modules', system);
    const program = join(folder, 'bin', name);
    if (await exists(program)) return { name, folder, program };
  }
  throw new Error(`Our own Node is missing for ${platform} ${arch}; run “npm ci”.`);
}

/** Our own Node with its licence; of two processors as one program for both, which Apple's `lipo` makes. */
async function copyNode(nodes, resources) {
  const [{ name, folder, program }] = nodes;
  await mkdir(join(resources, 'node'), { recursive: true });
  const target = join(resources, 'node', name);
  if (nodes.length === 1) await cp(program, target, { dereference: true });
  else execFileSync('lipo', ['-create', ...nodes.map((node) => node.program), '-output', target]);
  for (const licence of ['LICENSE', 'README.md'])
    if (await exists(join(folder, licence))) await cp(join(folder, licence), join(resources, 'node', licence));
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
  const isWhole = args.includes('--targets');
  await prepareStage(process.platform, processorsFor(process.platform, isWhole));
  const electron = await electronToPack();
  const { build } = await import('electron-builder');
  const { default: config } = await import('../electron-builder.config.mjs');
  const { grantFileProtocolExtraPrivileges, ...fuses } = config.electronFuses;
  // The stand-in is older than this fuse.
  const electronFuses = Number.parseInt(electron.version, 10) < 29 ? fuses : config.electronFuses;
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
