import { ListFilter, X } from 'lucide-react';
import { memo, useLayoutEffect, useRef, useState } from 'react';
import type { Facet, FacetValue, Understood } from '#contract/search.ts';
import { addTerm, removeStretch, removeTerm, toggleTerm as toggleInText } from '#domain/search/edit.ts';
import type { Answer } from '../engine/routes.ts';
import { useApp, useWindow } from '../shell/app.tsx';
import type { AssetsPlace } from '../shell/store.ts';
import { Icon } from '../ui/icon.tsx';
import { PopoverButton } from '../ui/popover.tsx';
import { words } from '../words/catalogue.ts';
import { count } from '../words/format.ts';
import type { WholeQuery } from './place.ts';
import { SaveSearch } from './save-search.tsx';
import { explain, filterWords, notUnderstood, shortName } from './understood.ts';

/** What the engine counts of a search. */
export type Facets = Answer<'search.facets'>;

/** Which values stand in the row, most useful first; the popover has them all. */
const IN_ROW: readonly (readonly [Facet['id'], string | null])[] = [
  ['shape', 'landscape'],
  ['shape', 'portrait'],
  ['attention', 'rightsEnding'],
  ['attention', 'rightsEnded'],
  ['attention', 'noAltText'],
  ['attention', 'missing'],
  ['kind', null],
  ['place', null],
  ['year', null],
  ['attention', 'noCredit'],
  ['person', null],
  ['format', null],
];
const MOST_IN_ROW = 10;

/** Changes the text of a search as a press on a filter does: puts its term in, or takes out the part that says it. */
export function toggleTerm(
  text: string,
  understood: readonly Understood[],
  value: Pick<FacetValue, 'term' | 'isActive'>,
): string {
  if (!value.isActive) return addTerm(text, value.term);
  const part =
    understood.find((candidate) => candidate.text.toLowerCase() === value.term.toLowerCase()) ??
    understood.find((candidate) => candidate.field !== null && value.term.toLowerCase().startsWith(`${candidate.field}:`));
  return part === undefined ? text : removeStretch(text, part.start, part.end);
}

interface ChipsProps {
  readonly place: AssetsPlace;
  readonly query: WholeQuery;
  readonly facets: Facets;
}

/**
 * The filters of a search: those in force with a cross, then what would narrow it most usefully with live counts, then all of
 * them. What was not understood is said in a line below.
 */
export const Chips = memo(function Chips({ place, query, facets }: ChipsProps) {
  const app = useApp();
  const typed = useWindow((state) => (state.view.kind === 'assets' ? state.view.text : ''));
  const active = facets.understood.filter((part) => part.isFilter);
  const offers = offersOf(facets.facets);
  const setText = (text: string): void => app.store.getState().replace({ ...place, text });
  // What was typed a moment ago is not counted yet, and is not forgotten over a press: then the term is looked for in the text of now.
  const isCounted = typed.trim() === query.text;
  const toggle = (value: FacetValue): void =>
    setText(isCounted ? toggleTerm(query.text, facets.understood, value) : toggleInText(typed, value.term));
  const takeOut = (part: Understood): void =>
    setText(isCounted ? removeStretch(query.text, part.start, part.end) : removeTerm(typed, part.text));
  const problems = notUnderstood(facets.understood);
  const t = words.find;
  return (
    <>
      <div className="facets">
        {active.length > 0 && (
          <ul className="chips" aria-label={t.chips}>
            {active.map((part) => (
              <li key={`${part.start} ${part.text}`}>
                <button
                  type="button"
                  className="chip on"
                  aria-label={t.removeFilter(filterWords(part))}
                  title={part.text}
                  onClick={() => takeOut(part)}
                >
                  <span className="clip">{filterWords(part)}</span>
                  <Icon of={X} size="xs" />
                </button>
              </li>
            ))}
          </ul>
        )}
        {active.length > 0 && offers.length > 0 && <span className="bar-v" aria-hidden="true" />}
        <Offers offers={offers} onToggle={toggle} />
        <div className="row gaps ends">
          {typed.trim() !== '' && <SaveSearch query={query} name={shortName(query.text, facets.understood)} />}
          <PopoverButton
            className="btn quiet filters"
            label={t.allFilters}
            content={() => <AllFilters facets={facets.facets} total={facets.total} onToggle={toggle} />}
          >
            <Icon of={ListFilter} size="s" />
            {t.filters}
          </PopoverButton>
        </div>
      </div>
      <p className="hidden-word" role="status">
        {[explain(facets.understood), ...problems].join(' ')}
      </p>
      {problems.length > 0 && (
        <p className="not-understood" aria-hidden="true">
          {problems.join(' ')}
        </p>
      )}
    </>
  );
});

