import type { BodyBlock } from '../../releases/document.ts';
import type { PageTheme } from './theme.ts';

/**
 * Everything the press page of a kit shows, as one plain JSON value. The engine fills it from the plan of an export;
 * `renderPage` turns it into HTML and decides nothing but how things look. Empty texts and lists make their part vanish.
 * All paths are relative to the kit's root folder; every picture is a `data:` preview or such a path.
 */
export interface PageView {
  /** The kit's language (BCP 47); a release may have its own. */
  readonly language: string;
  /** Every language that the page has texts in, the kit's own first, each with its own name and the release that opens it; fewer than two show no choice. */
  readonly languages: readonly PageLanguage[];
  readonly title: string;
  readonly standfirst: string;
  /** What the sender says to whoever gets the kit, in paragraphs. */
  readonly note: readonly string[];
  readonly status: PageStatus;
  readonly organisation: PageOrganisation;
  /** Publication date as YYYY-MM-DD, and in words for people; both empty when the kit has no date. */
  readonly date: string;
  readonly dateLong: string;
  readonly version: number;
  readonly theme: PageTheme;
  /** True when the kit carries assets/fonts/source-serif-4-latin.woff2 and inter-latin.woff2. */
  readonly fonts: boolean;
  /** Typefaces of the kit's own: where they lie (a path of the kit, in the app a `data:` address) and what CSS calls their format. */
  readonly typefaces: readonly PageTypeface[];
  readonly logo: PageMasthead | null;
  readonly lead: PageLead | null;
  readonly releases: readonly PageRelease[];
  readonly figures: readonly PageFigure[];
  readonly quotes: readonly PageQuote[];
  readonly photos: readonly PagePhoto[];
  /** Files about all photos (contact sheet, captions), and a sentence that holds for all of them. */
  readonly photoFiles: readonly PageFile[];
  readonly photosNote: string;
  readonly logos: readonly PageLogo[];
  /** A sentence on clear space, smallest size and use. */
  readonly logosNote: string;
  readonly palette: readonly { readonly name: string; readonly hex: string }[];
  readonly documents: readonly PageDocument[];
  readonly contacts: readonly PageContact[];
  /** Files about all contacts, such as the printable sheet. */
  readonly contactFiles: readonly PageFile[];
  readonly folders: readonly PageFolder[];
  /** The part that file names share, such as `2014-12-08_copenhagen-beijing_`; shown as an ellipsis in lists. */
  readonly filePrefix: string;
  /** All files of the kit; null adds up the folders. */
  readonly total: { readonly files: number; readonly bytes: number } | null;
  /** Terms of the kit as paragraphs, and the copyright line. */
  readonly licence: readonly string[];
  readonly copyright: string;
  readonly verification: PageVerification;
  readonly identifier: string;
  /** Who made the page, such as `Dateline 1.0`. */
  readonly generator: string;
  /**
   * True in the app: links to files lead nowhere there, so they are left out, and so are the notice about missing files and
   * the script, which the preview's frame would refuse. The app serves the fonts beside the page.
   */
  readonly isPreview: boolean;
  /** True for a folder on a web server: readers have no folders of it that they could drag into a system of theirs. */
  readonly isSite: boolean;
}

export interface PageTypeface {
  readonly part: 'heading' | 'text';
  readonly src: string;
  readonly format: string;
  readonly isVariable: boolean;
}

/** `long` and `zones` say the same instant in words: `Wednesday 10 December 2014, 09:00 CET`; `08:00 UTC`, `16:00 Beijing`. */
export type PageStatus =
  | { readonly kind: 'embargo'; readonly untilUtc: string; readonly long: string; readonly zones: readonly string[] }
  | { readonly kind: 'none' };

export interface PageOrganisation {
  readonly name: string;
  readonly website: string;
  readonly about: readonly string[];
  /** The same in the kit's further languages. */
  readonly aboutIn: readonly { readonly language: string; readonly about: readonly string[] }[];
  readonly facts: readonly { readonly value: string; readonly label: string }[];
}

