import { QuickLook } from '../assets/quick-look.tsx';
import { NewContactDialog, RemoveContactDialog } from '../contacts/dialogs.tsx';
import { VerdictDialog } from '../exports/verdict.tsx';
import { BlockedDialog } from '../kits/blocked.tsx';
import { NewKitDialog, RemoveKitDialog } from '../kits/dialogs.tsx';
import { KitFilesDialog } from '../kits/files.tsx';
import { PickItemsDialog } from '../kits/picker.tsx';
import { NewOrganisationDialog, PickLogoDialog } from '../organisations/dialogs.tsx';
import { useWindow } from './app.tsx';
import { CreateLibraryDialog } from './create-library.tsx';

/** The one open dialog. */
export function Dialogs() {
  const dialog = useWindow((state) => state.dialog);
  if (dialog === null) return null;
  switch (dialog.kind) {
    case 'createLibrary':
      return <CreateLibraryDialog isExample={dialog.isExample} dropped={dialog.dropped} />;
    case 'newKit':
      return <NewKitDialog assetIds={dialog.assetIds} releaseId={dialog.releaseId} />;
    case 'newContact':
      return <NewContactDialog organisationId={dialog.organisationId} />;
    case 'newOrganisation':
      return <NewOrganisationDialog />;
    case 'removeContact':
      return <RemoveContactDialog id={dialog.id} name={dialog.name} />;
    case 'removeKit':
      return <RemoveKitDialog id={dialog.id} title={dialog.title} />;
    case 'pickItems':
      return <PickItemsDialog kitId={dialog.kitId} section={dialog.section} />;
    case 'pickLogo':
      return <PickLogoDialog organisationId={dialog.organisationId} />;
    case 'kitFiles':
      return <KitFilesDialog kitId={dialog.kitId} />;
    case 'blocked':
      return <BlockedDialog kitId={dialog.kitId} />;
    case 'quickLook':
      return <QuickLook />;
    case 'verdict':
      return <VerdictDialog name={dialog.name} verdict={dialog.verdict} />;
  }
}
