/**
 * Marks in the window's own timeline (User Timing), read by `npm run bench -- app` and by whoever opens the developer tools: `grid.painted`
 * with what was searched and how many there are, `kit.painted` with its items, `page.painted` with the length of the page.
 */
export type MarkName = 'grid.painted' | 'kit.painted' | 'page.painted';

/** Kept at most, so that a window that is open for weeks does not gather them. */
const KEPT = 200;

/** Notes that what was just written into the document can be seen: in the first task behind the next frame. */
export function markPainted(name: MarkName, detail: Readonly<Record<string, string | number>>): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      if (performance.getEntriesByName(name, 'mark').length >= KEPT) performance.clearMarks(name);
      performance.mark(name, { detail });
      port1.close();
    };
    port2.postMessage(null);
  });
}
