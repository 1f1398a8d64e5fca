// Compiles each wall with its own libraries, so that a wall cannot use what it may not have; prints what TypeScript says.
import { join } from 'node:path';
import { isStarted, projectDir, projectNode, runInForeground } from './run.mjs';

const PROJECTS = ['pure', 'node', 'electron', 'renderer'];

/** Checks every project; answers 0 when all are clean. */
export async function checkTypes() {
  let worst = 0;
  for (const name of PROJECTS) {
    const code = await runInForeground(
      projectNode(),
      [join(projectDir, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', `tsconfig.${name}.json`],
      { cwd: projectDir },
    );
    worst ||= code;
  }
  return worst;
}

if (isStarted(import.meta.url)) process.exitCode = await checkTypes();
