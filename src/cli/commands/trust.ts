import type { Verdict } from '#contract/exports.ts';
import { ExportRun } from '#contract/exports.ts';
import { AssetId, type ContactId, ExportId } from '#contract/values.ts';
import { Usage } from '../args.ts';
import { answerOf, type Command, type Desk, openLibrary, pathPlace, placeAt } from '../command.ts';
import { readSmallFile } from '../small-file.ts';
import { countText, oneLine, sizeText, tableText } from '../words.ts';

/** What became of exports: whether a zip is genuine, what was sent, and to whom. */
export const TRUST_COMMANDS: readonly Command[] = [
  {
    name: 'kit verify',
    usage: 'kit verify <file.zip> [--key <fingerprint|public key file>] [--library L]',
    does: 'manifest, checksums, signature, names; no library needed. --key demands a key, --library says whether it knows the signer',
    options: { key: 'text', library: 'text' },
    places: 1,
    run: async ({ client, args }) => {
      const place = pathPlace(placeAt(args, 0, 'the zip'));
      const wanted = args.text('key');
      const key = wanted === undefined ? {} : { key: readKey(wanted) };
      const library = args.text('library');
      if (library !== undefined) answerOf(await client.library.open({ place: pathPlace(library) }));
      const verdict = answerOf(await client.exports.verify({ place, ...key }));
      return { json: verdict, text: verdictText(verdict), found: !verdict.ok };
    },
  },
  {
    name: 'verify page',
    usage: 'verify page --out <verify.html>',
    does: 'write the page with which anybody checks a kit in a browser, offline and without Dateline',
    options: { out: 'text' },
    places: 0,
    run: async ({ client, args }) => {
      const out = args.text('out');
      if (out === undefined) throw new Usage('--out <verify.html> is missing');
      const { place } = answerOf(await client.exports.verifyPage({ place: pathPlace(out) }));
      return { json: { path: place.$path }, text: oneLine(place.$path) };
    },
  },
  {
    name: 'exports',
    usage: 'exports <library>',
    does: 'every export with its version, checksum, signature, place and who got it',
    options: {},
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const list = answerOf(await desk.client.exports.history({}));
      return { json: { total: list.total, items: list.items.map(flat) }, text: runsText(list.items) || 'No exports yet.' };
    },
  },
  {
    name: 'export note',
    usage: 'export note <library> <export> <text>',
    does: 'write down who got an export',
    options: {},
    places: 3,
    run: async (desk) => {
      const id = readExportId(placeAt(desk.args, 1, 'the export'));
      const note = desk.args.places[2] ?? '';
      await openLibrary(desk);
      const run = answerOf(await desk.client.exports.note({ id, note }));
      return { json: flat(run), text: runsText([run]) };
    },
  },
  {
    name: 'export rebuild',
    usage: 'export rebuild <library> <export> --out <file.zip>',
    does: 'make an export of before again, the same to the byte',
    options: { out: 'text' },
    places: 2,
    run: async (desk) => {
      const id = readExportId(placeAt(desk.args, 1, 'the export'));
      const out = desk.args.text('out');
      if (out === undefined) throw new Usage('--out <file.zip> is missing');
      await openLibrary(desk);
      const job = await desk.finish(answerOf(await desk.client.exports.rebuild({ id, place: pathPlace(out) })));
      const run = ExportRun.parse(job.result);
      return { json: flat(run), text: `${oneLine(run.place.$path)}\nThe same as before: SHA-256 ${run.sha256}` };
    },
  },
  {
    name: 'export mail',
    usage: 'export mail <library> <export> --out <draft.eml> [--link URL] [--to <contact,…>] [--openly] [--note N]',
    does: 'a mail ready to send: with the zip attached (under 10 MB), or with --link to where it lies; --to names contacts, in blind copy unless --openly',
    options: { out: 'text', link: 'text', to: 'text', openly: 'flag', note: 'text' },
    places: 2,
    run: async (desk) => {
      const id = readExportId(placeAt(desk.args, 1, 'the export'));
      const out = desk.args.text('out');
      if (out === undefined) throw new Usage('--out <draft.eml> is missing');
      const [link, note] = [desk.args.text('link'), desk.args.text('note')];
      await openLibrary(desk);
      const recipients = await contactsNamed(desk, desk.args.text('to') ?? '');
      const wish = { id, place: pathPlace(out), recipients, openly: desk.args.flag('openly') };
      const mail = answerOf(
        await desk.client.exports.mail({
          ...wish,
          ...(link === undefined ? {} : { link }),
          ...(note === undefined ? {} : { note }),
        }),
      );
      const { place, ...made } = mail;
      return {
        json: { path: place.$path, ...made },
        text: [
          `${oneLine(place.$path)} (${sizeText(made.bytes)}), for ${countText(made.recipients, 'recipient', 'recipients')}`,
          ...made.left.map((name) => `  ✗ ${oneLine(name)} has no e-mail address`),
        ].join('\n'),
        found: made.left.length > 0,
      };
    },
  },
  {
    name: 'recall',
    usage: 'recall <library> <asset>',
    does: 'which exports carried a file, and who got them',
    options: {},
    places: 2,
    run: async (desk) => {
      const asset = AssetId.safeParse(placeAt(desk.args, 1, 'the file'));
      if (!asset.success) throw new Usage('the file is named by its id; “dateline assets” shows them');
      await openLibrary(desk);
      const list = answerOf(await desk.client.exports.carrying({ assetId: asset.data }));
      return {
        json: { total: list.total, items: list.items.map(flat) },
        text: list.total === 0 ? 'No export that is written down carried it.' : runsText(list.items),
        found: list.total > 0,
      };
    },
  },
];

