import { z } from 'zod';
import { command, query } from './kernel.ts';
import { Instant, LibraryId, Line, Place, ShownPlace } from './values.ts';

/** An open library and how much it holds; what is in the trash is counted as `trash` alone. */
export const Library = z.object({
  id: LibraryId,
  name: z.string(),
  place: ShownPlace,
  createdAt: Instant,
  counts: z.object({
    assets: z.int(),
    logos: z.int(),
    photos: z.int(),
    documents: z.int(),
    video: z.int(),
    other: z.int(),
    releases: z.int(),
    kits: z.int(),
    contacts: z.int(),
    organisations: z.int(),
    exports: z.int(),
    trash: z.int(),
  }),
});
export type Library = z.infer<typeof Library>;

/** A library this computer has opened before; `exists` is false when its folder is gone. */
export const RecentLibrary = z.object({ name: z.string(), place: ShownPlace, openedAt: Instant, exists: z.boolean() });
export type RecentLibrary = z.infer<typeof RecentLibrary>;

const Opened = z.object({ library: Library });

export const library = {
  /** The open library, or null while the window shows the welcome page. */
  current: query({
    input: z.object({}),
    output: z.object({ library: Library.nullable() }),
    reads: ['library', 'assets', 'logos', 'organisations', 'contacts', 'releases', 'kits', 'exports'],
    needs: 'nothing',
  }),
  recent: query({
    input: z.object({}),
    output: z.object({ items: z.array(RecentLibrary) }),
    reads: ['library'],
    needs: 'nothing',
  }),
  /** Makes a library in a folder that is absent or empty, opens it, and with `example` fills it with the example. */
  create: command({
    input: z.object({ place: Place, name: Line.min(1).optional(), example: z.boolean().default(false) }),
    output: Opened,
    touches: ['library', 'assets', 'logos', 'organisations', 'contacts', 'releases', 'sheets', 'kits', 'exports', 'jobs'],
    needs: 'nothing',
  }),
  open: command({
    input: z.object({ place: Place }),
    output: Opened,
    touches: ['library', 'assets', 'logos', 'organisations', 'contacts', 'releases', 'sheets', 'kits', 'exports', 'jobs'],
    needs: 'nothing',
  }),
  close: command({ input: z.object({}), output: z.object({}), touches: ['library'], needs: 'nothing' }),
  /** Gives a library another name, the open one where no place is named; its folder keeps its own. Refused while another program has it open. */
  rename: command({
    input: z.object({ place: Place.optional(), name: Line.min(1) }),
    output: z.object({ name: z.string() }),
    touches: ['library'],
    needs: 'nothing',
  }),
  /** Takes a library off the list of those that were opened; its folder is not touched. */
  forget: command({ input: z.object({ place: Place }), output: z.object({}), touches: ['library'], needs: 'nothing' }),
  /**
   * Writes a zip for whoever helps: versions, counts, error codes, and the log with every word taken out that is not one of Dateline's
   * own. Nothing of what the library holds is in it. `facts` are the app's own, such as its settings; texts among them must be known words.
   * `unopened` is a library that refused to open, with the code of the refusal: what can be seen of it from outside is told instead.
   */
  support: command({
    input: z.object({
      place: Place,
      facts: z.record(z.string().max(60), z.union([z.string().max(100), z.number(), z.boolean()])).default({}),
      log: Place.nullable().default(null),
      unopened: z
        .object({ place: Place, code: z.string().max(60) })
        .nullable()
        .default(null),
    }),
    output: z.object({ place: ShownPlace, files: z.array(z.string()) }),
    touches: [],
    needs: 'nothing',
  }),
};
