import { existsSync } from 'node:fs';
import type { IntegrityFinding, IntegrityReport } from '#contract/integrity.ts';
import { RepairReport, IntegrityReport as Report } from '#contract/integrity.ts';
import type { JobId } from '#contract/values.ts';
import { Usage } from '../args.ts';
import { answerOf, type Command, type Desk, openLibrary, pathPlace, placeAt, Refused } from '../command.ts';
import { countText, oneLine } from '../words.ts';
import { assetIdsOf } from './assets.ts';

export const KEEP_COMMANDS: readonly Command[] = [
  {
    name: 'doctor',
    usage: 'doctor <library> [--quick] [--repair [--take-in]]',
    does: 'rehash, compare rows, files, previews, index and backups; --repair does what is safe, --take-in imports stray originals',
    options: { repair: 'flag', quick: 'flag', 'take-in': 'flag' },
    places: 1,
    run: async (desk) => {
      const { args, client } = desk;
      const takeInOrphans = args.flag('take-in');
      if (takeInOrphans && !args.flag('repair')) throw new Usage('--take-in goes with --repair');
      const rehash = !args.flag('quick');
      await openLibrary(desk);
      const started = answerOf(
        args.flag('repair') ? await client.integrity.repair({ rehash, takeInOrphans }) : await client.integrity.scan({ rehash }),
      );
      const job = await desk.finish(started);
      const report = Report.parse(job.result);
      const repaired = RepairReport.safeParse(job.result);
      const findings = await allFindings(desk, job.id, report);
      return {
        json: { ok: report.ok, findings },
        text: [
          ...(repaired.success ? repairedLines(repaired.data) : []),
          ...(report.ok ? [fineText(report)] : findings.map(findingText)),
        ].join('\n'),
        found: !report.ok,
      };
    },
  },
  {
    name: 'locate',
    usage: 'locate <library> <asset> <file|folder>',
    does: 'gives a missing original its file back; a folder is looked through for every missing one',
    options: {},
    places: 3,
    run: async (desk) => {
      const [id] = assetIdsOf({ ...desk.args, places: desk.args.places.slice(0, 2) }, 1);
      if (id === undefined) throw new Usage('the id of a file is missing');
      const place = pathPlace(placeAt(desk.args, 2, 'the file or folder'));
      await openLibrary(desk);
      const { found } = answerOf(await desk.client.integrity.locate({ id, place }));
      return {
        json: { found },
        text:
          found === 0 ? 'None of the missing originals is there.' : `${countText(found, 'original is', 'originals are')} back.`,
        found: found === 0,
      };
    },
  },
  {
    name: 'forget',
    usage: 'forget <library> <asset…>',
    does: 'removes files whose originals are gone for good, with what names them; “undo” brings them back',
    options: {},
    places: Number.POSITIVE_INFINITY,
    run: async (desk) => {
      const ids = assetIdsOf(desk.args, 1);
      await openLibrary(desk);
      const answer = answerOf(await desk.client.integrity.forget({ ids }));
      const { forgotten, kits, organisations, variants } = answer;
      const named = [
        ...(kits > 0 ? [`taken out of ${countText(kits, 'kit', 'kits')}`] : []),
        ...(organisations > 0 ? [`${countText(organisations, 'organisation has', 'organisations have')} no logo now`] : []),
        ...(variants > 0 ? [`${countText(variants, 'logo variant', 'logo variants')} removed`] : []),
      ];
      return {
        json: answer,
        text: `${[`${countText(forgotten, 'file', 'files')} forgotten`, ...named].join(', ')}.`,
        found: forgotten < new Set(ids).size,
      };
    },
  },
  {
    name: 'support',
    usage: 'support [<library>] <out.zip> [--log FILE]',
    does: 'a zip for whoever helps: versions, counts, error codes, a scrubbed log; no word of what the library holds; of one that does not open, what is seen from outside',
    options: { log: 'text' },
    places: 2,
    run: async (desk) => {
      const { args, client } = desk;
      const out = args.places.at(-1);
      if (out === undefined) throw new Usage('the file to write is missing');
      const log = args.text('log');
      // The engine leaves out a log that is not there; whoever named one wants to know.
      if (log !== undefined && !existsSync(log)) throw new Usage(`there is nothing at “${log}”`);
      const library = args.places.length > 1 ? pathPlace(placeAt(args, 0, 'the library')) : null;
      const opened = library === null ? null : await client.library.open({ place: library });
      // A library that is ill is the very one that help is needed for; one that is not there is a slip of the pen.
      const refused = opened?.ok === false ? opened.error : null;
      if (refused?.code === 'library.not_found') throw new Refused(refused);
      const made = answerOf(
        await client.library.support({
          place: pathPlace(out),
          log: log === undefined ? null : pathPlace(log),
          unopened: library === null || refused === null ? null : { place: library, code: refused.code },
        }),
      );
      const why = refused === null ? '' : `\nOnly from outside, because it did not open: ${oneLine(refused.message)}`;
      return {
        json: { path: made.place.$path, files: made.files, refused: refused?.code ?? null },
        text: `${oneLine(made.place.$path)}\n${made.files.map((name) => `  ${name}`).join('\n')}${why}`,
        found: refused !== null,
      };
    },
  },
  {
    name: 'backup',
    usage: 'backup <library>',
    does: 'a dated copy of the catalogue',
    options: {},
    places: 1,
    run: async (desk) => {
      await openLibrary(desk);
      const { place } = answerOf(await desk.client.integrity.backUp({}));
      return { json: { path: place.$path }, text: `Catalogue copied to ${oneLine(place.$path)}` };
    },
  },
  {
    name: 'restore',
    usage: 'restore <library> <backup>',
    does: 'puts a backup in the place of the catalogue, also of a damaged one; the present one is kept as a backup',
    options: {},
    places: 2,
    run: async ({ client, args }) => {
      const library = pathPlace(placeAt(args, 0, 'the library'));
      const backup = pathPlace(placeAt(args, 1, 'the backup'));
      const { place, kept } = answerOf(await client.integrity.restore({ library, place: backup }));
      const before =
        kept === null ? 'The catalogue of before could not be kept as a backup.' : `Kept before: ${oneLine(kept.$path)}`;
      return { json: { path: place.$path, kept: kept?.$path ?? null }, text: `Restored ${oneLine(place.$path)}\n${before}` };
    },
  },
];

