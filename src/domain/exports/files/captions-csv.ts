import { cleanText } from '../../releases/texts/clean.ts';
import { balanced } from '../../releases/texts/direction.ts';

/** One photo of the captions table; every value as it shall be read, '' where there is none. */
export interface CaptionRow {
  /** 'photo-01' */
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  readonly credit: string;
  readonly licence: string;
  readonly licenceUrl: string;
  readonly altText: string;
  /** Paths from the kit's root, and sizes as '1600x1067'. */
  readonly highResFile: string;
  readonly highResPx: string;
  readonly webFile: string;
  readonly webPx: string;
  /** Last day of the licence, YYYY-MM-DD. */
  readonly expires: string;
  /** ISO 8601 with offset. */
  readonly embargoUntil: string;
  readonly creator: string;
  readonly copyright: string;
  /** What the press may do, in the words of the owner; beside a named licence as well. */
  readonly usageTerms: string;
}

const COLUMNS: readonly (readonly [heading: string, field: keyof CaptionRow])[] = [
  ['id', 'id'],
  ['title', 'title'],
  ['caption', 'caption'],
  ['credit', 'credit'],
  ['licence', 'licence'],
  ['licence_url', 'licenceUrl'],
  ['alt_text', 'altText'],
  ['high_res_file', 'highResFile'],
  ['high_res_px', 'highResPx'],
  ['web_file', 'webFile'],
  ['web_px', 'webPx'],
  ['expires', 'expires'],
  ['embargo_until', 'embargoUntil'],
  // Later columns stand at the end, so that a system that counts columns still finds the first ones.
  ['creator', 'creator'],
  ['copyright', 'copyright'],
  ['usage_terms', 'usageTerms'],
];

/** The captions of a kit as a table after RFC 4180 that Excel opens as UTF-8: byte order mark, CRLF, every cell quoted. */
export function writeCaptionsCsv(rows: readonly CaptionRow[]): string {
  const lines = [COLUMNS.map(([heading]) => heading), ...rows.map((row) => COLUMNS.map(([, field]) => row[field]))];
  return `\ufeff${lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}

/**
 * A text as one quoted cell that no spreadsheet runs: what starts like a formula gets an apostrophe before it. Full-width
 * signs count too, since spreadsheets in Japanese and Chinese read them as the plain ones. No cell turns the direction of the next.
 */
export function csvCell(text: string): string {
  // The guard looks at the raw text: a tab or line end in front would be gone after cleaning and could hide the sign behind it.
  const isRisky = /^[\s\u0000-\u0020]*[=+\-@＝＋－＠]/.test(text) || /^[\t\r\n]/.test(text);
  return `"${isRisky ? "'" : ''}${balanced(cleanText(text)).replace(/"/g, '""')}"`;
}
