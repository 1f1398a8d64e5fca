import { Download, TriangleAlert, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Brand, LogoPreview, LogoWish, LogoWishInput, Variant } from '#contract/logos.ts';
import { plainName } from '#domain/names.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, useApp } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Segmented, Select } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { useLater } from '../ui/use-later.ts';
import { words } from '../words/catalogue.ts';
import { bytes } from '../words/format.ts';
import { pickSave, tellWritten } from './deeds.ts';
import { CopyButton, DragButton } from './hand-out.tsx';
import { groundOf, nameOfVariant } from './names.ts';
import {
  type Choice,
  extensionOf,
  formatsFor,
  hasGround,
  hasSize,
  isPicture,
  remember,
  SIZES,
  type SizeBy,
  startFor,
  wishOf,
} from './wish.ts';
import { Backgrounds, NumberField } from './wish-fields.tsx';

/** Chooses how a logo is wanted, shows what it would be, and saves it, copies it or lets it be dragged out. */
export function GetLogo({
  variant,
  brand,
  proposed = null,
  onClose,
}: {
  variant: Variant;
  brand: Brand;
  proposed?: LogoWish | null;
  onClose: (() => void) | null;
}) {
  const app = useApp();
  const [choice, setChoice] = useState<Choice>(() => startFor(variant, proposed));
  const set = (part: Partial<Choice>): void => setChoice({ ...choice, ...part });
  const t = words.logos;
  const wish = wishOf(variant, choice);
  const preview = usePreview(wish);
  const isMm = choice.by === 'widthMm' || choice.by === 'heightMm';
  const formats = formatsFor(variant);
  const isReady = wish !== null && preview.error === undefined;
  const save = async (): Promise<void> => {
    if (wish === null) return;
    // Whoever is quicker than the picture gets the name all the same.
    const name =
      choice.format === 'source'
        ? sourceName(variant, choice.source)
        : ((preview.isAsking ? undefined : preview.data?.name) ?? (await ask(app, 'logos.preview', wish))?.name);
    if (name === undefined) return;
    const token = await pickSave(app, name, extensionOf(name));
    if (token === null) return;
    const made = await ask(app, 'logos.render', { ...wish, place: { $token: token } });
    if (made === null) return;
    remember(choice);
    tellWritten(app, t.saved(made.place.$path.split(/[\\/]/).at(-1) ?? name), made.place.$token);
    onClose?.();
  };
  return (
    <div className="lg-get">
      <div className="lg-get-head">
        <h3>{t.getLogo}</h3>
        <span className="soft clip">{nameOfVariant(variant, brand)}</span>
        {onClose !== null && <IconButton icon={X} iconSize="s" className="small" label={t.close} onClick={onClose} />}
      </div>
      <Stage choice={choice} variant={variant} brand={brand} preview={preview.data} />
      <div className="lg-wish">
        <span className="lab">{t.formatLabel}</span>
        <Segmented
          label={t.formatLabel}
          className="lg-seg"
          value={choice.format}
          choices={formats.map((format) => ({ value: format, label: t.format(format) }))}
          onChange={(format) => set({ format })}
        />
        {hasSize(choice.format) && (
          <>
            <Select
              hideLabel
              label={t.size}
              value={choice.by}
              choices={SIZES.map((by) => ({ value: by, label: t.sizeOf[by] }))}
              onChange={(by) => set({ by, ...otherUnit(choice, by) })}
            />
            <div className="row gaps">
              <NumberField
                label={t.sizeOf[choice.by]}
                unit={isMm ? 'mm' : 'px'}
                value={choice.size}
                isWhole={!isMm}
                onChange={(size) => set({ size })}
              />
              {isMm && isPicture(choice.format) && (
                <NumberField label={t.dpi} unit="dpi" value={choice.dpi} isWhole onChange={(dpi) => set({ dpi })} />
              )}
              {!isMm && isPicture(choice.format) && (
                <Segmented
                  label={t.scale}
                  value={String(choice.scale)}
                  choices={['1', '2', '3'].map((scale) => ({ value: scale, label: t.times(Number(scale)) }))}
                  onChange={(scale) => set({ scale: Number(scale) as Choice['scale'] })}
                />
              )}
            </div>
          </>
        )}
        {choice.format === 'source' && (
          <>
            <span className="lab">{t.sourceFile}</span>
            <Select
              hideLabel
              label={t.sourceFile}
              value={choice.source ?? variant.files[0]?.format ?? ''}
              choices={[...new Set(variant.files.map((file) => file.format))].map((format) => ({
                value: format,
                label: t.format(format),
              }))}
              onChange={(source) => set({ source })}
            />
          </>
        )}
        {hasGround(choice.format) && (
          <>
            <span className="lab">{t.background}</span>
            <Backgrounds
              brand={brand}
              format={choice.format}
              value={choice.background}
              onChange={(background) => set({ background })}
            />
            <span className="lab">{t.padding}</span>
            <Segmented
              label={t.padding}
              className="wide"
              value={choice.padding}
              choices={(['none', 'half', 'clear'] as const).map((padding) => ({ value: padding, label: t.paddings[padding] }))}
              onChange={(padding) => set({ padding })}
            />
          </>
        )}
      </div>
      <div className="lg-out">
        <Facts preview={preview.data} error={preview.error} choice={choice} variant={variant} isAsking={preview.isAsking} />
        <div className="row gaps">
          <Button look="primary" icon={Download} className="grow" disabled={!isReady} data-autofocus onClick={() => void save()}>
            {t.save}
          </Button>
          <CopyButton wish={wish} isReady={isReady} />
          <DragButton wish={wish} isReady={isReady} />
        </div>
      </div>
    </div>
  );
}

