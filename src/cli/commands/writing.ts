import type { DiffPart, Release, ReleaseFields } from '#contract/releases.ts';
import { AssetId, Language, ReleaseId } from '#contract/values.ts';
import { bodyOf } from '#domain/releases/texts/marks.ts';
import { VALUE_FIELDS } from '#domain/releases/writing/diff.ts';
import { type Args, Usage } from '../args.ts';
import { answerOf, type Command, openLibrary, placeAt } from '../command.ts';
import { readSmallFile } from '../small-file.ts';
import { oneLine, tableText } from '../words.ts';

/** A body is never longer than this, in bytes. */
const LARGEST_BODY = 20_000_000;

/** The fields that `--set` takes: those that are one text. */
const SETTABLE = ['headline', 'subheadline', 'date', 'dateline', 'language', 'boilerplate', 'embargoNote', 'status'] as const;

/** Commands about a release that is being written: changes, history, checks, translations. */
export const WRITING_COMMANDS: readonly Command[] = [
  {
    name: 'release edit',
    usage:
      'release edit <library> <id> [--set field=value …] [--body FILE.md] [--embargo INSTANT@ZONE|none] [--attachments ID,…|none]',
    does: 'change a release; every state before is kept',
    options: { set: 'texts', body: 'text', embargo: 'text', attachments: 'text' },
    places: 2,
    run: async (desk) => {
      const id = releaseId(desk.args);
      const set = changesOf(desk.args);
      if (Object.keys(set).length === 0) throw new Usage('nothing to change: name --set, --body, --embargo or --attachments');
      await openLibrary(desk);
      return saved(answerOf(await desk.client.releases.edit({ id, set })));
    },
  },
  {
    name: 'release correct',
    usage: 'release correct <library> <id> --note TEXT [--set field=value …] [--body FILE.md] [--withdraw]',
    does: 'change a release that is out and say what changed, or withdraw it',
    options: { note: 'text', set: 'texts', body: 'text', withdraw: 'flag' },
    places: 2,
    run: async (desk) => {
      const id = releaseId(desk.args);
      const note = desk.args.text('note') ?? '';
      if (note.trim() === '') throw new Usage('--note says what changed, and is missing');
      const set = changesOf(desk.args);
      await openLibrary(desk);
      return saved(answerOf(await desk.client.releases.correct({ id, note, set, withdraw: desk.args.flag('withdraw') })));
    },
  },
  {
    name: 'release check',
    usage: 'release check <library> <id>',
    does: 'preflight of the text',
    options: {},
    places: 2,
    run: async (desk) => {
      const id = releaseId(desk.args);
      await openLibrary(desk);
      const report = answerOf(await desk.client.releases.preflight({ id }));
      return {
        json: { ok: report.errors === 0, ...report },
        text:
          tableText(
            report.findings.map(({ severity, rule, message, place }) => [
              severity === 'error' ? '✗' : '!',
              rule,
              place.index === null ? place.field : `${place.field} ${place.index + 1}`,
              oneLine(message),
            ]),
          ) || 'Nothing found.',
        found: report.errors > 0,
      };
    },
  },
  {
    name: 'release revisions',
    usage: 'release revisions <library> <id>',
    does: 'every kept state of a release, newest first',
    options: {},
    places: 2,
    run: async (desk) => {
      const id = releaseId(desk.args);
      await openLibrary(desk);
      const list = answerOf(await desk.client.releases.revisions({ id }));
      return {
        json: list,
        text: tableText(
          list.items.map(({ revision, savedAt, status, changed, note }) => [
            String(revision),
            savedAt,
            status,
            note === null ? changed.join(', ') : oneLine(note),
          ]),
        ),
      };
    },
  },
  {
    name: 'release diff',
    usage: 'release diff <library> <id> <from> [to]',
    does: 'what changed between two states, word by word',
    options: {},
    places: 4,
    run: async (desk) => {
      const id = releaseId(desk.args);
      const from = revisionAt(desk.args, 2);
      const to = desk.args.places[3] === undefined ? {} : { to: revisionAt(desk.args, 3) };
      await openLibrary(desk);
      const diff = answerOf(await desk.client.releases.diff({ id, from, ...to }));
      const lines = [
        ...diff.fields.map(({ field, parts }) => `${field}: ${marked(parts, VALUE_FIELDS.includes(field) ? ', ' : '')}`),
        ...diff.body
          .filter(({ kind }) => kind !== 'same')
          .map(({ kind, from: old, to: now, parts }) => `${kind === 'removed' ? old : now}. ${marked(parts)}`),
      ];
      return { json: diff, text: lines.join('\n') || 'No change.' };
    },
  },
  {
    name: 'release restore',
    usage: 'release restore <library> <id> <revision>',
    does: 'make an earlier state the newest one',
    options: {},
    places: 3,
    run: async (desk) => {
      const id = releaseId(desk.args);
      const revision = revisionAt(desk.args, 2);
      await openLibrary(desk);
      return saved(answerOf(await desk.client.releases.restore({ id, revision })));
    },
  },
  {
    name: 'release translate',
    usage: 'release translate <library> <id> <language> [--copy]',
    does: 'a draft in another language beside the release',
    options: { copy: 'flag' },
    places: 3,
    run: async (desk) => {
      const id = releaseId(desk.args);
      const language = Language.safeParse(placeAt(desk.args, 2, 'the language'));
      if (!language.success) throw new Usage(`“${desk.args.places[2]}” is no language tag such as da or pt-br`);
      await openLibrary(desk);
      return saved(answerOf(await desk.client.releases.translate({ id, language: language.data, copy: desk.args.flag('copy') })));
    },
  },
  {
    name: 'release parity',
    usage: 'release parity <library> <id>',
    does: 'translations against their original: numbers, days, links, names',
    options: {},
    places: 2,
    run: async (desk) => {
      const id = releaseId(desk.args);
      await openLibrary(desk);
      const report = answerOf(await desk.client.releases.parity({ id }));
      const rows = report.items.flatMap(({ language, status, findings }) =>
        findings.length === 0
          ? [[language, status, 'the same', '']]
          : findings.map(({ code, text }) => [language, status, code, oneLine(text)]),
      );
      return {
        json: report,
        text: tableText(rows) || 'No translations yet.',
        found: report.items.some(({ findings }) => findings.length > 0),
      };
    },
  },
];

