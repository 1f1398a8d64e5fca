/** Letters that Unicode does not decompose, or that people spell in two ways: the plain form and the spelled-out form. */
const LETTERS: Readonly<Record<string, readonly [plain: string, spelled: string]>> = {
  æ: ['ae', 'ae'],
  ǽ: ['ae', 'ae'],
  ø: ['o', 'oe'],
  ǿ: ['o', 'oe'],
  å: ['a', 'aa'],
  ä: ['a', 'ae'],
  ö: ['o', 'oe'],
  ü: ['u', 'ue'],
  ß: ['ss', 'ss'],
  œ: ['oe', 'oe'],
  ð: ['d', 'd'],
  đ: ['d', 'd'],
  þ: ['th', 'th'],
  ł: ['l', 'l'],
  ħ: ['h', 'h'],
  ı: ['i', 'i'],
  ŋ: ['n', 'ng'],
  ŧ: ['t', 't'],
  ς: ['σ', 'σ'],
};
const OWN_LETTERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
/** Scripts that put no space between words: every sign is a word, and a question of several signs is a phrase. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;
const MAY_BE_UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const WORDS = /[\p{L}\p{N}]+/gu;
const ASCII = /^[\u0000-\u007f]*$/;

/** Shortest collapsed form that is used: shorter ones meet too many strangers (poet and pot). */
const SHORTEST_COLLAPSED = 4;
/** From this length on a collapsed form of the question may go on in the text (koebenh finds Kobenhavn). */
const SHORTEST_COLLAPSED_PREFIX = 5;

/** Stands between paragraphs, between the entries of a list and before the further spellings in the index: a phrase never reaches across. Nothing typed folds to it. */
export const GAP = '\ue000';

const composed = (text: string): string => text.normalize('NFKC').toLowerCase().normalize('NFC');

/** A composed text in one of the two forms. */
function foldTo(text: string, form: 0 | 1): string {
  const folded = text
    .replace(OWN_LETTERS, (letter) => LETTERS[letter]?.[form] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC');
  return MAY_BE_UNSPACED.test(folded) ? folded.replace(UNSPACED, ' $& ') : folded;
}

const wordsIn = (text: string): string[] => text.match(WORDS) ?? [];

/** The words of a text as they are searched: lower case, letters and digits only, diacritics removed (København → kobenhavn). */
export const foldWords = (text: string): string[] => wordsIn(ASCII.test(text) ? text.toLowerCase() : foldTo(composed(text), 0));

/** A word with spelled-out letters taken back (koebenhavn → kobenhavn, aarhus → arhus); `ae` stays in the first form, for æ, and goes in the second, for ä. */
function collapsedForms(plain: string): string[] {
  if (!/aa|oe|ue|ae/.test(plain)) return [];
  const first = plain.replace(/aa|oe|ue/g, (pair) => pair.charAt(0));
  const second = plain.replace(/aa|oe|ue|ae/g, (pair) => pair.charAt(0));
  return [first, second].filter(
    (form, index, all) => form !== plain && form.length >= SHORTEST_COLLAPSED && all.indexOf(form) === index,
  );
}

/** The plain and the spelled-out words of a text, side by side. */
function bothForms(text: string): { readonly plain: readonly string[]; readonly spelled: readonly string[] } {
  if (ASCII.test(text)) {
    const plain = wordsIn(text.toLowerCase());
    return { plain, spelled: plain };
  }
  const whole = composed(text);
  return { plain: wordsIn(foldTo(whole, 0)), spelled: wordsIn(foldTo(whole, 1)) };
}

/**
 * What the index holds for a text: its words folded plainly and in order, then every other spelling by which a word may be asked
 * for (København: kobenhavn, koebenhavn; Koebenhavn: koebenhavn, kobenhavn). Lines are kept apart by GAP.
 */
export function indexText(text: string): string {
  const lines: string[] = [];
  const others = new Set<string>();
  for (const line of text.split('\n')) {
    const { plain, spelled } = bothForms(line);
    if (plain.length === 0) continue;
    lines.push(plain.join(' '));
    plain.forEach((word, at) => {
      const other = spelled[at] ?? word;
      if (other !== word) others.add(other);
      for (const form of collapsedForms(word)) others.add(form);
    });
  }
  const first = lines.join(` ${GAP} `);
  return others.size === 0 ? first : `${first} ${GAP} ${[...others].join(` ${GAP} `)}`;
}

/** One way in which a word of a question may stand in the index; `isPrefix` when the text's word may go on. */
export interface AskedForm {
  readonly word: string;
  readonly isPrefix: boolean;
}

/** One word of a question with all its spellings; any of them is enough. Ordered, the plain one first. */
export type AskedWord = readonly AskedForm[];

/** The words of a question, each with its spellings. With `isWhole` the last word must end where the text's word ends, else it is a beginning. */
export function askedWords(text: string, isWhole: boolean): AskedWord[] {
  const { plain, spelled } = bothForms(text);
  return plain.map((word, at) => {
    const isPrefix = !isWhole && at === plain.length - 1;
    const forms: AskedForm[] = [{ word, isPrefix }];
    const add = (form: AskedForm): void => {
      const isCovered = forms.some((one) =>
        one.isPrefix ? form.word.startsWith(one.word) : one.word === form.word && !form.isPrefix,
      );
      if (!isCovered) forms.push(form);
    };
    add({ word: spelled[at] ?? word, isPrefix });
    for (const form of collapsedForms(word)) add({ word: form, isPrefix: isPrefix && form.length >= SHORTEST_COLLAPSED_PREFIX });
    return forms;
  });
}

/** True when an indexed text (what `indexText` made) holds the asked words in a row, as the full-text index would find it. */
export function holdsWords(indexed: string, asked: readonly AskedWord[]): boolean {
  if (asked.length === 0) return false;
  const words = indexed.split(' ');
  return words.some((_, start) => asked.every((forms, at) => fits(words[start + at], forms)));
}

const fits = (word: string | undefined, forms: AskedWord): boolean =>
  word !== undefined && forms.some((form) => (form.isPrefix ? word.startsWith(form.word) : word === form.word));

/** One key for all spellings of a whole value, so that two of them are one person or place (Ærø, Aeroe; Müller, Mueller). */
export const foldKey = (text: string): string =>
  foldWords(text)
    .map((word) => collapsedForms(word).at(-1) ?? word)
    .join(' ');

/** A key by which texts stand in alphabetical order with numbers by their size (img 2 before img 10); at most 120 characters count. */
export const sortKey = (text: string): string =>
  foldWords(text.slice(0, 300))
    .join(' ')
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(10, '0'))
    .slice(0, 120);
