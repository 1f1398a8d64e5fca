import type { DiffPart, ReleaseDiff, ReleaseStatus } from '#contract/releases.ts';
import { VALUE_FIELDS } from '#domain/releases/writing/diff.ts';
import { languageName } from '../assets/languages.ts';
import { words } from '../words/catalogue.ts';
import { cityOf, dateAndTimeIn, fullDate } from '../words/format.ts';

/** What changed between two states, to be read as a text: added words and struck ones, block by block. */
export function DiffView({ diff }: { diff: ReleaseDiff }) {
  const t = words.revisions;
  if (diff.fields.length === 0 && diff.body.every(({ kind }) => kind === 'same')) return <p className="faint">{t.same}</p>;
  const blocks = gathered(diff.body);
  return (
    <div className="diff can-copy">
      <p className="faint sm">{t.summary(diff.wordsAdded, diff.wordsRemoved)}</p>
      {diff.fields.map(({ field, parts }) => (
        <section key={field}>
          <h3>{t.field(field)}</h3>
          {VALUE_FIELDS.includes(field) ? (
            <Values field={field} parts={parts} />
          ) : (
            <p>
              <Parts parts={parts} />
            </p>
          )}
        </section>
      ))}
      {blocks.some(({ kind }) => kind !== 'same') && (
        <section>
          <h3>{t.field('body')}</h3>
          {blocks.map((block) =>
            block.kind === 'same' ? (
              <p key={block.key} className="faint sm skip">
                {t.unchanged(block.count)}
              </p>
            ) : (
              <p key={block.key} className={block.kind}>
                <Parts parts={block.parts} />
              </p>
            ),
          )}
        </section>
      )}
    </div>
  );
}

/** Whole values that came, went or stayed: people and files by name, one a line where there are several. */
function Values({ field, parts }: { field: string; parts: readonly DiffPart[] }) {
  const shown = parts.map((part) => ({ ...part, text: valueText(field, part.text) }));
  if (field === 'contactIds' || field === 'attachmentIds')
    return (
      <ul className="values">
        {shown.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may come and go in one change
          <li key={at}>
            <Parts parts={[part]} />
          </li>
        ))}
      </ul>
    );
  return (
    <p className="values">
      {shown.map((part) => (
        <Parts key={`${part.kind} ${part.text}`} parts={[part]} />
      ))}
    </p>
  );
}

/** A stored value as the window says it. */
function valueText(field: string, value: string): string {
  const t = words.revisions;
  switch (field) {
    case 'status':
      return words.releases.status[value as ReleaseStatus] ?? value;
    case 'language':
      return languageName(value);
    case 'date':
      return fullDate(value);
    case 'embargo': {
      const [until = '', zone = 'UTC'] = value.split(' ');
      return `${dateAndTimeIn(until, zone)} ${cityOf(zone)}`;
    }
    default:
      // The engine gives the id where there is no name any more.
      return /^[a-z]{3}_[a-z0-9]{16}$/.test(value) ? t.gone : value;
  }
}

/** A text with what went struck and what came marked. */
export function Parts({ parts }: { parts: readonly DiffPart[] }) {
  const t = words.revisions;
  return parts.map(({ kind, text }, at) => {
    const key = `${at} ${kind}`;
    if (kind === 'same') return <span key={key}>{text}</span>;
    const Part = kind === 'added' ? 'ins' : 'del';
    return (
      <Part key={key}>
        <span className="hidden-word">{`${kind === 'added' ? t.added : t.removed} `}</span>
        {text}
      </Part>
    );
  });
}

type Gathered =
  | { readonly kind: 'same'; readonly key: string; readonly count: number }
  | { readonly kind: 'changed' | 'added' | 'removed'; readonly key: string; readonly parts: readonly DiffPart[] };

/** Blocks in a row that did not change are told as a number. */
function gathered(body: ReleaseDiff['body']): Gathered[] {
  const out: Gathered[] = [];
  for (const { kind, from, to, parts } of body) {
    const last = out.at(-1);
    if (kind !== 'same') out.push({ kind, key: `${from} ${to}`, parts });
    else if (last?.kind === 'same') out[out.length - 1] = { ...last, count: last.count + 1 };
    else out.push({ kind, key: `same ${from}`, count: 1 });
  }
  return out;
}
