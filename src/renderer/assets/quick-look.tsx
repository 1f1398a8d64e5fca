import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { Asset } from '#contract/assets.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp, useWindow } from '../shell/app.tsx';
import { IconButton } from '../ui/button.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/en.ts';
import { bytes } from '../words/format.ts';
import { nameOf } from './badge.ts';
import { useLogoGrounds } from './grounds.ts';

/** A look at one picture at 1600 px. Arrows go on in the selection, or in the grid when one is selected. */
export function QuickLook() {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const selection = useWindow((state) => state.selection);
  const id = selection.current ?? selection.ids[0] ?? null;
  const found = useQuery('assets.get', id === null ? null : { id }).data;
  // While the next picture is asked for, the last one stays: with it goes the button that was pressed.
  const last = useRef<Asset | undefined>(undefined);
  if (found !== undefined) last.current = found;
  const asset = last.current;
  const grounds = useLogoGrounds(asset?.kind === 'logo');
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = box.current;
    const opener = document.activeElement;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      dialog?.close();
      if (!(opener instanceof HTMLElement)) return;
      const isFromGrid = opener.closest('[role="grid"]') !== null;
      app.focus.wish(() => (isFromGrid ? document.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]') : opener));
    };
  }, [app]);

  const step = (by: 1 | -1): void => {
    const cells = [...document.querySelectorAll<HTMLElement>('[role="gridcell"]')].map((cell) => cell.dataset.id);
    const order = selection.ids.length > 1 ? [...selection.ids] : cells;
    const next = order[order.indexOf(id ?? undefined) + by] as typeof id | undefined;
    if (next === undefined || next === null) return;
    const { select } = app.store.getState();
    select(selection.ids.length > 1 ? { ...selection, current: next } : { ids: [next], current: next, anchor: next });
  };

  return (
    <dialog
      ref={box}
      className="quick"
      aria-label={asset === undefined ? words.assets.quickLook : nameOf(asset)}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={(event) => {
        if (event.key === ' ') {
          event.preventDefault();
          close();
        }
        if (event.key === 'ArrowRight' || event.key === 'ArrowDown') {
          event.preventDefault();
          step(1);
        }
        if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') {
          event.preventDefault();
          step(-1);
        }
      }}
    >
      {asset !== undefined && (
        <div className="quick-head">
          <h2 className="h3 clip">{nameOf(asset)}</h2>
          <span className="faint sm num nowrap">
            {asset.width !== null && asset.height !== null && words.inspector.pixels(asset.width, asset.height)}{' '}
            {bytes(asset.bytes)}
          </span>
          <span className="grow" />
          <IconButton icon={ChevronLeft} label={words.quickLook.previous} shortcut="←" onClick={() => step(-1)} />
          <IconButton icon={ChevronRight} label={words.quickLook.next} shortcut="→" onClick={() => step(1)} />
          <IconButton icon={X} label={words.quickLook.close} shortcut="Esc" onClick={close} />
        </div>
      )}
      {/* There before its picture is: it has the focus, so that the arrows go on whatever is still on its way. */}
      <div
        className={asset === undefined ? 'look' : `look k-${asset.kind} on-${grounds.get(asset.id) ?? 'none'}`}
        tabIndex={-1}
        data-autofocus
      >
        {asset !== undefined && <Picture asset={asset} size={1600} alt={asset.altText} icon="l" fit="contain" />}
      </div>
      {asset !== undefined && asset.caption !== '' && (
        <p className="serif">
          {asset.caption} <span className="faint">{asset.credit}</span>
        </p>
      )}
    </dialog>
  );
}