/** The engine's answer to a wish, asked a moment after the last change; the last answer stays in sight until the next is there. */
function usePreview(wish: LogoWishInput | null): {
  readonly data: LogoPreview | undefined;
  readonly error: string | undefined;
  readonly isAsking: boolean;
} {
  const drawn = wish === null || wish.format === 'source' ? '' : JSON.stringify(wish);
  const asked = useLater(drawn, 120);
  const { data, error } = useQuery('logos.preview', asked === '' ? null : (JSON.parse(asked) as LogoWishInput));
  const last = useRef<LogoPreview | undefined>(undefined);
  if (data !== undefined) last.current = data;
  const isSettled = asked === drawn && (data !== undefined || error !== undefined);
  return {
    data: error !== undefined || drawn === '' ? undefined : (data ?? last.current),
    error: asked === drawn && error !== undefined ? words.errors[error.code] : undefined,
    isAsking: drawn !== '' && !isSettled,
  };
}

function Stage({
  choice,
  variant,
  brand,
  preview,
}: {
  choice: Choice;
  variant: Variant;
  brand: Brand;
  preview: LogoPreview | undefined;
}) {
  const ground =
    choice.background === 'transparent' || !hasGround(choice.format) ? groundOf(variant.ground, brand) : choice.background;
  const isClear = choice.background === 'transparent' && hasGround(choice.format) && choice.format !== 'jpg';
  return (
    <div className={`lg-stage ${isClear ? 'is-clear' : ''}`} style={{ '--lg-ground': ground } as React.CSSProperties}>
      {preview !== undefined && (
        <img src={preview.picture} alt={nameOfVariant(variant, brand)} className={choice.padding === 'none' ? '' : 'is-padded'} />
      )}
    </div>
  );
}

function Facts({
  preview,
  error,
  choice,
  variant,
  isAsking,
}: {
  preview: LogoPreview | undefined;
  error: string | undefined;
  choice: Choice;
  variant: Variant;
  isAsking: boolean;
}) {
  const t = words.logos;
  if (error !== undefined)
    return (
      <p className="red sm" role="alert">
        {error}
      </p>
    );
  if (choice.format === 'source') {
    const file = variant.files.find((one) => one.format === (choice.source ?? variant.files[0]?.format));
    return (
      <p className="lg-facts">
        <b className="mono clip">{plainName(file?.filename ?? '')}</b>
        <span className="soft">{file === undefined ? '' : t.facts(file.width ?? 0, file.height ?? 0, bytes(file.bytes))}</span>
      </p>
    );
  }
  return (
    <div className="lg-facts" aria-busy={isAsking} aria-live="polite">
      {preview === undefined ? (
        <span className="faint">{t.drawing}</span>
      ) : (
        <>
          <b className="mono clip" title={preview.name}>
            {preview.name}
          </b>
          <span className="soft">
            {t.facts(preview.width, preview.height, preview.isExact ? bytes(preview.bytes) : t.about(bytes(preview.bytes)))}
          </span>
          {preview.warnings.map((warning) => (
            <span key={warning} className="amber sm lg-warning">
              <Icon of={TriangleAlert} size="xs" />
              {t.warnings[warning]}
            </span>
          ))}
        </>
      )}
    </div>
  );
}

const MM_PER_INCH = 25.4;

/** The same size in the other unit, so that going from px to mm does not ask for a wall of 1,200 mm. */
function otherUnit({ by, size, dpi }: Choice, next: SizeBy): { readonly size: number } {
  const isMm = (one: SizeBy): boolean => one.endsWith('Mm');
  if (isMm(by) === isMm(next)) return { size };
  return {
    size: isMm(next) ? Math.max(1, Math.round((size / dpi) * MM_PER_INCH)) : Math.max(1, Math.round((size / MM_PER_INCH) * dpi)),
  };
}

/** What a file that is given as it was delivered is called. */
const sourceName = (variant: Variant, source: string | null): string =>
  (variant.files.find((file) => file.format === source) ?? variant.files[0])?.filename ?? 'logo';
