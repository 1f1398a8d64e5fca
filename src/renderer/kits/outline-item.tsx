import { CircleAlert, GripVertical, Hash, Newspaper, Quote, TriangleAlert, Users, X } from 'lucide-react';
import type { Finding } from '#contract/exports.ts';
import type { KitItem } from '#contract/kits.ts';
import { keyOf } from '#domain/kits/items.ts';
import { nameOf } from '../assets/badge.ts';
import { useLogoGrounds, useLogoNames } from '../assets/grounds.ts';
import { useQuery } from '../engine/engine.tsx';
import { useWindow } from '../shell/app.tsx';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/en.ts';

interface OutlineItemProps {
  readonly item: KitItem;
  readonly findings: readonly Finding[];
  readonly isDragged: boolean;
  readonly dropLine: 'before' | 'after' | null;
  readonly canDrop: boolean;
  readonly onMove: (by: 1 | -1, title: string) => void;
  readonly onRemove: () => void;
  readonly onOpen: () => void;
  readonly onDragStart: () => void;
  readonly onDragOver: () => void;
  readonly onDrop: (title: string) => void;
  readonly onDragEnd: () => void;
}

/** The items of the outline as the arrow keys go through them. */
const OPEN = '.out .ki .open';

/** One thing in the kit: grip, picture, name, what preflight says of it, and a way out. */
export function OutlineItem(props: OutlineItemProps) {
  const { item, findings, isDragged, dropLine, canDrop } = props;
  const go = useWindow((state) => state.go);
  const { title, picture } = useItem(item);
  const own = findings.filter((finding) => finding.subject.id === keyOf(item));
  const worst = own.find((finding) => finding.severity === 'error') ?? own[0];
  const remove = (from: HTMLElement): void => {
    // What is removed takes the focus with it; its neighbour has it before.
    const all = [...document.querySelectorAll<HTMLElement>(OPEN)];
    const at = all.findIndex((open) => open.closest('.ki') === from.closest('.ki'));
    (all[at + 1] ?? all[at - 1])?.focus();
    props.onRemove();
  };
  const show = (): void => {
    props.onOpen();
    if (item.kind === 'release') go({ kind: 'releases', id: item.releaseId, text: '' });
    if (item.kind === 'contact') go({ kind: 'contacts', id: item.contactId, text: '' });
  };
  return (
    <li
      className={`ki ${isDragged ? 'dragged' : ''} ${dropLine === null ? '' : `drop-${dropLine}`}`}
      data-item={keyOf(item)}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', title);
        props.onDragStart();
      }}
      onDragOver={(event) => {
        if (!canDrop) return;
        event.preventDefault();
        props.onDragOver();
      }}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        props.onDrop(title);
      }}
      onDragEnd={props.onDragEnd}
    >
      <Icon of={GripVertical} className="grip" />
      <button
        type="button"
        className="open"
        title={worst === undefined ? `${title} (${words.kits.moveHint})` : worst.message}
        aria-label={worst === undefined ? title : `${title}, ${worst.message}`}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onDoubleClick={show}
        onClick={props.onOpen}
        onKeyDown={(event) => {
          if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
            event.preventDefault();
            return props.onMove(event.key === 'ArrowUp' ? -1 : 1, title);
          }
          if (event.key === 'Delete') return remove(event.currentTarget);
          if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            event.preventDefault();
            const all = [...document.querySelectorAll<HTMLElement>(OPEN)];
            all[all.indexOf(event.currentTarget) + (event.key === 'ArrowUp' ? -1 : 1)]?.focus();
          }
        }}
      >
        {picture}
        <span className="clip">{title}</span>
      </button>
      {worst !== undefined && (
        <Icon
          of={worst.severity === 'error' ? CircleAlert : TriangleAlert}
          size="s"
          className={worst.severity === 'error' ? 'red' : 'amber'}
        />
      )}
      <IconButton
        icon={X}
        iconSize="xs"
        className="small out-x"
        label={words.kits.removeItem(title)}
        onClick={(event) => remove(event.currentTarget)}
      />
    </li>
  );
}

/** The name and the small picture of whatever an item points to. */
function useItem(item: KitItem): { title: string; picture: React.ReactNode } {
  const asset = useQuery('assets.get', item.kind === 'asset' ? { id: item.assetId } : null);
  const release = useQuery('releases.get', item.kind === 'release' ? { id: item.releaseId } : null);
  const contact = useQuery('contacts.get', item.kind === 'contact' ? { id: item.contactId } : null);
  const grounds = useLogoGrounds(asset.data?.kind === 'logo');
  const logoNames = useLogoNames(asset.data?.kind === 'logo');
  const isGone = asset.error !== undefined || release.error !== undefined || contact.error !== undefined;
  if (item.kind === 'asset') {
    const own = asset.data === undefined ? '' : item.title || logoNames.get(item.assetId) || nameOf(asset.data);
    return {
      title: own || (isGone ? words.kits.missing : ''),
      picture: (
        <span className={`photo tn k-${asset.data?.kind ?? 'other'} on-${grounds.get(item.assetId) ?? 'none'}`}>
          {asset.data && <Picture asset={asset.data} icon="s" fit={asset.data.kind === 'logo' ? 'contain' : 'cover'} />}
        </span>
      ),
    };
  }
  if (item.kind === 'quote' || item.kind === 'figure') {
    return {
      title: item.text,
      picture: (
        <span className="tn doc">
          <Icon of={item.kind === 'quote' ? Quote : Hash} size="s" />
        </span>
      ),
    };
  }
  const isRelease = item.kind === 'release';
  return {
    title:
      (isRelease ? release.data?.headline || (release.data && words.releases.untitled) : contact.data?.name) ??
      (isGone ? words.kits.missing : ''),
    picture: (
      <span className="tn doc">
        <Icon of={isRelease ? Newspaper : Users} size="s" />
      </span>
    ),
  };
}
