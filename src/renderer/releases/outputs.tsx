import { useState } from 'react';
import { type Release, ReleaseFile, ReleaseFormat } from '#contract/releases.ts';
import { useQuery } from '../engine/engine.tsx';
import { type App, ask, askHost, tellDone, useApp } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { MenuButton } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';

/** Documents of the release, saved into a folder: the usual formats side by side, the others in a menu. */
export function Outputs({ release }: { release: Release }) {
  const app = useApp();
  const t = words.releases;
  const templates = useQuery('releases.templates', {}).data?.items ?? [];
  const [chosen, setChosen] = useState<readonly ReleaseFile[]>(['pdf', 'docx', 'txt', 'html']);
  const [template, setTemplate] = useState('');
  const [isBusy, setBusy] = useState(false);
  const usual: readonly ReleaseFile[] = ReleaseFormat.options;
  const others = ReleaseFile.options.filter((file) => !usual.includes(file) && (file !== 'ics' || release.embargo !== null));
  const files = chosen.filter((file) => usual.includes(file) || others.includes(file));
  const toggle = (file: ReleaseFile): void =>
    setChosen(chosen.includes(file) ? chosen.filter((other) => other !== file) : [...chosen, file]);
  const isOwn = templates.includes(template) && files.includes('pdf');
  return (
    <section className="sec" aria-label={t.outputs}>
      <header>
        {t.outputs}
        <span className="faint num">{words.outputs.chosen(files.length)}</span>
      </header>
      <div className="outs">
        {[...usual, ...others.filter((file) => files.includes(file))].map((file) => (
          <button type="button" key={file} aria-pressed={files.includes(file)} onClick={() => toggle(file)}>
            {words.outputs.names[file]}
          </button>
        ))}
        <MenuButton
          label={words.outputs.more}
          lines={others.map((file) => ({
            kind: 'item' as const,
            id: file,
            label: words.outputs.names[file],
            isChecked: files.includes(file),
            run: () => toggle(file),
          }))}
        >
          {words.outputs.more}
        </MenuButton>
      </div>
      {templates.length > 0 && files.includes('pdf') && (
        <div className="above">
          <Select
            label={words.outputs.template}
            value={isOwn ? template : ''}
            choices={[
              { value: '', label: words.outputs.ownTemplate },
              ...templates.map((name) => ({ value: name, label: name })),
            ]}
            onChange={setTemplate}
          />
        </div>
      )}
      <div className="row gaps above">
        <Button
          size="tiny"
          disabled={isBusy || files.length === 0}
          onClick={() => {
            setBusy(true);
            void saveDocuments(app, release, files, isOwn ? template : null).finally(() => setBusy(false));
          }}
        >
          {isBusy ? t.savingFiles : t.saveFiles}
        </Button>
        <span className="faint sm">{t.outputsMore}</span>
      </div>
    </section>
  );
}

async function saveDocuments(
  app: App,
  release: Release,
  formats: readonly ReleaseFile[],
  template: string | null,
): Promise<void> {
  const picked = await askHost(app, 'pick', { kind: 'folder', title: words.pick.outFolder, button: words.pick.saveHere });
  const place = picked?.places[0];
  if (place === undefined) return;
  const saved = await ask(app, 'releases.exportFiles', {
    id: release.id,
    formats: [...formats],
    place: { $token: place.token },
    template,
  });
  if (saved === null) return;
  const token = saved.files.find((file) => file.place.$token !== undefined)?.place.$token;
  tellDone(
    app,
    words.notices.documents(saved.files.length),
    token === undefined ? [] : [{ label: words.notices.reveal, run: () => void askHost(app, 'reveal', { token }) }],
  );
}
