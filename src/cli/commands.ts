import type { Command } from './command.ts';
import { DEMO } from './commands/demo.ts';
import { KIT_COMMANDS } from './commands/kits.ts';
import { LIBRARY_COMMANDS } from './commands/library.ts';
import { LIST_COMMANDS } from './commands/lists.ts';
import { RELEASE_COMMANDS } from './commands/releases.ts';

/** Every command, in the order of the help; a longer name is looked up before a shorter one. */
export const COMMANDS: readonly Command[] = [...LIBRARY_COMMANDS, ...RELEASE_COMMANDS, ...LIST_COMMANDS, ...KIT_COMMANDS, DEMO];
