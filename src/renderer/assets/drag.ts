import type { AssetId } from '#contract/values.ts';
import { type App, ask, askHost } from '../shell/app.tsx';

/** The type under which assets are dragged within the window. */
const TYPE = 'application/x-dateline-assets';
/** The engine hands out at most so many copies at once. */
const MOST_OUT = 200;
/** A press that moves less than this is no drag, px. */
export const DRAG_FROM = 5;

let carried: readonly AssetId[] | null = null;
let isOutside = false;

/**
 * The assets that a drag event carries, or null when it carries anything else: for `dragover` (then call preventDefault to take
 * them) as well as for `drop`. It also knows our own files when they come back from outside the window.
 */
export function readDrag(event: { readonly dataTransfer: DataTransfer | null }): AssetId[] | null {
  const types = event.dataTransfer?.types ?? [];
  const isOurs = types.includes(TYPE) || (isOutside && types.includes('Files'));
  return isOurs && carried !== null ? [...carried] : null;
}

/** Whether the files over the window are our own, on their way out: they are not to be imported. */
export const isOwnDrag = (): boolean => isOutside;

/** What is dragged, and what it looks like. */
export interface Cargo {
  readonly ids: readonly AssetId[];
  readonly picture: HTMLElement;
  readonly count: string;
}

/**
 * Carries assets from here on with the pointer: over the window as drag events, which any element may take; outside it as real
 * files in the system's own drag. Answers how to stop. `onEnd` is called once, whatever became of it.
 */
export function carry(app: App, cargo: Cargo, from: PointerEvent, onEnd: () => void): () => void {
  const data = new DataTransfer();
  data.setData(TYPE, JSON.stringify(cargo.ids));
  carried = cargo.ids;
  const ghost = makeGhost(cargo);
  let over: Element | null = null;
  let isTaken = false;

  const send = (type: string, target: Element | null, at: PointerEvent): boolean =>
    target !== null &&
    !target.dispatchEvent(
      new DragEvent(type, {
        bubbles: true,
        cancelable: true,
        dataTransfer: data,
        clientX: at.clientX,
        clientY: at.clientY,
        ctrlKey: at.ctrlKey,
        shiftKey: at.shiftKey,
      }),
    );
  const end = (): void => {
    window.removeEventListener('pointermove', move, true);
    window.removeEventListener('pointerup', drop, true);
    window.removeEventListener('pointercancel', cancel, true);
    window.removeEventListener('keydown', key, true);
    ghost.remove();
    document.documentElement.classList.remove('is-carrying', 'is-taken');
    if (!isOutside) carried = null;
    onEnd();
  };
  const leave = (at: PointerEvent): void => {
    if (over !== null) send('dragleave', over, at);
    over = null;
  };
  const move = (event: PointerEvent): void => {
    if (event.buttons === 0) {
      cancel(event);
      return;
    }
    ghost.style.transform = `translate(${event.clientX + 14}px, ${event.clientY + 12}px)`;
    const { clientX: x, clientY: y } = event;
    if (x < 0 || y < 0 || x >= window.innerWidth || y >= window.innerHeight) {
      leave(event);
      isOutside = true;
      end();
      void dragOut(app, cargo.ids);
      return;
    }
    const target = document.elementFromPoint(x, y);
    if (target !== over) {
      leave(event);
      over = target;
      send('dragenter', over, event);
    }
    isTaken = send('dragover', over, event);
    document.documentElement.classList.toggle('is-taken', isTaken);
  };
  const drop = (event: PointerEvent): void => {
    if (isTaken && over !== null) send('drop', over, event);
    else leave(event);
    over = null;
    end();
  };
  const cancel = (event: PointerEvent): void => {
    leave(event);
    end();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    leave(from);
    end();
  };
  document.documentElement.classList.add('is-carrying');
  window.addEventListener('pointermove', move, true);
  window.addEventListener('pointerup', drop, true);
  window.addEventListener('pointercancel', cancel, true);
  window.addEventListener('keydown', key, true);
  move(from);
  return end;
}

/** The thumbnail at 60% with the count. */
function makeGhost({ picture, count }: Cargo): HTMLElement {
  const ghost = document.createElement('div');
  ghost.className = 'ghost';
  ghost.setAttribute('aria-hidden', 'true');
  const copy = picture.cloneNode(true) as HTMLElement;
  const { width, height } = picture.getBoundingClientRect();
  Object.assign(copy.style, { width: `${width * 0.6}px`, height: `${height * 0.6}px` });
  for (const extra of copy.querySelectorAll('button, .acts, .marks')) extra.remove();
  const number = document.createElement('b');
  number.textContent = count;
  ghost.append(copy, number);
  document.body.append(ghost);
  return ghost;
}

/** Gives copies of the originals to the system's drag. The system tells nobody when it ends; the next move of the mouse does. */
async function dragOut(app: App, ids: readonly AssetId[]): Promise<void> {
  let isReleased = false;
  const released = (event: PointerEvent): void => {
    if (event.buttons !== 0) return;
    isReleased = true;
    isOutside = false;
    carried = null;
    window.removeEventListener('pointermove', released, true);
    window.removeEventListener('pointerup', released, true);
  };
  window.addEventListener('pointermove', released, true);
  window.addEventListener('pointerup', released, true);
  const tokens = await handOut(app, ids.slice(0, MOST_OUT));
  if (!isReleased && tokens !== null && tokens.length > 0) await askHost(app, 'dragOut', { tokens: [...tokens] });
}

/** Tokens for copies of originals under good names; null when the engine refused, which was told. */
export async function handOut(app: App, ids: readonly AssetId[]): Promise<readonly string[] | null> {
  const out = await ask(app, 'assets.handOut', { ids: [...ids] });
  return out === null ? null : out.places.map((place) => place.$token).filter((token) => token !== undefined);
}
