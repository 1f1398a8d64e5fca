import type { Asset, AssetFields, MetadataConflict } from '#contract/assets.ts';
import { Button } from '../ui/button.tsx';
import { words } from '../words/catalogue.ts';

type Block = MetadataConflict['taken'];
const LISTS: readonly string[] = ['keywords', 'people'] satisfies (keyof AssetFields)[];
const TEXTS: readonly string[] = [
  'title',
  'caption',
  'altText',
  'extendedDescription',
  'creator',
  'credit',
  'source',
  'copyright',
  'usageTerms',
  'licenseUrl',
  'location',
  'city',
  'country',
  'dateTaken',
] satisfies (keyof AssetFields)[];

/** What taking one block's word means for the asset; null where the field cannot be set from a text. */
export function setFrom(field: string, text: string): Partial<AssetFields> | null {
  if (LISTS.includes(field)) {
    const parts = text.split('; ').map((part) => part.trim());
    return { [field]: parts.filter(Boolean) };
  }
  return TEXTS.includes(field) ? { [field]: text } : null;
}

/** Fields on which the blocks of the file disagree: what each says, which was taken, and the way to take the other. */
export function Conflicts({ asset, onSave }: { asset: Asset; onSave: (set: Partial<AssetFields>) => Promise<boolean> }) {
  if (asset.conflicts.length === 0) return null;
  const t = words.look.conflicts;
  return (
    <section className="sec conflicts" aria-label={t.title}>
      <div className="lab">{t.title}</div>
      {asset.conflicts.map((conflict) => {
        const name = words.fields[conflict.field as keyof AssetFields] ?? conflict.field;
        return (
          <dl key={conflict.field} className="kv">
            {(Object.entries(conflict.values) as [Block, string][]).map(([block, text]) => {
              const set = setFrom(conflict.field, text);
              const isTaken = isSame(asset, conflict.field, text);
              return (
                <div key={block} className="conflict">
                  <dt>{t.says(t.blocks[block])}</dt>
                  <dd>
                    <span>{text}</span>
                    {isTaken ? (
                      <span className="faint sm">
                        {name}, {t.taken}
                      </span>
                    ) : (
                      set !== null && (
                        <Button
                          look="link"
                          className="sm"
                          aria-label={t.takeLabel(t.blocks[block], name.toLowerCase())}
                          onClick={() => void onSave(set)}
                        >
                          {t.use}
                        </Button>
                      )
                    )}
                  </dd>
                </div>
              );
            })}
          </dl>
        );
      })}
    </section>
  );
}

/** Whether the asset says now what this block says, whoever decided it. */
function isSame(asset: Asset, field: string, text: string): boolean {
  const value = asset[field as keyof Asset];
  return (Array.isArray(value) ? value.join('; ') : value) === text;
}
