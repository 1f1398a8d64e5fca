import { CircleAlert, GripVertical, PenLine, TriangleAlert, X } from 'lucide-react';
import { memo, useState } from 'react';
import type { Finding } from '#contract/exports.ts';
import type { Kit, KitItem, SectionKind } from '#contract/kits.ts';
import { keyOf } from '#domain/kits/items.ts';
import { sectionsFor } from '#domain/kits/sections.ts';
import { useWindow } from '../shell/app.tsx';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { beginDrag, type Drag } from './drag.ts';
import { ItemWords } from './item-words.tsx';
import { type FileFacts, type ItemLook, lookOfFile, useItem } from './use-item.tsx';

/** What a row asks of the outline; the same object for as long as the outline is there. */
export interface RowDeeds {
  edit(item: KitItem, isEdited: boolean): void;
  /** Puts the item one step up or down, into the next section that may hold it if need be. */
  step(item: KitItem, by: 1 | -1, title: string, allowed: readonly SectionKind[]): void;
  remove(item: KitItem, section: SectionKind): void;
  open(section: SectionKind): void;
  /** Something is dragged over the row: it would land before what stands at `at`. */
  over(event: React.DragEvent, section: SectionKind, at: number): void;
}

interface OutlineItemProps {
  /** The kit while the words of this item are edited, else null. */
  readonly kit: Kit | null;
  readonly section: SectionKind;
  readonly at: number;
  readonly item: KitItem;
  /** Whether the outline has asked for the file, for all rows at once, and what came of it. */
  readonly isAsked: boolean;
  readonly asset: FileFacts['asset'];
  readonly ground: FileFacts['ground'];
  readonly logoName: FileFacts['name'];
  /** The gravest that preflight says of it. */
  readonly worst: Finding | undefined;
  readonly startDrag: Drag['start'];
  readonly endDrag: Drag['end'];
  readonly isDragged: boolean;
  readonly dropLine: 'before' | 'after' | null;
  readonly deeds: RowDeeds;
}

/** The items of the outline as the arrow keys go through them. */
const OPEN = '.out .ki .open';

/** One thing in the kit. */
export const OutlineItem = memo(function OutlineItem(props: OutlineItemProps) {
  const { item, isAsked, asset, ground, logoName } = props;
  if (!isAsked || item.kind !== 'asset') return <AskingRow {...props} />;
  return <Row {...props} look={lookOfFile(item, { asset, ground, name: logoName })} />;
});

function AskingRow(props: OutlineItemProps) {
  return <Row {...props} look={useItem(props.item)} />;
}

/**
 * Grip, picture, name, what preflight says of it, its words in this kit, and a way out. The buttons that are seen only under
 * the pointer or the focus are made when either comes: most rows of a large kit never need them.
 */
function Row(props: OutlineItemProps & { readonly look: ItemLook }) {
  const { kit, section, at, item, worst, isDragged, dropLine, deeds, look } = props;
  const isEdited = kit !== null;
  const go = useWindow((state) => state.go);
  const [isNear, setNear] = useState(false);
  const near = (): void => setNear(true);
  const t = words.compose;
  const { title, picture, assetKind, own } = look;
  const allowed = sectionsFor(item, assetKind);
  const canWord = item.kind === 'asset' && own !== undefined;
  const remove = (from: HTMLElement): void => {
    // What is removed takes the focus with it; its neighbour has it before.
    const all = [...document.querySelectorAll<HTMLElement>(OPEN)];
    const at = all.findIndex((open) => open.closest('.ki') === from.closest('.ki'));
    (all[at + 1] ?? all[at - 1])?.focus();
    deeds.remove(item, section);
  };
  const show = (): void => {
    deeds.open(section);
    if (item.kind === 'release' || item.kind === 'quote' || item.kind === 'figure')
      go({ kind: 'releases', id: item.releaseId, text: '' });
    if (item.kind === 'contact') go({ kind: 'contacts', id: item.contactId, text: '' });
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLButtonElement>): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (event.key === 'Delete') remove(event.currentTarget);
    if (event.key === 'F2' && canWord) deeds.edit(item, !isEdited);
    if (by === null) return;
    event.preventDefault();
    if (event.altKey) deeds.step(item, by, title, allowed);
    else {
      const all = [...document.querySelectorAll<HTMLElement>(OPEN)];
      all[all.indexOf(event.currentTarget) + by]?.focus();
    }
  };
  return (
    <li className={isEdited ? 'ki-box edited' : 'ki-box'}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button in the row moves it with Alt and the arrow keys */}
      <div
        className={`ki ${isDragged ? 'dragged' : ''} ${dropLine === null ? '' : `drop-${dropLine}`}`}
        data-item={keyOf(item)}
        draggable
        onDragStart={(event) => beginDrag(event, props.startDrag, { item, title, allowed })}
        onDragOver={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          deeds.over(event, section, event.clientY < box.top + box.height / 2 ? at : at + 1);
        }}
        onDragEnd={props.endDrag}
        onPointerEnter={near}
        onFocus={near}
      >
        <Icon of={GripVertical} className="grip" />
        <button
          type="button"
          className="open"
          title={worst === undefined ? `${title} (${words.kits.moveHint})` : words.preflightPanel.message(worst)}
          aria-label={worst === undefined ? title : `${title}, ${words.preflightPanel.message(worst)}`}
          aria-keyshortcuts={canWord ? 'Alt+ArrowUp Alt+ArrowDown Delete F2' : 'Alt+ArrowUp Alt+ArrowDown Delete'}
          onDoubleClick={show}
          onClick={() => deeds.open(section)}
          onKeyDown={onKeyDown}
        >
          {picture}
          <span className="clip">{title}</span>
        </button>
        {item.kind === 'asset' && (item.title !== '' || item.caption !== '') && (
          <Icon of={PenLine} size="xs" className="worded faint" />
        )}
        {worst !== undefined && (
          <Icon
            of={worst.severity === 'error' ? CircleAlert : TriangleAlert}
            size="s"
            className={worst.severity === 'error' ? 'red' : 'amber'}
          />
        )}
        {isNear && canWord && (
          <IconButton
            icon={PenLine}
            iconSize="xs"
            className="small out-x"
            label={t.wordFor(title)}
            shortcut="F2"
            aria-expanded={isEdited}
            onClick={() => deeds.edit(item, !isEdited)}
          />
        )}
        {isNear && (
          <IconButton
            icon={X}
            iconSize="xs"
            className="small out-x"
            label={words.kits.removeItem(title)}
            onClick={(event) => remove(event.currentTarget)}
          />
        )}
      </div>
      {kit !== null && item.kind === 'asset' && own !== undefined && (
        <ItemWords kit={kit} item={item} own={own} onClose={() => deeds.edit(item, false)} />
      )}
    </li>
  );
}
