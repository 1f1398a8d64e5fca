import type { AssetId } from '#contract/values.ts';
import type { SheetContent, SheetLook, SheetPerson, SheetPicture } from '#domain/sheets/content.ts';
import { completeSheet } from '#domain/sheets/defaults.ts';

/** A picture of a sheet; what is not said is plain. */
export const picture = (number: number, own: Partial<SheetPicture> = {}): SheetPicture => ({
  assetId: `ast_${String(number).padStart(16, '0')}` as AssetId,
  label: String(number).padStart(2, '0'),
  title: `Harbour ${number}`,
  caption: 'The inner harbour at dawn, seen from the bridge.',
  filename: `harbour-${number}_2014.jpg`,
  credit: 'A. Person / Agency',
  altText: `Boats, number ${number}`,
  date: '2014-12-08T09:00:00',
  width: 3000,
  height: 2000,
  sha256: String(number).padStart(64, '0'),
  ground: 'ground',
  isPhoto: true,
  usable: { verdict: 'unset' },
  rating: 0,
  colour: null,
  choice: null,
  ...own,
});

export const pictures = (count: number): SheetPicture[] => Array.from({ length: count }, (_, at) => picture(at + 1));

export const look = (own: Partial<SheetLook> = {}): SheetLook => ({
  ...completeSheet({ name: 'Sheet', source: { kind: 'search', text: '' } }, { organisationId: null, language: 'en' }),
  ...own,
});

export const sheetOf = (
  shown: readonly SheetPicture[],
  own: Partial<SheetLook> = {},
  more: Partial<SheetContent> = {},
): SheetContent => ({
  title: 'Pictures of the delegation',
  look: look(own),
  brand: { organisation: 'City of Copenhagen', colour: '#0b4f79', logo: null, footer: ['City of Copenhagen', '+45 00 12 34 00'] },
  date: '2014-12-08',
  notice: null,
  body: { kind: 'pictures', pictures: shown },
  ...more,
});

export const person = (name: string, own: Partial<SheetPerson> = {}): SheetPerson => ({
  name,
  role: 'Press officer',
  organisation: 'City of Copenhagen',
  phone: '+45 00 12 34 56',
  email: 'press@city.example',
  morePhones: [],
  moreEmails: [],
  hours: '',
  note: '',
  isPrimary: false,
  ...own,
});
