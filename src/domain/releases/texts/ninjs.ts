import { blocksOf, bodyOfDocument, type PrintedContact, type ReleaseDocument } from '../document.ts';
import { bodyHtml } from './html.ts';
import { plainBody } from './plain.ts';
import { stableSlug } from './slug.ts';

/** What a ninjs object says beyond the release itself. */
export interface NinjsOptions {
  /** The object's global identifier, a URI that stays the same for all versions; without it one is made of sender, date and title. */
  readonly uri?: string;
  /** What may be done with the text, in words. */
  readonly usageTerms?: string;
}

/** One complete IPTC ninjs 3.1 object; the properties are those of the schema, absent ones are left out. */
export type NinjsObject = Readonly<Record<string, unknown>>;

/** A release as IPTC ninjs 3.1 JSON: UTF-8, LF, one space of indent, keys in fixed order. */
export function writeNinjs(document: ReleaseDocument, options: NinjsOptions = {}): string {
  return `${JSON.stringify(ninjsObject(document, options), null, 1)}\n`;
}

/** The same as a value, for a kit that adds photos as associations and files as renditions before it writes. */
export function ninjsObject(document: ReleaseDocument, options: NinjsOptions = {}): NinjsObject {
  const { organisation } = document;
  const year = document.date.slice(0, 4);
  return prune({
    uri: options.uri ?? defaultUri(document),
    standard: { name: 'ninjs', version: '3.1', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#' },
    type: 'text',
    representationType: 'full',
    profile: 'press-release',
    version: String(document.version),
    firstCreated: document.dated,
    versionCreated: document.dated,
    embargoedUntil: document.embargo?.until,
    pubStatus: document.isWithdrawn ? 'canceled' : 'usable',
    language: document.language,
    by: [document.byline.role, document.byline.name].filter((text) => text !== '').join(' '),
    located: document.place,
    copyrightHolder: organisation,
    copyrightNotice: organisation === '' ? '' : `© ${[year, organisation].filter((text) => text !== '').join(' ')}`,
    usageTerms: options.usageTerms,
    edNote: [document.embargo?.line ?? '', ...blocksOf(document, 'notice').map(({ text }) => text)]
      .filter((text) => text !== '')
      .join('\n'),
    headlines: headlines(document),
    descriptions: summary(document),
    bodies: bodies(document),
    genres: [{ name: 'Press Release' }],
    infoSources: infoSources(document),
    people: people(document),
    organisations: organisation === '' ? [] : [{ name: organisation, rel: 'publisher' }],
    places: document.place === '' ? [] : [{ name: document.place, rel: 'located' }],
  });
}

/** The identifier of a release that all its versions share, made of sender, date and title. */
export function defaultUri({ organisation, date, title }: ReleaseDocument): string {
  const parts = [stableSlug(organisation), date, stableSlug(title)].filter((part) => part !== '');
  return `urn:dateline:release:${parts.join(':')}`;
}

function headlines(document: ReleaseDocument): object[] {
  const main = { role: 'main', contentType: 'text/plain', value: document.title };
  return [main, ...blocksOf(document, 'subtitle').map(({ text }) => ({ role: 'sub', contentType: 'text/plain', value: text }))];
}

function summary(document: ReleaseDocument): object[] {
  const [first] = blocksOf(document, 'paragraph');
  return first === undefined ? [] : [{ role: 'summary', contentType: 'text/plain', value: first.text }];
}

function bodies(document: ReleaseDocument): object[] {
  const body = bodyOfDocument(document);
  const all: object[] = [];
  if (body.length > 0) {
    const texts = body.map((block) => block.text);
    const counts = { charCount: [...texts.join('')].length, wordCount: texts.join('\n\n').split(/\s+/).length };
    all.push({ role: 'main', contentType: 'text/plain', ...counts, value: plainBody(document) });
    all.push({ role: 'main', contentType: 'text/html', ...counts, value: bodyHtml(document) });
  }
  for (const notes of blocksOf(document, 'notes')) {
    const value = [notes.heading, ...notes.items.map((note, index) => `${index + 1}. ${note}`)].join('\n');
    all.push({ role: 'notes', contentType: 'text/plain', value });
  }
  for (const about of blocksOf(document, 'boilerplate')) {
    const value = [about.heading, ...about.paragraphs, about.website].filter((text) => text !== '').join('\n\n');
    all.push({ role: 'boilerplate', contentType: 'text/plain', value });
  }
  return all;
}

function infoSources(document: ReleaseDocument): object[] {
  const contactInfo = blocksOf(document, 'contacts').flatMap((block) => block.contacts.flatMap(ways));
  if (document.organisation === '' && contactInfo.length === 0) return [];
  return [prune({ name: document.organisation, role: 'publisher', contactInfo })];
}

function ways(contact: PrintedContact): object[] {
  const way = (type: string, value: string) => (value === '' ? [] : [{ type, role: 'press', name: contact.name, value }]);
  return [...way('phone', contact.phone), ...way('email', contact.email)];
}

/** Everybody who is quoted, once each, and the contacts who are persons. */
function people(document: ReleaseDocument): object[] {
  const found = new Map<string, object>();
  const add = (name: string, rel: string, literal: string, contactInfo: object[]) => {
    if (name !== '' && !found.has(`${rel} ${name}`)) found.set(`${rel} ${name}`, prune({ name, rel, literal, contactInfo }));
  };
  for (const quote of document.quotes) add(quote.speaker, 'about', quote.role, []);
  for (const { contacts } of blocksOf(document, 'contacts')) {
    for (const contact of contacts) if (!contact.isDesk) add(contact.name, 'contact', contact.role, ways(contact));
  }
  return [...found.values()];
}

/** Leaves out what is empty: a property of ninjs is either absent or says something. */
function prune(object: Readonly<Record<string, unknown>>): NinjsObject {
  const says = (value: unknown) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(object).filter(([, value]) => says(value)));
}
