/** Bytes for people: 1.2 MB, 384 KB. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Rows as columns, the widest cell of each column deciding; trailing spaces off. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.min(60, Math.max(...rows.map((row) => (row[column] ?? '').length))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (cell.length > 60 ? `${cell.slice(0, 59)}…` : cell).padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** 1 file, 2 files. */
export const countText = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
