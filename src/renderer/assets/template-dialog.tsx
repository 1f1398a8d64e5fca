import { Braces } from 'lucide-react';
import { useRef, useState } from 'react';
import type { AssetId } from '#contract/values.ts';
import { fillTemplate, TEMPLATE_VARIABLES } from '#domain/assets/template.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, useApp, useCloseThis } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segmented } from '../ui/field.tsx';
import { Group } from '../ui/group.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuButton } from '../ui/menu.tsx';
import { Picture } from '../ui/picture.tsx';
import { useOnce } from '../ui/use-once.ts';
import { words } from '../words/catalogue.ts';
import { nameOf } from './badge.ts';
import { groundOf, useLogoGrounds } from './grounds.ts';

const FIELDS = ['caption', 'altText', 'title', 'credit'] as const;
type Field = (typeof FIELDS)[number];

/** Writes one text with variables into many files; what it becomes is shown on the first two. */
export function TemplateDialog({ ids }: { ids: readonly AssetId[] }) {
  const app = useApp();
  const close = useCloseThis();
  const [field, setField] = useState<Field>('caption');
  const [text, setText] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  const first = useQuery('assets.getMany', { ids: ids.slice(0, 2) }).data?.items ?? [];
  const grounds = useLogoGrounds(first.some((asset) => asset.kind === 'logo'));
  const t = words.many.templateDialog;
  const insert = (name: string): void => {
    const box = area.current;
    const [from, to] = [box?.selectionStart ?? text.length, box?.selectionEnd ?? text.length];
    const variable = `{${name}}`;
    setText(text.slice(0, from) + variable + text.slice(to));
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(from + variable.length, from + variable.length);
    });
  };
  const unknown = [...new Set(first.flatMap((asset) => fillTemplate(text, asset).unknown))];
  const canApply = text.trim() !== '' && unknown.length === 0;
  // A text that was not taken stays in its field, for another try.
  const { isBusy, run: apply } = useOnce(async (): Promise<void> => {
    if (!canApply) return;
    const set = { [field]: text.trim() };
    if ((await ask(app, 'assets.editMany', { ids: [...ids], set, fillVariables: true })) !== null) close();
  });
  return (
    <Dialog
      title={t.title(ids.length)}
      className="template"
      onClose={close}
      onSubmit={apply}
      footer={
        <div className="end">
          <Button onClick={close}>{words.many.cancel}</Button>
          <Button look="primary" disabled={!canApply || isBusy} onClick={apply}>
            {t.apply(ids.length)}
          </Button>
        </div>
      }
    >
      <div className="row gaps">
        <Segmented
          label={t.field}
          value={field}
          choices={FIELDS.map((value) => ({ value, label: words.fields[value] }))}
          onChange={setField}
        />
        <MenuButton
          className="btn push"
          label={t.insert}
          lines={TEMPLATE_VARIABLES.map((name) => ({
            kind: 'item',
            id: name,
            label: t.variables[name],
            hint: `{${name}}`,
            run: () => insert(name),
          }))}
        >
          <Icon of={Braces} size="s" />
          {t.insert}
        </MenuButton>
      </div>
      <textarea
        ref={area}
        className="input"
        rows={3}
        data-autofocus
        aria-label={t.text}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text === '' && <p className="faint sm">{t.empty}</p>}
      {unknown.length > 0 && (
        <p className="amber sm" role="status">
          {t.unknown(unknown)}
        </p>
      )}
      <Group className="filled" label={t.preview}>
        {first.map((asset) => (
          <figure key={asset.id}>
            <span className={`photo k-${asset.kind} on-${groundOf(asset, grounds)}`}>
              <Picture asset={asset} icon="s" fit={asset.kind === 'logo' ? 'contain' : 'cover'} />
            </span>
            <figcaption>
              <span className="faint sm clip">{nameOf(asset)}</span>
              <span className="wraps">{fillTemplate(text, asset).text || '–'}</span>
            </figcaption>
          </figure>
        ))}
      </Group>
    </Dialog>
  );
}
