import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Brand, LogoRules, Usage } from '#contract/logos.ts';
import type { BrandId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp, useCloseThis } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segmented, Select } from '../ui/field.tsx';
import { words } from '../words/catalogue.ts';
import { decimal } from '../words/format.ts';
import { saveBrand } from './deeds.ts';
import { faceOf, groundOf, nameOfVariant } from './names.ts';
import { UsagePicture } from './usage.tsx';

/** A line of text with a key, so that taking one out does not move what is typed in the others. */
interface Line {
  readonly key: number;
  readonly text: string;
}
interface UsageLine extends Line {
  readonly is: Usage['is'];
  readonly picture: Usage['picture'];
}
interface Minimum {
  readonly lockup: string;
  readonly mm: string;
  readonly px: string;
}

let lastKey = 0;
const SHARES = [0.25, 0.5, 1, 1.5, 2] as const;

/** Smallest sizes, clear space, what may be done and what may not. */
export function RulesDialog({ brandId }: { brandId: BrandId }) {
  const brand = useQuery('logos.brand', { id: brandId }).data;
  return brand === undefined ? null : <RulesForm brand={brand} />;
}

/** A size as it was typed; nothing is no rule. */
const figure = (text: string): number | null => {
  if (text.trim() === '') return 0;
  const value = Number(text.trim().replace(',', '.'));
  return Number.isFinite(value) && value >= 0 && value <= 2000 ? value : null;
};

function RulesForm({ brand }: { brand: Brand }) {
  const app = useApp();
  const close = useCloseThis();
  const { rules } = brand;
  const lockups = [...new Set([...brand.variants.map((variant) => variant.lockup), ...rules.minimum.map((one) => one.lockup)])];
  const [minimum, setMinimum] = useState<readonly Minimum[]>(() =>
    lockups.map((lockup) => {
      const known = rules.minimum.find((one) => one.lockup === lockup);
      return { lockup, mm: known?.mm.toString() ?? '', px: known?.px.toString() ?? '' };
    }),
  );
  const [clear, setClear] = useState(rules.clearSpace);
  const [usage, setUsage] = useState<readonly UsageLine[]>(() => rules.usage.map((one) => ({ ...one, key: ++lastKey })));
  const [coBranding, setCoBranding] = useState<readonly Line[]>(() => rules.coBranding.map((text) => ({ key: ++lastKey, text })));
  const t = words.logos;
  const stored = rulesOf(minimum, clear, usage, coBranding);
  const save = async (): Promise<void> => {
    if (stored !== null && (await saveBrand(app, brand.id, { rules: stored }))) close();
  };
  const shares = [...new Set([...SHARES, clear.share])].toSorted((one, other) => one - other);
  return (
    <Dialog
      title={t.editRulesTitle}
      className="wide"
      onClose={close}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" disabled={stored === null} onClick={() => void save()}>
            {t.saveChanges}
          </Button>
        </div>
      }
    >
      <section className="lg-rules" aria-label={t.minimum}>
        <h3 className="lg-h">{t.minimum}</h3>
        {minimum.map((one, at) => (
          <div key={one.lockup} className="lg-minimum">
            <span>{t.lockup(one.lockup)}</span>
            {(['mm', 'px'] as const).map((unit) => (
              <span key={unit} className="lg-number">
                <input
                  className="input num"
                  inputMode="decimal"
                  aria-label={unit === 'mm' ? t.minimumMm(t.lockup(one.lockup)) : t.minimumPx(t.lockup(one.lockup))}
                  aria-invalid={figure(one[unit]) === null}
                  value={one[unit]}
                  onChange={(event) => setMinimum(minimum.with(at, { ...one, [unit]: event.target.value }))}
                />
                <span aria-hidden="true">{unit}</span>
              </span>
            ))}
          </div>
        ))}
      </section>
      <section className="lg-rules" aria-label={t.clearSpace}>
        <h3 className="lg-h">{t.clearSpace}</h3>
        <div className="pair-fields">
          <Select
            label={t.clearModule}
            value={clear.of}
            choices={(['symbol-height', 'height', 'width'] as const).map((of) => ({ value: of, label: t.modules[of] }))}
            onChange={(of) => setClear({ ...clear, of })}
          />
          <Select
            label={t.clearShare}
            value={String(clear.share)}
            choices={shares.map((share) => ({ value: String(share), label: decimal(share, share % 1 === 0 ? 0 : 1) }))}
            onChange={(share) => setClear({ ...clear, share: Number(share) })}
          />
        </div>
      </section>
      <section className="lg-rules" aria-label={t.usage}>
        <h3 className="lg-h">{t.usage}</h3>
        {usage.map((one, at) => (
          <div key={one.key} className="lg-rule">
            <Segmented
              label={t.ruleOf(at + 1)}
              value={one.is}
              choices={[
                { value: 'do', label: t.do },
                { value: 'dont', label: t.dont },
              ]}
              onChange={(is) => setUsage(usage.with(at, { ...one, is }))}
            />
            <input
              className="input"
              aria-label={t.ruleOf(at + 1)}
              value={one.text}
              maxLength={300}
              onChange={(event) => setUsage(usage.with(at, { ...one, text: event.target.value }))}
            />
            <PictureSelect
              brand={brand}
              at={at + 1}
              usage={one}
              onChange={(picture) => setUsage(usage.with(at, { ...one, picture }))}
            />
            <UsagePicture brand={brand} picture={one.picture} />
            <IconButton
              icon={X}
              iconSize="s"
              className="small"
              label={t.removeRule(at + 1)}
              onClick={() => setUsage(usage.filter((other) => other.key !== one.key))}
            />
          </div>
        ))}
        <div className="row gaps">
          <Button
            size="tiny"
            icon={Plus}
            onClick={() => setUsage([...usage, { key: ++lastKey, is: 'do', text: '', picture: null }])}
          >
            {t.addDo}
          </Button>
          <Button
            size="tiny"
            icon={Plus}
            onClick={() => setUsage([...usage, { key: ++lastKey, is: 'dont', text: '', picture: null }])}
          >
            {t.addDont}
          </Button>
        </div>
      </section>
      <section className="lg-rules" aria-label={t.coBranding}>
        <h3 className="lg-h">{t.coBranding}</h3>
        {coBranding.map((one, at) => (
          <div key={one.key} className="lg-rule is-plain">
            <input
              className="input"
              aria-label={t.coBrandingOf(at + 1)}
              value={one.text}
              maxLength={300}
              onChange={(event) => setCoBranding(coBranding.with(at, { ...one, text: event.target.value }))}
            />
            <IconButton
              icon={X}
              iconSize="s"
              className="small"
              label={t.removeLine(at + 1)}
              onClick={() => setCoBranding(coBranding.filter((other) => other.key !== one.key))}
            />
          </div>
        ))}
        <div className="row gaps">
          <Button size="tiny" icon={Plus} onClick={() => setCoBranding([...coBranding, { key: ++lastKey, text: '' }])}>
            {t.addCoBranding}
          </Button>
        </div>
      </section>
    </Dialog>
  );
}

