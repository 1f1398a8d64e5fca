import type { ErrorCode } from '#contract/result.ts';
import type { FactKey } from '#domain/assets/facts.ts';
import type { PictureMetadata } from '../pictures/metadata.ts';

/** What a file of a kind that sharp does not decode gives: a picture that stands for it, facts, and text for search. */
export interface FormatContent {
  /** An encoded PNG, JPEG or WebP from which previews are made, its long side 1600 px where the source allows; null without one. */
  readonly picture: Uint8Array | null;
  /** Px as displayed of the document's own picture or film; null where it has none of its own (a PDF, a text). */
  readonly width: number | null;
  readonly height: number | null;
  readonly pages: number | null;
  readonly durationMs: number | null;
  /** By the keys of domain/assets/facts.ts; none is empty, none longer than 500 characters. */
  readonly facts: Record<string, string>;
  /** For search, at most MAX_TEXT characters. */
  readonly text: string;
  /** Why there is no picture or only part of the file was read; null when all is well. */
  readonly note: ErrorCode | null;
  /** What the file says about itself; null when its kind says nothing. */
  readonly metadata: PictureMetadata | null;
}

/** Characters of text for search that are kept of one file. */
export const MAX_TEXT = 1_000_000;

/** Characters of one fact. */
const MAX_FACT = 500;

/** Facts as a reader gathers them: what is not known is undefined, null or empty, and is left out. */
export type Facts = Partial<Record<FactKey, string | number | null | undefined>>;

type Known = Partial<Omit<FormatContent, 'facts'>> & { readonly facts?: Facts };

/** A whole FormatContent from what is known; texts are cut to their limits, and sizes that make no sense are dropped. */
export function content(known: Known): FormatContent {
  return {
    picture: known.picture ?? null,
    width: measure(known.width),
    height: measure(known.height),
    pages: measure(known.pages),
    durationMs: measure(known.durationMs),
    facts: tidyFacts(known.facts ?? {}),
    text: tidyText(known.text ?? ''),
    note: known.note ?? null,
    metadata: known.metadata ?? null,
  };
}

/** A file that is kept as it is, with the reason why nothing more is known, and whatever is known all the same. */
export const opaque = (note: ErrorCode, known: Known = {}): FormatContent => content({ ...known, note });

/** A positive whole number that fits a column, or null. */
function measure(value: number | null | undefined): number | null {
  if (value === null || value === undefined || !Number.isFinite(value)) return null;
  const whole = Math.round(value);
  return whole > 0 && whole <= 2 ** 40 ? whole : null;
}

function tidyFacts(facts: Facts): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(facts)) {
    const text = value === null || value === undefined ? '' : oneLine(String(value));
    if (text !== '' && text !== 'NaN') kept[key] = text;
  }
  return kept;
}

const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\s\0-\x1f\x7f]+/g, ' ')
    .trim()
    .slice(0, MAX_FACT)
    .toWellFormed();

const tidyText = (text: string): string =>
  text
    .slice(0, MAX_TEXT)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/g, ' ')
    .trim();

/** Text gathered piece by piece until it is as long as a file's text may be. */
export class TextGatherer {
  readonly #pieces: string[] = [];
  #length = 0;

  add(text: string): void {
    if (this.isFull) return;
    this.#pieces.push(text);
    this.#length += text.length;
  }

  get isFull(): boolean {
    return this.#length >= MAX_TEXT;
  }

  get text(): string {
    return this.#pieces.join('');
  }
}
