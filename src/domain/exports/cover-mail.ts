import { formatDateLong, formatInstant, formatInstantShort, formatUtcTime } from '../dates.ts';
import { cleanLine, paragraphsOf } from '../releases/texts/clean.ts';
import { escapeHtml } from '../releases/texts/html.ts';
import { isRightToLeft, releaseLabels } from '../releases/texts/labels.ts';
import { mailLink, telLink, webLink } from '../releases/texts/links.ts';
import { type KitContent, titleOf } from './content.ts';
import { coverWords } from './cover-words.ts';
import { sizeInWords, wordsFor } from './page/words.ts';
import { standfirstOf } from './page-view.ts';
import { dayOf } from './plan.ts';

/** The zip that a mail is about. `link` is where it lies, null when it is attached; `note` is the sender's word to whoever gets it. */
export interface MailedZip {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly keyFingerprint: string | null;
  readonly link: string | null;
  readonly note: string;
}

/** A mail in the kit's language: the embargo comes first in its subject and its text, for as long as it holds. */
export interface CoverMail {
  readonly subject: string;
  readonly language: string;
  readonly plain: string;
  readonly html: string;
}

/** Signs that show nothing or turn the direction, and those that pass for a stroke of an address and are none: in a link they hide where it leads. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Z}\u2044\u2215\u29f8\uff0e\uff0f\uff1a\uff1f\uff03]/u;

/** An address where a kit can be fetched: http or https, plainly written, with no user name and no sign that hides or turns it; else null. */
export function shareLink(typed: string): string | null {
  const address = typed.trim();
  const isPlain = webLink(address.replace(/^http:/i, 'https:')) !== null && cleanLine(address) === address;
  return isPlain && !UNSEEN.test(address) ? address : null;
}

/** The mail that goes with a zip. `now` (ISO 8601) decides whether the embargo is over. Plain text has CRLF; HTML loads nothing. */
export function coverMail(content: KitContent, zip: MailedZip, now: string): CoverMail {
  const parts = partsOf(content, zip, now);
  const { language } = content.kit;
  return { subject: subjectOf(content, now), language, plain: plainOf(parts), html: htmlOf(parts, language) };
}

/** The mail as parts, so that both forms say the same in the same order. */
interface Parts {
  readonly embargo: string;
  readonly headline: string;
  readonly dateline: string;
  readonly summary: string;
  readonly note: readonly string[];
  readonly get: string;
  readonly link: string | null;
  readonly open: string;
  readonly contactHeading: string;
  readonly contacts: readonly { readonly who: string; readonly phone: string; readonly email: string }[];
  readonly genuine: string;
  readonly proofs: readonly (readonly [label: string, value: string])[];
  readonly unsigned: string;
}

const embargoOf = ({ kit: { embargo } }: KitContent, now: string) =>
  embargo !== null && Date.parse(embargo.until) > Date.parse(now) ? embargo : null;

/** The language that the words of the page are in: a date among them is not written in another one. */
function spokenOf(language: string): string {
  const spoken = wordsFor(language).language;
  return language.toLowerCase().split('-')[0] === spoken ? language : spoken;
}

/** 'Embargoed until': as releases say it, in languages that they do not speak as the page does. */
function untilIn(language: string): string {
  const labels = releaseLabels(language);
  const isTheirs = labels !== releaseLabels('en') || wordsFor(language).language === 'en';
  return isTheirs ? labels.embargoedUntil : wordsFor(language).status.before.trim();
}

function subjectOf(content: KitContent, now: string): string {
  const embargo = embargoOf(content, now);
  const language = spokenOf(content.kit.language);
  const until = embargo === null ? '' : formatInstantShort(embargo.until, embargo.timeZone, language);
  return [until === '' ? '' : `[${untilIn(language)} ${until}]`, cleanLine(titleOf(content))]
    .filter((part) => part !== '')
    .join(' ');
}

