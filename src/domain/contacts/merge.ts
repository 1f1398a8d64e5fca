import type { Contact, ContactDuplicates, ContactFields, ContactMerge } from '#contract/contacts.ts';
import { readPhone } from './phone.ts';

/**
 * What several contacts make as one. The first keeps what it says and takes what it lacks; numbers and addresses of the others are
 * kept as further ones, languages and notes add up, so that nothing but a differing name, role, sender or hours is dropped.
 */
export function mergeContacts(contacts: readonly [Contact, Contact, ...Contact[]]): ContactMerge {
  const [first, ...others] = contacts;
  const filled = <Field extends keyof ContactFields>(field: Field, empty: ContactFields[Field]): ContactFields[Field] =>
    contacts.map((contact) => contact[field]).find((value) => value !== empty) ?? empty;
  const email = filled('email', '');
  const phone = filled('phone', '');
  const emails = contacts.flatMap((contact) => [{ email: contact.email, label: '' }, ...contact.moreEmails]);
  const phones = contacts.flatMap((contact) => [{ phone: contact.phone, label: '' }, ...contact.morePhones]);
  const merged: ContactFields = {
    name: first.name,
    role: filled('role', ''),
    organisationId: filled('organisationId', null),
    email,
    phone,
    moreEmails: distinct(emails, (one) => one.email.toLowerCase(), email.toLowerCase()).slice(0, 20),
    morePhones: distinct(phones, (one) => numberKey(one.phone), numberKey(phone)).slice(0, 20),
    languages: [...new Set(contacts.flatMap((contact) => contact.languages))].slice(0, 20),
    hours: filled('hours', ''),
    portraitAssetId: filled('portraitAssetId', null),
    note: [...new Set(contacts.map((contact) => contact.note.trim()).filter((note) => note !== ''))].join('\n'),
    isDesk: first.isDesk,
  };
  const differing = (['name', 'role', 'organisationId', 'hours', 'portraitAssetId'] as const).flatMap((field) => {
    const kept = merged[field] ?? '';
    const dropped = [...new Set(contacts.map((contact) => contact[field] ?? ''))].filter(
      (value) => value !== '' && value !== kept,
    );
    return dropped.length === 0 ? [] : [{ field, kept, dropped }];
  });
  return { into: first.id, from: others.map(({ id }) => id), merged, differing };
}

/** Each once by its key, the labelled before the bare, without the one that is kept elsewhere and without empty ones. */
function distinct<T extends { label: string }>(items: readonly T[], keyOf: (item: T) => string, without: string): T[] {
  const found = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === '' || key === without || (found.get(key)?.label ?? '') !== '') continue;
    found.set(key, item);
  }
  return [...found.values()];
}

/** What two writings of one number share. */
const numberKey = (phone: string): string => readPhone(phone)?.e164 ?? phone.replace(/[^\d+]/g, '');

/** Groups of contacts that are likely one: the same address, the same number, or the same name in one organisation; the surest reason first. */
export function findDuplicates(contacts: readonly Contact[]): ContactDuplicates[] {
  const taken = new Set<string>();
  const groups: ContactDuplicates[] = [];
  const group = (reason: ContactDuplicates['reason'], keysOf: (contact: Contact) => readonly string[]): void => {
    const byKey = new Map<string, Contact[]>();
    for (const contact of contacts)
      for (const key of new Set(keysOf(contact))) {
        if (key === '') continue;
        const same = byKey.get(key);
        if (same === undefined) byKey.set(key, [contact]);
        else same.push(contact);
      }
    for (const [, same] of byKey) {
      const fresh = same.filter(({ id }) => !taken.has(id));
      if (fresh.length < 2) continue;
      for (const { id } of fresh) taken.add(id);
      groups.push({ ids: fresh.map(({ id }) => id), reason });
    }
  };
  group('email', (contact) => [contact.email, ...contact.moreEmails.map(({ email }) => email)].map((one) => one.toLowerCase()));
  group('phone', (contact) =>
    // A desk's line is everybody's: it makes nobody the same person.
    contact.isDesk ? [] : [contact.phone, ...contact.morePhones.map(({ phone }) => phone)].map(numberKey),
  );
  group('name', (contact) => [`${contact.name.trim().toLowerCase()}\n${contact.organisationId ?? ''}`]);
  return groups;
}
