import { Columns2, PanelRight, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Release } from '#contract/releases.ts';
import type { ReleaseId } from '#contract/values.ts';
import { isOut, statusAt } from '#domain/releases/writing/status.ts';
import { languageMark, languageName } from '../assets/languages.ts';
import { runCommand } from '../commands.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp, useWindow } from '../shell/app.tsx';
import { printPage } from '../shell/print.ts';
import { isInspectorShown, useMedia, WIDE } from '../shell/use-media.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { keysHere } from '../ui/keys.ts';
import { ListPane } from '../ui/list-pane.tsx';
import { useNow } from '../ui/use-later.ts';
import { words } from '../words/catalogue.ts';
import { count, shortDate } from '../words/format.ts';
import { isEmbargoed } from './embargo-time.ts';
import { ReleasePanel } from './panel.tsx';
import { OriginalPaper, Paper } from './paper.tsx';
import { Status } from './status.tsx';

/** Two papers side by side need so much. */
const ROOMY = '(min-width: 1240px)';

type Filter = 'all' | 'drafts' | 'approved' | 'embargoed' | 'out';
const FILTERS: readonly Filter[] = ['all', 'drafts', 'approved', 'embargoed', 'out'];

/** Releases: the list, the one being read, and what is known about it. */
export function ReleasesPage({ id, text }: { id: ReleaseId | null; text: string }) {
  const app = useApp();
  const open = useWindow((state) => state.open);
  const list = useQuery('releases.list', {}).data;
  const replace = useWindow((state) => state.replace);
  const isShown = isInspectorShown(
    useWindow((state) => state.inspector),
    useMedia(WIDE),
  );
  const now = useNow();
  const [filter, setFilter] = useState<Filter>('all');
  const [wantsOriginal, setWantsOriginal] = useState(false);
  const hasRoom = useMedia(ROOMY);
  const items = list?.items ?? [];
  const shown = items.filter((release) => fits(release, filter, now) && matches(release, text));
  const current = shown.find((release) => release.id === id) ?? items.find((release) => release.id === id);
  const original = items.find((release) => release.id === current?.translationOf);
  const isBeside = wantsOriginal && hasRoom && original !== undefined;
  const first = shown[0]?.id;
  // The first release is read when none was asked for; the address says so, so that going back leads here.
  useEffect(() => {
    if (id === null && first !== undefined) replace({ kind: 'releases', id: first, text });
  }, [id, first, replace, text]);
  const t = words.releases;

  if (list !== undefined && list.total === 0) {
    return (
      <main className="main" data-region="main">
        <Empty
          title={t.empty}
          actions={
            <Button size="big" look="primary" icon={Plus} onClick={() => runCommand(app, 'release.new')}>
              {words.bar.newRelease}
            </Button>
          }
        >
          {t.emptyMore}
        </Empty>
      </main>
    );
  }
  return (
    <>
      {!isBeside && (
        <ListPane
          title={t.title}
          items={list === undefined ? undefined : shown}
          current={id}
          onChoose={(next) => replace({ kind: 'releases', id: next, text })}
          noMatch={t.noMatch}
          menuOf={(release) => ({
            label: release.headline || t.untitled,
            lines: [
              {
                kind: 'item',
                id: 'kit',
                label: `${words.bar.newKit}…`,
                run: () => open({ kind: 'newKit', assetIds: [], releaseId: release.id }),
              },
              {
                kind: 'item',
                id: 'attach',
                label: words.lists.attach,
                run: () => open({ kind: 'attachToRelease', id: release.id }),
              },
              {
                kind: 'item',
                id: 'language',
                label: words.lists.addLanguage,
                run: () => open({ kind: 'addLanguage', id: release.id }),
              },
              {
                kind: 'item',
                id: 'versions',
                label: words.lists.versions,
                run: () => open({ kind: 'releaseVersions', id: release.id }),
              },
              { kind: 'line' },
              { kind: 'item', id: 'print', label: words.print.list, run: () => void printPage(app) },
            ],
          })}
          head={<Filters items={items} filter={filter} now={now} onFilter={setFilter} />}
        >
          {(release) => (
            <>
              <h2>{release.headline || t.untitled}</h2>
              <p>
                <Status release={release} now={now} />
                {release.translationOf !== null && (
                  <span className="badge wash" title={languageName(release.language)}>
                    {languageMark(release.language)}
                  </span>
                )}
                <span className="end num">{release.date === null ? '' : shortDate(release.date)}</span>
              </p>
            </>
          )}
        </ListPane>
      )}
      {isBeside && <OriginalPaper release={original} />}
      <main className="work" data-region="main" aria-label={current?.headline ?? t.title}>
        {current !== undefined && (
          <Paper
            key={current.id}
            release={current}
            tool={
              <>
                {original !== undefined && hasRoom && (
                  <IconButton
                    icon={Columns2}
                    iconSize="s"
                    className="small"
                    label={words.translations.beside}
                    aria-pressed={isBeside}
                    onClick={() => setWantsOriginal(!wantsOriginal)}
                  />
                )}
                <IconButton
                  icon={PanelRight}
                  iconSize="s"
                  className="small"
                  label={isShown ? words.inspector.close : t.details}
                  shortcut={keysHere('Mod+Alt+I')}
                  aria-pressed={isShown}
                  onClick={() => runCommand(app, 'view.inspector')}
                />
              </>
            }
          />
        )}
      </main>
      {current !== undefined && isShown && <ReleasePanel key={current.id} release={current} />}
    </>
  );
}

function fits(release: Release, filter: Filter, now: Date): boolean {
  if (filter === 'all') return true;
  if (filter === 'embargoed') return isEmbargoed(release.embargo, now);
  const status = statusAt(release, now);
  return filter === 'out' ? isOut(release, now) : status === { drafts: 'draft', approved: 'approved' }[filter];
}

function matches(release: Release, text: string): boolean {
  const all = [release.headline, release.subheadline, release.byline.name, ...release.body].join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function Filters({
  items,
  filter,
  now,
  onFilter,
}: {
  items: readonly Release[];
  filter: Filter;
  now: Date;
  onFilter: (filter: Filter) => void;
}) {
  const t = words.releases.filter;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className="fl" role="group" aria-label={t.label}>
      {FILTERS.map((name) => {
        const n = items.filter((release) => fits(release, name, now)).length;
        if (n === 0 && name !== 'all' && name !== filter) return null;
        return (
          <button type="button" key={name} aria-pressed={filter === name} onClick={() => onFilter(name)}>
            {t[name]}
            <em>{count(n)}</em>
          </button>
        );
      })}
    </div>
  );
}
