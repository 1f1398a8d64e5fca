import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Set-up of vitest, after `home.ts`: hundreds of programs are started from the same sources, and each source is compiled once a run, which
 * is half of what a short command costs. Not for Playwright: what it starts is built, and Electron has its own way with compiled code.
 */
export default function shareCompiled(): () => void {
  const before = process.env.NODE_COMPILE_CACHE;
  process.env.NODE_COMPILE_CACHE = join(tmpdir(), 'compiled');
  return () => {
    if (before === undefined) delete process.env.NODE_COMPILE_CACHE;
    else process.env.NODE_COMPILE_CACHE = before;
  };
}
