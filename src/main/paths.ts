import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { app } from 'electron';

/** Where things lie, in a clone and in a packaged app. */
export interface AppPaths {
  readonly node: string;
  readonly engine: string;
  readonly resources: string;
  readonly renderer: string;
  /** What is shipped under which licence. */
  readonly licences: string;
  /** The first page of the guide, for a browser. */
  readonly guide: string;
}

/** Finds the shipped Node, the engine and the resources; throws one sentence when the Node is not there. */
export function findPaths(): AppPaths {
  const root = app.isPackaged && existsSync(join(process.resourcesPath, 'node')) ? process.resourcesPath : app.getAppPath();
  return {
    node: findNode(root),
    engine: join(root, 'out', 'engine', 'engine.mjs'),
    resources: join(root, 'resources'),
    renderer: join(root, 'out', 'renderer'),
    licences: root === process.resourcesPath ? join(root, 'THIRD-PARTY.txt') : join(root, 'docs', 'dependencies.md'),
    guide: join(root, 'out', 'guide', 'index.html'),
  };
}

/**
 * The Node that runs the engine: never Electron's own binary, whose GLib and sharp's would meet in one process
 * (docs/architecture.md). In a clone it comes from an optional package of this system.
 */
function findNode(root: string): string {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const shipped = join(root, 'node', name);
  if (existsSync(shipped)) return shipped;
  const require = createRequire(join(root, 'package.json'));
  for (const system of [
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ]) {
    try {
      const path = join(require.resolve(`${system}/package.json`), '..', 'bin', name);
      if (existsSync(path)) return path;
    } catch {
      // This system's package is not installed; the next name may be.
    }
  }
  throw new Error(`Dateline’s own Node is missing for ${process.platform} ${process.arch}. Run “npm ci”.`);
}
