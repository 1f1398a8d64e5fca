import { z } from 'zod';
import { Sha256 } from '#contract/values.ts';

/** What stands in `format` of every delta.json. */
export const DELTA_FORMAT = 'dateline-delta';

const Packed = z.object({ bytes: z.int().nonnegative(), sha256: Sha256 });

/**
 * delta.json: how to make the new zip. `build` is read from its beginning to its end, and each step adds bytes: `literal` those of its
 * base64, `old` the packed bytes of an entry of the old zip, `new` those of an entry of the correction kit.
 */
export const Delta = z.object({
  format: z.literal(DELTA_FORMAT),
  formatVersion: z.string().regex(/^1\./),
  from: Packed.extend({ version: z.string() }),
  to: Packed.extend({ version: z.string(), fileName: z.string() }),
  build: z
    .array(
      z.union([
        z.strictObject({ literal: z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/) }),
        z.strictObject({ old: z.string() }),
        z.strictObject({ new: z.string() }),
      ]),
    )
    .max(3_000_000),
});
export type Delta = z.infer<typeof Delta>;
export type DeltaStep = Delta['build'][number];

/** Names of a correction kit's own entries below its root folder. */
export const DELTA_PATHS = { recipe: 'delta.json', notice: 'CORRECTION.txt', files: 'files/' } as const;
