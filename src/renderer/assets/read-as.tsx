import { Newspaper, Users } from 'lucide-react';
import type { Asset } from '#contract/assets.ts';
import { readAsset, readableAs } from '../imports/read-as.ts';
import { useApp } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { words } from '../words/catalogue.ts';

/** The offer to read a document as what it probably is; nothing for all other files. */
export function ReadAsOffer({ asset }: { asset: Asset }) {
  const app = useApp();
  const as = asset.trashedAt === null && !asset.isMissing ? readableAs(asset.filename) : null;
  if (as === null) return null;
  return (
    <section className="sec" aria-label={words.readAs.label}>
      <Button size="tiny" icon={as === 'release' ? Newspaper : Users} onClick={() => void readAsset(app, asset)}>
        {words.readAs[as]}
      </Button>
    </section>
  );
}
