import { IIM_BYTES } from '../iim.ts';
import { PRINT_PX, SCREEN_ONLY_PX } from '../sizes.ts';

/** IPTC's limit for alt text (Photo Metadata Standard 2021.1, 'Alt Text'): screen readers read it in one go. */
export const ALT_TEXT_MOST = 250;

const cut = (what: string, bytes: number) => ({
  why: `Old newsroom systems read IIM, whose ${what} ends after ${bytes} bytes; only XMP has the full text.`,
  fix: 'Shorten it, or leave it and say why',
});

/** The words of the rules on pictures, other files and logos. */
export const PICTURE_SENTENCES = {
  'photo.caption-missing': {
    why: 'Many desks will not use a picture without a caption that says who, what, where and when.',
    fix: 'Write a caption',
    say: 'No caption',
  },
  'photo.credit-missing': {
    why: 'A picture without a credit cannot be printed: the desk does not know whom to name.',
    fix: 'Add the credit line',
    say: 'No credit',
  },
  'photo.creator-missing': {
    why: 'Whoever took the picture must be named in many countries, whatever the credit line says.',
    fix: 'Name the photographer',
    say: 'No photographer named',
  },
  'photo.title-missing': {
    why: 'The title names the file in the kit; without one it goes out as the camera called it.',
    fix: 'Give it a title',
    say: 'No title',
  },
  'photo.licence-missing': {
    why: 'Terms of use belong next to each picture; without them a careful desk leaves it out.',
    fix: 'Say how it may be used',
    say: 'No terms of use',
  },
  'picture.alt-text-missing': {
    why: 'Public bodies must describe every picture for readers who cannot see it (EN 301 549).',
    fix: 'Describe the picture',
    say: 'No alt text',
  },
  'photo.alt-text-is-caption': {
    why: 'A screen reader then says the same sentence twice and never what is to be seen.',
    fix: 'Describe what is seen',
    say: 'Alt text repeats the caption',
  },
  'picture.alt-text-is-name': {
    why: 'A file name read aloud describes nothing.',
    fix: 'Describe the picture',
    say: 'Alt text is a file name',
  },
  'picture.alt-text-long': {
    why: `Alt text is read in one go and cannot be skimmed; beyond ${ALT_TEXT_MOST} characters it belongs into the extended description.`,
    fix: 'Shorten the alt text',
    say: 'Alt text of {length} characters',
  },
  'photo.caption-other-language': {
    why: 'A caption in a language that the kit does not speak is left out or badly translated.',
    fix: 'Write it in the language of the kit',
    say: 'Caption in “{language}”, kit in “{wanted}”',
  },
  'photo.translation-missing': {
    why: 'Readers of that language get the release in their own words and the pictures in foreign ones.',
    fix: 'Translate caption and alt text',
    say: 'No caption in “{language}”',
  },

  'photo.caption-cut-in-iim': { ...cut('caption', IIM_BYTES.caption), say: 'Caption is cut in old systems' },
  'photo.title-cut-in-iim': { ...cut('title', IIM_BYTES.title), say: 'Title is cut in old systems' },
  'photo.credit-cut-in-iim': { ...cut('credit', IIM_BYTES.credit), say: 'Credit is cut in old systems' },
  'photo.creator-cut-in-iim': { ...cut('byline', IIM_BYTES.creator), say: 'Byline is cut in old systems' },
  'photo.source-cut-in-iim': { ...cut('source', IIM_BYTES.source), say: 'Source is cut in old systems' },
  'photo.copyright-cut-in-iim': { ...cut('copyright notice', IIM_BYTES.copyright), say: 'Copyright is cut in old systems' },
  'photo.keyword-cut-in-iim': { ...cut('keyword', IIM_BYTES.keyword), say: '“{keyword}” is cut in old systems' },
  'photo.place-cut-in-iim': {
    why: `Old newsroom systems read IIM, where city and sublocation end after ${IIM_BYTES.city} bytes and the country after ${IIM_BYTES.country}.`,
    fix: 'Shorten it, or leave it and say why',
    say: '“{place}” is cut in old systems',
  },

  'asset.rights-expired': {
    why: 'The right to use it has ended; whoever prints it now may have to pay.',
    fix: 'Replace it, or extend the rights',
    say: 'Rights ended on {date}',
  },
  'asset.rights-end-before-embargo': {
    why: 'When the embargo lifts nobody may use it any more: the kit would promise what it cannot give.',
    fix: 'Replace it, or extend the rights',
    say: 'Rights end on {date}, before the embargo',
  },
  'asset.rights-ending': {
    why: 'A kit is used for weeks; rights that end within a month of publication are overlooked.',
    fix: 'Ask for longer rights',
    say: 'Rights end on {date}',
  },
  'asset.not-for-press': {
    why: 'Somebody has marked it as not for the press; sending it breaks that promise.',
    fix: 'Take it out',
    say: 'Not for the press',
  },
  'asset.territory-unsaid': {
    why: 'The file may be used in some countries only, and nothing that travels with it says so.',
    fix: 'Say so in the terms of use',
    say: 'Terms do not say “{territory}”',
  },
  'asset.consent-expired': {
    why: 'The people shown agreed for a time that is over; publishing them now needs their word again.',
    fix: 'Take it out, or renew the consent',
    say: 'Consent ended on {date}',
  },
  'asset.consent-ends-before-embargo': {
    why: 'The consent of the people shown is over before anybody may publish the picture.',
    fix: 'Take it out, or renew the consent',
    say: 'Consent ends on {date}, before the embargo',
  },

  'asset.original-missing': {
    why: 'The file is gone from the library folder, so the kit would lack it.',
    fix: 'Import it again, or take it out',
    say: 'The original file is missing',
  },
  'asset.in-trash': {
    why: 'Somebody has thrown this file away; it must not go out because a kit still names it.',
    fix: 'Restore it or take it out',
    say: 'In the trash',
  },
  'photo.not-a-picture': {
    why: 'Only what Dateline can decode can be made into a JPEG with caption and credit inside.',
    fix: 'Move it to the documents',
    say: 'Not a picture that can be exported',
  },
  'photo.small-for-print': {
    why: `Print wants ${PRINT_PX} px on the longer side; under ${SCREEN_ONLY_PX} px a photo is for screens only.`,
    fix: 'Ask for a larger original',
    say: 'Too small for print, {px} px',
  },
  'photo.colour-space': {
    why: 'Renditions are sRGB; colours of CMYK and Lab that sRGB lacks come out otherwise than the photographer saw them.',
    fix: 'Ask for an RGB original, or look at the rendition',
    say: 'Colours are {space}, not RGB',
  },
  'photo.profile-missing': {
    why: 'CMYK without a profile says nothing of its inks; the colours of the rendition are a guess.',
    fix: 'Ask for a file with its profile',
    say: '{space} without a colour profile',
  },
  'asset.location-in-original': {
    why: 'The file would go out as it is, and it tells where the camera stood: a home, a shelter, a source.',
    fix: 'Leave the location out',
    say: 'Tells where it was taken',
  },
  'asset.serial-in-original': {
    why: 'The file would go out as it is, and a serial number in it links all pictures of one camera.',
    fix: 'Leave serial numbers out, or leave it and say why',
    say: 'Holds a camera’s serial number',
  },
  'photo.original-stays-out': {
    why: 'Dateline writes into JPEG, PNG, TIFF and WebP only: another program might not read a changed HEIC or camera file, and as it is it may tell the place.',
    fix: 'Take the rendition in its place, or send the original as delivered',
    say: 'The {format} original stays out',
  },
  'document.refused-type': {
    why: 'Mail filters drop programs, scripts, macros and archives, and with them the whole kit.',
    fix: 'Take it out',
    say: 'Programs and archives do not belong in a kit',
  },
  'document.unusual-format': {
    why: 'Most newsrooms have no program that opens it.',
    fix: 'Send a PDF, or a picture as a photo',
    say: 'Few can open .{extension}',
  },

  'logo.superseded': {
    why: 'A superseded mark must never leave the house; it is left out of the zip even when the export is forced.',
    fix: 'Take the current one',
    say: 'Superseded logo',
  },
  'logo.no-vector': {
    why: 'A logo without a vector file is redrawn by strangers.',
    fix: 'Add the SVG',
    say: 'Logo without a vector',
  },
  'logo.white-on-light': {
    why: 'A white mark that is filed for light ground is shown on light ground, where nobody sees it.',
    fix: 'File it for dark ground',
    say: 'White logo for light ground',
  },
  'logo.black-on-dark': {
    why: 'A black mark that is filed for dark ground is shown on dark ground, where nobody sees it.',
    fix: 'File it for light ground',
    say: 'Black logo for dark ground',
  },
  'logo.one-colour-missing': {
    why: 'Newspapers, forms and sponsors’ walls print in one colour; without a version for it somebody will make one.',
    fix: 'Add the versions in one colour, or have them drawn from the vector',
    say: '{brand}: not in {colours}',
  },
  'logo.no-dark-version': {
    why: 'On a dark page or a photo a mark for light ground cannot be read, and gets a white box around it.',
    fix: 'Add the version for dark ground',
    say: '{brand}: none for dark ground',
  },
  'logo.no-light-version': {
    why: 'Paper is white: a mark for dark ground alone cannot be printed.',
    fix: 'Add the version for light ground',
    say: '{brand}: none for light ground',
  },
  'logo.unsafe': {
    why: 'A drawing with scripts or references to other places is refused when the kit is made.',
    fix: 'Save it anew from the drawing program',
    say: 'The drawing cannot be sent',
  },
  'logo.live-text': {
    why: 'Lettering that is still text is drawn in whatever font is there: another logo on every machine.',
    fix: 'Turn the text into outlines',
    say: 'Text is not outlined',
  },
} as const;
