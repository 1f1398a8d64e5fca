import { isAbsolute, relative, resolve, sep } from 'node:path';

/** True when `path` is `folder` itself or lies below it, after resolving `..`; the one place that decides this. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
