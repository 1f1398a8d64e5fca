import type { IAudioMetadata } from 'music-metadata';
import { content, type FormatContent, opaque } from './content.ts';
import { soundFacts } from './film.ts';
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
  const cover = common.picture?.find((picture) => /front/i.test(picture.type ?? '')) ?? common.picture?.[0];
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
      ...soundFacts(format.sampleRate, format.numberOfChannels),
      bitRate: format.bitrate ? `${Math.round(format.bitrate / 1000)} kbit/s` : '',
      bitDepth: format.bitsPerSample ? `${format.bitsPerSample} bit` : '',
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

function codecName({ codec = '', container = '' }: IAudioMetadata['format']): string {
  if (/^MPEG 1 Layer 3|^MPEG 2 Layer 3|^MPEG 2\.5 Layer 3/.test(codec)) return 'MP3';
  if (/^MPEG-4\/AAC|^AAC/.test(codec)) return 'AAC';
  if (/^Vorbis/.test(codec)) return 'Vorbis';
  return codec || container;
}
