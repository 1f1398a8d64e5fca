import type { Asset } from '#contract/assets.ts';
import { takeContacts } from '../contacts/import-file.ts';
import { type App, ask } from '../shell/app.tsx';

/** What else a file can be for the library besides a file: the text of a release, or an address book. */
export type ReadAs = 'release' | 'contacts';

/** Endings by the readers that take them (engine/releases/source.ts, engine/contacts/import-file.ts); a .txt is a text first. */
const ENDINGS: Readonly<Record<ReadAs, readonly string[]>> = {
  release: ['txt', 'md', 'markdown', 'html', 'htm', 'docx', 'rtf', 'eml'],
  contacts: ['vcf', 'csv', 'tsv'],
};

/** As what a file of this name can be read; null when as nothing but itself. */
export function readableAs(name: string): ReadAs | null {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (ENDINGS.release.includes(ending)) return 'release';
  return ENDINGS.contacts.includes(ending) ? 'contacts' : null;
}

/** Reads a file that main holds under a token: a release opens on its page to be looked at, contacts are taken in as from the contacts' own page. */
export async function readPlace(app: App, token: string, name: string): Promise<void> {
  if (readableAs(name) === 'contacts') return takeContacts(app, token, name);
  const read = await ask(app, 'releases.readText', { source: { place: { $token: token } } });
  if (read !== null) app.store.getState().go({ kind: 'newRelease', paste: read.text, file: name });
}

/** The same of a file that lies in the library already; the file stays what it is. */
export async function readAsset(app: App, { id, filename }: Pick<Asset, 'id' | 'filename'>): Promise<void> {
  const token = (await ask(app, 'assets.original', { id }))?.place.$token;
  if (token !== undefined) await readPlace(app, token, filename);
}
