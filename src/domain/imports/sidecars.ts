/** Extensions of what cameras and editors put an XMP file beside, in lower case. */
const HAS_SIDECARS = new Set(
  'jpg jpeg jpe jxl png tif tiff gif webp avif heic heif psd psb dng cr2 cr3 nef arw orf raf rw2 pef srw 3fr iiq mp4 mov m4v avi mts pdf ai eps wav mp3'.split(
    ' ',
  ),
);

const isXmp = (name: string): boolean => /\.xmp$/i.test(name);

/** Names under which a picture's sidecar may lie beside it: `X.jpg.xmp` (darktable, digiKam) before `X.xmp` (Adobe). In lower case. */
export function sidecarNamesOf(name: string): string[] {
  const dot = name.lastIndexOf('.');
  if (dot < 1 || !HAS_SIDECARS.has(name.slice(dot + 1).toLowerCase())) return [];
  return [`${name}.xmp`.toLowerCase(), `${name.slice(0, dot)}.xmp`.toLowerCase()];
}

/** For the names of one folder: which file is whose sidecar, by the name of the picture. One sidecar may serve a raw file and its JPEG. */
export function pairSidecars(names: readonly string[]): ReadonlyMap<string, string> {
  const sidecars = new Map(names.filter(isXmp).map((name) => [name.toLowerCase(), name]));
  if (sidecars.size === 0) return new Map();
  const pairs = new Map<string, string>();
  for (const name of names) {
    const found = sidecarNamesOf(name)
      .map((candidate) => sidecars.get(candidate))
      .find((sidecar) => sidecar !== undefined);
    if (found !== undefined) pairs.set(name, found);
  }
  return pairs;
}
