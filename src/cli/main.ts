import { createClient } from '#contract/client.ts';
import { createPortPair } from '#contract/port.ts';
import { GENERATOR_VERSION } from '#engine/version.ts';
import { type Args, readArgs, Usage } from './args.ts';
import { type Command, type Desk, Refused } from './command.ts';
import { COMMANDS } from './commands.ts';
import { finishJob } from './progress.ts';
import { withSignals } from './signals.ts';
import { oneLine, printable } from './words.ts';

/** Exit codes of the contract (docs/cli.md): done; done, but something was refused, failed or found; wrong usage or unusable input. */
const DONE = 0;
const FOUND = 1;
const UNUSABLE = 2;

const words = process.argv.slice(2);
// A reader that leaves early (head, less), or a full disk, must not end the work half-way: what could not be written to
// standard output is known from the write itself, and nobody is left to read standard error.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
process.exitCode = await main();

async function main(): Promise<number> {
  const [first] = words;
  if (first === '--version' || first === 'version') return write(`${GENERATOR_VERSION}\n`, DONE);
  if (first === undefined) return write(help(), UNUSABLE);
  const options = words.slice(0, words.includes('--') ? words.indexOf('--') : words.length);
  const asksHelp = first === 'help' || options.includes('--help') || options.includes('-h');
  const asked = first === 'help' ? words.slice(1) : words;
  const command = findCommand(asked);
  if (asksHelp) {
    const [topic] = asked;
    if (command === undefined && first === 'help' && topic !== undefined && !topic.startsWith('-')) return complainUnknown(asked);
    return write(command === undefined ? help() : helpOf(command), DONE);
  }
  if (command === undefined) return complainUnknown(words);
  return runCommand(command);
}

async function runCommand(command: Command): Promise<number> {
  let args: Args;
  try {
    args = argsOf(command);
  } catch (error) {
    if (error instanceof Usage) return complainUsage(command, error);
    throw error;
  }
  // Loaded only now, so that help and a slip of the pen are answered at once.
  const { createEngine } = await import('#engine/engine.ts');
  const engine = createEngine({
    log: (line) => process.stderr.write(`${line}\n`),
    remembers: command.isThrowAway !== true,
  });
  const [near, far] = createPortPair();
  engine.serve(far);
  const client = createClient(near);
  let isStopped = false;
  const stop = (): void => {
    if (isStopped) return;
    isStopped = true;
    complain('Stopped.');
    void engine.close().finally(() => process.exit(FOUND));
  };
  try {
    return await withSignals(stop, async () => {
      const desk: Desk = {
        client,
        args,
        home: engine.app.home,
        say: (line) => process.stderr.write(`${oneLine(line)}\n`),
        finish: (started) => finishJob(client, started.jobId),
      };
      const answer = await command.run(desk);
      const exit = answer.found === true ? FOUND : DONE;
      return write(args.flag('json') ? `${jsonText(answer.json)}\n` : `${printable(answer.text)}\n`, exit);
    });
  } catch (error) {
    if (isStopped) return FOUND;
    if (error instanceof Usage) return complainUsage(command, error);
    if (error instanceof Refused) {
      complain(error.message);
      return error.failure.code === 'door.cancelled' ? FOUND : UNUSABLE;
    }
    engine.app.log('The command failed unexpectedly', error);
    return complain('Something went wrong inside Dateline; the lines above say what.');
  } finally {
    await engine.close();
  }
}

function argsOf(command: Command): Args {
  const args = readArgs(words.slice(command.name.split(' ').length), { ...command.options, json: 'flag' }, command.takesQuery);
  if (args.places.length > command.places) throw new Usage(`“${args.places[command.places]}” is one word too many`);
  return args;
}

function complainUsage(command: Command, { message }: Usage): number {
  return complain(`${message}. Usage: dateline ${command.usage}`);
}

/** JSON of one-space indent in which no control character stands raw, C1 included. */
function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 1).replace(
    /[\u007f-\u009f]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Writes the answer; the exit code is the given one unless it could not be written. A reader that left early is no fault of ours. */
async function write(text: string, exit: number): Promise<number> {
  const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => process.stdout.write(text, resolve));
  if (error === null || error === undefined || error.code === 'EPIPE') return exit;
  return complain(`Standard output cannot be written (${error.code ?? error.message}).`);
}

function findCommand(asked: readonly string[]): Command | undefined {
  const two = asked.slice(0, 2).join(' ');
  return COMMANDS.find((command) => command.name === two) ?? COMMANDS.find((command) => command.name === asked[0]);
}

function complain(line: string): number {
  process.stderr.write(`dateline: ${oneLine(line)}\n`);
  return UNUSABLE;
}

function complainUnknown(asked: readonly string[]): number {
  if (asked[0]?.startsWith('-'))
    return complain('The command comes first, its options after it. “dateline help” lists them all.');
  return complain(`There is no command “${asked.slice(0, 2).join(' ')}”. “dateline help” lists them all.`);
}

function helpOf(command: Command): string {
  return `Usage: dateline ${command.usage} [--json]\n\n  ${command.does}\n`;
}

function help(): string {
  // One under the other: side by side, the longest usage would push every description off a terminal.
  const rows = COMMANDS.map((command) => `  ${command.usage}\n      ${command.does}`);
  return [
    'Dateline: a press library and its kits.',
    '',
    ...rows,
    '',
    'Every command takes --json: one JSON document on standard output, nothing else there.',
    '',
  ].join('\n');
}
