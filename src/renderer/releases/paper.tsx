import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Release } from '#contract/releases.ts';
import { useApp } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { words } from '../words/en.ts';
import { longDate, when } from '../words/format.ts';
import { Paragraph } from './paragraph.tsx';
import { editRelease } from './save.ts';

/** The release as paper: what the public will read, edited where it stands. */
export function Paper({ release, tool }: { release: Release; tool?: ReactNode }) {
  const app = useApp();
  const [editing, setEditing] = useState<{ readonly at: number; readonly caret: number } | null>(null);
  const [isSaving, setSaving] = useState(false);
  const t = words.releases;
  const save = async (set: Parameters<typeof editRelease>[2]): Promise<boolean> => {
    setSaving(true);
    const isSaved = await editRelease(app, release, set);
    setSaving(false);
    return isSaved;
  };
  const setBody = (body: string[], next: { at: number; caret: number } | null): void => {
    const changed = body.length !== release.body.length || body.some((text, at) => text !== release.body[at]);
    setEditing(next);
    if (changed) void save({ body });
  };
  const { body } = release;

  return (
    <div className="desk">
      <article className="sheet" lang={release.language}>
        <div className="fmt">
          <span className="faint sm clip">{t.editHint}</span>
          <span className="end num">
            <span>{t.words(release.words)}</span>
            <span>{isSaving ? t.saving : t.saved(when(release.editedAt))}</span>
          </span>
          {tool}
        </div>
        <h1 className="headline">
          <Editable
            label={t.headline}
            value={release.headline}
            isProse
            onSave={(headline) => (headline === '' ? undefined : save({ headline: headline.replaceAll('\n', ' ') }))}
          />
        </h1>
        <div className={release.subheadline === '' ? 'sub unset' : 'sub'}>
          <Editable
            label={t.subheadline}
            value={release.subheadline}
            unset={t.addSubheadline}
            isProse
            onSave={(text) => save({ subheadline: text.replaceAll('\n', ' ') })}
          />
        </div>
        <div className="by">
          <span>{t.by}</span>
          <Editable
            label={t.bylineRole}
            value={release.byline.role}
            unset={t.bylineRole}
            onSave={(role) => save({ byline: { ...release.byline, role } })}
          />
          <b>
            <Editable
              label={t.bylineName}
              value={release.byline.name}
              unset={t.addByline}
              onSave={(name) => save({ byline: { ...release.byline, name } })}
            />
          </b>
          <span className="grow" />
          <Editable
            className="num"
            label={t.date}
            type="date"
            value={release.date ?? ''}
            unset={t.noDate}
            show={longDate}
            onSave={(date) => save({ date: date === '' ? null : date })}
          />
        </div>
        <div className="copy can-copy">
          {body.map((text, at) => (
            <Paragraph
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no identity but their place
              key={at}
              number={at + 1}
              text={text}
              lead={at === 0 ? leadOf(release) : ''}
              quotes={release.quotes}
              caret={editing?.at === at ? editing.caret : null}
              onEdit={(caret) => setEditing({ at, caret })}
              onDone={(next) => {
                if (next === '')
                  setBody(
                    body.filter((_, other) => other !== at),
                    null,
                  );
                else setBody(body.with(at, next), null);
              }}
              onSplit={(before, after) =>
                setBody([...body.slice(0, at), before, after, ...body.slice(at + 1)], { at: at + 1, caret: 0 })
              }
              onJoin={(own) => {
                const previous = body[at - 1];
                if (previous === undefined) return false;
                const joined = own === '' ? previous : `${previous} ${own}`;
                setBody([...body.slice(0, at - 1), joined, ...body.slice(at + 1)], {
                  at: at - 1,
                  caret: previous.length,
                });
                return true;
              }}
              onStep={(by, own) => {
                const target = at + by;
                const inside = target >= 0 && target < body.length;
                if (inside) setBody(body.with(at, own), { at: target, caret: by < 0 ? (body[target]?.length ?? 0) : 0 });
                return inside;
              }}
            />
          ))}
          <Button
            look="quiet"
            size="tiny"
            icon={Plus}
            className="add-paragraph"
            onClick={() => setBody([...body, ''], { at: body.length, caret: 0 })}
          >
            {t.addParagraph}
          </Button>
        </div>
        {(release.boilerplate !== '' || release.notes.length > 0) && (
          <div className="ending">
            {release.boilerplate !== '' && (
              <section>
                <h2>{t.boilerplate}</h2>
                <Editable
                  label={t.boilerplate}
                  value={release.boilerplate}
                  isProse
                  onSave={(boilerplate) => save({ boilerplate })}
                />
              </section>
            )}
            {release.notes.length > 0 && (
              <section>
                <h2>{t.notes}</h2>
                <Editable
                  label={t.notes}
                  value={release.notes.join('\n')}
                  isProse
                  onSave={(notes) => save({ notes: notes.split('\n').filter((line) => line.trim() !== '') })}
                />
              </section>
            )}
          </div>
        )}
      </article>
    </div>
  );
}

/** The dateline in small caps: Copenhagen, 8 December 2014. A text without a place has none. */
function leadOf(release: Release): string {
  if (release.dateline === '') return '';
  return [release.dateline, release.date === null ? '' : longDate(release.date)].filter(Boolean).join(', ');
}
