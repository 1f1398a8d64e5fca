import { type App, ask, askHost } from '../shell/app.tsx';
import { notifyAway } from '../shell/away.ts';
import { words } from '../words/catalogue.ts';

/** Verifies a zip at a place the person picked or was shown, and shows the verdict. */
export async function verifyPlace(app: App, token: string, name: string): Promise<void> {
  const verdict = await ask(app, 'exports.verify', { place: { $token: token } });
  if (verdict === null) return;
  app.store.getState().open({ kind: 'verdict', name, token, verdict });
  notifyAway(app, verdict.ok ? words.away.verified : words.away.verifiedBad, name);
}

/** Lets the person pick a zip and verifies it. */
export async function verifyFile(app: App): Promise<void> {
  const picked = await askHost(app, 'pick', {
    kind: 'files',
    title: words.pick.verify,
    button: words.exports.verify,
    extensions: ['zip'],
    filterName: words.pick.zip,
  });
  const place = picked?.places[0];
  if (place !== undefined) await verifyPlace(app, place.token, place.name);
}
