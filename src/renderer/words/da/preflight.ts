import type { Finding } from '#contract/exports.ts';
import type { Act, Asked } from '#contract/preflight-deed.ts';
import { filled, type RuleId, type Sentence } from '#domain/exports/preflight/sentences.ts';
import type { preflightWords as English } from '../en/preflight.ts';
import { count, counted, shortDate } from '../format.ts';
import type { Like } from '../language.ts';
import { CONTENT_SENTENCES } from './preflight-content.ts';
import { PICTURE_SENTENCES } from './preflight-pictures.ts';
import { saidWords } from './said.ts';

/** What each rule says, in Danish: every rule of the domain, and none that it does not have. */
const known: Readonly<Record<RuleId, Sentence>> = { ...PICTURE_SENTENCES, ...CONTENT_SENTENCES };
const sentences: Readonly<Record<string, Sentence>> = known;

const acts: Readonly<Record<Act, string>> = {
  takeOut: 'Tag ud',
  replace: 'Udskift',
  add: 'Tilføj',
  move: 'Flyt',
  restore: 'Gendan',
  set: 'Sæt',
  remove: 'Fjern',
  correct: 'Ret',
  approve: 'Godkend',
  write: 'Skriv…',
  shorten: 'Forkort…',
  rendition: 'Brug udgaven',
  draw: 'Tegn dem',
};

const fields: Readonly<Record<Asked['field'], string>> = {
  title: 'Titel',
  caption: 'Billedtekst',
  altText: 'Alt-tekst',
  creator: 'Fotograf',
  credit: 'Kreditering',
  source: 'Kilde',
  copyright: 'Ophavsret',
  usageTerms: 'Brugsvilkår',
  phone: 'Telefon',
  email: 'E-mail',
  headline: 'Overskrift',
};

/** Values with their dates as people write them, and the engine’s own words in Danish. */
const readable = (values: NonNullable<Finding['values']>): NonNullable<Finding['values']> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      /^\d{4}-\d\d-\d\d$/.test(String(value)) ? shortDate(String(value)) : saidWords.saidValue(name, String(value)),
    ]),
  );

/** What the window says where a kit is checked before it goes out. */
export const preflightWords: Like<typeof English> = {
  preflightPanel: {
    acts,
    fields,
    message: ({ rule, message, values }) => {
      const sentence = sentences[rule];
      if (sentence === undefined || (values === undefined && sentence.say.includes('{'))) return message;
      return filled(sentence.say, readable(values ?? {}));
    },
    why: (rule) => sentences[rule]?.why ?? '',
    fix: (rule) => sentences[rule]?.fix ?? '',
    common: (rule, messages) =>
      new Set(messages).size === 1
        ? (messages[0] ?? '')
        : (sentences[rule]?.say ?? '').replace(/\s*[”(]?\{\w+\}[”)]?:?/g, ' …').trim(),
    show: 'Vis',
    open: (what) => `Åbn bemærkningerne: ${what}`,
    fold: (what) => `Fold bemærkningerne sammen: ${what}`,
    doFor: (act, message, subject) => `${act.replace('…', '')}: ${message}, ${subject}`,
    ignore: (message, subject) => `Lad passere: ${message}, ${subject}`,
    ignored: 'Ladet passere',
    takeBack: 'Tag tilbage',
    takeBackFor: (message, subject) => `Tag tilbage: ${message}, ${subject}`,
    tooLong: (over) => `${counted(over, 'byte', 'bytes')} for lang`,
    left: (bytes) => `${counted(bytes, 'byte', 'bytes')} tilbage`,
    save: 'Gem',
    saveAndNext: (left: number) => `Gem, og så det næste (${count(left)})`,
    forAll: (all: number) => `Til alle ${count(all)} billeder, der mangler det`,
    cancel: 'Annullér',
    ignoreTitle: 'Lad det passere?',
    reason: 'Begrundelse',
    reasonHint: 'kit.json fortæller den til den, der åbner pressekittet.',
    ignoreYes: 'Lad passere',
  },
};
