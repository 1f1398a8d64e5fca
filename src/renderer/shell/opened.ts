import { verifyPlace } from '../exports/verify.ts';
import { type App, askHost } from './app.tsx';
import { openLibrary } from './library-deeds.ts';

/** Opens what the system handed to the app: a zip is verified, anything else is taken for a library. */
export async function openHanded(app: App): Promise<void> {
  const handed = await askHost(app, 'takeOpened', {});
  for (const { token, name } of handed?.places ?? []) {
    if (name.toLowerCase().endsWith('.zip')) await verifyPlace(app, token, name);
    else await openLibrary(app, token);
  }
}
