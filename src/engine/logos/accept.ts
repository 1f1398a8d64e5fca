import type { AcceptedVariant, LogoProposal, logos, ProposedFile } from '#contract/logos.ts';
import type { ErrorCode } from '#contract/result.ts';
import type { OutputOf } from '#contract/routes.ts';
import { type AssetId, type BrandId, pathOf } from '#contract/values.ts';
import { findBrand, findVariant } from '#domain/logos/group.ts';
import { removeOriginals } from '../assets/remove.ts';
import { findBySha256 } from '../assets/store.ts';
import { restoreAssets } from '../assets/trash.ts';
import type { WriteDb } from '../db/sqlite.ts';
import type { JobContext } from '../door/handlers.ts';
import { recordStep } from '../history/steps.ts';
import { reportOf } from '../imports/report.ts';
import { runImport } from '../imports/run.ts';
import { Refusal } from '../refusal.ts';
import { getBrand, listBrands, putBrand } from './store.ts';
import { addFiles, addVariant } from './variants.ts';

type Refused = { path: string; code: ErrorCode; message: string };

/**
 * Imports the files of the corrected matrix that the library lacks, then makes brands and variants in one transaction that is recorded as
 * one step. When that is undone the files stay in the library, as after any import; `imports.undo` takes them away.
 */
export async function acceptProposal(
  context: JobContext,
  proposal: LogoProposal,
  corrected: readonly AcceptedVariant[] | undefined,
): Promise<OutputOf<typeof logos.accept>> {
  const rows =
    corrected ??
    proposal.variants.map(({ brandId, ...row }): AcceptedVariant => ({ ...row, ...(brandId === null ? {} : { brandId }) }));
  const byKey = new Map(proposal.files.map((file) => [file.key, file]));
  const wanted = [...new Set(rows.flatMap((row) => row.keys))].flatMap((key) => byKey.get(key) ?? []);
  if (wanted.length === 0) throw new Refusal('door.invalid_input', 'Nothing of this proposal was accepted.');
  const { imported, refused } = await importMissing(context, wanted);
  const { library, app } = context;
  const { brandIds, variants, files, unneeded } = context.write((db) => {
    const step = recordStep(library.history, db, { label: 'logos.accept', at: app.now() }, () =>
      storeRows(db, rows, byKey, app.now()),
    );
    return { ...step.value, unneeded: step.unneeded };
  });
  if (unneeded.length > 0) await removeOriginals(library, unneeded);
  context.changed(['logos', 'assets', 'history']);
  return { brandIds, variants, files, imported, refused };
}

/** Imports what is not there yet; a file that meanwhile is another one is refused and left out. */
async function importMissing(
  context: JobContext,
  wanted: readonly ProposedFile[],
): Promise<{ imported: number; refused: Refused[] }> {
  const { read } = context.library.catalogue;
  const isThere = (file: ProposedFile): boolean => file.sha256 !== null && findBySha256(read, file.sha256) !== null;
  const missing = wanted.filter((file) => !isThere(file) && file.place !== null);
  const paths = missing.flatMap(({ place }) => (place === null ? [] : [pathOf(place)]));
  const imported = paths.length === 0 ? 0 : (await runImport(context, [...new Set(paths)])).imported;
  context.signal.throwIfAborted();
  const said = new Map(reportOf(read, context.id, 0).items.map((item) => [item.path, item]));
  const refused = missing
    .filter((file) => !isThere(file))
    .map((file) => {
      const item = file.place === null ? undefined : said.get(pathOf(file.place));
      return {
        path: file.path,
        code: item?.code ?? ('imports.changed_while_reading' as const),
        message: item?.outcome === 'refused' ? (item.message ?? '') : `“${file.path}” is no longer the file that was looked at.`,
      };
    });
  return { imported, refused };
}

function storeRows(
  db: WriteDb,
  rows: readonly AcceptedVariant[],
  byKey: ReadonlyMap<string, ProposedFile>,
  now: Date,
): { brandIds: BrandId[]; variants: number; files: number } {
  const brandIds = new Set<BrandId>();
  const taken = new Set<string>();
  let variants = 0;
  let files = 0;
  for (const row of rows) {
    const ids = [...new Set(row.keys)].flatMap((key): AssetId[] => {
      const sha256 = byKey.get(key)?.sha256;
      const asset = sha256 == null ? null : findBySha256(db, sha256);
      // one file stands at one place
      if (asset === null || taken.has(asset.id)) return [];
      taken.add(asset.id);
      if (asset.trashedAt !== null) restoreAssets(db, [asset.id], now);
      return [asset.id];
    });
    if (ids.length === 0) continue;
    const brand =
      row.brandId === undefined
        ? (findBrand(listBrands(db), row.brand) ?? putBrand(db, { name: row.brand }))
        : getBrand(db, row.brandId);
    brandIds.add(brand.id);
    const there = findVariant(brand, row);
    if (there === null) addVariant(db, brand.id, row, ids);
    else addFiles(db, there.id, ids);
    variants++;
    files += ids.length;
  }
  return { brandIds: [...brandIds], variants, files };
}
