/** On a photo of the page that is far from what is seen of it: it has its place, and is neither loaded, styled, laid out nor painted inside. */
const FAR = 'data-far';

/** In the frame alone, never in the kit. The height is about that of a card with a caption of three lines; `auto` keeps the true one once it was seen. */
export const FAR_STYLE = `[${FAR}]{content-visibility:auto;contain-intrinsic-size:auto 22rem}`;

/** How far beyond the frame, above and below, photos are loaded and laid out ahead. */
const AHEAD = '60%';

/** Where a picture of a far photo comes from, until it is near: where no script runs, a browser loads every picture at once, whatever `loading` says. */
const SOURCE = 'data-src';

/** Takes it that photos are far from what is seen, until `watchFar` finds them near: none of their pictures is loaded. */
export function setFar(photos: readonly Element[]): void {
  for (const photo of photos) {
    photo.setAttribute(FAR, '');
    for (const picture of photo.querySelectorAll('img[src]')) {
      picture.setAttribute(SOURCE, picture.getAttribute('src') ?? '');
      picture.removeAttribute('src');
    }
  }
}

function setNear(photo: Element): void {
  photo.removeAttribute(FAR);
  for (const picture of photo.querySelectorAll(`img[${SOURCE}]`)) {
    picture.setAttribute('src', picture.getAttribute(SOURCE) ?? '');
    picture.removeAttribute(SOURCE);
  }
}

/** Makes the photos of the next page near or far as those are that stand in their places now; one in a new place is far until it is found near. */
export function keepFar(old: readonly Element[], next: readonly Element[]): void {
  setFar(next.filter((_, at) => old[at]?.hasAttribute(FAR) !== false));
}

/**
 * Loads and lays out each far photo for good when it comes near; gives back what ends that. The mark is taken off rather than left to the browser,
 * because what may be skipped cannot share its rows with the photos beside it (a subgrid), which on the exported page it does.
 */
export function watchFar(target: Document): () => void {
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target: photo } of entries) {
        if (!isIntersecting) continue;
        setNear(photo);
        watcher.unobserve(photo);
      }
    },
    { root: target, rootMargin: `${AHEAD} 0px` },
  );
  for (const photo of target.querySelectorAll(`[${FAR}]`)) watcher.observe(photo);
  return () => watcher.disconnect();
}
