import {
  BookMarked,
  Building2,
  FileText,
  Image,
  type LucideIcon,
  Newspaper,
  Package,
  Shapes,
  SquareChevronRight,
  Users,
} from 'lucide-react';
import type { Asset } from '#contract/assets.ts';
import type { Kit } from '#contract/kits.ts';
import type { RecentLibrary } from '#contract/library.ts';
import type { Release } from '#contract/releases.ts';
import type { AssetId } from '#contract/values.ts';
import { plainName } from '#domain/names.ts';
import { nameOf } from '../assets/badge.ts';
import { COMMANDS, recentCommand, shortcutNow } from '../commands.ts';
import { useQuery } from '../engine/engine.tsx';
import { exportKit } from '../exports/start.ts';
import { addAssets } from '../kits/add.ts';
import { countItems } from '../kits/sections.ts';
import { type App, useApp } from '../shell/app.tsx';
import type { View } from '../shell/store.ts';
import { words } from '../words/catalogue.ts';
import { shortDate, when } from '../words/format.ts';
import { type Match, matchWords, type Stretch } from './match.ts';

/** Where the palette looks: everywhere, in one kind of thing, or among the commands. */
export type Scope = keyof typeof words.palette.scopes;
/** The scopes in the order of the chips. */
export const SCOPES = Object.keys(words.palette.scopes) as readonly Scope[];

/** One line of the palette. */
export interface Hit {
  readonly key: string;
  readonly scope: Exclude<Scope, 'all'>;
  readonly icon: LucideIcon;
  readonly asset?: Asset;
  readonly kit?: Kit;
  readonly release?: Release;
  readonly title: string;
  readonly marks: readonly Stretch[];
  readonly more: string;
  readonly rank: number;
  /** As in the table of commands, with Mod. */
  readonly shortcut?: string | null;
  /** What Enter does. */
  readonly open: () => void;
  /** What Ctrl and Enter do; the same as Enter where nothing is to be shown. */
  readonly show: () => void;
}

/** The hits of one kind, best first, and how many there are in all. */
export interface Found {
  readonly scope: Exclude<Scope, 'all'>;
  readonly total: number;
  readonly hits: readonly Hit[];
}

/** A typed text as what it asks for: `>` wants actions only, `@` people. */
export function readQuestion(typed: string): { readonly text: string; readonly only: Scope | null } {
  const start = typed.trimStart();
  if (start.startsWith('>')) return { text: start.slice(1).trim(), only: 'actions' };
  if (start.startsWith('@')) return { text: start.slice(1).trim(), only: 'contacts' };
  return { text: start.trim(), only: null };
}

/** Files of each kind that are asked for at most; the rest is a search in the library. */
const FILES = 20;
const FILE_KINDS = ['photo', 'logo', 'document'] as const;
const ICONS: Record<(typeof FILE_KINDS)[number], LucideIcon> = { photo: Image, logo: Shapes, document: FileText };

/** Everything of the library and of the commands that answers a question, kind by kind; `isAsking` while files are still looked for. */
export function useFound(question: string): { readonly found: readonly Found[]; readonly isAsking: boolean } {
  const app = useApp();
  const { files, isAsking } = useFiles(app, question);
  const releases = useQuery('releases.list', {}).data?.items ?? [];
  const kits = useQuery('kits.list', {}).data?.items ?? [];
  const organisations = useQuery('organisations.list', {}).data?.items ?? [];
  const contacts = useQuery('contacts.list', {}).data?.items ?? [];
  const brands = useQuery('logos.brands', {}).data?.items ?? [];
  const recent = useQuery('library.recent', {}).data?.items ?? [];

  const named = ranked('logos', brands, question, (brand, match) => ({
    ...lead(app, { kind: 'logos', id: brand.id, text: '' }),
    ...matched(brand.id, brand.name, match),
    scope: 'logo',
    icon: BookMarked,
    more: words.palette.brandMore(brand.variants.length),
  }));

  const lists: readonly (Found | null)[] = [
    actions(app, question, kits, recent),
    ranked('kits', kits, question, (kit, match) => ({
      ...lead(app, { kind: 'kit', id: kit.id }),
      ...matched(kit.id, kit.title, match),
      scope: 'kits',
      icon: Package,
      kit,
      more: words.palette.kitMore(countItems(kit), when(kit.editedAt)),
    })),
    ranked('releases', releases, question, (release, match) => ({
      ...lead(app, { kind: 'releases', id: release.id, text: '' }),
      ...matched(release.id, titleOf(release), match),
      scope: 'releases',
      icon: Newspaper,
      release,
      more: release.date === null ? '' : shortDate(release.date),
    })),
    ...files.map((list) => (list.scope === 'logo' && named !== null ? joined(named, list) : list)),
    ranked('organisations', organisations, question, (organisation, match) => ({
      ...lead(app, { kind: 'organisations', id: organisation.id, text: '' }),
      ...matched(organisation.id, organisation.name, match),
      scope: 'organisations',
      icon: Building2,
      more: words.palette.organisation,
    })),
    ranked('contacts', contacts, question, (contact, match) => ({
      ...lead(app, { kind: 'contacts', id: contact.id, text: '' }),
      ...matched(contact.id, contact.name, match),
      scope: 'contacts',
      icon: Users,
      more: contact.role,
    })),
  ];
  return { found: lists.filter((list) => list !== null).filter(({ total }) => total > 0), isAsking };
}

