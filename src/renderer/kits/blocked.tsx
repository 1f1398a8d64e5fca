import type { KitId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { exportKit } from '../exports/start.ts';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { words } from '../words/catalogue.ts';
import { Findings } from './preflight.tsx';

/** What stops an export; a person may go on in spite of it. */
export function BlockedDialog({ kitId }: { kitId: KitId }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const preview = useQuery('exports.preview', { kitId }).data;
  const t = words.kits;
  if (preview === undefined) return null;
  return (
    <Dialog
      title={t.blockedTitle(preview.errors)}
      onClose={close}
      footer={
        <>
          <Button
            onClick={() => {
              close();
              void exportKit(app, kitId, { force: true });
            }}
          >
            {t.exportAnyway}
          </Button>
          <div className="end">
            <Button look="primary" data-autofocus onClick={close}>
              {t.back}
            </Button>
          </div>
        </>
      }
    >
      <p className="soft">{t.blockedMore}</p>
      <Findings findings={preview.findings.filter((finding) => finding.severity === 'error')} />
    </Dialog>
  );
}
