import { readPhone } from '../../contacts/phone.ts';
import { step, write } from './deeds.ts';
import { kitSubject, type Rule } from './rule.ts';

const subject = (contact: { readonly id: string; readonly name: string }) =>
  ({ kind: 'contact', id: contact.id, label: contact.name }) as const;

/** Whom a journalist can ask, and whether they can be reached. */
export const CONTACT_RULES: readonly Rule[] = [
  {
    id: 'kit.contact-missing',
    severity: 'error',
    find: ({ content }) => {
      if (content.contacts.length > 0) return [];
      const id = content.organisation?.primaryContactId ?? content.releases.flatMap(({ contactIds }) => contactIds)[0];
      return [{ subject: kitSubject(content), deed: id == null ? undefined : step('add', { kind: 'putContact', id }) }];
    },
  },
  {
    id: 'contact.unreachable',
    severity: 'error',
    find: ({ content }) =>
      content.contacts
        .filter(({ phone, email }) => phone === '' && email === '')
        .map((contact) => ({ subject: subject(contact), deed: write({ of: 'contact', id: contact.id, field: 'phone' }) })),
  },
  {
    id: 'contact.phone-missing',
    severity: 'warning',
    find: ({ content }) =>
      content.contacts
        .filter(({ phone, email }) => phone === '' && email !== '')
        .map((contact) => ({ subject: subject(contact), deed: write({ of: 'contact', id: contact.id, field: 'phone' }) })),
  },
  {
    id: 'contact.email-missing',
    severity: 'warning',
    find: ({ content }) =>
      content.contacts
        .filter(({ phone, email }) => phone !== '' && email === '')
        .map((contact) => ({ subject: subject(contact), deed: write({ of: 'contact', id: contact.id, field: 'email' }) })),
  },
  {
    id: 'contact.phone-national',
    severity: 'warning',
    find: ({ content }) =>
      content.contacts
        .filter(({ phone }) => phone !== '' && !/^\s*(\+|00)/.test(phone))
        .map((contact) => {
          const phone = readPhone(contact.phone, content.organisation?.country ?? '')?.international;
          return {
            subject: subject(contact),
            values: { phone: contact.phone },
            deed:
              phone === undefined
                ? write({ of: 'contact', id: contact.id, field: 'phone', value: contact.phone })
                : step('correct', { kind: 'contact', id: contact.id, set: { phone } }),
          };
        }),
  },
];