/** The rules as they are to be stored; null while a figure is none. Lines that nobody wrote are left out. */
function rulesOf(
  minimum: readonly Minimum[],
  clearSpace: LogoRules['clearSpace'],
  usage: readonly UsageLine[],
  coBranding: readonly Line[],
): LogoRules | null {
  const sizes = minimum.map((one) => ({ lockup: one.lockup, mm: figure(one.mm), px: figure(one.px) }));
  if (sizes.some((one) => one.mm === null || one.px === null)) return null;
  return {
    minimum: sizes
      .map(({ lockup, mm, px }) => ({ lockup, mm: mm ?? 0, px: Math.round(px ?? 0) }))
      .filter((one) => one.mm > 0 || one.px > 0),
    clearSpace,
    usage: usage.filter((one) => one.text.trim() !== '').map(({ is, text, picture }) => ({ is, text: text.trim(), picture })),
    coBranding: coBranding.map((one) => one.text.trim()).filter((text) => text !== ''),
  };
}

/** None, a variant on its ground, or one of the wrong treatments that Dateline draws. */
function PictureSelect({
  brand,
  at,
  usage,
  onChange,
}: {
  brand: Brand;
  at: number;
  usage: UsageLine;
  onChange: (picture: Usage['picture']) => void;
}) {
  const t = words.logos;
  const shown = brand.variants.filter((variant) => variant.status === 'current' && faceOf(variant) !== undefined);
  const [first] = shown;
  const wrongs = Object.keys(t.wrongs) as (keyof typeof t.wrongs)[];
  const { picture } = usage;
  const value =
    picture === null
      ? ''
      : picture.kind === 'variant'
        ? picture.variantId
        : picture.kind === 'wrong'
          ? `wrong:${picture.how}`
          : 'asset';
  return (
    <Select
      hideLabel
      label={t.rulePicture(at)}
      value={value}
      choices={[
        { value: '', label: t.noPicture },
        ...(picture?.kind === 'asset' ? [{ value: 'asset', label: t.ownPicture }] : []),
        ...(usage.is === 'dont' && first !== undefined
          ? wrongs.map((how) => ({ value: `wrong:${how}`, label: t.wrongs[how] }))
          : shown.map((variant) => ({ value: variant.id as string, label: nameOfVariant(variant, brand) }))),
      ]}
      onChange={(next) => {
        if (next === 'asset') return;
        const how = wrongs.find((one) => `wrong:${one}` === next);
        const variant = shown.find((one) => one.id === next);
        if (how !== undefined && first !== undefined) onChange({ kind: 'wrong', variantId: first.id, how });
        else if (variant !== undefined)
          onChange({ kind: 'variant', variantId: variant.id, ground: groundOf(variant.ground, brand) as `#${string}` });
        else onChange(null);
      }}
    />
  );
}
