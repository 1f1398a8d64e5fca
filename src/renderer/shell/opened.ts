import { verifyPlace } from '../exports/verify.ts';
import { type App, askHost } from './app.tsx';
import { openLibrary } from './library-deeds.ts';

/** Opens what the system handed to the app: libraries first, as another library clears the window; then each zip is verified, one verdict after the other. */
export async function openHanded(app: App): Promise<void> {
  const handed = (await askHost(app, 'takeOpened', {}))?.places ?? [];
  const isZip = ({ name }: { name: string }): boolean => name.toLowerCase().endsWith('.zip');
  for (const { token } of handed.filter((place) => !isZip(place))) await openLibrary(app, token);
  for (const { token, name } of handed.filter(isZip)) {
    await noDialog(app);
    await verifyPlace(app, token, name);
  }
}

/** Settles when no dialog is open: nobody's work in one is put aside, and no verdict covers the one before. */
const noDialog = (app: App): Promise<void> =>
  new Promise((settle) => {
    if (app.store.getState().dialog === null) return settle();
    const stop = app.store.subscribe(({ dialog }) => {
      if (dialog !== null) return;
      stop();
      settle();
    });
  });
