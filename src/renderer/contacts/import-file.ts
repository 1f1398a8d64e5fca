import { type App, ask, askHost, tellDone } from '../shell/app.tsx';
import { words } from '../words/en.ts';

/** Lets the person pick a vCard or CSV file and takes its contacts in. */
export async function importContacts(app: App): Promise<void> {
  const picked = await askHost(app, 'pick', {
    kind: 'files',
    title: words.pick.contacts,
    button: words.pick.import,
    extensions: ['vcf', 'csv'],
    filterName: words.pick.cards,
  });
  const place = picked?.places[0];
  if (place === undefined) return;
  const report = await ask(app, 'contacts.importFile', { place: { $token: place.token } });
  if (report !== null) tellDone(app, words.notices.contacts(report.imported, report.merged, report.refused));
}
