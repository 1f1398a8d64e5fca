import { createClient } from '#contract/client.ts';
import { createPortPair } from '#contract/port.ts';
import { createEngine } from '#engine/engine.ts';
import { readArgs, Usage } from './args.ts';
import { type Command, type Desk, Refused } from './command.ts';
import { COMMANDS } from './commands.ts';
import { finishJob } from './progress.ts';

/** Exit codes of the contract (docs/cli.md): done; done, but something was refused, failed or found; wrong usage or unusable input. */
const DONE = 0;
const FOUND = 1;
const UNUSABLE = 2;

const words = process.argv.slice(2);
// A reader that closes early (head, less) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(DONE);
  throw error;
});
process.exitCode = await main();

async function main(): Promise<number> {
  if (words.length === 0 || words[0] === 'help' || words.includes('--help')) {
    process.stdout.write(help());
    return words.length === 0 ? UNUSABLE : DONE;
  }
  const command = findCommand();
  if (command === undefined)
    return complain(`There is no command “${words.slice(0, 2).join(' ')}”. “dateline help” lists them all.`);
  const asJson = words.includes('--json');
  const engine = createEngine({ log: (line) => process.stderr.write(`${line}\n`) });
  const [near, far] = createPortPair();
  engine.serve(far);
  const client = createClient(near);
  try {
    const args = readArgs(words.slice(command.name.split(' ').length), { ...command.options, json: 'flag' });
    if (args.places.length > command.places) throw new Usage(`“${args.places[command.places]}” is one word too many`);
    const desk: Desk = {
      client,
      args,
      home: engine.app.home,
      say: (line) => process.stderr.write(`${line}\n`),
      finish: (started) => finishJob(client, started.jobId),
    };
    const answer = await command.run(desk);
    await write(asJson ? `${JSON.stringify(answer.json, null, 1)}\n` : `${answer.text}\n`);
    return answer.found === true ? FOUND : DONE;
  } catch (error) {
    if (error instanceof Usage) return complain(`${error.message}. Usage: dateline ${command.usage}`);
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

function write(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}

function findCommand(): Command | undefined {
  const two = words.slice(0, 2).join(' ');
  return COMMANDS.find((command) => command.name === two) ?? COMMANDS.find((command) => command.name === words[0]);
}

function complain(line: string): number {
  process.stderr.write(`dateline: ${line}\n`);
  return UNUSABLE;
}

function help(): string {
  const width = Math.max(...COMMANDS.map((command) => command.usage.length)) + 2;
  const rows = COMMANDS.map((command) => `  ${command.usage.padEnd(width)}${command.does}`);
  return [
    'Dateline: a press library and its kits.',
    '',
    ...rows,
    '',
    'Every command takes --json: one JSON document on standard output, nothing else there.',
    '',
  ].join('\n');
}
