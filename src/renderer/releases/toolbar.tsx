import { Bold, ChevronsUpDown, History, Italic, Link, List, type LucideIcon, Quote, Redo2, Search, Undo2 } from 'lucide-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import type { Release } from '#contract/releases.ts';
import { readAddress } from '#domain/releases/texts/links.ts';
import { useWindow } from '../shell/app.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { keysHere } from '../ui/keys.ts';
import { MenuButton } from '../ui/menu.tsx';
import { PopoverButton } from '../ui/popover.tsx';
import { words } from '../words/catalogue.ts';
import { when } from '../words/format.ts';
import { spotOf } from './block.tsx';
import { type CellKind, sliceSpans, spansOf } from './cells.ts';
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

/** A button of the bar: small, with its shortcut in the tooltip. */
const Tool = (props: Omit<ComponentProps<typeof IconButton>, 'iconSize' | 'className'>) => (
  <IconButton iconSize="s" className="small" {...props} />
);

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
  const markTool = (mark: 'bold' | 'italic', icon: LucideIcon, shortcut: string) => (
    <Tool
      icon={icon}
      label={t[mark]}
      shortcut={shortcut}
      data-command={`text.${mark}`}
      aria-pressed={editor.isPending(mark)}
      {...off}
      onClick={whenWriting(() => editor.mark(mark))}
    />
  );
  const kindTool = (turned: 'pull' | 'list', icon: LucideIcon, label: string, shortcut: string) => (
    <Tool
      icon={icon}
      label={label}
      shortcut={shortcut}
      data-command={`text.${turned}`}
      aria-pressed={current !== null && kind === turned}
      {...off}
      onClick={whenWriting(() => editor.turn(kind === turned ? 'paragraph' : turned))}
    />
  );
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
          {markTool('bold', Bold, keysHere('Mod+B'))}
          {markTool('italic', Italic, keysHere('Mod+I'))}
          <PopoverButton
            className="ib small"
            label={t.link}
            aria-label={t.link}
            title={current === null ? t.noCursor : `${t.link} (${keysHere('Mod+Shift+K')})`}
            data-command="text.link"
            {...(current === null ? { 'aria-disabled': true } : {})}
            content={(close) =>
              current === null ? <p className="faint">{t.noCursor}</p> : <LinkForm editor={editor} close={close} />
            }
          >
            <Icon of={Link} size="s" />
          </PopoverButton>
          {kindTool('pull', Quote, words.releases.pullQuote, keysHere('Mod+Shift+Q'))}
          {kindTool('list', List, t.kinds.list, keysHere('Mod+Shift+L'))}
          <i className="rule" />
          <span className="turns">
            <Tool icon={Undo2} label={words.undo.undo} shortcut={keysHere('Mod+Z')} onClick={() => editor.history('undo')} />
            <Tool
              icon={Redo2}
              label={words.undo.redo}
              shortcut={keysHere('Mod+Shift+Z')}
              onClick={() => editor.history('redo')}
            />
            <i className="rule" />
          </span>
        </>
      )}
      <Tool icon={Search} label={t.find} shortcut={keysHere('Mod+F')} data-command="text.find" onClick={onFind} />
      <Tool icon={History} label={t.versions} onClick={() => open({ kind: 'releaseVersions', id: release.id })} />
      <span className="end num">
        <span className="count">{words.releases.words(release.words)}</span>
        <span className="minutes">{t.minutes(readingMinutes(release.words))}</span>
        <span role="status">{state}</span>
      </span>
      {tool}
    </div>
  );
}

/** Words that an adult reads in a minute, silently, in English prose (M. Brysbaert, 2019: 238; rounded down for names and figures). */
const WORDS_A_MINUTE = 225;
const readingMinutes = (words: number): number => Math.max(1, Math.round(words / WORDS_A_MINUTE));

/** Whether it is saved, in a word or two. */
export const savedState = (release: Release, isSaving: boolean): string =>
  isSaving ? words.releases.saving : words.releases.saved(when(release.editedAt));

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
