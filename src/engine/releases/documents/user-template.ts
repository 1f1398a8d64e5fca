import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../refusal.ts';

/**
 * A user's own template for the PDF of a release: `<name>.typ` in the folder `templates` of the library, beside ours. It gets the
 * same data (theme.typ names it), may import `theme.typ` and whatever else lies in that folder, and nothing outside it.
 */
export interface UserTemplate {
  readonly folder: string;
  readonly name: string;
}

/** A template is a page of text; what is larger is something else. */
const LARGEST = 1_000_000;

/** The names of the templates in a library's folder of them, sorted; a library without the folder has none. */
export async function templateNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.typ') && entry.name !== 'theme.typ')
    .map((entry) => entry.name.slice(0, -'.typ'.length))
    .sort();
}

/** The template of a name, or the refusal `releases.template_unusable`: unknown, too large, or reaching for the network. */
export async function findTemplate(folder: string, name: string): Promise<UserTemplate> {
  const names = await templateNames(folder);
  if (!names.includes(name)) {
    const known = names.length === 0 ? `Put one into “${folder}”.` : `There is ${names.map((one) => `“${one}”`).join(', ')}.`;
    throw new Refusal('releases.template_unusable', `There is no template “${name}”. ${known}`, { names });
  }
  for (const each of [...names, 'theme']) {
    const path = join(folder, `${each}.typ`);
    const facts = await stat(path).catch(() => null);
    if (facts === null) continue;
    if (facts.size > LARGEST) throw new Refusal('releases.template_unusable', `“${each}.typ” is too large for a template.`);
    // Typst would fetch a package; a release is written without the network.
    if (/["']@[\w-]+\//.test(await readFile(path, 'utf8')))
      throw new Refusal(
        'releases.template_unusable',
        `“${each}.typ” imports a package from the network, which Dateline does not do.`,
      );
  }
  return { folder, name };
}
