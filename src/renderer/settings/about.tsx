import { askHost, useApp, useWindow } from '../shell/app.tsx';
import type { Facts } from '../shell/root.tsx';
import { Button } from '../ui/button.tsx';
import { words } from '../words/catalogue.ts';

/** Which version this is, what it runs on, and under which licences. */
export function AboutPart({ facts }: { facts: Facts }) {
  const app = useApp();
  const go = useWindow((state) => state.go);
  const t = words.settings;
  return (
    <section aria-label={t.about}>
      <h2 className="h3">{t.version(facts.version)}</h2>
      <dl className="kv">
        {facts.runs.map(({ name, version }) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd className="can-copy">{version}</dd>
          </div>
        ))}
      </dl>
      <p className="soft above">{t.licencesMore}</p>
      <div className="row gaps above">
        <Button onClick={() => void askHost(app, 'showOwn', { what: 'licences' })}>{t.licences}</Button>
        <Button onClick={() => go({ kind: 'tour' })}>{t.tour}</Button>
      </div>
    </section>
  );
}
