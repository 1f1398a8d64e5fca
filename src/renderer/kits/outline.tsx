import { Plus } from 'lucide-react';
import { memo, useMemo, useRef, useState } from 'react';
import type { ExportPreview, Finding } from '#contract/exports.ts';
import type { Kit, KitItem, SectionKind } from '#contract/kits.ts';
import { keyOf, referenceOf } from '#domain/kits/items.ts';
import { allSections, placeItems, stepOf } from '#domain/kits/sections.ts';
import { useApp } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { useGrowing } from '../ui/use-soon.ts';
import { words } from '../words/catalogue.ts';
import { bytes, count } from '../words/format.ts';
import { editKit } from './add.ts';
import type { Drag } from './drag.ts';
import { OutlineItem, type RowDeeds } from './outline-item.tsx';
import { countItems, withoutItem } from './sections.ts';
import { type FileFacts, useItemFacts } from './use-item.tsx';

interface OutlineProps {
  readonly kit: Kit;
  readonly preview: ExportPreview | undefined;
  readonly current: SectionKind | null;
  readonly drag: Drag;
  /** The section that the library beside the outline fills; null while it is closed. */
  readonly filled: SectionKind | null;
  readonly onSection: (section: SectionKind) => void;
  readonly onFill: (section: SectionKind | null) => void;
}

/** A gap between two items of a section: the one before what stands at `at`. */
interface Gap {
  readonly kind: SectionKind;
  readonly at: number;
}

/** Facts as single values, so that a row is drawn again only when one of them differs. */
const shown = (facts: FileFacts | undefined) =>
  facts === undefined ? NOT_ASKED : { isAsked: true, asset: facts.asset, ground: facts.ground, logoName: facts.name };
const NOT_ASKED = { isAsked: false, asset: undefined, ground: undefined, logoName: undefined } as const;

/** Rows drawn at once: what a window shows. The others follow in pieces, so that a large kit opens as quickly as a small one. */
const FIRST_ROWS = 20;
const MORE_ROWS = 15;

