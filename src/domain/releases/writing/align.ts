/** One step of turning a list into another: kept, taken out, put in. */
export interface Step<T> {
  readonly kind: 'same' | 'removed' | 'added';
  readonly value: T;
}

/** Beyond this many comparisons two lists count as wholly different: a reader could not follow such a change anyway. */
const MOST_CELLS = 4_000_000;

/** The shortest way from one list to another: the longest common subsequence stays, what it lacks is removed before it is added. */
export function align<T>(from: readonly T[], to: readonly T[]): Step<T>[] {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let end = 0;
  while (end < from.length - start && end < to.length - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  const step = (kind: Step<T>['kind'], values: readonly T[]): Step<T>[] => values.map((value) => ({ kind, value }));
  return [
    ...step('same', from.slice(0, start)),
    ...middle(from.slice(start, from.length - end), to.slice(start, to.length - end), step),
    ...step('same', end === 0 ? [] : from.slice(-end)),
  ];
}

function middle<T>(
  from: readonly T[],
  to: readonly T[],
  step: (kind: Step<T>['kind'], values: readonly T[]) => Step<T>[],
): Step<T>[] {
  if (from.length === 0 || to.length === 0 || from.length * to.length > MOST_CELLS)
    return [...step('removed', from), ...step('added', to)];
  const width = to.length + 1;
  // length[i][j]: how long the common subsequence of from[i..] and to[j..] is
  const length = new Uint32Array((from.length + 1) * width);
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      length[i * width + j] =
        from[i] === to[j]
          ? (length[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(length[(i + 1) * width + j] ?? 0, length[i * width + j + 1] ?? 0);
    }
  }
  const steps: Step<T>[] = [];
  let [i, j] = [0, 0];
  while (i < from.length && j < to.length) {
    const [one, other] = [from[i] as T, to[j] as T];
    if (one === other) {
      steps.push({ kind: 'same', value: one });
      i++;
      j++;
    } else if ((length[(i + 1) * width + j] ?? 0) >= (length[i * width + j + 1] ?? 0)) {
      steps.push({ kind: 'removed', value: one });
      i++;
    } else {
      steps.push({ kind: 'added', value: other });
      j++;
    }
  }
  return [...steps, ...step('removed', from.slice(i)), ...step('added', to.slice(j))];
}
