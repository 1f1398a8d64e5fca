/** One line of SHA256SUMS.txt: a path below the root folder and 64 lower-case hex digits. */
export interface Sum {
  readonly path: string;
  readonly sha256: string;
}

/** Where the checksums and their signature lie below the root folder. */
export const VERIFY_PATHS = {
  manifest: 'kit.json',
  sums: 'verify/SHA256SUMS.txt',
  signature: 'verify/SHA256SUMS.txt.sig',
  signers: 'verify/allowed_signers',
} as const;

/** What stands in `format` of every kit.json, and in the signature's namespace. */
export const KIT_FORMAT = 'dateline-kit';

/** Orders two texts by the bytes of their UTF-8, as `LC_ALL=C sort` does: JavaScript's own order differs beyond U+FFFF. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  const left = Array.from(a);
  const right = Array.from(b);
  for (let index = 0; index < left.length && index < right.length; index += 1) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** SHA256SUMS.txt as `sha256sum -c` reads it: hash, two spaces, path, LF, sorted by bytes. */
export const writeSums = (sums: readonly Sum[]): string =>
  [...sums]
    .sort((a, b) => compareBytes(a.path, b.path))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');

/** The size of SHA256SUMS.txt in bytes before a single hash is known: a line is 67 bytes and its path, which is ASCII by rule. */
export const sumsBytes = (paths: readonly string[]): number => paths.reduce((total, path) => total + 67 + path.length, 0);

/** The lines of SHA256SUMS.txt, or the number of the first line (from 1) that is not one. */
export function readSums(text: string): { readonly sums: readonly Sum[] } | { readonly badLine: number } {
  const lines = text.split('\n');
  if (lines.pop() !== '') return { badLine: lines.length + 1 };
  const sums: Sum[] = [];
  for (const [index, line] of lines.entries()) {
    const [, sha256, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (sha256 === undefined || path === undefined) return { badLine: index + 1 };
    sums.push({ path, sha256 });
  }
  return { sums };
}

/** Anything that JSON can hold, with keys in the order in which they shall stand. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * A value as kit.json writes it: keys in the order given, one-space indent, LF, a line feed at the end, letters unescaped.
 * Keys whose value is undefined are left out; a number that JSON cannot hold is a caller's fault and throws.
 */
export function toCanonicalJson(value: Json): string {
  const text = JSON.stringify(
    value,
    (key, part: unknown) => {
      if (typeof part === 'number' && !Number.isFinite(part)) throw new RangeError(`${key} is not a number JSON can hold.`);
      return part;
    },
    1,
  );
  return `${text}\n`;
}

/** One file of kit.json's `hasPart`, reduced to what binds it to the content. */
export interface ManifestPart {
  readonly contentUrl: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** True for the files that kit.json cannot list because they are written after it: itself, the checksums, their signature. */
export const isOutsideManifest = (path: string): boolean =>
  path === VERIFY_PATHS.manifest || path === VERIFY_PATHS.sums || path === VERIFY_PATHS.signature;

/** True for the files that SHA256SUMS.txt cannot list: itself and its signature. */
export const isOutsideSums = (path: string): boolean => path === VERIFY_PATHS.sums || path === VERIFY_PATHS.signature;
