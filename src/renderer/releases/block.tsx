import { Quote as QuoteIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Quote } from '#contract/releases.ts';
import { type MarkedBlock, plainOf, type Span } from '#domain/releases/texts/marks.ts';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { pullQuote } from './quotes.ts';
import { choose, fill, isAtEdge, offsetOf, read, type Stretch, stretchIn } from './rich.ts';

/** How a place on the paper is found in the page: `headline`, `body:0` (a block, counted from 0), `notes`. */
export const spotOf = (name: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`.desk:not(.beside) [data-text="${name}"]`);

interface ReadProps {
  readonly number: number;
  readonly block: MarkedBlock;
  /** The dateline, before the first block. */
  readonly lead?: string;
  readonly quotes: readonly Quote[];
  /** Not given where the text is only read. */
  readonly onEdit?: ((at: number) => void) | undefined;
  readonly onMove?: ((by: 1 | -1) => void) | undefined;
}

/** One block as set type. A press puts the cursor where it fell; Enter leads in from the keyboard. */
export function ReadBlock({ number, block, lead = '', quotes, onEdit, onMove }: ReadProps) {
  const text = plainOf(block);
  const props = {
    'data-text': `body:${number - 1}`,
    'data-paragraph': number,
    ...(onEdit === undefined
      ? {}
      : {
          tabIndex: 0,
          onClick: (event: React.MouseEvent<HTMLElement>) => {
            if (window.getSelection()?.isCollapsed === false) return;
            const at = document.caretRangeFromPoint?.(event.clientX, event.clientY);
            const isInside = at && event.currentTarget.contains(at.startContainer);
            onEdit(
              isInside ? Math.min(text.length, offsetOf(event.currentTarget, at.startContainer, at.startOffset)) : text.length,
            );
          },
          onKeyDown: (event: React.KeyboardEvent) => {
            const by = { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key];
            if (event.altKey && by !== undefined) {
              event.preventDefault();
              onMove?.(by);
            } else if (event.key === 'Enter' || event.key === 'F2') {
              event.preventDefault();
              onEdit(text.length);
            }
          },
        }),
  };
  const dateline =
    lead === '' ? null : (
      <span className="dl" data-lead="">
        {lead}{' '}
      </span>
    );
  if (block.kind === 'heading') {
    const Level = block.level === 2 ? 'h2' : 'h3';
    return <Level {...props}>{runs(block.spans)}</Level>;
  }
  if (block.kind === 'list') {
    const List = block.isOrdered ? 'ol' : 'ul';
    return (
      <List {...props} {...(block.isOrdered ? { start: block.start } : {})}>
        {block.items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
          <li key={at}>{runs(item)}</li>
        ))}
      </List>
    );
  }
  if (block.kind === 'pull')
    return (
      <blockquote {...props} className="pull">
        <span className="said">{runs(block.spans)}</span>
        <PullBadge />
      </blockquote>
    );
  const cut = isPlain(block.spans) ? pullQuote(text, quotes) : null;
  if (cut === null)
    return (
      <p {...props}>
        {dateline}
        {runs(block.spans)}
      </p>
    );
  return (
    <blockquote {...props}>
      {cut.before}
      <span className="said">{cut.quote}</span>
      {cut.after}
      <PullBadge />
    </blockquote>
  );
}

const isPlain = (spans: readonly Span[]): boolean =>
  spans.every(({ bold, italic, href }) => bold === undefined && italic === undefined && href === undefined);

function PullBadge() {
  return (
    <span className="badge wash" aria-hidden="true" data-lead="">
      <Icon of={QuoteIcon} size="xs" />
      {words.releases.pullQuote}
    </span>
  );
}

const runs = (spans: readonly Span[]): ReactNode[] =>
  spans.map(({ text, bold, italic, href }, at) => {
    const lines = text.split('\n').flatMap((line, index) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity but their place
      index === 0 ? [line] : [<br key={index} />, line],
    );
    const set = italic === true ? <em>{lines}</em> : lines;
    const strong = bold === true ? <strong>{set}</strong> : set;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same
      <span key={at} {...(href === undefined ? {} : { className: 'lk', title: href })}>
        {strong}
      </span>
    );
  });

/** What somebody does at the edges of a block, with what the block then says and what was chosen in it. */
export type BlockDeed =
  | 'split'
  | 'join'
  | 'joinNext'
  | 'up'
  | 'down'
  | 'moveUp'
  | 'moveDown'
  | 'newItem'
  | 'leaveList'
  | 'done'
  | 'undo';

