import { useQuery } from '../engine/engine.tsx';
import { CopyFingerprint } from '../exports/key-line.tsx';
import { words } from '../words/catalogue.ts';

/** The key that signs the kits of this library, to be published where recipients look it up; nothing while there is none. */
export function OrganisationKey() {
  const key = useQuery('exports.key', {}).data?.key ?? null;
  const t = words.exports.key;
  if (key === null) return null;
  return (
    <section className="sec" aria-label={t.organisation}>
      <header>
        {t.organisation}
        <CopyFingerprint officeKey={key} />
      </header>
      <p>{key.address}</p>
      <p className="mono can-copy breaks">{key.fingerprint}</p>
      <p className="faint sm">{t.more}</p>
    </section>
  );
}
