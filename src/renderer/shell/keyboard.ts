import { useEffect } from 'react';
import { COMMANDS, type Command } from '../commands.ts';
import { IS_MAC, isShortcut } from '../ui/keys.ts';
import { isTextField } from '../ui/text-field.ts';
import { type App, useApp } from './app.tsx';
import { moveRegion, openDialog } from './regions.ts';

/** Lets the window's keeper of the focus follow the page; a wish for the focus belongs to the view in which it was made. */
export function useFocusKeeper(app: App): void {
  useEffect(() => app.focus.watch(), [app]);
  useEffect(() => app.store.subscribe((now, before) => now.view !== before.view && app.focus.drop()), [app]);
}

/** Leads the keyboard into a view when it is shown. */
export function useFocusInView(view: unknown): void {
  const { focus } = useApp();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of the view that counts
  useEffect(() => focus.arrive(), [focus, view]);
}

/** Whether the key is meant for what has the focus: typing, or an open menu or panel. */
const isTaken = (event: KeyboardEvent): boolean =>
  isTextField(event.target) || (event.target instanceof Element && event.target.closest('.float') !== null);

const answersTo = (command: Command, event: KeyboardEvent): boolean =>
  [command.shortcut, ...(command.also ?? [])].some((keys) => keys !== null && isShortcut(event, keys, IS_MAC)) &&
  !(command.isShy === true && isTaken(event));

/** Listens for the shortcuts of the command table and for F6. A dialog keeps the keys to itself. */
export function useKeyboard(app: App): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || openDialog() !== null) return;
      if (event.key === 'F6') {
        event.preventDefault();
        moveRegion(event.shiftKey ? -1 : 1);
        return;
      }
      const command = COMMANDS.find((candidate) => answersTo(candidate, event) && candidate.when(app));
      if (command === undefined) return;
      event.preventDefault();
      const isInSidebar = document.activeElement?.closest('[data-region="navigation"]') != null;
      command.run(app);
      // From the sidebar a shortcut leads into the page: the entry that has the focus is another one.
      if (isInSidebar && command.id.startsWith('go.')) requestAnimationFrame(() => app.focus.home());
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [app]);
}
