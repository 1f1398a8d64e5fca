import { type ComponentProps, type ReactNode, useCallback, useRef, useState } from 'react';
import { Float } from './float.tsx';

interface PopoverButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'content'> {
  readonly label: string;
  readonly content: (close: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** A button with a small panel beside it. */
export function PopoverButton({ label, content, children, ...rest }: PopoverButtonProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <>
      <button type="button" aria-haspopup="dialog" aria-expanded={isOpen} {...rest} ref={anchor} onClick={() => setOpen(!isOpen)}>
        {children}
      </button>
      {isOpen && (
        <Float anchor={anchor} role="dialog" label={label} className="pop" onClose={close}>
          {content(close)}
        </Float>
      )}
    </>
  );
}
