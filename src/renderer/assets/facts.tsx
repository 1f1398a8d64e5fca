import { MapPin } from 'lucide-react';
import type { Asset } from '#contract/assets.ts';
import { useWindow } from '../shell/app.tsx';
import { Group } from '../ui/group.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { anyDate, bytes, clock, printLength, when } from '../words/format.ts';

/** Facts with a place of their own above. */
const SAID_ABOVE = new Set(['ppi']);

/** What the file is: nothing here can be changed. */
export function Facts({ asset }: { asset: Asset }) {
  const lengths = useWindow((state) => state.settings.lengths);
  const t = words.look.facts;
  const type = asset.filename.includes('.') ? (asset.filename.split('.').at(-1)?.toUpperCase() ?? asset.mime) : asset.mime;
  const space = [asset.colourSpace, asset.facts.ppi === undefined ? '' : t.ppi(asset.facts.ppi)].filter(Boolean).join(', ');
  const more = Object.entries(asset.facts).filter(([key, value]) => !SAID_ABOVE.has(key) && value !== '');
  return (
    <section className="sec">
      <div className="facts num">
        <span>
          {type}, {bytes(asset.bytes)}
        </span>
        {asset.width !== null && asset.height !== null && <span>{words.inspector.pixels(asset.width, asset.height)}</span>}
        {space !== '' && <span>{space}</span>}
        {asset.kind === 'photo' && asset.width !== null && asset.height !== null && (
          <span>{words.printSize(printLength(asset.width, lengths), printLength(asset.height, lengths), lengths)}</span>
        )}
        {asset.pages !== null && <span>{t.pages(asset.pages)}</span>}
        {asset.durationMs !== null && <span>{clock(asset.durationMs)}</span>}
        {asset.hasAlpha && <span>{t.alpha}</span>}
        {asset.dateTaken !== null && <span>{t.taken(anyDate(asset.dateTaken))}</span>}
        <span>{t.added(when(asset.importedAt))}</span>
      </div>
      {(more.length > 0 || asset.folder !== '') && (
        <dl className="kv small-kv">
          {asset.folder !== '' && (
            <>
              <dt>{t.folder}</dt>
              <dd className="breaks">{asset.folder}</dd>
            </>
          )}
          {more.map(([key, value]) => (
            <Fact key={key} label={words.fact(key)} value={words.said(value)} />
          ))}
        </dl>
      )}
      {asset.hasLocation && (
        <p className="faint sm row gaps above">
          <Icon of={MapPin} size="xs" />
          {t.location}
        </p>
      )}
      <Colours asset={asset} />
    </section>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** The colours of a picture, as wide as their share; each finds its like. */
function Colours({ asset }: { asset: Asset }) {
  const go = useWindow((state) => state.go);
  if (asset.colours.length === 0) return null;
  return (
    <Group className="tones" label={words.look.colours}>
      {asset.colours.map(({ colour, share }) => (
        <button
          type="button"
          key={colour}
          aria-label={words.look.searchColour(colour, share)}
          title={words.look.searchColour(colour, share)}
          style={{ background: colour, flexGrow: Math.max(1, Math.round(share * 100)) }}
          onClick={() => go({ kind: 'assets', shelf: 'all', text: `colour:${colour}` })}
        />
      ))}
    </Group>
  );
}
