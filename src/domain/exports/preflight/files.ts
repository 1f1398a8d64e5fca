import type { KitAsset } from '../content.ts';
import { extensionOf } from '../extension.ts';
import { isRetouchable } from '../retouchable.ts';
import { SCREEN_ONLY_PX } from '../sizes.ts';
import { moveAsset, setKit, step, takeOutAsset } from './deeds.ts';
import { assetSubject, type Checked, everyAsset, type Found, logosOf, type Rule } from './rule.ts';

/** What mail filters drop and trained journalists refuse (kit-output.md, section 1). */
const REFUSED_EXTENSIONS = new Set(
  'exe msi bat cmd com scr ps1 vbs js jse wsf jar app dmg pkg sh py lnk url desktop iso zip rar 7z gz tar docm xlsm pptm dotm hta reg dll pif scf cpl msc msix xlsb xll vbe wsh cab xz bz2 tgz img vhd chm deb rpm command jnlp gadget appx apk ipa'.split(
    ' ',
  ),
);

/** What a newsroom has no program for, or not the right one: layouts, drawings, camera files, and pictures that browsers do not show. */
const UNUSUAL_EXTENSIONS = new Set(
  'indd idml qxp qxd pub pages key numbers ai psd psb afdesign afphoto afpub sketch fig xd xcf cdr dwg dxf heic heif avif jxl jp2 tif tiff bmp dng cr2 cr3 nef arw raf orf rw2 wpd wps odg eml msg mbox'.split(
    ' ',
  ),
);

/** Every file that would go out byte by byte, with what it tells of its camera. */
const asTheyAre = ({ content, plan }: Checked): readonly KitAsset[] => {
  const originals = plan.files.flatMap(({ role, source }) =>
    source.kind === 'original' && role !== 'photo' ? [source.asset] : [],
  );
  // With metadata or without location, what tells is taken out, or the original stays at home.
  const photos = content.kit.originals === 'as-delivered' && content.kit.tier !== 'lite' ? content.photos : [];
  return [...new Map([...originals, ...photos].map((asset) => [asset.id, asset])).values()];
};

/** How a file that goes out as it is can do so without what it tells: as a photo it is made anew, and originals can be cleaned. */
const withoutTraces = ({ content }: Checked, asset: KitAsset) =>
  content.photos.some(({ id }) => id === asset.id)
    ? setKit({ originals: 'without-location' })
    : content.documents.some(({ id }) => id === asset.id) && asset.hasPreview && asset.width !== null && asset.kind === 'photo'
      ? moveAsset(asset, 'documents', 'photos')
      : undefined;

const telling =
  (tells: (asset: KitAsset) => boolean) =>
  (checked: Checked): Found[] =>
    asTheyAre(checked)
      .filter(tells)
      .map((asset) => ({ subject: assetSubject(asset), deed: withoutTraces(checked, asset) }));

/** The files themselves: there, whole, of a kind that can be sent, large enough, and silent about their cameras. */
export const FILE_RULES: readonly Rule[] = [
  {
    id: 'asset.original-missing',
    severity: 'error',
    find: ({ content }) =>
      everyAsset(content)
        .filter((asset) => !asset.originalExists)
        .map((asset) => ({ subject: assetSubject(asset), deed: takeOutAsset(content, asset) })),
  },
  {
    id: 'asset.in-trash',
    severity: 'error',
    find: ({ content }) =>
      everyAsset(content)
        .filter((asset) => asset.trashedAt !== null)
        .map((asset) => ({ subject: assetSubject(asset), deed: step('restore', { kind: 'restore', id: asset.id }) })),
  },
  {
    id: 'photo.not-a-picture',
    severity: 'error',
    find: ({ content }) =>
      content.photos
        .filter((photo) => photo.originalExists && (photo.width === null || !photo.hasPreview))
        .map((photo) => ({ subject: assetSubject(photo), deed: moveAsset(photo, 'photos', 'documents') })),
  },
  {
    id: 'photo.small-for-print',
    severity: 'warning',
    find: ({ content }) =>
      content.photos.flatMap((photo) => {
        const px = Math.max(photo.width ?? 0, photo.height ?? 0);
        return px === 0 || px >= SCREEN_ONLY_PX ? [] : [{ subject: assetSubject(photo), values: { px } }];
      }),
  },
  {
    id: 'photo.colour-space',
    severity: 'warning',
    find: ({ content }) =>
      content.photos.flatMap((photo) =>
        photo.colourSpace === 'CMYK' || photo.colourSpace === 'Lab'
          ? [{ subject: assetSubject(photo), values: { space: photo.colourSpace } }]
          : [],
      ),
  },
  {
    id: 'photo.profile-missing',
    severity: 'warning',
    // RGB without a profile is sRGB by convention (HTML, CSS Color 4, 'Untagged images'), so that nothing is guessed there
    find: ({ content }) =>
      content.photos.flatMap((photo) =>
        photo.colourSpace === 'CMYK' && !photo.hasProfile
          ? [{ subject: assetSubject(photo), values: { space: photo.colourSpace } }]
          : [],
      ),
  },
  { id: 'asset.location-in-original', severity: 'error', find: telling((asset) => asset.hasLocation) },
  { id: 'asset.serial-in-original', severity: 'warning', find: telling((asset) => asset.facts.serials !== undefined) },
  {
    id: 'photo.original-stays-out',
    severity: 'warning',
    find: ({ content }) => {
      const { originals, tier } = content.kit;
      if (originals === 'none' || originals === 'as-delivered' || tier === 'lite') return [];
      return content.photos
        .filter(({ mime, hasPreview, width }) => !isRetouchable(mime) && hasPreview && width !== null)
        .map((photo) => ({
          subject: assetSubject(photo),
          values: { format: extensionOf(photo.filename).toUpperCase() },
          deed: step('rendition', {
            kind: 'letPass',
            ignored: { rule: 'photo.original-stays-out', subjectId: photo.id, reason: 'The rendition goes in its place.' },
          }),
        }));
    },
  },
  {
    id: 'document.refused-type',
    severity: 'error',
    find: ({ content }) =>
      [...content.documents, ...logosOf(content)]
        .filter((asset) => REFUSED_EXTENSIONS.has(extensionOf(asset.filename)))
        .map((asset) => ({ subject: assetSubject(asset), deed: takeOutAsset(content, asset) })),
  },
  {
    id: 'document.unusual-format',
    severity: 'warning',
    find: ({ content }) =>
      content.documents.flatMap((asset) => {
        const extension = extensionOf(asset.filename);
        if (!UNUSUAL_EXTENSIONS.has(extension)) return [];
        const isPhoto = asset.kind === 'photo' && asset.hasPreview && asset.width !== null;
        return [
          {
            subject: assetSubject(asset),
            values: { extension },
            deed: isPhoto ? moveAsset(asset, 'documents', 'photos') : undefined,
          },
        ];
      }),
  },
];
