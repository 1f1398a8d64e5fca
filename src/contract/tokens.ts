/**
 * Main's exchange of places. Both functions copy a JSON value and touch only objects that carry `$token` or `$path`,
 * so main needs no knowledge of any route.
 */

/** Replaces every `{ $token }` by the `{ $path }` that `lookUp` knows. Answers null when a token is unknown or a window tried to name a path itself. */
export function spendTokens(value: unknown, lookUp: (token: string) => string | undefined): { value: unknown } | null {
  try {
    return {
      value: walk(value, (object) => {
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
  return walk(value, (object) =>
    typeof object.$path === 'string' ? { $path: object.$path, $token: issue(object.$path) } : undefined,
  );
}

class Refused extends Error {}

function walk(value: unknown, replace: (object: Record<string, unknown>) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, replace));
  if (typeof value !== 'object' || value === null) return value;
  const replaced = replace(value as Record<string, unknown>);
  if (replaced !== undefined) return replaced;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, replace)]));
}
