import { NAME_LIMITS, slug } from '../names.ts';
import { cellsOf } from '../sheets/content.ts';
import { type PlanContext, type PlanFile, planned, storyPrefix } from './plan-file.ts';

/** The contact sheet of so many photos of the kit. A mail has no room for it: its page shows them all. */
export function contactSheet(context: PlanContext, photos: number): PlanFile[] {
  if (photos === 0 || context.content.kit.tier === 'lite') return [];
  const path = `photos/${storyPrefix(context)}_photos_contact-sheet.pdf`;
  const reason = 'All photos with number, caption, credit and file name, to print';
  return [planned(context, path, 'contact-sheet', reason, { kind: 'contact-sheet', photos })];
}

/** The contacts of the kit on one sheet; not in a mail either. */
export function pressContacts(context: PlanContext): PlanFile[] {
  const contacts = context.content.contacts.length;
  if (contacts === 0 || context.content.kit.tier === 'lite') return [];
  const path = `contacts/${storyPrefix(context)}_press-contacts.pdf`;
  return [planned(context, path, 'contact-sheet', 'All press contacts, to print', { kind: 'press-contacts', contacts })];
}

/** The sheets of the library that somebody put into the kit, in every tier; one with nothing on it makes no file. */
export function chosenSheets(context: PlanContext): PlanFile[] {
  return context.content.sheets.flatMap((sheet, index) => {
    if (cellsOf(sheet) === 0) return [];
    const folder = sheet.body.kind === 'pictures' ? 'photos/' : 'contacts/';
    const head = `${storyPrefix(context)}_sheet-${String(index + 1).padStart(2, '0')}`;
    const room = Math.min(NAME_LIMITS.name, NAME_LIMITS.path - folder.length) - head.length - '_.pdf'.length;
    const subject = slug(sheet.name, Math.min(NAME_LIMITS.slug, room));
    const path = `${folder}${[head, subject].filter((part) => part !== '').join('_')}.pdf`;
    return [planned(context, path, 'contact-sheet', `The sheet “${sheet.name}”`, { kind: 'chosen-sheet', sheet })];
  });
}