interface Offer {
  readonly facet: Facet['id'];
  readonly value: FacetValue;
}

function offersOf(facets: readonly Facet[]): readonly Offer[] {
  const found = IN_ROW.flatMap(([id, wanted]) => {
    const facet = facets.find((candidate) => candidate.id === id);
    const free = facet?.values.filter((value) => !value.isActive && value.count > 0) ?? [];
    // One of a kind is no choice.
    if (wanted === null && free.length < 2) return [];
    const value = wanted === null ? free[0] : free.find((candidate) => candidate.value === wanted);
    return value === undefined ? [] : [{ facet: id, value }];
  });
  return found.slice(0, MOST_IN_ROW);
}

/** As many offers as fit on one line; what does not fit cannot be reached by Tab either. */
function Offers({ offers, onToggle }: { offers: readonly Offer[]; onToggle: (value: FacetValue) => void }) {
  const row = useRef<HTMLUListElement>(null);
  const [fits, setFits] = useState(offers.length);
  useLayoutEffect(() => {
    const box = row.current;
    if (box === null) return;
    const measure = (): void => {
      const items = [...box.children] as HTMLElement[];
      const top = items[0]?.offsetTop ?? 0;
      setFits(items.filter((item) => item.offsetTop === top).length);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return (
    <ul className="chips offers-row" ref={row} aria-label={words.find.facets}>
      {offers.map(({ facet, value }, at) => (
        <li key={`${facet}${value.value}`} style={at < fits ? undefined : { visibility: 'hidden' }}>
          <button
            type="button"
            className="chip"
            aria-label={words.find.withCount(words.find.value(facet, value.value), value.count)}
            onClick={() => onToggle(value)}
          >
            {words.find.value(facet, value.value)} <em>{count(value.count)}</em>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Every facet with all its values. */
function AllFilters({
  facets,
  total,
  onToggle,
}: {
  facets: readonly Facet[];
  total: number;
  onToggle: (value: FacetValue) => void;
}) {
  // A single value that everything has narrows nothing.
  const shown = facets.filter(({ values }) => values.length > 1 || values.some((value) => value.isActive || value.count < total));
  if (shown.length === 0) return <p className="none-of soft">{words.find.noFilters}</p>;
  return (
    <div className="all-filters">
      {shown.map((facet) => (
        <section key={facet.id} className="sec" aria-label={words.find.facet[facet.id]}>
          <header>{words.find.facet[facet.id]}</header>
          <div className={facet.id === 'colour' ? 'values colours' : 'values'}>
            {facet.values.map((value) => (
              <button
                type="button"
                key={value.value}
                className="chip"
                aria-pressed={value.isActive}
                onClick={() => onToggle(value)}
              >
                {facet.id === 'colour' && <i className="swatch" style={{ background: swatchOf(value.value) }} />}
                {facet.id === 'label' && <i className={`dot l-${value.value}`} />}
                <span className="clip">{words.find.value(facet.id, value.value)}</span> <em>{count(value.count)}</em>
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

/** How the names of colours look; a colour as #rrggbb is itself. */
const SWATCHES: Readonly<Record<string, string>> = {
  red: '#c0392b',
  orange: '#d9822b',
  yellow: '#e3c534',
  green: '#3f8f4f',
  teal: '#2f9d8c',
  cyan: '#3aa6b9',
  blue: '#2f6db5',
  purple: '#7a4fa3',
  pink: '#d67ba3',
  brown: '#7d5a3c',
  black: '#1c1b18',
  white: '#ffffff',
  grey: '#8c877a',
  gray: '#8c877a',
};

const swatchOf = (value: string): string => SWATCHES[value] ?? (/^#[0-9a-f]{6}$/.test(value) ? value : 'transparent');
