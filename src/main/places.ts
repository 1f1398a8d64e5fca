import { randomBytes } from 'node:crypto';
import { basename, dirname } from 'node:path';
import type { PickedPlace } from '#contract/host.ts';

/** Main's memory of the places a window may name: what the user picked or dropped, and what the engine has shown. */
export interface Places {
  /** The token of a path; the same path keeps its token. */
  tokenOf(path: string): string;
  pathOf(token: string): string | undefined;
  /** A place as the window gets it after a dialog or a drop. */
  picked(path: string): PickedPlace;
}

/** Tokens kept; the least lately issued are forgotten first, long after any window shows them. */
const KEPT = 20_000;

/** Makes an empty memory; tokens are random, so that a window cannot guess one. */
export function createPlaces(): Places {
  const byToken = new Map<string, string>();
  const byPath = new Map<string, string>();
  const tokenOf = (path: string): string => {
    const known = byPath.get(path);
    if (known !== undefined) {
      // Moved to the end: forgetting goes by age.
      byToken.delete(known);
      byToken.set(known, path);
      return known;
    }
    const token = randomBytes(12).toString('base64url');
    byToken.set(token, path);
    byPath.set(path, token);
    const oldest = byToken.size > KEPT ? byToken.entries().next().value : undefined;
    if (oldest !== undefined) {
      byToken.delete(oldest[0]);
      byPath.delete(oldest[1]);
    }
    return token;
  };
  return {
    tokenOf,
    pathOf: (token) => byToken.get(token),
    picked: (path) => ({ token: tokenOf(path), name: basename(path), folder: basename(dirname(path)) }),
  };
}
