/** The places, from 0, of a longest rising run of distinct numbers that may have others between: what stays when a list is put in order. */
export function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  // ends[k] is the place of the smallest number that ends a run of k + 1; before[] leads back through that run
  const ends: number[] = [];
  const before: number[] = [];
  for (const [place, value] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[place] = ends[low - 1] ?? -1;
    ends[low] = place;
  }
  const run = new Set<number>();
  for (let place = ends.at(-1) ?? -1; place >= 0; place = before[place] ?? -1) run.add(place);
  return run;
}
