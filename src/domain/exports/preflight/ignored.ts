import type { KitContent } from '../content.ts';
import { releasesOf } from './embargo.ts';
import { assetSubject, everyAsset, kitSubject, releaseSubject } from './rule.ts';

/** A warning that somebody let pass, as kit.json tells it: the subject by its name, since ids mean nothing outside the library. */
export interface ToldIgnored {
  readonly rule: string;
  readonly subject: string;
  readonly reason: string;
}

/**
 * What kit.json tells of warnings that were let pass: all whose subject is still in the kit, by rule and subject. It does not ask whether the rule would
 * still find something, for that may depend on the day, and the same kit makes the same file on every day.
 */
export function ignoredOf(content: KitContent): ToldIgnored[] {
  const subjects = [
    ...everyAsset(content).map(assetSubject),
    ...releasesOf(content).map(releaseSubject),
    ...content.contacts.map(({ id, name }) => ({ id, label: name })),
    ...(content.organisation === null ? [] : [{ id: content.organisation.id, label: content.organisation.name }]),
    kitSubject(content),
  ];
  const labels = new Map<string, string>(subjects.map(({ id, label }) => [id, label]));
  const order = ({ rule, subject }: ToldIgnored): string => `${rule} ${subject}`;
  return content.kit.ignored
    .flatMap(({ rule, subjectId, reason }) => {
      const subject = labels.get(subjectId);
      return subject === undefined ? [] : [{ rule, subject, reason }];
    })
    .toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
}
