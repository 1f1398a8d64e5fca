import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Brand } from '#contract/logos.ts';
import type { BrandId } from '#contract/values.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, useApp, useCloseThis } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Check, TextField } from '../ui/field.tsx';
import { Group } from '../ui/group.tsx';
import { words } from '../words/catalogue.ts';
import { pickSave } from './deeds.ts';

const FORMATS = ['svg', 'pdf', 'png', 'webp', 'jpg'] as const;
type Format = (typeof FORMATS)[number];
const MOST_WIDTHS = 8;
const LONGEST = 16_384;

/** The widths that were typed; null while they are none. */
function widthsOf(text: string): number[] | null {
  const widths = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);
  const isFit = widths.every((one) => Number.isInteger(one) && one >= 1 && one <= LONGEST);
  return isFit && widths.length >= 1 && widths.length <= MOST_WIDTHS ? widths : null;
}

/** Every current logo of a brand as one zip: in which formats and sizes. */
export function GetAllDialog({ brandId }: { brandId: BrandId }) {
  const brand = useQuery('logos.brand', { id: brandId }).data;
  return brand === undefined ? null : <GetAll brand={brand} />;
}

function GetAll({ brand }: { brand: Brand }) {
  const app = useApp();
  const close = useCloseThis();
  const [formats, setFormats] = useState<readonly Format[]>(['svg', 'pdf', 'png']);
  const [widths, setWidths] = useState('2000 800');
  const [sources, setSources] = useState(true);
  const [palette, setPalette] = useState(brand.palette.length > 0);
  const [guidelines, setGuidelines] = useState(true);
  const t = words.logos;
  const sizes = widthsOf(widths);
  const needsWidths = formats.some((format) => format === 'png' || format === 'webp' || format === 'jpg');
  const isFit = (!needsWidths || sizes !== null) && (formats.length > 0 || sources);
  const save = async (): Promise<void> => {
    if (!isFit) return;
    const token = await pickSave(app, `${brand.name} logos.zip`, 'zip');
    if (token === null) return;
    const set = { formats: [...formats], widths: sizes ?? [], sources, palette: palette && brand.palette.length > 0, guidelines };
    if ((await ask(app, 'logos.getAll', { brandId: brand.id, set, place: { $token: token } })) !== null) close();
  };
  return (
    <Dialog
      title={t.getAllTitle(brand.name)}
      onClose={close}
      onSubmit={() => void save()}
      footer={
        <div className="end">
          <Button onClick={close}>{t.cancel}</Button>
          <Button look="primary" icon={Download} disabled={!isFit} data-autofocus onClick={() => void save()}>
            {t.saveZip}
          </Button>
        </div>
      }
    >
      <p className="soft">{t.getAllMore}</p>
      <Group label={t.formats} className="lg-checks">
        {FORMATS.map((format) => (
          <Check
            key={format}
            label={t.format(format)}
            isOn={formats.includes(format)}
            onChange={(isOn) => setFormats(FORMATS.filter((one) => (one === format ? isOn : formats.includes(one))))}
          />
        ))}
      </Group>
      {needsWidths && (
        <TextField
          label={t.widths}
          value={widths}
          onChange={setWidths}
          error={sizes === null ? t.badWidths : undefined}
          inputMode="numeric"
        />
      )}
      <div>
        <Check label={t.withSources} isOn={sources} onChange={setSources} />
        {brand.palette.length > 0 && <Check label={t.withPalette} isOn={palette} onChange={setPalette} />}
        <Check label={t.withGuidelines} isOn={guidelines} onChange={setGuidelines} />
      </div>
    </Dialog>
  );
}
