import type { ReactNode } from 'react';

/** Arrow keys, Home and End move the focus among the direct `.it` buttons of a list pane, and choose. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; the buttons inside are the controls
    <div
      className="rows"
      role="group"
      aria-label={label}
      onKeyDown={(event) => {
        const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.it')];
        const at = items.indexOf(document.activeElement as HTMLElement);
        if (at < 0) return;
        const target =
          event.key === 'ArrowDown'
            ? items[at + 1]
            : event.key === 'ArrowUp'
              ? items[at - 1]
              : event.key === 'Home'
                ? items[0]
                : event.key === 'End'
                  ? items.at(-1)
                  : undefined;
        if (target === undefined) return;
        event.preventDefault();
        target.focus();
        target.click();
      }}
    >
      {children}
    </div>
  );
}
