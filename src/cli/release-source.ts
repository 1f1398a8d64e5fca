import { constants, createWriteStream, mkdtempSync, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReleaseSource } from '#contract/releases.ts';
import { Usage } from './args.ts';
import { pathPlace } from './command.ts';
import { factsOf } from './small-file.ts';

/** What comes through a pipe is never longer than this, in bytes. */
const LARGEST = 20_000_000;

/** What stands in messages for a text that came through a pipe. */
const PIPED = 'standard input';

/**
 * Calls `use` with the source a command names: a file, `-` for standard input, or a pipe of the shell (`<(…)`), which can be read
 * once and has no size. What comes through a pipe is laid down as a file of its own, gone when `use` is done, so that the one reader
 * of files decides what it is: UTF-8, UTF-16, Windows-1252, a letter, a Word document. Throws Usage when the name is missing or the
 * pipe brings more than 20 MB.
 */
export async function withReleaseSource<T>(file: string | undefined, use: (source: ReleaseSource) => Promise<T>): Promise<T> {
  if (file === undefined || file === '') throw new Usage('the file is missing (- reads standard input)');
  if (file !== '-' && factsOf(file)?.isFIFO() !== true) return use({ place: pathPlace(file) });
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  // A command that is stopped ends without coming back here.
  process.on('exit', clear);
  try {
    const copy = join(folder, PIPED);
    const from = file === '-' ? process.stdin : openPipe(file);
    const name = file === '-' ? PIPED : `“${file}”`;
    await pipeline(from, atMost(LARGEST, name), createWriteStream(copy, { mode: 0o600 }));
    return await use({ place: pathPlace(copy) });
  } finally {
    process.off('exit', clear);
    clear();
  }
}

/**
 * A pipe as a stream that waits without a thread: opened as a file, one nobody writes to would hold a thread that no signal reaches,
 * and the end of the command would wait for it.
 */
function openPipe(file: string): Socket {
  return new Socket({ fd: openSync(file, constants.O_RDONLY | constants.O_NONBLOCK), readable: true, writable: false });
}

function atMost(limit: number, name: string): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) done(new Usage(`${name} is longer than ${limit / 1_000_000} MB`));
      else done(null, chunk);
    },
  });
}
