import { slug } from '../names.ts';

/**
 * The story of a kit as a field of names: its own slug, else its title's; a title that cannot be spelled in a to z gives a
 * short hash of its characters, so that two such kits of one day stay two, and every library names them alike.
 */
export function storyOf(kit: { readonly slug: string; readonly title: string }): string {
  return kit.slug || slug(kit.title) || `story-${fnv1a(kit.title.normalize('NFC').trim())}`;
}

/** FNV-1a over the code points of a text, as eight hex digits: to tell names apart, not to protect anything. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    for (const octet of [point & 0xff, (point >>> 8) & 0xff, point >>> 16]) hash = Math.imul(hash ^ octet, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
