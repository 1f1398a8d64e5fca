import { useEffect } from 'react';
import type { Release, ReleaseFields, ReleaseFinding } from '#contract/releases.ts';
import type { ReleaseSpot } from '../shell/store.ts';
import { spotOf } from './block.tsx';
import { bodyOfCells, type Cell, cellsOf, cellText, replaceSpans, spansOf, withSpans } from './cells.ts';
import { rangeOf } from './rich.ts';

/** A stretch of text on the paper: `headline`, `subheadline`, `body:0` (a block, counted from 0), `boilerplate` or `notes`. */
export type Spot = ReleaseSpot;

const LINES = ['headline', 'subheadline', 'boilerplate'] as const;

/** Where on the paper a finding is; null for what has no place there, such as contacts. */
export function spotOfFinding(release: Release, cells: readonly Cell[], { place }: ReleaseFinding): Spot | null {
  const { field, index, start, end } = place;
  const line = LINES.find((name) => name === field);
  if (line !== undefined) return { name: line, from: start ?? 0, to: end ?? release[line].length };
  if (field === 'notes' && index !== null) {
    const before = release.notes.slice(0, index).reduce((sum, note) => sum + note.length + 1, 0);
    return { name: 'notes', from: before + (start ?? 0), to: before + (end ?? release.notes[index]?.length ?? 0) };
  }
  if (field === 'body' && index !== null) return spotInBody(release.body[index] ?? '', cells, start, end);
  const words =
    field === 'quotes' ? release.quotes[index ?? -1]?.text : field === 'figures' ? release.figures[index ?? -1]?.text : undefined;
  return words === undefined ? null : spotOfWords(cells, words);
}

function spotOfWords(cells: readonly Cell[], words: string): Spot | null {
  const bare = words.replace(/[.,]$/, '');
  for (const [at, cell] of cells.entries()) {
    const from = bare === '' ? -1 : cellText(cell).indexOf(bare);
    if (from >= 0) return { name: `body:${at}`, from, to: from + bare.length };
  }
  return null;
}

/** Offsets count the Markdown; the paper shows the text. The same words, counted from the start, are the same place. */
function spotInBody(markdown: string, cells: readonly Cell[], start: number | null, end: number | null): Spot | null {
  const own = cells.flatMap((cell, at) => (cell.source?.element.text === markdown ? [{ at, text: cellText(cell) }] : []));
  const first = own[0];
  if (first === undefined) return null;
  const whole = { name: `body:${first.at}`, from: 0, to: first.text.length };
  if (start === null || end === null) return whole;
  const written = markdown.slice(start, end);
  const words = written.replace(/\\(?=[!-/:-@[-`{-~])/g, '');
  let left = markdown.slice(0, start).split(written).length - 1;
  for (const { at, text } of own)
    for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + words.length)) {
      if (left === 0) return { name: `body:${at}`, from, to: from + words.length };
      left -= 1;
    }
  return whole;
}

/** Every place of a release's text that says what is looked for, in reading order. Capitals do not count unless they are asked for. */
export function findIn(release: Release, cells: readonly Cell[], query: string, isExact: boolean): Spot[] {
  if (query === '') return [];
  const fold = (text: string): string => {
    const lower = text.toLowerCase();
    return isExact || lower.length !== text.length ? text : lower;
  };
  const wanted = fold(query);
  return textsOf(release, cells).flatMap(({ name, text }) => {
    const spots: Spot[] = [];
    const held = fold(text);
    for (let from = held.indexOf(wanted); from >= 0; from = held.indexOf(wanted, from + wanted.length))
      spots.push({ name, from, to: from + wanted.length });
    return spots;
  });
}

const textsOf = (release: Release, cells: readonly Cell[]): { name: string; text: string }[] => [
  { name: 'headline', text: release.headline },
  { name: 'subheadline', text: release.subheadline },
  ...cells.map((cell, at) => ({ name: `body:${at}`, text: cellText(cell) })),
  { name: 'boilerplate', text: release.boilerplate },
  { name: 'notes', text: release.notes.join('\n') },
];

/** The change that puts a text in the stead of these places. */
export function replaceIn(
  release: Release,
  cells: readonly Cell[],
  spots: readonly Spot[],
  text: string,
): Partial<ReleaseFields> {
  const set: { headline?: string; subheadline?: string; boilerplate?: string; notes?: string[]; body?: string[] } = {};
  let next = cells;
  // From the end, so that places before stay where they are.
  for (const { name, from, to } of spots.toReversed()) {
    const at = Number(name.split(':')[1]);
    const cell = next[at];
    const cut = (whole: string): string => whole.slice(0, from) + text + whole.slice(to);
    const line = LINES.find((each) => each === name);
    if (line !== undefined) set[line] = cut(set[line] ?? release[line]);
    else if (name === 'notes') set.notes = cut((set.notes ?? release.notes).join('\n')).split('\n');
    else if (cell !== undefined)
      next = next.with(at, {
        block: withSpans(cell.block, replaceSpans(spansOf(cell.block), from, to, text)),
        source: null,
      });
  }
  return next === cells ? set : { ...set, body: bodyOfCells(next) };
}

/** Draws something at places of the paper, such as a wave under a slip; what is being written is left alone. */
export function usePaint(name: string, spots: readonly Spot[]): void {
  useEffect(() => {
    if (typeof CSS === 'undefined' || CSS.highlights === undefined) return;
    const ranges = spots.flatMap((spot) => {
      const host = spotOf(spot.name);
      if (host === null || host.dataset.write !== undefined || host.querySelector('textarea') !== null) return [];
      return [rangeOf(host, spot)];
    });
    CSS.highlights.set(name, new Highlight(...ranges));
  });
  useEffect(
    () => () => {
      if (typeof CSS !== 'undefined') CSS.highlights?.delete(name);
    },
    [name],
  );
}

/** The cells of a stored body. */
export const cellsOfRelease = (release: Release): Cell[] => cellsOf(release.body);
