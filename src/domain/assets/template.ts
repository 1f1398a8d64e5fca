import type { Asset } from '#contract/assets.ts';

/** What a template can name. `date` is YYYY-MM-DD, `date:long` is in words, in the language of the asset. */
export const TEMPLATE_VARIABLES = [
  'title',
  'caption',
  'city',
  'country',
  'location',
  'people',
  'date',
  'date:long',
  'year',
  'credit',
  'creator',
  'copyright',
  'source',
  'filename',
  'keywords',
] as const;
export type TemplateVariable = (typeof TEMPLATE_VARIABLES)[number];

/** The fields of an asset that a template reads. */
export type TemplateSource = Pick<Asset, Exclude<TemplateVariable, 'date' | 'date:long' | 'year'> | 'dateTaken' | 'language'>;

type Part =
  | { readonly text: string }
  | { readonly variable: string }
  | { readonly parts: readonly Part[]; readonly source: string };

/**
 * Fills a caption template. `{city}` becomes the value; a part in brackets, such as `[in {city}]`, goes away when a variable in it is
 * empty, and stays as it is, brackets included, when it holds none. `{{`, `}}`, `[[` and `]]` are the signs themselves. A value is never read
 * as a template. Unknown variables stay as typed and are named in `unknown`, each once.
 */
export function fillTemplate(text: string, asset: TemplateSource): { text: string; unknown: string[] } {
  const { parts } = readParts(text, 0, false);
  const unknown = new Set<string>();
  const filled = parts.map((part) => fill(part, asset, unknown)).join('');
  return { text: hasCondition(parts) ? closeGaps(filled) : filled, unknown: [...unknown] };
}

function readParts(text: string, start: number, isInside: boolean): { parts: Part[]; end: number; isClosed: boolean } {
  const parts: Part[] = [];
  let at = start;
  const say = (said: string): void => void parts.push({ text: said });
  while (at < text.length) {
    const sign = text[at] ?? '';
    const isDouble = text[at + 1] === sign;
    // inside brackets ']]' closes two of them
    if ('{}[]'.includes(sign) && isDouble && !(isInside && sign === ']')) {
      say(sign);
      at += 2;
    } else if (sign === '{') {
      const name = /^\{([a-z][a-z:]*)\}/i.exec(text.slice(at, at + 60))?.[1];
      if (name === undefined) say('{');
      else parts.push({ variable: name });
      at += name === undefined ? 1 : name.length + 2;
    } else if (sign === '[') {
      const inner = readParts(text, at + 1, true);
      if (inner.isClosed) {
        parts.push({ parts: inner.parts, source: text.slice(at, inner.end) });
        at = inner.end;
      } else {
        say('[');
        at += 1;
        // nothing behind it closes a bracket either: everything else is plain, and is not looked at again
        const rest = text.slice(at).replaceAll('[', '[[');
        return { parts: [...parts, ...readParts(rest, 0, false).parts], end: text.length, isClosed: false };
      }
    } else if (sign === ']' && isInside) return { parts, end: at + 1, isClosed: true };
    else {
      const next = text.slice(at + 1).search(/[{}[\]]/);
      const end = next < 0 ? text.length : at + 1 + next;
      say(text.slice(at, end));
      at = end;
    }
  }
  return { parts, end: at, isClosed: false };
}

const hasCondition = (parts: readonly Part[]): boolean => parts.some((part) => 'parts' in part && hasVariable(part.parts));

const hasVariable = (parts: readonly Part[]): boolean =>
  parts.some((part) => ('variable' in part ? isKnown(part.variable) : 'parts' in part && hasVariable(part.parts)));

const isKnown = (name: string): name is TemplateVariable => (TEMPLATE_VARIABLES as readonly string[]).includes(name);

function fill(part: Part, asset: TemplateSource, unknown: Set<string>): string {
  if ('text' in part) return part.text;
  if ('variable' in part) {
    if (isKnown(part.variable)) return valueIn(part.variable, asset);
    unknown.add(part.variable);
    return `{${part.variable}}`;
  }
  const inside = part.parts.map((one) => fill(one, asset, unknown)).join('');
  if (!hasVariable(part.parts)) return `[${inside}]`;
  const isEmpty = part.parts.some((one) => 'variable' in one && isKnown(one.variable) && valueIn(one.variable, asset) === '');
  return isEmpty ? GONE : inside;
}

/** Stands where a part went away, until the gap is closed; a private character that no text has. */
const GONE = '\ue000';

/** Where a part went away, no double space and no space before a mark stays. */
const closeGaps = (text: string): string =>
  text
    .replace(/ ?\ue000(?=[ ,.;:!?)]|$)/g, '')
    .replace(/\ue000 ?/g, '')
    .trim();

function valueIn(name: TemplateVariable, asset: TemplateSource): string {
  const language = asset.language || 'en';
  switch (name) {
    case 'people':
      return new Intl.ListFormat([language, 'en'], { type: 'conjunction' }).format(asset.people);
    case 'keywords':
      return asset.keywords.join(', ');
    case 'date':
      return /^\d{4}-\d{2}-\d{2}/.exec(asset.dateTaken ?? '')?.[0] ?? '';
    case 'year':
      return /^\d{4}/.exec(asset.dateTaken ?? '')?.[0] ?? '';
    case 'date:long':
      return longDate(asset.dateTaken ?? '', language);
    default:
      return asset[name];
  }
}

/** The date on the wall where the picture was taken: its own clock, never moved into another zone. */
function longDate(taken: string, language: string): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(taken)?.[0];
  if (day === undefined) return '';
  const format = new Intl.DateTimeFormat([language, 'en-GB'], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
    calendar: 'gregory',
  });
  return format.format(new Date(`${day}T12:00:00Z`));
}
