import { constants } from 'node:os';
import { ERROR_CODES } from '#contract/result.ts';
import { rooms } from '#contract/routes.ts';

/*
 * What may leave of a log. Not what looks private is taken out, for nobody can list that; only what is known to be Dateline's own stays:
 * words of its own log messages, names of routes, error codes, and places in its own code.
 */

/** The words of the messages that engine and main write to the log; a word that is missing here only makes a bundle harder to read. */
const OWN_WORDS = new Set(
  `a after again an and another answer as at automatic backup be being brings but by call cannot closed code could decoder did done down
   end ended engine error failed file files for from host importing in is it its job kept left library loaded log looked looking main made
   message not of open opened or page preview process reads sent signal something started starting stop stored that the this through
   to too unexpectedly update was were window with without worker`.split(/\s+/),
);
/** Kinds of errors, as JavaScript and Node name them. */
const ERROR_KINDS = new Set(
  `AbortError AggregateError Error EvalError RangeError ReferenceError SyntaxError SystemError TypeError ZodError
   ERR_SQLITE_ERROR ERR_IPC_CHANNEL_CLOSED ERR_INVALID_ARG_TYPE ERR_INVALID_ARG_VALUE ERR_OUT_OF_RANGE ERR_STRING_TOO_LONG
   ERR_WORKER_OUT_OF_MEMORY ERR_INVALID_STATE`.split(/\s+/),
);
const ROUTES = new Set(Object.entries(rooms).flatMap(([room, routes]) => Object.keys(routes).map((verb) => `${room}.${verb}`)));
const CODES: ReadonlySet<string> = new Set([
  ...ERROR_CODES,
  ...Object.keys(constants.errno),
  ...Object.keys(constants.signals),
  ...ERROR_KINDS,
]);
/** A place in our own code, whatever folder it lies in: its file and where in it. */
const OWN_PLACE =
  /(?:[\\/]out[\\/](?:engine|main)|[\\/]src[\\/](?:contract|domain|engine|cli|main)[\\/a-z-]*)[\\/]([a-zA-Z0-9_-]{1,60}\.(?:mjs|cjs|ts)):(\d{1,6}):(\d{1,6})\)?$/;
const GAP = '…';

/** A word as it may leave: itself when it is Dateline's own, else a gap. */
function scrubWord(word: string): string {
  const place = OWN_PLACE.exec(word);
  if (place !== null && isOwnFile(place[1] ?? '')) return `${place[1]}:${place[2]}:${place[3]}`;
  const [, before = '', bare = '', after = ''] = /^([("“]*)(.*?)([)"”.,;:]*)$/s.exec(word) ?? [];
  const isOwn = ROUTES.has(bare) || CODES.has(bare) || OWN_WORDS.has(bare.toLowerCase());
  return isOwn ? `${before}${bare}${after}` : GAP;
}

/** Built files end in a hash, our own sources are small letters and dashes. */
const isOwnFile = (name: string): boolean => /^[a-z0-9-]+(-[a-zA-Z0-9_-]{8})?\.(mjs|cjs|ts)$/.test(name);

/** A line of a log without a word that is not Dateline's own; gaps that follow each other are one. */
export function scrubLine(line: string): string {
  const words = line.trim().split(/\s+/).map(scrubWord);
  return words.filter((word, at) => word !== GAP || words[at - 1] !== GAP).join(' ');
}

/** A short text that says which of a few things holds, such as a setting or a version; anything else is a gap. */
export const scrubFact = (value: string | number | boolean): string | number | boolean =>
  typeof value !== 'string' || FACTS.test(value) ? value : GAP;

/** Versions, platforms, and the values that settings can have. */
const FACTS =
  /^(\d{1,4}(\.\d{1,6}){0,3}(-[a-z0-9.+-]{0,40})?|aix|darwin|linux|win32|x64|arm64|ia32|system|language|light|dark|reduced|more|cm|in|full|print|web|lite|zip|kit|site|en|da|)$/;
