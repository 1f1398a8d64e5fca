/**
 * A JSON value like `next` in which every part that equals its counterpart in `last` is that counterpart itself; `last` when all is equal.
 * Whoever compares by identity then sees what changed and nothing else.
 */
export function share<T>(last: unknown, next: T): T {
  if (last === next) return next;
  if (Array.isArray(last) && Array.isArray(next)) {
    const items = next.map((item, at) => share(last[at], item));
    return (last.length === items.length && items.every((item, at) => item === last[at]) ? last : items) as T;
  }
  if (!isPlain(last) || !isPlain(next)) return next;
  const names = Object.keys(next);
  const parts = names.map((name) => [name, share(last[name], next[name])] as const);
  const isSame = Object.keys(last).length === names.length && parts.every(([name, part]) => name in last && part === last[name]);
  return (isSame ? last : Object.fromEntries(parts)) as T;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
