import type { FactKey } from '#domain/assets/facts.ts';
import type { factWords as English } from '../en/facts.ts';
import type { Like } from '../language.ts';

/** What the inspector calls each thing that a file says of itself. */
const names: Readonly<Record<FactKey, string>> = {
  pageSize: 'Sidestørrelse',
  textPages: 'Tekst læst fra',
  slides: 'Dias',
  sheets: 'Ark',
  words: 'Ord',
  subject: 'Emne',
  publisher: 'Udgiver',
  application: 'Lavet med',
  formatVersion: 'Format',
  created: 'Oprettet',
  modified: 'Ændret',
  kit: 'Pressekit',
  camera: 'Kamera',
  serials: 'Serienumre',
  colourMode: 'Farvetilstand',
  bitDepth: 'Bitdybde',
  ppi: 'Pixels pr. tomme',
  layers: 'Lag',
  boundingBox: 'Omrids',
  composite: 'Samlet billede',
  artwork: 'Tegning',
  preview: 'Billede fra',
  codec: 'Codec',
  audioCodec: 'Lydcodec',
  frameRate: 'Billedhastighed',
  bitRate: 'Bitrate',
  sampleRate: 'Samplingsfrekvens',
  channels: 'Kanaler',
  sound: 'Lyd',
  artist: 'Kunstner',
  album: 'Album',
  year: 'År',
  track: 'Nummer',
  genre: 'Genre',
  fontFamily: 'Skriftfamilie',
  fontStyle: 'Snit',
  fontWeight: 'Vægt',
  fontVersion: 'Version',
  glyphs: 'Tegn',
  embedding: 'Indlejring',
  licence: 'Licens',
  axes: 'Variable akser',
  fonts: 'Skrifter i filen',
  fontDamage: 'Skade',
};

const isKnown = (key: string): key is FactKey => key in names;

/** A fact of a library that a later Dateline has written keeps its own name. */
export const factWords: Like<typeof English> = { fact: (key) => (isKnown(key) ? names[key] : key) };
