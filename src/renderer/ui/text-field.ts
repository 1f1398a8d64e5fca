/** Kinds of input without running text: keys for commands are no typing there. */
const NO_TEXT = new Set(['checkbox', 'radio', 'button', 'range', 'color', 'file', 'submit', 'reset']);

/** Whether somebody who has the focus there types text: such a field keeps its own undo, digits and Delete. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}
