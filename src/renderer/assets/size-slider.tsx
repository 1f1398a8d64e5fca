import type { App } from '../shell/app.tsx';
import { useWindow } from '../shell/app.tsx';
import { THUMBNAIL_SIZES } from '../shell/store.ts';
import { keysHere } from '../ui/keys.ts';
import { words } from '../words/catalogue.ts';

const stepOf = (height: number): number =>
  Math.max(
    0,
    THUMBNAIL_SIZES.findIndex((size) => size >= height),
  );

/** One step larger (1) or smaller (-1), as far as it goes. */
export function resizeThumbnails(app: App, by: 1 | -1): void {
  const { thumbnail, set } = app.store.getState();
  const next = THUMBNAIL_SIZES[stepOf(thumbnail) + by];
  if (next !== undefined) set({ thumbnail: next });
}

/** How large the pictures of the grid are. */
export function SizeSlider() {
  const thumbnail = useWindow((state) => state.thumbnail);
  const set = useWindow((state) => state.set);
  const step = stepOf(thumbnail);
  return (
    <input
      type="range"
      className="slider"
      aria-label={words.order.size}
      aria-valuetext={`${thumbnail} px`}
      title={`${words.order.size} (${keysHere('Plus')}, ${keysHere('Minus')})`}
      min={0}
      max={THUMBNAIL_SIZES.length - 1}
      step={1}
      value={step}
      style={{ '--part': step / (THUMBNAIL_SIZES.length - 1) } as React.CSSProperties}
      onChange={(event) => set({ thumbnail: THUMBNAIL_SIZES[Number(event.target.value)] ?? thumbnail })}
    />
  );
}
