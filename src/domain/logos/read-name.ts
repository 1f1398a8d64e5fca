import { transliterate } from '../transliterate.ts';
import { type Meaning, meaningOf } from './name-words.ts';

/** What the words of a file's name, or of one of its folders, say. */
export interface ReadName {
  readonly lockups: readonly string[];
  readonly colourways: readonly string[];
  readonly flags: ReadonlySet<'negative' | 'mono' | 'positive' | 'space' | 'dark' | 'light'>;
  /** What it stands on, when that is said outright ('on-white', 'dark background'). */
  readonly ground: 'light' | 'dark' | null;
  /** The words of the brand as they are spelled. */
  readonly brand: readonly string[];
}

interface Word {
  readonly spelled: string;
  readonly plain: string;
  readonly meaning: Meaning | null;
}

/** Splits a name at separators and at the humps of CamelCase. */
export function wordsOf(name: string): Word[] {
  const humps = name
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L}{3,})(\d)/gu, '$1 $2');
  return humps
    .split(/[^\p{L}\p{N}&'’]+/u)
    .filter((word) => word !== '')
    .map((spelled) => {
      const plain = spelled === '&' ? 'and' : transliterate(spelled).replace(/[^a-z0-9]/g, '');
      return { spelled, plain, meaning: meaningOf(plain) };
    });
}

const LETTERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['H', ['primary']],
  ['V', ['stacked']],
]);
const LANGUAGES = new Set(['da', 'dk', 'de', 'en', 'uk', 'us', 'es', 'fr', 'it', 'nl', 'no', 'se', 'sv', 'fi', 'pl', 'pt']);
const isCode = (word: string): boolean => word.length === 1 || LANGUAGES.has(word.toLowerCase());

const LIGHTS = new Set(['white', 'light']);

/** Reads a name without its extension. */
export function readName(name: string): ReadName {
  const words = joinPairs(wordsOf(name));
  const lockups: string[] = [];
  const colourways: string[] = [];
  const flags = new Set<'negative' | 'mono' | 'positive' | 'space' | 'dark' | 'light'>();
  const brand: string[] = [];
  let ground: ReadName['ground'] = null;
  words.forEach(({ spelled, meaning }, at) => {
    // 'City of Copenhagen': a link between two words of the brand is part of it
    const isLink =
      meaning?.axis === 'link' && brand.length > 0 && words[at - 1]?.meaning === null && words[at + 1]?.meaning === null;
    const isTail = meaning?.axis === 'soft' && words[at - 1]?.meaning === null;
    if (meaning === null || isLink || isTail) {
      brand.push(spelled);
      return;
    }
    if (meaning.axis === 'link' || meaning.axis === 'soft') return;
    const tone = toneOf(meaning);
    const isGround = tone !== null && (words[at - 1]?.meaning?.axis === 'on' || words[at + 1]?.meaning?.axis === 'ground');
    if (isGround) ground = LIGHTS.has(tone) ? 'light' : 'dark';
    else if (meaning.axis === 'lockup') lockups.push(meaning.value);
    else if (meaning.axis === 'colourway') colourways.push(meaning.value);
    else if (meaning.axis !== 'noise' && meaning.axis !== 'on' && meaning.axis !== 'ground') flags.add(meaning.axis);
  });
  // a letter or a language beside other words of a brand is none of it, and an H or V says how the mark lies
  const kept = brand.filter((word) => !isCode(word));
  if (lockups.length === 0 && kept.length > 0) for (const word of brand) lockups.push(...(LETTERS.get(word) ?? []));
  return { lockups, colourways, flags, ground, brand: kept.length > 0 ? kept : brand };
}

function toneOf(meaning: Meaning): string | null {
  if (meaning.axis === 'colourway' && (meaning.value === 'white' || meaning.value === 'black')) return meaning.value;
  return meaning.axis === 'dark' || meaning.axis === 'light' ? meaning.axis : null;
}

/** 'word mark', 'full colour', 'black & white': pairs that mean something else than their parts. */
function joinPairs(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const [one, two, three] = [words[at], words[at + 1], words[at + 2]];
    if (one === undefined) break;
    const pair = `${one.plain}${two?.plain ?? ''}`;
    const isBlackAndWhite =
      one.plain === 'black' && (two?.plain === 'white' || (two?.plain === 'and' && three?.plain === 'white'));
    if (isBlackAndWhite) {
      joined.push({ spelled: one.spelled, plain: 'bw', meaning: { axis: 'mono' } });
      at += two?.plain === 'white' ? 1 : 2;
    } else if (two !== undefined && PAIRS.has(pair)) {
      joined.push({ spelled: `${one.spelled}${two.spelled}`, plain: pair, meaning: meaningOf(pair) });
      at += 1;
    } else if (one.plain === 'full' && two?.meaning?.axis === 'colourway') continue;
    else joined.push(one);
  }
  return joined;
}

const PAIRS = new Set([
  'wordmark',
  'logomark',
  'brandmark',
  'fullcolor',
  'fullcolour',
  'onecolor',
  'onecolour',
  '1color',
  '1colour',
  'appicon',
  'textonly',
  'allwhite',
  'allblack',
  'singlecolor',
  'graytone',
  '1c',
  '4c',
  'einfarbig',
]);
