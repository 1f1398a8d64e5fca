// Whether out/ was built from the sources as they are now.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectDir } from './run.mjs';

// Everything a build reads; a name that does not exist counts as such, so that its later appearance is noticed.
const inputs = [
  'src',
  'resources',
  'docs/guide',
  'scripts/build.mjs',
  'scripts/guide-html.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const stampName = '.built-from';

/** A fingerprint of all files that a build reads: their paths, sizes and times. Take it before the build begins. */
export function fingerprintOfSources(folder = projectDir) {
  const hash = createHash('sha256');
  // The configurations of the bundler have many possible names, all at the top.
  const configs = readdirSync(folder).filter((name) => /^(electron\.)?vite(\.\w+)?\.config\.|^tsconfig\..*json$/.test(name));
  for (const name of [...inputs, ...configs.sort()]) {
    for (const file of filesUnder(join(folder, name))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${relative(folder, file)}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** Whether the last successful build in out/ was made from sources with this fingerprint. */
export function isBuilt(fingerprint, folder = projectDir) {
  const stamp = join(folder, 'out', stampName);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint;
}

/** Records that out/ was built from sources with this fingerprint; only after the build has ended well. */
export function markBuilt(fingerprint, folder = projectDir) {
  mkdirSync(join(folder, 'out'), { recursive: true });
  writeFileSync(join(folder, 'out', stampName), fingerprint);
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => filesUnder(join(path, entry.name)));
}
