import { assetHandlers } from './assets/handlers.ts';
import { collectionHandlers } from './collections/handlers.ts';
import type { Handlers } from './door/handlers.ts';
import { jobHandlers } from './jobs/handlers.ts';
import { libraryHandlers } from './library/handlers.ts';
import { searchHandlers } from './search/handlers.ts';

/**
 * Every route of the contract with its handler, by room; one missing or one too many does not compile. What the first screen asks is there from
 * the start, the other rooms are loaded when something in them is asked for the first time.
 */
export const rooms: { readonly [Room in keyof Handlers]: () => Handlers[Room] | Promise<Handlers[Room]> } = {
  library: () => libraryHandlers,
  jobs: () => jobHandlers,
  imports: async () => (await import('./imports/handlers.ts')).importHandlers,
  assets: () => assetHandlers,
  collections: () => collectionHandlers,
  search: () => searchHandlers,
  history: async () => (await import('./history/handlers.ts')).historyHandlers,
  logos: async () => (await import('./logos/handlers.ts')).logoHandlers,
  organisations: async () => (await import('./organisations/handlers.ts')).organisationHandlers,
  contacts: async () => (await import('./contacts/handlers.ts')).contactHandlers,
  releases: async () => (await import('./releases/handlers.ts')).releaseHandlers,
  sheets: async () => (await import('./sheets/handlers.ts')).sheetHandlers,
  kits: async () => (await import('./kits/handlers.ts')).kitHandlers,
  exports: async () => (await import('./exports/handlers.ts')).exportHandlers,
  integrity: async () => (await import('./integrity/handlers.ts')).integrityHandlers,
};
