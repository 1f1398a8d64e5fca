import { ChevronLeft, ChevronRight, Columns2, Square, Trash2, X, ZoomIn, ZoomOut } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Asset } from '#contract/assets.ts';
import type { AssetId } from '#contract/values.ts';
import { plainName } from '#domain/names.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, useApp, useWindow } from '../shell/app.tsx';
import type { Selection } from '../shell/store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { words } from '../words/catalogue.ts';
import { bytes, shortDate } from '../words/format.ts';
import { rate as rateAssets, throwAway } from './asset-deeds.ts';
import { nameOf } from './badge.ts';
import { compareFacts } from './compare.ts';
import { labelAssets } from './deeds.ts';
import { groundOf, useLogoGrounds } from './grounds.ts';
import { LookPane } from './look-pane.tsx';
import { Stars } from './stars.tsx';
import { LABEL_KEYS } from './thumbnail-acts.ts';
import { useWalk } from './use-walk.ts';
import { STEP, useZoom, type Zoom, zoomAt } from './zoom.ts';

/** At most so many pictures side by side. */
const MOST = 4;
const MIDDLE = { x: 0, y: 0 };
const NO_SIZE = { width: 1000, height: 700 };
const noIds: readonly AssetId[] = [];

/**
 * A look at one picture over the whole window, or at two to four side by side. Arrows go on in the selection, or in the list when one
 * is selected.
 */
