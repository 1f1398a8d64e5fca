import { Plus } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Release, ReleaseFields } from '#contract/releases.ts';
import { plainOf } from '#domain/releases/texts/marks.ts';
import { languageName } from '../assets/languages.ts';
import { useQuery } from '../engine/engine.tsx';
import { useApp, useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Editable } from '../ui/editable.tsx';
import { words } from '../words/catalogue.ts';
import { longDate } from '../words/format.ts';
import { ReadBlock, spotOf, WriteBlock } from './block.tsx';
import { type Cell, EMPTY } from './cells.ts';
import { CorrectingBar, Corrections, OutBar } from './corrections.tsx';
import { FindBar } from './find-bar.tsx';
import { cellsOfRelease, spotOfFinding, usePaint } from './places.ts';
import { pullQuote } from './quotes.ts';
import { savedState, Toolbar } from './toolbar.tsx';
import { useEditor } from './use-editor.ts';
import { useText } from './use-text.ts';

/** The release as paper: what the public will read, written where it stands. */
export function Paper({ release: stored, tool }: { release: Release; tool?: ReactNode }) {
  const app = useApp();
  const { shown: release, canEdit, isOut, isCorrecting, save: keep } = useText(stored);
  const [saving, setSaving] = useState(0);
  const [isFinding, setFinding] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const area = useRef<HTMLElement>(null);
  const t = words.releases;
  const save = useCallback(
    async (set: Partial<ReleaseFields>): Promise<boolean> => {
      setSaving((n) => n + 1);
      const isSaved = await keep(set);
      setSaving((n) => n - 1);
      setFailed(!isSaved);
      return isSaved;
    },
    [keep],
  );
  const editor = useEditor(release.body, save, !isCorrecting);
  const { cells, draft } = editor;
  useProofs(release, cells, isCorrecting);
  useSpot(release, editor, canEdit);
  const closeFind = (): void => {
    setFinding(false);
    app.focus.wish(() => document.querySelector<HTMLElement>('[data-command="text.find"]'));
  };
  const isWithin = (next: EventTarget | null): boolean =>
    next instanceof Element && next.closest('.fmt, .float, [data-write]') !== null;
  const field = (label: string, value: string, onSave: (text: string) => Promise<boolean> | undefined, more: object = {}) =>
    canEdit ? (
      <Editable label={label} value={value} onSave={onSave} {...more} />
    ) : (
      <span className="val still">{'show' in more && value !== '' ? longDate(value) : value}</span>
    );
  const oneLine = (text: string): string => text.replaceAll('\n', ' ');

  return (
    <div className="desk">
      <article
        ref={area}
        className={canEdit ? 'sheet' : 'sheet reading'}
        aria-label={t.sheet(languageName(release.language))}
        onBlur={(event) => {
          // The window may lose the focus and get it back; the cursor stays.
          if (draft === null || isWithin(event.relatedTarget) || !document.hasFocus()) return;
          editor.leave();
        }}
      >
        <Toolbar
          release={release}
          editor={editor}
          canEdit={canEdit}
          state={hasFailed ? words.write.notSaved : savedState(stored, saving > 0)}
          onFind={() => {
            editor.leave();
            setFinding(true);
            app.focus.wish(() => document.querySelector<HTMLElement>('.finder input'));
          }}
          tool={tool}
        />
        {isFinding && (
          <FindBar release={release} cells={cells} canEdit={canEdit} onReplace={(set) => void save(set)} onClose={closeFind} />
        )}
        {isCorrecting ? <CorrectingBar release={stored} /> : isOut && <OutBar release={stored} />}
        <h1 className="headline" data-text="headline" lang={release.language}>
          {field(
            t.headline,
            release.headline,
            (headline) => (headline === '' && release.headline !== '' ? undefined : save({ headline: oneLine(headline) })),
            { isProse: true },
          )}
        </h1>
        {(canEdit || release.subheadline !== '') && (
          <div className={release.subheadline === '' ? 'sub unset' : 'sub'} data-text="subheadline" lang={release.language}>
            {field(t.subheadline, release.subheadline, (text) => save({ subheadline: oneLine(text) }), {
              isProse: true,
              unset: t.addSubheadline,
            })}
          </div>
        )}
        <div className="by">
          {(canEdit || release.byline.name !== '') && <span>{t.by}</span>}
          {field(t.bylineRole, release.byline.role, (role) => save({ byline: { ...release.byline, role } }), {
            unset: `(${t.bylineRole.toLowerCase()})`,
          })}
          <b>
            {field(t.bylineName, release.byline.name, (name) => save({ byline: { ...release.byline, name } }), {
              unset: t.addByline,
            })}
          </b>
          <span className="grow" />
          {field(t.date, release.date ?? '', (date) => save({ date: date === '' ? null : date }), {
            className: 'num',
            type: 'date',
            unset: t.noDate,
            show: longDate,
          })}
        </div>
        <Corrections release={stored} />
        <div className="copy can-copy" lang={release.language}>
          {cells.map((cell, at) => {
            const key = `${at} ${draft?.at === at ? draft.round : ''}`;
            if (draft?.at === at)
              return (
                <WriteBlock
                  key={key}
                  number={at + 1}
                  block={cell.block}
                  isQuote={cell.block.kind === 'paragraph' && pullQuote(plainOf(cell.block), release.quotes) !== null}
                  stretch={draft.stretch}
                  onInput={editor.typed}
                  onChosen={editor.chosen}
                  onDeed={editor.deed}
                  onPaste={editor.paste}
                  onType={editor.insert}
                />
              );
            return (
              <ReadBlock
                key={key}
                number={at + 1}
                block={cell.block}
                lead={at === 0 ? leadOf(release) : ''}
                quotes={release.quotes}
                onEdit={canEdit ? (caret) => editor.edit(at, { from: caret, to: caret }) : undefined}
                onMove={(by) => {
                  // At once, so that the focus finds the block where it has come to stand.
                  flushSync(() => editor.move(at, by));
                  app.focus.wish(() => spotOf(`body:${Math.max(0, Math.min(cells.length - 1, at + by))}`));
                }}
              />
            );
          })}
          {canEdit && (
            <Button
              look="quiet"
              size="tiny"
              icon={Plus}
              className={cells.length === 0 ? 'add-paragraph is-shown' : 'add-paragraph'}
              onClick={() => {
                const all = editor.latest();
                editor.put([...all, { block: EMPTY, source: null }], { at: all.length, stretch: { from: 0, to: 0 } });
              }}
            >
              {cells.length === 0 ? words.write.startText : t.addParagraph}
            </Button>
          )}
        </div>
        {(canEdit || release.boilerplate !== '' || release.notes.length > 0) && (
          <div className="ending" lang={release.language}>
            {(canEdit || release.boilerplate !== '') && (
              <section>
                <h2>{t.boilerplate}</h2>
                <div data-text="boilerplate">
                  {field(t.boilerplate, release.boilerplate, (boilerplate) => save({ boilerplate }), {
                    isProse: true,
                    unset: words.write.addBoilerplate,
                  })}
                </div>
              </section>
            )}
            {(canEdit || release.notes.length > 0) && (
              <section>
                <h2>{t.notes}</h2>
                <div data-text="notes">
                  {field(
                    t.notes,
                    release.notes.join('\n'),
                    (notes) => save({ notes: notes.split('\n').filter((line) => line.trim() !== '') }),
                    { isProse: true, unset: words.write.addNotes },
                  )}
                </div>
              </section>
            )}
          </div>
        )}
      </article>
    </div>
  );
}

