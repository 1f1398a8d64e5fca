import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghijklmnopqrstuv'; // 32 letters: five bits each, no look-alike trouble in a terminal font

/** A new id such as `kit_3f9a…`: the prefix of its entity and 80 random bits. The brand is the caller's: values.ts checks it at the door. */
export function newId<Id extends string>(prefix: string): Id {
  let text = '';
  for (const byte of randomBytes(16)) text += ALPHABET[byte & 31];
  return `${prefix}_${text}` as Id;
}
