import type { ReviewItem } from '#contract/imports.ts';

/** The parts of a review. `inTrash` are same bytes whose asset lies in the trash: those can be restored. */
export const REVIEW_GROUPS = ['inTrash', 'sameName', 'sameBytes', 'refused', 'new'] as const;
/** A group of files about which one choice is made. */
export type ReviewGroup = (typeof REVIEW_GROUPS)[number];

/** What is to happen with a group: taken in, or left out. */
export type Choices = Readonly<Record<ReviewGroup, boolean>>;

/** Nothing is lost by taking, and a file that is here already is not taken twice. */
export const FIRST_CHOICES: Choices = { inTrash: true, sameName: true, sameBytes: false, refused: false, new: true };

/** The group that a file of the review belongs to. */
export function groupOf(item: Pick<ReviewItem, 'verdict' | 'code'>): ReviewGroup {
  return item.verdict === 'sameBytes' && item.code === 'imports.restored_from_trash' ? 'inTrash' : item.verdict;
}

/** Whether a person can decide about the files of a group at all. */
export const canDecide = (group: ReviewGroup): boolean => group !== 'sameBytes' && group !== 'refused';

/** Whether a file will be taken: as its group says, unless it was turned by itself. */
export function isTaken(
  item: Pick<ReviewItem, 'verdict' | 'code' | 'path'>,
  choices: Choices,
  turned: ReadonlySet<string>,
): boolean {
  const group = groupOf(item);
  return canDecide(group) && choices[group] !== turned.has(item.path);
}

/** The paths that a person left out. What is here already or refused is not among them: the report names it with its reason. */
export function skipped(items: readonly ReviewItem[], choices: Choices, turned: ReadonlySet<string>): string[] {
  return items.filter((item) => canDecide(groupOf(item)) && !isTaken(item, choices, turned)).map((item) => item.path);
}
