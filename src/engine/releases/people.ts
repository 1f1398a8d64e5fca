import type { Contact } from '#contract/contacts.ts';
import type { Organisation } from '#contract/organisations.ts';
import type { Release } from '#contract/releases.ts';
import { getContact } from '../contacts/store.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { getOrganisation } from '../organisations/handlers.ts';

/** A release's sender and those of its contacts that the library still has. */
export function withPeople(db: ReadDb, release: Release): { organisation: Organisation | null; contacts: Contact[] } {
  return {
    organisation: release.organisationId === null ? null : getOrganisation(db, release.organisationId),
    contacts: release.contactIds
      .filter((contact) => db.get('SELECT 1 FROM contacts WHERE id = ?', contact) !== undefined)
      .map((contact) => getContact(db, contact)),
  };
}
