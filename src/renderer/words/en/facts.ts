import type { FactKey } from '#domain/assets/facts.ts';

/** What the inspector calls each thing that a file says of itself. */
const names: Readonly<Record<FactKey, string>> = {
  pageSize: 'Page size',
  textPages: 'Text read from',
  slides: 'Slides',
  sheets: 'Sheets',
  words: 'Words',
  subject: 'Subject',
  publisher: 'Publisher',
  application: 'Made with',
  formatVersion: 'Format',
  created: 'Created',
  modified: 'Changed',
  kit: 'Kit',
  camera: 'Camera',
  serials: 'Serial numbers',
  colourMode: 'Colour mode',
  bitDepth: 'Depth',
  ppi: 'Pixels per inch',
  layers: 'Layers',
  boundingBox: 'Bounding box',
  composite: 'Composite',
  artwork: 'Drawing',
  preview: 'Picture from',
  codec: 'Codec',
  audioCodec: 'Sound codec',
  frameRate: 'Frame rate',
  bitRate: 'Bit rate',
  sampleRate: 'Sample rate',
  channels: 'Channels',
  sound: 'Sound',
  artist: 'Artist',
  album: 'Album',
  year: 'Year',
  track: 'Track',
  genre: 'Genre',
  fontFamily: 'Family',
  fontStyle: 'Style',
  fontWeight: 'Weight',
  fontVersion: 'Version',
  glyphs: 'Glyphs',
  embedding: 'Embedding',
  licence: 'Licence',
  axes: 'Variable axes',
  fonts: 'Fonts in the file',
  fontDamage: 'Damage',
};

const isKnown = (key: string): key is FactKey => key in names;
/** sampleRate as Sample rate, for a library that a later Dateline has written. */
const spelled = (key: string): string => {
  const text = key.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

export const factWords = { fact: (key: string): string => (isKnown(key) ? names[key] : spelled(key)) };
