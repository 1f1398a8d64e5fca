import { useState } from 'react';
import type { AssetId } from '#contract/values.ts';
import { readDrag } from './drag.ts';

/** Makes an element a place for dropped assets: props to spread, and whether a drag is over it. */
export function useAssetDrop(onDrop: (ids: AssetId[]) => void): {
  readonly isOver: boolean;
  readonly props: {
    onDragOver: (event: React.DragEvent) => void;
    onDragLeave: () => void;
    onDrop: (event: React.DragEvent) => void;
  };
} {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    props: {
      onDragOver: (event) => {
        if (readDrag(event) === null) return;
        event.preventDefault();
        event.stopPropagation();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event) => {
        setOver(false);
        const ids = readDrag(event);
        if (ids === null) return;
        event.preventDefault();
        event.stopPropagation();
        onDrop(ids);
      },
    },
  };
}
