import type { DiffPart, Release, ReleaseDiff } from '#contract/releases.ts';
import { align } from './align.ts';

/** The name of a person, an organisation or a file by its id; the id itself when there is none. */
export type NameOf = (id: string) => string;

/**
 * What changed between two states of a release: the body by block and word, other texts by word, what is no text by whole values.
 * Fields without a change are left out.
 */
export function diffReleases(from: Release, to: Release, nameOf: NameOf = (id) => id): ReleaseDiff {
  const [before, after] = [fieldTexts(from), fieldTexts(to)];
  const texts = Object.keys(before).flatMap((field) => {
    const [old, now] = [before[field] ?? '', after[field] ?? ''];
    return old === now ? [] : [{ field, parts: diffWords(old, now) }];
  });
  const [had, has] = [fieldValues(from), fieldValues(to)];
  const values = Object.keys(had).flatMap((field) => {
    const steps = align(had[field] ?? [], has[field] ?? []);
    const named = NAMED.includes(field) ? nameOf : (value: string) => value;
    return steps.every(({ kind }) => kind === 'same')
      ? []
      : [{ field, parts: steps.map(({ kind, value }) => ({ kind, text: named(value) })) }];
  });
  const fields = [...texts, ...values];
  const body = diffBlocks(from.body, to.body);
  const counted = [...fields, ...body].flatMap(({ parts }) => parts);
  const words = (kind: DiffPart['kind']): number =>
    counted.filter((part) => part.kind === kind).reduce((sum, part) => sum + (part.text.match(/\S+/g)?.length ?? 0), 0);
  return { from: from.revision, to: to.revision, fields, body, wordsAdded: words('added'), wordsRemoved: words('removed') };
}

/** The names of the fields in which two states differ, the body among them. */
export function changedFields(from: Release, to: Release): string[] {
  const known = (release: Release): Record<string, unknown> => ({ ...fieldTexts(release), ...fieldValues(release) });
  const [before, after] = [known(from), known(to)];
  const changed = Object.keys(before).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return JSON.stringify(from.body) === JSON.stringify(to.body) ? changed : ['body', ...changed];
}

/** A text against another, by word: blanks and marks are parts of their own, so that a changed word stands alone. */
export function diffWords(from: string, to: string): DiffPart[] {
  const tokens = (text: string): string[] =>
    text.match(/[\p{L}\p{N}\p{M}]+(?:[’'.,][\p{L}\p{N}\p{M}]+)*|\s+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];
  const parts: { kind: DiffPart['kind']; text: string }[] = [];
  for (const { kind, value } of grouped(align(tokens(from), tokens(to)))) {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += value;
    else parts.push({ kind, text: value });
  }
  return parts;
}

/** Single blanks between two changes join them: 'one two' to 'three four' is one change, not two. */
function grouped<T extends { kind: DiffPart['kind']; value: string }>(
  steps: readonly T[],
): { kind: DiffPart['kind']; value: string }[] {
  const out: { kind: DiffPart['kind']; value: string }[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed !== '') out.push({ kind: 'removed', value: removed });
    if (added !== '') out.push({ kind: 'added', value: added });
    [removed, added] = ['', ''];
  };
  steps.forEach((step, at) => {
    if (step.kind === 'removed') removed += step.value;
    else if (step.kind === 'added') added += step.value;
    else if (/^\s+$/.test(step.value) && removed !== '' && added !== '' && !['same', undefined].includes(steps[at + 1]?.kind)) {
      removed += step.value;
      added += step.value;
    } else {
      flush();
      out.push({ kind: 'same', value: step.value });
    }
  });
  flush();
  return out;
}

function diffBlocks(from: readonly string[], to: readonly string[]): ReleaseDiff['body'] {
  const blocks: ReleaseDiff['body'] = [];
  let [at, there] = [0, 0];
  let [gone, come]: [string[], string[]] = [[], []];
  const flush = (): void => {
    for (const [old, now] of paired(gone, come)) {
      const kind = old === null ? 'added' : now === null ? 'removed' : 'changed';
      blocks.push({
        kind,
        from: old === null ? null : ++at,
        to: now === null ? null : ++there,
        parts:
          old !== null && now !== null
            ? diffWords(old, now)
            : [{ kind: old === null ? 'added' : 'removed', text: old ?? now ?? '' }],
      });
    }
    [gone, come] = [[], []];
  };
  for (const { kind, value } of align(from, to)) {
    if (kind === 'removed') gone.push(value);
    else if (kind === 'added') come.push(value);
    else {
      flush();
      blocks.push({ kind: 'same', from: ++at, to: ++there, parts: [{ kind: 'same', text: value }] });
    }
  }
  flush();
  return blocks;
}

/** Old and new blocks of one gap, in order; two that share at least a third of their words are one block that changed. */
function paired(gone: readonly string[], come: readonly string[]): [string | null, string | null][] {
  const pairs: [string | null, string | null][] = [];
  let next = 0;
  for (const old of gone) {
    const found = come.findIndex((now, at) => at >= next && likeness(old, now) >= 1 / 3);
    if (found < 0) pairs.push([old, null]);
    else {
      for (const now of come.slice(next, found)) pairs.push([null, now]);
      pairs.push([old, come[found] ?? null]);
      next = found + 1;
    }
  }
  return [...pairs, ...come.slice(next).map((now): [null, string] => [null, now])];
}

function likeness(one: string, other: string): number {
  const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [a, b] = [wordsOf(one), wordsOf(other)];
  return a.size + b.size === 0 ? 0 : [...a].filter((word) => b.has(word)).length / Math.max(1, Math.min(a.size, b.size));
}

/** Every text but the body, to be compared word by word. */
function fieldTexts(release: Release): Record<string, string> {
  return {
    headline: release.headline,
    subheadline: release.subheadline,
    byline: [release.byline.role, release.byline.name].filter((text) => text !== '').join(' '),
    dateline: release.dateline,
    quotes: release.quotes.map(({ text, speaker, role }) => [text, role, speaker].filter(Boolean).join(', ')).join('\n'),
    figures: release.figures.map(({ text, sentence }) => `${text}: ${sentence}`).join('\n'),
    boilerplate: release.boilerplate,
    notes: release.notes.join('\n'),
    embargoNote: release.embargoNote,
  };
}

/** Fields of a diff whose parts are whole values, not runs of one text. */
export const VALUE_FIELDS: readonly string[] = [
  'language',
  'date',
  'embargo',
  'status',
  'organisationId',
  'contactIds',
  'attachmentIds',
];

/** Fields whose values are ids. */
const NAMED: readonly string[] = ['organisationId', 'contactIds', 'attachmentIds'];

/** What is no text, as values that are there or not. */
const fieldValues = ({ embargo, ...release }: Release): Record<string, string[]> => ({
  language: [release.language],
  date: release.date === null ? [] : [release.date],
  embargo: embargo === null ? [] : [`${embargo.until} ${embargo.timeZone}`],
  status: [release.status],
  organisationId: release.organisationId === null ? [] : [release.organisationId],
  contactIds: release.contactIds,
  attachmentIds: release.attachmentIds,
});
