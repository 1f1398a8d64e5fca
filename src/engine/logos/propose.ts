import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { logos, ProposedFile } from '#contract/logos.ts';
import { LogoProposal } from '#contract/logos.ts';
import type { ErrorCode } from '#contract/result.ts';
import { type AssetId, type JobId, pathOf } from '#contract/values.ts';
import { faultsIn, PIXELS_ONLY } from '#domain/logos/faults.ts';
import { groupVariants } from '#domain/logos/group.ts';
import { type LogoFile, proposeLogos, UNSURE } from '#domain/logos/propose.ts';
import { isVectorFormat, sourceFormatOf } from '#domain/logos/source-format.ts';
import { findBySha256, getAsset, originalOf } from '../assets/store.ts';
import { forEachAtOnce } from '../at-once.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { HandlerOf, JobContext } from '../door/handlers.ts';
import { findFiles, refusedPath } from '../imports/walk.ts';
import { previewPath } from '../library/folder.ts';
import { hasWholePreview } from '../library/preview.ts';
import { Refusal } from '../refusal.ts';
import { acceptProposal } from './accept.ts';
import { listBrands } from './store.ts';

/** Files that are read at once. */
const AT_ONCE = 4;

type Seen = Omit<ProposedFile, 'brand' | 'lockup' | 'colourway' | 'ground' | 'sure' | 'why'> & { readonly sort: LogoFile };
type Refused = { readonly path: string; readonly code: ErrorCode; readonly message: string };

/** Looks through files without bringing them into the library, and stores what it proposes with the job. */
export const proposeJob: HandlerOf<typeof logos.propose> = {
  title: ({ places }) =>
    places
      .map(pathOf)
      .map((path) => basename(path))
      .join(', ')
      .slice(0, 200) || 'Logos',
  run: async (context, { places, assetIds }) => {
    if (places.length + assetIds.length === 0) throw new Refusal('door.invalid_input', 'There is nothing to look at.');
    const { library, signal } = context;
    const found = places.length === 0 ? [] : await findFiles(places.map(pathOf), library.folder.root, signal);
    const refused: Refused[] = found.flatMap((one) =>
      one.kind === 'refused' ? [{ path: one.path, code: one.code, message: one.message }] : [],
    );
    const files = found.flatMap((one) => (one.kind === 'file' ? [one] : []));
    const work = [
      ...files.map(
        (file) => () =>
          lookAt(
            context,
            file.path,
            [file.folder, basename(file.path)]
              .filter((part) => part !== '')
              .join('/')
              .replaceAll('\\', '/'),
          ),
      ),
      ...assetIds.map((id) => () => lookAtAsset(context, id)),
    ];
    context.report({ stage: 'look', total: work.length, done: 0 });
    const seen: Seen[] = [];
    let done = 0;
    const answers: (Seen | Refused)[] = [];
    await forEachAtOnce(
      [...work.entries()],
      () => signal.throwIfAborted(),
      async ([at, look]) => {
        answers[at] = await look();
        context.report({ done: ++done });
      },
      AT_ONCE,
    );
    for (const answer of answers) 'sort' in answer ? seen.push(answer) : refused.push(answer);
    const proposal = propose(library.catalogue.read, seen, refused);
    context.write((db) =>
      db.run('INSERT OR REPLACE INTO logo_proposals (job_id, content) VALUES (?, ?)', context.id, JSON.stringify(proposal)),
    );
    return {
      files: proposal.files.length,
      variants: proposal.variants.length,
      brands: new Set(proposal.variants.map((variant) => variant.brand)).size,
      unsure: proposal.unsure.length,
      refused: refused.length,
    };
  },
};

/** The proposal of a job as it stands, or the refusal `logos.proposal_not_found`. */
export function readProposal(db: ReadDb, jobId: JobId): LogoProposal {
  const row = db.get('SELECT content FROM logo_proposals WHERE job_id = ?', jobId);
  if (row === undefined)
    throw new Refusal('logos.proposal_not_found', 'This proposal is no longer there. Look through the files again.');
  return LogoProposal.parse(JSON.parse(String(row.content)));
}

function propose(db: ReadDb, seen: readonly Seen[], refused: readonly Refused[]): LogoProposal {
  const sorted = proposeLogos(seen.map((one) => one.sort));
  const files = seen.map(({ sort: _, ...file }, at): ProposedFile => {
    const axes = sorted[at];
    if (axes === undefined) throw new Error('A file was not sorted.');
    const { brand, lockup, colourway, ground, sure, why } = axes;
    return { ...file, brand, lockup, colourway, ground, sure, why: [...why] };
  });
  return LogoProposal.parse({
    files,
    variants: groupVariants(files, listBrands(db)),
    unsure: files.filter((file) => file.sure < UNSURE).map((file) => file.key),
    refused,
  });
}