const flat = ({ place, ...run }: ExportRun) => ({ ...run, path: place.$path });

function readExportId(text: string): ExportId {
  const id = ExportId.safeParse(text);
  if (!id.success) throw new Usage(`“${text}” is not the id of an export; “dateline exports” shows them`);
  return id.data;
}

/** Contacts by id, e-mail address or name, parted by commas; each must be one of the library alone. */
async function contactsNamed({ client }: Desk, text: string): Promise<ContactId[]> {
  const wanted = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (wanted.length === 0) return [];
  const { items } = answerOf(await client.contacts.list({}));
  return wanted.map((part) => {
    const found = items.filter(({ id, name, email }) =>
      [id, name.toLowerCase(), email.toLowerCase()].includes(part.toLowerCase()),
    );
    if (found.length === 1 && found[0] !== undefined) return found[0].id;
    throw new Usage(`“${part}” is not one contact of this library; “dateline contacts” shows them`);
  });
}

/** A fingerprint as it is, or the first line of a public key file. */
function readKey(wanted: string): string {
  if (/^(SHA256:|ssh-ed25519 )/.test(wanted)) return wanted;
  try {
    return readSmallFile(wanted, 10_000).slice(0, 2000);
  } catch {
    // said below
  }
  throw new Usage('--key takes a fingerprint (SHA256:…) or the file of a public key');
}

const TRUST: Readonly<Record<Verdict['trust'], string>> = {
  none: '',
  new: 'The key is in the kit itself: it proves that nothing changed, not who made it. Compare the fingerprint with the sender’s website or by telephone.',
  seen: 'This library has seen the key before, but nobody has compared its fingerprint.',
  known: 'A person has compared this key’s fingerprint.',
  own: 'It is this library’s own key.',
  changed: 'ANOTHER KEY than this library knows of that address. Ask the sender before you trust it.',
};

function verdictText(verdict: Verdict): string {
  if (!verdict.ok) {
    return verdict.problems
      .map(
        (problem) =>
          `✗ ${problem.path === '' || problem.message.includes(problem.path) ? '' : `${oneLine(problem.path)}: `}${oneLine(problem.message)}`,
      )
      .join('\n');
  }
  const sound = `Sound as packed: ${countText(verdict.entries, 'file', 'files')}, every checksum holds.`;
  if (!verdict.signed) return `${sound} Not signed: whoever changed it could have written the checksums anew.`;
  return `${sound} Signed for ${oneLine(verdict.signer ?? '')} with the key ${verdict.keyFingerprint ?? ''}.\n${TRUST[verdict.trust]}`;
}

const runsText = (runs: readonly ExportRun[]): string =>
  tableText(
    runs.map((run) => [
      run.id,
      run.finishedAt.slice(0, 10),
      `version ${run.version}`,
      run.keyFingerprint === null ? 'unsigned' : 'signed',
      sizeText(run.bytes),
      run.sha256.slice(0, 12),
      run.exists ? run.place.$path : `${run.place.$path} (gone)`,
      run.note,
    ]),
  );
