import { isDeepStrictEqual } from 'node:util';
import { ContactFields } from '#contract/contacts.ts';
import type { ParsedRelease } from '#contract/parsed-release.ts';
import { Release, type ReleaseFields } from '#contract/releases.ts';
import type { ContactId, OrganisationId, ReleaseId } from '#contract/values.ts';
import { settledEmbargo } from '#domain/releases/embargo.ts';
import { escapeBlock, plainBlocks } from '#domain/releases/texts/marks.ts';
import { createContact, editContact, findByEmail, findByName, getContact } from '../contacts/store.ts';
import { listContent, readContent } from '../db/rows.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { newId } from '../ids.ts';
import {
  createOrganisation,
  editOrganisation,
  getOrganisation,
  listOrganisations,
  requireOrganisation,
} from '../organisations/handlers.ts';
import { Refusal } from '../refusal.ts';

/** What a release holds at most, as the contract says. */
const MOST = {
  paragraphs: 2000,
  characters: 200_000,
  line: 1000,
  quotes: 200,
  figures: 500,
  contacts: 50,
  notes: 100,
  phone: 60,
};

/** One release, or the refusal `releases.not_found`. */
export const getRelease = (db: ReadDb, id: ReleaseId): Release =>
  readContent(db, 'releases', id, Release, 'releases.not_found', 'This release is not in the library.');

/** All releases, the last edited first. */
export const listReleases = (db: ReadDb): Release[] => listContent(db, 'releases', 'edited_at DESC, id', Release);

const countWords = (body: readonly string[]): number =>
  plainBlocks(body)
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '').length;

/** Stores a recognised text as a draft, with its organisation and contacts linked, or made when the library does not know them. */
export function addRelease(db: WriteDb, parsed: ParsedRelease, organisationId: OrganisationId | null, now: Date): Release {
  refuseTooLong(parsed);
  requireOrganisation(db, organisationId);
  const sender = lineOf(parsed.organisation);
  const organisation = organisationId ?? (sender === '' ? null : organisationFor(db, parsed, sender));
  const contactIds = [
    ...new Set(
      parsed.contacts
        .slice(0, MOST.contacts)
        .map((contact) => contactFor(db, contact, organisation))
        .filter((id) => id !== null),
    ),
  ];
  const firstContact = contactIds[0];
  if (organisation !== null && firstContact !== undefined && getOrganisation(db, organisation).primaryContactId === null) {
    editOrganisation(db, organisation, { primaryContactId: firstContact });
  }
  const body = parsed.body.map(escapeBlock);
  const at = now.toISOString();
  const stated = parsed.embargo;
  const zone =
    organisation === null ? Intl.DateTimeFormat().resolvedOptions().timeZone : getOrganisation(db, organisation).timeZone;
  // Without an organisation only a zone that the text itself names will do: this computer's may be another than the sender's.
  const embargo =
    stated === null || (organisation === null && stated.until === null)
      ? null
      : settledEmbargo(stated, parsed.language, parsed.date, zone);
  const release = Release.parse({
    id: newId('rel'),
    revision: 1,
    headline: lineOf(parsed.headline),
    subheadline: lineOf(parsed.subheadline),
    byline: { name: lineOf(parsed.byline?.name), role: lineOf(parsed.byline?.role) },
    organisationId: organisation,
    date: parsed.date,
    dateline: lineOf(parsed.dateline?.place),
    language: parsed.language ?? 'en',
    body,
    quotes: parsed.quotes
      .slice(0, MOST.quotes)
      .map((quote) => ({ text: quote.text, speaker: lineOf(quote.speaker), role: lineOf(quote.role) })),
    figures: parsed.figures
      .filter((figure) => Number.isFinite(figure.value) && figure.text.length <= MOST.line)
      .slice(0, MOST.figures)
      .map((figure) => ({ ...figure, unit: lineOf(figure.unit) })),
    contactIds,
    boilerplate: parsed.boilerplate?.text ?? '',
    notes: parsed.notes,
    embargo,
    embargoNote: stated === null || embargo !== null ? '' : lineOf(stated.text),
    status: 'draft',
    words: countWords(body),
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

/** Saves a change as the next revision; every earlier one is kept. Values that are so already are no change. */
export function editRelease(db: WriteDb, id: ReleaseId, set: Partial<ReleaseFields>, now: Date): Release {
  const before = getRelease(db, id);
  requireOrganisation(db, set.organisationId);
  for (const contact of set.contactIds ?? []) if (!before.contactIds.includes(contact)) getContact(db, contact);
  // An embargo that is set answers what the text left unclear.
  const isAnswered = set.embargo != null && set.embargoNote === undefined;
  const changed = { ...before, ...set, ...(isAnswered ? { embargoNote: '' } : {}) };
  if (isDeepStrictEqual(Release.parse(changed), before)) return before;
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
    facts: parsed.facts
      .filter((fact) => Number.isFinite(fact.value) && fact.label.trim() !== '' && fact.label.length <= MOST.line)
      .slice(0, 20),
    ...(parsed.boilerplate === null ? {} : { boilerplate: { [parsed.language ?? 'en']: parsed.boilerplate.text } }),
  }).id;
}

function contactFor(
  db: WriteDb,
  said: ParsedRelease['contacts'][number],
  organisationId: OrganisationId | null,
): ContactId | null {
  const name = lineOf(said.name ?? said.email);
  if (name === '') return null;
  const role = lineOf(said.role);
  // What is no usable address or number is kept where a person sees it.
  const email = ContactFields.shape.email.safeParse(said.email ?? '').data ?? '';
  const phone = (said.phone ?? '').length > MOST.phone ? '' : (said.phone ?? '');
  const odd = [email === '' ? (said.email ?? '') : '', phone === '' ? (said.phone ?? '') : ''].filter((text) => text !== '');
  const known = findByEmail(db, email) ?? findByName(db, name);
  if (known !== null) {
    const unnoted = odd.filter((text) => !known.note.includes(text));
    return editContact(db, known.id, {
      ...(known.role === '' && role !== '' ? { role } : {}),
      ...(known.phone === '' && phone !== '' ? { phone } : {}),
      ...(known.organisationId === null ? { organisationId } : {}),
      ...(unnoted.length > 0 ? { note: [known.note, ...unnoted].filter(Boolean).join('\n') } : {}),
    }).id;
  }
  return createContact(db, { name, role, email, phone, note: odd.join('\n'), organisationId }).id;
}

/** A text as a line that the contract takes: nothing is '', and what is too long for a line is cut. */
const lineOf = (text: string | null | undefined): string => (text ?? '').trim().slice(0, MOST.line);

/** A text beyond what a release may hold is refused in words; cutting it would lose somebody's sentences. */
function refuseTooLong(parsed: ParsedRelease): void {
  const [paragraphs, characters] = [MOST.paragraphs.toLocaleString('en'), MOST.characters.toLocaleString('en')];
  if (parsed.body.length > MOST.paragraphs)
    throw new Refusal('releases.unreadable_file', `This text has more than ${paragraphs} paragraphs. That is no release.`);
  if (parsed.notes.length > MOST.notes)
    throw new Refusal('releases.unreadable_file', `This text has more than ${MOST.notes} notes to editors. That is no release.`);
  const texts = [...parsed.body, ...parsed.notes, parsed.boilerplate?.text ?? ''];
  if (texts.some((text) => text.length > MOST.characters))
    throw new Refusal('releases.unreadable_file', `One paragraph is longer than ${characters} characters. That is no release.`);
}
