import { CircleAlert, FolderOpen, FolderPlus, FolderSync, X } from 'lucide-react';
import type { Quarantined, Watch } from '#contract/imports.ts';
import { plainName } from '#domain/names.ts';
import { useQuery } from '../engine/engine.tsx';
import { type App, ask, askHost, tellDone, useApp } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Switch } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { baseName, dayAndTime } from '../words/format.ts';

async function addWatch(app: App): Promise<void> {
  const t = words.watches;
  const picked = await askHost(app, 'pick', { kind: 'folder', title: t.pick, button: t.pickYes });
  const place = picked?.places[0];
  if (place !== undefined) await ask(app, 'imports.watch', { place: { $token: place.token } });
}

/** Folders whose new files come in by themselves, and what of them was refused. */
export function Watches() {
  const app = useApp();
  const watches = useQuery('imports.watches', {}).data?.items;
  const waiting = useQuery('imports.quarantine', {}).data?.items;
  const t = words.watches;
  return (
    <div className="column-page">
      <p className="soft">{t.lead}</p>
      {watches?.length === 0 && (
        <div className="dashed">
          <Icon of={FolderSync} size="l" />
          <p className="h4">{t.none}</p>
          <p className="faint">{t.noneMore}</p>
          <Button icon={FolderPlus} onClick={() => void addWatch(app)}>
            {t.add}
          </Button>
        </div>
      )}
      {watches !== undefined && watches.length > 0 && (
        <>
          <ul className="watches">
            {watches.map((watch) => (
              <WatchLine key={watch.id} watch={watch} />
            ))}
          </ul>
          <Button icon={FolderPlus} onClick={() => void addWatch(app)}>
            {t.add}
          </Button>
        </>
      )}
      {waiting !== undefined && (watches?.length !== 0 || waiting.length > 0) && <Quarantine items={waiting} />}
    </div>
  );
}

function WatchLine({ watch }: { watch: Watch }) {
  const app = useApp();
  const t = words.watches;
  const token = watch.place.$token;
  return (
    <li>
      <Icon of={FolderSync} className={watch.state === 'watching' ? 'accent' : watch.state === 'gone' ? 'red' : 'faint'} />
      <span className="grow">
        <b className="clip">{watch.name}</b>
        <span className="mono faint clip" title={watch.place.$path}>
          {watch.place.$path}
        </span>
        <span className="sm num">
          <span className={watch.state === 'gone' ? 'red' : 'soft'}>{t.states[watch.state]}</span>
          <span className="faint">{`, ${t.counts(watch.imported, watch.refused)}`}</span>
        </span>
      </span>
      {token !== undefined && (
        <IconButton
          icon={FolderOpen}
          iconSize="s"
          label={t.openLabel(watch.name)}
          onClick={() => void askHost(app, 'openPlace', { token })}
        />
      )}
      <IconButton
        icon={X}
        iconSize="s"
        label={t.stopLabel(watch.name)}
        onClick={() => void ask(app, 'imports.unwatch', { id: watch.id })}
      />
      <Switch
        label={t.on(watch.name)}
        isOn={watch.state !== 'paused'}
        onChange={(isOn) => void ask(app, 'imports.setWatch', { id: watch.id, paused: !isOn })}
      />
    </li>
  );
}

function Quarantine({ items }: { items: readonly Quarantined[] }) {
  const app = useApp();
  const t = words.watches;
  const release = async (paths: readonly string[], retry: boolean): Promise<void> => {
    const done = await ask(app, 'imports.releaseQuarantine', { paths: [...paths], retry });
    if (done !== null) tellDone(app, t.left(done.left));
  };
  const all = items.slice(0, 10_000).map((item) => item.path);
  return (
    <section aria-label={t.quarantine}>
      <div className="section-head">
        <h2 className="h3">{t.quarantine}</h2>
        {items.length > 0 && (
          <span className="row gaps push">
            <Button size="tiny" onClick={() => void release(all, true)}>
              {t.retryAll}
            </Button>
            <Button size="tiny" onClick={() => void release(all, false)}>
              {t.forgetAll}
            </Button>
          </span>
        )}
      </div>
      <p className="faint">{t.quarantineLead(items.length)}</p>
      <ul className="quarantine">
        {items.map((item) => {
          const name = baseName(item.path);
          const token = item.place?.$token;
          return (
            <li key={item.path}>
              <Icon of={CircleAlert} size="s" className="red" />
              <span className="grow">
                <span className="mono clip" title={plainName(item.path)}>
                  {name}
                </span>
                <span className="soft sm">{words.errors[item.code]}</span>
                <span className="faint sm num">{dayAndTime(item.at)}</span>
              </span>
              {token !== undefined && (
                <IconButton
                  icon={FolderOpen}
                  iconSize="s"
                  label={words.report.openFolderLabel(name)}
                  onClick={() => void askHost(app, 'reveal', { token })}
                />
              )}
              <Button size="tiny" aria-label={t.retryLabel(name)} onClick={() => void release([item.path], true)}>
                {t.retry}
              </Button>
              <IconButton icon={X} iconSize="s" label={t.forgetLabel(name)} onClick={() => void release([item.path], false)} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
