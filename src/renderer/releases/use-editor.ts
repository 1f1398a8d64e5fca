import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReleaseFields } from '#contract/releases.ts';
import { type MarkedBlock, plainOf, type Span } from '#domain/releases/texts/marks.ts';
import { useApp } from '../shell/app.tsx';
import { turnHistory } from '../shell/undo.ts';
import { type BlockDeed, spotOf } from './block.tsx';
import {
  bodyOfCells,
  type Cell,
  type CellKind,
  cellsOf,
  EMPTY,
  hasMark,
  joinCell,
  linkSpans,
  type Mark,
  moveCell,
  pasteInto,
  replaceSpans,
  sliceSpans,
  spansOf,
  splitCell,
  toggleMark,
  turnCell,
  withBlock,
  withSpans,
  wordAround,
} from './cells.ts';
import { type Stretch, stretchIn } from './rich.ts';

/** After so long without a key, in ms, what was typed is saved. */
const PAUSE_MS = 2000;

/** The cells while one of them is written. `round` counts how often that one was filled anew. */
interface Draft {
  readonly cells: readonly Cell[];
  readonly at: number;
  readonly stretch: Stretch;
  readonly round: number;
}

/** The state of the paper's text: read until somebody puts the cursor into a block, saved by itself at every step. */
export interface Editor {
  readonly cells: readonly Cell[];
  readonly draft: Draft | null;
  /** The block with the cursor as it now is, and what is chosen in it; null while nothing is written. */
  readonly current: { readonly block: MarkedBlock; readonly stretch: Stretch } | null;
  readonly isPending: (mark: Mark) => boolean;
  edit(at: number, stretch: Stretch): void;
  /** Puts other cells in place and the cursor into one of them, or nowhere. */
  put(cells: readonly Cell[], cursor: { at: number; stretch: Stretch } | null): void;
  leave(): void;
  typed(block: MarkedBlock, stretch: Stretch | null): void;
  chosen(stretch: Stretch): void;
  deed(name: BlockDeed, stretch: Stretch, hasTyped: boolean): boolean;
  paste(text: string, stretch: Stretch): void;
  insert(text: string, stretch: Stretch): boolean;
  mark(mark: Mark): void;
  link(href: string | null): void;
  /** What a link would be set on. */
  linkStretch(): Stretch;
  turn(kind: CellKind): void;
  /** Moves a block that is only read. */
  move(at: number, by: 1 | -1): void;
  history(deed: 'undo' | 'redo'): void;
  /** The cells with what was typed last. */
  latest(): readonly Cell[];
}

const point = (at: number): Stretch => ({ from: at, to: at });
const lengthOf = (cell: Cell | undefined): number => (cell === undefined ? 0 : plainOf(cell.block).length);

/** A block that is read again: the one that was written is on its way out of the page. */
function readSpot(at: number): HTMLElement | null {
  const found = spotOf(`body:${at}`);
  return found?.dataset.write === undefined ? found : null;
}

