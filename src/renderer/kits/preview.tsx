import { Monitor, PanelRight, Smartphone, Tablet } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { SectionKind } from '#contract/kits.ts';
import type { KitId } from '#contract/values.ts';
import { runCommand } from '../commands.ts';
import { useApp, useWindow } from '../shell/app.tsx';
import { IconButton } from '../ui/button.tsx';
import { Segmented } from '../ui/field.tsx';
import { words } from '../words/en.ts';
import { usePageCounter } from './page-counter.ts';

const WIDTHS = { desktop: 1120, tablet: 768, phone: 390 } as const;
type Width = keyof typeof WIDTHS;
/** In a pane narrower than this, in px, the desktop page would be too small to read: the page starts at phone width there. */
const READABLE_PANE = 600;

/** The press page as it would be exported now, at three widths, scaled to the pane. A new page is shown once it has loaded. */
export function PagePreview({ kitId, section }: { kitId: KitId; section: SectionKind | null }) {
  const app = useApp();
  const isPanelShown = useWindow((state) => state.inspector) !== 'closed';
  const counter = usePageCounter(kitId);
  const [chosen, setWidth] = useState<Width | null>(null);
  const pane = useRef<HTMLDivElement>(null);
  const size = useSize(pane);
  const width = chosen ?? (size.width > 0 && size.width < READABLE_PANE ? 'phone' : 'desktop');
  const own = WIDTHS[width];
  const scale = size.width === 0 ? 1 : Math.min(1, size.width / own);
  const anchor = section === null ? '' : `#${section}`;
  return (
    <main className="stage" data-region="main" aria-label={words.kits.preview}>
      <div className="tb">
        <Segmented
          className="icons"
          label={words.kits.width}
          value={width}
          choices={[
            { value: 'desktop', label: words.kits.desktop, icon: Monitor },
            { value: 'tablet', label: words.kits.tablet, icon: Tablet },
            { value: 'phone', label: words.kits.phone, icon: Smartphone },
          ]}
          onChange={setWidth}
        />
        <span className="mono faint">START-HERE.html</span>
        <span className="faint sm push">{words.kits.offline}</span>
        <IconButton
          icon={PanelRight}
          label={isPanelShown ? words.inspector.close : words.kits.settings}
          shortcut="Ctrl Alt I"
          aria-pressed={isPanelShown}
          onClick={() => runCommand(app, 'view.inspector')}
        />
      </div>
      <div ref={pane} className="pane">
        <div className="sheet-of-page" style={{ width: own * scale, height: size.height }}>
          <Page
            address={`${app.sources.page(kitId, counter)}${anchor}`}
            style={{ width: own, height: size.height / scale, transform: `scale(${scale})` }}
          />
        </div>
      </div>
    </main>
  );
}

/**
 * Two frames in turn: the old page stays until the new one has loaded, so an edit does not flash.
 * The sandbox forbids scripts, forms, popups and the way out; the page works without scripts.
 */
function Page({ address, style }: { address: string; style: React.CSSProperties }) {
  const [shown, setShown] = useState(address);
  const [isLoaded, setLoaded] = useState(false);
  const frame = (source: string, isHidden: boolean) => (
    <iframe
      key={source}
      title={words.kits.preview}
      sandbox=""
      src={source}
      style={isHidden ? { ...style, visibility: 'hidden' } : style}
      aria-hidden={isHidden || undefined}
      onLoad={() => {
        setShown(source);
        setLoaded(true);
      }}
    />
  );
  return (
    <>
      {!isLoaded && (
        <p className="making" role="status">
          {words.kits.making}
        </p>
      )}
      {frame(shown, false)}
      {shown !== address && frame(address, true)}
    </>
  );
}

function useSize(box: React.RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return size;
}
