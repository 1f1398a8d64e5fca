import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import type { Failure, Result } from '#contract/result.ts';
import { done } from '#contract/result.ts';
import { systemCode } from '../../refusal.ts';
import { createDeflating } from './deflate.ts';
import { centralHeader, type DosTime, endOfZip, isStoredKind, localHeader, looksLikeBomb, type PackedEntry } from './layout.ts';
import { SLOT_BYTES, type Slot, type SlotPool } from './slots.ts';
import { type EntrySource, type OpenSource, openSource, sourceFailure } from './source.ts';

/** What becomes known of an entry while it is written. */
export interface Added {
  readonly crc32: number;
  readonly sha256: string;
}

/** Above this a file is stored, whatever it is: its deflated form would have to be held in memory until its size is known. */
const DEFLATE_UP_TO = 64 << 20;

/** Carries a failure out of nested reads; caught in `write`, never seen outside. */
class Stop extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** What one pass over a source found: its sums, its deflated form if that is smaller, and all of it if it fits the scratch. */
interface Survey extends Added {
  readonly deflated: readonly Uint8Array[] | null;
  readonly whole: Buffer | null;
}

/**
 * The zip itself as a stream of pooled chunks, in the layout of kit-output.md, section 10. `write` one entry at a time,
 * then `finalize`; the pool is the back-pressure, so the stream's own high-water mark has no say.
 */
export class ZipFormat extends Readable {
  readonly #pool: SlotPool;
  readonly #at: DosTime;
  readonly #entries: PackedEntry[] = [];
  readonly #scratch = Buffer.allocUnsafe(SLOT_BYTES);
  #slot: Slot | null = null;
  #offset = 0;

  constructor(pool: SlotPool, at: DosTime) {
    super();
    this.#pool = pool;
    this.#at = at;
  }

  override _read(): void {
    // Chunks are pushed as the entries come; the pool holds the writer back.
  }

  /** How many entries have been written. */
  get entries(): number {
    return this.#entries.length;
  }

  /** Writes one entry. A source that is missing or differs from what was known of it is a failure; anything else throws. */
  async write(name: string, source: EntrySource): Promise<Result<Added>> {
    const opened = openSource(source);
    if (!opened.ok) return opened;
    try {
      return done(await this.#writeEntry(name, source, opened.value));
    } catch (error) {
      if (error instanceof Stop) return { ok: false, error: error.failure };
      if (source.kind === 'file' && error instanceof Error && 'syscall' in error && error.syscall === 'read') {
        return { ok: false, error: sourceFailure(source.path, `cannot be read (${systemCode(error)})`) };
      }
      throw error;
    } finally {
      opened.value.close();
    }
  }

  async #writeEntry(name: string, source: EntrySource, open: OpenSource): Promise<Added> {
    const known = knownSums(source);
    const deflates = !isStoredKind(name) && open.bytes > 0 && open.bytes <= DEFLATE_UP_TO;
    const survey = deflates || known.crc32 === null ? await this.#survey(open, source, deflates) : null;
    if (survey !== null) assertSame(source, known, survey);
    const entry: PackedEntry = {
      name: Buffer.from(name, 'utf8'),
      method: survey?.deflated ? 8 : 0,
      crc32: survey?.crc32 ?? known.crc32 ?? 0,
      bytes: open.bytes,
      compressedBytes: survey?.deflated ? total(survey.deflated) : open.bytes,
      offset: this.#offset,
    };
    await this.#put(localHeader(entry, this.#at));
    let sha256 = survey?.sha256 ?? known.sha256;
    if (survey?.deflated) for (const part of survey.deflated) await this.#put(part);
    else if (survey?.whole) await this.#put(survey.whole);
    else {
      // A second pass is compared with the first. Without one, both sums from import are taken at their word: the finished
      // zip is read back anyway, and this pass is then nothing but a copy.
      const sums = await this.#copy(open, source, survey === null && sha256 !== null ? null : createHash('sha256'));
      if (sums !== null) assertSame(source, { crc32: entry.crc32, sha256 }, sums);
      sha256 = sums?.sha256 ?? sha256;
    }
    this.#entries.push(entry);
    return { crc32: entry.crc32, sha256: sha256 ?? '' };
  }

