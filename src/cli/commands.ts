import type { Command } from './command.ts';
import { ASSET_COMMANDS } from './commands/assets.ts';
import { COLLECTION_COMMANDS } from './commands/collections.ts';
import { CONTACT_COMMANDS } from './commands/contacts.ts';
import { CORRECTION_COMMANDS } from './commands/corrections.ts';
import { DEMO } from './commands/demo.ts';
import { EXPORT_COMMANDS } from './commands/exports.ts';
import { HISTORY_COMMANDS } from './commands/history.ts';
import { KEEP_COMMANDS } from './commands/keep.ts';
import { KEY_COMMANDS } from './commands/keys.ts';
import { KIT_DESK_COMMANDS } from './commands/kit-desk.ts';
import { KIT_COMMANDS } from './commands/kits.ts';
import { LIBRARY_COMMANDS } from './commands/library.ts';
import { LIST_COMMANDS } from './commands/lists.ts';
import { LOGO_COMMANDS } from './commands/logos.ts';
import { RELEASE_COMMANDS } from './commands/releases.ts';
import { SHEET_COMMANDS } from './commands/sheets.ts';
import { TRUST_COMMANDS } from './commands/trust.ts';
import { WRITING_COMMANDS } from './commands/writing.ts';

/** Every command, in the order of the help; a longer name is looked up before a shorter one. */
export const COMMANDS: readonly Command[] = [
  ...LIBRARY_COMMANDS,
  ...KEEP_COMMANDS,
  ...ASSET_COMMANDS,
  ...COLLECTION_COMMANDS,
  ...HISTORY_COMMANDS,
  ...EXPORT_COMMANDS,
  ...RELEASE_COMMANDS,
  ...WRITING_COMMANDS,
  ...CONTACT_COMMANDS,
  ...LIST_COMMANDS,
  ...LOGO_COMMANDS,
  ...SHEET_COMMANDS,
  ...KIT_COMMANDS,
  ...KIT_DESK_COMMANDS,
  ...TRUST_COMMANDS,
  ...CORRECTION_COMMANDS,
  ...KEY_COMMANDS,
  DEMO,
];
