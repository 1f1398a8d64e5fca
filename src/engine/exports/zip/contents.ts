import type { Content } from './content.ts';
import { dataRange, type Range } from './ranges.ts';
import type { OpenZip, ZipEntry } from './read.ts';

/** From so many bytes an entry is worth the way to another thread. */
const WORTH_SENDING = 64 << 10;
/** From so many bytes in all the threads are worth their start, which takes as long as reading as much does. */
const WORTH_THREADS = 32 << 20;

/** `signal` stops between two pieces; `onBytes` hears of compressed bytes read, in no order of the entries. */
export interface ContentsOptions {
  readonly signal?: AbortSignal;
  readonly onBytes?: (bytes: number) => void;
}

/**
 * Reads every entry of a zip to its end, the bytes that lie there as well as their CRC-32 and SHA-256: large stored ones on threads of their
 * own, all others meanwhile on this one. `keeps` names those whose content is wanted. Null when it was stopped.
 */
export async function readContents(
  zip: OpenZip,
  keeps: (entry: ZipEntry) => boolean,
  options: ContentsOptions,
): Promise<ReadonlyMap<ZipEntry, Content> | null> {
  const sent = await rangesToSend(zip, keeps);
  const contents = new Map<ZipEntry, Content>();
  const readHere = async (entries: readonly ZipEntry[]): Promise<boolean> => {
    for (const entry of entries) {
      const content = await zip.readContent(entry, { keep: keeps(entry), ...options });
      if (content.kind === 'cancelled' || options.signal?.aborted) return false;
      contents.set(entry, content);
    }
    return true;
  };
  // Both are waited for, also when one fails: the threads read from the file that the caller will close.
  const ends = await Promise.allSettled([
    sumSent(zip, sent, options, contents),
    readHere(zip.entries.filter((entry) => !sent.has(entry))),
  ]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  if (ends.some((end) => end.status === 'fulfilled' && !end.value)) return null;
  // What no thread could read to its end is read once more here, for the reason.
  return (await readHere([...sent.keys()].filter((entry) => !contents.has(entry)))) ? contents : null;
}

/** The entries whose bytes are summed as they lie there, with their places; none when they are too few. */
async function rangesToSend(zip: OpenZip, keeps: (entry: ZipEntry) => boolean): Promise<Map<ZipEntry, Range>> {
  const ranges = new Map<ZipEntry, Range>();
  const large = zip.entries.filter(
    (entry) =>
      entry.isStored &&
      entry.bytes >= WORTH_SENDING &&
      entry.bytes === entry.compressedBytes &&
      !entry.unsafe.includes('encrypted') &&
      !keeps(entry),
  );
  if (large.reduce((sum, { bytes }) => sum + bytes, 0) < WORTH_THREADS) return ranges;
  for (const entry of large) {
    // A damaged header is told by whoever reads the entry here.
    const range = await dataRange(zip, entry).catch(() => null);
    if (range !== null) ranges.set(entry, range);
  }
  return ranges;
}

async function sumSent(
  zip: OpenZip,
  sent: ReadonlyMap<ZipEntry, Range>,
  options: ContentsOptions,
  contents: Map<ZipEntry, Content>,
): Promise<boolean> {
  if (sent.size === 0) return true;
  const all = await zip.sum([...sent.values()], options);
  if (all === null) return false;
  for (const [index, entry] of [...sent.keys()].entries()) {
    const sums = all[index];
    if (sums == null) continue;
    const isWhole = sums.crc32 === entry.crc32;
    contents.set(entry, isWhole ? { kind: 'read', ...sums, whole: null } : { kind: 'damaged', why: 'its CRC-32 differs' });
  }
  return true;
}
