import { assetHandlers } from './assets/handlers.ts';
import { collectionHandlers } from './collections/handlers.ts';
import { contactHandlers } from './contacts/handlers.ts';
import type { Handlers } from './door/handlers.ts';
import { exportHandlers } from './exports/handlers.ts';
import { historyHandlers } from './history/handlers.ts';
import { importHandlers } from './imports/handlers.ts';
import { integrityHandlers } from './integrity/handlers.ts';
import { jobHandlers } from './jobs/handlers.ts';
import { kitHandlers } from './kits/handlers.ts';
import { libraryHandlers } from './library/handlers.ts';
import { logoHandlers } from './logos/handlers.ts';
import { organisationHandlers } from './organisations/handlers.ts';
import { releaseHandlers } from './releases/handlers.ts';
import { searchHandlers } from './search/handlers.ts';
import { sheetHandlers } from './sheets/handlers.ts';

/** Every route of the contract with its handler; one missing or one too many does not compile. */
export const handlers: Handlers = {
  library: libraryHandlers,
  jobs: jobHandlers,
  imports: importHandlers,
  assets: assetHandlers,
  collections: collectionHandlers,
  search: searchHandlers,
  history: historyHandlers,
  logos: logoHandlers,
  organisations: organisationHandlers,
  contacts: contactHandlers,
  releases: releaseHandlers,
  sheets: sheetHandlers,
  kits: kitHandlers,
  exports: exportHandlers,
  integrity: integrityHandlers,
};
