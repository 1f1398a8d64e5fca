import type { KitItem, SectionKind } from '#contract/kits.ts';

/** A thing on its way into or through the kit: from the outline or from the library beside it. */
export interface Dragged {
  readonly item: KitItem;
  readonly title: string;
  readonly allowed: readonly SectionKind[];
}

/** What the outline and the library share while something is dragged. */
export interface Drag {
  readonly dragged: Dragged | null;
  readonly start: (dragged: Dragged) => void;
  readonly end: () => void;
}

/** Begins a drag: the system's ghost is the row itself, and the title is what another program would get. */
export function beginDrag(event: React.DragEvent, start: Drag['start'], dragged: Dragged): void {
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData('text/plain', dragged.title);
  start(dragged);
}
