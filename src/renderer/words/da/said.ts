import type { saidWords as English } from '../en/said.ts';
import type { Like } from '../language.ts';
import { ENGINE_SENTENCES } from './said-engine.ts';
import { FILE_SENTENCES } from './said-files.ts';
import { LOGO_SENTENCES } from './said-logos.ts';

/** The engine's English with `{}` for what differs, and how Danish says it. */
export type SaidTable = Readonly<Record<string, string | ((...parts: string[]) => string)>>;

const SENTENCES: SaidTable = { ...ENGINE_SENTENCES, ...LOGO_SENTENCES, ...FILE_SENTENCES };

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** The sentences with something in them, as patterns; made when the first one is asked for. */
let patterns: readonly (readonly [RegExp, (...parts: string[]) => string])[] | null = null;
const made = () =>
  Object.entries(SENTENCES).flatMap(([english, danish]) =>
    typeof danish === 'string' ? [] : [[new RegExp(`^${english.split('{}').map(literal).join('(.+?)')}$`, 's'), danish] as const],
  );

const PLACES: Readonly<Record<string, string>> = {
  'the headline': 'overskriften',
  'the standfirst': 'underrubrikken',
  'the notes': 'noterne',
  'the boilerplate': 'om os-teksten',
  quotes: 'citaterne',
  figures: 'nøgletallene',
};
const SECTIONS: Readonly<Record<string, string>> = {
  releases: 'pressemeddelelser',
  figures: 'nøgletal',
  quotes: 'citater',
  photos: 'billeder',
  logos: 'logoer',
  documents: 'dokumenter',
  sheets: 'kontaktark',
  contacts: 'kontakter',
};

const PARTS: Readonly<Record<string, string>> = { Headings: 'Overskrifter', Text: 'Tekst' };
/** What a font file says of its use (OS/2, fsType), part by part. */
const PERMITTED: Readonly<Record<string, string>> = {
  'editable documents': 'dokumenter, der kan redigeres',
  'print and view only': 'kun udskrift og visning',
  'not without permission': 'ikke uden tilladelse',
  installable: 'må installeres',
  'no subsetting': 'ingen delmængder',
  'bitmaps only': 'kun punktgrafik',
  'nothing said': 'intet angivet',
};

function said(sentence: string): string {
  const whole = SENTENCES[sentence];
  if (typeof whole === 'string') return whole;
  patterns ??= made();
  for (const [pattern, danish] of patterns) {
    const parts = pattern.exec(sentence);
    if (parts !== null) return danish(...parts.slice(1));
  }
  return sentence;
}

/** What the engine says in sentences of its own; one that Danish does not know stays as it came. */
export const saidWords: Like<typeof English> = {
  said,
  saidValue: (name, value) => {
    if (name === 'section') return SECTIONS[value] ?? value;
    if (name === 'place') return PLACES[value] ?? value.replace(/^paragraph /, 'afsnit ');
    if (name === 'part') return PARTS[value] ?? value;
    if (name === 'permitted')
      return value
        .split(', ')
        .map((part) => PERMITTED[part] ?? part)
        .join(', ');
    if (name === 'said' || name === 'why') return said(`${value}.`).replace(/\.$/, '');
    if (name === 'date' || name === 'wanted') return value === 'not' ? 'ingen dato' : value;
    return value;
  },
};
