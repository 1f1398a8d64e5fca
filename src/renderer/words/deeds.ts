import type { AssetFields } from '#contract/assets.ts';
import { words } from './catalogue.ts';

/** What a step of the history is called: 'Caption', 'Move to the trash'. */
export const stepName = (label: string): string => words.undo.steps[label]?.name ?? words.undo.otherStep.name;

/** The field of the assets in a command's input that was set, when it is a single one. */
function onlyField(input: unknown): keyof AssetFields | null {
  const set = typeof input === 'object' && input !== null && 'set' in input ? input.set : null;
  const keys = typeof set === 'object' && set !== null ? Object.keys(set) : [];
  const [first] = keys;
  return keys.length === 1 && first !== undefined && first in words.fields ? (first as keyof AssetFields) : null;
}

/** A change that was just made, as a sentence without its full stop: 'Caption changed', '12 files moved to the trash'. */
export function doneText(label: string, input: unknown, count: number): string {
  if (label === 'assets.edit' || label === 'assets.editMany') {
    const field = onlyField(input);
    const name = field === null ? words.undo.details : words.fields[field];
    return label === 'assets.edit' ? words.undo.changed(name) : words.undo.changedOn(name, count);
  }
  return (words.undo.steps[label] ?? words.undo.otherStep).done(count);
}
