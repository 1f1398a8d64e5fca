import { apertureText, cameraName, countText, exposureText, focalLengthText, HAS_SERIALS } from './camera-facts.ts';
import { type Directories, userComment, windowsText } from './exif.ts';
import { exifDate } from './metadata-dates.ts';
import { factsOf, type Said, silence } from './metadata-said.ts';
import { first, line, lines, prose, tidy } from './metadata-texts.ts';

/** Tags by their names in Exif 2.32 and Microsoft's; all but the last rows stand in the first directory. */
const TAG = {
  imageDescription: 270,
  make: 271,
  model: 272,
  xResolution: 282,
  resolutionUnit: 296,
  artist: 315,
  rating: 0x4746,
  ratingPercent: 0x4749,
  copyright: 33_432,
  xpTitle: 40_091,
  xpComment: 40_092,
  xpAuthor: 40_093,
  xpKeywords: 40_094,
  xpSubject: 40_095,
  exposureTime: 33_434,
  fNumber: 33_437,
  iso: 34_855,
  dateTimeOriginal: 36_867,
  offsetTime: 36_880,
  offsetTimeOriginal: 36_881,
  focalLength: 37_386,
  userComment: 37_510,
  lensModel: 42_036,
  bodySerial: 42_033,
  lensSerial: 42_037,
} as const;

/** Descriptions that cameras write into every picture; nobody means them as a caption. */
const CAMERA_CAPTION =
  /^(([A-Z]+ ){0,2}DIGITAL (STILL )?CAMERA|SAMSUNG CAMERA PICTURES|SONY DSC|<?Digimax [\w ]*>?|Exif_JPEG_\w*|DCF 1\.0|DSC_?\d*)$/i;

/** What EXIF says, the fields of Windows Explorer included. */
export function exifSays({ main, exif, isLittleEndian }: Directories): Said {
  const description = prose(main.text(TAG.imageDescription));
  const title = line(windowsText(main.bytes(TAG.xpTitle)));
  const comment = prose(windowsText(main.bytes(TAG.xpComment)));
  // Explorer copies its title into ImageDescription; then its comment is the caption
  const isOnlyTitle = description === title && comment !== '';
  const caption = isOnlyTitle || CAMERA_CAPTION.test(description) ? '' : description;
  const artist = main.text(TAG.artist);
  return {
    ...silence(),
    title,
    caption: first(
      caption,
      comment,
      prose(windowsText(main.bytes(TAG.xpSubject))),
      prose(userComment(exif.bytes(TAG.userComment), isLittleEndian)),
    ),
    creator: separated(first(artist, windowsText(main.bytes(TAG.xpAuthor)))),
    copyright: copyright(main.bytes(TAG.copyright), main.text(TAG.copyright)),
    keywords: separated(windowsText(main.bytes(TAG.xpKeywords))),
    flatKeywords: separated(windowsText(main.bytes(TAG.xpKeywords))),
    dateTaken: exifDate(exif.text(TAG.dateTimeOriginal), first(exif.text(TAG.offsetTimeOriginal), exif.text(TAG.offsetTime))),
    rating: rating(main.numbers(TAG.rating)[0], main.numbers(TAG.ratingPercent)[0]),
    facts: cameraFacts({ main, exif }),
  };
}

/** Several creators and keywords stand in one text with semicolons (MWG 2.0, 5.5; Windows). */
const separated = (text: string): string[] => lines(text.split(';'));

/** Photographer and editor are parted by a NUL; the photographer may be a single space (Exif 2.32, 4.6.4 D). */
function copyright(raw: Uint8Array | null, photographer: string): string {
  if (raw === null) return '';
  const said = line(photographer);
  if (said !== '') return said;
  const end = raw.indexOf(0);
  return end < 0
    ? ''
    : line(
        Buffer.from(raw.subarray(end + 1))
          .toString('utf8')
          .replace(/\0[\s\S]*$/, ''),
      );
}

/** Windows keeps stars in two tags; the percent is a step of its own scale (1, 25, 50, 75, 99). */
function rating(stars: number | undefined, percent: number | undefined): number | null {
  if (stars !== undefined && stars >= 0 && stars <= 5) return Math.round(stars);
  return percent === undefined ? null : starsOfPercent(percent);
}

/** Microsoft's percent as stars, or null for what is none. */
export function starsOfPercent(percent: number): number | null {
  if (!(percent >= 0 && percent <= 100)) return null;
  return percent === 0 ? 0 : Math.min(5, Math.floor((percent + 12) / 25) + 1);
}

function cameraFacts({ main, exif }: Pick<Directories, 'main' | 'exif'>): Record<string, string> {
  const [resolution] = main.numbers(TAG.xResolution);
  const perInch = main.numbers(TAG.resolutionUnit)[0] === 3 ? 2.54 : 1;
  return factsOf({
    camera: line(cameraName(tidy(main.text(TAG.make)), tidy(main.text(TAG.model)))),
    lens: line(exif.text(TAG.lensModel)),
    iso: countText(exif.numbers(TAG.iso)[0]),
    exposure: exposureText(exif.numbers(TAG.exposureTime)[0]),
    aperture: apertureText(exif.numbers(TAG.fNumber)[0]),
    focalLength: focalLengthText(exif.numbers(TAG.focalLength)[0]),
    ppi: resolution === undefined ? '' : countText(resolution * perInch),
    serials: tidy(exif.text(TAG.bodySerial) + exif.text(TAG.lensSerial)) === '' ? '' : HAS_SERIALS,
  });
}
