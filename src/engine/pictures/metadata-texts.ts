import { repairMojibake } from './legacy-text.ts';

/** Lengths of the contract's Line and Prose, in characters (contract/values.ts), of its lists, and of a web address. */
const LINE = 1000;
const PROSE = 200_000;
const LIST = 200;
const ADDRESS = 2000;

/** Without NUL and other characters that no text field has, with whole characters only, and without double encoding where that is certain. */
export function tidy(whole: string): string {
  const text = whole.length > 2 * PROSE ? whole.trim().slice(0, 2 * PROSE) : whole;
  const plain = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]/.test(text)
    ? repairMojibake(text)
        .toWellFormed()
        .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]/g, '')
    : repairMojibake(text);
  return plain.trim();
}

/** A text on one line within the contract's length. */
export const line = (text: string): string => oneLine(tidy(text));

/** White space around a line end goes with it. Split, not replaced: a pattern with white space on both sides takes ages over long runs of it. */
const oneLine = (text: string): string =>
  text
    .slice(0, 20 * LINE)
    .split(/[\r\n\t]+/)
    .map((part) => part.trim())
    .join(' ')
    .slice(0, LINE)
    .toWellFormed()
    .trim();

/** Running text within the contract's length; line ends are LF. */
export const prose = (text: string): string => tidy(text).replace(/\r\n?/g, '\n').slice(0, PROSE).toWellFormed().trim();

/** Lines without empty ones and without repetitions, at most 200. */
export function lines(texts: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const one = line(text);
    if (one !== '') found.add(one);
    if (found.size === LIST) break;
  }
  return [...found];
}

/** The first text that says something. */
export const first = (...texts: readonly string[]): string => texts.find((text) => text.trim() !== '') ?? '';

/** A web address, or '' for anything else. */
export function webAddress(text: string): string {
  const address = tidy(text);
  if (!/^https?:\/\/[^\s]+$/i.test(address) || address.length > ADDRESS) return '';
  return URL.canParse(address) ? address : '';
}

/** A language tag as the contract has it, or ''. */
export function languageTag(tag: string | undefined): string {
  const plain = (tag ?? '').trim().toLowerCase().replaceAll('_', '-');
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(plain) ? plain : '';
}
