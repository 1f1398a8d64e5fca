import type { ExportPreview, FileRole, PlannedFile } from '#contract/exports.ts';
import type { KitId } from '#contract/values.ts';
import { useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { words } from '../words/catalogue.ts';
import { bytes } from '../words/format.ts';

type Group = keyof typeof words.kits.groups;
const GROUP_OF: Readonly<Record<FileRole, Group>> = {
  photo: 'photos',
  captions: 'photos',
  'contact-sheet': 'photos',
  logo: 'logos',
  release: 'documents',
  ninjs: 'documents',
  document: 'documents',
  calendar: 'documents',
  vcard: 'page',
  page: 'page',
  readme: 'page',
  manifest: 'page',
  asset: 'page',
  verification: 'page',
};
/** Sheets of people lie among the contacts and are no photos. */
const groupOf = ({ role, path }: Pick<PlannedFile, 'role' | 'path'>): Group =>
  role === 'contact-sheet' && !path.startsWith('photos/') ? 'documents' : GROUP_OF[role];

const GROUPS: readonly Group[] = ['photos', 'documents', 'logos', 'page'];

/** How large the zip gets, by what is in it. */
export function SizeBar({ kitId, preview }: { kitId: KitId; preview: ExportPreview | undefined }) {
  const open = useWindow((state) => state.open);
  const t = words.kits;
  if (preview === undefined) return null;
  const sums = GROUPS.map((group) => ({
    group,
    bytes: preview.files.filter((file) => groupOf(file) === group).reduce((sum, file) => sum + file.bytes, 0),
  })).filter((part) => part.bytes > 0);
  return (
    <section className="sec size" aria-label={t.size}>
      <header>
        {t.size}
        <span className="faint num">{t.sizeOf(bytes(preview.bytes), preview.files.length)}</span>
      </header>
      <div className="parts" aria-hidden="true">
        {sums.map((part) => (
          <i key={part.group} className={part.group} style={{ flexGrow: part.bytes }} />
        ))}
      </div>
      <div className="key num">
        {sums.map((part) => (
          <span key={part.group}>
            <i className={part.group} />
            {t.groups[part.group]} {bytes(part.bytes)}
          </span>
        ))}
      </div>
      <p className="mono faint breaks above">{preview.zipName}</p>
      <Button look="link" className="sm" onClick={() => open({ kind: 'kitFiles', kitId })}>
        {t.allFiles}
      </Button>
    </section>
  );
}
