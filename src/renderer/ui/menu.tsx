import type { LucideIcon } from 'lucide-react';
import { type ComponentProps, type ReactNode, useCallback, useRef, useState } from 'react';
import { Float } from './float.tsx';
import { Icon } from './icon.tsx';

/** One line of a menu; `head` is a heading, `line` a hairline. */
export type MenuLine =
  | {
      readonly kind: 'item';
      readonly id: string;
      readonly label: string;
      readonly icon?: LucideIcon;
      readonly hint?: string;
      readonly look?: 'danger';
      readonly run: () => void;
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

interface MenuProps {
  readonly anchor: React.RefObject<HTMLElement | null>;
  readonly label: string;
  readonly lines: readonly MenuLine[];
  readonly onClose: () => void;
}

export function Menu({ anchor, label, lines, onClose }: MenuProps) {
  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>): void => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    const at = items.indexOf(document.activeElement as HTMLElement);
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
      {lines.map((line, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: hairlines have nothing else
        if (line.kind === 'line') return <hr key={at} />;
        if (line.kind === 'head')
          return (
            <div key={line.label} className="head" role="presentation">
              {line.label}
            </div>
          );
        return (
          <button
            type="button"
            role="menuitem"
            key={line.id}
            tabIndex={-1}
            className={`item ${line.look ?? ''}`}
            onClick={() => {
              anchor.current?.focus();
              onClose();
              line.run();
            }}
          >
            {line.icon && <Icon of={line.icon} size="s" />}
            <span className="clip">{line.label}</span>
            {line.hint && <span className="kbd">{line.hint}</span>}
          </button>
        );
      })}
    </Float>
  );
}
