import type { ReleaseDocument } from '../document.ts';
import { writePlainText } from './plain.ts';

/** Characters of a line that mail programs quote without breaking it (RFC 5322 asks for at most 78). */
const WIDTH = 72;

/** The same text as `writePlainText`, broken into lines of at most 72 characters, for mail and terminals; an address is never broken. */
export function writeWrappedText(document: ReleaseDocument): string {
  return writePlainText(document).split('\r\n').map(wrapLine).join('\r\n');
}

/** One line as several; what follows the mark of a list item stands under its text. */
function wrapLine(line: string): string {
  const indent = ' '.repeat(/^(?:- |\d{1,3}\. )/.exec(line)?.[0].length ?? 0);
  const rows: string[] = [];
  let row = '';
  for (const word of line.split(' ')) {
    const longer = row === '' ? word : `${row} ${word}`;
    if (row.trim() !== '' && [...longer].length > WIDTH) {
      rows.push(row);
      row = indent + word;
    } else row = longer;
  }
  return [...rows, row].join('\r\n');
}
