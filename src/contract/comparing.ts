import { z } from 'zod';
import { Sha256 } from './values.ts';

/** One file of a kit that was compared. */
export const ComparedFile = z.object({ path: z.string(), role: z.string(), bytes: z.int(), sha256: Sha256 });
export type ComparedFile = z.infer<typeof ComparedFile>;

/**
 * One change that a reader would want to hear of. `what` names the thing (a picture and its field, a release's file), `was` and `is` what
 * it said and says; '' for what was not there, or is not any more.
 */
export const KitChange = z.object({
  kind: z.enum(['kit', 'release', 'figure', 'quote', 'picture', 'contact', 'signature']),
  what: z.string(),
  was: z.string(),
  is: z.string(),
});
export type KitChange = z.infer<typeof KitChange>;

/** A zip that was compared. */
const ComparedKit = z.object({ identifier: z.string(), name: z.string(), version: z.string(), bytes: z.int(), sha256: Sha256 });

/** What changed between two exports. `words` says it in sentences, those of the notice; `isSameKit` is false for two different kits. */
export const KitDiff = z.object({
  from: ComparedKit,
  to: ComparedKit,
  isSameKit: z.boolean(),
  isIdentical: z.boolean(),
  added: z.array(ComparedFile),
  removed: z.array(ComparedFile),
  renamed: z.array(z.object({ from: z.string(), to: z.string(), bytes: z.int(), sha256: Sha256 })),
  changed: z.array(ComparedFile.extend({ before: z.object({ bytes: z.int(), sha256: Sha256 }) })),
  unchanged: z.int(),
  changes: z.array(KitChange),
  words: z.array(z.string()),
});
export type KitDiff = z.infer<typeof KitDiff>;
