import { COMMANDS } from '../src/cli/commands.ts';

const KINDS = { flag: 'stands alone', text: 'takes a value', texts: 'takes a value, may be given several times' } as const;
const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The reference of the command line as Markdown: every command of the table with its usage, what it does and its options. */
export function commandReference(): string {
  return [
    '# Commands',
    '',
    `Generated from \`src/cli/commands.ts\` by \`npm run generate\`: ${COMMANDS.length} commands. What they answer, with examples and exit codes, stands in`,
    '[cli.md](../cli.md). Every command also takes `--json` (one JSON document on standard output) and `--help`.',
    '',
    ...COMMANDS.flatMap(({ name, usage, does, options }) => [
      `## ${name}`,
      '',
      `    dateline ${usage}`,
      '',
      `${does[0]?.toUpperCase() ?? ''}${does.slice(1)}.`.replaceAll('<', '\\<'),
      '',
      ...(Object.keys(options).length === 0
        ? []
        : [
            '| option | |',
            '| --- | --- |',
            ...Object.entries(options).map(([option, kind]) => `| \`--${option}\` | ${cell(KINDS[kind])} |`),
            '',
          ]),
    ]),
  ].join('\n');
}
