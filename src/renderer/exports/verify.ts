import { type App, ask, askHost } from '../shell/app.tsx';
import { notifyAway } from '../shell/away.ts';
import { words } from '../words/catalogue.ts';

/** Verifies a zip at a place the person picked or was shown, and shows the verdict. */
export async function verifyPlace(app: App, token: string, name: string): Promise<void> {
  const before = app.store.getState().dialog;
  const verdict = await ask(app, 'exports.verify', { place: { $token: token } });
  if (verdict === null) return;
  const { dialog, open, tell } = app.store.getState();
  const show = (): void => open({ kind: 'verdict', name, token, verdict });
  const outcome = verdict.ok ? words.away.verified : words.away.verifiedBad;
  // A large zip takes minutes: what is being typed in a dialog that was opened meanwhile is not put aside.
  if (dialog === null || dialog === before) show();
  else
    tell({
      tone: verdict.ok ? 'done' : 'error',
      text: outcome,
      more: name,
      actions: [{ label: words.notices.showExport, run: show }],
    });
  notifyAway(app, outcome, name);
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
