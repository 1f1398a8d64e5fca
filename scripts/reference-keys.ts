import { join } from 'node:path';
import { runnerImport } from 'vite';

/** What of the window's table of commands the reference reads. */
interface Table {
  readonly COMMANDS: readonly { id: string; label: string; shortcut: string | null; also?: readonly string[] }[];
}
interface Keys {
  shortcutText(shortcut: string, isMac: boolean): string;
}

/** Rooms of the commands by the first part of their ids, in the order of the table; ids of no room here are a fault. */
const ROOMS: readonly (readonly [title: string, ids: readonly string[]])[] = [
  ['Going somewhere', ['go', 'palette', 'search']],
  ['What is selected', ['selection']],
  ['Bringing in and making new', ['import', 'item', 'kit', 'release', 'export', 'library']],
  ['Undo and the window', ['edit', 'view', 'zoom', 'theme', 'app']],
  ['While you write a release', ['text']],
];

/** The tables of keys as Markdown, from the window's own table of commands (src/renderer/commands.ts), which Node alone cannot read. */
export async function keyTables(): Promise<string> {
  const root = join(import.meta.dirname, '..');
  const read = async <T>(path: string): Promise<T> =>
    (await runnerImport<T>(join(root, path), { root, configFile: false, logLevel: 'error' })).module;
  const module = await read<Table>('src/renderer/commands.ts');
  const { shortcutText } = await read<Keys>('src/renderer/ui/keys.ts');
  const keyed = module.COMMANDS.filter(({ shortcut }) => shortcut !== null);
  const homeless = keyed.filter(({ id }) => !ROOMS.some(([, ids]) => ids.includes(id.split('.')[0] ?? '')));
  if (homeless.length > 0)
    throw new Error(`scripts/reference-keys.ts names no room for ${homeless.map(({ id }) => id).join(', ')}`);
  const keys = (shortcuts: readonly string[], isMac: boolean): string =>
    shortcuts.map((shortcut) => `\`${shortcutText(shortcut, isMac)}\``).join(' or ');
  return ROOMS.flatMap(([title, ids]) => [
    `### ${title}`,
    '',
    '| what | Windows, Linux | Mac |',
    '| --- | --- | --- |',
    ...keyed
      .filter(({ id }) => ids.includes(id.split('.')[0] ?? ''))
      .map(({ label, shortcut, also = [] }) => {
        const all = [shortcut ?? '', ...also];
        return `| ${label} | ${keys(all, false)} | ${keys(all, true)} |`;
      }),
    '',
  ]).join('\n');
}
