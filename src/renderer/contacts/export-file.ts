import type { ContactFileFormat } from '#contract/contacts.ts';
import type { ContactId } from '#contract/values.ts';
import { type App, ask, askHost, tellDone } from '../shell/app.tsx';
import type { MenuLine } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';

/** Asks where, then writes contacts there: one file, or a folder for Outlook. */
async function exportContacts(
  app: App,
  format: ContactFileFormat,
  ids: readonly ContactId[] | null,
  name: string,
): Promise<void> {
  const isFolder = format === 'vcard-outlook';
  const extension = format === 'csv' ? 'csv' : 'vcf';
  const picked = await askHost(
    app,
    'pick',
    isFolder
      ? { kind: 'new-folder', title: words.people.exportAll, button: words.pick.save, suggestedName: name }
      : {
          kind: 'save',
          title: words.people.exportAll,
          button: words.pick.save,
          suggestedName: `${name}.${extension}`,
          extensions: [extension],
          filterName: words.pick.cards,
        },
  );
  const place = picked?.places[0];
  if (place === undefined) return;
  const written = await ask(app, 'contacts.exportFile', {
    format,
    place: { $token: place.token },
    ...(ids === null ? {} : { ids: [...ids] }),
  });
  if (written === null) return;
  const token = written.files[0]?.place.$token;
  tellDone(
    app,
    words.people.exported(written.contacts),
    token === undefined ? [] : [{ label: words.notices.reveal, run: () => void askHost(app, 'reveal', { token }) }],
  );
}

/** The lines of a menu that exports: all contacts, or one. */
export const exportLines = (app: App, ids: readonly ContactId[] | null, name: string): MenuLine[] =>
  (['vcard-3', 'vcard-4', 'vcard-outlook', 'csv'] as const).map((format) => ({
    kind: 'item',
    id: format,
    label: words.people.formats[format],
    run: () => void exportContacts(app, format, ids, name),
  }));
