import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Organisation, OrganisationFields } from '#contract/organisations.ts';
import { languageName, OFFERED_LANGUAGES } from '../assets/languages.ts';
import { Button } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { Segmented } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuButton } from '../ui/menu.tsx';
import { words } from '../words/catalogue.ts';
import { language } from '../words/language.ts';

interface Props {
  readonly organisation: Organisation;
  readonly onSave: (set: Partial<OrganisationFields>) => Promise<boolean>;
}

/** Who the sender is, in every language its releases are written in. */
export function Boilerplate({ organisation, onSave }: Props) {
  const { boilerplate } = organisation;
  const [chosen, setChosen] = useState<string | null>(null);
  const t = words.sender;
  const written = Object.keys(boilerplate);
  // English stands first; where nothing is written yet one begins with the language of the window.
  const codes = [...new Set([...(written.length === 0 ? [language] : 'en' in boilerplate ? ['en'] : []), ...written])];
  // A language that was just added has no text yet.
  const all = chosen === null || codes.includes(chosen) ? codes : [...codes, chosen];
  const current = chosen ?? codes[0] ?? language;
  const free = OFFERED_LANGUAGES.filter((code) => !all.includes(code));
  return (
    <section className="sec" aria-label={words.organisations.boilerplate}>
      <header>
        {words.organisations.boilerplate}
        <span className="row gaps">
          {all.length > 1 && boilerplate[current] !== undefined && (
            <Button
              look="link"
              className="sm"
              onClick={() => {
                const { [current]: _gone, ...others } = boilerplate;
                setChosen(null);
                void onSave({ boilerplate: others });
              }}
            >
              {t.removeLanguage(languageName(current))}
            </Button>
          )}
          <MenuButton
            className="btn link sm"
            label={t.addLanguage}
            lines={free.map((code) => ({
              kind: 'item',
              id: code,
              label: languageName(code),
              run: () => setChosen(code),
            }))}
          >
            <Icon of={Plus} size="s" />
            {t.addLanguage}
          </MenuButton>
        </span>
      </header>
      {all.length > 1 && (
        <Segmented
          label={t.languages}
          value={current}
          choices={all.map((code) => ({ value: code, label: languageName(code) }))}
          onChange={setChosen}
        />
      )}
      <div lang={current}>
        <Editable
          key={current}
          className="prose"
          label={all.length > 1 ? t.boilerplateIn(languageName(current)) : words.organisations.boilerplate}
          isProse
          value={boilerplate[current] ?? ''}
          unset={words.organisations.boilerplateMore}
          onSave={(text) => onSave({ boilerplate: { ...boilerplate, [current]: text } })}
        />
      </div>
    </section>
  );
}
