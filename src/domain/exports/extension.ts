/** Longer than this, what stands after the last dot is prose, not an ending. */
const LONGEST = 10;

/**
 * The ending of a file name as Windows will read it: lower case, `[a-z0-9]`, trailing dots and blanks and wide letters
 * undone; empty when there is none. The plan names files with it and preflight judges them by it, so that both see one ending.
 */
export function extensionOf(filename: string): string {
  const plain = filename.normalize('NFKC').replace(/[^\p{L}\p{N}]+$/u, '');
  const dot = plain.lastIndexOf('.');
  if (dot < 0) return '';
  const extension = plain
    .slice(dot + 1)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return extension.length > LONGEST ? '' : extension;
}

/** Endings for documents that came without one, by MIME type. */
const BY_MIME: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/csv': 'csv',
  'text/html': 'html',
  'application/pdf': 'pdf',
  'application/json': 'json',
  'application/rtf': 'rtf',
};

/** The ending of a file in the kit: its own, else the one its MIME type has, else `bin`; every name in a kit has one. */
export const kitExtension = (file: { readonly filename: string; readonly mime: string }): string =>
  extensionOf(file.filename) || (BY_MIME[file.mime] ?? 'bin');
