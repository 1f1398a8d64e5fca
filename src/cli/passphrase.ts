import { readFileSync } from 'node:fs';
import { type Args, Usage } from './args.ts';

/** Where a script puts the passphrase of the office's key; never an argument, which every process list shows. */
const VARIABLE = 'DATELINE_PASSPHRASE';

/** The option that names an open file descriptor to read the passphrase from, for all commands that sign. */
export const PASSPHRASE_OPTION = { 'passphrase-fd': 'text' } as const;

/** The passphrase of the environment or of `--passphrase-fd N`, without the line break that ends it; undefined when there is none. */
export function readPassphrase(args: Args): string | undefined {
  const fd = args.whole('passphrase-fd', 0, 1023);
  if (fd === undefined) return process.env[VARIABLE] || undefined;
  try {
    return readFileSync(fd, 'utf8').replace(/\r?\n$/, '');
  } catch {
    throw new Usage(`--passphrase-fd ${fd} cannot be read`);
  }
}

/** How a key is to be kept on the command line: by a passphrase, or, only when said so, in clear text. */
export function readKeep(args: Args): { protection: 'passphrase'; passphrase: string } | { protection: 'none' } {
  const passphrase = readPassphrase(args);
  if (args.flag('no-passphrase')) {
    if (passphrase !== undefined) throw new Usage('--no-passphrase and a passphrase contradict each other');
    return { protection: 'none' };
  }
  if (passphrase === undefined)
    throw new Usage(
      `put a passphrase into ${VARIABLE} or behind --passphrase-fd, or say --no-passphrase to keep the key in clear text`,
    );
  if (passphrase.length < 10) throw new Usage('a passphrase has at least ten characters');
  return { protection: 'passphrase', passphrase };
}
