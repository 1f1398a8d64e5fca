import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { SectionKind } from '#contract/kits.ts';
import type { PageLook } from '#domain/kits/page-look.ts';
import { SECTION_ORDER } from '#domain/kits/sections.ts';
import { markPainted } from '../marks.ts';
import { useApp } from '../shell/app.tsx';
import { words } from '../words/catalogue.ts';
import { FAR_STYLE } from './far-photos.ts';
import { HELD_STYLE, loadTypefaces, showPage } from './press-page.ts';

/** The section of the kit that a part of the page shows, by the id of that part. */
const PARTS: Readonly<Record<SectionKind, string>> = {
  releases: 'release',
  figures: 'figures',
  quotes: 'quotes',
  photos: 'photos',
  logos: 'logos',
  documents: 'documents',
  sheets: 'photos',
  contacts: 'contacts',
};

/** How the chosen section is marked; in the frame alone, never in the kit. The colour is the light theme's accent: the page is always paper. */
const MARK = `::-webkit-scrollbar{width:8px}::-webkit-scrollbar-thumb{background:#b9b5aa;border-radius:4px}
[data-chosen]{position:relative;scroll-margin-top:64px;outline:2px solid #0f6b4c;outline-offset:10px;border-radius:2px}
[data-chosen]::before{content:attr(data-chosen);position:absolute;left:-12px;top:-32px;padding:3px 9px;border-radius:3px 3px 0 0;background:#0f6b4c;color:#fff;font:600 13px/16px Inter,sans-serif;z-index:9}
[data-kit-part]{cursor:default}
${FAR_STYLE}${HELD_STYLE}`;

interface PageFrameProps {
  readonly html: string;
  readonly look: PageLook;
  readonly section: SectionKind | null;
  readonly onSection: (section: SectionKind) => void;
  readonly style: React.CSSProperties;
}

/**
 * The start page in a frame of its own, in which no script runs and nothing can be sent or opened. The window writes the page
 * into it, so that an edit changes only what it changes.
 */
export function PageFrame({ html, look, section, onSection, style }: PageFrameProps) {
  const app = useApp();
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setReady] = useState(false);
  const choose = useRef(onSection);
  choose.current = onSection;

  useLayoutEffect(() => {
    const target = documentOf(frame.current);
    if (!isReady || target === null) return;
    return showPage(target, html, look, () => markPainted('page.painted', { length: html.length }));
  }, [html, look, isReady]);

  // After every change of the page too: the mark is not part of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: html and look change what is marked
  useLayoutEffect(() => {
    const target = documentOf(frame.current);
    if (isReady && target !== null) mark(target, section);
  }, [section, html, look, isReady]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: at another width the section stands elsewhere
  useEffect(() => {
    const target = documentOf(frame.current);
    if (!isReady || target === null || section === null) return;
    return bringIntoSight(target, section);
  }, [section, isReady, style.width]);

  return (
    <iframe
      ref={frame}
      title={words.kits.preview}
      sandbox="allow-same-origin"
      src={app.sources.frame}
      style={style}
      onLoad={() => {
        const target = documentOf(frame.current);
        if (target === null) return;
        target.addEventListener('click', (event) => {
          const { target: hit } = event;
          if (hit === null || !('closest' in hit)) return;
          const element = hit as Element;
          const link = element.closest('a');
          if (link !== null && !link.getAttribute('href')?.startsWith('#')) event.preventDefault();
          const id = element.closest('[data-kit-part]')?.getAttribute('data-kit-part');
          if (link === null && id) choose.current(id as SectionKind);
        });
        void loadTypefaces(target, html, look).then(() => setReady(true));
      }}
    />
  );
}

/** A frame of another width is laid out a little later, and parts above take their true height only once they come near: it is looked for this often, one frame each. */
const LOOKS = 6;

/** Scrolls to a section unless it is in sight already; gives back what stops it. */
function bringIntoSight(target: Document, section: SectionKind): () => void {
  let left = LOOKS;
  let next = 0;
  const look = (): void => {
    const part = partOf(target, section);
    const top = part?.getBoundingClientRect().top;
    left -= 1;
    if (part === null || top === undefined) return;
    const isInSight = top >= 0 && top <= target.documentElement.clientHeight * 0.6;
    if (!isInSight) part.scrollIntoView({ behavior: 'instant', block: 'start' });
    if (left > 0) next = requestAnimationFrame(look);
  };
  look();
  return () => cancelAnimationFrame(next);
}

/** The document of a frame; null where it cannot be reached. */
function documentOf(frame: HTMLIFrameElement | null): Document | null {
  try {
    return frame?.contentDocument ?? null;
  } catch {
    return null;
  }
}

/** The part of the page that shows a section; the first of several releases. */
const partOf = (target: Document, kind: SectionKind): HTMLElement | null =>
  target.getElementById(PARTS[kind]) ?? target.querySelector(`main [id^="${PARTS[kind]}-1"]`);

function mark(target: Document, section: SectionKind | null): void {
  let style = target.getElementById('dateline-mark');
  if (style === null) {
    style = target.createElement('style');
    style.id = 'dateline-mark';
    style.textContent = MARK;
    target.documentElement.append(style);
  }
  for (const element of target.querySelectorAll('[data-chosen]')) element.removeAttribute('data-chosen');
  for (const kind of SECTION_ORDER) {
    if (kind === 'sheets') continue;
    const part = partOf(target, kind);
    part?.setAttribute('data-kit-part', kind);
    if (kind === section) part?.setAttribute('data-chosen', words.kits.sections[kind]);
  }
}
