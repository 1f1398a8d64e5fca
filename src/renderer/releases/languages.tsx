import { Plus } from 'lucide-react';
import type { Release } from '#contract/releases.ts';
import { readBody } from '#domain/releases/texts/marks.ts';
import { languageName } from '../assets/languages.ts';
import { useQuery } from '../engine/engine.tsx';
import type { Answer } from '../engine/routes.ts';
import { useWindow } from '../shell/app.tsx';
import { Button } from '../ui/button.tsx';
import { words } from '../words/catalogue.ts';

type Item = Answer<'releases.parity'>['items'][number];

/** The languages a release is written in, how far each is, and what differs from the original. */
export function Languages({ release }: { release: Release }) {
  const replace = useWindow((state) => state.replace);
  const open = useWindow((state) => state.open);
  const view = useWindow((state) => state.view);
  const parity = useQuery('releases.parity', { id: release.id }).data;
  const all = useQuery('releases.list', {}).data?.items ?? [];
  const t = words.translations;
  const original = all.find((one) => one.id === (parity?.originalId ?? release.id)) ?? release;
  const own = parity?.items.find((item) => item.id === release.id);
  const go = (id: Release['id']): void => replace({ kind: 'releases', id, text: view.kind === 'releases' ? view.text : '' });
  return (
    <section className="sec languages" aria-label={t.title}>
      <header>
        {t.title}
        <Button look="link" className="sm" icon={Plus} onClick={() => open({ kind: 'addLanguage', id: original.id })}>
          {t.add}
        </Button>
      </header>
      <ul>
        <li>
          <button type="button" aria-current={original.id === release.id ? 'true' : undefined} onClick={() => go(original.id)}>
            <span className="clip grow">{languageName(original.language)}</span>
            <span className="faint sm">{t.original}</span>
          </button>
        </li>
        {parity?.items.map((item) => {
          const share = shareOf(
            item,
            original,
            all.find((one) => one.id === item.id),
          );
          return (
            <li key={item.id}>
              <button type="button" aria-current={item.id === release.id ? 'true' : undefined} onClick={() => go(item.id)}>
                <span className="clip grow">{languageName(item.language)}</span>
                <span className="meter" aria-hidden="true">
                  <i style={{ width: `${Math.round((100 * share.done) / Math.max(1, share.of))}%` }} />
                </span>
                <span className="faint sm num">{share.text}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {own !== undefined && (
        <div className="parity">
          {own.findings.length === 0 ? (
            <p className="faint sm">{t.equal}</p>
          ) : (
            <>
              <p className="faint sm" id="parity-of">
                {t.findings}
              </p>
              <ul aria-labelledby="parity-of">
                {own.findings.map((finding) => (
                  <li key={`${finding.code} ${finding.text}`}>{t.finding(finding)}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </section>
  );
}

/** How many blocks are translated: those of the original, less what is not there yet and what is still in its language. */
function shareOf(item: Item, original: Release, translation: Release | undefined): { done: number; of: number; text: string } {
  const t = words.translations;
  const of = readBody(original.body).length;
  const there = translation === undefined ? 0 : readBody(translation.body).length;
  const untouched = item.findings.filter(({ code }) => code === 'untranslated').length;
  const done = Math.max(0, Math.min(of, there) - untouched);
  if (item.findings.length === 0 && done >= of) return { done: 1, of: 1, text: t.ready };
  return { done, of, text: done < of ? t.of(done, of) : t.toCheck(item.findings.length) };
}
