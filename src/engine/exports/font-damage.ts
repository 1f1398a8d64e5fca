import { readFileSync } from 'node:fs';
import type { Asset } from '#contract/assets.ts';
import { MOST_TYPEFACE_BYTES } from '#domain/exports/typefaces.ts';
import { isFileThere, originalOf } from '../assets/store.ts';
import { DAMAGE_IN_WORDS, damageOfFont } from '../formats/font-whole.ts';
import type { OpenLibrary } from '../library/open.ts';

/** What was found of fonts so far, by their SHA-256: a kit is looked at many times while somebody works on it. */
const known = new Map<string, string>();
const KEPT = 200;

/**
 * A chosen typeface with what is wrong with its file, which imports before this check did not look for. One that is too large for a kit, or
 * whose original is gone, is refused for that and not read.
 */
export function withFontDamage<A extends Asset>(library: OpenLibrary, asset: A): A {
  if ((asset.facts.fontDamage ?? '') !== '' || asset.bytes > MOST_TYPEFACE_BYTES) return asset;
  const fontDamage = known.get(asset.sha256) ?? damageOf(originalOf(library, asset.sha256));
  if (fontDamage === null) return asset;
  if (known.size >= KEPT) known.clear();
  known.set(asset.sha256, fontDamage);
  return fontDamage === '' ? asset : { ...asset, facts: { ...asset.facts, fontDamage } };
}

/** The damage in words, empty for none, null for a file that cannot be read. */
function damageOf(path: string): string | null {
  if (!isFileThere(path)) return null;
  try {
    const damage = damageOfFont(readFileSync(path));
    return damage === null ? '' : DAMAGE_IN_WORDS[damage];
  } catch {
    return null;
  }
}
