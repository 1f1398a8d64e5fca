// The system libraries and tools that npm cannot bring, on Debian and Ubuntu.
import { forgetFailure, recentFailure, rememberFailure } from './failures.mjs';
import { runQuietly, say } from './run.mjs';

// 'a|b': the same thing under the name of another release (Debian 13 and Ubuntu 24.04 renamed some for 64-bit time).
const electronPackages = [
  'libgtk-3-0|libgtk-3-0t64',
  'libnss3',
  'libasound2|libasound2t64',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libdrm2',
  'xvfb',
  'xauth',
];

// What tests look at exported files with: each opens the result with a program that is not ours.
const testPackages = [
  'chromium',
  'poppler-utils',
  'qpdf',
  'librsvg2-bin',
  'libimage-exiftool-perl',
  'p7zip-full|7zip',
  'libarchive-tools',
  'unzip',
  'python3',
  'openssh-client',
  'fonts-liberation',
];

/** The packages that each purpose needs; the command line needs none. */
export const packagesFor = {
  cli: [],
  start: electronPackages,
  test: [...electronPackages, ...testPackages],
};

const updateLimitMs = 2 * 60 * 1000;
const installLimitMs = 15 * 60 * 1000;

/** The names that `dpkg-query -W -f '${Package} ${db:Status-Abbrev}\n'` reports as installed. */
export function installedNames(dpkgOutput) {
  const names = dpkgOutput.split('\n').map((line) => line.trim().split(/\s+/));
  // 'ii': wanted and installed; 'hi': held back and installed. 'rc' is a removed package whose settings stayed.
  return new Set(names.filter(([, status]) => status === 'ii' || status === 'hi').map(([name]) => name));
}

/** The wanted packages of which no alternative is installed. */
export function missingPackages(wanted, installed) {
  return wanted.filter((entry) => !entry.split('|').some((name) => installed.has(name)));
}

/** The names with an installation candidate in the output of `apt-cache policy`. */
export function candidateNames(policyOutput) {
  const names = new Set();
  let name = null;
  for (const line of policyOutput.split('\n')) {
    if (/^\S.*:$/.test(line)) name = line.slice(0, -1).split(':')[0];
    const candidate = line.match(/^\s+Candidate:\s*(\S+)/)?.[1];
    if (name && candidate && candidate !== '(none)') names.add(name);
  }
  return names;
}

/**
 * One name for each wanted entry, the first that this release offers; what it does not offer is set apart, because apt-get
 * installs nothing at all when one name is unknown to it.
 */
export function chosenNames(wanted, candidates) {
  const offered = [];
  const notOffered = [];
  for (const entry of wanted) {
    const names = entry.split('|');
    const name = names.find((each) => candidates.has(each));
    if (name) offered.push(name);
    else notOffered.push(names[0]);
  }
  // Nothing known at all means that apt has no lists yet: then the plain names are the best guess.
  return offered.length > 0 ? { offered, notOffered } : { offered: notOffered, notOffered: [] };
}

/** The command that a person without our rights types. */
export function installCommand(names) {
  return `sudo apt-get install -y --no-install-recommends ${names.join(' ')}`;
}

/** Installs what is missing for `purpose` when root, otherwise names the command; never stops the set-up. */
export function ensureSystemPackages(purpose, isRoot = process.getuid?.() === 0) {
  const wanted = packagesFor[purpose];
  if (wanted.length === 0 || process.platform !== 'linux') return;
  const missing = missingNow(wanted);
  if (missing === null || missing.length === 0) return;
  if (!isRoot) {
    say(`setup: missing system packages, please run: ${installCommand(choose(missing).offered)}`);
    return;
  }
  const subject = missing.join(' ');
  const failure = recentFailure('apt', subject);
  if (failure) {
    const names = chosenNames(missing, new Set()).offered.join(' ');
    say(`setup: still missing: ${names} (${failure}); node scripts/setup.mjs --retry tries again`);
    return;
  }
  install(missing, subject);
}

function missingNow(wanted) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the notation of dpkg-query
  const format = '${Package} ${db:Status-Abbrev}\n';
  const names = wanted.flatMap((entry) => entry.split('|'));
  // It ends with 1 as soon as one name is unknown; its lines are what counts. No status at all: not a Debian system.
  const result = runQuietly('dpkg-query', ['-W', '-f', format, ...names], { timeout: 10_000 });
  return result.status === null ? null : missingPackages(wanted, installedNames(result.stdout));
}

function choose(missing) {
  const names = missing.flatMap((entry) => entry.split('|'));
  const env = { ...process.env, LC_ALL: 'C' };
  return chosenNames(missing, candidateNames(runQuietly('apt-cache', ['policy', ...names], { timeout: 20_000, env }).stdout));
}

function install(missing, subject) {
  say('setup: installing system packages with apt-get …');
  const update = apt(['update'], updateLimitMs);
  const { offered, notOffered } = choose(missing);
  const result = apt(['install', '-y', '--no-install-recommends', ...offered], installLimitMs);
  if (result.ok) say(`setup: installed ${offered.join(' ')}`);
  if (result.ok && notOffered.length === 0) return forgetFailure('apt');
  const failed = result.ok ? notOffered : [...offered, ...notOffered];
  const reason = result.ok ? 'this release does not offer it' : update.reason || result.reason;
  // After a partial success only the rest is missing, and that is what the next run compares with.
  rememberFailure('apt', result.ok ? (missingNow(missing)?.join(' ') ?? subject) : subject, reason);
  say(`setup: apt-get could not install ${failed.join(' ')} (${reason}); going on without.`);
}

function apt(args, timeout) {
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=60', '-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=15'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  return runQuietly('apt-get', [...options, ...args], { timeout, env });
}
