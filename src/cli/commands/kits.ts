import { ExportFolder, type ExportRun, ExportRun as ExportRunSchema, type Finding } from '#contract/exports.ts';
import { KitTier } from '#contract/kits.ts';
import type { KitId } from '#contract/values.ts';
import { Usage } from '../args.ts';
import { type Answer, answerOf, type Command, type Desk, openLibrary, pathPlace, placeAt, Refused } from '../command.ts';
import { PASSPHRASE_OPTION } from '../passphrase.ts';
import { countText, oneLine, sizeText, tableText } from '../words.ts';
import { unlock } from './keys.ts';

export const KIT_COMMANDS: readonly Command[] = [
  {
    name: 'kits',
    usage: 'kits <library>',
    does: 'the kits, last edited first',
    options: {},
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const list = answerOf(await desk.client.kits.list({}));
      const items = (kit: (typeof list.items)[number]): number =>
        kit.sections.reduce((sum, section) => sum + section.items.length, 0);
      return {
        json: list,
        text:
          tableText(list.items.map((kit) => [kit.id, kit.date ?? '', countText(items(kit), 'item', 'items'), kit.title])) ||
          'No kits yet.',
      };
    },
  },
  {
    name: 'kit apply',
    usage: 'kit apply <library> <kit.json>',
    does: 'create or update a kit from a file',
    options: {},
    places: 2,
    run: async (desk) => {
      const place = pathPlace(placeAt(desk.args, 1, 'the kit file'));
      await openLibrary(desk);
      const kit = answerOf(await desk.client.kits.apply({ place }));
      return { json: kit, text: `${kit.title} (${kit.id})` };
    },
  },
  {
    name: 'kit check',
    usage: 'kit check <library> <kit>',
    does: 'preflight',
    options: {},
    places: 2,
    run: async (desk) => {
      const kitId = await openKit(desk);
      const { ok, errors, warnings, findings, ignored } = answerOf(await desk.client.exports.preview({ kitId }));
      return {
        json: { ok, errors, warnings, findings, ignored },
        text: [
          findingsText(findings),
          ...ignored.map(
            ({ message, subject, reason }) => `  - ${oneLine(message)}: ${oneLine(subject.label)}, let pass: ${oneLine(reason)}`,
          ),
        ].join('\n'),
        found: !ok,
      };
    },
  },
  {
    name: 'kit build',
    usage:
      'kit build <library> <kit> --out <file.zip> [--tier full|print|web|lite] [--folder | --site] [--force] [--unsigned] [--note N] [--passphrase-fd N]',
    does: 'export as a zip, or as a folder (--site: with index.html, for a web server), signed when the library has a key; --force builds in spite of preflight errors, --note says who gets it',
    options: {
      out: 'text',
      force: 'flag',
      tier: 'text',
      folder: 'flag',
      site: 'flag',
      unsigned: 'flag',
      note: 'text',
      ...PASSPHRASE_OPTION,
    },
    places: 2,
    run: async (desk) => {
      const out = desk.args.text('out');
      if (out === undefined) throw new Usage('--out <file.zip> is missing');
      const wish = desk.args.text('tier');
      const tier = wish === undefined ? undefined : KitTier.safeParse(wish).data;
      if (wish !== undefined && tier === undefined) throw new Usage(`--tier is one of ${KitTier.options.join(', ')}`);
      const [folder, site] = [desk.args.flag('folder'), desk.args.flag('site')];
      if (folder && site) throw new Usage('--folder and --site exclude each other');
      const note = desk.args.text('note');
      if ((folder || site) && note !== undefined) throw new Usage('--note goes with a zip; the history does not list folders');
      const kitId = await openKit(desk);
      const sign = !desk.args.flag('unsigned');
      if (sign) await unlock(desk);
      const how = { force: desk.args.flag('force'), tier, sign };
      return folder || site
        ? buildFolder(desk, kitId, out, { ...how, form: site ? 'site' : 'kit' })
        : buildKit(desk, kitId, out, { ...how, note: note ?? '' });
    },
  },
];

