import { cssFor, mediaFor, type PageLook } from '#domain/kits/page-look.ts';
import { keepFar, setFar, watchFar } from './far-photos.ts';

/** Photos that are seen at once, and those that follow at a time: hundreds together would hold the window up. */
const FIRST_PHOTOS = 6;
const MORE_PHOTOS = 24;

/** On the photos while what is above them is laid out. */
const HELD = 'data-held';

/** In the frame alone, never in the kit. */
export const HELD_STYLE = `[${HELD}]{content-visibility:hidden;contain-intrinsic-size:auto 100rem}`;

/**
 * Makes the document of the preview's frame into a page. Only what differs is touched: pictures that stay are not loaded again,
 * the page does not flash, and the place that is being read stays where it is. Into an empty document the photos follow behind a
 * frame, the first few and then the rest in pieces. `onSeen` is called once all is there that is seen first; what is given back
 * stops what is still to come.
 */
export function showPage(target: Document, html: string, look: PageLook, onSeen: () => void = () => {}): () => void {
  const page = read(target, html, look);
  if (page === null) return () => {};
  for (const source of page.querySelectorAll('source[media]'))
    source.setAttribute('media', mediaFor(source.getAttribute('media') ?? '', look));
  target.documentElement.style.colorScheme = look === 'dark' ? 'dark' : 'light';
  const isEmpty = target.body.childElementCount === 0;
  const later = isEmpty ? takeLater(page) : [];
  if (isEmpty) gridOf(page)?.setAttribute(HELD, '');
  else keepFar(photosOf(target), photosOf(page));
  change(target.head, page.head);
  change(target.body, page.body);
  const { lang } = page.documentElement;
  if (target.documentElement.lang !== lang) target.documentElement.lang = lang;
  target.documentElement.dataset.status = page.documentElement.dataset.status ?? '';
  return follow(target, later, onSeen);
}

const photosOf = (page: Document): Element[] => [...page.querySelectorAll('#photos .card')];

const gridOf = (page: Document): Element | null => photosOf(page)[0]?.parentElement ?? null;

/**
 * Takes all photos but the first few out of a page, as far from what is seen, each with the white space before it: once they are back,
 * the page has the same nodes in the same places, and an edit finds all of them.
 */
function takeLater(page: Document): ChildNode[] {
  const photos = photosOf(page);
  const far = photos.slice(FIRST_PHOTOS);
  const later: ChildNode[] = [];
  for (let node = far.length === 0 ? null : photos[FIRST_PHOTOS - 1]?.nextSibling; node; node = node.nextSibling) {
    later.push(node);
    if (node === far.at(-1)) break;
  }
  for (const node of later) node.remove();
  setFar(far);
  return later;
}

/** Shows the first photos behind a frame, puts the others behind them, some at a time, and then sees which come near; gives back what stops it. */
function follow(target: Document, later: readonly ChildNode[], onSeen: () => void): () => void {
  const grid = gridOf(target);
  if (grid === null) {
    onSeen();
    return () => {};
  }
  let put = 0;
  let stop = (): void => {};
  const wait = (next: () => void): void => {
    const timer = setTimeout(next, PAUSE_MS);
    stop = () => clearTimeout(timer);
  };
  const behind = photosOf(target)[FIRST_PHOTOS - 1]?.nextSibling ?? null;
  const more = (): void => {
    if (put >= later.length) {
      stop = watchFar(target);
      return;
    }
    const some = later.slice(put, put + MORE_NODES).map((node) => target.importNode(node, true));
    put += some.length;
    for (const node of some) grid.insertBefore(node, behind);
    wait(more);
  };
  const show = (): void => {
    grid.removeAttribute(HELD);
    onSeen();
    wait(more);
  };
  if (grid.hasAttribute(HELD)) wait(show);
  else {
    onSeen();
    more();
  }
  return () => stop();
}

/** A photo and the white space before it are two nodes. */
const MORE_NODES = 2 * MORE_PHOTOS;

/** One frame: what was put in is laid out and painted before the next. */
const PAUSE_MS = 17;

/** The page as a document of its own, decided for a look, without what loads or runs anything; null for a frame that is gone. */
function read(target: Document, html: string, look: PageLook): Document | null {
  const view = target.defaultView as (Window & typeof globalThis) | null;
  if (view === null) return null;
  // The frame's own parser: inline styles are decided by the frame's policy, not by the window's.
  const page = new view.DOMParser().parseFromString(html, 'text/html');
  for (const element of page.querySelectorAll('script, link, meta[http-equiv]')) element.remove();
  for (const style of page.querySelectorAll('style')) style.textContent = cssFor(style.textContent ?? '', look);
  return page;
}

/** Typefaces that have not come by then come later, as they do in a browser. */
const TYPEFACES_MS = 250;

/**
 * Puts the style sheets of a page into an empty document and waits for their typefaces, so that its text is laid out once and
 * not first in another typeface; never longer than `TYPEFACES_MS`.
 */
export async function loadTypefaces(target: Document, html: string, look: PageLook): Promise<void> {
  const head = read(target, `${html.split('</head>', 1)[0]}</head>`, look)?.head;
  if (head === undefined) return;
  change(target.head, head);
  const loaded = [...target.fonts].map((face) => face.load());
  await Promise.race([Promise.allSettled(loaded), new Promise((late) => setTimeout(late, TYPEFACES_MS))]);
}

/** Makes one element like another, deeper only where they differ. */
function change(old: Element, next: Element): void {
  if (old.isEqualNode(next)) return;
  for (const { name } of [...old.attributes]) if (!next.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const wanted = [...next.childNodes];
  for (const [at, node] of wanted.entries()) {
    const there = old.childNodes[at];
    if (there === undefined) old.append(old.ownerDocument.importNode(node, true));
    else if (!there.isEqualNode(node)) {
      if (isElement(there) && isElement(node) && there.tagName === node.tagName && there.id === node.id) change(there, node);
      else there.replaceWith(old.ownerDocument.importNode(node, true));
    }
  }
  while (old.childNodes.length > wanted.length) old.lastChild?.remove();
}

const isElement = (node: Node): node is Element => node.nodeType === 1;
