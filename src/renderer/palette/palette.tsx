import { CornerDownLeft, Search as SearchIcon } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import { badgeOf } from '../assets/badge.ts';
import { groundOf, useLogoGrounds } from '../assets/grounds.ts';
import { FirstPicture } from '../kits/first-picture.tsx';
import { Status } from '../releases/status.tsx';
import { useWindow } from '../shell/app.tsx';
import { Icon } from '../ui/icon.tsx';
import { keysHere } from '../ui/keys.ts';
import { Picture } from '../ui/picture.tsx';
import { useLater, useNow } from '../ui/use-later.ts';
import { useModal } from '../ui/use-modal.ts';
import { words } from '../words/catalogue.ts';
import { count } from '../words/format.ts';
import { type Found, type Hit, readQuestion, SCOPES, type Scope, useFound } from './hits.ts';
import type { Stretch } from './match.ts';

/** How many hits of each kind stand in the list of everything, and in the list of one kind. */
const FEW = 3;
const MANY = 50;

interface Group {
  readonly key: string;
  readonly title: string;
  readonly total: number;
  readonly scope: Scope;
  readonly hits: readonly Hit[];
}

/** The groups of the list: the best hit by itself, then some of each kind; one kind alone is shown whole. */
function groupsOf(found: readonly Found[], scope: Scope, isAsked: boolean): readonly Group[] {
  const t = words.palette;
  if (scope !== 'all') {
    const list = found.filter((one) => one.scope === scope);
    const hits = list.flatMap((one) => one.hits).slice(0, MANY);
    return hits.length === 0 ? [] : [{ key: scope, title: t.scopes[scope], total: hits.length, scope, hits }];
  }
  if (!isAsked) {
    const edited = found.flatMap((one) => (one.scope === 'kits' || one.scope === 'releases' ? one.hits.slice(0, FEW) : []));
    const deeds = found.filter((one) => one.scope === 'actions').flatMap((one) => one.hits);
    return [
      { key: 'recent', title: t.recent, total: edited.length, scope: 'all', hits: edited } as const,
      { key: 'actions', title: t.scopes.actions, total: deeds.length, scope: 'actions', hits: deeds.slice(0, MANY) } as const,
    ].filter(({ hits }) => hits.length > 0);
  }
  const best = found.flatMap((one) => one.hits).toSorted((a, b) => a.rank - b.rank)[0];
  return [
    ...(best === undefined ? [] : [{ key: 'best', title: t.best, total: 1, scope: 'all' as const, hits: [best] }]),
    ...found.map((one) => ({
      key: one.hits[0]?.key ?? one.scope,
      title: t.scopes[one.scope],
      total: one.total,
      scope: one.scope,
      hits: one.hits.filter((hit) => hit !== best).slice(0, FEW),
    })),
  ].filter(({ hits }) => hits.length > 0);
}