/** The logo at the top. Without `dark` the light one stands on white in dark mode. Width and height give its proportions. */
export interface PageMasthead {
  readonly light: string;
  readonly dark: string | null;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** The large picture; cropped around `focus` (per cent from the left and the top). `photoId` leads to its card. */
export interface PageLead {
  readonly src: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly credit: string;
  readonly photoId: string | null;
  readonly focus: { readonly x: number; readonly y: number };
}

/** A file to download: `label` is its format in capitals (`PDF`), `note` what it is in a word or two. */
export interface PageFile {
  readonly label: string;
  readonly note: string;
  readonly path: string;
  readonly bytes: number;
}

export interface PageRelease {
  readonly id: string;
  readonly language: string;
  readonly headline: string;
  readonly subheadline: string;
  /** Author and date as one line, as the release gives it. */
  readonly byline: string;
  readonly dateline: string;
  /** Counted from 1, headings and lists included: what `PageSource` points at. */
  readonly body: readonly BodyBlock[];
  readonly notes: readonly string[];
  readonly words: number;
  readonly files: readonly PageFile[];
}

/** `releaseId` is null for a language that only captions and the like are in. */
export interface PageLanguage {
  readonly language: string;
  /** In that language itself: `dansk`. */
  readonly name: string;
  readonly releaseId: string | null;
}

/** `text` is the figure, `label` the editor's words for it; without a label the verbatim `sentence` is shown. */
export interface PageFigure {
  readonly text: string;
  readonly label: string;
  readonly sentence: string;
  readonly language: string;
  readonly source: PageSource | null;
}

/** Where something stands: the release's id and the number of its paragraph, counted from 1. */
export interface PageSource {
  readonly releaseId: string;
  readonly paragraph: number;
}

/** `text` with or without its quotation marks; missing ones are added in the style of `language`. */
export interface PageQuote {
  readonly text: string;
  readonly speaker: string;
  readonly role: string;
  readonly language: string;
  readonly source: PageSource | null;
}

export interface PageRendition {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

export interface PagePhoto {
  /** `photo-01`: the anchor on the page, the same number as in the file names. */
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly caption: string;
  /** The caption in the kit's further languages. */
  readonly captions: readonly { readonly language: string; readonly caption: string }[];
  readonly altText: string;
  readonly creator: string;
  readonly credit: string;
  readonly copyright: string;
  readonly license: { readonly name: string; readonly url: string };
  readonly usageTerms: string;
  /** The preview; `aspect` is width divided by height. */
  readonly src: string;
  readonly aspect: number;
  /** Its files: at least one of the first two; the original as it was taken in only where the kit carries it. */
  readonly highRes: PageRendition | null;
  readonly web: PageRendition | null;
  readonly original: PageRendition | null;
  /** Last day of the right to use it, YYYY-MM-DD, or null. */
  readonly expires: string | null;
}

export interface PageLogo {
  readonly title: string;
  readonly altText: string;
  readonly ground: 'light' | 'dark' | 'brand';
  readonly src: string;
  readonly files: readonly PageFile[];
}

export interface PageDocument {
  readonly title: string;
  readonly note: string;
  readonly file: PageFile;
}

export interface PageContact {
  readonly name: string;
  readonly role: string;
  readonly phone: string;
  readonly email: string;
  readonly note: string;
  readonly isPrimary: boolean;
  readonly vcard: PageFile | null;
}

/** One folder under the root. `count` and `bytes` hold for all of it; `groups` are counted instead of listed (photos). */
export interface PageFolder {
  readonly name: string;
  readonly count: number;
  readonly bytes: number;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly groups: readonly { readonly path: string; readonly count: number; readonly bytes: number }[];
}

/** A signed kit names the signer's address (as in allowed_signers) and the key's fingerprint. */
export type PageVerification =
  | { readonly signed: true; readonly signer: string; readonly fingerprint: string }
  | { readonly signed: false };
