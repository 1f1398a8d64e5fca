import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Asset, AssetFields } from '#contract/assets.ts';
import { IconButton } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { Select } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { PopoverButton } from '../ui/popover.tsx';
import { words } from '../words/catalogue.ts';
import { languageMark, languageName, OFFERED_LANGUAGES, withoutTranslation, withTranslation } from './languages.ts';

type Save = (set: Partial<AssetFields>) => Promise<boolean>;

/** Caption, alt text and extended description; the first two in every language they are written in. */
export function Texts({ asset, onSave }: { asset: Asset; onSave: Save }) {
  const [chosen, setChosen] = useState('');
  const further = Object.keys(asset.translations);
  // '' is the main text, whatever its language is.
  const current = further.includes(chosen) ? chosen : '';
  const text = current === '' ? asset : (asset.translations[current] ?? asset);
  const write = (set: { caption?: string; altText?: string }): Promise<boolean> =>
    onSave(current === '' ? set : { translations: withTranslation(asset.translations, current, set) });
  const t = words.inspector;
  const captionLabel = current === '' ? t.caption : words.look.captionOf(languageName(current));
  const altLabel = current === '' ? t.altText : words.look.altOf(languageName(current));
  return (
    <>
      <div className="ed">
        <div className="lab">
          {t.caption}
          <LanguageSwitch asset={asset} current={current} onChoose={setChosen} onSave={onSave} />
        </div>
        <Editable
          key={`caption ${current}`}
          label={captionLabel}
          value={text.caption}
          isProse
          onSave={(caption) => write({ caption })}
        />
      </div>
      <div className="ed">
        <div className="lab">
          {t.altText}
          <span className="end">{marksOf(asset)}</span>
        </div>
        <Editable
          key={`alt ${current}`}
          label={altLabel}
          value={text.altText}
          isProse
          max={250}
          unset={t.altHint}
          onSave={(altText) => write({ altText: altText.replaceAll('\n', ' ') })}
        />
        {text.altText.length > 125 && <p className="lab num">{words.look.alt125(text.altText.length)}</p>}
      </div>
      <div className="ed">
        {asset.extendedDescription !== '' && <div className="lab">{words.look.description}</div>}
        <Editable
          label={words.look.description}
          value={asset.extendedDescription}
          isProse
          onSave={(extendedDescription) => onSave({ extendedDescription })}
        />
      </div>
    </>
  );
}

/** The languages in which there is an alt text. */
function marksOf(asset: Asset): string {
  const further = Object.entries(asset.translations).filter(([, text]) => text.altText !== '');
  const all = [...(asset.altText === '' || asset.language === '' ? [] : [asset.language]), ...further.map(([code]) => code)];
  return all.map(languageMark).join(', ');
}

function LanguageSwitch({
  asset,
  current,
  onChoose,
  onSave,
}: {
  asset: Asset;
  current: string;
  onChoose: (code: string) => void;
  onSave: Save;
}) {
  const further = Object.keys(asset.translations);
  const hasChoice = further.length > 0;
  const mark = (code: string, shown: string, name: string) => (
    <button
      type="button"
      key={code}
      className="lang"
      aria-pressed={code === current}
      aria-label={words.look.languageOf(shown, name)}
      title={name}
      onClick={() => onChoose(code)}
    >
      {shown}
    </button>
  );
  const main = asset.language === '' ? words.look.mainLanguage : languageName(asset.language);
  return (
    <span className="end langs">
      {(hasChoice || asset.language !== '') && mark('', asset.language === '' ? '–' : languageMark(asset.language), main)}
      {further.map((code) => mark(code, languageMark(code), languageName(code)))}
      <PopoverButton
        className="lang"
        label={words.look.languages}
        aria-label={words.look.languages}
        title={words.look.languages}
        content={(close) => (
          <LanguagePanel
            asset={asset}
            onSave={onSave}
            onAdd={(code) => {
              close();
              onChoose(code);
            }}
          />
        )}
      >
        <Icon of={Plus} size="xs" />
      </PopoverButton>
    </span>
  );
}

function LanguagePanel({ asset, onSave, onAdd }: { asset: Asset; onSave: Save; onAdd: (code: string) => void }) {
  const t = words.look;
  const further = Object.keys(asset.translations);
  const known = new Set([...OFFERED_LANGUAGES, ...further, ...(asset.language === '' ? [] : [asset.language])]);
  const choices = [...known].map((code) => ({ value: code, label: languageName(code) }));
  const free = choices.filter(({ value }) => value !== asset.language && !further.includes(value));
  const add = async (code: string): Promise<void> => {
    if (code === '') return;
    if (await onSave({ translations: withTranslation(asset.translations, code, {}) })) onAdd(code);
  };
  return (
    <div className="panel-form">
      <Select
        label={t.mainLanguage}
        value={asset.language}
        choices={[{ value: '', label: t.notSaid }, ...choices.filter(({ value }) => !further.includes(value))]}
        onChange={(language) => void onSave({ language })}
      />
      <Select
        label={t.addLanguage}
        value=""
        choices={[{ value: '', label: t.chooseLanguage }, ...free]}
        onChange={(code) => void add(code)}
      />
      {further.length > 0 && (
        <ul aria-label={t.otherLanguages}>
          {further.map((code) => (
            <li key={code} className="row">
              <span className="grow">{languageName(code)}</span>
              <IconButton
                icon={X}
                iconSize="s"
                className="small"
                label={t.removeLanguage(languageName(code))}
                onClick={() => void onSave({ translations: withoutTranslation(asset.translations, code) })}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
