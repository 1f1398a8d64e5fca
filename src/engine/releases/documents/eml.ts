import { blocksOf, type ReleaseDocument } from '#domain/releases/document.ts';
import { writeHtml } from '#domain/releases/texts/html.ts';
import { writePlainText } from '#domain/releases/texts/plain.ts';
import { type Enclosure, isMailable, writeMail } from '../../mail.ts';

/** A release as a mail that is ready to send: subject, sender, plain text and HTML, files. Recipients are left to the one who sends it. */
export function writeEml(document: ReleaseDocument, enclosures: readonly Enclosure[]): Uint8Array {
  const [sender] = blocksOf(document, 'contacts')
    .flatMap((block) => block.contacts)
    .filter((contact) => isMailable(contact.email));
  return writeMail(
    {
      subject: [document.embargo === null ? '' : `[${document.embargo.header}]`, document.title]
        .filter((text) => text !== '')
        .join(' '),
      from: sender === undefined ? null : { name: document.organisation || sender.name, email: sender.email },
      to: [],
      bcc: [],
      dated: document.dated,
      language: document.language,
      plain: writePlainText(document),
      html: writeHtml(document),
      enclosures,
    },
    JSON.stringify([document.title, document.dated, document.version]),
  );
}
