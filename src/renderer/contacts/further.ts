import type { ContactFields } from '#contract/contacts.ts';

/** Further numbers or addresses as lines of text, 'value, what for', for a field that a person writes in. */
export const linesOf = (items: readonly { readonly value: string; readonly label: string }[]): string =>
  items.map(({ value, label }) => (label === '' ? value : `${value}, ${label}`)).join('\n');

/** The same read back; null when a line is none. Empty lines are left out. */
export function readLines(text: string): { value: string; label: string }[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > 20) return null;
  const items = lines.map((line) => {
    const comma = line.indexOf(',');
    return comma < 0 ? { value: line, label: '' } : { value: line.slice(0, comma).trim(), label: line.slice(comma + 1).trim() };
  });
  return items.some(({ value, label }) => value === '' || value.length > 320 || label.length > 60) ? null : items;
}

/** Language codes out of 'en, da'; null when one of them is none. */
export function readLanguages(text: string): ContactFields['languages'] | null {
  const codes = text
    .split(/[\s,;]+/)
    .filter((code) => code !== '')
    .map((code) => code.toLowerCase());
  return codes.every((code) => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(code)) && codes.length <= 20 ? codes : null;
}
