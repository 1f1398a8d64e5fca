import { ChevronLeft } from 'lucide-react';
import type { Library } from '#contract/library.ts';
import { AssetsView } from '../assets/view.tsx';
import { Button } from '../ui/button.tsx';
import { IS_MAC } from '../ui/keys.ts';
import { later } from '../ui/later.tsx';
import { words } from '../words/catalogue.ts';
import { useWindow } from './app.tsx';
import { Bar } from './bar.tsx';
import { useFocusInView } from './keyboard.ts';
import { ContainPage } from './mishap.tsx';
import type { Facts } from './root.tsx';
import { Sidebar } from './sidebar.tsx';
import type { SettingsPart, View } from './store.ts';
import { Strip } from './strip.tsx';
import { useMedia } from './use-media.ts';
import { WindowControls } from './window-controls.tsx';

// Only the shelves of assets are there from the start.
const ContactsPage = later(async () => (await import('../contacts/page.tsx')).ContactsPage);
const ExportsPage = later(async () => (await import('../exports/page.tsx')).ExportsPage);
const LikenessesPage = later(async () => (await import('../imports/likenesses.tsx')).LikenessesPage);
const ImportsPage = later(async () => (await import('../imports/page.tsx')).ImportsPage);
const ImportReportPage = later(async () => (await import('../imports/report.tsx')).ImportReportPage);
const ImportReviewPage = later(async () => (await import('../imports/review.tsx')).ImportReviewPage);
const KitComposer = later(async () => (await import('../kits/composer.tsx')).KitComposer);
const KitsPage = later(async () => (await import('../kits/page.tsx')).KitsPage);
const LogoImportPage = later(async () => (await import('../logos/import-page.tsx')).LogoImportPage);
const ToolboxPage = later(async () => (await import('../logos/page.tsx')).ToolboxPage);
const OrganisationsPage = later(async () => (await import('../organisations/page.tsx')).OrganisationsPage);
const NewReleasePage = later(async () => (await import('../releases/new-release.tsx')).NewReleasePage);
const ReleasesPage = later(async () => (await import('../releases/page.tsx')).ReleasesPage);
const SettingsPage = later(async () => (await import('../settings/page.tsx')).SettingsPage);
const SheetsPage = later(async () => (await import('../sheets/page.tsx')).SheetsPage);
const KeepPage = later(async () => (await import('./keep.tsx')).KeepPage);

/** The window around an open library. */
export function Shell({ library, facts }: { library: Library; facts: Facts }) {
  const view = useWindow((state) => state.view);
  useFocusInView(view);
  const choice = useWindow((state) => state.sidebar);
  const isNarrow = useMedia('(max-width: 1179px)');
  const isRailed = choice === 'rail' || (choice === 'auto' && (isNarrow || view.kind === 'kit'));
  return (
    <div className={`win ${isRailed ? 'railed' : ''} ${IS_MAC ? 'mac' : ''}`}>
      <Sidebar library={library} facts={facts} isRailed={isRailed} />
      <Bar view={view} facts={facts} />
      <div className="body">
        <ContainPage place={view}>
          <Screen view={view} library={library} facts={facts} />
        </ContainPage>
      </div>
      <div className="foot-rows">
        <Strip />
      </div>
    </div>
  );
}

function Screen({ view, library, facts }: { view: View; library: Library; facts: Facts }) {
  switch (view.kind) {
    case 'assets':
      return <AssetsView key={`${view.shelf} ${view.collection ?? ''} ${view.trash === true}`} place={view} library={library} />;
    case 'importReport':
      return <ImportReportPage key={view.jobId} jobId={view.jobId} />;
    case 'importReview':
      return <ImportReviewPage key={view.jobId} jobId={view.jobId} />;
    case 'imports':
      return <ImportsPage tab={view.tab} />;
    case 'likenesses':
      return <LikenessesPage reason={view.reason} />;
    case 'keep':
      return <KeepPage library={library} />;
    case 'releases':
      return <ReleasesPage id={view.id} text={view.text} />;
    case 'newRelease':
      return <NewReleasePage key={`${view.file ?? ''} ${view.paste}`} paste={view.paste} file={view.file ?? null} />;
    case 'sheets':
      return <SheetsPage id={view.id} text={view.text} />;
    case 'kits':
      return <KitsPage text={view.text} />;
    case 'kit':
      return <KitComposer key={view.id} id={view.id} />;
    case 'contacts':
      return <ContactsPage id={view.id} text={view.text} />;
    case 'organisations':
      return <OrganisationsPage id={view.id} text={view.text} />;
    case 'logos':
      return <ToolboxPage id={view.id} text={view.text} />;
    case 'logoImport':
      return <LogoImportPage key={view.jobId} jobId={view.jobId} />;
    case 'exports':
      return <ExportsPage text={view.text} />;
    case 'settings':
      return <SettingsPage part={view.part} library={library} facts={facts} />;
    case 'tour':
      return null;
  }
}

/** The settings before there is a library: under a line with the way back and the window's own controls. */
export function Alone({ part, facts }: { part: SettingsPart; facts: Facts }) {
  const back = useWindow((state) => state.back);
  useFocusInView(part);
  return (
    <div className={`bare-window ${IS_MAC ? 'mac' : ''}`}>
      <header>
        <Button look="quiet" icon={ChevronLeft} onClick={back}>
          {words.settings.back}
        </Button>
        <span className="grow" />
        {facts.drawsWindowControls && <WindowControls />}
      </header>
      <SettingsPage part={part} library={null} facts={facts} />
    </div>
  );
}
