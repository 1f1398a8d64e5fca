import { csvCell } from '../../exports/files/captions-csv.ts';
import type { PrintedFigure, PrintedQuote, ReleaseDocument } from '../document.ts';

/** The quotes and figures of a release, ready to copy: UTF-8, CRLF; an embargo stands first and last. Every string is the release's own. */
export function writeSheetText(document: ReleaseDocument): string {
  const { labels, quotes, figures, embargo, title } = document;
  const parts = [
    ...(embargo === null ? [] : [embargo.line]),
    title,
    ...(quotes.length === 0 ? [] : [labels.quotes.toUpperCase(), ...quotes.map(quoteText)]),
    ...(figures.length === 0 ? [] : [labels.figures.toUpperCase(), ...figures.map(figureText)]),
    ...(embargo === null ? [] : [embargo.line]),
  ];
  return `${parts.join('\n\n')}\n`.replace(/\n/g, '\r\n');
}

const COLUMNS = ['kind', 'text', 'speaker', 'role', 'value', 'unit', 'sentence', 'embargo_until'] as const;

/** The same as a table after RFC 4180: UTF-8 with byte order mark, CRLF, every cell quoted, none that a spreadsheet would run. */
export function writeSheetCsv(document: ReleaseDocument): string {
  const until = document.embargo?.until ?? '';
  const rows: string[][] = [
    [...COLUMNS],
    ...document.quotes.map(({ text, speaker, role }) => ['quote', text, speaker, role, '', '', '', until]),
    ...document.figures.map(({ text, value, unit, sentence }) => ['figure', text, '', '', String(value), unit, sentence, until]),
  ];
  return `\ufeff${rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}

function quoteText({ text, speaker, role }: PrintedQuote): string {
  const who = [speaker, role].filter((part) => part !== '').join(', ');
  return who === '' ? text : `${text}\n– ${who}`;
}

const figureText = ({ text, sentence }: PrintedFigure): string =>
  sentence === '' || sentence === text ? text : `${text}\n${sentence}`;
