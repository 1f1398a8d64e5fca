import { Check, Copy, Download, GripVertical, Plus, TriangleAlert, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Brand, LogoFormat, LogoPreview, LogoWish, LogoWishInput, Variant } from '#contract/logos.ts';
import { plainName } from '#domain/names.ts';
import { DRAG_FROM } from '../assets/drag.ts';
import { useQuery } from '../engine/engine.tsx';
import { type App, ask, askHost, useApp } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Segmented, Select } from '../ui/field.tsx';
import { Group } from '../ui/group.tsx';
import { Icon } from '../ui/icon.tsx';
import { useLater } from '../ui/use-later.ts';
import { words } from '../words/catalogue.ts';
import { bytes } from '../words/format.ts';
import { pickSave, tellWritten } from './deeds.ts';
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

/** A figure with its unit; what is typed stays as it is typed, and counts as soon as it is a figure. */
function NumberField({
  label,
  unit,
  value,
  isWhole,
  onChange,
}: {
  label: string;
  unit: string;
  value: number;
  isWhole: boolean;
  onChange: (value: number) => void;
}) {
  const [draft, setDraft] = useState(String(value));
  useEffect(() => {
    setDraft((now) => (Number(now.replace(',', '.')) === value ? now : Number.isNaN(value) ? now : String(value)));
  }, [value]);
  const read = (text: string): number => {
    const figure = Number(text.trim().replace(',', '.'));
    return text.trim() === '' || Number.isNaN(figure) || (isWhole && !Number.isInteger(figure)) ? Number.NaN : figure;
  };
  return (
    <span className="lg-number">
      <input
        className="input num"
        inputMode={isWhole ? 'numeric' : 'decimal'}
        aria-label={`${label}, ${unit}`}
        aria-invalid={Number.isNaN(read(draft))}
        value={draft}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setDraft(event.target.value);
          onChange(read(event.target.value));
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
          if (step === 0 || Number.isNaN(value)) return;
          event.preventDefault();
          const next = Math.max(1, value + step * (event.shiftKey ? 100 : 10));
          setDraft(String(next));
          onChange(next);
        }}
      />
      <span aria-hidden="true">{unit}</span>
    </span>
  );
}

/** Nothing, white, the brand's colours, or any other. */
function Backgrounds({
  brand,
  format,
  value,
  onChange,
}: {
  brand: Brand;
  format: LogoFormat;
  value: string;
  onChange: (value: string) => void;
}) {
  const t = words.logos;
  const own = useRef<HTMLInputElement>(null);
  const named = [
    ...(format === 'jpg' ? [] : [{ name: t.transparent, colour: 'transparent' }]),
    { name: t.grounds_.white ?? '', colour: '#ffffff' },
    ...brand.palette.slice(0, 4).filter((one) => one.colour !== '#ffffff'),
    { name: t.grounds_.black ?? '', colour: '#000000' },
  ].filter((one, at, all) => all.findIndex((other) => other.colour === one.colour) === at);
  const isOwn = value !== 'transparent' && !named.some((one) => one.colour === value);
  return (
    <Group label={t.background} className="lg-swatches">
      {named.map((one) => (
        <button
          type="button"
          key={one.colour}
          aria-pressed={value === one.colour}
          aria-label={one.name}
          title={one.name}
          className={one.colour === 'transparent' ? 'none' : ''}
          style={one.colour === 'transparent' ? undefined : { background: one.colour }}
          onClick={() => onChange(one.colour)}
        />
      ))}
      <span className={`lg-own ${isOwn ? 'on' : ''}`} style={isOwn ? { background: value } : undefined}>
        {!isOwn && <Icon of={Plus} size="xs" />}
        <input
          ref={own}
          type="color"
          aria-label={t.ownColour}
          title={t.ownColour}
          value={isOwn ? value : '#0b4f79'}
          onChange={(event) => onChange(event.target.value)}
        />
      </span>
    </Group>
  );
}

/** As a picture, as SVG text, or as a file, whichever the format is. */
async function copyWish(app: App, wish: LogoWishInput): Promise<string | null> {
  const t = words.logos;
  if (wish.format === 'svg') {
    const svg = await ask(app, 'logos.svgText', wish);
    if (svg === null || (await askHost(app, 'copyText', { text: svg.text })) === null) return null;
    return t.copiedText;
  }
  const tokens = await handOut(app, wish);
  const [first] = tokens ?? [];
  if (tokens === null || first === undefined) return null;
  if (wish.format === 'png') return (await askHost(app, 'copyPicture', { token: first })) === null ? null : t.copiedPicture;
  return (await askHost(app, 'copyFiles', { tokens: [...tokens] })) === null ? null : t.copiedFile;
}

/** Tokens for a made logo in a scratch folder; null when it was refused, which was told. */
async function handOut(app: App, wish: LogoWishInput): Promise<readonly string[] | null> {
  const out = await ask(app, 'logos.handOut', wish);
  return out === null ? null : out.places.map((place) => place.$token).filter((token) => token !== undefined);
}

function CopyButton({ wish, isReady }: { wish: LogoWishInput | null; isReady: boolean }) {
  const app = useApp();
  const [said, setSaid] = useState<string | null>(null);
  const t = words.logos;
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), 2500);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <>
      <Button
        icon={said === null ? Copy : Check}
        disabled={!isReady}
        title={wish?.format === 'svg' ? t.copySvg : undefined}
        onClick={() => wish !== null && void copyWish(app, wish).then(setSaid)}
      >
        {said === null ? t.copy : t.copied}
      </Button>
      <span className="hidden-word" role="status">
        {said ?? ''}
      </span>
    </>
  );
}

/** Begins the system's drag once the pointer moves; by keyboard the file goes onto the clipboard instead. */
function DragButton({ wish, isReady }: { wish: LogoWishInput | null; isReady: boolean }) {
  const app = useApp();
  const t = words.logos;
  const press = (from: React.PointerEvent): void => {
    if (wish === null || from.button !== 0) return;
    // Made while the pointer is still on its way.
    const making = handOut(app, wish);
    const end = (): void => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
    };
    const move = (event: PointerEvent): void => {
      if (Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) < DRAG_FROM) return;
      end();
      void making.then((tokens) =>
        tokens === null || tokens.length === 0 ? null : askHost(app, 'dragOut', { tokens: [...tokens] }),
      );
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
  };
  const byKeyboard = async (): Promise<void> => {
    const tokens = wish === null ? null : await handOut(app, wish);
    if (tokens !== null && tokens.length > 0 && (await askHost(app, 'copyFiles', { tokens: [...tokens] })) !== null)
      app.store.getState().tell({ tone: 'done', text: t.copiedFile, actions: [] });
  };
  return (
    <Button
      icon={GripVertical}
      disabled={!isReady}
      title={t.dragHint}
      onPointerDown={press}
      onClick={(event) => event.detail === 0 && void byKeyboard()}
    >
      {t.drag}
    </Button>
  );
}

/** What a file that is given as it was delivered is called. */
const sourceName = (variant: Variant, source: string | null): string =>
  (variant.files.find((file) => file.format === source) ?? variant.files[0])?.filename ?? 'logo';