function partsOf(content: KitContent, zip: MailedZip, now: string): Parts {
  const { kit } = content;
  const [words, page] = [coverWords(kit.language), wordsFor(kit.language)];
  const embargo = embargoOf(content, now);
  const language = spokenOf(kit.language);
  const local = embargo === null ? '' : formatInstant(embargo.until, embargo.timeZone, language);
  const utc = embargo === null ? '' : formatUtcTime(embargo.until, embargo.timeZone, language);
  const place = cleanLine(content.releases[0]?.dateline ?? '');
  const day = formatDateLong(dayOf(kit), kit.language);
  return {
    embargo: local === '' ? '' : page.status.line(local.endsWith(' UTC') ? local : `${local} (${utc})`),
    headline: cleanLine(titleOf(content)),
    // One that carries a date was worded by its author.
    dateline: /\d/.test(place) ? place : [place, day].filter((part) => part !== '').join(', '),
    summary: cleanLine(standfirstOf(content)),
    note: paragraphsOf(zip.note),
    get: zip.link === null ? words.attached(cleanLine(zip.name), sizeInWords(zip.bytes, kit.language)) : words.linked,
    link: zip.link,
    open: words.open,
    contactHeading: words.contact,
    contacts: content.contacts.map(({ name, role, phone, email }) => ({
      who: [name, role]
        .map(cleanLine)
        .filter((part) => part !== '')
        .join(', '),
      phone: cleanLine(phone),
      email: cleanLine(email),
    })),
    genuine: words.genuine,
    proofs: [[words.sums, zip.sha256], ...(zip.keyFingerprint === null ? [] : [[words.key, zip.keyFingerprint] as const])],
    unsigned: zip.keyFingerprint === null ? words.unsigned : '',
  };
}

function plainOf(parts: Parts): string {
  const blocks = [
    [parts.embargo],
    [parts.headline, parts.dateline],
    [parts.summary],
    ...parts.note.map((paragraph) => [paragraph]),
    [parts.get, parts.link ?? ''],
    [parts.open],
    ...(parts.contacts.length === 0 ? [] : [[parts.contactHeading.toUpperCase()]]),
    ...parts.contacts.map(({ who, phone, email }) => [who, phone, email]),
    [parts.genuine.toUpperCase(), ...parts.proofs.map(([label, value]) => `${label}: ${value}`), parts.unsigned],
  ];
  const text = blocks.map((lines) => lines.filter((line) => line !== '').join('\n')).filter((block) => block !== '');
  return `${text.join('\n\n')}\n`.replace(/\n/g, '\r\n');
}

/** Styles stand at the elements: mail programs throw away what stands in the head. */
const STYLE = {
  body: 'margin:0;padding:24px;font:16px/1.5 Georgia,serif;max-width:640px',
  embargo: 'margin:0 0 20px;padding:10px 14px;background:#fdf0dc;color:#6b3f00;font:600 14px/1.4 Arial,sans-serif',
  headline: 'margin:0 0 4px;font:400 28px/1.2 Georgia,serif',
  small: 'margin:0 0 16px;font:14px/1.5 Arial,sans-serif',
  heading: 'margin:24px 0 4px;font:600 14px/1.4 Arial,sans-serif',
  code: 'font:13px/1.5 Consolas,monospace;word-break:break-all',
} as const;

function htmlOf(parts: Parts, language: string): string {
  const block = (tag: string, style: string, markup: string): string =>
    markup === '' ? '' : `<${tag} dir="auto" style="${style}">${markup}</${tag}>`;
  const text = (tag: string, style: string, words: string): string => block(tag, style, broken(words));
  const link = parts.link === null ? '' : `<br><a href="${escapeHtml(parts.link)}">${escapeHtml(parts.link)}</a>`;
  const lines = [
    '<!DOCTYPE html>',
    `<html lang="${escapeHtml(language)}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}">`,
    `<head><meta charset="utf-8"><title>${escapeHtml(parts.headline)}</title></head>`,
    `<body style="${STYLE.body}">`,
    text('p', STYLE.embargo, parts.embargo),
    text('h1', STYLE.headline, parts.headline),
    text('p', STYLE.small, parts.dateline),
    text('p', 'margin:0 0 16px', parts.summary),
    ...parts.note.map((paragraph) => text('p', 'margin:0 0 16px', paragraph)),
    block('p', STYLE.small, `${escapeHtml(parts.get)}${link}`),
    text('p', STYLE.small, parts.open),
    parts.contacts.length === 0 ? '' : text('h2', STYLE.heading, parts.contactHeading),
    ...parts.contacts.map((contact) => block('p', STYLE.small, contactMarkup(contact))),
    text('h2', STYLE.heading, parts.genuine),
    ...parts.proofs.map(([label, value]) =>
      block('p', STYLE.small, `${escapeHtml(label)}:<br><span style="${STYLE.code}">${escapeHtml(value)}</span>`),
    ),
    text('p', STYLE.small, parts.unsigned),
    '</body>',
    '</html>',
  ];
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

const broken = (words: string): string => escapeHtml(words).replace(/\n/g, '<br>');

function contactMarkup({ who, phone, email }: Parts['contacts'][number]): string {
  const linked = (href: string | null, words: string): string =>
    href === null ? escapeHtml(words) : `<a href="${escapeHtml(href)}">${escapeHtml(words)}</a>`;
  return [escapeHtml(who), linked(telLink(phone), phone), linked(mailLink(email), email)]
    .filter((line) => line !== '')
    .join('<br>');
}
