import { Quote as QuoteIcon } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Quote } from '#contract/releases.ts';
import { Icon } from '../ui/icon.tsx';
import { useGiveBack } from '../ui/use-give-back.ts';
import { words } from '../words/en.ts';
import { pullQuote } from './quotes.ts';

interface ParagraphProps {
  readonly number: number;
  readonly text: string;
  /** The dateline, before the first paragraph. */
  readonly lead: string;
  readonly quotes: readonly Quote[];
  /** Where the cursor stands while it is edited; null while it is read. */
  readonly caret: number | null;
  readonly onEdit: (caret: number) => void;
  readonly onDone: (text: string) => void;
  readonly onSplit: (before: string, after: string) => void;
  readonly onJoin: (text: string) => boolean;
  readonly onStep: (by: 1 | -1, text: string) => boolean;
}

/** One paragraph: read as set type, edited as text of the same size. A press puts the cursor where it fell. */
export function Paragraph(props: ParagraphProps) {
  const { ref, give } = useGiveBack<HTMLElement>();
  return props.caret === null ? <Read {...props} own={ref} /> : <Write {...props} caret={props.caret} onLeaveByKey={give} />;
}

function Read({ number, text, lead, quotes, onEdit, own }: ParagraphProps & { own: (element: HTMLElement | null) => void }) {
  const cut = pullQuote(text, quotes);
  const props = {
    ref: own,
    tabIndex: 0,
    'data-paragraph': number,
    onClick: (event: React.MouseEvent<HTMLElement>) => {
      if (window.getSelection()?.isCollapsed !== false) onEdit(caretAt(event, event.currentTarget, text.length));
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== 'F2') return;
      event.preventDefault();
      onEdit(text.length);
    },
  };
  if (cut === null) {
    return (
      <p {...props}>
        {lead !== '' && (
          <span className="dl" data-lead="">
            {lead}{' '}
          </span>
        )}
        {text}
      </p>
    );
  }
  return (
    <blockquote {...props}>
      {cut.before}
      <span className="said">{cut.quote}</span>
      {cut.after}
      <span className="badge wash" aria-hidden="true" data-lead="">
        <Icon of={QuoteIcon} size="xs" />
        {words.releases.pullQuote}
      </span>
    </blockquote>
  );
}

/** How many letters of the paragraph stand before a press. What is no part of the text carries `data-lead`. */
function caretAt(event: React.MouseEvent, box: HTMLElement, end: number): number {
  const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
  if (!range || !box.contains(range.startContainer)) return end;
  const before = document.createRange();
  before.setStart(box, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const copy = before.cloneContents();
  for (const extra of copy.querySelectorAll('[data-lead]')) extra.remove();
  return Math.min(end, copy.textContent?.length ?? end);
}

function Write(props: ParagraphProps & { caret: number; onLeaveByKey: () => void }) {
  const { number, text, caret, quotes, onDone, onSplit, onJoin, onStep, onLeaveByKey } = props;
  const [draft, setDraft] = useState(text);
  const box = useRef<HTMLTextAreaElement>(null);
  const left = useRef(false);
  const isQuote = pullQuote(text, quotes) !== null;

  useEffect(() => {
    const field = box.current;
    if (field === null) return;
    field.focus();
    field.setSelectionRange(caret, caret);
  }, [caret]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useEffect(() => {
    const field = box.current;
    if (field === null) return;
    field.style.height = '0';
    field.style.height = `${field.scrollHeight}px`;
  }, [draft]);

  /** Leaving happens once: what follows a split is the blur of a field that is no longer there. */
  const leave = (deed: () => void): void => {
    if (left.current) return;
    left.current = true;
    deed();
  };
  const tidy = (value: string): string => value.replaceAll(/\s*\n\s*/g, ' ').trim();
  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>): void => {
    const field = event.currentTarget;
    const at = field.selectionStart;
    const isPoint = at === field.selectionEnd;
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      onLeaveByKey();
      leave(() => onDone(text));
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      leave(() => onSplit(tidy(draft.slice(0, at)), tidy(draft.slice(field.selectionEnd))));
    } else if (event.key === 'Backspace' && isPoint && at === 0 && number > 1) {
      event.preventDefault();
      leave(() => onJoin(draft));
    } else if (event.key === 'ArrowUp' && isPoint && at === 0) {
      event.preventDefault();
      if (number > 1) leave(() => onStep(-1, tidy(draft)));
    } else if (event.key === 'ArrowDown' && isPoint && at === draft.length) {
      event.preventDefault();
      leave(() => {
        if (onStep(1, tidy(draft))) return;
        // After the last paragraph there is nowhere to step to: it is read again.
        onLeaveByKey();
        onDone(tidy(draft));
      });
    }
  };
  return (
    <textarea
      ref={box}
      rows={1}
      aria-label={words.releases.paragraph(number)}
      className={isQuote ? 'write said' : 'write'}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => leave(() => onDone(tidy(draft)))}
    />
  );
}
