import { join } from 'node:path';
import { checkDestination, makeFolders, refuseDestination } from '../files/destination.ts';
import { writeFileStaged } from '../files/staged.ts';
import type { OpenLibrary } from '../library/open.ts';
import { Refusal } from '../refusal.ts';
import { officeKey } from './keys.ts';

/** Writes the public half of the office's key as a file that OpenSSH reads, to a place that a person named; answers the path. */
export async function savePublicKey(library: OpenLibrary, path: string): Promise<string> {
  const key = officeKey(library);
  if (key === null) throw new Refusal('exports.key_missing', 'This library has no key. Make one first.');
  const target = await checkDestination(library.folder.root, path);
  try {
    await makeFolders(join(target, '..'));
    await writeFileStaged(target, `${key.publicKey}\n`);
  } catch (error) {
    refuseDestination(target, error);
  }
  return target;
}
