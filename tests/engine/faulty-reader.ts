import { runReader } from '#engine/imports/reader/run-reader.ts';

/**
 * The reader with decoders that fail as real ones do: DATELINE_TEST_FAULTS is a JSON object of file names and what happens when
 * each is decoded. 'crash' is what a memory error does, 'hang' a decoder that never ends, 'spin' JavaScript that never ends, 'swell' one
 * that takes memory without end.
 */
const faults = JSON.parse(process.env.DATELINE_TEST_FAULTS ?? '{}') as Record<string, 'crash' | 'hang' | 'spin' | 'swell'>;
const held: Buffer[] = [];

runReader({
  mostMemory: 700 * 1024 * 1024,
  beforeLook: ({ filename }) => {
    const fault = faults[filename];
    if (fault === 'crash') process.kill(process.pid, 'SIGSEGV');
    if (fault === 'hang' || fault === 'crash') return new Promise(() => {});
    if (fault === 'spin') for (;;);
    if (fault === 'swell') {
      setInterval(() => held.push(Buffer.alloc(64 * 1024 * 1024, 1)), 1);
      return new Promise(() => {});
    }
    return undefined;
  },
});
