import { isFileThere, originalOf } from '../assets/store.ts';
import type { OpenLibrary } from '../library/open.ts';
import { Refusal } from '../refusal.ts';

/** True when the library still has the original with this SHA-256, and the file itself. */
export function isOriginalThere(library: OpenLibrary, sha256: string): boolean {
  try {
    return isFileThere(originalOf(library, sha256));
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
