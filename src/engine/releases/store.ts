import type { ParsedRelease } from '#contract/parsed-release.ts';
import { Release, type ReleaseFields } from '#contract/releases.ts';
import type { ContactId, OrganisationId, ReleaseId } from '#contract/values.ts';
import { createContact, editContact, findByEmail, findByName } from '../contacts/store.ts';
import { listContent, readContent } from '../db/rows.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { newId } from '../ids.ts';
import { createOrganisation, editOrganisation, getOrganisation, listOrganisations } from '../organisations/handlers.ts';

/** One release, or the refusal `releases.not_found`. */
export const getRelease = (db: ReadDb, id: ReleaseId): Release =>
  readContent(db, 'releases', id, Release, 'releases.not_found', 'This release is not in the library.');

/** All releases, the last edited first. */
export const listReleases = (db: ReadDb): Release[] => listContent(db, 'releases', 'edited_at DESC, id', Release);

const countWords = (body: readonly string[]): number =>
  body
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '').length;

/** Stores a recognised text as a draft, with its organisation and contacts linked, or made when the library does not know them. */
export function addRelease(db: WriteDb, parsed: ParsedRelease, organisationId: OrganisationId | null, now: Date): Release {
  const organisation = organisationId ?? (parsed.organisation === null ? null : organisationFor(db, parsed, parsed.organisation));
  const contactIds = [
    ...new Set(parsed.contacts.map((contact) => contactFor(db, contact, organisation)).filter((id) => id !== null)),
  ];
  const firstContact = contactIds[0];
  if (organisation !== null && firstContact !== undefined && getOrganisation(db, organisation).primaryContactId === null) {
    editOrganisation(db, organisation, { primaryContactId: firstContact });
  }
  const at = now.toISOString();
  const release = Release.parse({
    id: newId('rel'),
    revision: 1,
    headline: parsed.headline ?? '',
    subheadline: parsed.subheadline ?? '',
    byline: { name: parsed.byline?.name ?? '', role: parsed.byline?.role ?? '' },
    organisationId: organisation,
    date: parsed.date,
    dateline: parsed.dateline?.place ?? '',
    language: parsed.language ?? 'en',
    body: parsed.body,
    quotes: parsed.quotes.map((quote) => ({ text: quote.text, speaker: quote.speaker ?? '', role: quote.role ?? '' })),
    figures: parsed.figures.map((figure) => ({ ...figure, unit: figure.unit ?? '' })),
    contactIds,
    boilerplate: parsed.boilerplate?.text ?? '',
    notes: parsed.notes,
    embargo:
      parsed.embargo?.until != null && parsed.embargo.zone !== null
        ? { until: parsed.embargo.until, timeZone: parsed.embargo.zone }
        : null,
    status: 'draft',
    words: countWords(parsed.body),
    createdAt: at,
    editedAt: at,
  });
  db.run(
    'INSERT INTO releases (id, revision, content, created_at, edited_at) VALUES (?, 1, ?, ?, ?)',
    release.id,
    JSON.stringify(release),
    at,
    at,
  );
  keepRevision(db, release);
  return release;
}

/** Saves a change as the next revision; every earlier one is kept. */
export function editRelease(db: WriteDb, id: ReleaseId, set: Partial<ReleaseFields>, now: Date): Release {
  const before = getRelease(db, id);
  const changed = { ...before, ...set };
  const release = Release.parse({
    ...changed,
    revision: before.revision + 1,
    words: countWords(changed.body),
    editedAt: now.toISOString(),
  });
  db.run(
    'UPDATE releases SET revision = ?, content = ?, edited_at = ? WHERE id = ?',
    release.revision,
    JSON.stringify(release),
    release.editedAt,
    id,
  );
  keepRevision(db, release);
  return release;
}

const keepRevision = (db: WriteDb, release: Release): void =>
  void db.run(
    'INSERT INTO release_revisions (release_id, revision, content, saved_at) VALUES (?, ?, ?, ?)',
    release.id,
    release.revision,
    JSON.stringify(release),
    release.editedAt,
  );

/** The organisation of this name; a new one takes the boilerplate and the counts of the text's organisation box. */
function organisationFor(db: WriteDb, parsed: ParsedRelease, name: string): OrganisationId {
  const known = listOrganisations(db).find((organisation) => organisation.name.toLowerCase() === name.toLowerCase());
  if (known !== undefined) return known.id;
  return createOrganisation(db, {
    name,
    facts: parsed.facts.slice(0, 20),
    ...(parsed.boilerplate === null ? {} : { boilerplate: { [parsed.language ?? 'en']: parsed.boilerplate.text } }),
  }).id;
}

function contactFor(
  db: WriteDb,
  said: ParsedRelease['contacts'][number],
  organisationId: OrganisationId | null,
): ContactId | null {
  const name = said.name ?? said.email;
  if (name === null || name === undefined || name === '') return null;
  const known = findByEmail(db, said.email ?? '') ?? findByName(db, name);
  if (known !== null) {
    return editContact(db, known.id, {
      ...(known.role === '' && said.role ? { role: said.role } : {}),
      ...(known.phone === '' && said.phone ? { phone: said.phone } : {}),
      ...(known.organisationId === null ? { organisationId } : {}),
    }).id;
  }
  return createContact(db, { name, role: said.role ?? '', email: said.email ?? '', phone: said.phone ?? '', organisationId }).id;
}
