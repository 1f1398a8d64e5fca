import type { ParsedRelease } from '#contract/parsed-release.ts';
import { parseRelease } from '../../../src/domain/releases/parse.ts';
import { readReleaseSource } from '../../../src/engine/releases/source.ts';
import { type Group, type TestRelease, testReleases } from '../../domain/releases/recognition/corpus.ts';
import { type Mark, score } from '../../domain/releases/recognition/score.ts';

/** A test release as read and parsed, with its marks. */
export interface Measured extends TestRelease {
  readonly text: string;
  readonly parsed: ParsedRelease;
  readonly marks: readonly Mark[];
}

/** Reads, parses and scores every test release. */
export async function measure(): Promise<Measured[]> {
  const all: Measured[] = [];
  for (const release of testReleases()) {
    const text = await readReleaseSource({ place: { $path: release.path } });
    const parsed = parseRelease(text);
    all.push({ ...release, text, parsed, marks: score(parsed, release.expected) });
  }
  return all;
}

/** How much of a field is right over some releases, as [right, of]; entries of lists count one by one. */
export function tally(releases: readonly Measured[], field: string, group: Group, language?: string): [number, number] {
  let right = 0;
  let of = 0;
  for (const release of releases) {
    if (release.group !== group || (language !== undefined && release.expected.language !== language)) continue;
    for (const mark of release.marks) {
      if (mark.field !== field) continue;
      right += mark.right;
      of += mark.of;
    }
  }
  return [right, of];
}
