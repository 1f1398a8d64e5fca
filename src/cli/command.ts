import { resolve } from 'node:path';
import type { Client } from '#contract/client.ts';
import type { Job } from '#contract/jobs.ts';
import type { Failure, Result } from '#contract/result.ts';
import type { JobId } from '#contract/values.ts';
import { type Args, type OptionKinds, Usage } from './args.ts';

/** What a command hands back: the one JSON document, the text for people, and whether something was refused, failed or found. */
export interface Answer {
  readonly json: unknown;
  readonly text: string;
  /** True makes the exit code 1. */
  readonly found?: boolean;
}

/** What a command works with. */
export interface Desk {
  readonly client: Client;
  readonly args: Args;
  /** A line for people on standard error. */
  say(line: string): void;
  /** Waits for a job with a progress bar, and stops it politely on Ctrl-C. */
  finish(started: { jobId: JobId }): Promise<Job>;
  /** The home of the engine this command runs on. */
  readonly home: string;
}

/** One row of the table of commands. `usage` is what stands after `dateline`. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly does: string;
  readonly options: OptionKinds;
  /** How many words may follow besides options. */
  readonly places: number;
  /** Its library is thrown away: it does not come on the list of recent libraries. */
  readonly isThrowAway?: true;
  /** Words with one dash are part of a query. */
  readonly takesQuery?: boolean;
  readonly run: (desk: Desk) => Promise<Answer>;
}

/** A refusal of the engine on its way to standard error. */
export class Refused extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The value of an engine's answer, or its refusal thrown for the command line to print. */
export function answerOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refused(result.error);
}

/** The nth place of a command, or a usage error that names what is missing. */
export function placeAt(args: Args, index: number, what: string): string {
  const place = args.places[index];
  if (place === undefined || place === '') throw new Usage(`${what} is missing`);
  return place;
}

/**
 * A path as it is meant where the command was called. Throws Usage for an empty one, which a script's unset variable leaves and which
 * would mean the present folder, and for a relative one where the present folder is gone.
 */
export function absolutePath(path: string): string {
  if (path === '') throw new Usage('a path is empty');
  try {
    return resolve(path);
  } catch {
    throw new Usage(`“${path}” cannot be found from here: the folder this was called in is gone`);
  }
}

/** A path as the engine takes it, relative to where the command was called. */
export const pathPlace = (path: string): { $path: string } => ({ $path: absolutePath(path) });

/** Opens the library that a command names first. */
export async function openLibrary(desk: Desk): Promise<void> {
  answerOf(await desk.client.library.open({ place: pathPlace(placeAt(desk.args, 0, 'the library')) }));
}
