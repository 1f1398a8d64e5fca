import fs from 'node:fs';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

/** Bytes fetched at once for small reads: a directory of 70,000 entries is then 10 reads instead of 140,000. */
const WINDOW = 1 << 20;
/** Bytes fetched where nobody has read before: headers of large files lie far apart, and a whole window for each would read half a zip twice. */
const GLANCE = 32 << 10;

/** Reads an open file for yauzl and for us through one window, so that neighbouring headers cost one system call together. */
export class WindowReader extends RandomAccessReader {
  readonly #fd: number;
  readonly #window = Buffer.allocUnsafe(WINDOW);
  #start = 0;
  #length = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(fd: number) {
    super();
    this.#fd = fd;
  }

  /** Fills the target from a position; answers how many bytes there were, fewer only at the end of the file. */
  async readAt(target: Buffer, position: number): Promise<number> {
    if (target.length >= WINDOW) return this.#readFile(target, position);
    // One after the other: two reads at once would move the window under each other.
    const read = this.#last.then(async () => {
      if (position < this.#start || position + target.length > this.#start + this.#length) {
        const isNext = Math.abs(position - (this.#start + this.#length)) <= GLANCE;
        const bytes = isNext ? WINDOW : Math.max(GLANCE, target.length);
        this.#start = position;
        this.#length = await this.#readFile(this.#window.subarray(0, bytes), position);
      }
      const from = position - this.#start;
      return this.#window.copy(target, 0, from, Math.min(from + target.length, this.#length));
    });
    this.#last = read.catch(() => undefined);
    return read;
  }

  async #readFile(target: Buffer, position: number): Promise<number> {
    let total = 0;
    while (total < target.length) {
      const read = await new Promise<number>((resolve, reject) => {
        fs.read(this.#fd, target, total, target.length - total, position + total, (error, n) =>
          error ? reject(error) : resolve(n),
        );
      });
      if (read === 0) break;
      total += read;
    }
    return total;
  }

  /** yauzl's way to ask; it looks at the number of bytes although its types do not say so. */
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    settle: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.readAt(buffer.subarray(offset, offset + length), position).then(
      (bytesRead) => settle(null, bytesRead),
      (error: Error) => settle(error),
    );
  }

  /** Streams are read by us, through `readAt`; yauzl is never asked for one. */
  override _readStreamForRange(start: number, end: number): Readable {
    const reader = this;
    return Readable.from(
      (async function* () {
        for (let at = start; at < end; at += WINDOW) {
          const piece = Buffer.allocUnsafe(Math.min(WINDOW, end - at));
          yield piece.subarray(0, await reader.readAt(piece, at));
        }
      })(),
    );
  }

  override close(settle: (error: Error | null) => void): void {
    fs.close(this.#fd, settle);
  }
}
