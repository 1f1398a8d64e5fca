import type { ReactNode } from 'react';
import { useContextMenu } from './context-menu.tsx';
import type { MenuLine } from './menu.tsx';
import { Rows } from './rows.tsx';

/** The list beside the things of a room: its name, one row for each, what is said when none matches, and what stands around. */
export function ListPane<Item extends { readonly id: string }>({
  title,
  items,
  current,
  onChoose,
  menuOf,
  children,
  noMatch,
  head,
  foot,
  className = '',
}: {
  readonly title: string;
  /** Undefined while nobody knows: then nothing is said to be missing. */
  readonly items: readonly Item[] | undefined;
  readonly current: Item['id'] | null;
  readonly onChoose: (id: Item['id']) => void;
  /** The menu of a row: its name, and what can be done with the item; it is chosen first. */
  readonly menuOf?: (item: Item) => { readonly label: string; readonly lines: readonly MenuLine[] };
  /** What a row says. */
  readonly children: (item: Item) => ReactNode;
  readonly noMatch: string;
  readonly head?: ReactNode;
  readonly foot?: ReactNode;
  readonly className?: string;
}) {
  const { show, menu } = useContextMenu();
  return (
    <section className={`list ${className}`} aria-label={title} data-region="list">
      <div className="hd">
        <h1 className="h2">{title}</h1>
      </div>
      {head}
      <Rows label={title}>
        {items?.map((item) => (
          <button
            type="button"
            key={item.id}
            className="it"
            aria-current={item.id === current ? 'true' : undefined}
            onClick={() => onChoose(item.id)}
            onContextMenu={(event) => {
              const its = menuOf?.(item);
              if (its === undefined) return;
              onChoose(item.id);
              show(event, its.label, its.lines);
            }}
          >
            {children(item)}
          </button>
        ))}
        {items?.length === 0 && <p className="faint nothing">{noMatch}</p>}
      </Rows>
      {menu}
      {foot !== undefined && <div className="list-foot">{foot}</div>}
    </section>
  );
}
