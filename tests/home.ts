import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';

const project = resolve(import.meta.dirname, '..');
/** The home, and where temporary folders lie, here and on Windows. */
const NAMES = ['DATELINE_HOME', 'TMPDIR', 'TEMP'] as const;

/**
 * Set-up of every runner: whatever a test starts without naming a home has one of its own, not that of whoever runs the tests, and
 * every temporary folder lies in one that is gone in the end. The run fails when a library of its own stands in the real list of
 * recent libraries all the same; what a person opens meanwhile, or another clone's tests, is none of its business.
 */
export default function giveHome(): () => void {
  const before = NAMES.map((name) => [name, process.env[name]] as const);
  const real = join(process.env.DATELINE_HOME ?? join(homedir(), '.config', 'dateline'), 'recent-libraries.json');
  // Short: Chromium puts sockets below it, and their paths may have 104 letters.
  const run = mkdtempSync(join(tmpdir(), 'dt-'));
  // Like the system's own: a test that becomes somebody else goes through it.
  chmodSync(run, 0o755);
  for (const name of NAMES) process.env[name] = name === 'DATELINE_HOME' ? join(run, 'home') : run;
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(run, { recursive: true, force: true, maxRetries: 5 });
    const ours = pathsIn(real).filter((path) => [project, run].some((place) => path.startsWith(place + sep)));
    if (ours.length > 0) throw new Error(`The tests wrote into ${real}: ${ours.join(', ')}`);
  };
}

function pathsIn(file: string): string[] {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { path: string }[]).map((entry) => entry.path);
  } catch {
    return [];
  }
}
