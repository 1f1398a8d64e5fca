// Which packages ship: what the lock file calls a dependency of the app, for one system. Never what merely lies in node_modules.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from './run.mjs';

/** The packages of the shipped Node lie in `optionalDependencies`, but ship as one binary and not as packages. */
const RUNTIME = /^node_modules\/node-/;

/**
 * The folders of all packages that ship for a system, relative to the project: each `{ path, name, version, license, isOptional }`.
 * @param {{ platform: string, arch: string, libc?: string }} system as Node names them
 */
export function shippedPackages({ platform, arch, libc = 'glibc' }, lock = readLock()) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !RUNTIME.test(path))
    .filter(([, entry]) => fits(entry.os, platform) && fits(entry.cpu, arch) && (platform !== 'linux' || fits(entry.libc, libc)))
    .map(([path, { version, license, optional = false }]) => ({
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 13),
      version,
      license: license ?? licenceOfParent(path, lock) ?? 'unknown',
      isOptional: optional,
    }));
}

/** A package's binary for one system often states no licence of its own: it is part of the package whose name its own begins with. */
const licenceOfParent = (path, lock) =>
  Object.entries(lock.packages).find(([other, { license }]) => license !== undefined && path.startsWith(`${other}-`))?.[1]
    .license;

const fits = (allowed, own) => allowed === undefined || allowed.includes(own);

const readLock = () => JSON.parse(readFileSync(join(projectDir, 'package-lock.json'), 'utf8'));
