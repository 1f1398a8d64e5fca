import { emptyMetadata, type PictureMetadata } from '../pictures/metadata.ts';
import { xmpDate } from '../pictures/metadata-dates.ts';
import { content, type FormatContent } from './content.ts';
import { documentMetadata } from './office.ts';
import { pictureInside } from './picture.ts';

/** What every film container says, whichever it is. */
export interface Film {
  readonly durationMs: number | null;
  /** Px as displayed, rotation and pixel shape applied. */
  readonly width: number | null;
  readonly height: number | null;
  /** Degrees clockwise by which a frame is turned for display. */
  readonly rotation: number;
  /** The container's own name of the codec: 'avc1', 'V_VP9', 'MJPG'. */
  readonly codec: string;
  readonly audioCodec: string;
  readonly frameRate: number | null;
  readonly sampleRate: number | null;
  readonly channels: number | null;
  readonly title: string;
  readonly creator: string;
  readonly copyright: string;
  readonly comment: string;
  /** ISO 8601, as full as the file says. */
  readonly date: string | null;
  readonly camera: string;
  readonly application: string;
  readonly hasLocation: boolean;
  /** A picture that stands for the film, encoded as some picture that can be decoded here: cover art. */
  readonly cover: Uint8Array | null;
  /** A whole frame that needs no decoder of films: JPEG, PNG, or made into WebP or AVIF. Not yet turned. */
  readonly frame: Uint8Array | null;
  readonly metadata: PictureMetadata | null;
}

/** A film of which nothing is known. */
export const unknownFilm: Film = {
  durationMs: null,
  width: null,
  height: null,
  rotation: 0,
  codec: '',
  audioCodec: '',
  frameRate: null,
  sampleRate: null,
  channels: null,
  title: '',
  creator: '',
  copyright: '',
  comment: '',
  date: null,
  camera: '',
  application: '',
  hasLocation: false,
  cover: null,
  frame: null,
  metadata: null,
};

/** The film as content: facts, and a poster where one can be had without a decoder for films. */
export async function filmContent(film: Film): Promise<FormatContent> {
  const turn = ({ 90: 6, 180: 3, 270: 8 } as const)[film.rotation] ?? 1;
  const frame = film.frame === null ? null : await pictureInside(film.frame, turn);
  const cover = frame !== null || film.cover === null ? null : await pictureInside(film.cover);
  return content({
    picture: frame ?? cover,
    width: film.width,
    height: film.height,
    durationMs: film.durationMs,
    metadata: aboutFilm(film),
    facts: {
      codec: codecName(film.codec),
      audioCodec: codecName(film.audioCodec),
      frameRate: film.frameRate === null ? '' : `${Math.round(film.frameRate * 1000) / 1000} fps`,
      sound: film.audioCodec === '' ? (film.codec === '' ? '' : 'no sound') : 'with sound',
      ...soundFacts(film.sampleRate, film.channels),
      camera: film.camera,
      application: film.application,
      preview: frame !== null ? 'a frame' : cover !== null ? 'cover picture' : '',
    },
  });
}

/** Sample rate and channels as a person says them. */
export const soundFacts = (sampleRate: number | null | undefined, channels: number | null | undefined) => ({
  sampleRate: sampleRate ? `${Math.round(sampleRate / 10) / 100} kHz` : '',
  channels: channels
    ? (({ 1: 'mono', 2: 'stereo', 6: '5.1', 8: '7.1' } as Record<number, string>)[channels] ?? `${channels} channels`)
    : '',
});

function aboutFilm(film: Film): PictureMetadata {
  const own = documentMetadata({ title: film.title, creator: film.creator, copyright: film.copyright, caption: film.comment });
  const base = film.metadata ?? emptyMetadata();
  return {
    ...base,
    title: base.title || own.title,
    creator: base.creator || own.creator,
    copyright: base.copyright || own.copyright,
    caption: base.caption || own.caption,
    dateTaken: base.dateTaken ?? (film.date === null ? null : xmpDate(film.date)),
    hasLocation: base.hasLocation || film.hasLocation,
  };
}

/** Names that people know, by the containers' own (MP4 registration authority; matroska.org/technical/codec_specs; AVI FourCC). */
const CODECS: readonly (readonly [RegExp, string])[] = [
  [/^(avc[1-4]|H264|X264|V_MPEG4\/ISO\/AVC|DAVC)/i, 'H.264'],
  [/^(hvc1|hev1|dvh1|dvhe|HEVC|V_MPEGH\/ISO\/HEVC)/i, 'H.265 (HEVC)'],
  [/^(av01|V_AV1)/i, 'AV1'],
  [/^(vp08|VP80|V_VP8)/i, 'VP8'],
  [/^(vp09|VP90|V_VP9)/i, 'VP9'],
  [/^(jpeg|mjp[ab]|MJPG|V_MJPEG)/i, 'Motion JPEG'],
  [/^(mp4v|XVID|DIVX|DX50|FMP4|V_MPEG4\/ISO)/i, 'MPEG-4 Visual'],
  [/^(ap4[hx]|apc[hnso]|aprn|V_PRORES)/i, 'Apple ProRes'],
  [/^(AVd[nh]|V_DNXHD)/, 'Avid DNx'],
  [/^(dv|V_DV)/i, 'DV'],
  [/^(png |V_PNG)/, 'PNG'],
  [/^(mp4a|A_AAC|AAC)/i, 'AAC'],
  [/^(Opus|A_OPUS)/i, 'Opus'],
  [/^A_VORBIS/, 'Vorbis'],
  [/^(fLaC|A_FLAC)/i, 'FLAC'],
  [/^(alac|A_ALAC)/i, 'Apple Lossless'],
  [/^(\.mp3|A_MPEG\/L3|mp3|0x55$)/i, 'MP3'],
  [/^(ac-3|A_AC3|0x2000$)/i, 'Dolby Digital'],
  [/^(ec-3|A_EAC3)/i, 'Dolby Digital Plus'],
  [/^(lpcm|sowt|twos|in24|in32|fl32|raw |A_PCM|0x1$|ipcm)/i, 'PCM'],
];

const codecName = (name: string): string => CODECS.find(([known]) => known.test(name))?.[1] ?? name.trim();
