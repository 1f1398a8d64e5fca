import { hash } from 'node:crypto';
import { inUtc } from '#domain/dates.ts';
import { blocksOf, type ReleaseDocument } from '#domain/releases/document.ts';
import { cleanLine } from '#domain/releases/texts/clean.ts';
import { writeHtml } from '#domain/releases/texts/html.ts';
import { mailLink } from '#domain/releases/texts/links.ts';
import { writePlainText } from '#domain/releases/texts/plain.ts';

/** A file that goes along with a mail. */
export interface Enclosure {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/**
 * A release as a mail that is ready to send (RFC 5322 and MIME): subject, sender, plain text and HTML, files. Recipients are left to the
 * one who sends it; X-Unsent lets mail programs open it as a draft. The same release gives the same bytes.
 */
export function writeEml(document: ReleaseDocument, enclosures: readonly Enclosure[]): Uint8Array {
  const mark = hash('sha256', JSON.stringify([document.title, document.dated, document.version]), 'hex').slice(0, 24);
  const [sender] = blocksOf(document, 'contacts')
    .flatMap((block) => block.contacts)
    .filter((contact) => mailLink(contact.email) !== null);
  const subject = [document.embargo === null ? '' : `[${document.embargo.header}]`, document.title]
    .filter((text) => text !== '')
    .join(' ');
  const alternative = part(
    `multipart/alternative; boundary="alt-${mark}"`,
    [],
    [
      ...boundary(`alt-${mark}`, [
        part('text/plain; charset=utf-8', ['Content-Transfer-Encoding: base64'], base64(writePlainText(document))),
        part('text/html; charset=utf-8', ['Content-Transfer-Encoding: base64'], base64(writeHtml(document))),
      ]),
    ],
  );
  const files = enclosures.map(({ name, mime, bytes }) =>
    part(mime, [`Content-Disposition: attachment; filename="${name}"`, 'Content-Transfer-Encoding: base64'], base64(bytes)),
  );
  const headers = [
    ...(sender === undefined ? [] : [`From: ${encoded('', document.organisation || sender.name)} <${sender.email}>`]),
    `Subject: ${encoded('Subject: ', subject)}`,
    `Date: ${mailDate(document.dated)}`,
    `Content-Language: ${document.language}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
  ];
  const whole = part(`multipart/mixed; boundary="mix-${mark}"`, headers, boundary(`mix-${mark}`, [alternative, ...files]));
  return new TextEncoder().encode(`${whole.join('\r\n')}\r\n`);
}

const part = (type: string, headers: readonly string[], body: readonly string[]): string[] => [
  ...headers.filter((line) => !line.startsWith('Content-T') && !line.startsWith('Content-D')),
  `Content-Type: ${type}`,
  ...headers.filter((line) => line.startsWith('Content-T') || line.startsWith('Content-D')),
  '',
  ...body,
];

const boundary = (name: string, parts: readonly (readonly string[])[]): string[] => [
  ...parts.flatMap((lines) => [`--${name}`, ...lines]),
  `--${name}--`,
];

/** Base64 in lines of 76 characters (RFC 2045). */
const base64 = (content: string | Uint8Array): string[] =>
  Buffer.from(content as Uint8Array)
    .toString('base64')
    .match(/.{1,76}/g) ?? [];

/** A text in a header: plain when it is ASCII and short, else in encoded words of at most 75 characters (RFC 2047), folded. */
function encoded(label: string, text: string): string {
  const line = cleanLine(text);
  if (/^[\x20-\x7e]*$/.test(line) && label.length + line.length <= 76)
    return label === '' ? `"${line.replace(/["\\]/g, '\\$&')}"` : line;
  const words: string[] = [];
  let word = '';
  for (const letter of line) {
    if (Buffer.byteLength(word + letter) > 42) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  return [...words, word].map((each) => `=?utf-8?B?${Buffer.from(each).toString('base64')}?=`).join('\r\n ');
}

/** 'Mon, 08 Dec 2014 11:00:00 +0000' */
const mailDate = (instant: string): string => new Date(inUtc(instant)).toUTCString().replace('GMT', '+0000');
