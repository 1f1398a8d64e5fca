import { LanguageChoice } from '#contract/settings.ts';
import { Select } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';
import { type App, askHost, useApp, useWindow } from './app.tsx';
import { forgetPlace, keepPlace } from './reload.ts';

/** Sets the language. A window that has to speak another is loaded anew by main and comes back to where it was. */
export async function chooseLanguage(app: App, language: LanguageChoice): Promise<void> {
  keepPlace(app.store);
  const answer = await askHost(app, 'setLanguage', { language });
  if (answer?.reloads === true) return;
  forgetPlace();
  const { settings, set } = app.store.getState();
  if (answer !== null) set({ settings: { ...settings, language } });
}

/** The choice of the window's language. */
export function LanguageField() {
  const app = useApp();
  const language = useWindow((state) => state.settings.language);
  return (
    <Select
      hideLabel
      label={words.language.label}
      value={language}
      choices={LanguageChoice.options.map((value) => ({ value, label: words.language.choices[value] }))}
      onChange={(next) => void chooseLanguage(app, next)}
    />
  );
}
