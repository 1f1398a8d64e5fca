import type { ExportRun } from '#contract/exports.ts';
import type { ExportId } from '#contract/values.ts';
import type { KitContent } from '#domain/exports/content.ts';
import { planExport } from '#domain/exports/plan.ts';
import type { JobContext } from '../door/handlers.ts';
import { Refusal } from '../refusal.ts';
import { GENERATOR_VERSION } from '../version.ts';
import { isOriginalThere } from './originals.ts';
import { checkZipDestination, makeRoom } from './place.ts';
import { assetsIn, exportRow, filesOf, frozenContent, getRun, signatureIn } from './record.ts';
import { type Built, produce } from './run.ts';

/**
 * Makes an export of before again from what was written down of it, with the signature it had then. The zip gets its name only when it
 * is the same to the byte; else the files that came out otherwise are named.
 */
export async function rebuildExport(context: JobContext, order: { id: ExportId; path: string }): Promise<ExportRun> {
  const { app, library } = context;
  const row = exportRow(library.catalogue.read, order.id);
  const target = await checkZipDestination(library.folder.root, order.path);
  const content = frozenContent(row);
  requireOriginals(context, content);
  const plan = planExport(content);
  await makeRoom(target, plan.zipBytes);
  const expected = { sha256: String(row.sha256), files: filesOf(row), generator: String(row.generator) };
  await produce(context, { app, library, content, plan }, target, {
    sign: () => signatureIn(row),
    accept: (built) => requireSame(built, expected),
  });
  context.write((db) => db.run('UPDATE exports SET path = ? WHERE id = ?', target, order.id));
  return getRun(library.catalogue.read, order.id);
}

function requireOriginals({ library }: JobContext, content: KitContent): void {
  const missing = assetsIn(content).filter(({ sha256 }) => !isOriginalThere(library, sha256));
  const [first] = missing;
  if (first === undefined) return;
  const others = missing.length > 1 ? ` and ${missing.length - 1} more` : '';
  throw new Refusal(
    'exports.source_missing',
    `The original of “${first.filename}”${others} is not in the library any more. Import it again, then make the export again.`,
    { files: missing.slice(0, 100).map(({ filename }) => filename) },
  );
}

function requireSame(
  built: Built,
  expected: { sha256: string; files: readonly { path: string; sha256: string }[]; generator: string },
) {
  if (built.sha256 === expected.sha256) return;
  const differing = expected.files.filter(({ path, sha256 }) => built.files.get(path)?.sha256 !== sha256).map(({ path }) => path);
  const named = differing.slice(0, 3).join(', ');
  const version =
    expected.generator === GENERATOR_VERSION
      ? ''
      : ` It was made by Dateline ${expected.generator}; this is ${GENERATOR_VERSION}.`;
  throw new Refusal(
    'exports.rebuild_differs',
    `The zip did not come out the same${named === '' ? '' : `: ${named}${differing.length > 3 ? ' …' : ''} differ`}.${version} Nothing was written.`,
    { files: differing.slice(0, 100) },
  );
}
