import type { ReactNode } from 'react';
import { Rows } from './rows.tsx';

/** The list beside the things of a room: its name, one row for each, what is said when none matches, and what stands around. */
export function ListPane<Item extends { readonly id: string }>({
  title,
  items,
  current,
  onChoose,
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
  /** What a row says. */
  readonly children: (item: Item) => ReactNode;
  readonly noMatch: string;
  readonly head?: ReactNode;
  readonly foot?: ReactNode;
  readonly className?: string;
}) {
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
          >
            {children(item)}
          </button>
        ))}
        {items?.length === 0 && <p className="faint nothing">{noMatch}</p>}
      </Rows>
      {foot !== undefined && <div className="list-foot">{foot}</div>}
    </section>
  );
}
