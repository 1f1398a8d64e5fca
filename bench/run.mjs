// npm run bench [-- <name> …] [--option value]: measures and prints tables. Never part of the tests: a machine's noise fails nothing.
import { availableParallelism, cpus, totalmem } from 'node:os';

/** Every bench, the quick ones first. */
const ALL = ['search', 'releases', 'documents', 'logos', 'sheets', 'export', 'import', 'app'];

/** Sizes with which everything together ends within half an hour; whoever names a bench gets its full size. */
const TOGETHER = { count: '600', gb: '1' };

const [named, given] = readArguments(process.argv.slice(2));
const options = named.length === 0 ? { ...TOGETHER, ...given } : given;
const names = named.length === 0 ? ALL : named;
if (named.length === 0) console.log(`bench: all of ${ALL.join(', ')}; name some to measure only them.`);
console.log(
  `\n${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform}\n`,
);
for (const name of names) {
  const bench = /^[a-z]+$/.test(name) ? await import(`./${name}.mjs`).catch(missing) : null;
  if (bench === null) {
    console.error(`bench: there is no bench “${name}”.`);
    process.exitCode = 2;
  } else await bench.run(options);
}

/** A bench that is not there is the caller's slip; a module that one of ours misses is a fault to see. */
function missing(error) {
  if (error.code === 'ERR_MODULE_NOT_FOUND' && error.url?.includes('/bench/')) return null;
  throw error;
}

/** Words are names of benches, `--rows 1000` and `--rows=1000` are options for all of them, and a lone `--keep` is true. */
function readArguments(words) {
  const names = [];
  const options = {};
  for (let at = 0; at < words.length; at++) {
    const option = words[at].match(/^--([a-z][\w-]*)(?:=(.*))?$/);
    if (option === null) names.push(words[at]);
    else if (option[2] !== undefined) options[option[1]] = option[2];
    else if (words[at + 1] !== undefined && !words[at + 1].startsWith('--')) options[option[1]] = words[++at];
    else options[option[1]] = true;
  }
  return [names, options];
}
