import { AttachDialog } from '../assets/papers.tsx';
import { PasteDialog } from '../assets/paste-dialog.tsx';
import { QuickLook } from '../assets/quick-look.tsx';
import { TemplateDialog } from '../assets/template-dialog.tsx';
import { EmptyTrashDialog } from '../assets/trash-bar.tsx';
import { ColumnsDialog } from '../contacts/columns.tsx';
import { NewContactDialog, RemoveContactDialog } from '../contacts/dialogs.tsx';
import { MergeContactsDialog } from '../contacts/merge.tsx';
import { PickPortraitDialog } from '../contacts/portrait.tsx';
import { CompareDialog } from '../exports/compare.tsx';
import { ExportDialog } from '../exports/export-dialog.tsx';
import { MakeKeyDialog, ProtectKeyDialog, UnlockKeyDialog } from '../exports/key-dialogs.tsx';
import { MailDialog } from '../exports/mail-dialog.tsx';
import { RecallDialog } from '../exports/recall.tsx';
import { TakeKitDialog } from '../exports/take-kit.tsx';
import { VerdictDialog } from '../exports/verdict.tsx';
import { CompareKitDialog } from '../kits/compare-dialog.tsx';
import { DuplicateKitDialog, FreezeKitDialog, SaveTemplateDialog } from '../kits/copy-dialogs.tsx';
import { NewKitDialog, RemoveKitDialog } from '../kits/dialogs.tsx';
import { KitFilesDialog } from '../kits/files.tsx';
import { IgnoreDialog, MendDialog } from '../kits/preflight-dialogs.tsx';
import { NamePatternDialog, NewBrandDialog, RemoveBrandDialog } from '../logos/brand-dialogs.tsx';
import { ChooserDialog } from '../logos/chooser.tsx';
import { GetAllDialog } from '../logos/get-all-dialog.tsx';
import {
  AskForLogoDialog,
  EditLogoDialog,
  GetLogoDialog,
  LogoFilesDialog,
  RetireLogoDialog,
  SortLogosDialog,
} from '../logos/logo-dialogs.tsx';
import { PaletteDialog } from '../logos/palette-dialog.tsx';
import { RulesDialog } from '../logos/rules-dialog.tsx';
import { NewOrganisationDialog, PickLogoDialog } from '../organisations/dialogs.tsx';
import { Palette } from '../palette/palette.tsx';
import { AddLanguageDialog } from '../releases/add-language.tsx';
import { AttachToReleaseDialog } from '../releases/attach-dialog.tsx';
import { CorrectDialog } from '../releases/correct-dialog.tsx';
import { VersionsDialog } from '../releases/versions.tsx';
import { RemoveKeyDialog } from '../settings/key.tsx';
import { useWindow } from './app.tsx';
import { RestoreBackupDialog } from './backups.tsx';
import { CreateLibraryDialog } from './create-library.tsx';
import { DamagedLibraryDialog } from './damaged.tsx';
import { NameCollectionDialog, NameSearchDialog } from './name-dialogs.tsx';

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
    case 'mergeContacts':
      return <MergeContactsDialog ids={dialog.ids} reason={dialog.reason} />;
    case 'removeContact':
      return <RemoveContactDialog id={dialog.id} name={dialog.name} />;
    case 'removeKit':
      return <RemoveKitDialog id={dialog.id} title={dialog.title} />;
    case 'duplicateKit':
      return <DuplicateKitDialog id={dialog.id} title={dialog.title} />;
    case 'saveTemplate':
      return <SaveTemplateDialog id={dialog.id} title={dialog.title} />;
    case 'freezeKit':
      return <FreezeKitDialog id={dialog.id} />;
    case 'compareKit':
      return <CompareKitDialog id={dialog.id} />;
    case 'pickLogo':
      return <PickLogoDialog organisationId={dialog.organisationId} />;
    case 'kitFiles':
      return <KitFilesDialog kitId={dialog.kitId} />;
    case 'mend':
      return (
        <MendDialog
          // Asked for the next one, it begins anew.
          key={`${dialog.finding.rule} ${dialog.finding.subject.id}`}
          kitId={dialog.kitId}
          finding={dialog.finding}
          others={dialog.others}
        />
      );
    case 'ignoreFinding':
      return <IgnoreDialog kitId={dialog.kitId} finding={dialog.finding} />;
    case 'palette':
      return <Palette />;
    case 'quickLook':
      return <QuickLook />;
    case 'emptyTrash':
      return <EmptyTrashDialog ids={dialog.ids} count={dialog.count} />;
    case 'nameCollection':
      return <NameCollectionDialog id={dialog.id} name={dialog.name} assetIds={dialog.assetIds} />;
    case 'nameSearch':
      return <NameSearchDialog id={dialog.id} name={dialog.name} query={dialog.query} />;
    case 'attachDocument':
      return <AttachDialog assetId={dialog.assetId} />;
    case 'pasteMetadata':
      return <PasteDialog ids={dialog.ids} />;
    case 'fillTemplate':
      return <TemplateDialog ids={dialog.ids} />;
    case 'restoreBackup':
      return <RestoreBackupDialog backup={dialog.backup} />;
    case 'newBrand':
      return <NewBrandDialog />;
    case 'removeBrand':
      return <RemoveBrandDialog id={dialog.id} name={dialog.name} />;
    case 'namePattern':
      return <NamePatternDialog brandId={dialog.brandId} />;
    case 'getAllLogos':
      return <GetAllDialog brandId={dialog.brandId} />;
    case 'chooseLogo':
      return <ChooserDialog brandId={dialog.brandId} />;
    case 'editRules':
      return <RulesDialog brandId={dialog.brandId} />;
    case 'editPalette':
      return <PaletteDialog brandId={dialog.brandId} isReading={dialog.isReading} />;
    case 'askForLogo':
      return <AskForLogoDialog brandId={dialog.brandId} lockup={dialog.lockup} colourway={dialog.colourway} />;
    case 'editLogo':
      return <EditLogoDialog brandId={dialog.brandId} variantId={dialog.variantId} />;
    case 'retireLogo':
      return <RetireLogoDialog brandId={dialog.brandId} variantId={dialog.variantId} />;
    case 'logoFiles':
      return <LogoFilesDialog brandId={dialog.brandId} variantId={dialog.variantId} />;
    case 'getLogo':
      return <GetLogoDialog brandId={dialog.brandId} variantId={dialog.variantId} wish={dialog.wish} />;
    case 'sortLogos':
      return <SortLogosDialog />;
    case 'releaseVersions':
      return <VersionsDialog id={dialog.id} revision={dialog.revision} />;
    case 'correctRelease':
      return <CorrectDialog id={dialog.id} isWithdrawal={dialog.withdraw} />;
    case 'addLanguage':
      return <AddLanguageDialog id={dialog.id} />;
    case 'attachToRelease':
      return <AttachToReleaseDialog id={dialog.id} />;
    case 'contactColumns':
      return <ColumnsDialog token={dialog.token} file={dialog.file} />;
    case 'pickPortrait':
      return <PickPortraitDialog contactId={dialog.contactId} name={dialog.name} />;
    case 'verdict':
      return <VerdictDialog name={dialog.name} token={dialog.token} verdict={dialog.verdict} />;
    case 'recall':
      return <RecallDialog assetId={dialog.assetId} name={dialog.name} />;
    case 'damagedLibrary':
      return <DamagedLibraryDialog token={dialog.token} />;
    case 'makeKey':
      return <MakeKeyDialog />;
    case 'protectKey':
      return <ProtectKeyDialog />;
    case 'removeKey':
      return <RemoveKeyDialog fingerprint={dialog.fingerprint} />;
    case 'unlockKey':
      return <UnlockKeyDialog />;
    case 'exportKit':
      return <ExportDialog kitId={dialog.kitId} jobId={dialog.jobId} />;
    case 'mailDraft':
      return <MailDialog run={dialog.run} />;
    case 'compareExports':
      return <CompareDialog from={dialog.from} to={dialog.to} />;
    case 'takeKit':
      return <TakeKitDialog token={dialog.token} contents={dialog.contents} />;
  }
}
