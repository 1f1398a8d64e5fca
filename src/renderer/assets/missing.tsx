import { CircleAlert } from 'lucide-react';
import type { Asset } from '#contract/assets.ts';
import { ask, useApp } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';
import { locate } from './asset-deeds.ts';

/** The original is gone from the library folder: look for it, or forget the file. */
export function Missing({ asset }: { asset: Asset }) {
  const app = useApp();
  return (
    <div className="alarm" role="alert">
      <Icon of={CircleAlert} size="s" />
      <p>{words.look.missing}</p>
      <div className="row gaps">
        <Button size="tiny" onClick={() => void locate(app, asset.id, 'files')}>
          {words.look.locate}
        </Button>
        <Button size="tiny" onClick={() => void ask(app, 'integrity.forget', { ids: [asset.id] })}>
          {words.look.forget}
        </Button>
      </div>
    </div>
  );
}
