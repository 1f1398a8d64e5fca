/** Bytes for people in decimal units, as the window and the press page say them: 1.2 GB, 5.1 MB, 384 kB. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  if (bytes < 999_950_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

/** A text on one line that commands no terminal: control and direction characters shown as escapes. */
export const oneLine = (text: string): string => printable(text).replace(/\n/g, '\\n');

/** The same for a text of several lines. */
export const printable = (text: string): string =>
  text
    .toWellFormed()
    .replace(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
      (sign) => ESCAPES[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );

const ESCAPES: Readonly<Record<string, string>> = { '\t': ' ', '\r': '\\r' };

/** Characters of the widest column but the last. */
const WIDEST = 60;

/** Rows as columns, the widest cell of each column deciding; only the last column is never cut, it may be a path. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const last = (rows[0] ?? []).length - 1;
  const shown = (raw: string, column: number): string => {
    const cell = oneLine(raw);
    return column < last && cell.length > WIDEST ? `${cell.slice(0, WIDEST - 1)}…` : cell;
  };
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => shown(row[column] ?? '', column).length)));
  return rows
    .map((row) => row.map((cell, column) => shown(cell, column).padEnd(column < last ? (widths[column] ?? 0) : 0)).join('  '))
    .join('\n');
}

/** 1 file, 2 files. */
export const countText = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
