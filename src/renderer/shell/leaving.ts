/**
 * Saves what is being typed when the window is closed, the app is quit or the page is loaded anew: every field saves when it is left, so the
 * one that has the focus is left first. The call is on its way to the engine before the page goes.
 */
export function saveTypedOnLeaving(target: Window = window): void {
  target.addEventListener('beforeunload', () => {
    const field = target.document.activeElement;
    if (field instanceof HTMLElement) field.blur();
  });
}