async function lookAt(context: JobContext, path: string, shown: string): Promise<Seen | Refused> {
  const { app, library, signal } = context;
  const { root } = library.folder;
  const staging = join(library.folder.staging, `logo-${randomBytes(8).toString('hex')}`);
  const filename = basename(path);
  try {
    await mkdir(staging, { recursive: true });
    // what the reader stages is thrown away; its previews stay in the cache, where the import finds them
    const order = { path, filename, sidecar: null, root, staged: join(staging, 'original.dateline-part') };
    let known: ReturnType<typeof findBySha256> = null;
    const answer = await app.reader.read(
      order,
      async ({ sha256 }) => {
        known = findBySha256(library.catalogue.read, sha256);
        return known === null;
      },
      signal,
    );
    if (answer.kind === 'failed') {
      const { failure } = answer;
      if ('code' in failure) return { path: shown, ...failure };
      return {
        ...refusedPath(path, Object.assign(new Error(failure.system), { code: failure.system, syscall: failure.syscall })),
        path: shown,
      };
    }
    if (answer.kind === 'dropped') {
      const asset = known as ReturnType<typeof findBySha256>;
      return asset === null
        ? { path: shown, code: 'imports.unreadable', message: 'The file was dropped.' }
        : lookAtAsset(context, asset.id, { path, shown });
    }
    const { type, width, height, hasPreview, facts } = answer.looked;
    if (!isLogoLike(type.mime)) return notALogo(shown, type.mime);
    return await seenAs(context, {
      key: `${answer.hashed.sha256.slice(0, 32)}:${shown}`.slice(0, 200),
      shown,
      path,
      assetId: null,
      sha256: answer.hashed.sha256,
      mime: type.mime,
      filename,
      width,
      height,
      bytes: answer.hashed.bytes,
      hasPreview,
      fact: facts.artwork ?? '',
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function lookAtAsset(context: JobContext, id: AssetId, from?: { path: string; shown: string }): Promise<Seen | Refused> {
  const { library } = context;
  const asset = getAsset(library.catalogue.read, id);
  const shown = from?.shown ?? [asset.folder, asset.filename].filter((part) => part !== '').join('/');
  if (!isLogoLike(asset.mime)) return notALogo(shown, asset.mime);
  const original = originalOf(library, asset.sha256);
  return seenAs(context, {
    key: `${asset.sha256.slice(0, 32)}:${shown}`.slice(0, 200),
    shown,
    path: from?.path ?? (existsSync(original) ? original : ''),
    assetId: asset.id,
    sha256: asset.sha256,
    mime: asset.mime,
    filename: asset.filename,
    width: asset.width,
    height: asset.height,
    bytes: asset.bytes,
    hasPreview: asset.hasPreview,
    fact: asset.facts.artwork ?? '',
  });
}

const isLogoLike = (mime: string): boolean => sourceFormatOf(mime, '') !== 'other';

const notALogo = (path: string, mime: string): Refused => ({
  path,
  code: 'imports.unsupported_picture',
  message: `“${basename(path)}” is no logo file (${mime}).`,
});

interface Facts {
  readonly key: string;
  readonly shown: string;
  readonly path: string;
  readonly assetId: AssetId | null;
  readonly sha256: string;
  readonly mime: string;
  readonly filename: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number;
  readonly hasPreview: boolean;
  readonly fact: string;
}

async function seenAs({ library }: JobContext, facts: Facts): Promise<Seen> {
  const { key, shown, path, assetId, sha256, width, height, bytes, hasPreview, fact } = facts;
  const format = sourceFormatOf(facts.mime, facts.filename);
  const isVector = isVectorFormat(format) && fact !== PIXELS_ONLY;
  const faults = faultsIn(fact);
  const preview = previewPath(library.folder, sha256, 320);
  const { traitsOf } = await import('./traits.ts');
  // a page is drawn on white, where a white logo does not show: its name has to say it
  const traits = hasPreview && hasWholePreview(preview) ? await traitsOf(preview) : null;
  return {
    key,
    path: shown,
    place: path === '' ? null : { $path: path },
    assetId,
    sha256,
    format,
    isVector,
    width,
    height,
    bytes,
    hasPreview,
    faults,
    sort: { key, path: shown, format, isVector, faults, traits },
  };
}

/** Stores a proposal, corrected or not. */
export const acceptJob: HandlerOf<typeof logos.accept> = {
  title: ({ proposalId }, { library }) => `${readProposal(library.catalogue.read, proposalId).files.length} logos`,
  run: (context, { proposalId, variants }) =>
    acceptProposal(context, readProposal(context.library.catalogue.read, proposalId), variants),
};
