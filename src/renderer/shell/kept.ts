/* What a window keeps on this computer and no library knows: how the grid looks, which searches were asked. */

const nameOf = (key: string): string => `dateline.${key}`;

/** What was kept under a key, read by `read`, which gets undefined when nothing was kept or it cannot be read. */
export function kept<T>(key: string, read: (value: unknown) => T): T {
  try {
    const text = localStorage.getItem(nameOf(key));
    return read(text === null ? undefined : JSON.parse(text));
  } catch {
    return read(undefined);
  }
}

/** Keeps a value under a key; a store that is full or forbidden costs only the habit. */
export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(value));
  } catch {
    // Nothing that a person made is lost.
  }
}
