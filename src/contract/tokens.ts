/**
 * Main's exchange of places. Both functions copy a JSON value and touch only objects that carry `$token` or `$path`,
 * so main needs no knowledge of any route.
 */

/** No call needs more values, or deeper ones. A message of a window may hold itself, or the same part in every part, and would never end. */
const MOST_VALUES = 2_000_000;
const MOST_DEPTH = 100;

/**
 * Replaces every `{ $token }` by the `{ $path }` that `lookUp` knows. Answers null when a token is unknown, a window tried to name a
 * path itself, or the message is larger or deeper than any call.
 */
export function spendTokens(value: unknown, lookUp: (token: string) => string | undefined): { value: unknown } | null {
  try {
    const room = { values: MOST_VALUES, depth: MOST_DEPTH };
    return {
      value: walk(value, room, 0, (object) => {
        if ('$path' in object) throw new Refused();
        if (!('$token' in object)) return undefined;
        const path = typeof object.$token === 'string' ? lookUp(object.$token) : undefined;
        if (path === undefined) throw new Refused();
        return { $path: path };
      }),
    };
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** Adds a token to every `{ $path }` in an answer, so that the window can later spend what it was shown. */
export function issueTokens(value: unknown, issue: (path: string) => string): unknown {
  return walk(value, { values: Number.POSITIVE_INFINITY, depth: Number.POSITIVE_INFINITY }, 0, (object) =>
    typeof object.$path === 'string' ? { $path: object.$path, $token: issue(object.$path) } : undefined,
  );
}

class Refused extends Error {}

function walk(
  value: unknown,
  room: { values: number; readonly depth: number },
  depth: number,
  replace: (object: Record<string, unknown>) => unknown,
): unknown {
  room.values -= 1;
  if (room.values < 0 || depth > room.depth) throw new Refused();
  if (Array.isArray(value)) return value.map((item) => walk(item, room, depth + 1, replace));
  if (typeof value !== 'object' || value === null) return value;
  const replaced = replace(value as Record<string, unknown>);
  if (replaced !== undefined) return replaced;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, room, depth + 1, replace)]));
}