  async #survey(open: OpenSource, source: EntrySource, deflates: boolean): Promise<Survey> {
    const hash = createHash('sha256');
    const parts: Uint8Array[] = [];
    const deflate = deflates ? createDeflating(open.bytes, (part) => parts.push(part)) : null;
    let sum = 0;
    let position = 0;
    while (position < open.bytes) {
      const read = await open.read(this.#scratch, 0, Math.min(SLOT_BYTES, open.bytes - position), position);
      if (read === 0) throw new Stop(changed(source));
      const piece = this.#scratch.subarray(0, read);
      sum = crc32(piece, sum);
      hash.update(piece);
      position += read;
      deflate?.push(piece, position === open.bytes);
      if (position < open.bytes) await this.#breathe();
    }
    const packed = total(parts);
    const isWorthIt = deflate !== null && packed < open.bytes && !looksLikeBomb(open.bytes, packed);
    return {
      crc32: sum,
      sha256: hash.digest('hex'),
      deflated: isWorthIt ? parts : null,
      whole: open.bytes <= SLOT_BYTES ? this.#scratch.subarray(0, open.bytes) : null,
    };
  }

  /** Copies a source straight into slots; answers its sums when a hash is given. */
  async #copy(open: OpenSource, source: EntrySource, hash: Hash | null): Promise<Added | null> {
    let sum = 0;
    let position = 0;
    while (position < open.bytes) {
      const slot = this.#slot ?? (await this.#nextSlot());
      const want = Math.min(SLOT_BYTES - slot.used, open.bytes - position);
      const read = await open.read(slot.bytes, slot.used, want, position);
      if (read === 0) throw new Stop(changed(source));
      if (hash !== null) {
        const piece = slot.bytes.subarray(slot.used, slot.used + read);
        sum = crc32(piece, sum);
        hash.update(piece);
      }
      position += read;
      this.#filled(slot, read);
      if (this.destroyed) throw new Error('The zip was given up.');
    }
    return hash === null ? null : { crc32: sum, sha256: hash.digest('hex') };
  }

  async #put(bytes: Uint8Array): Promise<void> {
    let position = 0;
    while (position < bytes.length) {
      const slot = this.#slot ?? (await this.#nextSlot());
      const part = bytes.subarray(position, position + SLOT_BYTES - slot.used);
      slot.bytes.set(part, slot.used);
      position += part.length;
      this.#filled(slot, part.length);
    }
  }

  async #nextSlot(): Promise<Slot> {
    this.#slot = await this.#pool.take();
    return this.#slot;
  }

  #filled(slot: Slot, bytes: number): void {
    slot.used += bytes;
    this.#offset += bytes;
    if (slot.used === SLOT_BYTES) this.#flush();
  }

  #flush(): void {
    const slot = this.#slot;
    this.#slot = null;
    if (slot !== null && slot.used > 0) this.push(slot.bytes.subarray(0, slot.used));
  }

  /** Lets the engine answer others between two pieces of a long deflate, and hears that the zip was given up. */
  async #breathe(): Promise<void> {
    await nextTurn();
    if (this.destroyed) throw new Error('The zip was given up.');
  }

  /** Writes the central directory and ends the stream. Called by archiver, which waits for the stream's end. */
  finalize(): void {
    this.#finish().catch((error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))));
  }

  async #finish(): Promise<void> {
    const offset = this.#offset;
    for (const entry of this.#entries) await this.#put(centralHeader(entry, this.#at));
    await this.#put(endOfZip({ entries: this.#entries.length, bytes: this.#offset - offset, offset }));
    this.#flush();
    this.push(null);
  }
}

const total = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0);

const knownSums = (source: EntrySource): { crc32: number | null; sha256: string | null } =>
  source.kind === 'bytes' ? { crc32: null, sha256: null } : { crc32: source.crc32, sha256: source.sha256 ?? null };

const changed = (source: EntrySource): Failure =>
  sourceFailure(source.kind === 'file' ? source.path : 'made for the kit', 'has changed since it was read');

function assertSame(source: EntrySource, known: { crc32: number | null; sha256: string | null }, found: Added): void {
  const isOther = known.crc32 !== null && known.crc32 !== found.crc32;
  if (isOther || (known.sha256 !== null && known.sha256 !== found.sha256)) throw new Stop(changed(source));
}
