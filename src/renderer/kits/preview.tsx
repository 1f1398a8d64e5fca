import { Monitor, Moon, PanelRight, Printer, Smartphone, Sun, Tablet } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import type { Kit, SectionKind } from '#contract/kits.ts';
import { languagesOf } from '#domain/kits/in-language.ts';
import type { PageLook } from '#domain/kits/page-look.ts';
import { runCommand } from '../commands.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp, useWindow } from '../shell/app.tsx';
import { IconButton } from '../ui/button.tsx';
import { Segmented, Select } from '../ui/field.tsx';
import { keysHere } from '../ui/keys.ts';
import { useSoon } from '../ui/use-soon.ts';
import { words } from '../words/catalogue.ts';
import { PageFrame } from './page-frame.tsx';

const WIDTHS = { desktop: 1120, tablet: 768, phone: 390 } as const;
/** A4 at 96 px to the inch. */
const PAPER_WIDTH = 794;
type Width = keyof typeof WIDTHS;
/** In a pane narrower than this, in px, the desktop page would be too small to read: the page starts at phone width there. */
const READABLE_PANE = 600;

interface PagePreviewProps {
  readonly kit: Kit;
  readonly section: SectionKind | null;
  readonly onSection: (section: SectionKind) => void;
}

/** The press page as it would be exported now: at three widths, light, dark or on paper, in each of its languages, scaled to the pane. */
export const PagePreview = memo(function PagePreview({ kit, section, onSection }: PagePreviewProps) {
  const app = useApp();
  const t = words.compose;
  const isPanelShown = useWindow((state) => state.inspector) !== 'closed';
  const [chosen, setWidth] = useState<Width | null>(null);
  const [look, setLook] = useState<PageLook>('light');
  const [language, setLanguage] = useState<string | null>(null);
  const languages = useLanguages(kit);
  const shown = language !== null && languages.includes(language) ? language : null;
  const html = usePage(kit, shown);
  // A frame is a document of its own to be made: it comes once the rest is seen.
  const isSoon = useSoon();
  const pane = useRef<HTMLDivElement>(null);
  const size = useSize(pane);
  const width = chosen ?? (size.width > 0 && size.width < READABLE_PANE ? 'phone' : 'desktop');
  const own = look === 'print' ? PAPER_WIDTH : WIDTHS[width];
  const scale = size.width === 0 ? 1 : Math.min(1, size.width / own);
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
        <Segmented
          className="icons"
          label={t.look}
          value={look}
          choices={[
            { value: 'light', label: t.light, icon: Sun },
            { value: 'dark', label: t.dark, icon: Moon },
            { value: 'print', label: t.print, icon: Printer },
          ]}
          onChange={setLook}
        />
        <span className="mono faint roomy">START-HERE.html</span>
        <span className="grow" />
        <span className="faint sm roomy">{words.kits.offline}</span>
        {languages.length > 1 && languages.length <= 3 && (
          <Segmented
            label={t.language}
            value={shown ?? kit.language}
            choices={languages.map((one) => ({ value: one, label: one.toUpperCase() }))}
            onChange={setLanguage}
          />
        )}
        {languages.length > 3 && (
          <Select
            hideLabel
            label={t.language}
            value={shown ?? kit.language}
            choices={languages.map((one) => ({ value: one, label: one.toUpperCase() }))}
            onChange={setLanguage}
          />
        )}
        <IconButton
          icon={PanelRight}
          label={isPanelShown ? words.inspector.close : words.kits.settings}
          shortcut={keysHere('Mod+Alt+I')}
          aria-pressed={isPanelShown}
          onClick={() => runCommand(app, 'view.inspector')}
        />
      </div>
      <div ref={pane} className="pane">
        <div className="sheet-of-page" data-look={look} style={{ width: own * scale, height: size.height }}>
          {html === null && (
            <p className="making" role="status">
              {words.kits.making}
            </p>
          )}
          {html !== null && isSoon && (
            <PageFrame
              html={html}
              look={look}
              section={section}
              onSection={onSection}
              style={{ width: own, height: size.height / scale, transform: `scale(${scale})` }}
            />
          )}
        </div>
      </div>
    </main>
  );
});

/** The page as it is now; while a new one is on its way the last one stays. */
function usePage(kit: Kit, language: string | null): string | null {
  const page = useQuery('exports.page', { kitId: kit.id, pictures: 'beside', ...(language === null ? {} : { language }) }).data;
  const [last, setLast] = useState<{ readonly kitId: string; readonly html: string } | null>(null);
  useEffect(() => {
    if (page !== undefined) setLast({ kitId: kit.id, html: page.html });
  }, [page, kit.id]);
  return page?.html ?? (last?.kitId === kit.id ? last.html : null);
}

/** The languages that a reader of the kit can choose. */
function useLanguages(kit: Kit): readonly string[] {
  const ids = kit.sections.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'release' ? [item.releaseId] : [])));
  const releases = useQuery('releases.list', ids.length === 0 ? null : {}).data?.items ?? [];
  return languagesOf(
    kit.language,
    ids.flatMap((id) => releases.filter((release) => release.id === id)),
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
