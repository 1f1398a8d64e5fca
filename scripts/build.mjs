// Builds what runs: main, preload and window by electron-vite, engine and command line by Vite, and the guide's pages, into out/.
import { join } from 'node:path';
import { fingerprintOfSources, markBuilt } from './build-stamp.mjs';
import { writeGuide } from './guide-html.mjs';
import { isStarted, projectDir, projectNode, runQuietly, say } from './run.mjs';

/** The two builds, one after the other: on two cores they only take each other's time. */
const BUILDS = [
  ['engine', ['vite', 'bin', 'vite.js'], ['build', '-c', 'vite.engine.config.ts', '--logLevel', 'warn']],
  ['window', ['electron-vite', 'bin', 'electron-vite.js'], ['build', '--logLevel', 'warn']],
];

/** Builds everything; answers the exit code of the first build that fails, 0 when all are done. */
export function build() {
  const fingerprint = fingerprintOfSources();
  for (const [name, script, args] of BUILDS) {
    const result = runQuietly(projectNode(), [join(projectDir, 'node_modules', ...script), ...args], { cwd: projectDir });
    if (!result.ok) {
      say(`build: ${name} failed\n${[result.stdout, result.stderr].join('\n').trim() || result.reason}`);
      return 1;
    }
  }
  writeGuide(join(projectDir, 'docs', 'guide'), join(projectDir, 'out', 'guide'));
  markBuilt(fingerprint);
  return 0;
}

if (isStarted(import.meta.url)) process.exitCode = build();
