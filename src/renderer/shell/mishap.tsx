import { RotateCcw } from 'lucide-react';
import { Component, type ReactNode, useEffect } from 'react';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { IS_MAC } from '../ui/keys.ts';
import { words } from '../words/catalogue.ts';
import { type App, askHost, useApp, useWindow } from './app.tsx';
import { noteFault } from './faults.ts';
import { WindowControls } from './window-controls.tsx';

interface Bounds {
  readonly app: App;
  /** What is shown inside now: when it becomes another, a failure of the former one is over. */
  readonly place?: unknown;
  readonly instead: (again: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Keeps a failure of what it holds from taking the window along: the fault is noted, and something else is drawn until `again` or another place. */
class Contain extends Component<Bounds, { hasFailed: boolean; place: unknown }> {
  override state = { hasFailed: false, place: this.props.place };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps({ place }: Bounds, state: { place: unknown }) {
    return place === state.place ? null : { hasFailed: false, place };
  }

  override componentDidCatch(fault: unknown) {
    noteFault(this.props.app, fault);
  }

  override render() {
    return this.state.hasFailed ? this.props.instead(() => this.setState({ hasFailed: false })) : this.props.children;
  }
}

/** A page of the library that fails leaves sidebar and bar where they are. */
export function ContainPage({ place, children }: { place: unknown; children: ReactNode }) {
  return (
    <Contain
      app={useApp()}
      place={place}
      instead={(again) => (
        <main className="main" data-region="main" aria-label={words.mishap.title}>
          <Told text={words.mishap.text}>
            <Button look="primary" onClick={again}>
              {words.mishap.again}
            </Button>
          </Told>
        </main>
      )}
    >
      {children}
    </Contain>
  );
}

/** A dialog that fails is closed, and what it was opened over is as it was. */
export function ContainDialog({ children }: { children: ReactNode }) {
  const dialog = useWindow((state) => state.dialog);
  return (
    <Contain app={useApp()} place={dialog} instead={() => <ClosedDialog />}>
      {children}
    </Contain>
  );
}

/** The last line: whatever fails outside pages and dialogs leaves a window that says so, can be loaded anew and can be closed. */
export function ContainWindow({ children }: { children: ReactNode }) {
  return (
    <Contain
      app={useApp()}
      instead={() => (
        <div className="bare-window">
          <header>
            <span className="grow" />
            {/* Nothing is known here of the system but what the browser says. */}
            {!IS_MAC && <WindowControls />}
          </header>
          <main className="main starting" data-region="main" aria-label={words.mishap.title}>
            <Told text={words.mishap.whole} />
          </main>
        </div>
      )}
    >
      {children}
    </Contain>
  );
}

function Told({ text, children }: { text: string; children?: ReactNode }) {
  const app = useApp();
  return (
    <div role="alert" className="mishap">
      <Empty
        title={words.mishap.title}
        actions={
          <>
            {children}
            <Button icon={RotateCcw} onClick={() => void askHost(app, 'windowAction', { action: 'reload' })}>
              {words.mishap.reload}
            </Button>
            <Button look="quiet" onClick={() => showLog(app)}>
              {words.settings.log}
            </Button>
          </>
        }
      >
        {text}
      </Empty>
    </div>
  );
}

function ClosedDialog() {
  const app = useApp();
  useEffect(() => {
    const { closeDialog, tell } = app.store.getState();
    closeDialog();
    tell({
      tone: 'error',
      text: words.mishap.dialog,
      actions: [{ label: words.settings.log, run: () => showLog(app) }],
    });
  }, [app]);
  return null;
}

const showLog = (app: App): void => void askHost(app, 'showOwn', { what: 'log' });
