import { type RefObject, useLayoutEffect } from 'react';

/** Opens a dialog as a modal one while it is shown, leads the focus to what asks for it, and gives the focus back afterwards. */
export function useModal(box: RefObject<HTMLDialogElement | null>): void {
  // In the layout, so that the focus has its new place as soon as the dialog is there, or is gone.
  useLayoutEffect(() => {
    const dialog = box.current;
    if (dialog === null || dialog.open) return;
    const opener = document.activeElement;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      dialog.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [box]);
}