/** The kit's sections with their items. Items move within and between sections by dragging or with Alt and the arrow keys. */
export const Outline = memo(function Outline({ kit, preview, current, drag, filled, onSection, onFill }: OutlineProps) {
  const app = useApp();
  const factsOf = useItemFacts(kit);
  const worst = useMemo(() => worstByReference(preview?.findings ?? []), [preview?.findings]);
  const mayDraw = useGrowing(FIRST_ROWS, MORE_ROWS, countItems(kit));
  const [said, setSaid] = useState('');
  const [gap, setGap] = useState<Gap | null>(null);
  // A drop may come before the line of the last move over the outline is drawn.
  const landing = useRef<Gap | null>(null);
  const [edited, setEdited] = useState<string | null>(null);
  const sections = allSections(kit.sections);
  const t = words.kits;

  const place = (item: KitItem, title: string, to: Gap): void => {
    const next = placeItems(sections, to.kind, [item], to.at);
    const items = next.find(({ kind }) => kind === to.kind)?.items ?? [];
    void editKit(app, kit, { sections: next });
    const at = items.findIndex((one) => keyOf(one) === keyOf(item)) + 1;
    const isNew = !sections.some(
      ({ kind, items: before }) => kind === to.kind && before.some((one) => keyOf(one) === keyOf(item)),
    );
    setSaid(isNew ? words.compose.movedTo(title, t.sections[to.kind], at, items.length) : t.moved(title, at, items.length));
  };
  const step: RowDeeds['step'] = (item, by, title, allowed) => {
    const to = stepOf(sections, item, allowed, by);
    if (to === null) return;
    place(item, title, to);
    // In another section it is another row: the focus follows.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-item="${CSS.escape(keyOf(item))}"] .open`)?.focus());
  };
  const over = (event: React.DragEvent, to: Gap): void => {
    if (!drag.dragged?.allowed.includes(to.kind)) return;
    event.preventDefault();
    event.stopPropagation();
    landing.current = to;
    if (gap?.kind !== to.kind || gap.at !== to.at) setGap(to);
  };
  const leave = (): void => {
    landing.current = null;
    setGap(null);
  };
  const drop = (event: React.DragEvent): void => {
    const to = landing.current;
    if (drag.dragged === null || to === null) return;
    event.preventDefault();
    event.stopPropagation();
    place(drag.dragged.item, drag.dragged.title, to);
    leave();
    drag.end();
  };
  // Rows keep the same deeds for good, and so are drawn again only when they differ themselves.
  const latest = useRef<RowDeeds>(null as never);
  latest.current = {
    edit: (item, isEdited) => setEdited(isEdited ? keyOf(item) : null),
    step,
    remove: (item, kind) => void editKit(app, kit, { sections: withoutItem(sections, kind, keyOf(item)) }),
    open: onSection,
    over: (event, kind, at) => over(event, { kind, at }),
  };
  const deeds = useMemo<RowDeeds>(
    () => ({
      edit: (...of) => latest.current.edit(...of),
      step: (...of) => latest.current.step(...of),
      remove: (...of) => latest.current.remove(...of),
      open: (...of) => latest.current.open(...of),
      over: (...of) => latest.current.over(...of),
    }),
    [],
  );
  const draggedKey = drag.dragged === null ? null : keyOf(drag.dragged.item);
  let drawn = 0;
  const isRefused = (kind: SectionKind): boolean => drag.dragged !== null && !drag.dragged.allowed.includes(kind);

  return (
    <section className="out" aria-label={t.contents} data-region="contents">
      <div className="hd">
        <b>{t.contents}</b>
        <span className="num">
          {preview === undefined ? t.items(countItems(kit)) : t.contentsOf(countItems(kit), bytes(preview.bytes))}
        </span>
      </div>
      <div className="scs">
        {sections.map((section) => {
          const { kind, items } = section;
          const isTarget = drag.dragged !== null && gap?.kind === kind;
          return (
            <section
              key={kind}
              className={`sc ${current === kind ? 'on' : ''} ${isTarget && items.length === 0 ? 'target' : ''} ${isRefused(kind) ? 'refuses' : ''}`}
              aria-label={t.sections[kind]}
              onDragOver={(event) => over(event, { kind, at: items.length })}
              onDragLeave={(event) => {
                if (!event.currentTarget.contains(event.relatedTarget as Node | null)) leave();
              }}
              onDrop={drop}
            >
              <h2>
                <button type="button" className="grow name" aria-pressed={current === kind} onClick={() => onSection(kind)}>
                  {t.sections[kind]}
                </button>
                {items.length > 0 && <em className="num">{count(items.length)}</em>}
                <IconButton
                  icon={Plus}
                  iconSize="s"
                  className="small"
                  label={t.addTo(t.sections[kind].toLowerCase())}
                  aria-pressed={filled === kind}
                  onClick={() => onFill(kind)}
                />
              </h2>
              {items.length === 0 && (
                <button type="button" className="ki none" onClick={() => onFill(kind)}>
                  {t.emptySection[kind]}
                </button>
              )}
              {items.length > 0 && (
                <ul>
                  {items.map((item, at) =>
                    ++drawn > mayDraw ? null : (
                      <OutlineItem
                        key={keyOf(item)}
                        kit={edited === keyOf(item) ? kit : null}
                        section={kind}
                        at={at}
                        item={item}
                        {...(item.kind === 'asset' ? shown(factsOf(item.assetId)) : NOT_ASKED)}
                        worst={worst.get(referenceOf(item))}
                        startDrag={drag.start}
                        endDrag={drag.end}
                        isDragged={draggedKey === keyOf(item)}
                        dropLine={
                          !isTarget
                            ? null
                            : gap.at === at
                              ? 'before'
                              : gap.at === at + 1 && at === items.length - 1
                                ? 'after'
                                : null
                        }
                        deeds={deeds}
                      />
                    ),
                  )}
                </ul>
              )}
            </section>
          );
        })}
      </div>
      <div className="add">
        <Button icon={Plus} aria-pressed={filled !== null} onClick={() => onFill(filled === null ? (current ?? 'photos') : null)}>
          {t.add}
        </Button>
      </div>
      <span className="hidden-word" role="status">
        {said}
      </span>
    </section>
  );
});

/** The gravest finding about each thing, the first of several. */
function worstByReference(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const worst = new Map<string, Finding>();
  for (const finding of findings) {
    const known = worst.get(finding.subject.id);
    if (known === undefined || (known.severity !== 'error' && finding.severity === 'error'))
      worst.set(finding.subject.id, finding);
  }
  return worst;
}
