import { usableOn } from '../../assets/usable.ts';
import { setAsset, takeOutAsset } from './deeds.ts';
import { assetSubject, type Checked, dayOf, everyAsset, type Found, firstDay, type Rule } from './rule.ts';

/** Words for 'everywhere': they limit nothing. */
const EVERYWHERE = /^(world ?wide|world|all( countries)?|global|universal|everywhere|no limits?)$/i;

/** Files of the kit whose rights have their last day in a stretch of days; days are told once, for a kit may have thousands of files. */
const rightsEnding = ({ content }: Checked, from: string, before: string): Found[] =>
  everyAsset(content).flatMap((asset) =>
    asset.expires !== null && asset.expires >= from && asset.expires < before
      ? [{ subject: assetSubject(asset), values: { date: asset.expires }, deed: takeOutAsset(content, asset) }]
      : [],
  );

/** Consents of the kit's files whose last day lies in a stretch of days. */
const consentsEnding = (checked: Checked, from: string, before: string): Found[] =>
  everyAsset(checked.content).flatMap((asset) => {
    const ends = (checked.around.consents.get(asset.id) ?? []).map(({ expires }) => expires).filter((day) => day !== null);
    const date = ends.filter((day) => day >= from && day < before).sort()[0];
    return date === undefined
      ? []
      : [{ subject: assetSubject(asset), values: { date }, deed: takeOutAsset(checked.content, asset) }];
  });

/** The earliest day there is, for stretches without a beginning. */
const EVER = '0000-01-01';

/** Whether what is in the kit may be used on the day it may be published. */
export const RIGHTS_RULES: readonly Rule[] = [
  {
    id: 'asset.rights-expired',
    severity: 'error',
    find: (checked) => rightsEnding(checked, EVER, dayOf(checked.content, checked.now)),
  },
  {
    id: 'asset.rights-end-before-embargo',
    severity: 'error',
    find: (checked) => rightsEnding(checked, dayOf(checked.content, checked.now), firstDay(checked)),
  },
  {
    id: 'asset.rights-ending',
    severity: 'warning',
    find: (checked) => {
      const day = firstDay(checked);
      return everyAsset(checked.content).flatMap((asset) =>
        asset.expires !== null && usableOn(asset, day).verdict === 'ending'
          ? [{ subject: assetSubject(asset), values: { date: asset.expires } }]
          : [],
      );
    },
  },
  {
    id: 'asset.not-for-press',
    severity: 'error',
    find: ({ content }) =>
      everyAsset(content)
        .filter((asset) => asset.pressUse === 'restricted')
        .map((asset) => ({ subject: assetSubject(asset), deed: takeOutAsset(content, asset) })),
  },
  {
    id: 'asset.territory-unsaid',
    severity: 'warning',
    find: ({ content }) =>
      everyAsset(content)
        .filter(
          ({ territory, usageTerms }) =>
            territory !== '' && !EVERYWHERE.test(territory) && !usageTerms.toLowerCase().includes(territory.toLowerCase()),
        )
        .map((asset) => ({
          subject: assetSubject(asset),
          values: { territory: asset.territory },
          deed: setAsset(asset, { usageTerms: [asset.usageTerms, `For use in: ${asset.territory}.`].filter(Boolean).join(' ') }),
        })),
  },
  {
    id: 'asset.consent-expired',
    severity: 'error',
    find: (checked) => consentsEnding(checked, EVER, dayOf(checked.content, checked.now)),
  },
  {
    id: 'asset.consent-ends-before-embargo',
    severity: 'error',
    find: (checked) => consentsEnding(checked, dayOf(checked.content, checked.now), firstDay(checked)),
  },
];
