/** Letters that Unicode does not decompose, in the plain form and in the spelled-out form people type. */
const LETTERS: Readonly<Record<string, readonly [plain: string, spelled: string]>> = {
  æ: ['ae', 'ae'],
  ø: ['o', 'oe'],
  å: ['a', 'aa'],
  ä: ['a', 'ae'],
  ö: ['o', 'oe'],
  ü: ['u', 'ue'],
  ß: ['ss', 'ss'],
  œ: ['oe', 'oe'],
  ð: ['d', 'd'],
  þ: ['th', 'th'],
  ł: ['l', 'l'],
};
const OWN_LETTERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

const foldTo = (text: string, form: 0 | 1): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(OWN_LETTERS, (letter) => LETTERS[letter]?.[form] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');

/** The words of a text as they are searched: lower case, letters and digits only, diacritics removed (København → kobenhavn). */
export const foldWords = (text: string): string[] => foldTo(text, 0).match(/[\p{L}\p{N}]+/gu) ?? [];

/** What the index holds for a text: every word folded plainly and, where it differs, spelled out (kobenhavn koebenhavn), so that both ways of typing find it. */
export function indexText(text: string): string {
  const plain = foldWords(text);
  const spelled = foldTo(text, 1).match(/[\p{L}\p{N}]+/gu) ?? [];
  const extra = spelled.filter((word, index) => word !== plain[index]);
  return [...plain, ...extra].join(' ');
}
