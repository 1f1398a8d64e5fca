import type { BrandTheme } from '#contract/organisations.ts';
import { contrast } from '#domain/colour.ts';
import { pageNumberWords } from '#domain/page-number.ts';
import { type BodyBlock, blocksOf, bodyOfDocument, type ReleaseDocument } from '#domain/releases/document.ts';
import { linkOf, mailLink, telLink, webLink } from '#domain/releases/texts/links.ts';
import { type Span, shownAddress } from '#domain/releases/texts/marks.ts';
import { contactDetail } from '#domain/releases/texts/plain.ts';
import { readableOnPaper } from './ink.ts';
import { typstLanguage } from './typst-language.ts';

/** Ink of the documents where a brand's own would be too faint for running text. */
const INK = '#16212b';

/** A release as the one JSON object that theme.typ and release.typ read; the heads of those files name every key. */
export function pdfData(document: ReleaseDocument, theme: BrandTheme, logoSvg: string | null): object {
  const text = (kind: 'subtitle' | 'byline' | 'dateline' | 'end') => blocksOf(document, kind)[0]?.text ?? '';
  const { labels, organisation, embargo } = document;
  const [page, of] = pageNumberWords(document.language);
  const printed = blocksOf(document, 'contacts')[0];
  const caller = printed?.contacts.find((contact) => contact.isDesk) ?? printed?.contacts[0];
  const about = blocksOf(document, 'boilerplate')[0];
  const facts = [labels.pressRelease, organisation, document.dateLong, embargo?.header ?? ''].filter((fact) => fact !== '');
  return {
    language: typstLanguage(document.language),
    colours: {
      brand: readableOnPaper(theme.primary),
      // 7:1 is WCAG's enhanced level: a release is read for minutes, not glanced at.
      ink: contrast(theme.ink, '#ffffff') >= 7 ? theme.ink : INK,
    },
    organisation,
    logo: logoSvg,
    documentTitle: document.title,
    description: facts.join(', '),
    keywords: [labels.pressRelease, organisation, document.place].filter((word) => word !== ''),
    ymd: (document.date || document.dated.slice(0, 10)).split('-').map(Number),
    kind: labels.pressRelease,
    dateLong: document.dateLong,
    embargo: embargo === null ? null : { sentence: embargo.sentence, header: embargo.header },
    pageLabel: page,
    pageOf: of,
    footer: [organisation, caller?.phone ?? '', caller?.email ?? ''].filter((part) => part !== ''),
    notices: blocksOf(document, 'notice').map((block) => block.text),
    title: document.title,
    subtitle: text('subtitle'),
    byline: text('byline'),
    dateline: text('dateline'),
    body: bodyOfDocument(document).map(printedBlock),
    end: text('end'),
    notes: blocksOf(document, 'notes')[0] ?? null,
    about: about === undefined ? null : { ...about, link: webLink(about.website) },
    contacts:
      printed === undefined
        ? null
        : {
            heading: printed.heading,
            people: printed.contacts.map((contact) => ({
              name: contact.name,
              detail: contactDetail(contact),
              phone: contact.phone,
              phoneLink: telLink(contact.phone),
              email: contact.email,
              emailLink: mailLink(contact.email),
            })),
          },
  };
}

function printedBlock(block: BodyBlock): object {
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.map((item) => item.spans.map(printedSpan)), length: block.text.length };
    case 'heading':
      return { ...block, spans: block.spans.map(printedSpan) };
    default:
      return { kind: block.kind, spans: block.spans.map(printedSpan), length: block.text.length };
  }
}

/** A link that may not be followed shows its address in brackets, as in every format. */
function printedSpan({ text, bold, italic, href }: Span, at: number, all: readonly Span[]): object {
  const link = href === undefined ? null : linkOf(href);
  const isOpen = href !== undefined && link === null && all[at + 1]?.href !== href && text !== shownAddress(href);
  return { text: isOpen ? `${text} (${shownAddress(href)})` : text, bold: bold === true, italic: italic === true, link };
}
