import { useCallback, useState } from 'react';

/** How far in one looks, in multiples of the whole picture in its pane, and at which point of it (shares from the top left). */
export interface Zoom {
  readonly factor: number;
  readonly x: number;
  readonly y: number;
}

/** The whole picture. */
const FIT: Zoom = { factor: 1, x: 0.5, y: 0.5 };
/** As far in as makes sense: a 6,000 px picture at four times its pixels in a small pane. */
const FARTHEST = 60;
/** One turn of the wheel, one press of a key. */
export const STEP = 1.25;

/** A width and a height, px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How large a picture is drawn when all of it is in the pane; never larger than its own pixels. */
export function fitScale(pane: Size, picture: Size): number {
  if (pane.width <= 0 || pane.height <= 0) return 1;
  return Math.min(pane.width / picture.width, pane.height / picture.height, 1);
}

/** Zooms by a factor around a point of the pane (px from its middle), which stays where it is. */
export function zoomAt(zoom: Zoom, by: number, point: { x: number; y: number }, drawn: Size): Zoom {
  const factor = Math.min(FARTHEST, Math.max(1, zoom.factor * by));
  if (factor === 1) return FIT;
  const before = { width: drawn.width * zoom.factor, height: drawn.height * zoom.factor };
  const after = { width: drawn.width * factor, height: drawn.height * factor };
  return clamped({
    factor,
    x: zoom.x + point.x / before.width - point.x / after.width,
    y: zoom.y + point.y / before.height - point.y / after.height,
  });
}

/** Moves what is looked at by so many px of the pane. */
export const panBy = (zoom: Zoom, dx: number, dy: number, drawn: Size): Zoom =>
  clamped({
    ...zoom,
    x: zoom.x - dx / (drawn.width * zoom.factor),
    y: zoom.y - dy / (drawn.height * zoom.factor),
  });

const clamped = ({ factor, x, y }: Zoom): Zoom => ({ factor, x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) });

/** One zoom that all panes share: so that compared pictures show the same stretch. */
export function useZoom(): { zoom: Zoom; set: (change: (zoom: Zoom) => Zoom) => void; reset: () => void } {
  const [zoom, setZoom] = useState(FIT);
  const set = useCallback((change: (zoom: Zoom) => Zoom) => setZoom(change), []);
  const reset = useCallback(() => setZoom(FIT), []);
  return { zoom, set, reset };
}