export function QuickLook() {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const selection = useWindow((state) => state.selection);
  const canCompare = selection.ids.length >= 2 && selection.ids.length <= MOST;
  const [wantsCompare, setCompare] = useState(true);
  const isComparing = canCompare && wantsCompare;
  const id = selection.current ?? selection.ids[0] ?? null;
  const assets = useAssets(isComparing ? selection.ids : id === null ? noIds : [id]);
  const asset = assets.find((one) => one.id === id) ?? assets[0];
  const grounds = useLogoGrounds(assets.some((one) => one.kind === 'logo'));
  const walk = useWalk(id);
  const { zoom, set: setZoom, reset } = useZoom();
  const [scales, setScales] = useState<Readonly<Record<string, number>>>({});
  const scale = scales[id ?? ''] ?? 1;
  const [thrown, setThrown] = useState(0);
  /** What was selected before the last pictures went to the trash. */
  const before = useRef<Selection | null>(null);
  const box = useRef<HTMLDialogElement>(null);
  useModal(box);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture is looked at whole first
  useEffect(reset, [isComparing ? isComparing : id, reset]);

  const goTo = (next: AssetId | null): void => {
    if (next === null) return;
    const { select, selection: before } = app.store.getState();
    select(before.ids.length > 1 ? { ...before, current: next } : { ids: [next], current: next, anchor: next });
  };
  /** A step that was asked for before the neighbours were known, so that a quick key is not lost. */
  const wanted = useRef<{ readonly from: AssetId | null; readonly side: 'previous' | 'next' } | null>(null);
  const step = (side: 'previous' | 'next'): void => {
    wanted.current = walk.isKnown ? null : { from: id, side };
    goTo(walk[side]);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step is made once, when its neighbours are known
  useEffect(() => {
    const wish = wanted.current;
    if (wish === null || !walk.isKnown) return;
    wanted.current = null;
    if (wish.from === id) goTo(walk[wish.side]);
  }, [walk.isKnown, id]);
  const trash = async (ids: readonly AssetId[]): Promise<void> => {
    const { previous, next } = walk;
    if (!(await throwAway(app, ids))) return;
    setThrown(ids.length);
    const { select, selection: chosen } = app.store.getState();
    before.current = chosen;
    const left = chosen.ids.filter((one) => !ids.includes(one));
    if (left.length > 0) select({ ids: left, current: left[0] ?? null, anchor: left[0] ?? null });
    else if (next !== null || previous !== null) {
      const go = next ?? previous;
      select({ ids: go === null ? [] : [go], current: go, anchor: go });
    } else close();
  };
  const undo = async (): Promise<void> => {
    if ((await ask(app, 'history.undo', {})) === null) return;
    setThrown(0);
    if (before.current !== null) app.store.getState().select(before.current);
  };
  // After another deed undo would take that one back: the offer is for what went to the trash.
  const rate = (rating: number): void => {
    setThrown(0);
    if (id !== null) void rateAssets(app, [id], rating);
  };
  const change = (to: (zoom: Zoom) => Zoom): void => setZoom(to);
  const zoomBy = (by: number): void => change((before) => zoomAt(before, by, MIDDLE, NO_SIZE));
  const toggleFull = (): void =>
    change((before) => (before.factor > 1 ? zoomAt(before, 0, MIDDLE, NO_SIZE) : zoomAt(before, 1 / scale, MIDDLE, NO_SIZE)));

  /** What a key does here, if anything. */
  const deedOf = (event: React.KeyboardEvent): (() => void) | undefined => {
    const label = LABEL_KEYS[event.key];
    if (/^[0-5]$/.test(event.key)) return () => rate(Number(event.key));
    if (label !== undefined && id !== null)
      return () => {
        setThrown(0);
        void labelAssets(app, [id], label);
      };
    switch (event.key.toLowerCase()) {
      case ' ':
        return event.target instanceof HTMLButtonElement ? undefined : close;
      case 'arrowright':
      case 'arrowdown':
        return () => step('next');
      case 'arrowleft':
      case 'arrowup':
        return () => step('previous');
      case '+':
      case '=':
        return () => zoomBy(STEP);
      case '-':
        return () => zoomBy(1 / STEP);
      case 'z':
        return toggleFull;
      case 'c':
        return canCompare ? () => setCompare(!wantsCompare) : undefined;
      case 'delete':
        return id === null ? undefined : () => void trash([id]);
      default:
        return undefined;
    }
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() === 'z' && thrown > 0 && !event.shiftKey) {
        event.preventDefault();
        void undo();
      }
      return;
    }
    const deed = deedOf(event);
    if (deed === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };

  const t = words.quick;
  const facts = isComparing ? compareFacts(assets) : [];
  return (
    <dialog
      ref={box}
      className={isComparing ? 'quick comparing' : 'quick'}
      aria-label={isComparing ? t.comparing(assets.length) : asset === undefined ? t.label : nameOf(asset)}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={onKeyDown}
    >
      <div className="quick-head">
        <h2 className="h3 clip">{isComparing ? t.comparing(assets.length) : asset === undefined ? t.label : nameOf(asset)}</h2>
        {!isComparing && walk.at !== null && walk.total !== null && (
          <span className="faint sm num nowrap">{t.of(walk.at + 1, walk.total)}</span>
        )}
        <span className="grow" />
        {asset !== undefined && <Stars rating={asset.rating} onRate={rate} />}
        <span className="row zoom-tools">
          <IconButton
            icon={ZoomOut}
            label={t.zoomOut}
            shortcut="-"
            disabled={zoom.factor <= 1}
            onClick={() => zoomBy(1 / STEP)}
          />
          <button type="button" className="btn quiet num" title={`${zoom.factor > 1 ? t.fit : t.full} (Z)`} onClick={toggleFull}>
            {zoom.factor > 1 ? t.percent(zoom.factor * scale * 100) : t.fit}
          </button>
          <IconButton icon={ZoomIn} label={t.zoomIn} shortcut="+" onClick={() => zoomBy(STEP)} />
        </span>
        {canCompare && (
          <IconButton
            icon={isComparing ? Square : Columns2}
            label={isComparing ? t.single : t.compare}
            shortcut="C"
            onClick={() => setCompare(!wantsCompare)}
          />
        )}
        {!isComparing && (
          <IconButton
            icon={Trash2}
            label={t.trash}
            shortcut="Del"
            disabled={id === null}
            onClick={() => id !== null && void trash([id])}
          />
        )}
        <IconButton
          icon={ChevronLeft}
          label={words.quickLook.previous}
          shortcut="←"
          aria-disabled={walk.previous === null}
          onClick={() => step('previous')}
        />
        <IconButton
          icon={ChevronRight}
          label={words.quickLook.next}
          shortcut="→"
          aria-disabled={walk.next === null}
          onClick={() => step('next')}
        />
        <IconButton icon={X} label={words.quickLook.close} shortcut="Esc" onClick={close} />
      </div>
      <div className={`panes n${assets.length}`} tabIndex={-1} data-autofocus>
        {assets.map((one, at) => (
          <figure
            key={isComparing ? one.id : 'one'}
            className={isComparing && one.id === id ? 'quick-pane is-current' : 'quick-pane'}
          >
            <LookPane
              asset={one}
              ground={groundOf(one, grounds)}
              zoom={zoom}
              onZoom={setZoom}
              onScale={(next) => setScales((before) => (before[one.id] === next ? before : { ...before, [one.id]: next }))}
            />
            {isComparing && (
              <figcaption>
                <button
                  type="button"
                  className="pane-name clip"
                  aria-pressed={one.id === id}
                  title={plainName(one.filename)}
                  onClick={() => goTo(one.id)}
                >
                  {nameOf(one)}
                </button>
                <span className="row gaps">
                  <Button
                    size="tiny"
                    title={t.keepHint}
                    onClick={() => void trash(selection.ids.filter((other) => other !== one.id))}
                  >
                    {t.keep}
                  </Button>
                  <Button size="tiny" icon={Trash2} onClick={() => void trash([one.id])}>
                    {t.trash}
                  </Button>
                </span>
                <dl className="compared num">
                  {facts[at]?.map((fact) => (
                    <div key={fact.label} className={fact.differs ? 'differs' : undefined}>
                      <dt>{fact.label}</dt>
                      <dd>
                        {fact.text}
                        {fact.isMost && <span className="accent xs"> {t.most}</span>}
                      </dd>
                    </div>
                  ))}
                </dl>
              </figcaption>
            )}
          </figure>
        ))}
      </div>
      <div className="quick-foot">
        <p className="grow" role="status">
          {thrown > 0 && (
            <>
              {t.trashed(thrown)}{' '}
              <Button look="link" className="sm" onClick={() => void undo()}>
                {t.undo}
              </Button>
            </>
          )}
          {thrown === 0 && asset !== undefined && !isComparing && asset.caption !== '' && (
            <span className="serif clip-2">{asset.caption}</span>
          )}
        </p>
        {asset !== undefined && !isComparing && <InfoLine asset={asset} />}
      </div>
    </dialog>
  );
}

