import { content, type FormatContent, opaque, TextGatherer } from './content.ts';
import { documentMetadata, noteOf } from './office.ts';
import { pictureInside } from './picture.ts';
import { openPackage, type Package } from './zip.ts';

/** Names of a plain archive that are kept for search. */
const MAX_NAMES = 10_000;

/** Reads a zip: the names in it for search; of a press kit made by Dateline its title, its first photo, and what its kit.json says. */
export async function readArchive(bytes: Uint8Array): Promise<FormatContent> {
  const opened = openPackage(bytes);
  if (opened === null) return opaque('imports.decoder_failed');
  const names = opened.names.filter((name) => !name.endsWith('/'));
  const kitFile = names.find((name) => /^([^/]+\/)?kit\.json$/.test(name));
  const kit = kitFile === undefined ? null : kitOf(opened.text(kitFile));
  if (kit === null) return content({ text: names.slice(0, MAX_NAMES).join('\n'), note: null });
  const gathered = new TextGatherer();
  gathered.add(`${kit.title}\n${kit.text}\n${names.slice(0, MAX_NAMES).join('\n')}`);
  return content({
    picture: await firstPhoto(opened, names),
    text: gathered.text,
    metadata: documentMetadata({ title: kit.title, creator: kit.publisher, language: kit.language }),
    facts: { kit: `press kit, ${names.length} files`, publisher: kit.publisher, formatVersion: kit.format },
    note: noteOf(opened),
  });
}

function kitOf(json: string): { title: string; publisher: string; language: string; format: string; text: string } | null {
  let kit: unknown;
  try {
    kit = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof kit !== 'object' || kit === null) return null;
  const fields = kit as Readonly<Record<string, unknown>>;
  const word = (value: unknown): string =>
    typeof value === 'string' ? value : typeof value === 'object' && value !== null && 'name' in value ? word(value.name) : '';
  return {
    title: word(fields.name) || word(fields.headline) || word(fields.title),
    publisher: word(fields.publisher) || word(fields.organisation) || word(fields.sourceOrganization),
    language: word(fields.inLanguage) || word(fields.language),
    format: word(fields.format) || word(fields.conformsTo),
    text: [fields.description, fields.abstract].map(word).join('\n'),
  };
}

async function firstPhoto(opened: Package, names: readonly string[]): Promise<Uint8Array | null> {
  const photo =
    names.find((name) => /(^|\/)photos\/[^/]+\.jpe?g$/i.test(name)) ??
    names.find((name) => /(^|\/)logos\/[^/]+\.png$/i.test(name));
  const bytes = photo === undefined ? null : opened.read(photo);
  return bytes === null ? null : pictureInside(bytes);
}
