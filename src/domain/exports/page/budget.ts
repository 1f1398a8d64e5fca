import { utf8Length } from '../../utf8.ts';
import type { PageView } from './view.ts';

/**
 * Bytes that the page may weigh without its pictures: 60 kB for a kit like our sample (eight photos, four logos, two
 * contacts, a release of 525 words), 1.5 kB for each further photo, logo, document and contact, and 250 bytes for each
 * further file in the list. Words beyond the sample's are the kit's own and no overhead: a long release or long captions
 * never stop an export.
 */
export function pageBudget(view: PageView): number {
  const beyond = (count: number, sample: number) => Math.max(0, count - sample);
  const items =
    beyond(view.photos.length, 8) +
    beyond(view.logos.length, 4) +
    beyond(view.documents.length, 0) +
    beyond(view.contacts.length, 2);
  const files = view.folders.reduce((sum, folder) => sum + folder.files.length, 0);
  return 60_000 + 1_500 * items + 250 * beyond(files, 30) + beyond(wordsOf(view), SAMPLE_WORDS);
}

const SAMPLE_WORDS = 8_100;
/** What a photo's own texts weigh in the sample. */
const PHOTO_WORDS = 345;

/** The bytes of all running text, with what its markup costs for each part; of photos only what is unusually long. */
function wordsOf(view: PageView): number {
  const texts = [
    ...view.releases.flatMap((release) => [...release.body.map((block) => block.text), ...release.notes]),
    ...view.figures.map((figure) => figure.text + (figure.label || figure.sentence)),
    ...view.quotes.map((quote) => quote.text + quote.speaker + quote.role),
    ...view.organisation.about,
    ...view.organisation.aboutIn.flatMap(({ about }) => about),
    ...view.licence,
    ...view.note,
  ];
  // A folded text costs its frame as well.
  const folded = view.photos.flatMap(({ captions }) => captions.map(({ caption }) => caption));
  const photos = view.photos.map(({ title, caption, altText, creator, credit, copyright, license, usageTerms }) =>
    [title, caption, altText, creator, credit, copyright, license.name, license.url, usageTerms].reduce(
      (sum, text) => sum + utf8Length(text),
      0,
    ),
  );
  return (
    texts.reduce((sum, text) => sum + utf8Length(text) + 80, 0) +
    folded.reduce((sum, text) => sum + utf8Length(text) + 120, 0) +
    Math.max(0, view.languages.length - 1) * 400 +
    photos.reduce((sum, bytes) => sum + Math.max(0, bytes - PHOTO_WORDS), 0)
  );
}

/** What a rendered page weighs without its inlined pictures, in bytes of UTF-8. */
export function pageWeight(page: string): number {
  return utf8Length(page.replace(/ (src|srcset)="data:[^"]*"/g, ' $1=""'));
}
