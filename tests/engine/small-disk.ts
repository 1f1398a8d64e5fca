import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { tempFolder } from './harness.ts';

/** A small file system of its own until the test is over, or null where nobody may mount one. */
export async function mountSmall(megabytes: number): Promise<string | null> {
  const place = await tempFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', place], { stdio: 'ignore' }));
  return place;
}