function releaseId(args: Args): ReleaseId {
  const id = ReleaseId.safeParse(placeAt(args, 1, 'the id of the release'));
  if (!id.success) throw new Usage(`“${args.places[1]}” is not the id of a release; “dateline releases” shows them`);
  return id.data;
}

function revisionAt(args: Args, index: number): number {
  const text = placeAt(args, index, 'the number of the revision');
  if (!/^\d{1,9}$/.test(text))
    throw new Usage(`“${text}” is not the number of a revision; “dateline release revisions” shows them`);
  return Number(text);
}

const saved = (release: Release): Awaited<ReturnType<Command['run']>> => ({
  json: release,
  text: `Revision ${release.revision}, ${release.status}: ${release.headline || 'no headline yet'} (${release.id})`,
});

/** Removed words in [-…-], added ones in {+…+}, as word diffs are shown in a terminal. */
const marked = (parts: readonly DiffPart[], between = ''): string =>
  oneLine(
    parts.map(({ kind, text }) => (kind === 'removed' ? `[-${text}-]` : kind === 'added' ? `{+${text}+}` : text)).join(between),
  );

function changesOf(args: Args): Partial<ReleaseFields> {
  const set: Record<string, unknown> = {};
  for (const assignment of args.texts('set')) {
    const equals = assignment.indexOf('=');
    const field = assignment.slice(0, equals);
    if (equals < 1) throw new Usage(`--set takes field=value, not “${assignment}”`);
    if (!SETTABLE.some((name) => name === field)) throw new Usage(`--set takes ${SETTABLE.join(', ')}, not “${field}”`);
    const value = assignment.slice(equals + 1);
    set[field] = field === 'date' && value === '' ? null : value;
  }
  const file = args.text('body');
  if (file !== undefined) set.body = bodyOf(readSmallFile(file, LARGEST_BODY));
  const embargo = args.text('embargo');
  if (embargo === 'none') Object.assign(set, { embargo: null, embargoNote: '' });
  else if (embargo !== undefined) {
    const [until = '', timeZone] = embargo.split('@');
    if (timeZone === undefined)
      throw new Usage('--embargo takes INSTANT@ZONE, such as 2026-06-10T09:00:00+02:00@Europe/Copenhagen');
    set.embargo = { until, timeZone };
  }
  const attachments = args.text('attachments');
  if (attachments !== undefined)
    set.attachmentIds = (attachments === 'none' ? [] : attachments.split(',')).map((name) => {
      const id = AssetId.safeParse(name.trim());
      if (!id.success) throw new Usage(`“${name}” is not the id of a file; “dateline list” shows them`);
      return id.data;
    });
  return set as Partial<ReleaseFields>;
}
