import type { AssetChange, AssetFields } from '#contract/assets.ts';
import { words } from '../words/catalogue.ts';
import { anyDate, shortDate } from '../words/format.ts';
import { languageMark } from './languages.ts';

type Json = AssetChange['before'];
const isEmpty = (value: Json | undefined): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === 0 ||
  value === 'unset' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0);

/** A change of an asset as a sentence without its date: 'Caption changed', 'Credit added', 'Moved to the trash'. */
export function changeSentence(change: AssetChange): string {
  const t = words.past;
  const whole = t.what[change.what];
  if (whole !== undefined) return whole;
  if (change.field === null) return t.other;
  const name = words.fields[change.field as keyof AssetFields] ?? change.field;
  if (change.what === 'undo') return t.undone(name);
  if (change.what === 'redo') return t.redone(name);
  if (isEmpty(change.before) && !isEmpty(change.after)) return t.added(name);
  return isEmpty(change.after) && !isEmpty(change.before) ? t.removed(name) : t.edited(name);
}

/** A value of a field as a person reads it. */
export function valueText(field: string | null, value: Json): string {
  if (field === 'rating') return words.past.stars(typeof value === 'number' ? value : 0);
  if (field === 'pressUse') return words.look.rights.uses[value as 'unset'] ?? String(value);
  if (isEmpty(value)) return words.past.nothing;
  if (field === 'expires' && typeof value === 'string') return shortDate(value);
  if (field === 'dateTaken' && typeof value === 'string') return anyDate(value);
  if (field === 'label') return words.labels[value as 'red'] ?? String(value);
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ');
  if (typeof value === 'object' && value !== null) return objectText(field, value);
  return String(value);
}

function objectText(field: string | null, value: { [key: string]: Json }): string {
  if (field === 'focalPoint' && typeof value.x === 'number' && typeof value.y === 'number')
    return words.past.point(value.x, value.y);
  if (field !== 'translations') return JSON.stringify(value);
  return Object.entries(value)
    .map(([code, text]) => {
      const said = typeof text === 'object' && text !== null && !Array.isArray(text) ? [text.caption, text.altText] : [];
      return `${languageMark(code)}: ${said.filter(Boolean).join(' / ') || words.past.nothing}`;
    })
    .join('\n');
}
