import { ChevronRight, CircleAlert, TriangleAlert } from 'lucide-react';
import type { KitId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { when } from '../words/format.ts';
import { editKit } from './add.ts';

/** Kits, then the kit's title, which is edited where it stands. */
export function KitCrumb({ id }: { id: KitId }) {
  const app = useApp();
  const go = useWindow((state) => state.go);
  const kit = useQuery('kits.get', { id }).data;
  return (
    <div className="crumb">
      <Button look="quiet" onClick={() => go({ kind: 'kits', text: '' })}>
        {words.kits.title}
      </Button>
      <Icon of={ChevronRight} size="s" />
      {kit !== undefined && (
        <>
          <h1>
            <Editable
              label={words.kits.name}
              value={kit.title}
              onSave={(title) => (title === '' ? undefined : editKit(app, kit, { title }))}
            />
          </h1>
          <span className="sm nowrap saved">{words.kits.saved(when(kit.editedAt))}</span>
        </>
      )}
    </div>
  );
}

/** Errors and warnings of preflight in the bar; a press leads to the list. */
export function KitVerdict({ id }: { id: KitId }) {
  const preview = useQuery('exports.preview', { kitId: id }).data;
  if (preview === undefined || (preview.errors === 0 && preview.warnings === 0)) return null;
  return (
    <Button
      look="quiet"
      onClick={() => {
        const list = document.querySelector<HTMLElement>('#preflight');
        list?.scrollIntoView({ block: 'start' });
        list?.querySelector<HTMLElement>('button')?.focus();
      }}
    >
      <span className="hidden-word">
        {`${words.kits.preflight}: ${words.kits.preflightCounts(preview.errors, preview.warnings)}`}
      </span>
      {preview.errors > 0 && (
        <>
          <Icon of={CircleAlert} size="s" className="red" />
          <span className="num" aria-hidden="true">
            {preview.errors}
          </span>
        </>
      )}
      {preview.warnings > 0 && (
        <>
          <Icon of={TriangleAlert} size="s" className="amber" />
          <span className="num" aria-hidden="true">
            {preview.warnings}
          </span>
        </>
      )}
    </Button>
  );
}
