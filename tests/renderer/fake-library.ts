import type { Asset, AssetQuery } from '#contract/assets.ts';
import type { Collection } from '#contract/collections.ts';
import { done, failed, type Result } from '#contract/result.ts';
import type { ParsedInputOf, RouteName } from '#contract/routes.ts';
import type { Facet, SavedSearch, Suggestion, Understood } from '#contract/search.ts';
import type { AssetId, CollectionId, SavedSearchId } from '#contract/values.ts';
import type { Answer, RouteOf } from '../../src/renderer/engine/routes.ts';

type Parsed<N extends RouteName> = ParsedInputOf<RouteOf<N>>;
type Handlers = { [N in RouteName]?: (input: Parsed<N>) => Result<Answer<N>> | Promise<Result<Answer<N>>> };

/** What the fake needs of a library to list, search, group and change its assets. */
export interface FakeShelf {
  assets: Asset[];
  collections: (Collection & { assetIds: AssetId[] })[];
  searches: SavedSearch[];
}

/* A small search language of its own, enough to drive the window: words, "phrases", -not, field:value. */

const FIELDS: Readonly<Record<string, (asset: Asset, value: string) => boolean>> = {
  place: (asset, value) => value.split(',').some((city) => asset.city.toLowerCase() === city),
  shape: (asset, value) => shapeOf(asset) === value,
  year: (asset, value) => (asset.dateTaken ?? asset.importedAt).startsWith(value),
  added: (asset, value) => asset.importedAt.startsWith(value),
  rating: (asset, value) => asset.rating === Number(value),
  label: (asset, value) => asset.label === value,
  kind: (asset, value) => asset.kind === value,
  alt: (asset, value) => (value === 'none') === (asset.altText === ''),
  rights: (asset, value) => value === 'ending' && asset.expires !== null,
  is: (asset, value) => value === 'missing' && asset.isMissing,
};

const shapeOf = (asset: Asset): string =>
  asset.width === null || asset.height === null ? '' : asset.width > asset.height ? 'landscape' : 'portrait';

const readQuery = (text: string): Understood[] =>
  [...text.matchAll(/(-?)(?:([a-z]+):)?("[^"]*"|\S+)/gi)].map((match) => {
    const [whole = '', minus, field = null, raw = ''] = match;
    const value = raw.replaceAll('"', '').toLowerCase();
    const isKnown = field !== null && field in FIELDS;
    return {
      code: field === null ? (raw.startsWith('"') ? 'phrase' : 'word') : isKnown ? 'field' : 'unknown_field',
      field: isKnown ? field : null,
      value: isKnown ? raw.replaceAll('"', '') : (field === null ? '' : `${field} `) + value,
      text: whole,
      start: match.index,
      end: match.index + whole.length,
      isNegated: minus === '-',
      isFilter: isKnown,
    };
  });

const haystacks = new WeakMap<Asset, string>();
function haystackOf(asset: Asset): string {
  let text = haystacks.get(asset);
  if (text === undefined) {
    text = `${asset.title} ${asset.caption} ${asset.filename} ${asset.city}`.toLowerCase();
    haystacks.set(asset, text);
  }
  return text;
}

const matches = (asset: Asset, parts: readonly Understood[]): boolean =>
  parts.every((part) => {
    const field = part.field === null ? undefined : FIELDS[part.field];
    const is = field === undefined ? haystackOf(asset).includes(part.value.trim()) : field(asset, part.value.toLowerCase());
    return is !== part.isNegated;
  });

const ORDERS: Readonly<Record<AssetQuery['sort'], (a: Asset, b: Asset) => number>> = {
  added: () => 0,
  taken: (a, b) => (b.dateTaken ?? '').localeCompare(a.dateTaken ?? ''),
  title: (a, b) => a.title.localeCompare(b.title),
  filename: (a, b) => a.filename.localeCompare(b.filename),
  bytes: (a, b) => a.bytes - b.bytes,
  rating: (a, b) => a.rating - b.rating,
  expires: (a, b) => (a.expires ?? '9').localeCompare(b.expires ?? '9'),
};
const labelOf = (asset: Asset, group: AssetQuery['group']): string =>
  group === 'place'
    ? asset.city
    : group === 'date'
      ? asset.importedAt.slice(0, 7)
      : group === 'folder'
        ? asset.folder
        : (asset.colours[0]?.colour ?? '');

