import { blocksOf, type ReleaseDocument } from '../document.ts';
import { webLink } from './links.ts';
import { defaultUri } from './ninjs.ts';
import { plainBody } from './plain.ts';

/** A release as schema.org JSON-LD, for a web page's head: NewsArticle of the genre press release; UTF-8, LF, one space of indent. */
export function writeJsonLd(document: ReleaseDocument): string {
  const { organisation, byline, embargo } = document;
  const website = blocksOf(document, 'boilerplate')[0]?.website ?? '';
  const contactPoint = blocksOf(document, 'contacts').flatMap((block) =>
    block.contacts.map((contact) =>
      present({
        '@type': 'ContactPoint',
        contactType: 'press',
        name: contact.name,
        description: contact.role,
        telephone: contact.phone,
        email: contact.email,
      }),
    ),
  );
  const article = present({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': defaultUri(document),
    genre: 'Press release',
    headline: document.title,
    alternativeHeadline: blocksOf(document, 'subtitle')[0]?.text,
    inLanguage: document.language,
    datePublished: embargo?.until ?? (document.date === '' ? undefined : document.date),
    dateCreated: document.dated,
    dateline: blocksOf(document, 'dateline')[0]?.text,
    version: String(document.version),
    creativeWorkStatus: document.isWithdrawn ? 'Withdrawn' : undefined,
    conditionsOfAccess: embargo?.sentence,
    correction: blocksOf(document, 'notice').map(({ text }) => text),
    author: byline.name === '' ? undefined : present({ '@type': 'Person', name: byline.name, jobTitle: byline.role }),
    publisher:
      organisation === ''
        ? undefined
        : present({ '@type': 'Organization', name: organisation, url: webLink(website) ?? undefined, contactPoint }),
    wordCount: document.words,
    articleBody: plainBody(document),
    hasPart: document.quotes.map((quote) =>
      present({
        '@type': 'Quotation',
        text: quote.text,
        spokenByCharacter:
          quote.speaker === '' ? undefined : present({ '@type': 'Person', name: quote.speaker, jobTitle: quote.role }),
      }),
    ),
  });
  return `${JSON.stringify(article, null, 1)}\n`;
}

/** Leaves out what says nothing. */
function present(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
