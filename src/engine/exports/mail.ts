import { hash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ContactId, ExportId } from '#contract/values.ts';
import { coverMail, shareLink } from '#domain/exports/cover-mail.ts';
import { LITE_BYTES } from '#domain/exports/sizes.ts';
import { getContact } from '../contacts/store.ts';
import type { QueryContext } from '../door/handlers.ts';
import { checkDestination, makeFolders, refuseDestination } from '../files/destination.ts';
import { writeFileStaged } from '../files/staged.ts';
import { isMailable, type Mailbox, writeMail } from '../mail.ts';
import { Refusal } from '../refusal.ts';
import { exportRow, frozenContent, getRun } from './record.ts';

/** How a mail is wanted: with the zip attached, or with a link; `openly` shows the recipients to each other. */
export interface MailOrder {
  readonly id: ExportId;
  readonly path: string;
  readonly link?: string | undefined;
  readonly note?: string | undefined;
  readonly recipients: readonly ContactId[];
  readonly openly: boolean;
}

/** What was written. `left` names the contacts that have no address a mail can go to. */
export interface MailMade {
  readonly path: string;
  readonly bytes: number;
  readonly recipients: number;
  readonly left: string[];
}

/**
 * Writes an export as a mail that is ready to send. What it says is what the zip says, not what the kit has become since; a zip that is
 * too large for a mail, gone or changed is refused. The mail is dated by the export, so the same wish gives the same bytes.
 */
export async function mailExport({ app, library, db }: QueryContext, order: MailOrder): Promise<MailMade> {
  const row = exportRow(db, order.id);
  const run = getRun(db, order.id);
  const content = frozenContent(row);
  const link = order.link === undefined ? null : requireLink(order.link);
  const contacts = order.recipients.map((id) => getContact(db, id));
  const mailable = contacts.filter(({ email }) => isMailable(email));
  // Two cards with one address get one mail.
  const boxes = [...Map.groupBy(mailable, ({ email }) => email.toLowerCase()).values()].flatMap(([card]) =>
    card === undefined ? [] : [{ name: card.name, email: card.email }],
  );
  const target = await checkDestination(library.folder.root, order.path);
  if (await isSamePlace(target, run.place.$path))
    throw new Refusal(
      'exports.destination_exists',
      `“${basename(target)}” is the zip that the mail is about. Choose another name.`,
    );
  const zip = link === null ? await readZip(run.place.$path, run.sha256) : null;
  const name = basename(run.place.$path);
  const mailed = { name, bytes: run.bytes, sha256: run.sha256, keyFingerprint: run.keyFingerprint, link };
  const mail = coverMail(content, { ...mailed, note: order.note ?? content.kit.note }, app.now().toISOString());
  const sender = content.contacts.find(({ email }) => isMailable(email));
  const bytes = writeMail(
    {
      ...mail,
      from:
        sender === undefined ? senderOf(run.signer) : { name: content.organisation?.name || sender.name, email: sender.email },
      to: order.openly ? boxes : [],
      bcc: order.openly ? [] : boxes,
      dated: run.finishedAt,
      enclosures: zip === null ? [] : [{ name, mime: 'application/zip', bytes: zip }],
    },
    JSON.stringify([run.id, run.sha256, mail]),
  );
  try {
    await makeFolders(join(target, '..'));
    await writeFileStaged(target, bytes);
  } catch (error) {
    refuseDestination(target, error);
  }
  const left = contacts.filter(({ email }) => !isMailable(email)).map((contact) => contact.name);
  return { path: target, bytes: bytes.length, recipients: boxes.length, left };
}

/** Whether two paths lead to one file, by whatever way. */
async function isSamePlace(one: string, other: string): Promise<boolean> {
  const [here, there] = await Promise.all([one, other].map((path) => stat(path).catch(() => null)));
  return here != null && there != null && here.ino === there.ino && here.dev === there.dev;
}

/** Without a contact whoever signed the kit sends it. */
const senderOf = (signer: string | null): Mailbox | null =>
  signer !== null && isMailable(signer) ? { name: '', email: signer } : null;

function requireLink(typed: string): string {
  const link = shareLink(typed);
  if (link !== null) return link;
  throw new Refusal(
    'exports.link_unsafe',
    'This is no address that a mail should carry. Use a whole web address that begins with https:// or http://, without a user name.',
  );
}

async function readZip(path: string, sha256: string): Promise<Buffer> {
  const name = basename(path);
  const gone = new Refusal('exports.source_missing', `“${name}” is not where it was written any more. Make it again first.`);
  const facts = await stat(path).catch(() => null);
  if (facts === null || !facts.isFile()) throw gone;
  // Before it is read: a full kit has gigabytes.
  if (facts.size > LITE_BYTES) throw tooLarge(facts.size);
  const zip = await readFile(path).catch(() => {
    throw gone;
  });
  if (hash('sha256', zip, 'hex') === sha256) return zip;
  throw new Refusal(
    'exports.verification_failed',
    `“${name}” was changed since it was written, and is not attached. Make it again.`,
  );
}

function tooLarge(bytes: number): Refusal {
  const mb = (value: number): string => (value / 1_000_000).toFixed(1).replace(/\.0$/, '');
  // Four letters for three bytes, and a line end after every 76 of them.
  const inMail = Math.ceil(bytes / 3) * 4 * (78 / 76);
  return new Refusal(
    'exports.too_large_for_mail',
    `The zip has ${mb(bytes)} MB, which become ${mb(inMail)} MB in a mail; more than ${mb(LITE_BYTES)} MB are often sent back. Export the kit as a lite kit, or send a link.`,
    { bytes, inMail: Math.round(inMail), limit: LITE_BYTES },
  );
}
