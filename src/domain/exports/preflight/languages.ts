import type { ParityFinding, Release } from '#contract/releases.ts';
import { compareTranslation } from '../../releases/writing/translation.ts';
import { setRelease, step } from './deeds.ts';
import { type Checked, type Found, type Rule, releaseSubject } from './rule.ts';

/** Translations of the kit whose original is in the kit too. */
const pairsOf = ({ content }: Checked): { original: Release; translation: Release }[] =>
  content.releases.flatMap((translation) => {
    const original = content.releases.find(({ id }) => id === translation.translationOf);
    return original === undefined ? [] : [{ original, translation }];
  });

const differing =
  (
    codes: readonly ParityFinding['code'][],
    deedOf?: (checked: Checked, original: Release, translation: Release) => Found['deed'],
  ) =>
  (checked: Checked): Found[] =>
    pairsOf(checked).flatMap(({ original, translation }) =>
      compareTranslation(original, translation)
        .filter(({ code }) => codes.includes(code))
        .map(({ text }) => ({
          subject: releaseSubject(translation),
          values: {
            text: text.length > 60 ? `${text.slice(0, 60)}…` : text,
            date: translation.date ?? 'not',
            wanted: original.date ?? 'not',
          },
          deed: deedOf?.(checked, original, translation),
        })),
    );

/** The release that a version belongs to: its original, else itself. */
const originOf = ({ id, translationOf }: Release): string => translationOf ?? id;

/** Languages of the kit in which one of its releases has no version. */
function lacking({ content, around }: Checked): Found[] {
  const languages = new Set(content.releases.map(({ language }) => language));
  return [...Map.groupBy(content.releases, originOf).values()].flatMap((versions) => {
    const [first] = versions;
    if (first === undefined) return [];
    return [...languages]
      .filter((language) => !versions.some((one) => one.language === language))
      .map((language) => {
        const known = around.versions.find((one) => originOf(one) === originOf(first) && one.language === language);
        return {
          subject: releaseSubject(first),
          values: { language },
          deed: known === undefined ? undefined : step('add', { kind: 'putRelease', id: known.id }),
        };
      });
  });
}

/** Language versions that say the same: everything that no language changes. */
export const LANGUAGE_RULES: readonly Rule[] = [
  { id: 'language.release-missing', severity: 'warning', find: lacking },
  { id: 'language.numbers-differ', severity: 'warning', find: differing(['number.missing', 'number.added']) },
  { id: 'language.dates-differ', severity: 'warning', find: differing(['date.missing', 'date.added']) },
  { id: 'language.links-differ', severity: 'warning', find: differing(['link.missing', 'link.added']) },
  { id: 'language.names-missing', severity: 'warning', find: differing(['name.missing']) },
  {
    id: 'language.date-differs',
    severity: 'warning',
    find: differing(['date.differs'], (checked, { date }, translation) => setRelease(checked, translation, { date })),
  },
  {
    id: 'language.contacts-differ',
    severity: 'warning',
    find: differing(['contacts.differ'], (checked, { contactIds }, translation) =>
      setRelease(checked, translation, { contactIds }),
    ),
  },
  { id: 'language.blocks-differ', severity: 'warning', find: differing(['blocks.differ']) },
  { id: 'language.untranslated', severity: 'warning', find: differing(['untranslated']) },
];
