import { z } from 'zod';
import { Sha256 } from '#contract/values.ts';
import { KIT_FORMAT } from '#domain/exports/sums.ts';

/** What a verifier needs of kit.json; everything else in it is for the newsroom. */
const Manifest = z.object({
  name: z.string(),
  signature: z.object({ signer: z.string(), keyFingerprint: z.string() }).nullable(),
  hasPart: z.array(z.object({ contentUrl: z.string(), bytes: z.int().nonnegative(), sha256: Sha256 })),
});
export type Manifest = z.infer<typeof Manifest>;

/** kit.json as it was found: a kit's, somebody else's, or unreadable. */
export type ReadManifest =
  | { readonly kind: 'kit'; readonly manifest: Manifest }
  | { readonly kind: 'other' }
  | { readonly kind: 'damaged'; readonly why: string };

/** Reads the bytes of a kit.json; null stands for a file that could not be read from the zip. */
export function readManifest(bytes: Uint8Array | null): ReadManifest {
  if (bytes === null) return { kind: 'damaged', why: 'its content is damaged' };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { kind: 'damaged', why: 'it is not JSON' };
  }
  const isKit = typeof value === 'object' && value !== null && 'format' in value && value.format === KIT_FORMAT;
  if (!isKit) return { kind: 'other' };
  const parsed = Manifest.safeParse(value);
  if (parsed.success) return { kind: 'kit', manifest: parsed.data };
  const issue = parsed.error.issues[0];
  return { kind: 'damaged', why: `${issue?.path.join('.') ?? 'it'}: ${issue?.message ?? 'is wrong'}` };
}
