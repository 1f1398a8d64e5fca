import { exports as routes } from '#contract/exports.ts';
import { Usage } from '../args.ts';
import { absolutePath, answerOf, type Command, openLibrary, pathPlace, placeAt } from '../command.ts';
import { workAlone } from '../progress.ts';
import { oneLine, sizeText } from '../words.ts';

/** What changed between two exports, and how the old one becomes the new one. */
export const CORRECTION_COMMANDS: readonly Command[] = [
  {
    name: 'kit diff',
    usage: 'kit diff <a.zip> <b.zip>',
    does: 'what changed between two exports, in files and in words; no library needed',
    options: {},
    places: 2,
    run: async ({ client, args }) => {
      const from = pathPlace(placeAt(args, 0, 'the old zip'));
      const to = pathPlace(placeAt(args, 1, 'the new zip'));
      const diff = answerOf(await client.exports.diff({ from, to }));
      const files = [
        ...diff.added.map(({ path }) => `  + ${path}`),
        ...diff.removed.map(({ path }) => `  - ${path}`),
        ...diff.renamed.map((one) => `  > ${one.from} → ${one.to}`),
        ...diff.changed.map(({ path }) => `  ~ ${path}`),
      ];
      return { json: diff, text: [...diff.words, ...files].map(oneLine).join('\n') };
    },
  },
  {
    name: 'kit correct',
    usage: 'kit correct <library> <old.zip> <new.zip> --out <correction.zip> [--note N]',
    does: 'a correction kit: the files that changed, a notice, and what makes the new zip of the old one to the byte',
    options: { out: 'text', note: 'text' },
    places: 3,
    run: async (desk) => {
      const from = pathPlace(placeAt(desk.args, 1, 'the old zip'));
      const to = pathPlace(placeAt(desk.args, 2, 'the new zip'));
      const out = desk.args.text('out');
      if (out === undefined) throw new Usage('--out <correction.zip> is missing');
      await openLibrary(desk);
      const wish = { from, to, place: pathPlace(out), note: desk.args.text('note') ?? '' };
      const job = await desk.finish(answerOf(await desk.client.exports.correct(wish)));
      const { place, ...made } = routes.correct.output.parse(job.result);
      return {
        json: { path: place.$path, ...made },
        text: `${oneLine(place.$path)} (${sizeText(made.bytes)})\n\n${made.notice.replaceAll('\r\n', '\n').trimEnd()}`,
      };
    },
  },
  {
    name: 'kit patch',
    usage: 'kit patch <old.zip> <correction.zip> --out <new.zip>',
    does: 'make the new zip of the old one and its correction kit; no library needed',
    options: { out: 'text' },
    places: 2,
    run: async ({ args }) => {
      const from = absolutePath(placeAt(args, 0, 'the old zip'));
      const delta = absolutePath(placeAt(args, 1, 'the correction kit'));
      const out = args.text('out');
      if (out === undefined) throw new Usage('--out <new.zip> is missing');
      const { patchKit } = await import('#engine/exports/patch.ts');
      const order = { from, delta, path: absolutePath(out) };
      // Whoever receives a correction has no library, so it cannot be a job of one.
      const made = await workAlone((how) => patchKit(order, { ...how, scratch: () => {}, libraryRoot: null }));
      return { json: made, text: `${oneLine(made.path)} (${sizeText(made.bytes)})\nSHA-256 ${made.sha256}` };
    },
  },
];