/** Opens the library and finds the kit that stands second, by its id, or by its title or slug when that is one kit's alone. */
export async function openKit(desk: Desk): Promise<KitId> {
  const wanted = placeAt(desk.args, 1, 'the kit');
  await openLibrary(desk);
  const { items } = answerOf(await desk.client.kits.list({}));
  const exact = items.find((kit) => kit.id === wanted);
  const named = items.filter((kit) => kit.title === wanted || kit.slug === wanted);
  const found = exact ?? (named.length === 1 ? named[0] : undefined);
  if (found !== undefined) return found.id;
  throw new Refused({
    code: 'kits.not_found',
    message:
      named.length > 1
        ? `Several kits are called “${wanted}”; use an id.`
        : `There is no kit “${wanted}” in this library; “dateline kits” shows them.`,
  });
}

/** Builds a kit and says what a script or a person needs to know; preflight errors are an answer, not a crash. */
export async function buildKit(
  desk: Pick<Desk, 'client' | 'finish'>,
  kitId: KitId,
  out: string,
  { tier, ...how }: { force: boolean; tier?: KitTier | undefined; sign?: boolean; note?: string },
): Promise<Answer & { run?: ExportRun }> {
  try {
    const order = { kitId, place: pathPlace(out), ...how, ...(tier === undefined ? {} : { tier }) };
    const job = await desk.finish(answerOf(await desk.client.exports.run(order)));
    const run = ExportRunSchema.parse(job.result);
    return {
      run,
      json: {
        path: run.place.$path,
        bytes: run.bytes,
        sha256: run.sha256,
        entries: run.entries,
        seconds: run.seconds,
        revision: run.version,
        findings: run.findings,
        id: run.id,
        signed: run.keyFingerprint !== null,
        ...(run.signer === null ? {} : { signer: run.signer }),
      },
      text: [
        oneLine(run.place.$path),
        `${countText(run.entries, 'file', 'files')}, ${sizeText(run.bytes)}, verified, in ${run.seconds.toFixed(1)} s`,
        `SHA-256 ${run.sha256}`,
        run.signer === null ? 'Not signed.' : `Signed for ${run.signer}, key ${run.keyFingerprint ?? ''}`,
        ...(run.findings.length === 0 ? [] : [findingsText(run.findings)]),
      ].join('\n'),
    };
  } catch (error) {
    return notBuilt(error);
  }
}

/** Preflight errors as an answer; anything else is thrown on. */
function notBuilt(error: unknown): Answer {
  if (!(error instanceof Refused) || error.failure.code !== 'exports.preflight_failed') throw error;
  const findings = (error.failure.details?.findings ?? []) as Finding[];
  return {
    json: { path: null, bytes: 0, sha256: null, entries: 0, seconds: 0, revision: null, findings },
    text: `Not built. ${findingsText(findings)}\n--force builds it all the same.`,
    found: true,
  };
}

/** The same as a folder. */
async function buildFolder(
  desk: Pick<Desk, 'client' | 'finish'>,
  kitId: KitId,
  out: string,
  { tier, ...how }: { force: boolean; tier: KitTier | undefined; form: 'kit' | 'site'; sign: boolean },
): Promise<Answer> {
  try {
    const order = { kitId, place: pathPlace(out), ...how, ...(tier === undefined ? {} : { tier }) };
    const job = await desk.finish(answerOf(await desk.client.exports.toFolder(order)));
    const { place, page, files, bytes, findings } = ExportFolder.parse(job.result);
    return {
      json: { path: place.$path, page, files, bytes, findings },
      text: [
        oneLine(place.$path),
        `${countText(files, 'file', 'files')}, ${sizeText(bytes)}, verified; open ${page}`,
        ...(findings.length === 0 ? [] : [findingsText(findings)]),
      ].join('\n'),
    };
  } catch (error) {
    return notBuilt(error);
  }
}

function findingsText(findings: readonly Finding[]): string {
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const head =
    findings.length === 0
      ? 'Nothing to mend.'
      : `${countText(errors, 'error', 'errors')}, ${countText(findings.length - errors, 'warning', 'warnings')}`;
  return [
    head,
    ...findings.map(
      (finding) =>
        `  ${finding.severity === 'error' ? '✗' : '!'} ${oneLine(finding.message)}: ${oneLine(finding.subject.label)}${finding.fix === undefined ? '' : ` (${finding.fix})`}`,
    ),
  ].join('\n');
}
