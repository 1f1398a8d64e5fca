import type { Finding } from '#contract/exports.ts';
import type { Act, Asked } from '#contract/preflight-deed.ts';
import { filled, SENTENCES, type Sentence } from '#domain/exports/preflight/sentences.ts';
import { count, counted, shortDate } from '../format.ts';

/** What each rule says, in English. A second language is a second table of the same keys. */
const sentences: Readonly<Record<string, Sentence>> = SENTENCES;

const acts: Readonly<Record<Act, string>> = {
  takeOut: 'Take out',
  rendition: 'Take the rendition',
  draw: 'Draw them',
  replace: 'Replace',
  add: 'Add',
  move: 'Move',
  restore: 'Restore',
  set: 'Set',
  remove: 'Remove',
  correct: 'Correct',
  approve: 'Approve',
  write: 'Write…',
  shorten: 'Shorten…',
};

const fields: Readonly<Record<Asked['field'], string>> = {
  title: 'Title',
  caption: 'Caption',
  altText: 'Alt text',
  creator: 'Photographer',
  credit: 'Credit',
  source: 'Source',
  copyright: 'Copyright',
  usageTerms: 'Terms of use',
  phone: 'Telephone',
  email: 'E-mail',
  headline: 'Headline',
};

/** Values with their dates as people write them. */
const readable = (values: NonNullable<Finding['values']>): NonNullable<Finding['values']> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      /^\d{4}-\d\d-\d\d$/.test(String(value)) ? shortDate(String(value)) : value,
    ]),
  );

/** What the window says where a kit is checked before it goes out. */
export const preflightWords = {
  preflightPanel: {
    acts,
    fields,
    /** A finding in words; one of an older version, whose rule is no more, says what it said then. */
    message: ({ rule, message, values }: Pick<Finding, 'rule' | 'message' | 'values'>): string => {
      const sentence = sentences[rule];
      if (sentence === undefined || (values === undefined && sentence.say.includes('{'))) return message;
      return filled(sentence.say, readable(values ?? {}));
    },
    /** Why the rule is there, and what mends it. */
    why: (rule: string): string => sentences[rule]?.why ?? '',
    fix: (rule: string): string => sentences[rule]?.fix ?? '',
    /** What several findings of one rule have in common; without the words in which they differ. */
    common: (rule: string, messages: readonly string[]): string =>
      new Set(messages).size === 1
        ? (messages[0] ?? '')
        : (sentences[rule]?.say ?? '').replace(/\s*[“(]?\{\w+\}[”)]?:?/g, ' …').trim(),
    show: 'Show',
    open: (what: string) => `Open the findings: ${what}`,
    fold: (what: string) => `Fold the findings: ${what}`,
    doFor: (act: string, message: string, subject: string) => `${act.replace('…', '')}: ${message}, ${subject}`,
    ignore: (message: string, subject: string) => `Let pass: ${message}, ${subject}`,
    ignored: 'Let pass',
    takeBack: 'Take back',
    takeBackFor: (message: string, subject: string) => `Take back: ${message}, ${subject}`,
    tooLong: (over: number) => `${counted(over, 'byte', 'bytes')} too long`,
    left: (bytes: number) => `${counted(bytes, 'byte', 'bytes')} left`,
    save: 'Save',
    saveAndNext: (left: number) => `Save, then the next (${count(left)})`,
    forAll: (all: number) => `For all ${count(all)} pictures that lack it`,
    cancel: 'Cancel',
    ignoreTitle: 'Let this pass?',
    reason: 'Reason',
    reasonHint: 'kit.json tells it to whoever opens the kit.',
    ignoreYes: 'Let pass',
  },
};
