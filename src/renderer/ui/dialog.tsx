import { X } from 'lucide-react';
import { type ReactNode, useId, useRef } from 'react';
import { words } from '../words/catalogue.ts';
import { IconButton } from './button.tsx';
import { useModal } from './use-modal.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly className?: string;
  readonly onSubmit?: () => void;
  /** There is nothing to press in it, only to read and scroll. */
  readonly isReading?: boolean;
}

/** A dialog that holds the focus until it is closed; the browser's own, so what lies under it is inert. */
export function Dialog({ title, onClose, children, footer, className = '', onSubmit, isReading = false }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useModal(box);
  return (
    <dialog
      ref={box}
      className={`dialog ${className}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        const isLine = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
        if (onSubmit && event.key === 'Enter' && (isLine || event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          onSubmit();
        }
      }}
    >
      <div className="dialog-head">
        <h2 className="h2" id={id}>
          {title}
        </h2>
        <IconButton icon={X} label={words.dialog.close} onClick={onClose} />
      </div>
      <div className="content" {...(isReading ? { tabIndex: 0 } : {})}>
        {children}
      </div>
      {footer && <footer>{footer}</footer>}
    </dialog>
  );
}
