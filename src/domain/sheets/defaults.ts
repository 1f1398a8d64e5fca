import type { SheetDraft, SheetFields } from '#contract/sheets.ts';

/** A new sheet of pictures: four columns on A4, what a picture desk asks for under each, rights said. */
const NEW: Omit<SheetFields, 'name' | 'source' | 'organisationId' | 'language'> = {
  heading: '',
  columns: 4,
  rows: 0,
  paper: 'a4',
  orientation: 'portrait',
  marginMm: 14,
  captions: ['number', 'title', 'filename', 'caption', 'credit'],
  captionLines: 2,
  showRights: true,
  showLogo: true,
  pageNumbers: true,
  order: 'given',
  marks: 'none',
  chosenIds: [],
  rejectedIds: [],
};

/** A draft with everything that it leaves out. */
export function completeSheet(draft: SheetDraft, own: Pick<SheetFields, 'organisationId' | 'language'>): SheetFields {
  const given = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)) as typeof draft;
  const rejected = new Set(given.rejectedIds ?? []);
  return {
    ...NEW,
    ...own,
    ...(given as Partial<SheetFields>),
    name: draft.name,
    source: draft.source,
    // a picture is chosen or rejected, never both
    chosenIds: (given.chosenIds ?? []).filter((id) => !rejected.has(id)),
  };
}
