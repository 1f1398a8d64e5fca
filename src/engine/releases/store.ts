import { isDeepStrictEqual } from 'node:util';
import { ContactFields } from '#contract/contacts.ts';
import type { ParsedRelease } from '#contract/parsed-release.ts';
import { CorrectionDraft, Release, ReleaseFields, type Revision } from '#contract/releases.ts';
import type { AssetId, ContactId, OrganisationId, ReleaseId } from '#contract/values.ts';
import { settledEmbargo } from '#domain/releases/embargo.ts';
import { escapeBlock, plainBlocks } from '#domain/releases/texts/marks.ts';
import { changedFields } from '#domain/releases/writing/diff.ts';
import { isOut, statusAt } from '#domain/releases/writing/status.ts';
import { requireInUse } from '../assets/trash.ts';
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
export function addRelease(
  db: WriteDb,
  parsed: ParsedRelease,
  organisationId: OrganisationId | null,
  now: Date,
  translationOf: ReleaseId | null = null,
): Release {
  refuseTooLong(parsed);
  const original = translationOf === null ? null : originalOf(db, getRelease(db, translationOf));
  if (original !== null && original.language === (parsed.language ?? 'en')) refuseSameLanguage(original);
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
    attachmentIds: [],
    boilerplate: parsed.boilerplate?.text ?? '',
    notes: parsed.notes,
    embargo,
    embargoNote: stated === null || embargo !== null ? '' : lineOf(stated.text),
    status: 'draft',
    translationOf: original?.id ?? null,
    words: countWords(body),
    createdAt: at,
    editedAt: at,
  });
  return insert(db, release);
}

function insert(db: WriteDb, release: Release): Release {
  db.run(
    'INSERT INTO releases (id, revision, content, created_at, edited_at, translation_of) VALUES (?, 1, ?, ?, ?, ?)',
    release.id,
    JSON.stringify(release),
    release.createdAt,
    release.editedAt,
    release.translationOf,
  );
  keepRevision(db, release);
  return release;
}

/** A draft in another language beside its original: the facts are the same, the texts are to be written, or copied to start from. */
export function translateRelease(db: WriteDb, id: ReleaseId, language: string, copy: boolean, now: Date): Release {
  const original = originalOf(db, getRelease(db, id));
  if (original.language === language) refuseSameLanguage(original);
  const at = now.toISOString();
  const texts = copy
    ? {}
    : {
        headline: '',
        subheadline: '',
        body: [],
        boilerplate: '',
        notes: [],
        quotes: [],
        figures: [],
        byline: { ...original.byline, role: '' },
      };
  return insert(
    db,
    Release.parse({
      ...original,
      ...texts,
      language,
      id: newId('rel'),
      revision: 1,
      status: 'draft',
      corrections: [],
      translationOf: original.id,
      words: copy ? original.words : 0,
      createdAt: at,
      editedAt: at,
    }),
  );
}

/** The original of a translation; any other release is its own. An original that is gone leaves its translation alone. */
export function originalOf(db: ReadDb, release: Release): Release {
  if (release.translationOf === null) return release;
  return db.get('SELECT 1 FROM releases WHERE id = ?', release.translationOf) === undefined
    ? release
    : getRelease(db, release.translationOf);
}

/** The translations of a release, by language. */
export const translationsOf = (db: ReadDb, id: ReleaseId): Release[] =>
  db
    .all('SELECT content FROM releases WHERE translation_of = ? ORDER BY created_at, id', id)
    .map((row) => Release.parse(JSON.parse(String(row.content))))
    .sort((one, other) => one.language.localeCompare(other.language));

/** Which other one of a release and its translations is written in a language: each is in one of its own. */
function writtenIn(db: ReadDb, release: Release, language: string): Release | undefined {
  const original = originalOf(db, release);
  return [original, ...translationsOf(db, original.id)].find((one) => one.id !== release.id && one.language === language);
}

function refuseTakenLanguage(db: ReadDb, release: Release, language: string): void {
  const taken = writtenIn(db, release, language);
  if (taken?.translationOf === null) refuseSameLanguage(taken);
  if (taken !== undefined)
    throw new Refusal('releases.same_language', `There is a translation in “${language}” already. Choose another language.`);
}

function refuseSameLanguage({ language }: Release): never {
  throw new Refusal('releases.same_language', `The original is written in “${language}” already. Choose another language.`);
}

/** One kept state of a release, or the refusal `releases.revision_not_found`. */
export function getRevision(db: ReadDb, id: ReleaseId, revision: number): Release {
  getRelease(db, id);
  const row = db.get('SELECT content FROM release_revisions WHERE release_id = ? AND revision = ?', id, revision);
  if (row === undefined) throw new Refusal('releases.revision_not_found', `This release has no revision ${revision}.`);
  return Release.parse(JSON.parse(String(row.content)));
}

/** Every kept state of a release, the newest first, each with what it changed. */
export function listRevisions(db: ReadDb, id: ReleaseId): Revision[] {
  const { corrections } = getRelease(db, id);
  const states = db
    .all('SELECT content FROM release_revisions WHERE release_id = ? ORDER BY revision', id)
    .map((row) => Release.parse(JSON.parse(String(row.content))));
  return states
    .map((state, at): Revision => {
      const before = states[at - 1];
      return {
        revision: state.revision,
        savedAt: state.editedAt,
        status: state.status,
        headline: state.headline,
        words: state.words,
        changed: before === undefined ? [] : changedFields(before, state),
        note: corrections.find((correction) => correction.revision === state.revision)?.note ?? null,
      };
    })
    .reverse();
}

