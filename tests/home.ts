import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';

const project = resolve(import.meta.dirname, '..');

/**
 * Set-up of every runner: whatever a test starts without naming a home has this one, and not the list of recent libraries of
 * whoever runs the tests. In the end the run fails when a library of the tests stands in that list all the same.
 */
export default function giveHome(): () => void {
  const real = join(process.env.DATELINE_HOME ?? join(homedir(), '.config', 'dateline'), 'recent-libraries.json');
  const before = pathsIn(real);
  const home = mkdtempSync(join(tmpdir(), 'dateline-home-'));
  process.env.DATELINE_HOME = home;
  return () => {
    rmSync(home, { recursive: true, force: true });
    // The same person may open libraries of his own meanwhile.
    const ours = pathsIn(real).filter((path) => !before.includes(path) && [project, tmpdir()].some((place) => lies(path, place)));
    if (ours.length > 0) throw new Error(`The tests wrote into ${real}: ${ours.join(', ')}`);
  };
}

const lies = (path: string, place: string): boolean => path.startsWith(place + sep);

function pathsIn(file: string): string[] {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { path: string }[]).map((entry) => entry.path);
  } catch {
    return [];
  }
}
