import type { KitDiff } from '#contract/comparing.ts';
import { compareFiles, compareWords } from '#domain/exports/compare.ts';
import { wordsOf } from '#domain/exports/correction.ts';
import { type OpenKit, openKitZip } from './facts.ts';

/** What changed between two kit zips. */
export async function diffKits(from: string, to: string): Promise<KitDiff> {
  return withKits(from, to, async (before, after) => compareKits(before, after));
}

/** Opens two kits, both verified, hands them over and closes them whatever happens. */
export async function withKits<T>(
  from: string,
  to: string,
  work: (before: OpenKit, after: OpenKit) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const before = await openKitZip(from, signal);
  try {
    const after = await openKitZip(to, signal);
    try {
      return await work(before, after);
    } finally {
      await after.zip.close();
    }
  } finally {
    await before.zip.close();
  }
}

/** Compares two open kits. */
export function compareKits(before: OpenKit, after: OpenKit): KitDiff {
  const shown = ({ facts, bytes, sha256 }: OpenKit) => ({
    identifier: facts.identifier,
    name: facts.name,
    version: facts.version,
    bytes,
    sha256,
  });
  const diff = {
    from: shown(before),
    to: shown(after),
    isSameKit: before.facts.identifier === after.facts.identifier,
    isIdentical: before.sha256 === after.sha256,
    ...compareFiles(before.facts, after.facts),
    changes: compareWords(before.facts, after.facts),
  };
  return { ...diff, words: wordsOf(diff) };
}
