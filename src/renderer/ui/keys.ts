/** Whether this is a Mac, whose keys have other names. */
export const IS_MAC = navigator.platform.startsWith('Mac');

/** Mod+Shift+N as Ctrl Shift N, or as a person with a Mac writes it. */
export function shortcutText(shortcut: string, isMac: boolean): string {
  const parts = shortcut
    .replace('ArrowLeft', '←')
    .replace('ArrowRight', '→')
    .replace('Delete', 'Del')
    .split('+')
    .map((part) => (part === 'Plus' ? '+' : part === 'Minus' ? '–' : part));
  return parts
    .map((part) =>
      part === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : part === 'Alt' && isMac ? '⌥' : part === 'Shift' && isMac ? '⇧' : part,
    )
    .join(' ');
}

/** Whether a key event is a shortcut. */
export function isShortcut(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  shortcut: string,
  isMac: boolean,
): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const mod = isMac ? event.metaKey : event.ctrlKey;
  // Where + needs Shift, and where it has a key of its own, it is meant all the same.
  if (key === 'Plus' || key === 'Minus')
    return mod === parts.includes('Mod') && !event.altKey && (key === 'Plus' ? ['+', '='] : ['-', '_']).includes(event.key);
  const otherMod = isMac ? event.ctrlKey : event.metaKey;
  if (mod !== parts.includes('Mod') || otherMod) return false;
  if (event.altKey !== parts.includes('Alt') || event.shiftKey !== parts.includes('Shift')) return false;
  // With Alt a Mac types other letters, so letters and digits go by the key's place.
  return event.key.toLowerCase() === key.toLowerCase() || event.code === `Key${key}` || event.code === `Digit${key}`;
}

/** A shortcut as it stands on the keys of this computer: Ctrl Shift N, or ⌘ ⇧ N. */
export const keysHere = (shortcut: string): string => shortcutText(shortcut, IS_MAC);
