import type { Contact } from '#contract/contacts.ts';
import type { AssetId, ContactId } from '#contract/values.ts';
import { AssetOffers } from '../assets/offers.tsx';
import { useAssetDrop } from '../assets/use-drop.ts';
import { useQuery } from '../engine/engine.tsx';
import { ask, useApp, useWindow } from '../shell/app.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { MenuButton } from '../ui/menu.tsx';
import { Picture } from '../ui/picture.tsx';
import { words } from '../words/catalogue.ts';
import { initials } from '../words/format.ts';

/** The portrait of a contact, or the letters of the name; a press changes it, a picture can be dropped on it. */
export function Portrait({ contact, onSave }: { contact: Contact; onSave: (id: AssetId | null) => void }) {
  const open = useWindow((state) => state.open);
  const asset = usePortrait(contact.portraitAssetId);
  const drop = useAssetDrop(([id]) => id !== undefined && onSave(id));
  const t = words.people;
  return (
    <span {...drop.props}>
      <MenuButton
        className={`av big ${drop.isOver ? 'is-over' : ''}`}
        label={t.portrait}
        aria-label={t.pickPortrait(contact.name)}
        title={t.portrait}
        lines={[
          {
            kind: 'item',
            id: 'choose',
            label: t.choosePortrait,
            run: () => open({ kind: 'pickPortrait', contactId: contact.id, name: contact.name }),
          },
          ...(contact.portraitAssetId === null
            ? []
            : [{ kind: 'item' as const, id: 'remove', label: t.removePortrait, run: () => onSave(null) }]),
        ]}
      >
        {/* Drawn, not said: the button has a name of its own. */}
        {asset === null ? <span data-letters={initials(contact.name)} /> : <Picture asset={asset} />}
      </MenuButton>
    </span>
  );
}

/** The picture of a portrait while it is there and not in the trash. */
function usePortrait(id: AssetId | null) {
  const asset = useQuery('assets.getMany', id === null ? null : { ids: [id] }).data?.items[0];
  return asset === undefined || asset.trashedAt !== null ? null : asset;
}

/** The letters or the portrait of somebody beside the name. */
export function Face({ contact }: { contact: Contact }) {
  const asset = usePortrait(contact.portraitAssetId);
  return (
    <span className="av" aria-hidden="true">
      {asset === null ? initials(contact.name) : <Picture asset={asset} />}
    </span>
  );
}

/** Which of the library's photos shows a contact. */
export function PickPortraitDialog({ contactId, name }: { contactId: ContactId; name: string }) {
  const app = useApp();
  const close = useWindow((state) => state.closeDialog);
  const t = words.people;
  return (
    <Dialog title={t.pickPortrait(name)} className="wide" onClose={close}>
      <AssetOffers
        kind="photo"
        nothing={t.noPhotos}
        onPress={(portraitAssetId) => {
          close();
          void ask(app, 'contacts.edit', { id: contactId, set: { portraitAssetId } });
        }}
      />
    </Dialog>
  );
}
