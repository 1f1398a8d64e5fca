/**
 * The keys under which an asset's `facts` say what its file says of itself, beyond the fields of their own. Values are written for
 * a person, in English where they are words ('44.1 kHz', '25 fps', 'stereo'); dates are ISO 8601.
 */
export const FACT_KEYS = [
  // documents
  'pageSize',
  'textPages',
  'slides',
  'sheets',
  'words',
  'subject',
  'publisher',
  'application',
  'formatVersion',
  'created',
  'modified',
  'kit',
  // pictures
  'camera',
  'serials',
  'colourMode',
  'bitDepth',
  'ppi',
  'layers',
  'boundingBox',
  'composite',
  // what keeps a drawing from being a clean master (domain/logos/faults.ts)
  'artwork',
  'preview',
  // films and sound
  'codec',
  'audioCodec',
  'frameRate',
  'bitRate',
  'sampleRate',
  'channels',
  'sound',
  'artist',
  'album',
  'year',
  'track',
  'genre',
  // fonts
  'fontFamily',
  'fontStyle',
  'fontWeight',
  'fontVersion',
  'glyphs',
  'embedding',
  'licence',
  'axes',
  'fonts',
  // why a font stays out of kits
  'fontDamage',
] as const;

/** One key of the closed list above. */
export type FactKey = (typeof FACT_KEYS)[number];
