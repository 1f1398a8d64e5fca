import type { IAudioMetadata } from 'music-metadata';
import { content, type FormatContent, opaque } from './content.ts';
import { soundFacts } from './film.ts';
import { readMp4 } from './mp4.ts';
import { documentMetadata } from './office.ts';
import { pictureInside } from './picture.ts';

/** Reads sound: MP3, M4A, WAV, AIFF, FLAC, Ogg, Opus and what else music-metadata knows. Duration, codec, tags, cover picture. */
export async function readSound(bytes: Uint8Array, mime: string): Promise<FormatContent> {
  const { parseBuffer } = await import('music-metadata');
  let read: IAudioMetadata;
  try {
    read = await parseBuffer(bytes, { mimeType: mime, size: bytes.length }, { duration: true });
  } catch {
    return opaque('imports.decoder_failed');
  }
  const { common, format } = read;
  const sampled = format.container?.startsWith('M4A') ? aacOf(bytes) : null;
  const cover = common.picture?.find((picture) => /front/i.test(picture.type ?? '')) ?? common.picture?.[0];
  // the sample entry's 16 bits are the decoder's, not the file's
  const bits = format.lossless === false ? undefined : format.bitsPerSample;
  const artist = common.artist ?? common.albumartist ?? '';
  return content({
    picture: cover === undefined ? null : await pictureInside(cover.data),
    durationMs: format.duration === undefined ? null : format.duration * 1000,
    metadata: documentMetadata({
      title: common.title ?? '',
      creator: artist || (common.composer ?? []).join(', '),
      copyright: common.copyright ?? '',
      caption: common.comment?.map((comment) => comment.text ?? '').find((text) => text !== '') ?? '',
    }),
    text: (common.lyrics ?? []).map((lyrics) => lyrics.text ?? '').join('\n'),
    facts: {
      audioCodec: codecName(format),
      sound: 'with sound',
      ...soundFacts(sampled?.sampleRate ?? format.sampleRate, sampled?.channels ?? format.numberOfChannels),
      // music-metadata counts an Ogg's pages without their content, and comes out under any codec's least
      bitRate: format.bitrate && format.bitrate >= 5000 ? `${Math.round(format.bitrate / 1000)} kbit/s` : '',
      bitDepth: bits ? `${bits} bit` : '',
      artist,
      album: common.album,
      year: common.year,
      track: common.track.no,
      genre: common.genre?.join(', '),
      publisher: common.label?.join(', '),
      application: common.encodersettings ?? common.encodedby ?? '',
      preview: cover === undefined ? '' : 'cover picture',
    },
  });
}

/** MP4 calls mono sound stereo for old players; the truth stands in the codec's own configuration, which our reader knows. */
function aacOf(bytes: Uint8Array) {
  try {
    return readMp4(bytes);
  } catch {
    return null;
  }
}

function codecName({ codec = '', container = '' }: IAudioMetadata['format']): string {
  if (/^MPEG 1 Layer 3|^MPEG 2 Layer 3|^MPEG 2\.5 Layer 3/.test(codec)) return 'MP3';
  if (/^MPEG-4\/AAC|^AAC/.test(codec)) return 'AAC';
  if (/^Vorbis/.test(codec)) return 'Vorbis';
  return codec || container;
}
