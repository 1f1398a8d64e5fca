import { z } from 'zod';
import { command, query } from './kernel.ts';
import { AssetId, CollectionId, Instant, Line } from './values.ts';

/** A hand-made set of assets in an order of its own. */
export const Collection = z.object({ id: CollectionId, name: z.string(), count: z.int(), createdAt: Instant });
export type Collection = z.infer<typeof Collection>;

const ById = z.object({ id: CollectionId });
const Some = ById.extend({ assetIds: z.array(AssetId).min(1).max(100_000) });

/** Collections: every change is undoable. */
export const collections = {
  list: query({
    input: z.object({}),
    output: z.object({ total: z.int(), items: z.array(Collection) }),
    reads: ['collections', 'assets'],
  }),
  create: command({
    input: z.object({ name: Line.min(1), assetIds: z.array(AssetId).max(100_000).default([]) }),
    output: Collection,
    touches: ['collections', 'history'],
  }),
  rename: command({ input: ById.extend({ name: Line.min(1) }), output: Collection, touches: ['collections', 'history'] }),
  remove: command({ input: ById, output: ById, touches: ['collections', 'assets', 'history'] }),
  /** Puts assets in at the end; those that are in already stay where they are. */
  add: command({ input: Some, output: Collection, touches: ['collections', 'assets', 'history'] }),
  take: command({ input: Some, output: Collection, touches: ['collections', 'assets', 'history'] }),
};
