import type { Answer } from '../engine/routes.ts';
import { type App, ask, askHost, tellDone } from '../shell/app.tsx';
import { words } from '../words/catalogue.ts';

/** Lets the person pick a vCard or CSV file and takes its contacts in. */
export async function importContacts(app: App): Promise<void> {
  const picked = await askHost(app, 'pick', {
    kind: 'files',
    title: words.pick.contacts,
    button: words.pick.import,
    extensions: ['vcf', 'csv', 'tsv', 'txt'],
    filterName: words.pick.cards,
  });
  const place = picked?.places[0];
  if (place !== undefined) await takeContacts(app, place.token, place.name);
}

/** Takes contacts in from a file that main holds under a token: cards at once, of a table its columns are asked first. */
export async function takeContacts(app: App, token: string, file: string): Promise<void> {
  const found = await ask(app, 'contacts.columns', { place: { $token: token } });
  if (found === null) return;
  if (found.kind === 'table') {
    app.store.getState().open({ kind: 'contactColumns', token, file });
    return;
  }
  const report = await ask(app, 'contacts.importFile', { place: { $token: token } });
  if (report !== null) tellImport(app, report);
}

/** Tells what became of a file of contacts. */
export function tellImport(app: App, report: Answer<'contacts.importFile'>): void {
  const portraits = report.items.filter((item) => item.portrait === 'refused').length;
  const text = words.notices.contacts(report.imported, report.merged, report.refused);
  tellDone(app, portraits === 0 ? text : `${text} ${words.people.refusedPortraits(portraits)}`);
}
