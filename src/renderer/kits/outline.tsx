import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ExportPreview } from '#contract/exports.ts';
import type { Kit, KitItem, SectionKind } from '#contract/kits.ts';
import { keyOf } from '#domain/kits/items.ts';
import { allSections, placeItems, stepOf } from '#domain/kits/sections.ts';
import { useApp } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { words } from '../words/catalogue.ts';
import { bytes, count } from '../words/format.ts';
import { editKit } from './add.ts';
import type { Drag } from './drag.ts';
import { OutlineItem } from './outline-item.tsx';
import { countItems, withoutItem } from './sections.ts';

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

/** The kit's sections with their items. Items move within and between sections by dragging or with Alt and the arrow keys. */
export function Outline({ kit, preview, current, drag, filled, onSection, onFill }: OutlineProps) {
  const app = useApp();
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
  const step = (item: KitItem) => (by: 1 | -1, title: string, allowed: readonly SectionKind[]) => {
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
                  {items.map((item, at) => (
                    <OutlineItem
                      key={keyOf(item)}
                      kit={kit}
                      item={item}
                      findings={preview?.findings ?? []}
                      drag={drag}
                      dropLine={
                        !isTarget
                          ? null
                          : gap.at === at
                            ? 'before'
                            : gap.at === at + 1 && at === items.length - 1
                              ? 'after'
                              : null
                      }
                      isEdited={edited === keyOf(item)}
                      onEdit={(isEdited) => setEdited(isEdited ? keyOf(item) : null)}
                      onStep={step(item)}
                      onRemove={() => void editKit(app, kit, { sections: withoutItem(sections, kind, keyOf(item)) })}
                      onOpen={() => onSection(kind)}
                      onDragOver={(event, half) => over(event, { kind, at: half === 'before' ? at : at + 1 })}
                    />
                  ))}
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
}
