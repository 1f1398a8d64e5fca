import { hash } from 'node:crypto';
import { inUtc } from '#domain/dates.ts';
import { cleanLine } from '#domain/releases/texts/clean.ts';

/** A file that goes along with a mail. */
export interface Enclosure {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** Somebody with an address; a name may be ''. */
export interface Mailbox {
  readonly name: string;
  readonly email: string;
}

/** A mail that is ready to send. `dated` is an instant; everything else is what a person reads. */
export interface Mail {
  readonly subject: string;
  /** Null leaves the sender to the mail program. */
  readonly from: Mailbox | null;
  readonly to: readonly Mailbox[];
  readonly bcc: readonly Mailbox[];
  readonly dated: string;
  readonly language: string;
  readonly plain: string;
  readonly html: string;
  readonly enclosures: readonly Enclosure[];
}

/**
 * A mail as a draft (RFC 5322, MIME): a text in two forms, and files. X-Unsent lets mail programs open it for sending. Bodies and files
 * are base64, so no content can be taken for a boundary; `seed` tells the boundaries of one mail from those of another, and the same mail
 * gives the same bytes. Nothing in it tells of the machine or of Dateline.
 */
export function writeMail(mail: Mail, seed: string): Uint8Array {
  const mark = hash('sha256', seed, 'hex').slice(0, 24);
  const text = (type: string, content: string): string[] => [
    `Content-Type: text/${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...base64(content),
  ];
  const alternative = [
    `Content-Type: multipart/alternative; boundary="alt-${mark}"`,
    '',
    ...bounded(`alt-${mark}`, [text('plain', mail.plain), text('html', mail.html)]),
  ];
  const files = mail.enclosures.map(({ name, mime, bytes }) => [
    `Content-Type: ${mime}`,
    `Content-Disposition: attachment;${fileName(name)}`,
    'Content-Transfer-Encoding: base64',
    '',
    ...base64(bytes),
  ]);
  const lines = [
    ...addresses('From', mail.from === null ? [] : [mail.from]),
    ...addresses('To', mail.to),
    ...addresses('Bcc', mail.bcc),
    `Subject: ${encoded('Subject: ', mail.subject)}`,
    `Date: ${mailDate(mail.dated)}`,
    `Content-Language: ${mail.language}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="mix-${mark}"`,
    '',
    ...bounded(`mix-${mark}`, [alternative, ...files]),
  ];
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
}

/** Letters and signs of a name before the @ (RFC 5322, 3.2.3), an apostrophe among them: o'brien@… is an address. */
const ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
const ADDRESS = new RegExp(`^${ATOM}(?:\\.${ATOM})*@[a-z0-9-]+(?:\\.[a-z0-9-]+)+$`, 'i');

/** Whether an address can stand in a header as it is: one plain address of ASCII letters and signs, so it can bring no line and no second one. */
export const isMailable = (email: string): boolean => email.length <= 320 && ADDRESS.test(email);

const bounded = (name: string, parts: readonly (readonly string[])[]): string[] => [
  ...parts.flatMap((lines) => [`--${name}`, ...lines]),
  `--${name}--`,
];

/** A header with its mailboxes, one a line; those that are no plain address are left out, and so is the header when none is left. */
function addresses(header: string, boxes: readonly Mailbox[]): string[] {
  const written = boxes
    .filter(({ email }) => isMailable(email))
    .map(({ name, email }) => (cleanLine(name) === '' ? email : `${encoded('', name)} <${email}>`));
  return written.length === 0 ? [] : [`${header}: ${written.join(',\r\n ')}`];
}

/** Base64 in lines of 76 characters (RFC 2045). */
const base64 = (content: string | Uint8Array): string[] =>
  Buffer.from(content as Uint8Array)
    .toString('base64')
    .match(/.{1,76}/g) ?? [];

/** A text in a header: plain when it is ASCII and short, else in encoded words of at most 75 characters (RFC 2047), folded. */
function encoded(label: string, text: string): string {
  const line = cleanLine(text);
  if (/^[\x20-\x7e]*$/.test(line) && label.length + line.length <= 76 && !line.includes('=?'))
    return label === '' ? `"${line.replace(/["\\]/g, '\\$&')}"` : line;
  return pieces(line, 42)
    .map((each) => `=?utf-8?B?${Buffer.from(each).toString('base64')}?=`)
    .join('\r\n ');
}

/** The name of a file as a parameter; one that is not short and plain in the pieces of RFC 2231. */
function fileName(name: string): string {
  const line = cleanLine(name);
  if (/^[\w.()+, -]{1,60}$/.test(line)) return ` filename="${line}"`;
  return pieces(line, 18)
    .map((each, at) => `\r\n filename*${at}*=${at === 0 ? "utf-8''" : ''}${percent(each)}`)
    .join(';');
}

const percent = (text: string): string =>
  [...Buffer.from(text)]
    .map((octet) =>
      /[\w.-]/.test(String.fromCharCode(octet))
        ? String.fromCharCode(octet)
        : `%${octet.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');

/** A text in pieces of at most so many bytes, no letter torn. */
function pieces(text: string, most: number): string[] {
  const all: string[] = [];
  let piece = '';
  for (const letter of text) {
    if (piece !== '' && Buffer.byteLength(piece + letter) > most) {
      all.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...all, piece];
}

/** 'Mon, 08 Dec 2014 11:00:00 +0000' */
const mailDate = (instant: string): string => new Date(inUtc(instant)).toUTCString().replace('GMT', '+0000');
