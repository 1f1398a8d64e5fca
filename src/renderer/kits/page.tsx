import { History, Package, Plus, Trash2 } from 'lucide-react';
import type { Kit } from '#contract/kits.ts';
import { newKit } from '../commands.ts';
import { useQuery } from '../engine/engine.tsx';
import { exportKit } from '../exports/start.ts';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { useContextMenu } from '../ui/context-menu.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { count, shortDate, when } from '../words/format.ts';
import { FirstPicture } from './first-picture.tsx';
import { kitLines } from './kit-menu.tsx';
import { countItems } from './sections.ts';

/** Every kit of the library, and the way to the exports. */
export function KitsPage({ text }: { text: string }) {
  const app = useApp();
  const go = useWindow((state) => state.go);
  const list = useQuery('kits.list', {}).data;
  const organisations = useQuery('organisations.list', {}).data?.items ?? [];
  const { show, menu } = useContextMenu();
  const t = words.kits;
  const nameOf = (kit: Kit): string => organisations.find((organisation) => organisation.id === kit.organisationId)?.name ?? '';
  const wanted = text.trim().toLowerCase();
  const shown = (list?.items ?? []).filter((kit) => `${kit.title} ${nameOf(kit)}`.toLowerCase().includes(wanted));
  return (
    <main className="page" data-region="main" aria-label={t.title} aria-busy={list === undefined}>
      <div className="head flush">
        <h1 className="h1">{t.title}</h1>
        {list !== undefined && <span className="n">{words.assets.shown(shown.length, list.total)}</span>}
        <div className="tools">
          <Button look="quiet" icon={History} onClick={() => go({ kind: 'exports', text: '' })}>
            {words.nav.exports}
          </Button>
        </div>
      </div>
      {list !== undefined && list.total === 0 && (
        <Empty
          title={t.empty}
          actions={
            <Button size="big" look="primary" icon={Plus} onClick={() => newKit(app)}>
              {words.bar.newKit}
            </Button>
          }
        >
          {t.emptyMore}
        </Empty>
      )}
      {list !== undefined && list.total > 0 && shown.length === 0 && <Empty title={t.noMatch} />}
      {shown.length > 0 && (
        <table className="tbl kits-table">
          <thead>
            <tr>
              <th>{t.columns.kit}</th>
              <th>{t.columns.organisation}</th>
              <th className="r">{t.columns.items}</th>
              <th>{t.columns.date}</th>
              <th>{t.columns.edited}</th>
              <th>
                <span className="hidden-word">{words.exports.columns.action}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((kit) => (
              <tr
                key={kit.id}
                onContextMenu={(event) =>
                  show(event, kit.title, [
                    { kind: 'item', id: 'export', label: `${words.bar.export}…`, run: () => void exportKit(app, kit.id) },
                    ...kitLines(kit, app.store.getState().open),
                  ])
                }
              >
                <td>
                  <button type="button" className="kit-name" onClick={() => go({ kind: 'kit', id: kit.id })}>
                    <span className="photo">{<FirstPicture kit={kit} fallback={<Icon of={Package} size="s" />} />}</span>
                    <span className="clip">{kit.title}</span>
                  </button>
                </td>
                <td className="clip">{nameOf(kit)}</td>
                <td className="r num">{count(countItems(kit))}</td>
                <td className="num nowrap">{kit.date === null ? '' : shortDate(kit.date)}</td>
                <td className="num nowrap">{when(kit.editedAt)}</td>
                <td className="r">
                  <IconButton
                    icon={Trash2}
                    iconSize="s"
                    className="small"
                    label={`${t.remove.replace('…', '')} ${kit.title}`}
                    onClick={() => app.store.getState().open({ kind: 'removeKit', id: kit.id, title: kit.title })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {menu}
    </main>
  );
}
