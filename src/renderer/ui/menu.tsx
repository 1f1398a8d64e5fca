import { Check, ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react';
import { type ComponentProps, type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { Float } from './float.tsx';
import { Icon } from './icon.tsx';

/** One line of a menu; `head` is a heading, `line` a hairline, `more` opens further lines in its place. */
export type MenuLine =
  | {
      readonly kind: 'item';
      readonly id: string;
      readonly label: string;
      readonly icon?: LucideIcon;
      readonly hint?: string;
      readonly look?: 'danger';
      /** One of a set, chosen or not. */
      readonly isChecked?: boolean;
      /** A colour beside the word. */
      readonly swatch?: string;
      readonly run: () => void;
    }
  | {
      readonly kind: 'more';
      readonly id: string;
      readonly label: string;
      readonly icon?: LucideIcon;
      readonly lines: readonly MenuLine[];
    }
  | { readonly kind: 'head'; readonly label: string }
  | { readonly kind: 'line' };

interface MenuButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly label: string;
  readonly lines: readonly MenuLine[];
  readonly children: ReactNode;
}

/** A button that opens a menu. Arrows, Home, End and first letters move in it. */
export function MenuButton({ label, lines, children, ...rest }: MenuButtonProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <>
      <button
        type="button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        {...rest}
        ref={anchor}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            setOpen(true);
          }
        }}
      >
        {children}
      </button>
      {isOpen && <Menu anchor={anchor} label={label} lines={lines} onClose={close} />}
    </>
  );
}

/** A group whose lines are all away leaves no hairline behind: none at the ends, none after another. */
const withoutEmptyGroups = (lines: readonly MenuLine[]): readonly MenuLine[] =>
  lines.filter((line, at) => line.kind !== 'line' || (at > 0 && at < lines.length - 1 && lines[at + 1]?.kind !== 'line'));

interface MenuProps {
  readonly anchor: React.RefObject<HTMLElement | null>;
  readonly label: string;
  readonly lines: readonly MenuLine[];
  readonly onClose: () => void;
}

/** A menu beside its anchor: arrows and letters move, Enter does, Esc closes and gives the focus back. */
export function Menu({ anchor, label, lines: all, onClose }: MenuProps) {
  const [opened, setOpened] = useState<string | null>(null);
  const inner = all.find((line) => line.kind === 'more' && line.id === opened);
  const lines = withoutEmptyGroups(inner?.kind === 'more' ? inner.lines : all);
  const list = useRef<HTMLDivElement>(null);
  const goBack = (): void => {
    const id = opened;
    setOpened(null);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-more="${id}"]`)?.focus());
  };
  // What took the place of the first lines takes the focus too.
  useLayoutEffect(() => {
    if (opened !== null) list.current?.querySelector<HTMLElement>('[role^="menuitem"]:not(.back)')?.focus();
  }, [opened]);
  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>): void => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const more = items[at]?.dataset.more;
    if ((event.key === 'ArrowRight' && more !== undefined) || (event.key === 'ArrowLeft' && opened !== null)) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'ArrowRight') setOpened(more ?? null);
      else goBack();
      return;
    }
    const letter = event.key.length === 1 ? event.key.toLowerCase() : '';
    const target =
      event.key === 'ArrowDown'
        ? items[(at + 1) % items.length]
        : event.key === 'ArrowUp'
          ? items[(at - 1 + items.length) % items.length]
          : event.key === 'Home'
            ? items[0]
            : event.key === 'End'
              ? items.at(-1)
              : letter === ''
                ? undefined
                : [...items.slice(at + 1), ...items].find((item) => item.textContent?.trim().toLowerCase().startsWith(letter));
    if (target === undefined || event.key === ' ') return;
    event.preventDefault();
    event.stopPropagation();
    target.focus();
  };
  return (
    <Float anchor={anchor} role="menu" label={label} className="menu" onClose={onClose} onKeyDown={onKeyDown}>
      <div ref={list} role="presentation">
        {inner?.kind === 'more' && (
          <>
            <button type="button" role="menuitem" tabIndex={-1} className="item back" onClick={goBack}>
              <Icon of={ChevronLeft} size="s" />
              <span className="clip">{inner.label}</span>
            </button>
            <hr />
          </>
        )}
        {lines.map((line, at) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: hairlines have nothing else
          if (line.kind === 'line') return <hr key={at} />;
          if (line.kind === 'head')
            return (
              <div key={line.label} className="head" role="presentation">
                {line.label}
              </div>
            );
          if (line.kind === 'more')
            return (
              <button
                type="button"
                role="menuitem"
                key={line.id}
                tabIndex={-1}
                aria-haspopup="menu"
                data-more={line.id}
                className="item"
                onClick={() => setOpened(line.id)}
              >
                {line.icon && <Icon of={line.icon} size="s" />}
                <span className="clip">{line.label}</span>
                <Icon of={ChevronRight} size="xs" className="end" />
              </button>
            );
          return (
            // biome-ignore lint/a11y/useAriaPropsSupportedByRole: checked belongs to the radio role, which it then has
            <button
              type="button"
              role={line.isChecked === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={line.isChecked}
              key={line.id}
              tabIndex={-1}
              className={`item ${line.look ?? ''}`}
              onClick={() => {
                anchor.current?.focus();
                onClose();
                line.run();
              }}
            >
              {line.isChecked !== undefined && (
                <Icon of={Check} size="xs" className={line.isChecked ? 'tick-of' : 'tick-of none'} />
              )}
              {line.swatch !== undefined && <i className={line.swatch} />}
              {line.icon && <Icon of={line.icon} size="s" />}
              <span className="clip">{line.label}</span>
              {line.hint && <span className="kbd">{line.hint}</span>}
            </button>
          );
        })}
      </div>
    </Float>
  );
}
