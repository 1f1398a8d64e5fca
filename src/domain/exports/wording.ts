import type { Embargo } from '#contract/releases.ts';
import { formatInstant } from '../dates.ts';

/** The embargo as one sentence for machines and people; 'For immediate release' without one. */
export const conditionsOf = (embargo: Embargo | null): string =>
  embargo === null ? 'For immediate release' : `Embargoed until ${formatInstant(embargo.until, embargo.timeZone, 'en')}`;

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
