import { Bold, ChevronsUpDown, History, Italic, Link, List, Quote, Redo2, Search, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Release } from '#contract/releases.ts';
import { sliceSpans, spansOf } from '../releases/cells.ts';
import { useWindow } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuButton } from '../ui/menu.tsx';
import { PopoverButton } from '../ui/popover.tsx';
import { words } from '../words/en.ts';
import { when } from '../words/format.ts';
import { spotOf } from './block.tsx';
import type { CellKind } from './cells.ts';
import type { Editor } from './use-editor.ts';

const KINDS: readonly CellKind[] = ['paragraph', 'heading', 'pull', 'list'];

interface ToolbarProps {
  readonly release: Release;
  readonly editor: Editor;
  readonly canEdit: boolean;
  /** What stands at the end: whether it is saved. */
  readonly state: string;
  readonly onFind: () => void;
  readonly tool?: ReactNode;
}

/** What can be done to the text where the cursor is; beside it how long it is and whether it is saved. */
export function Toolbar({ release, editor, canEdit, state, onFind, tool }: ToolbarProps) {
  const open = useWindow((store) => store.open);
  const t = words.write;
  const { current } = editor;
  const kind = current?.block.kind ?? 'paragraph';
  const off = current === null ? { 'aria-disabled': true, title: t.noCursor } : {};
  const whenWriting = (deed: () => void) => () => {
    if (current !== null) deed();
  };
  const hold = (event: React.MouseEvent): void => {
    // The cursor stays where it is.
    if ((event.target as Element).closest('button') !== null) event.preventDefault();
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0 || event.altKey || event.ctrlKey) return;
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    event.preventDefault();
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div className="fmt" role="toolbar" aria-label={t.toolbar} onMouseDown={hold} onKeyDown={onKeyDown}>
      {canEdit && (
        <>
          <MenuButton
            className="kind"
            label={t.kind}
            aria-label={`${t.kind}: ${t.kinds[kind]}`}
            {...off}
            lines={
              current === null
                ? [{ kind: 'head', label: t.noCursor }]
                : KINDS.map((each) => ({
                    kind: 'item' as const,
                    id: each,
                    label: t.kinds[each],
                    isChecked: each === kind,
                    run: () => editor.turn(each),
                  }))
            }
          >
            {t.kinds[kind]}
            <Icon of={ChevronsUpDown} size="xs" />
          </MenuButton>
          <i className="rule" />
          <IconButton
            icon={Bold}
            iconSize="s"
            className="small"
            label={t.bold}
            shortcut="Ctrl B"
            data-command="text.bold"
            aria-pressed={editor.isPending('bold')}
            {...off}
            onClick={whenWriting(() => editor.mark('bold'))}
          />
          <IconButton
            icon={Italic}
            iconSize="s"
            className="small"
            label={t.italic}
            shortcut="Ctrl I"
            data-command="text.italic"
            aria-pressed={editor.isPending('italic')}
            {...off}
            onClick={whenWriting(() => editor.mark('italic'))}
          />
          <PopoverButton
            className="ib small"
            label={t.link}
            aria-label={t.link}
            title={current === null ? t.noCursor : `${t.link} (Ctrl Shift K)`}
            data-command="text.link"
            {...(current === null ? { 'aria-disabled': true } : {})}
            content={(close) =>
              current === null ? <p className="faint">{t.noCursor}</p> : <LinkForm editor={editor} close={close} />
            }
          >
            <Icon of={Link} size="s" />
          </PopoverButton>
          <IconButton
            icon={Quote}
            iconSize="s"
            className="small"
            label={words.releases.pullQuote}
            shortcut="Ctrl Shift Q"
            data-command="text.pull"
            aria-pressed={current !== null && kind === 'pull'}
            {...off}
            onClick={whenWriting(() => editor.turn(kind === 'pull' ? 'paragraph' : 'pull'))}
          />
          <IconButton
            icon={List}
            iconSize="s"
            className="small"
            label={t.kinds.list}
            shortcut="Ctrl Shift L"
            data-command="text.list"
            aria-pressed={current !== null && kind === 'list'}
            {...off}
            onClick={whenWriting(() => editor.turn(kind === 'list' ? 'paragraph' : 'list'))}
          />
          <i className="rule" />
          <span className="turns">
            <IconButton
              icon={Undo2}
              iconSize="s"
              className="small"
              label={words.undo.undo}
              shortcut="Ctrl Z"
              onClick={() => editor.history('undo')}
            />
            <IconButton
              icon={Redo2}
              iconSize="s"
              className="small"
              label={words.undo.redo}
              shortcut="Ctrl Shift Z"
              onClick={() => editor.history('redo')}
            />
            <i className="rule" />
          </span>
        </>
      )}
      <IconButton
        icon={Search}
        iconSize="s"
        className="small"
        label={t.find}
        shortcut="Ctrl F"
        data-command="text.find"
        onClick={onFind}
      />
      <IconButton
        icon={History}
        iconSize="s"
        className="small"
        label={t.versions}
        onClick={() => open({ kind: 'releaseVersions', id: release.id })}
      />
      <span className="end num">
        <span className="count">{words.releases.words(release.words)}</span>
        <span className="minutes">{t.minutes(Math.max(1, Math.round(release.words / 225)))}</span>
        <span role="status">{state}</span>
      </span>
      {tool}
    </div>
  );
}

/** Whether it is saved, in a word or two. */
export const savedState = (release: Release, isSaving: boolean): string =>
  isSaving ? words.releases.saving : words.releases.saved(when(release.editedAt));

/** An address as a person types it, as one that a link can have; null for what is none. */
export function readAddress(typed: string): string | null {
  const text = typed.trim();
  if (/^(https?:\/\/|mailto:|tel:)\S+$/i.test(text)) return text;
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return `mailto:${text}`;
  if (/^[^\s/]+\.[^\s]{2,}$/.test(text)) return `https://${text}`;
  return null;
}

function LinkForm({ editor, close }: { editor: Editor; close: () => void }) {
  const t = words.write;
  const stretch = editor.linkStretch();
  const before = sliceSpans(spansOf(editor.current?.block ?? { kind: 'paragraph', spans: [] }), stretch.from, stretch.to);
  const old = before.find((span) => span.href !== undefined)?.href ?? '';
  const [address, setAddress] = useState(old.replace(/^mailto:/, ''));
  const [isBad, setBad] = useState(false);
  const back = (): void => {
    const at = editor.draft?.at;
    if (at !== undefined) spotOf(`body:${at}`)?.focus();
  };
  const set = (href: string | null): void => {
    editor.link(href);
    close();
    back();
  };
  const submit = (): void => {
    const href = readAddress(address);
    if (href === null) setBad(true);
    else set(href);
  };
  return (
    <form
      className="link-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        label={t.address}
        value={address}
        data-autofocus
        onChange={(text) => {
          setAddress(text);
          setBad(false);
        }}
        error={isBad ? t.badAddress : undefined}
      />
      <div className="row gaps">
        <Button size="tiny" look="primary" type="submit">
          {t.setLink}
        </Button>
        {old !== '' && (
          <Button size="tiny" onClick={() => set(null)}>
            {t.removeLink}
          </Button>
        )}
      </div>
    </form>
  );
}