/** Handlers of the rooms assets, search, collections and history over a shelf in memory. */
export function libraryAnswers(h: FakeShelf): Handlers {
  let undo: (() => void) | null = null;
  let steps = 0;
  let listed: { key: string; from: readonly Asset[]; items: Asset[] } | null = null;
  const list = (query: AssetQuery): Asset[] => {
    const key = JSON.stringify([query.text, query.kind, query.collection, query.trash, query.sort, query.reverse, query.group]);
    if (listed?.key === key && listed.from === h.assets) return listed.items;
    const parts = readQuery(query.text);
    const members = h.collections.find((one) => one.id === query.collection);
    const among = members === undefined ? null : new Set<string>(members.assetIds);
    let items = h.assets.filter(
      (asset) =>
        (asset.trashedAt !== null) === query.trash &&
        (query.kind === undefined || asset.kind === query.kind) &&
        (query.collection === undefined || among?.has(asset.id) === true) &&
        matches(asset, parts),
    );
    if (query.sort !== 'added') items.sort(ORDERS[query.sort]);
    if (query.reverse) items.reverse();
    if (query.group !== 'none') {
      const groups = new Map<string, Asset[]>();
      for (const asset of items) {
        const label = labelOf(asset, query.group);
        const group = groups.get(label);
        if (group === undefined) groups.set(label, [asset]);
        else group.push(asset);
      }
      items = [...groups].sort(([a], [b]) => a.localeCompare(b)).flatMap(([, group]) => group);
    }
    listed = { key, from: h.assets, items };
    return items;
  };
  /** Every change makes a new array, so that lists are read anew. */
  const change = (ids: readonly string[], set: (asset: Asset) => Partial<Asset>): { changed: number } => {
    const wanted = new Set(ids);
    const before = h.assets;
    let changed = 0;
    h.assets = h.assets.map((asset) => {
      if (!wanted.has(asset.id)) return asset;
      changed += 1;
      return { ...asset, ...set(asset) };
    });
    steps += 1;
    undo = () => {
      h.assets = before;
    };
    return { changed };
  };
  const shown = ({ assetIds, ...rest }: FakeShelf['collections'][number]): Collection => ({ ...rest, count: assetIds.length });
  const facetsOf = (items: readonly Asset[], parts: readonly Understood[]): Facet[] => {
    const facet = (id: Facet['id'], entries: readonly (readonly [value: string, term: string, count: number])[]): Facet => ({
      id,
      values: entries
        .filter(([, , count]) => count > 0)
        .map(([value, term, count]) => ({ value, term, count, isActive: parts.some((part) => part.text === term) })),
    });
    const tally = (read: (asset: Asset) => string): [string, number][] => {
      const counts = new Map<string, number>();
      for (const asset of items) counts.set(read(asset), (counts.get(read(asset)) ?? 0) + 1);
      return [...counts].filter(([value]) => value !== '').sort((a, b) => b[1] - a[1]);
    };
    const number = (is: (asset: Asset) => boolean): number => items.reduce((sum, asset) => sum + (is(asset) ? 1 : 0), 0);
    return [
      facet(
        'kind',
        tally((asset) => asset.kind).map(([value, count]) => [value, `kind:${value}`, count]),
      ),
      facet(
        'shape',
        tally(shapeOf).map(([value, count]) => [value, `shape:${value}`, count]),
      ),
      facet(
        'place',
        tally((asset) => asset.city).map(([value, count]) => [value, `place:${value.toLowerCase()}`, count]),
      ),
      facet(
        'year',
        tally((asset) => asset.importedAt.slice(0, 4)).map(([value, count]) => [value, `added:${value}`, count]),
      ),
      facet(
        'rating',
        tally((asset) => String(asset.rating)).map(([value, count]) => [value, `rating:${value}`, count]),
      ),
      facet('attention', [
        ['rightsEnding', 'rights:ending', number((asset) => asset.expires !== null)],
        ['noAltText', 'alt:none', number((asset) => asset.altText === '')],
        ['missing', 'is:missing', number((asset) => asset.isMissing)],
      ]),
    ].filter((one) => one.values.length > 0);
  };

  return {
    'assets.slice': (query) => {
      const items = list(query);
      return done({ total: items.length, start: query.start, items: items.slice(query.start, query.start + query.count) });
    },
    'assets.layout': (query) => {
      const items = list(query);
      const ratios = Buffer.alloc(items.length);
      const groups: { label: string; start: number; count: number }[] = [];
      for (const [at, asset] of items.entries()) {
        const ratio = asset.width === null || asset.height === null ? 1 : asset.width / asset.height;
        ratios[at] = Math.min(255, Math.max(1, Math.round(32 * ratio)));
        if (query.group === 'none') continue;
        const label = labelOf(asset, query.group);
        const last = groups.at(-1);
        if (last?.label === label) last.count += 1;
        else groups.push({ label, start: at, count: 1 });
      }
      return done({ total: items.length, ratios: ratios.toString('base64'), groups });
    },
    'assets.ids': (query) =>
      done({
        ids: list(query)
          .slice(query.start, query.start + query.count)
          .map((asset) => asset.id),
      }),
    'assets.placeOf': (query) => {
      const at = list(query).findIndex((asset) => asset.id === query.id);
      return done({ at: at < 0 ? null : at });
    },
    'assets.getMany': ({ ids }) =>
      done({ items: ids.map((id) => h.assets.find((asset) => asset.id === id)).filter((asset) => asset !== undefined) }),
    'assets.editMany': ({ ids, set }) => done(change(ids, () => set as Partial<Asset>)),
    'assets.trash': ({ ids }) => done(change(ids, () => ({ trashedAt: '2014-12-08T10:00:00Z' }))),
    'assets.restore': ({ ids }) => done(change(ids, () => ({ trashedAt: null }))),
    'assets.emptyTrash': () => {
      const before = h.assets.length;
      h.assets = h.assets.filter((asset) => asset.trashedAt === null);
      return done({ removed: before - h.assets.length, kept: 0, bytes: 0 });
    },
    'assets.handOut': ({ ids }) => done({ places: ids.map((id) => ({ $path: `/out/${id}.jpg`, $token: `out-${id}` })) }),
    'assets.original': ({ id }) => done({ place: { $path: `/originals/${id}`, $token: `original-${id}` } }),
    'search.facets': (query) => {
      const items = list(query);
      const understood = readQuery(query.text);
      const less = understood
        .map((part) => {
          const text = `${query.text.slice(0, part.start)}${query.text.slice(part.end)}`.replace(/\s+/g, ' ').trim();
          return { without: part.text, text, count: list({ ...query, text }).length };
        })
        .sort((a, b) => b.count - a.count);
      return done({
        total: items.length,
        understood,
        facets: facetsOf(items, understood),
        relax: items.length === 0 && less[0] !== undefined && less[0].count > 0 ? less[0] : null,
      });
    },
    'search.suggest': ({ text, cursor, limit }) => {
      const start = text.lastIndexOf(' ', cursor - 1) + 1;
      const word = text.slice(start, cursor).toLowerCase();
      if (word === '') return done({ items: [] });
      const put = (term: string): string => `${text.slice(0, start)}${term}${text.slice(cursor)}`;
      const cities = [...new Set(h.assets.slice(0, 2000).map((asset) => asset.city))].filter((city) =>
        city.toLowerCase().startsWith(word),
      );
      const items: Suggestion[] = [
        ...cities.map((city) => ({
          kind: 'place' as const,
          label: city,
          text: put(`place:${city.toLowerCase()}`),
          count: h.assets.filter((asset) => asset.city === city).length,
        })),
        ...Object.keys(FIELDS)
          .filter((field) => field.startsWith(word))
          .map((field) => ({ kind: 'field' as const, label: `${field}:`, text: put(`${field}:`), count: null })),
      ];
      return done({ items: items.slice(0, limit) });
    },
    'search.attention': () => done({ items: [] }),
    'search.saved': () => done({ total: h.searches.length, items: h.searches }),
    'search.save': ({ id, name, query }) => {
      const saved: SavedSearch = {
        id: id ?? (`sea_${String(h.searches.length + 1).padStart(16, '0')}` as SavedSearchId),
        name,
        query,
        count: list(query).length,
      };
      h.searches = [...h.searches.filter((known) => known.id !== saved.id), saved];
      return done(saved);
    },
    'collections.list': () => done({ total: h.collections.length, items: h.collections.map(shown) }),
    'collections.create': ({ name, assetIds }) => {
      const made = {
        id: `col_${String(h.collections.length + 1).padStart(16, '0')}` as CollectionId,
        name,
        count: 0,
        createdAt: '2014-12-08T09:00:00Z',
        assetIds: [...assetIds],
      };
      h.collections.push(made);
      return done(shown(made));
    },
    'collections.add': ({ id, assetIds }) => {
      const one = h.collections.find((candidate) => candidate.id === id);
      if (one === undefined) return failed('collections.not_found', 'It is not here.');
      one.assetIds = [...new Set([...one.assetIds, ...assetIds])];
      return done(shown(one));
    },
    'collections.take': ({ id, assetIds }) => {
      const one = h.collections.find((candidate) => candidate.id === id);
      if (one === undefined) return failed('collections.not_found', 'It is not here.');
      one.assetIds = one.assetIds.filter((asset) => !assetIds.includes(asset));
      return done(shown(one));
    },
    'history.state': () => done({ undo: null, redo: null }),
    'history.undo': () => {
      if (undo === null) return failed('history.nothing_to_undo', 'There is nothing to undo.');
      undo();
      undo = null;
      return done({ undo: null, redo: null, undone: { id: steps, label: 'assets.trash', count: 1, at: '2014-12-08T10:00:00Z' } });
    },
    'imports.paste': ({ name }) => done({ path: name, outcome: 'imported', id: h.assets[0]?.id, kind: 'photo' }),
  };
}