/** Makes the editor of a body; `save` answers whether it was taken. Without a history, undo is the browser's own. */
export function useEditor(
  body: readonly string[],
  save: (set: Partial<ReleaseFields>) => Promise<boolean>,
  hasHistory: boolean,
): Editor {
  const app = useApp();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [current, setCurrent] = useState<Editor['current']>(null);
  const [pending, setPending] = useState<readonly Mark[] | null>(null);
  const [saving, setSaving] = useState(0);
  /** How many saves are on their way in truth: a key may come between a drawing and its effects, which know the number of before. */
  const onTheWay = useRef(0);
  const known = useRef(JSON.stringify(body));
  const hasFailed = useRef(false);
  const live = useRef<{ draft: Draft | null; block: MarkedBlock | null; stretch: Stretch }>({
    draft: null,
    block: null,
    stretch: point(0),
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const now = JSON.stringify(body);
  if (draft === null && onTheWay.current === 0 && !hasFailed.current) known.current = now;

  const latest = useCallback((): readonly Cell[] => {
    const { draft: open, block } = live.current;
    if (open === null) return cellsOf(JSON.parse(known.current));
    return block === null ? open.cells : withBlock(open.cells, open.at, block);
  }, []);
  const commit = useCallback(
    (cells: readonly Cell[]): void => {
      clearTimeout(timer.current);
      const next = bodyOfCells(cells);
      const text = JSON.stringify(next);
      if (text === known.current && !hasFailed.current) return;
      known.current = text;
      onTheWay.current += 1;
      setSaving(onTheWay.current);
      void save({ body: next }).then((isSaved) => {
        // What could not be saved stays on the paper, and is saved with the next step.
        hasFailed.current = !isSaved;
        onTheWay.current -= 1;
        setSaving(onTheWay.current);
      });
    },
    [save],
  );
  const show = useCallback((next: Draft | null): void => {
    const block = next?.cells[next.at]?.block ?? null;
    live.current = { draft: next, block, stretch: next?.stretch ?? point(0) };
    setPending(null);
    setDraft(next);
    setCurrent(block === null || next === null ? null : { block, stretch: next.stretch });
  }, []);
  const put = useCallback(
    (cells: readonly Cell[], cursor: { at: number; stretch: Stretch } | null): void => {
      commit(cells);
      show(cursor === null || cells.length === 0 ? null : { cells, ...cursor, round: (live.current.draft?.round ?? 0) + 1 });
    },
    [commit, show],
  );

  // Undo, a restored version, another window: what stands in the library now is what is written on.
  useEffect(() => {
    const open = live.current.draft;
    if (open === null || saving > 0 || onTheWay.current > 0 || hasFailed.current || now === known.current) return;
    known.current = now;
    const cells = cellsOf(JSON.parse(now));
    if (cells.length === 0) {
      show(null);
      return;
    }
    const at = Math.min(open.at, cells.length - 1);
    const most = lengthOf(cells[at]);
    const { from, to } = live.current.stretch;
    show({ cells, at, stretch: { from: Math.min(from, most), to: Math.min(to, most) }, round: open.round + 1 });
  }, [now, saving, show]);
  // Whoever goes elsewhere takes what was typed along into the library.
  const leaving = useRef(() => {});
  leaving.current = () => commit(latest());
  useEffect(() => {
    // A window that is closed, or loaded anew, takes nothing down: it only says so before.
    const leave = (): void => leaving.current();
    window.addEventListener('beforeunload', leave);
    return () => {
      window.removeEventListener('beforeunload', leave);
      leave();
    };
  }, []);

  /** What is chosen at this moment: the browser tells of a moved cursor a little later. Elsewhere it is what was chosen last. */
  const chosenNow = (): Stretch => {
    const host = document.querySelector<HTMLElement>('[data-write]');
    const stretch = host === null ? null : stretchIn(host);
    if (stretch !== null) live.current = { ...live.current, stretch };
    return live.current.stretch;
  };
  const chosenOf = (stretch: Stretch): { block: MarkedBlock; spans: readonly Span[]; stretch: Stretch } => {
    const block = live.current.block ?? EMPTY;
    const spans = spansOf(block);
    const whole = stretch.from === stretch.to ? wordAround(spans, stretch.from) : stretch;
    return { block, spans, stretch: whole };
  };
  const setSpans = (spans: readonly Span[], stretch: Stretch): void => {
    const { draft: open, block } = live.current;
    if (open === null || block === null) return;
    put(withBlock(open.cells, open.at, withSpans(block, spans)), { at: open.at, stretch });
  };

  return {
    cells: draft?.cells ?? cellsOf(hasFailed.current ? JSON.parse(known.current) : body),
    draft,
    current,
    isPending: (mark) =>
      pending?.includes(mark) ??
      (current !== null &&
        hasMark(
          spansOf(current.block),
          current.stretch.from - (current.stretch.from === current.stretch.to ? 1 : 0),
          current.stretch.to,
          mark,
        )),
    edit: (at, stretch) => put(latest(), { at, stretch }),
    put,
    latest,
    leave: () => {
      if (live.current.draft !== null) put(latest(), null);
    },
    typed: (block, stretch) => {
      live.current = { ...live.current, block, stretch: stretch ?? live.current.stretch };
      setCurrent({ block, stretch: live.current.stretch });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => commit(latest()), PAUSE_MS);
    },
    chosen: (stretch) => {
      const before = live.current.stretch;
      if (before.from === stretch.from && before.to === stretch.to) return;
      live.current = { ...live.current, stretch };
      setPending(null);
      if (live.current.block !== null) setCurrent({ block: live.current.block, stretch });
    },
    deed: (name, stretch, hasTyped) => {
      const open = live.current.draft;
      if (open === null) return false;
      const cells = latest();
      const { at } = open;
      const own = cells[at];
      switch (name) {
        case 'done':
          put(cells, null);
          app.focus.wish(() => readSpot(Math.min(at, cells.length - 1)));
          return true;
        case 'split':
          put(splitCell(cells, at, stretch.from, stretch.to), { at: at + 1, stretch: point(0) });
          return true;
        case 'newItem': {
          if (own === undefined) return false;
          const spans = replaceSpans(spansOf(own.block), stretch.from, stretch.to, [{ text: '\n' }]);
          put(withBlock(cells, at, withSpans(own.block, spans)), { at, stretch: point(stretch.from + 1) });
          return true;
        }
        case 'leaveList': {
          if (own?.block.kind !== 'list') return false;
          const spans = spansOf(own.block);
          const [before, after] = [sliceSpans(spans, 0, Math.max(0, stretch.from - 1)), sliceSpans(spans, stretch.to + 1)];
          const list = (part: readonly Span[]): Cell[] =>
            part.length === 0 ? [] : [{ block: withSpans(own.block, part), source: null }];
          const head = list(before);
          const made = [...cells.slice(0, at), ...head, { block: EMPTY, source: null }, ...list(after), ...cells.slice(at + 1)];
          put(made, { at: at + head.length, stretch: point(0) });
          return true;
        }
        case 'join': {
          // A list, a heading or a pull quote first becomes running text: one step at a time, as in any editor.
          if (own !== undefined && own.block.kind !== 'paragraph' && plainOf(own.block) !== '') {
            put(turnCell(cells, at, 'paragraph'), { at, stretch: point(0) });
            return true;
          }
          const joined = joinCell(cells, at);
          if (joined === null) return false;
          put(joined.cells, { at: at - 1, stretch: point(joined.caret) });
          return true;
        }
        case 'joinNext': {
          const joined = joinCell(cells, at + 1);
          if (joined === null) return false;
          put(joined.cells, { at, stretch });
          return true;
        }
        case 'up':
        case 'down': {
          const target = at + (name === 'up' ? -1 : 1);
          if (cells[target] === undefined) return false;
          put(cells, { at: target, stretch: point(name === 'up' ? lengthOf(cells[target]) : 0) });
          return true;
        }
        case 'moveUp':
        case 'moveDown': {
          const by = name === 'moveUp' ? -1 : 1;
          const moved = moveCell(cells, at, by);
          if (moved !== cells) put(moved, { at: at + by, stretch });
          return true;
        }
        case 'undo':
          // What was typed since the last step is the field's own to take back.
          if (hasTyped || !hasHistory) return false;
          void turnHistory(app, 'undo');
          return true;
      }
    },
    paste: (text, stretch) => {
      const open = live.current.draft;
      if (open === null || text.trim() === '') return;
      const pasted = pasteInto(latest(), open.at, stretch.from, stretch.to, text);
      put(pasted.cells, { at: pasted.at, stretch: point(pasted.caret) });
    },
    insert: (text, stretch) => {
      const { block } = live.current;
      if (pending === null || block === null) return false;
      const marks = Object.fromEntries(pending.map((mark) => [mark, true])) as Partial<Record<Mark, true>>;
      setSpans(replaceSpans(spansOf(block), stretch.from, stretch.to, [{ text, ...marks }]), point(stretch.from + text.length));
      return true;
    },
    mark: (mark) => {
      const stretch = chosenNow();
      const { block, spans, stretch: word } = chosenOf(stretch);
      if (live.current.draft === null) return;
      const isAtPoint = stretch.from === stretch.to;
      if (isAtPoint && (word.to === word.from || word.to === stretch.from)) {
        // Nothing to set: what is typed next will have it.
        const before = (['bold', 'italic'] as const).filter((each) =>
          hasMark(spansOf(block), stretch.from - 1, stretch.from, each),
        );
        const set = pending ?? before;
        setPending(set.includes(mark) ? set.filter((each) => each !== mark) : [...set, mark]);
        return;
      }
      setSpans(toggleMark(spans, word.from, word.to, mark), isAtPoint ? stretch : word);
    },
    link: (href) => {
      const { spans, stretch } = chosenOf(chosenNow());
      if (stretch.from === stretch.to && href !== null)
        setSpans(
          replaceSpans(spans, stretch.from, stretch.to, [{ text: href.replace(/^mailto:/, ''), href }]),
          point(stretch.from + href.length),
        );
      else setSpans(linkSpans(spans, stretch.from, stretch.to, href), stretch);
    },
    linkStretch: () => chosenOf(chosenNow()).stretch,
    turn: (kind) => {
      const open = live.current.draft;
      if (open !== null) put(turnCell(latest(), open.at, kind), { at: open.at, stretch: chosenNow() });
    },
    history: (deed) => {
      if (live.current.draft !== null) put(latest(), { at: live.current.draft.at, stretch: chosenNow() });
      if (hasHistory) void turnHistory(app, deed);
      else document.execCommand(deed);
    },
    move: (at, by) => {
      put(moveCell(latest(), at, by), null);
    },
  };
}