/** Two lists of one kind as one, the first before the second. */
const joined = (first: Found, second: Found): Found => ({
  scope: first.scope,
  total: first.total + second.total,
  hits: [...first.hits, ...second.hits],
});

const titleOf = (release: Pick<Release, 'headline'>): string => release.headline || words.releases.untitled;

/** The words by which a thing of the library is known. */
const nameIn = (item: object): string => {
  const { title, headline, name } = item as { title?: string; headline?: string; name?: string };
  return title ?? name ?? (headline === undefined ? '' : titleOf({ headline }));
};

const matched = (key: string, title: string, match: Match): Pick<Hit, 'key' | 'title' | 'marks' | 'rank'> => ({
  key,
  title,
  ...match,
});

/** Enter and Ctrl Enter both go to a place. */
function lead(app: App, view: View): Pick<Hit, 'open' | 'show'> {
  const go = (): void => app.store.getState().go(view);
  return { open: go, show: go };
}

function ranked<T extends { readonly id: string }>(
  kind: string,
  items: readonly T[],
  question: string,
  make: (item: T, match: Match) => Hit,
): Found | null {
  const hits = items
    .flatMap((item) => {
      const match = matchWords(nameIn(item), question);
      return match === null ? [] : [make(item, match)];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map((hit) => ({ ...hit, key: `${kind} ${hit.key}` }));
  const [first] = hits;
  return first === undefined ? null : { scope: first.scope, total: hits.length, hits };
}

/** Files by everything that the library's own search knows of them; without a question none. */
function useFiles(app: App, question: string): { readonly files: readonly Found[]; readonly isAsking: boolean } {
  const ask = (kind: (typeof FILE_KINDS)[number]) =>
    question === '' ? null : { text: question.slice(0, 500), kind, limit: FILES };
  const answers = [
    useQuery('assets.list', ask('photo')),
    useQuery('assets.list', ask('logo')),
    useQuery('assets.list', ask('document')),
  ];
  const files = FILE_KINDS.map((scope, at) => ({
    scope,
    total: answers[at]?.data?.total ?? 0,
    hits: (answers[at]?.data?.items ?? []).map((asset, place) => {
      const title = nameOf(asset);
      const match = matchWords(title, question);
      const { go, select, set } = app.store.getState();
      const choose = (text: string): void => {
        go({ kind: 'assets', shelf: scope, text });
        select({ ids: [asset.id], current: asset.id, anchor: asset.id });
      };
      return {
        key: `file ${asset.id}`,
        scope,
        icon: ICONS[scope],
        asset,
        title,
        marks: match?.marks ?? [],
        more: asset.city || asset.credit || (asset.title === '' ? '' : plainName(asset.filename)),
        // A file that is found by what it shows stands behind one that is called so.
        rank: match === null ? 30 + place : match.rank + 1,
        open: () => {
          choose(question);
          set({ inspector: 'open' });
        },
        show: () => choose(''),
      };
    }),
  }));
  return { files, isAsking: question !== '' && answers.some(({ data, error }) => data === undefined && error === undefined) };
}

/** Commands that apply now, and what can be done with the kits that a question names. */
function actions(app: App, question: string, kits: readonly Kit[], recent: readonly RecentLibrary[]): Found | null {
  const { view, selection } = app.store.getState();
  const chosen: readonly AssetId[] = view.kind === 'assets' && view.trash !== true ? selection.ids : [];
  const commands = COMMANDS.filter((command) => command.id !== 'palette.open' && command.when(app)).flatMap((command): Hit[] => {
    const match = matchWords(command.label, question);
    const run = (): void => command.run(app);
    return match === null
      ? []
      : [
          {
            ...matched(`command ${command.id}`, command.label, match),
            scope: 'actions',
            icon: SquareChevronRight,
            more: '',
            shortcut: shortcutNow(app, command),
            open: run,
            show: run,
          },
        ];
  });
  const withKits = (question === '' ? [] : kits.filter((kit) => matchWords(kit.title, question) !== null).slice(0, 2)).flatMap(
    (kit): Hit[] => [
      deed(`export ${kit.id}`, words.palette.export(kit.title), question, () => exportKit(app, kit.id)),
      ...(chosen.length === 0
        ? []
        : [
            deed(
              `add ${kit.id}`,
              words.palette.addSelected(chosen.length, kit.title),
              question,
              () => void addAssets(app, kit.id, chosen),
            ),
          ]),
    ],
  );
  const libraries = (question === '' ? [] : recent).flatMap((item): Hit[] => {
    const opens = recentCommand(item);
    return opens?.when(app) !== true || matchWords(item.name, question) === null
      ? []
      : [deed(opens.id, words.commands.openRecent(item.name), question, () => opens.run(app))];
  });
  const hits = [...withKits, ...libraries, ...commands.toSorted((a, b) => a.rank - b.rank)];
  return { scope: 'actions', total: hits.length, hits };
}

const deed = (key: string, title: string, question: string, run: () => void): Hit => ({
  key,
  title,
  marks: matchWords(title, question)?.marks ?? [],
  rank: 20,
  scope: 'actions',
  icon: Package,
  more: '',
  open: run,
  show: run,
});
