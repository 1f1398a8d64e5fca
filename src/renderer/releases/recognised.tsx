import { CircleCheck, CircleDashed, CircleHelp, TextSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import type { ParsedRelease, ParsedSpan } from '#contract/parsed-release.ts';
import { IconButton } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { fullDate } from '../words/format.ts';

/** Below this a person is asked to look. */
const UNSURE = 0.6;

/** What a person set right before saving, by field; an empty text takes a field away. */
export type Corrected = Readonly<Partial<Record<'headline' | 'subheadline' | 'name' | 'role' | 'date' | 'dateline', string>>>;
type Correctable = keyof Corrected;

/** The parts of a text as Dateline understands them, each with how sure it is and, by `onShow`, where it was taken from. */
export function Recognised({
  parsed: now,
  corrected,
  onCorrect,
  onShow,
}: {
  parsed: ParsedRelease | undefined;
  corrected: Corrected;
  onCorrect: (corrected: Corrected) => void;
  onShow: ((span: ParsedSpan) => void) | undefined;
}) {
  const t = words.newRelease;
  // While the text changes, the last reading stays in sight.
  const last = useRef(now);
  if (now !== undefined) last.current = now;
  const parsed = now ?? last.current;
  if (parsed === undefined) {
    return (
      <div className="await">
        <h3 className="h3">{t.nothing}</h3>
        <p className="soft">{t.nothingMore}</p>
      </div>
    );
  }
  const wordCount = parsed.body.reduce((sum, paragraph) => sum + paragraph.split(/\s+/).filter(Boolean).length, 0);
  const person = (one: { name: string | null; role: string | null; email: string | null; phone: string | null }): string =>
    [one.name, one.role, one.phone, one.email].filter(Boolean).join(', ');
  const said: Record<Correctable, string> = {
    headline: parsed.headline ?? '',
    subheadline: parsed.subheadline ?? '',
    name: parsed.byline?.name ?? '',
    role: parsed.byline?.role ?? '',
    date: parsed.date ?? '',
    dateline: parsed.dateline?.place ?? '',
  };
  const value = (field: Correctable): string => corrected[field] ?? said[field];
  const editable = (field: Correctable, label: string, className = ''): ReactNode => (
    <Editable
      className={className}
      label={label}
      value={value(field)}
      unset={t.missing}
      {...(field === 'date' ? { type: 'date' as const, show: fullDate } : {})}
      onSave={(text) => {
        onCorrect({ ...corrected, [field]: text });
        return Promise.resolve(true);
      }}
    />
  );
  const row = (key: keyof typeof t.fields, fields: readonly Correctable[], shown: ReactNode) => ({
    key,
    value: shown,
    isFound: fields.some((field) => value(field) !== ''),
    isCorrected: fields.some((field) => corrected[field] !== undefined),
  });
  const rows: readonly { key: keyof typeof t.fields; value: ReactNode; isFound?: boolean; isCorrected?: boolean }[] = [
    row('headline', ['headline'], editable('headline', t.fields.headline, 'h4')),
    row('subheadline', ['subheadline'], editable('subheadline', t.fields.subheadline)),
    row(
      'byline',
      ['name', 'role'],
      <>
        {editable('name', t.author)}
        {(value('name') !== '' || value('role') !== '') && editable('role', t.role, 'soft')}
      </>,
    ),
    row('date', ['date'], editable('date', t.fields.date)),
    row('dateline', ['dateline'], editable('dateline', t.fields.dateline)),
    ...(parsed.embargo
      ? [
          {
            key: 'embargo' as const,
            value: (
              <span className="amber">
                {parsed.embargo.until === null ? t.embargoUnclear(parsed.embargo.text) : parsed.embargo.text}
              </span>
            ),
          },
        ]
      : []),
    { key: 'organisation', value: parsed.organisation },
    { key: 'contacts', value: parsed.contacts.length > 0 && <List items={parsed.contacts.map(person)} /> },
    { key: 'body', value: parsed.body.length > 0 && t.paragraphs(parsed.body.length, wordCount) },
    {
      key: 'quotes',
      value: parsed.quotes.length > 0 && (
        <List
          items={parsed.quotes.map((quote) => (
            <>
              <span className="serif cut">{`“${quote.text}”`}</span>{' '}
              <span className="faint nowrap">{[quote.role, quote.speaker].filter(Boolean).join(' ')}</span>
            </>
          ))}
        />
      ),
    },
    {
      key: 'figures',
      value: parsed.figures.length > 0 && (
        <div className="tags">
          {parsed.figures.map((figure) => (
            <span key={figure.text + figure.sentence} className="tag" title={figure.sentence}>
              {figure.text}
            </span>
          ))}
        </div>
      ),
    },
    ...(parsed.boilerplate
      ? [{ key: 'boilerplate' as const, value: <span className="cut">{parsed.boilerplate.text}</span> }]
      : []),
    ...(parsed.facts.length > 0
      ? [{ key: 'facts' as const, value: parsed.facts.map((fact) => `${fact.value} ${fact.label}`).join(', ') }]
      : []),
    ...(parsed.notes.length > 0 ? [{ key: 'notes' as const, value: <List items={parsed.notes} /> }] : []),
    { key: 'kind', value: t.kinds[parsed.kind] },
  ];
  return (
    <dl className="found-fields can-copy">
      {rows.map(({ key, value, isFound = Boolean(value), isCorrected = false }) => {
        const isUnsure = isFound && !isCorrected && (parsed.confidence[key] ?? 1) < UNSURE;
        return (
          <div key={key} className={isFound ? '' : 'missing'}>
            <dt>
              {t.fields[key]}
              <ShowButton name={t.fields[key]} span={isFound ? spanOf(parsed, key) : undefined} onShow={onShow} />
            </dt>
            <dd>
              <div className="grow">{value || t.missing}</div>
              <span className="sure" title={isUnsure ? t.unsure : isFound ? t.sure : t.missing}>
                <Icon
                  of={isUnsure ? CircleHelp : isFound ? CircleCheck : CircleDashed}
                  size="s"
                  className={isUnsure ? 'amber' : isFound ? 'accent' : 'faint'}
                />
                <span className="hidden-word">{isUnsure ? t.unsure : isFound ? t.sure : ''}</span>
              </span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** The first stretch that a field was taken from; of a list the one of its first entry. */
function spanOf({ spans }: ParsedRelease, field: string): ParsedSpan | undefined {
  const path = Object.keys(spans).find((one) => one === field || one.startsWith(`${field}.`));
  return path === undefined ? undefined : spans[path]?.[0];
}

function ShowButton({
  name,
  span,
  onShow,
}: {
  name: string;
  span: ParsedSpan | undefined;
  onShow: ((span: ParsedSpan) => void) | undefined;
}) {
  if (span === undefined || onShow === undefined) return null;
  return (
    <IconButton
      icon={TextSearch}
      iconSize="xs"
      className="small"
      label={words.newRelease.show(name)}
      onClick={() => onShow(span)}
    />
  );
}

function List({ items }: { items: readonly ReactNode[] }) {
  return (
    <ul className="lines">
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a reading has no identity but its order
        <li key={at}>{item}</li>
      ))}
    </ul>
  );
}
