import type { Embargo } from '#contract/releases.ts';
import { instantOf } from '#domain/dates.ts';
import { Button } from '../ui/button.tsx';
import { DateField, TimeField } from '../ui/date-field.tsx';
import { Switch } from '../ui/field.tsx';
import { useNow } from '../ui/use-later.ts';
import { ZoneSelect } from '../ui/zones.tsx';
import { words } from '../words/catalogue.ts';
import { cityOf, timeIn, weekdayIn } from '../words/format.ts';
import { isEmbargoed, remaining, wallClock } from './embargo-time.ts';

interface EmbargoFieldsProps {
  readonly embargo: Embargo | null;
  /** The words of an embargo that the text leaves unclear, or empty. */
  readonly note?: string | undefined;
  readonly fallbackZone: string;
  readonly fallbackDate: string | null;
  readonly onSave: (embargo: Embargo | null) => Promise<boolean>;
  readonly onClearNote?: () => void;
}

/** An embargo is a date, a time and a zone, or nothing. The box says the instant in its own zone, in UTC and here. */
export function EmbargoFields({ embargo, note = '', fallbackZone, fallbackDate, onSave, onClearNote }: EmbargoFieldsProps) {
  const now = useNow();
  const t = words.releases;
  const turn = (isOn: boolean): void => {
    if (!isOn) return void onSave(null);
    const tomorrow = wallClock(new Date(now.getTime() + 86_400_000).toISOString(), fallbackZone).date;
    const date = fallbackDate !== null && fallbackDate > tomorrow ? fallbackDate : tomorrow;
    void onSave({ until: instantOf(date, '09:00', fallbackZone), timeZone: fallbackZone });
  };
  return (
    <section className="sec embargo" aria-label={t.embargo}>
      <header>
        {t.embargo}
        <Switch label={t.embargo} isOn={embargo !== null} onChange={turn} />
      </header>
      {embargo === null && note !== '' && (
        <div className="emb">
          <b>{t.embargoSays(note)}</b>
          <Button size="tiny" onClick={onClearNote}>
            {t.clearEmbargoNote}
          </Button>
        </div>
      )}
      {embargo !== null && <When embargo={embargo} now={now} onSave={onSave} />}
    </section>
  );
}

function When({ embargo, now, onSave }: { embargo: Embargo; now: Date; onSave: EmbargoFieldsProps['onSave'] }) {
  const t = words.releases;
  const wall = wallClock(embargo.until, embargo.timeZone);
  const change = (part: { date?: string; time?: string; timeZone?: string }): void => {
    const next = { ...wall, timeZone: embargo.timeZone, ...part };
    void onSave({ until: instantOf(next.date, next.time, next.timeZone), timeZone: next.timeZone });
  };
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([embargo.timeZone, 'UTC', here])].slice(0, 3);
  return (
    <>
      <div className="two">
        <DateField label={t.embargoDate} value={wall.date} onSave={(date) => change({ date })} />
        <TimeField label={t.embargoTime} value={wall.time} onSave={(time) => change({ time })} />
      </div>
      <ZoneSelect hideLabel label={t.embargoZone} value={embargo.timeZone} onChange={(timeZone) => change({ timeZone })} />
      <div className={isEmbargoed(embargo, now) ? 'emb' : 'emb over'}>
        <b>{isEmbargoed(embargo, now) ? t.liftsIn(remaining(embargo.until, now)) : t.lifted}</b>
        <div className="zt num">
          {zones.map((zone) => (
            <div key={zone}>
              <span>{`${cityOf(zone)}, ${weekdayIn(embargo.until, zone)}`}</span>
              <span>{timeIn(embargo.until, zone)}</span>
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
