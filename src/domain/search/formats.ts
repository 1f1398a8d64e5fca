/** The short name of a file format by its MIME type, as people ask for it. */
const BY_MIME: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/heic': 'heic',
  'image/heif': 'heic',
  'image/tiff': 'tif',
  'image/svg+xml': 'svg',
  'image/bmp': 'bmp',
  'image/vnd.adobe.photoshop': 'psd',
  'image/x-photoshop': 'psd',
  'application/pdf': 'pdf',
  'application/eps': 'eps',
  'application/illustrator': 'ai',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/rtf': 'rtf',
  'text/rtf': 'rtf',
  'application/zip': 'zip',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/html': 'html',
  'text/csv': 'csv',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'video/x-matroska': 'mkv',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/wav': 'wav',
  'audio/vnd.wave': 'wav',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
  'audio/x-flac': 'flac',
  'font/ttf': 'ttf',
  'font/otf': 'otf',
  'font/woff': 'woff',
  'font/woff2': 'woff2',
};

/** Other spellings of a format's name. */
const ALIASES: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  jpe: 'jpg',
  tiff: 'tif',
  heif: 'heic',
  htm: 'html',
  mpeg: 'mp3',
  markdown: 'md',
};

/** The short name of a format as it was asked for. */
export const formatNamed = (text: string): string => {
  const name = text.toLowerCase().replace(/^\./, '');
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name;
};

/** The short name of a file's format: by what it is, and by its ending only where that says nothing. */
export function formatOf(mime: string, filename: string): string {
  const known = Object.hasOwn(BY_MIME, mime) ? BY_MIME[mime] : undefined;
  if (known !== undefined) return known;
  const ending = filename.match(/\.([\p{L}\p{N}]{1,8})$/u)?.[1];
  // one type for .eps, .ai and .ps
  if (mime === 'application/postscript') return ending === undefined ? 'eps' : formatNamed(ending);
  if (ending !== undefined && mime === 'application/octet-stream') return formatNamed(ending);
  return formatNamed((mime.split('/')[1] ?? mime).replace(/^(x-|vnd\.)/, ''));
}
