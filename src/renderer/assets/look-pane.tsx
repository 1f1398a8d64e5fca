import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Asset } from '#contract/assets.ts';
import { useOutside } from '../engine/engine.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/catalogue.ts';
import { bytes } from '../words/format.ts';
import { duration } from './badge.ts';
import type { ShownGround } from './grounds.ts';
import { fitScale, panBy, type Size, STEP, type Zoom, zoomAt } from './zoom.ts';

/** Kinds of file that the window's browser draws itself, with their colours; anything else is looked at in its preview. */
const DRAWN = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);
/** Larger originals would take the window's memory; their preview is shown enlarged. */
const MOST_PIXELS = 120_000_000;
/** The longer side of the preview, px. */
const PREVIEW = 1600;

interface PaneProps {
  readonly asset: Asset;
  readonly ground: ShownGround;
  readonly zoom: Zoom;
  readonly onZoom: (change: (zoom: Zoom) => Zoom) => void;
  /** Told how large the whole picture is drawn, as a share of its own pixels: 100 % of it is 1 / scale. */
  readonly onScale: (scale: number) => void;
}

/** One picture to look at: the wheel zooms where the pointer is, dragging moves, a double click goes to every pixel and back. */
export function LookPane({ asset, ground, zoom, onZoom, onScale }: PaneProps) {
  const box = useRef<HTMLDivElement>(null);
  const pane = useSize(box);
  const size = sizeOf(asset);
  const scale = size === null ? 1 : fitScale(pane, size);
  const told = useRef(onScale);
  told.current = onScale;
  useEffect(() => told.current(scale), [scale]);
  const drawn: Size = size === null ? { width: 1, height: 1 } : { width: size.width * scale, height: size.height * scale };

  useEffect(() => {
    const element = box.current;
    if (element === null || size === null) return;
    // React listens passively, and the list behind would scroll.
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      const from = element.getBoundingClientRect();
      const point = { x: event.clientX - from.left - from.width / 2, y: event.clientY - from.top - from.height / 2 };
      const by = event.deltaMode === 0 ? Math.exp(-event.deltaY / 400) : event.deltaY < 0 ? STEP : 1 / STEP;
      onZoom((before) => zoomAt(before, by, point, drawn));
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  });

  if (size === null || !asset.hasPreview) return <Plain asset={asset} ground={ground} box={box} />;
  const isIn = zoom.factor > 1;
  const left = pane.width / 2 - zoom.x * drawn.width * zoom.factor;
  const top = pane.height / 2 - zoom.y * drawn.height * zoom.factor;
  // Whole pictures stand in the middle; a side that is shorter than the pane does too.
  const place = {
    left: drawn.width * zoom.factor <= pane.width ? (pane.width - drawn.width * zoom.factor) / 2 : left,
    top: drawn.height * zoom.factor <= pane.height ? (pane.height - drawn.height * zoom.factor) / 2 : top,
    width: drawn.width * zoom.factor,
    height: drawn.height * zoom.factor,
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the dialog hears keys that do the same
    <div
      ref={box}
      className={`canvas k-${asset.kind} on-${ground} ${isIn ? 'is-in' : ''}`}
      onPointerDown={(event) => {
        if (event.button !== 0 || !isIn) return;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const { movementX, movementY } = event;
        onZoom((before) => panBy(before, movementX, movementY, drawn));
      }}
      onDoubleClick={(event) => {
        const from = event.currentTarget.getBoundingClientRect();
        const point = { x: event.clientX - from.left - from.width / 2, y: event.clientY - from.top - from.height / 2 };
        onZoom((before) => (before.factor > 1 ? zoomAt(before, 0, point, drawn) : zoomAt(before, 1 / scale, point, drawn)));
      }}
    >
      <div className="plate" style={place}>
        <Picture asset={asset} size={1600} alt={asset.altText} icon="l" fit={asset.kind === 'logo' ? 'contain' : 'cover'} />
        <Original asset={asset} isWanted={zoom.factor * scale * Math.max(size.width, size.height) > PREVIEW * 1.1} />
      </div>
    </div>
  );
}

/** The original over its preview, once somebody looks closer than the preview can show. */
function Original({ asset, isWanted }: { asset: Asset; isWanted: boolean }) {
  const { sources } = useOutside();
  const canDraw = DRAWN.has(asset.mime) && !asset.isMissing && (asset.width ?? 0) * (asset.height ?? 0) <= MOST_PIXELS;
  const [isReady, setReady] = useState(false);
  const address = sources.original(asset.id, asset.sha256);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture starts anew
  useLayoutEffect(() => setReady(false), [address]);
  if (!canDraw || (!isWanted && !isReady)) return null;
  return (
    <img
      src={address}
      alt=""
      className="original"
      draggable={false}
      style={{ opacity: isReady ? 1 : 0 }}
      onLoad={() => setReady(true)}
      onError={() => setReady(false)}
    />
  );
}

/** What has no pixels: its icon and what it says of itself. */
function Plain({ asset, ground, box }: { asset: Asset; ground: ShownGround; box: React.RefObject<HTMLDivElement | null> }) {
  const t = words.quick;
  const facts: (readonly [string, string])[] = [
    ...(asset.durationMs === null ? [] : [[t.duration, duration(asset.durationMs)] as const]),
    ...Object.entries(asset.facts).map(([key, value]) => [words.fact(key), words.said(value)] as const),
    [t.size, bytes(asset.bytes)],
  ];
  return (
    <div ref={box} className={`canvas plain k-${asset.kind} on-${ground}`}>
      <div className={asset.hasPreview ? 'plate whole' : 'plate none'}>
        <Picture asset={asset} size={1600} alt={asset.altText} icon="l" fit="contain" />
      </div>
      {!asset.hasPreview && (
        <dl className="kv" aria-label={t.facts}>
          {facts.map(([label, value]) => (
            <div key={label} className="fact-row">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

const sizeOf = (asset: Asset): Size | null =>
  asset.width === null || asset.height === null || asset.width === 0 || asset.height === 0
    ? null
    : { width: asset.width, height: asset.height };

function useSize(box: React.RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const read = (): void => setSize({ width: element.clientWidth, height: element.clientHeight });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return size;
}
