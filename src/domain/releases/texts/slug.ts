import { transliterate } from '../../transliterate.ts';

/**
 * A name as lower-case words with hyphens for identifiers that must come out the same in every library, 'kristian-jakobsen'.
 * Unlike a file name it is never cut, and letters without a spelling stay (percent-encoded), so two names never fall together.
 */
export function stableSlug(name: string): string {
  return encodeURIComponent(
    transliterate(name)
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, ''),
  );
}
