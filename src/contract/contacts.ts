import { z } from 'zod';
import { command, query } from './kernel.ts';
import { ContactId, Line, OrganisationId, Place, Prose } from './values.ts';

/** Someone a journalist can call. A desk is a shared line: a name without a person, no role. */
export const ContactFields = z.object({
  name: Line.min(1),
  role: Line,
  organisationId: OrganisationId.nullable(),
  email: z.union([z.literal(''), z.email().max(320)]),
  phone: Line.max(60),
  note: Prose,
  isDesk: z.boolean(),
});
export type ContactFields = z.infer<typeof ContactFields>;

export const Contact = ContactFields.extend({ id: ContactId });
export type Contact = z.infer<typeof Contact>;

/** What became of one card of a file. */
export const ContactImportItem = z.object({
  name: z.string(),
  outcome: z.enum(['imported', 'merged', 'refused']),
  id: ContactId.optional(),
  message: z.string().optional(),
});
export type ContactImportItem = z.infer<typeof ContactImportItem>;

export const contacts = {
  list: query({ input: z.object({}), output: z.object({ total: z.int(), items: z.array(Contact) }), reads: ['contacts'] }),
  get: query({ input: z.object({ id: ContactId }), output: Contact, reads: ['contacts'] }),
  create: command({ input: ContactFields.partial().required({ name: true }), output: Contact, touches: ['contacts', 'history'] }),
  edit: command({
    input: z.object({ id: ContactId, set: ContactFields.partial() }),
    output: Contact,
    touches: ['contacts', 'kits', 'history'],
  }),
  remove: command({
    input: z.object({ id: ContactId }),
    output: z.object({ id: ContactId }),
    touches: ['contacts', 'kits', 'organisations', 'history'],
  }),
  /** Reads a vCard or CSV file; a card whose e-mail is known updates that contact's empty fields ('merged'). */
  importFile: command({
    input: z.object({ place: Place }),
    output: z.object({ imported: z.int(), merged: z.int(), refused: z.int(), items: z.array(ContactImportItem) }),
    touches: ['contacts', 'organisations', 'history'],
  }),
};
