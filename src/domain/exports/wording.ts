import type { Embargo } from '#contract/releases.ts';
import { formatInstant } from '../dates.ts';

/** What a kit says of its text when its editor says nothing else. */
export const DEFAULT_LICENCE = 'Text, figures and quotes: free for editorial use, in whole or in part.';

/** The embargo as one sentence for machines and people; 'For immediate release' without one. */
export const conditionsOf = (embargo: Embargo | null): string =>
  embargo === null ? 'For immediate release' : `Embargoed until ${formatInstant(embargo.until, embargo.timeZone, 'en')}`;

/** One sentence on each folder of a kit, for README.txt. */
export const FOLDER_SENTENCES: Readonly<Record<string, string>> = {
  'START-HERE.html': 'Release, figures, quotes, photos, logos, contacts on one page',
  'LICENSE.txt': 'What may be done with each part of the kit',
  release: 'Press release as PDF, Word, plain text, HTML and ninjs',
  photos: 'Photos, captions and credits (CSV)',
  logos: 'Logos as SVG, PDF and PNG, for light and dark backgrounds',
  documents: 'Documents as they were delivered',
  contacts: 'Press contacts as vCards',
  verify: 'Checksums',
  'kit.json': 'The same contents for machines (schema.org)',
  assets: 'Fonts of the page; nothing you need',
};

/** The same of folders that hold a sheet to print as well. */
export const SHEET_SENTENCES: Readonly<Record<string, string>> = {
  photos: 'Photos, contact sheet (PDF), captions and credits (CSV)',
  contacts: 'Press contacts as vCards and on one sheet (PDF)',
};

/** What lies at the root of a kit, as a reader wants it: what people come for first, what only machines need last. */
const READING_ORDER: readonly string[] = [
  'START-HERE.html',
  'index.html',
  'README.txt',
  'LICENSE.txt',
  'release',
  'photos',
  'logos',
  'documents',
  'contacts',
  'verify',
  'kit.json',
  'assets',
];

/** Names at the root of a kit in the order in which a reader wants them; one that no rule knows stands last. */
export function inReadingOrder(names: Iterable<string>): string[] {
  const rank = (name: string): number => {
    const at = READING_ORDER.indexOf(name);
    return at < 0 ? READING_ORDER.length : at;
  };
  return [...names].toSorted((a, b) => rank(a) - rank(b));
}

/** What terms of use a photo carries, by the address of its licence where it is a well-known one. */
export function licenceName(url: string): string {
  const creative = /creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)/.exec(url);
  if (creative !== null) return `CC ${(creative[1] ?? '').toUpperCase()} ${creative[2]}`;
  if (/creativecommons\.org\/publicdomain\/zero/.test(url)) return 'CC0 1.0';
  return url === '' ? '' : url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}
