import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { z } from 'zod';
import { Sha256 } from '#contract/values.ts';
import type { KitFacts, PartFacts } from '#domain/exports/kit-facts.ts';
import { VERIFY_PATHS } from '#domain/exports/sums.ts';
import { Refusal, unwrap } from '../refusal.ts';
import { verifyKit } from './verify.ts';
import { readWhole } from './zip/ranges.ts';
import { type OpenZip, openZip, type ZipEntry } from './zip/read.ts';

const Text = z
  .string()
  .nullish()
  .transform((text) => text ?? '');

/** What a comparison reads of one file of kit.json. */
const Part = z.object({
  contentUrl: z.string(),
  role: z.string(),
  bytes: z.int(),
  sha256: Sha256,
  group: Text,
  name: Text,
  caption: Text,
  altText: Text,
  creator: z.object({ name: Text }).optional(),
  creditText: Text,
  copyrightNotice: Text,
  usageTerms: Text,
  license: Text,
  expires: Text,
});

const Kit = z.object({
  identifier: Text,
  name: Text,
  version: Text,
  conditionsOfAccess: Text,
  license: Text,
  signature: z.object({ signer: Text, keyFingerprint: Text }).nullable().default(null),
  contactPoint: z.array(z.object({ name: Text, jobTitle: Text, telephone: Text, email: Text })).default([]),
  figures: z.array(z.object({ value: Text, sentence: Text })).default([]),
  quotes: z.array(z.object({ text: Text })).default([]),
  hasPart: z.array(Part),
});

/** A kit zip, checked to its last byte and open, with what a comparison needs of it. */
export interface OpenKit {
  readonly zip: OpenZip;
  readonly root: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly facts: KitFacts;
  entry(path: string): ZipEntry | undefined;
}

/** Verifies a kit and opens it for comparing; one that does not verify is refused with the first thing that is wrong. Close its zip. */
export async function openKitZip(path: string, signal?: AbortSignal): Promise<OpenKit> {
  const options = signal === undefined ? {} : { signal };
  const verdict = unwrap(await verifyKit(path, options));
  const [problem] = verdict.problems;
  if (problem !== undefined) {
    const code = problem.code === 'not_a_kit' ? 'exports.not_a_kit' : 'exports.verification_failed';
    throw new Refusal(code, `“${basename(path)}” is not compared. ${problem.message}`, {
      path: problem.path,
      problem: problem.code,
    });
  }
  const zip = unwrap(await openZip(path));
  try {
    const manifest = zip.entries.find((entry) => /^[^/]+\/kit\.json$/.test(entry.name));
    const root = manifest?.name.split('/')[0] ?? '';
    const entries = new Map(zip.entries.map((entry) => [entry.name.slice(root.length + 1), entry]));
    const content = async (name: string): Promise<{ sha256: string; text: string }> => {
      const entry = entries.get(name);
      const read = entry === undefined ? null : await zip.readContent(entry, { keep: true, ...options });
      signal?.throwIfAborted();
      return read?.kind === 'read' ? { sha256: read.sha256, text: read.whole?.toString('utf8') ?? '' } : { sha256: '', text: '' };
    };
    const text = async (name: string): Promise<string> => (await content(name)).text;
    const kit = Kit.parse(JSON.parse(await text(VERIFY_PATHS.manifest)));
    const releases: Record<string, string> = {};
    for (const part of kit.hasPart) {
      if (part.role === 'release' && part.contentUrl.endsWith('.txt')) releases[part.contentUrl] = await text(part.contentUrl);
    }
    const hash = createHash('sha256');
    for await (const piece of readWhole(zip)) {
      signal?.throwIfAborted();
      hash.update(piece);
    }
    const facts: KitFacts = {
      identifier: kit.identifier,
      name: kit.name,
      version: kit.version,
      conditions: kit.conditionsOfAccess,
      license: kit.license,
      signer: kit.signature?.signer ?? '',
      keyFingerprint: kit.signature?.keyFingerprint ?? '',
      contacts: kit.contactPoint.map(({ name, ...texts }) => ({ name, texts })),
      figures: kit.figures.map(({ value, sentence }) => sentence || value),
      quotes: kit.quotes.map((quote) => quote.text),
      parts: partsOf(kit, entries, await unlisted(content)),
      releases,
    };
    return { zip, root, bytes: zip.bytes, sha256: hash.digest('hex'), facts, entry: (name) => entries.get(name) };
  } catch (error) {
    await zip.close();
    throw error;
  }
}

/** The checksums of what kit.json cannot list: itself, the checksums, their signature. */
async function unlisted(content: (name: string) => Promise<{ sha256: string }>): Promise<ReadonlyMap<string, string>> {
  const paths = [VERIFY_PATHS.manifest, VERIFY_PATHS.sums, VERIFY_PATHS.signature];
  return new Map(await Promise.all(paths.map(async (path) => [path, (await content(path)).sha256] as const)));
}

function partsOf(
  kit: z.infer<typeof Kit>,
  entries: ReadonlyMap<string, ZipEntry>,
  others: ReadonlyMap<string, string>,
): PartFacts[] {
  const described = new Map(kit.hasPart.map((part) => [part.contentUrl, part]));
  return [...entries].map(([path, entry]): PartFacts => {
    const part = described.get(path);
    const sha256 = part?.sha256 ?? others.get(path) ?? '';
    const { name, caption, altText, creditText, copyrightNotice, usageTerms, license, expires } = part ?? NO_TEXTS;
    return {
      path,
      role: part?.role ?? (path === VERIFY_PATHS.manifest ? 'manifest' : 'verification'),
      bytes: entry.bytes,
      sha256,
      group: part?.group ?? '',
      texts: {
        name,
        caption,
        altText,
        creditText,
        copyrightNotice,
        usageTerms,
        license,
        expires,
        creator: part?.creator?.name ?? '',
      },
    };
  });
}

const NO_TEXTS = {
  name: '',
  caption: '',
  altText: '',
  creditText: '',
  copyrightNotice: '',
  usageTerms: '',
  license: '',
  expires: '',
};
