import { askedWords, foldWords } from '#domain/search/fold.ts';

/** A stretch of a text, in UTF-16 units: `to` is not part of it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How a text answers a question: the stretches to mark, and a rank that is lower the better it fits. */
export interface Match {
  readonly marks: readonly Stretch[];
  readonly rank: number;
}

const WORD = /[\p{L}\p{N}]+/gu;
/** Ranks: the text begins with the question, else every word of it begins some word of the text. */
const BEGINS = 0;
const HOLDS = 10;

/**
 * Whether every word of a question begins a word of the text, in any order and however æ, ø and å are spelled. An empty question
 * fits everything and marks nothing; null when a word is missing.
 */
export function matchWords(text: string, question: string): Match | null {
  const asked = foldWords(question);
  if (asked.length === 0) return question.trim() === '' ? { marks: [], rank: HOLDS } : null;
  const words = [...text.matchAll(WORD)].map((found) => ({
    at: found.index,
    letters: found[0],
    folded: foldWords(found[0]).join(''),
  }));
  const marks: Stretch[] = [];
  const places: number[] = [];
  for (const word of asked) {
    const forms = askedWords(word, false)[0] ?? [];
    const place = words.findIndex(({ folded }) => forms.some((form) => folded.startsWith(form.word)));
    const found = words[place];
    if (found === undefined) return null;
    const form = forms.find(({ word: beginning }) => found.folded.startsWith(beginning));
    marks.push({ from: found.at, to: found.at + lettersFor(found.letters, form?.word.length ?? 0) });
    places.push(place);
  }
  const isInOrder = places.every((place, at) => place === at);
  const first = Math.min(...places);
  return { marks: joined(marks), rank: isInOrder ? BEGINS : HOLDS + Math.min(first, 9) };
}

/** How many letters of a word stand for so many folded ones (Æ stands for two). */
function lettersFor(word: string, folded: number): number {
  let end = 0;
  for (const letter of word) {
    if (foldWords(word.slice(0, end)).join('').length >= folded) break;
    end += letter.length;
  }
  return end;
}

/** Stretches in their order, those that touch made one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const made: Stretch[] = [];
  for (const next of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = made.at(-1);
    if (last !== undefined && next.from <= last.to) made[made.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else made.push(next);
  }
  return made;
}
