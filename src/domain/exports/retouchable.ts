/** Kinds of pictures of which metadata can be changed while their pixels stay the very same bytes (`engine/pictures/retouch.ts`). */
const RETOUCHABLE = ['image/jpeg', 'image/png', 'image/tiff', 'image/webp'] as const;
export type RetouchableType = (typeof RETOUCHABLE)[number];

/** Whether a picture of this media type can go out with other metadata than it came with. HEIC and camera files are never written into. */
export const isRetouchable = (mime: string): mime is RetouchableType => (RETOUCHABLE as readonly string[]).includes(mime);