/** The original beside its translation: only to read. */
export function OriginalPaper({ release }: { release: Release }) {
  const t = words.releases;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard
    <section className="desk beside" aria-label={words.translations.originalOf(languageName(release.language))} tabIndex={0}>
      <article className="sheet reading" lang={release.language}>
        <p className="fmt faint sm">{words.translations.originalOf(languageName(release.language))}</p>
        <h2 className="headline">
          <span className="val still">{release.headline || t.untitled}</span>
        </h2>
        {release.subheadline !== '' && (
          <div className="sub">
            <span className="val still">{release.subheadline}</span>
          </div>
        )}
        <div className="copy can-copy">
          {cellsOfRelease(release).map((cell, at) => (
            <ReadBlock
              // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place
              key={at}
              number={at + 1}
              block={cell.block}
              lead={at === 0 ? leadOf(release) : ''}
              quotes={release.quotes}
            />
          ))}
        </div>
      </article>
    </section>
  );
}

/** The waves under what the proofing found. */
function useProofs(release: Release, cells: readonly Cell[], isCorrecting: boolean): void {
  const found = useQuery('releases.preflight', isCorrecting ? null : { id: release.id }).data?.findings ?? [];
  const at = (severity: 'error' | 'warning') =>
    found
      .filter((finding) => finding.severity === severity && finding.place.start !== null)
      .flatMap((finding) => spotOfFinding(release, cells, finding) ?? []);
  usePaint('slip', at('warning'));
  usePaint('slip-error', at('error'));
}

/** Leads to the place that somebody chose in the panel: the cursor goes there, or the focus where only a button stands. */
function useSpot(release: Release, editor: ReturnType<typeof useEditor>, canEdit: boolean): void {
  const app = useApp();
  const spot = useWindow((state) => state.spot);
  const edit = useRef(editor.edit);
  edit.current = editor.edit;
  const [shown, setShown] = useState<typeof spot>(null);
  usePaint('spot', shown === null ? [] : [shown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a text that has changed has no such place any more
  useEffect(() => setShown(null), [release.revision]);
  useEffect(() => {
    if (spot === null) return;
    app.store.getState().set({ spot: null });
    setShown(spot);
    const at = Number(spot.name.split(':')[1]);
    if (canEdit && spot.name.startsWith('body:')) edit.current(at, { from: spot.from, to: spot.to });
    else {
      const host = spotOf(spot.name);
      host?.scrollIntoView({ block: 'center' });
      host?.querySelector<HTMLElement>('button')?.focus();
    }
  }, [app, spot, canEdit]);
}

/** The dateline in small caps: Copenhagen, 8 December 2014. A text without a place has none. */
function leadOf(release: Release): string {
  if (release.dateline === '') return '';
  return [release.dateline, release.date === null ? '' : longDate(release.date)].filter(Boolean).join(', ');
}
