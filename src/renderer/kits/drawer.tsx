import { Check, Plus, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Kit, SectionKind } from '#contract/kits.ts';
import { keyOf } from '#domain/kits/items.ts';
import { allSections } from '#domain/kits/sections.ts';
import { useApp } from '../shell/app.tsx';
import { IconButton } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { editKit } from './add.ts';
import { beginDrag, type Drag } from './drag.ts';
import { withItems } from './sections.ts';
import { FILLED, type LibraryOffer, useOffers } from './use-offers.tsx';

interface DrawerProps {
  readonly kit: Kit;
  readonly section: SectionKind;
  readonly drag: Drag;
  readonly onSection: (section: SectionKind) => void;
  readonly onClose: () => void;
}

/** The library beside the outline: a press adds to the section, a drag puts where it is dropped. */
export function Drawer({ kit, section, drag, onSection, onClose }: DrawerProps) {
  const app = useApp();
  const t = words.compose;
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const offers = useOffers(kit, section, text.trim());
  const present = new Set(kit.sections.flatMap(({ items }) => items.map(keyOf)));
  const name = words.kits.sections[section];

  useEffect(() => {
    const opener = document.activeElement;
    search.current?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);

  const add = (offer: LibraryOffer): void => {
    if (present.has(offer.key)) return;
    void editKit(app, kit, { sections: withItems(allSections(kit.sections), section, [offer.item]) });
    setSaid(t.added(offer.title, name));
  };
  return (
    <section
      className="drawer"
      aria-label={t.library}
      data-region="library"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="hd">
        <b>{t.library}</b>
        <IconButton icon={X} iconSize="s" className="small push" label={t.closeLibrary} shortcut="Esc" onClick={onClose} />
      </div>
      <div className="find">
        <Select
          hideLabel
          label={t.kind}
          value={section}
          choices={FILLED.map((kind) => ({ value: kind, label: words.kits.sections[kind] }))}
          onChange={onSection}
        />
        <input
          ref={search}
          className="input"
          type="search"
          aria-label={t.search}
          placeholder={t.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            document.querySelector<HTMLElement>('.drawer .offer')?.focus();
          }}
        />
      </div>
      {offers.length === 0 && <p className="faint none">{text === '' ? t.nothing : t.noMatch(text)}</p>}
      <ul className={section === 'photos' ? 'of-library pictures' : 'of-library'}>
        {offers.map((offer) => {
          const isHere = present.has(offer.key);
          return (
            <li key={offer.key}>
              <button
                type="button"
                className="offer"
                aria-disabled={isHere}
                title={isHere ? t.inKit : `${offer.title} (${t.addHint})`}
                draggable={!isHere}
                onDragStart={(event) =>
                  beginDrag(event, drag.start, { item: offer.item, title: offer.title, allowed: offer.allowed })
                }
                onDragEnd={drag.end}
                onClick={() => add(offer)}
                onKeyDown={(event) => {
                  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
                  if (by === undefined) return;
                  event.preventDefault();
                  const all = [...document.querySelectorAll<HTMLElement>('.drawer .offer')];
                  const next = all.indexOf(event.currentTarget) + by;
                  if (next < 0) search.current?.focus();
                  else all[next]?.focus();
                }}
              >
                {offer.picture}
                <span className="what">
                  <span className="clip">{offer.title}</span>
                  <span className="faint sm clip">{isHere ? t.inKit : offer.more}</span>
                </span>
                <Icon of={isHere ? Check : Plus} size="s" className={isHere ? 'mark accent' : 'mark'} />
              </button>
            </li>
          );
        })}
      </ul>
      <span className="hidden-word" role="status">
        {said}
      </span>
    </section>
  );
}