/** Makes a kept state the next revision. Its state of publication stays as it is now, and so do what the library no longer has and a language that is taken by now. */
export function restoreRevision(db: WriteDb, id: ReleaseId, revision: number, now: Date): Release {
  const old = getRevision(db, id, revision);
  const present = getRelease(db, id);
  const isThere = (table: 'contacts' | 'organisations' | 'assets', key: string): boolean =>
    db.get(`SELECT 1 FROM ${table} WHERE id = ?`, key) !== undefined;
  const fields = Object.fromEntries(
    Object.keys(ReleaseFields.shape).map((field) => [field, old[field as keyof ReleaseFields]]),
  ) as ReleaseFields;
  return editRelease(
    db,
    id,
    {
      ...fields,
      status: present.status,
      language: writtenIn(db, present, old.language) === undefined ? old.language : present.language,
      contactIds: old.contactIds.filter((contact) => isThere('contacts', contact)),
      attachmentIds: old.attachmentIds.filter((asset) => isThere('assets', asset)),
      organisationId:
        old.organisationId !== null && isThere('organisations', old.organisationId) ? old.organisationId : present.organisationId,
    },
    now,
  );
}

/** Changes a release that is out and keeps, in words, what changed; or withdraws it. The text before stays as a revision. */
export function correctRelease(
  db: WriteDb,
  id: ReleaseId,
  { note, set, withdraw }: { note: string; set: Partial<ReleaseFields>; withdraw: boolean },
  now: Date,
): Release {
  const before = getRelease(db, id);
  const said = note.trim();
  if (said === '')
    throw new Refusal('releases.note_missing', 'Say in a sentence what changed; readers of the old text have to know.');
  if (!isOut(before, now))
    throw new Refusal(
      'releases.not_out_yet',
      `This release is ${statusAt(before, now) === 'withdrawn' ? 'withdrawn' : 'not out yet'}: there is nothing to correct. Edit it.`,
    );
  const { status: _status, ...changes } = set;
  dropCorrectionDraft(db, id);
  return saveNext(
    db,
    before,
    {
      ...changes,
      status: withdraw ? 'withdrawn' : 'corrected',
      corrections: [
        ...before.corrections,
        { at: now.toISOString(), note: said, before: before.revision, revision: before.revision + 1 },
      ],
    },
    now,
  );
}

/** The corrections that are being written. What an older or newer version wrote of one and this one cannot read is left out. */
export const listCorrectionDrafts = (db: ReadDb): CorrectionDraft[] =>
  db
    .all(
      'SELECT release_id, correction_drafts.content, saved_at FROM correction_drafts JOIN releases ON id = release_id ORDER BY id',
    )
    .flatMap((row) => {
      const draft = { id: row.release_id, set: JSON.parse(String(row.content)), savedAt: row.saved_at };
      return CorrectionDraft.safeParse(draft).data ?? [];
    });

/** Keeps what a correction changes so far, in place of what was kept before. */
export function keepCorrectionDraft(db: WriteDb, id: ReleaseId, set: Partial<ReleaseFields>, now: Date): void {
  getRelease(db, id);
  db.run(
    'INSERT OR REPLACE INTO correction_drafts (release_id, content, saved_at) VALUES (?, ?, ?)',
    id,
    JSON.stringify(set),
    now.toISOString(),
  );
}

/** Forgets a correction that was being written; what is none stays none. */
export const dropCorrectionDraft = (db: WriteDb, id: ReleaseId): void =>
  void db.run('DELETE FROM correction_drafts WHERE release_id = ?', id);

/** Saves a change as the next revision; every earlier one is kept. Values that are so already are no change. */
export function editRelease(db: WriteDb, id: ReleaseId, set: Partial<ReleaseFields>, now: Date): Release {
  const before = getRelease(db, id);
  if (set.status === 'corrected' && before.status !== 'corrected')
    throw new Refusal('releases.note_missing', 'A correction says what changed. Correct the release with a note.');
  return saveNext(db, before, set, now);
}

/** Puts another asset in the place of attached ones, or nothing; each release that had one gets a revision. Answers how many had. */
export function replaceAttachments(db: WriteDb, gone: readonly AssetId[], by: AssetId | null, now: Date): number {
  const rows = db.all(
    `SELECT DISTINCT releases.id FROM releases, json_each(content, '$.attachmentIds') AS attached
     WHERE attached.value IN (SELECT value FROM json_each(?))`,
    JSON.stringify(gone),
  );
  for (const row of rows) {
    const release = getRelease(db, row.id as ReleaseId);
    const attachmentIds = release.attachmentIds.flatMap((id) => (!gone.includes(id) ? [id] : by === null ? [] : [by]));
    saveNext(db, release, { attachmentIds }, now);
  }
  return rows.length;
}

function saveNext(db: WriteDb, before: Release, set: Partial<Release>, now: Date): Release {
  if (set.language !== undefined && set.language !== before.language) refuseTakenLanguage(db, before, set.language);
  requireOrganisation(db, set.organisationId);
  for (const contact of set.contactIds ?? []) if (!before.contactIds.includes(contact)) getContact(db, contact);
  const attachmentIds = set.attachmentIds === undefined ? before.attachmentIds : [...new Set(set.attachmentIds)];
  for (const asset of attachmentIds)
    if (!before.attachmentIds.includes(asset)) requireInUse(db, asset, 'The chosen attachment is not in the library.');
  // An embargo that is set answers what the text left unclear.
  const isAnswered = set.embargo != null && set.embargoNote === undefined;
  const changed = { ...before, ...set, attachmentIds, ...(isAnswered ? { embargoNote: '' } : {}) };
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
    release.id,
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