/** Search over everything the library holds and every command that applies: one field, one list, the keyboard alone. */
export function Palette() {
  const close = useWindow((state) => state.closeDialog);
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<Scope>('all');
  const [active, setActive] = useState(0);
  const [wanted, setWanted] = useState<'open' | 'show' | null>(null);
  useModal(box);
  const asked = useLater(typed, 40);
  const { text, only } = readQuestion(asked);
  const scope = only ?? picked;
  const { found, isAsking } = useFound(text);
  const isSettled = asked === typed && !isAsking;
  const groups = groupsOf(found, scope, text !== '');
  const hits = groups.flatMap((group) => group.hits);
  const at = Math.min(active, hits.length - 1);
  const chosen = hits[at];
  const t = words.palette;
  const everything = found.reduce((sum, one) => sum + one.total, 0);
  const totalOf = (one: Scope): number =>
    one === 'all' ? everything : found.filter((list) => list.scope === one).reduce((sum, list) => sum + list.total, 0);

  // A deed comes after the palette is gone and finds the window as it was before it, the focus included: undo is the library's then, not this field's.
  const leave = useCallback(
    (deed: () => void): void => {
      close();
      queueMicrotask(deed);
    },
    [close],
  );
  const take = (hit: Hit, inLibrary: boolean): void => {
    leave(inLibrary ? hit.show : hit.open);
  };
  // Enter takes what the whole of the typed text finds, also when it is pressed before that is there.
  useEffect(() => {
    if (wanted === null || !isSettled) return;
    setWanted(null);
    if (chosen !== undefined) leave(chosen[wanted]);
  }, [wanted, isSettled, chosen, leave]);
  const narrow = (next: Scope): void => {
    setPicked(next);
    setActive(0);
    box.current?.querySelector<HTMLElement>('input')?.focus();
  };
  const move = (to: number): void => {
    if (hits.length === 0) return;
    const next = (to + hits.length) % hits.length;
    setActive(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: Math.min(at + 8, hits.length - 1),
      PageUp: Math.max(at - 8, 0),
    };
    const to = steps[event.key];
    if (to !== undefined) {
      event.preventDefault();
      move(to);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      setWanted(event.ctrlKey || event.metaKey ? 'show' : 'open');
    }
  };

  let place = -1;
  return (
    <dialog
      ref={box}
      className="pal"
      aria-label={t.label}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onPointerDown={(event) => event.target === box.current && close()}
    >
      <div className="q">
        <Icon of={SearchIcon} size="l" />
        <input
          data-autofocus
          role="combobox"
          aria-label={t.field}
          aria-expanded={hits.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen === undefined ? undefined : `${id}-${at}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          placeholder={t.field}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <span className="kbd" aria-hidden="true">
          {t.escape}
        </span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of switches, not a form */}
      <div className="scopes" role="group" aria-label={t.scopesLabel}>
        {SCOPES.filter((one) => one === 'all' || one === scope || totalOf(one) > 0).map((one) => (
          <button
            key={one}
            type="button"
            className={one === scope ? 'chip on' : 'chip'}
            aria-pressed={one === scope}
            disabled={only !== null && one !== only}
            onClick={() => narrow(one)}
          >
            {t.scopes[one]} {text !== '' && <em>{count(totalOf(one))}</em>}
          </button>
        ))}
      </div>
      <div className="found" id={`${id}-list`} role="listbox" aria-label={t.label} tabIndex={-1}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox has groups, not fieldsets
          <div key={group.key} role="group" aria-label={group.title}>
            <div className="gt" aria-hidden="true">
              {group.title}
              {scope === 'all' && group.total > group.hits.length && group.scope !== 'all' && (
                // With keys the chips above do the same.
                <span className="more" onPointerDown={() => narrow(group.scope)}>
                  {t.allOf(group.total)}
                </span>
              )}
            </div>
            {group.hits.map((hit) => {
              place += 1;
              return <Line key={hit.key} id={`${id}-${place}`} hit={hit} isOn={place === at} onTake={take} />;
            })}
          </div>
        ))}
      </div>
      {hits.length === 0 && typed !== '' && <p className="none">{t.none(text)}</p>}
      <span className="hidden-word" role="status">
        {text === '' ? '' : t.found(everything)}
      </span>
      <footer aria-hidden="true">
        <span>
          <Key>↑</Key>
          <Key>↓</Key> {t.move}
        </span>
        <span>
          <Key>
            <Icon of={CornerDownLeft} size="xs" />
          </Key>
          {t.open}
        </span>
        <span>
          <Key>{keysHere('Mod')}</Key>
          <Key>
            <Icon of={CornerDownLeft} size="xs" />
          </Key>
          {t.show}
        </span>
        <span className="grow" />
        <span>
          <Key>&gt;</Key> {t.actionsOnly}
        </span>
        <span>
          <Key>@</Key> {t.people}
        </span>
      </footer>
    </dialog>
  );
}

const Key = ({ children }: { children: ReactNode }) => <span className="kbd">{children}</span>;

/** One hit; the field keeps the focus and hears the keys. */
function Line({
  id,
  hit,
  isOn,
  onTake,
}: {
  id: string;
  hit: Hit;
  isOn: boolean;
  onTake: (hit: Hit, inLibrary: boolean) => void;
}) {
  const now = useNow(60_000);
  const grounds = useLogoGrounds(hit.asset?.kind === 'logo');
  const badge = hit.asset === undefined ? null : badgeOf(hit.asset);
  const icon = <Icon of={hit.icon} />;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus, aria-activedescendant says which
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
    <div
      id={id}
      role="option"
      aria-selected={isOn}
      className="hit"
      onPointerDown={(event) => event.preventDefault()}
      onClick={(event) => onTake(hit, event.ctrlKey || event.metaKey)}
    >
      {hit.asset !== undefined ? (
        <span className={`photo tn k-${hit.asset.kind} on-${groundOf(hit.asset, grounds)}`}>
          <Picture asset={hit.asset} icon="s" fit={hit.asset.kind === 'logo' ? 'contain' : 'cover'} />
        </span>
      ) : (
        <span className={hit.kit === undefined ? 'ic' : 'photo tn ic'}>
          {hit.kit === undefined ? icon : <FirstPicture kit={hit.kit} fallback={icon} />}
        </span>
      )}
      <span className="tx">
        <span className="clip">{marked(hit.title, hit.marks)}</span>
        {hit.more !== '' && <span className="faint sm clip">{hit.more}</span>}
      </span>
      {hit.release !== undefined && <Status release={hit.release} now={now} />}
      {badge !== null && (
        <span className={`badge wash ${badge.tone}`}>
          <Icon of={badge.icon} size="xs" />
          {badge.text}
        </span>
      )}
      {hit.shortcut != null && (
        <span className="keys" aria-hidden="true">
          {keysHere(hit.shortcut)
            .split(' ')
            .map((key) => (
              <Key key={key}>{key}</Key>
            ))}
        </span>
      )}
      {isOn && hit.shortcut == null && (
        <span className="keys" aria-hidden="true">
          <Key>
            <Icon of={CornerDownLeft} size="xs" />
          </Key>
        </span>
      )}
    </div>
  );
}

/** A text with what was asked for underlined. */
function marked(text: string, marks: readonly Stretch[]): ReactNode {
  if (marks.length === 0) return text;
  const parts: ReactNode[] = [];
  let from = 0;
  for (const mark of marks) {
    parts.push(text.slice(from, mark.from), <mark key={mark.from}>{text.slice(mark.from, mark.to)}</mark>);
    from = mark.to;
  }
  return [...parts, text.slice(from)];
}