/** Findings asked for at a time. */
const PAGE = 1000;

/** Every finding; where the catalogue is too damaged to keep them, those that the report itself carries. */
async function allFindings(desk: Desk, jobId: JobId, report: IntegrityReport): Promise<IntegrityFinding[]> {
  if (report.findings.length === report.total) return report.findings;
  const all: IntegrityFinding[] = [];
  for (;;) {
    const page = answerOf(await desk.client.integrity.findings({ jobId, start: all.length, count: PAGE }));
    all.push(...page.items);
    if (page.items.length === 0 || all.length >= page.total) break;
  }
  return all.length === report.total ? all : report.findings;
}

const findingText = (finding: IntegrityFinding): string =>
  `✗ ${oneLine(finding.message)} ${finding.repair === null ? '' : `(${finding.repair})`}\n  ${oneLine(finding.path)}`;

const fineText = ({ rehashed }: IntegrityReport): string =>
  rehashed
    ? 'Every entry has its file, and every file is what was imported.'
    : 'Every entry has its file. Without --quick, every byte of them is read as well.';

function repairedLines({ repaired, takenIn, notTakenIn }: RepairReport): string[] {
  return [
    ...(repaired > 0 ? [`${countText(repaired, 'thing', 'things')} repaired.`] : []),
    ...(takenIn > 0 ? [`${countText(takenIn, 'stray original', 'stray originals')} imported.`] : []),
    ...(notTakenIn > 0
      ? [`${countText(notTakenIn, 'stray original', 'stray originals')} could not be imported; nothing was removed.`]
      : []),
  ];
}
