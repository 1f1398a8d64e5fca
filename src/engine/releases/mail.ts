import PostalMime from 'postal-mime';
import { htmlToMarkedText } from '#domain/releases/plain-text.ts';

/** Parts within parts: real mail has four or five levels. */
const DEEPEST = 32;

/** True when a text begins as an e-mail does: header lines, among them at least two that every mail has. */
export function looksLikeMail(text: string): boolean {
  const head = text.slice(0, 8000).split(/\r?\n\r?\n/, 1)[0] ?? '';
  const names = new Set([...head.matchAll(/^([A-Za-z][\w-]{1,40}):/gm)].map((found) => found[1]?.toLowerCase()));
  return (
    /^(?:From |[A-Za-z][\w-]{1,40}:)/.test(head) &&
    names.has('from') &&
    (names.has('mime-version') || names.has('message-id') || names.has('received') || names.has('content-type'))
  );
}

/** The text of an e-mail as sent: its plain part, its HTML part when the plain one says next to nothing. Rejects when it is no mail. */
export async function mailToText(bytes: Uint8Array): Promise<string> {
  const mail = await PostalMime.parse(bytes, {
    maxNestingDepth: DEEPEST,
    maxHeadersSize: 1_000_000,
    forceRfc822Attachments: true,
  });
  const plain = mail.text ?? '';
  const html = mail.html === undefined ? '' : htmlToMarkedText(mail.html);
  return plain.trim().length * 3 < html.trim().length ? html : plain;
}
