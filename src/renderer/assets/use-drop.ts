import { useState } from 'react';
import type { AssetId } from '#contract/values.ts';
import { readDrag } from './drag.ts';

/** While a drag is on its way the system shows only its kinds, not what it carries. */
const carriesAssets = (event: React.DragEvent): boolean =>
  readDrag(event) !== null || [...event.dataTransfer.types].some((type) => type.startsWith('application/x-dateline'));

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
        if (!carriesAssets(event)) return;
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
