/** A cell that was far away is drawn with the next frames, an inspector when its asset has arrived; after so many frames nobody waits any more. */
const FRAMES = 90;

/** Gives the focus to what `find` answers, as soon as it is there, unless somebody has moved the focus in the meantime. */
export function focusWhenThere(
  find: () => HTMLElement | null,
  act: (found: HTMLElement) => void = (found) => found.focus(),
): void {
  const held = document.activeElement;
  const look = (frames: number): void => {
    const found = find();
    if (found !== null) act(found);
    else if (frames > 0 && (document.activeElement === held || document.activeElement === document.body))
      requestAnimationFrame(() => look(frames - 1));
  };
  look(FRAMES);
}
