import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { ReleaseFields, ReleaseFile } from '#contract/releases.ts';
import { pathOf } from '#contract/values.ts';
import { inZone } from '#domain/dates.ts';
import { slug } from '#domain/names.ts';
import { buildReleaseDocument } from '#domain/releases/document.ts';
import { MAX_CHARACTERS } from '#domain/releases/normalise.ts';
import { parseRelease } from '#domain/releases/parse.ts';
import { diffReleases, type NameOf } from '#domain/releases/writing/diff.ts';
import { preflightRelease } from '#domain/releases/writing/preflight.ts';
import { statusAt } from '#domain/releases/writing/status.ts';
import { compareTranslation } from '#domain/releases/writing/translation.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import { checkDestination, makeFolders, refuseDestination } from '../files/destination.ts';
import { writeFileStaged } from '../files/staged.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { attachmentsOf, enclosuresOf, printedAttachment } from './attachments.ts';
import { findTemplate, templateNames } from './documents/user-template.ts';
import { withPeople } from './people.ts';
import { readReleaseSource } from './source.ts';
import {
  addRelease,
  correctRelease,
  dropCorrectionDraft,
  editRelease,
  getRelease,
  getRevision,
  keepCorrectionDraft,
  listCorrectionDrafts,
  listReleases,
  listRevisions,
  originalOf,
  restoreRevision,
  translateRelease,
  translationsOf,
} from './store.ts';

export const releaseHandlers: RoomHandlers<'releases'> = {
  list: ({ db }) => {
    const items = listReleases(db);
    return { total: items.length, items };
  },
  get: ({ db }, { id }) => getRelease(db, id),
  parse: async (_context, { source }) => parseRelease(await readReleaseSource(source)),
  readText: async (_context, { source }) => ({ text: await readReleaseSource(source) }),
  add: {
    prepare: async (_context, { source, organisationId, translationOf }) => {
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
      return ({ db, app }) => addRelease(db, parsed, organisationId, app.now(), translationOf);
    },
  },
  edit: ({ db, app }, { id, set }) => editRelease(db, id, set as Partial<ReleaseFields>, app.now()),
  correct: ({ db, app }, { id, note, set, withdraw }) =>
    correctRelease(db, id, { note, set: set as Partial<ReleaseFields>, withdraw }, app.now()),
  correctionDrafts: ({ db }) => ({ items: listCorrectionDrafts(db) }),
  draftCorrection: ({ db, app }, { id, set }) => {
    if (set === null) dropCorrectionDraft(db, id);
    else keepCorrectionDraft(db, id, set as Partial<ReleaseFields>, app.now());
    return { id };
  },
  revisions: ({ db }, { id }) => ({ items: listRevisions(db, id) }),
  revision: ({ db }, { id, revision }) => getRevision(db, id, revision),
  diff: ({ db }, { id, from, to }) =>
    diffReleases(getRevision(db, id, from), to === undefined ? getRelease(db, id) : getRevision(db, id, to), namesIn(db)),
  restore: ({ db, app }, { id, revision }) => restoreRevision(db, id, revision, app.now()),
  preflight: ({ db }, { id }) => {
    const release = getRelease(db, id);
    const { organisation, contacts } = withPeople(db, release);
    const findings = preflightRelease({ release, organisation, contacts });
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    return { errors, warnings: findings.length - errors, findings };
  },
  translate: ({ db, app }, { id, language, copy }) => translateRelease(db, id, language, copy, app.now()),
  parity: ({ db, app }, { id }) => {
    const original = originalOf(db, getRelease(db, id));
    return {
      originalId: original.id,
      items: translationsOf(db, original.id).map((translation) => ({
        id: translation.id,
        language: translation.language,
        status: statusAt(translation, app.now()),
        findings: compareTranslation(original, translation),
      })),
    };
  },
  templates: async ({ library }) => ({ items: await templateNames(library.folder.templates) }),
  exportFiles: {
    prepare: async ({ db, app, library }, { id, formats, place, template }) => {
      const release = getRelease(db, id);
      const { organisation, contacts } = withPeople(db, release);
      const timeZone = organisation?.timeZone ?? 'UTC';
      const now = app.now().toISOString();
      const attachments = attachmentsOf(library, release, inZone(now, timeZone).slice(0, 10));
      const document = buildReleaseDocument(release, organisation, contacts, {
        timeZone,
        now,
        attachments: attachments.map(printedAttachment),
      });
      if (formats.includes('ics') && document.embargo === null)
        throw new Refusal('releases.no_embargo', 'This release has no embargo that a calendar could tell of.');
      const folder = pathOf(place);
      const story = [release.date ?? '', slug(release.headline) || 'release'].filter((part) => part !== '').join('_');
      const baseName = `${story}_release_${release.language}`;
      const targets = new Map<ReleaseFile, string>();
      for (const format of formats)
        targets.set(format, await checkDestination(library.folder.root, join(folder, nameOf(format, story, release.language))));
      const { logoForDocuments } = await import('./logo.ts');
      const input = {
        document,
        theme: organisation?.theme ?? { primary: '#0b4f79', secondary: '#2f9d8c', ink: '#10222f' },
        logoSvg: await logoForDocuments(library, organisation),
        baseName,
        ...(formats.includes('eml') ? { enclosures: await enclosuresOf(library, attachments) } : {}),
        ...(template === null ? {} : { template: await findTemplate(library.folder.templates, template) }),
      };
      const writer = await app.documents();
      const files: { place: { $path: string }; format: ReleaseFile; bytes: number; sha256: string }[] = [];
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

/** What a file of a release is called, after the rules of a kit (kit-output.md, section 2); two dots only where the kit has them. */
function nameOf(format: ReleaseFile, story: string, language: string): string {
  const base = `${story}_release_${language}`;
  switch (format) {
    case 'ninjs':
      return `${base}.ninjs.json`;
    case 'jsonld':
      return `${base}.jsonld`;
    case 'txt-wrapped':
      return `${story}_release-wrapped_${language}.txt`;
    case 'sheet-txt':
      return `${story}_quotes-figures_${language}.txt`;
    case 'sheet-csv':
      return `${story}_quotes-figures_${language}.csv`;
    case 'ics':
      return `${story}_embargo.ics`;
    default:
      return `${base}.${format}`;
  }
}

/** What people, organisations and files are called now, for a reader of what changed; what is gone keeps its id. */
const namesIn =
  (db: ReadDb): NameOf =>
  (id) => {
    const row =
      db.get('SELECT name FROM contacts WHERE id = ?', id) ??
      db.get('SELECT name FROM organisations WHERE id = ?', id) ??
      db.get("SELECT coalesce(nullif(title, ''), filename) AS name FROM assets WHERE id = ?", id);
    return String(row?.name ?? id);
  };
