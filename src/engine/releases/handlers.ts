import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { ReleaseFields, ReleaseFormat } from '#contract/releases.ts';
import { pathOf } from '#contract/values.ts';
import { slug } from '#domain/names.ts';
import { buildReleaseDocument } from '#domain/releases/document.ts';
import { MAX_CHARACTERS } from '#domain/releases/normalise.ts';
import { parseRelease } from '#domain/releases/parse.ts';
import { getContact } from '../contacts/store.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import { checkDestination, makeFolders, refuseDestination } from '../files/destination.ts';
import { writeFileStaged } from '../files/staged.ts';
import { getOrganisation } from '../organisations/handlers.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { readReleaseSource } from './source.ts';
import { addRelease, editRelease, getRelease, listReleases } from './store.ts';

export const releaseHandlers: RoomHandlers<'releases'> = {
  list: ({ db }) => {
    const items = listReleases(db);
    return { total: items.length, items };
  },
  get: ({ db }, { id }) => getRelease(db, id),
  parse: async (_context, { source }) => parseRelease(await readReleaseSource(source)),
  add: {
    prepare: async (_context, { source, organisationId }) => {
      const text = await readReleaseSource(source);
      if (text.length > MAX_CHARACTERS)
        throw new Refusal(
          'releases.unreadable_file',
          `This text is longer than ${MAX_CHARACTERS.toLocaleString('en')} characters. That is no release.`,
        );
      const parsed = parseRelease(text);
      if (parsed.headline === null && parsed.body.length === 0) {
        throw new Refusal('releases.nothing_recognised', 'There is no headline and no paragraph in this text.');
      }
      return ({ db, app }) => addRelease(db, parsed, organisationId, app.now());
    },
  },
  edit: ({ db, app }, { id, set }) => editRelease(db, id, set as Partial<ReleaseFields>, app.now()),
  exportFiles: {
    prepare: async ({ db, app, library }, { id, formats, place }) => {
      const release = getRelease(db, id);
      const organisation = release.organisationId === null ? null : getOrganisation(db, release.organisationId);
      const contacts = release.contactIds
        .filter((contact) => db.get('SELECT 1 FROM contacts WHERE id = ?', contact) !== undefined)
        .map((contact) => getContact(db, contact));
      const document = buildReleaseDocument(release, organisation, contacts, { timeZone: organisation?.timeZone ?? 'UTC' });
      const folder = pathOf(place);
      const base = [release.date ?? '', slug(release.headline) || 'release', 'release', release.language]
        .filter((part) => part !== '')
        .join('_');
      const targets = new Map<ReleaseFormat, string>();
      for (const format of formats) {
        const path = join(folder, `${base}.${format === 'ninjs' ? 'ninjs.json' : format}`);
        targets.set(format, await checkDestination(library.folder.root, path));
      }
      const { logoForDocuments } = await import('./logo.ts');
      const input = {
        document,
        theme: organisation?.theme ?? { primary: '#0b4f79', secondary: '#2f9d8c', ink: '#10222f' },
        logoSvg: await logoForDocuments(library, organisation),
      };
      const writer = await app.documents();
      const files: { place: { $path: string }; format: ReleaseFormat; bytes: number; sha256: string }[] = [];
      for (const [format, path] of targets) {
        const bytes = unwrap(await writer.write(format, input));
        try {
          await makeFolders(folder);
          await writeFileStaged(path, bytes);
        } catch (error) {
          refuseDestination(path, error);
        }
        files.push({ place: { $path: path }, format, bytes: bytes.length, sha256: hash('sha256', bytes, 'hex') });
      }
      return () => ({ files });
    },
  },
};
