/** Pictures in work at once: one decodes on another thread, so one more than the two cores of a small machine. */
const AT_ONCE = 3;

/**
 * Does a deed for each item, a few at a time, in no order. `stop` is asked before each and ends the work by throwing. When one fails,
 * no other is begun, and those at work are waited for: whoever hears of the failure finds nothing still being written.
 */
export async function forEachAtOnce<Item>(
  items: readonly Item[],
  stop: () => void,
  deed: (item: Item) => Promise<void>,
  atOnce = AT_ONCE,
): Promise<void> {
  const queue = items.values();
  let hasFailed = false;
  const work = async (): Promise<void> => {
    for (const item of queue) {
      if (hasFailed) return;
      try {
        stop();
        await deed(item);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
