import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Ground } from '#contract/logos.ts';
import { groundColourOf } from '#domain/logos/ground.ts';
import { plainName } from '#domain/names.ts';
import { IconButton } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/catalogue.ts';
import { keyOf } from './axes.tsx';
import type { Correction, SortedFile, SortedVariant } from './import-model.ts';

const GROUNDS: readonly Ground[] = ['light', 'dark', 'brand', 'photo'];
const OWN = '…own';

/** One drawing of the proposal with its files: its place in the matrix is corrected for all of them, or for one after unfolding. */
export function VariantRow({
  variant,
  onCorrect,
}: {
  variant: SortedVariant;
  onCorrect: (keys: readonly string[], correction: Correction) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const t = words.logos;
  const name = t.variant(variant.lockup, variant.colourway);
  const keys = variant.files.map((file) => file.key);
  const isLeftOut = variant.files.every((file) => file.isLeftOut);
  const [first] = variant.files;
  const face = variant.files.find((file) => file.isVector && file.hasPreview) ?? variant.files.find((file) => file.hasPreview);
  if (first === undefined) return null;
  const formats = [...new Set(variant.files.map((file) => file.format))];
  return (
    <li className={`lg-row ${isLeftOut ? 'is-out' : ''}`}>
      <div className="lg-row-line">
        <input
          type="checkbox"
          aria-label={t.includeFile(`${name}, ${plainName(first.path)}`)}
          checked={!isLeftOut}
          onChange={(event) => onCorrect(keys, { isLeftOut: !event.target.checked })}
        />
        <span className="lg-mark lg-small" style={{ background: groundColourOf(variant.ground, []) }}>
          {face?.sha256 != null && (
            <Picture asset={{ sha256: face.sha256, hasPreview: face.hasPreview, kind: 'logo' }} fit="contain" />
          )}
        </span>
        <AxesSelects of={name} axes={variant} onCorrect={(correction) => onCorrect(keys, correction)} />
        <span className="lg-row-files">
          <span className="mono clip" title={variant.files.map((file) => plainName(file.path)).join('\n')}>
            {plainName(first.path)}
          </span>
          <span className="faint sm clip">
            {[
              formats.map((format) => t.format(format)).join(' '),
              variant.files.length > formats.length ? t.nFiles(variant.files.length) : '',
              whyOf(first),
            ]
              .filter((text) => text !== '')
              .join(' · ')}
          </span>
        </span>
        {variant.isUnsure ? <span className="badge wash amber">{t.unsure}</span> : <span />}
        <IconButton
          icon={isOpen ? ChevronDown : ChevronRight}
          iconSize="s"
          className="small"
          label={t.eachFile(name)}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
      </div>
      {isOpen && (
        <ul className="lg-row-each">
          {variant.files.map((file) => (
            <li key={file.key} className="lg-row-line">
              <input
                type="checkbox"
                aria-label={t.includeFile(plainName(file.path))}
                checked={!file.isLeftOut}
                onChange={(event) => onCorrect([file.key], { isLeftOut: !event.target.checked })}
              />
              <span className="badge wash">{t.format(file.format)}</span>
              <AxesSelects of={file.path} axes={file} onCorrect={(correction) => onCorrect([file.key], correction)} />
              <span className="lg-row-files">
                <span className="mono clip">{plainName(file.path)}</span>
                <span className="faint sm clip">
                  {[whyOf(file), ...file.faults.map((fault) => t.faults[fault]), file.assetId === null ? '' : t.already]
                    .filter((text) => text !== '')
                    .join(' · ')}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** What decided, in words: ‘neg’ in the name, looks light. */
function whyOf(file: SortedFile): string {
  const t = words.logos.whyCodes;
  return [...new Set(file.why)]
    .map((code) => {
      const at = code.indexOf(':');
      return at < 0 ? '' : (t[code.slice(0, at)]?.(code.slice(at + 1)) ?? '');
    })
    .filter((text) => text !== '')
    .join(', ');
}

function AxesSelects({
  of,
  axes,
  onCorrect,
}: {
  of: string;
  axes: { readonly lockup: string; readonly colourway: string; readonly ground: Ground };
  onCorrect: (correction: Correction) => void;
}) {
  const t = words.logos;
  return (
    <>
      <NameSelect label={t.lockupOf(of)} names={t.lockups} value={axes.lockup} onChange={(lockup) => onCorrect({ lockup })} />
      <NameSelect
        label={t.colourwayOf(of)}
        names={t.colourways}
        value={axes.colourway}
        onChange={(colourway) => onCorrect({ colourway, ground: groundFor(colourway, axes.ground) })}
      />
      <Select
        hideLabel
        label={t.groundOf(of)}
        value={axes.ground}
        choices={GROUNDS.map((ground) => ({ value: ground, label: t.grounds[ground] }))}
        onChange={(ground) => onCorrect({ ground })}
      />
    </>
  );
}

/** White stands on dark, black on light; colours stay where they are. */
const groundFor = (colourway: string, ground: Ground): Ground =>
  colourway === 'white' && ground === 'light' ? 'dark' : colourway === 'black' && ground === 'dark' ? 'light' : ground;

/** The usual names as a list, and a field for a house's own. */
function NameSelect({
  label,
  names,
  value,
  onChange,
}: {
  label: string;
  names: Readonly<Record<string, string>>;
  value: string;
  onChange: (value: string) => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const t = words.logos;
  if (draft !== null)
    return (
      <input
        className="input"
        aria-label={`${label}: ${t.ownName}`}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the list that was just used
        autoFocus
        value={draft}
        maxLength={60}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          if (draft.trim() !== '') onChange(keyOf(names, draft));
          setDraft(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') setDraft(null);
        }}
      />
    );
  return (
    <Select
      hideLabel
      label={label}
      value={value}
      choices={[
        ...Object.entries(names).map(([key, shown]) => ({ value: key, label: shown })),
        ...(names[value] === undefined ? [{ value, label: value }] : []),
        { value: OWN, label: `${t.ownName}…` },
      ]}
      onChange={(next) => (next === OWN ? setDraft('') : onChange(next))}
    />
  );
}
