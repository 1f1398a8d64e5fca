import type { KitId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useWindow } from '../shell/app.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { words } from '../words/catalogue.ts';
import { bytes } from '../words/format.ts';

/** Every file of the zip to be, and why it is in it. */
export function KitFilesDialog({ kitId }: { kitId: KitId }) {
  const close = useWindow((state) => state.closeDialog);
  const preview = useQuery('exports.preview', { kitId }).data;
  const t = words.kits;
  return (
    <Dialog title={t.files} className="wide" isReading onClose={close}>
      {preview !== undefined && (
        <>
          <p className="mono soft">{preview.rootFolder}/</p>
          <table className="tbl">
            <thead>
              <tr>
                <th>{t.file}</th>
                <th>{t.why}</th>
                <th className="r">{t.bytes}</th>
              </tr>
            </thead>
            <tbody>
              {preview.files.map((file) => (
                <tr key={file.path}>
                  <td className="mono breaks">{file.path}</td>
                  <td className="reason">{file.reason === '' ? words.exports.roles[file.role] : words.said(file.reason)}</td>
                  <td className="r num nowrap">{bytes(file.bytes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Dialog>
  );
}
