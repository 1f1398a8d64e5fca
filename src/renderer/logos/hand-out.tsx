import { Check, Copy, GripVertical } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { LogoWishInput } from '#contract/logos.ts';
import { DRAG_FROM } from '../assets/drag.ts';
import { type App, ask, askHost, useApp } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { words } from '../words/catalogue.ts';

/** As a picture, as SVG text, or as a file, whichever the format is. */
async function copyWish(app: App, wish: LogoWishInput): Promise<string | null> {
  const t = words.logos;
  if (wish.format === 'svg') {
    const svg = await ask(app, 'logos.svgText', wish);
    if (svg === null || (await askHost(app, 'copyText', { text: svg.text })) === null) return null;
    return t.copiedText;
  }
  const tokens = await handOut(app, wish);
  const [first] = tokens ?? [];
  if (tokens === null || first === undefined) return null;
  if (wish.format === 'png') return (await askHost(app, 'copyPicture', { token: first })) === null ? null : t.copiedPicture;
  return (await askHost(app, 'copyFiles', { tokens: [...tokens] })) === null ? null : t.copiedFile;
}

/** Tokens for a made logo in a scratch folder; null when it was refused, which was told. */
async function handOut(app: App, wish: LogoWishInput): Promise<readonly string[] | null> {
  const out = await ask(app, 'logos.handOut', wish);
  return out === null ? null : out.places.map((place) => place.$token).filter((token) => token !== undefined);
}

/** Copies the logo as it is wished, and says for a moment that it did. */
export function CopyButton({ wish, isReady }: { wish: LogoWishInput | null; isReady: boolean }) {
  const app = useApp();
  const [said, setSaid] = useState<string | null>(null);
  const t = words.logos;
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), 2500);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <>
      <Button
        icon={said === null ? Copy : Check}
        disabled={!isReady}
        title={wish?.format === 'svg' ? t.copySvg : undefined}
        onClick={() => wish !== null && void copyWish(app, wish).then(setSaid)}
      >
        {said === null ? t.copy : t.copied}
      </Button>
      <span className="hidden-word" role="status">
        {said ?? ''}
      </span>
    </>
  );
}

/** Begins the system's drag once the pointer moves; by keyboard the file goes onto the clipboard instead. */
export function DragButton({ wish, isReady }: { wish: LogoWishInput | null; isReady: boolean }) {
  const app = useApp();
  const t = words.logos;
  const press = (from: React.PointerEvent): void => {
    if (wish === null || from.button !== 0) return;
    // Made while the pointer is still on its way.
    const making = handOut(app, wish);
    let isReleased = false;
    const release = (): void => {
      isReleased = true;
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', release);
    };
    const move = (event: PointerEvent): void => {
      if (Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) < DRAG_FROM) return;
      window.removeEventListener('pointermove', move);
      // A large logo takes a moment; whoever has let go by then drags nothing.
      void making.then((tokens) =>
        isReleased || tokens === null || tokens.length === 0 ? null : askHost(app, 'dragOut', { tokens: [...tokens] }),
      );
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', release);
  };
  const byKeyboard = async (): Promise<void> => {
    const tokens = wish === null ? null : await handOut(app, wish);
    if (tokens !== null && tokens.length > 0 && (await askHost(app, 'copyFiles', { tokens: [...tokens] })) !== null)
      app.store.getState().tell({ tone: 'done', text: t.copiedFile, actions: [] });
  };
  return (
    <Button
      icon={GripVertical}
      disabled={!isReady}
      title={t.dragHint}
      onPointerDown={press}
      onClick={(event) => event.detail === 0 && void byKeyboard()}
    >
      {t.drag}
    </Button>
  );
}
