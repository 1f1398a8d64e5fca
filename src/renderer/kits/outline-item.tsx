import { CircleAlert, GripVertical, PenLine, TriangleAlert, X } from 'lucide-react';
import type { Finding } from '#contract/exports.ts';
import type { Kit, KitItem, SectionKind } from '#contract/kits.ts';
import { keyOf, referenceOf } from '#domain/kits/items.ts';
import { sectionsFor } from '#domain/kits/sections.ts';
import { useWindow } from '../shell/app.tsx';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { beginDrag, type Drag } from './drag.ts';
import { ItemWords } from './item-words.tsx';
import { useItem } from './use-item.tsx';

interface OutlineItemProps {
  readonly kit: Kit;
  readonly item: KitItem;
  readonly findings: readonly Finding[];
  readonly drag: Drag;
  readonly dropLine: 'before' | 'after' | null;
  readonly isEdited: boolean;
  readonly onEdit: (isEdited: boolean) => void;
  /** Puts the item one step up or down, into the next section that may hold it if need be. */
  readonly onStep: (by: 1 | -1, title: string, allowed: readonly SectionKind[]) => void;
  readonly onRemove: () => void;
  readonly onOpen: () => void;
  readonly onDragOver: (event: React.DragEvent, half: 'before' | 'after') => void;
}

/** The items of the outline as the arrow keys go through them. */
const OPEN = '.out .ki .open';

/** One thing in the kit: grip, picture, name, what preflight says of it, its words in this kit, and a way out. */
export function OutlineItem(props: OutlineItemProps) {
  const { kit, item, findings, drag, dropLine, isEdited } = props;
  const go = useWindow((state) => state.go);
  const t = words.compose;
  const { title, picture, assetKind, own } = useItem(item);
  const allowed = sectionsFor(item, assetKind);
  const found = findings.filter((finding) => finding.subject.id === referenceOf(item));
  const worst = found.find((finding) => finding.severity === 'error') ?? found[0];
  const canWord = item.kind === 'asset' && own !== undefined;
  const remove = (from: HTMLElement): void => {
    // What is removed takes the focus with it; its neighbour has it before.
    const all = [...document.querySelectorAll<HTMLElement>(OPEN)];
    const at = all.findIndex((open) => open.closest('.ki') === from.closest('.ki'));
    (all[at + 1] ?? all[at - 1])?.focus();
    props.onRemove();
  };
  const show = (): void => {
    props.onOpen();
    if (item.kind === 'release' || item.kind === 'quote' || item.kind === 'figure')
      go({ kind: 'releases', id: item.releaseId, text: '' });
    if (item.kind === 'contact') go({ kind: 'contacts', id: item.contactId, text: '' });
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLButtonElement>): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (event.key === 'Delete') remove(event.currentTarget);
    if (event.key === 'F2' && canWord) props.onEdit(!isEdited);
    if (by === null) return;
    event.preventDefault();
    if (event.altKey) props.onStep(by, title, allowed);
    else {
      const all = [...document.querySelectorAll<HTMLElement>(OPEN)];
      all[all.indexOf(event.currentTarget) + by]?.focus();
    }
  };
  return (
    <li className={isEdited ? 'ki-box edited' : 'ki-box'}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button in the row moves it with Alt and the arrow keys */}
      <div
        className={`ki ${drag.dragged !== null && keyOf(drag.dragged.item) === keyOf(item) ? 'dragged' : ''} ${dropLine === null ? '' : `drop-${dropLine}`}`}
        data-item={keyOf(item)}
        draggable
        onDragStart={(event) => beginDrag(event, drag, { item, title, allowed })}
        onDragOver={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          props.onDragOver(event, event.clientY < box.top + box.height / 2 ? 'before' : 'after');
        }}
        onDragEnd={drag.end}
      >
        <Icon of={GripVertical} className="grip" />
        <button
          type="button"
          className="open"
          title={worst === undefined ? `${title} (${words.kits.moveHint})` : words.preflightPanel.message(worst)}
          aria-label={worst === undefined ? title : `${title}, ${words.preflightPanel.message(worst)}`}
          aria-keyshortcuts={canWord ? 'Alt+ArrowUp Alt+ArrowDown Delete F2' : 'Alt+ArrowUp Alt+ArrowDown Delete'}
          onDoubleClick={show}
          onClick={props.onOpen}
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
        {canWord && (
          <IconButton
            icon={PenLine}
            iconSize="xs"
            className="small out-x"
            label={t.wordFor(title)}
            shortcut="F2"
            aria-expanded={isEdited}
            onClick={() => props.onEdit(!isEdited)}
          />
        )}
        <IconButton
          icon={X}
          iconSize="xs"
          className="small out-x"
          label={words.kits.removeItem(title)}
          onClick={(event) => remove(event.currentTarget)}
        />
      </div>
      {isEdited && item.kind === 'asset' && own !== undefined && (
        <ItemWords kit={kit} item={item} own={own} onClose={() => props.onEdit(false)} />
      )}
    </li>
  );
}