/** Credit, pixels, size and date in one line. */
function InfoLine({ asset }: { asset: Asset }) {
  const parts = [
    asset.credit,
    asset.pages !== null && asset.pages > 1 ? words.quick.pages(asset.pages) : '',
    asset.width !== null && asset.height !== null ? words.inspector.pixels(asset.width, asset.height) : '',
    bytes(asset.bytes),
    asset.dateTaken === null ? '' : words.inspector.taken(shortDate(asset.dateTaken.slice(0, 10))),
  ];
  return (
    <span className="info faint sm num">
      {parts
        .filter((part) => part !== '')
        .map((part) => (
          <span key={part}>{part}</span>
        ))}
    </span>
  );
}

/** The browser's own dialog, over everything; afterwards the focus is on the picture that was looked at last. */
function useModal(box: React.RefObject<HTMLDialogElement | null>): void {
  const app = useApp();
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
  }, [box, app]);
}

/** These assets in this order, as far as they are known; while another one is asked for, the last stay in sight. */
function useAssets(ids: readonly AssetId[]): readonly Asset[] {
  const single = useQuery('assets.get', ids.length === 1 && ids[0] !== undefined ? { id: ids[0] } : null).data;
  const several = useQuery('assets.getMany', ids.length > 1 ? { ids: [...ids] } : null).data?.items;
  const found = single !== undefined ? [single] : several;
  const [last, setLast] = useState<readonly Asset[]>([]);
  const key = found?.map((asset) => `${asset.id}${asset.editedAt}${asset.rating}${asset.sha256}`).join();
  const keep = useCallback((next: readonly Asset[]) => setLast(next), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the content that counts
  useLayoutEffect(() => {
    if (found !== undefined) keep(found);
  }, [key, keep]);
  return ids.length === 0 ? [] : (found ?? last);
}
