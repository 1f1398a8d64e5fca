import { type CountedFact, type Fact, Organisation, type OrganisationFields } from '#contract/organisations.ts';
import type { OrganisationId } from '#contract/values.ts';
import { requireInUse } from '../assets/trash.ts';
import { listContent, readContent } from '../db/rows.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import type { RoomHandlers } from '../door/handlers.ts';
import { newId } from '../ids.ts';
import { Refusal } from '../refusal.ts';

/** A calm blue on ink: what a kit wears until its organisation has chosen colours. */
const PLAIN_THEME = { primary: '#0b4f79', secondary: '#2f9d8c', ink: '#10222f' } as const;

/** One organisation, or the refusal `organisations.not_found`. */
export const getOrganisation = (db: ReadDb, id: OrganisationId): Organisation =>
  withCounts(
    db,
    readContent(db, 'organisations', id, Organisation, 'organisations.not_found', 'This organisation is not in the library.'),
  );

/** All organisations by name. */
export const listOrganisations = (db: ReadDb): Organisation[] =>
  listContent(db, 'organisations', 'name COLLATE NOCASE, id', Organisation).map((one) => withCounts(db, one));

/** What can be counted of an organisation, each in one question to the catalogue. */
const COUNTS: Readonly<Record<Exclude<CountedFact, 'collection'>, string>> = {
  // What is out: an embargo that still waits keeps a release from being counted in public.
  releases: `SELECT count(*) AS n FROM releases WHERE json_extract(content, '$.organisationId') = ?
    AND json_extract(content, '$.translationOf') IS NULL
    AND json_extract(content, '$.status') IN ('embargoed', 'published', 'corrected')
    AND coalesce(unixepoch(json_extract(content, '$.embargo.until')) <= unixepoch('now'), 1)`,
  contacts: `SELECT count(*) AS n FROM contacts WHERE json_extract(content, '$.organisationId') = ?`,
  logos: `SELECT count(*) AS n FROM variants JOIN brands ON brands.id = variants.brand_id
    WHERE brands.organisation_id = ? AND variants.status <> 'superseded' AND variants.asset_id IS NOT NULL`,
  kits: `SELECT count(*) AS n FROM kits WHERE json_extract(content, '$.organisationId') = ?`,
};

const countOf = (db: ReadDb, id: OrganisationId, what: keyof typeof COUNTS): number => Number(db.get(COUNTS[what], id)?.n ?? 0);

/** What a counted figure is now; one of a collection that is gone stays what it was when it was written down. */
function counted(db: ReadDb, id: OrganisationId, fact: Fact): number {
  if (fact.counted === undefined) return fact.value;
  if (fact.counted !== 'collection') return countOf(db, id, fact.counted);
  const collection = fact.collectionId ?? '';
  if (db.get('SELECT 1 FROM collections WHERE id = ?', collection) === undefined) return fact.value;
  const row = db.get(
    `SELECT count(*) AS n FROM collection_items JOIN assets ON assets.id = asset_id
     WHERE collection_id = ? AND trashed_at IS NULL`,
    collection,
  );
  return Number(row?.n ?? 0);
}

/** A figure that the library counts is what it is now, whatever it was when it was written down. */
function withCounts(db: ReadDb, organisation: Organisation): Organisation {
  if (organisation.facts.every((fact) => fact.counted === undefined)) return organisation;
  const facts = organisation.facts.map((fact) => ({ ...fact, value: counted(db, organisation.id, fact) }));
  return { ...organisation, facts };
}

/** True when the library has this organisation. */
export const hasOrganisation = (db: ReadDb, id: OrganisationId | null | undefined): boolean =>
  id != null && db.get('SELECT 1 FROM organisations WHERE id = ?', id) !== undefined;

/** Refuses with `organisations.not_found` an organisation that the library does not have. */
export function requireOrganisation(db: ReadDb, id: OrganisationId | null | undefined): void {
  if (id == null || hasOrganisation(db, id)) return;
  throw new Refusal('organisations.not_found', 'This organisation is not in the library.');
}

/** Stores a new organisation; what is not given is empty, the zone is this computer's. */
export function createOrganisation(db: WriteDb, fields: Partial<OrganisationFields> & { name: string }): Organisation {
  const organisation = Organisation.parse({
    website: '',
    country: '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    boilerplate: {},
    facts: [],
    theme: PLAIN_THEME,
    logoAssetId: null,
    primaryContactId: null,
    ...fields,
    id: newId('org'),
  });
  refuseUnknownReferences(db, organisation, null);
  db.run(
    'INSERT INTO organisations (id, name, content) VALUES (?, ?, ?)',
    organisation.id,
    organisation.name,
    JSON.stringify(organisation),
  );
  return organisation;
}

/** Changes fields of an organisation. */
export function editOrganisation(db: WriteDb, id: OrganisationId, set: Partial<OrganisationFields>): Organisation {
  const before = getOrganisation(db, id);
  const organisation = withCounts(db, Organisation.parse({ ...before, ...set }));
  refuseUnknownReferences(db, organisation, before);
  db.run('UPDATE organisations SET name = ?, content = ? WHERE id = ?', organisation.name, JSON.stringify(organisation), id);
  return organisation;
}

/** What is newly chosen must be there; what was chosen before may have gone or lie in the trash without stopping other changes. */
function refuseUnknownReferences(db: ReadDb, organisation: Organisation, before: Organisation | null): void {
  const { logoAssetId } = organisation;
  if (logoAssetId !== null && logoAssetId !== before?.logoAssetId)
    requireInUse(db, logoAssetId, 'The chosen logo is not in the library.');
  if (
    organisation.primaryContactId !== null &&
    organisation.primaryContactId !== before?.primaryContactId &&
    db.get('SELECT 1 FROM contacts WHERE id = ?', organisation.primaryContactId) === undefined
  ) {
    throw new Refusal('contacts.not_found', 'The chosen contact is not in the library.');
  }
}

export const organisationHandlers: RoomHandlers<'organisations'> = {
  list: ({ db }) => {
    const items = listOrganisations(db);
    return { total: items.length, items };
  },
  get: ({ db }, { id }) => getOrganisation(db, id),
  counts: ({ db }, { id }) => {
    getOrganisation(db, id);
    return {
      releases: countOf(db, id, 'releases'),
      contacts: countOf(db, id, 'contacts'),
      logos: countOf(db, id, 'logos'),
      kits: countOf(db, id, 'kits'),
    };
  },
  create: ({ db }, fields) => createOrganisation(db, fields as Parameters<typeof createOrganisation>[1]),
  edit: ({ db }, { id, set }) => editOrganisation(db, id, set as Partial<OrganisationFields>),
};
