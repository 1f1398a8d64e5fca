import fs from 'node:fs';
import type { Failure, Result } from '#contract/result.ts';
import { done, failed } from '#contract/result.ts';
import { systemCode } from '../../refusal.ts';

/**
 * Where the content of an entry comes from. A file's `crc32` and `sha256` are those kept from import, or null when nobody
 * has read it yet; `bytes` is the size it must have.
 */
export type EntrySource =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly bytes: number;
      readonly crc32: number | null;
      readonly sha256?: string;
    };

/** An opened source: random access to exactly `bytes` bytes. */
export interface OpenSource {
  readonly bytes: number;
  /** Copies up to `length` bytes from `position` into the target; 0 when the source ends early. Throws system errors. */
  read(target: Buffer, offset: number, length: number, position: number): Promise<number> | number;
  close(): void;
}

/** Below this a read costs less than a trip to the thread pool. */
const READ_HERE = 64 << 10;

/** The failure for a source that is gone, unreadable, or no longer what the plan was made from. */
export function sourceFailure(path: string, why: string): Failure {
  const message = `The file ${path} ${why}. Restore it from a backup or take it out of the kit, then export again.`;
  return { code: 'exports.source_missing', message, details: { path } };
}

/** Opens a source; a file that is gone, is no plain file or has another size than the plan says is 'exports.source_missing'. */
export function openSource(source: EntrySource): Result<OpenSource> {
  if (source.kind === 'bytes') {
    const all = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength);
    return done({
      bytes: all.length,
      read: (target, offset, length, position) => all.copy(target, offset, position, position + length),
      close: () => undefined,
    });
  }
  const refuse = (why: string) => {
    const { code, message, details } = sourceFailure(source.path, why);
    return failed(code, message, details);
  };
  let fd: number;
  try {
    // Not blocking, so that a pipe in the file's place cannot hang the export.
    fd = fs.openSync(source.path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return refuse(systemCode(error) === 'ENOENT' ? 'is missing' : `cannot be read (${systemCode(error)})`);
  }
  const facts = fs.fstatSync(fd);
  if (!facts.isFile() || facts.size !== source.bytes) {
    fs.closeSync(fd);
    return refuse(facts.isFile() ? `has changed: ${facts.size} bytes instead of ${source.bytes}` : 'is not a plain file');
  }
  return done({
    bytes: source.bytes,
    read: (target, offset, length, position) =>
      length <= READ_HERE
        ? fs.readSync(fd, target, offset, length, position)
        : new Promise<number>((resolve, reject) => {
            fs.read(fd, target, offset, length, position, (error, read) => (error ? reject(error) : resolve(read)));
          }),
    close: () => fs.closeSync(fd),
  });
}
