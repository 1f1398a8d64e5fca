import { cssFor, mediaFor, type PageLook } from '#domain/kits/page-look.ts';
import { keepFar, setFar, watchFar } from './far-photos.ts';

/** Photos that a page has when it is first shown, and those that follow at a time: hundreds at once would hold the window up. */
const FIRST_PHOTOS = 6;
const MORE_PHOTOS = 24;

/**
 * Makes the document of the preview's frame into a page. Only what differs is touched: pictures that stay are not loaded again,
 * the page does not flash, and the place that is being read stays where it is. Into an empty document most of the photos follow a
 * moment later; what is given back stops that.
 */
export function showPage(target: Document, html: string, look: PageLook): () => void {
  const page = read(target, html, look);
  if (page === null) return () => {};
  for (const source of page.querySelectorAll('source[media]'))
    source.setAttribute('media', mediaFor(source.getAttribute('media') ?? '', look));
  // A kit of hundreds of pictures is opened before all of them are there.
  for (const picture of page.querySelectorAll('img')) picture.loading = 'lazy';
  target.documentElement.style.colorScheme = look === 'dark' ? 'dark' : 'light';
  const isEmpty = target.body.childElementCount === 0;
  const photos = photosOf(page);
  const later = isEmpty ? photos.slice(FIRST_PHOTOS) : [];
  for (const photo of later) photo.remove();
  setFar(later);
  keepFar(photosOf(target), photos);
  change(target.head, page.head);
  change(target.body, page.body);
  const { lang } = page.documentElement;
  if (target.documentElement.lang !== lang) target.documentElement.lang = lang;
  target.documentElement.dataset.status = page.documentElement.dataset.status ?? '';
  return follow(target, later);
}

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

const photosOf = (page: Document): Element[] => [...page.querySelectorAll('#photos .card')];

/** Puts photos behind the last one that is there, some at a time, each time behind a frame, and then sees which come near; gives back what stops it. */
function follow(target: Document, photos: Element[]): () => void {
  let stop = (): void => {};
  const more = (): void => {
    const some = photos.splice(0, MORE_PHOTOS).map((photo) => target.importNode(photo, true));
    photosOf(target).at(-1)?.after(...some);
    go();
  };
  const go = (): void => {
    if (photos.length === 0) stop = watchFar(target);
    else {
      const next = setTimeout(more, PAUSE_MS);
      stop = () => clearTimeout(next);
    }
  };
  go();
  return () => stop();
}

/** Two frames. */
const PAUSE_MS = 32;

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