interface WriteProps {
  readonly number: number;
  readonly block: MarkedBlock;
  readonly isQuote: boolean;
  readonly stretch: Stretch;
  readonly onInput: (block: MarkedBlock, stretch: Stretch | null) => void;
  readonly onChosen: (stretch: Stretch) => void;
  /** Answers whether the deed was taken; else the key does what it does in any text. */
  readonly onDeed: (deed: BlockDeed, stretch: Stretch, hasTyped: boolean) => boolean;
  readonly onPaste: (text: string, stretch: Stretch) => void;
  /** Puts typed text in itself and answers true, or leaves it to the browser. */
  readonly onType: (text: string, stretch: Stretch) => boolean;
}

/** One block while it is written: set as it is read, with the cursor in it. */
export function WriteBlock(props: WriteProps) {
  const { number, block, isQuote } = props;
  const host = useRef<HTMLDivElement>(null);
  const first = useRef(props);
  const now = useRef(props);
  const hasTyped = useRef(false);
  useLayoutEffect(() => {
    now.current = props;
  });
  // Filled once: from then on the page is what the person typed, and the block follows it.
  useLayoutEffect(() => {
    const box = host.current;
    if (box === null) return;
    fill(box, first.current.block);
    box.focus({ preventScroll: true });
    choose(box, first.current.stretch);
    box.scrollIntoView({ block: 'nearest' });
  }, []);
  useEffect(() => {
    const box = host.current;
    const onChosen = (): void => {
      const stretch = box === null || document.activeElement !== box ? null : stretchIn(box);
      if (stretch !== null) now.current.onChosen(stretch);
    };
    const onType = (event: InputEvent): void => {
      const stretch = box === null ? null : stretchIn(box);
      if (event.inputType !== 'insertText' || stretch === null) return;
      if (now.current.onType(event.data ?? '', stretch)) event.preventDefault();
    };
    document.addEventListener('selectionchange', onChosen);
    box?.addEventListener('beforeinput', onType);
    return () => {
      document.removeEventListener('selectionchange', onChosen);
      box?.removeEventListener('beforeinput', onType);
    };
  }, []);

  const text = (box: HTMLElement): string => plainOf(read(box, block));
  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>): void => {
    const box = event.currentTarget;
    const stretch = stretchIn(box) ?? { from: 0, to: 0 };
    const isPoint = stretch.from === stretch.to;
    const deed = (name: BlockDeed): void => {
      if (!props.onDeed(name, stretch, hasTyped.current)) return;
      event.preventDefault();
    };
    const isMod = event.ctrlKey || event.metaKey;
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      deed('done');
    } else if (event.altKey && !isMod && event.key === 'ArrowUp') deed('moveUp');
    else if (event.altKey && !isMod && event.key === 'ArrowDown') deed('moveDown');
    else if (isMod && !event.shiftKey && event.key.toLowerCase() === 'z') deed('undo');
    else if (event.key === 'Enter' && !event.shiftKey && !isMod) {
      // An empty item ends the list.
      const lines = text(box).split('\n');
      const line = text(box).slice(0, stretch.from).split('\n').length - 1;
      const isEmpty = isPoint && (lines[line] ?? '').trim() === '';
      deed(block.kind !== 'list' ? 'split' : isEmpty ? 'leaveList' : 'newItem');
    } else if (event.key === 'Backspace' && isPoint && stretch.from === 0) deed('join');
    else if (event.key === 'Delete' && isPoint && stretch.to >= text(box).length) deed('joinNext');
    else if (event.key === 'ArrowUp' && !event.shiftKey && !isMod && isAtEdge(box, 'first', stretch, text(box).length))
      deed('up');
    else if (event.key === 'ArrowDown' && !event.shiftKey && !isMod && isAtEdge(box, 'last', stretch, text(box).length))
      deed('down');
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a text field cannot set marks
    <div
      role="textbox"
      aria-multiline="true"
      aria-label={words.releases.paragraph(number)}
      className={`write ${block.kind} ${isQuote ? 'said' : ''} ${block.kind === 'heading' ? `level${block.level}` : ''}`}
      data-text={`body:${number - 1}`}
      data-write=""
      contentEditable
      suppressContentEditableWarning
      spellCheck
      tabIndex={0}
      ref={host}
      onInput={(event) => {
        hasTyped.current = true;
        props.onInput(read(event.currentTarget, block), stretchIn(event.currentTarget));
      }}
      onKeyDown={onKeyDown}
      onPaste={(event) => {
        event.preventDefault();
        const stretch = stretchIn(event.currentTarget);
        if (stretch !== null) props.onPaste(event.clipboardData.getData('text/plain'), stretch);
      }}
    />
  );
}
