import { parseArgs } from 'node:util';

/** A usage error: one line on standard error, exit code 2. */
export class Usage extends Error {}

/** The words after a command: places in order, options by name (a repeated option keeps all its values). */
export interface Args {
  readonly places: readonly string[];
  flag(name: string): boolean;
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  /** A whole number within bounds, or a usage error. */
  whole(name: string, least: number, most: number): number | undefined;
}

/** Options of a command: `flag` stands alone, `text` takes a value, `texts` may be given several times. */
export type OptionKinds = Readonly<Record<string, 'flag' | 'text' | 'texts'>>;

/** Marks a word that begins with one dash while options are read; no word of a command line can hold it. */
const DASHED = '\u0000';

/**
 * Reads the words of a command against its options; unknown options and missing values are usage errors. With `takesQuery` a word with
 * one dash is part of a query (-kind:logo): there are no short options.
 */
export function readArgs(words: readonly string[], kinds: OptionKinds, takesQuery = false): Args {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: kind === 'texts' },
    ]),
  );
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({
      args: words.map((word) => (takesQuery && /^-[^-]/.test(word) ? `${DASHED}${word}` : word)),
      options,
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const hint = said.includes('is ambiguous') ? '; a value that begins with a dash is written --option=-value' : '';
    throw new Usage(`${(said.split(/\.\s/)[0] ?? '').replace(/\.$/, '')}${hint}`);
  }
  const { values, positionals } = parsed;
  const unmarked = (word: string): string => (word.startsWith(DASHED) ? word.slice(1) : word);
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? unmarked(value) : undefined;
  };
  return {
    places: positionals.map(unmarked),
    flag: (name) => values[name] === true,
    text,
    texts: (name) => {
      const value = values[name];
      return Array.isArray(value) ? value.map((word) => unmarked(String(word))) : [];
    },
    whole: (name, least, most) => {
      const value = text(name);
      if (value === undefined) return undefined;
      const number = Number(value);
      if (!Number.isInteger(number) || number < least || number > most)
        throw new Usage(`--${name} takes a whole number from ${least} to ${most}, not “${value}”`);
      return number;
    },
  };
}
