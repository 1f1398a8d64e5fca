import { Crosshair } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Asset, AssetFields, FocalPoint } from '#contract/assets.ts';
import { useApp } from '../shell/app.tsx';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/catalogue.ts';
import { groundOf, useLogoGrounds } from './grounds.ts';

/** The room for the preview: the inspector's width without its padding, and the tallest it may be. */
const ROOM = { width: 288, height: 216 };
const CENTRE: FocalPoint = { x: 0.5, y: 0.5 };
const STEP = 0.01;
const LEAP = 0.1;

/** The whole picture as large as there is room for, so that a point on it is a point of the picture. */
export function sizeIn(room: typeof ROOM, width: number | null, height: number | null): { width: number; height: number } {
  if (width === null || height === null || width <= 0 || height <= 0) return { width: room.width, height: 160 };
  const scale = Math.min(room.width / width, room.height / height);
  return { width: Math.max(24, Math.round(width * scale)), height: Math.max(24, Math.round(height * scale)) };
}

/** The picture, and on it the point that every crop must keep. */
export function Preview({ asset, onSave }: { asset: Asset; onSave: (set: Partial<AssetFields>) => Promise<boolean> }) {
  const app = useApp();
  const grounds = useLogoGrounds(asset.kind === 'logo');
  const box = sizeIn(ROOM, asset.width, asset.height);
  const hasFocus = asset.kind === 'photo' && asset.hasPreview;
  return (
    <div className="pv">
      <div className={`photo k-${asset.kind} on-${groundOf(asset, grounds)}`} style={box}>
        <button
          type="button"
          className="whole"
          aria-label={words.look.open}
          title={words.keys.withSpace(words.look.open)}
          onClick={() => app.store.getState().open({ kind: 'quickLook' })}
        >
          <Picture asset={asset} size={asset.kind === 'logo' ? 320 : 1600} icon="l" fit="contain" />
        </button>
        {hasFocus && <Focus key={asset.id} saved={asset.focalPoint} onSave={(focalPoint) => onSave({ focalPoint })} />}
      </div>
      {asset.note !== null && <p className="faint sm note">{words.errors[asset.note]}</p>}
    </div>
  );
}

const clamp = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;

function Focus({ saved, onSave }: { saved: FocalPoint | null; onSave: (point: FocalPoint | null) => Promise<boolean> }) {
  const [draft, setDraft] = useState<FocalPoint | null>(null);
  const [said, setSaid] = useState('');
  const [isDragging, setDragging] = useState(false);
  const ring = useRef<HTMLButtonElement>(null);
  const t = words.look.focal;
  const point = draft ?? saved;
  const keep = async (next: FocalPoint | null): Promise<void> => {
    const isSame = next?.x === saved?.x && next?.y === saved?.y;
    if (!isSame && (await onSave(next))) setSaid(next === null ? t.removed : t.set);
    setDraft(null);
  };
  const restore = (): void => {
    setDragging(false);
    setDraft(null);
    setSaid(t.restored);
  };
  const under = (event: React.PointerEvent): FocalPoint => {
    const box = ring.current?.parentElement?.getBoundingClientRect();
    if (box === undefined || box.width === 0 || box.height === 0) return point ?? CENTRE;
    return { x: clamp((event.clientX - box.left) / box.width), y: clamp((event.clientY - box.top) / box.height) };
  };
  // Esc must reach a drag wherever the focus is.
  useEffect(() => {
    if (!isDragging) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      setDragging(false);
      setDraft(null);
      setSaid(words.look.focal.restored);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [isDragging]);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const by = event.shiftKey ? LEAP : STEP;
    const move: Record<string, readonly [number, number]> = {
      ArrowLeft: [-by, 0],
      ArrowRight: [by, 0],
      ArrowUp: [0, -by],
      ArrowDown: [0, by],
    };
    const step = move[event.key];
    if (step !== undefined) {
      const from = point ?? CENTRE;
      const next = { x: clamp(from.x + step[0]), y: clamp(from.y + step[1]) };
      setDraft(next);
      setSaid(t.label(next.x, next.y));
    } else if (event.key === 'Enter' && draft !== null) void keep(draft);
    else if (event.key === 'Escape' && draft !== null) restore();
    else if ((event.key === 'Delete' || event.key === 'Backspace') && point !== null) void keep(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const shown = point ?? CENTRE;
  return (
    <>
      <button
        type="button"
        ref={ring}
        className={`focus-point ${point === null ? 'unset' : ''} ${isDragging ? 'dragging' : ''}`}
        style={{ left: `${shown.x * 100}%`, top: `${shown.y * 100}%` }}
        aria-label={`${point === null ? t.none : t.label(point.x, point.y)}. ${t.hint}`}
        title={point === null ? t.none : t.label(point.x, point.y)}
        onKeyDown={onKeyDown}
        onBlur={() => draft !== null && !isDragging && void keep(draft)}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture?.(event.pointerId);
          event.currentTarget.focus();
          setDragging(true);
        }}
        onPointerMove={(event) => isDragging && setDraft(under(event))}
        onPointerUp={() => {
          if (!isDragging) return;
          setDragging(false);
          if (draft !== null) void keep(draft);
        }}
        onPointerCancel={restore}
      >
        {point === null && <Icon of={Crosshair} size="s" />}
      </button>
      <span className="hidden-word" role="status">
        {said}
      </span>
    </>
  );
}
