import type { Asset } from '#contract/assets.ts';
import type { ImportReport, ReviewItem } from '#contract/imports.ts';
import { assetId, type Holdings, makeAsset } from '../fake-engine.ts';
import { collectionId, jobId, type LookHoldings, searchId, watchId } from '../fake-look.ts';

/* A library in which everything that can be told is there to be told: for pictures of the window's states. */

export const collectionIds = [collectionId(1), collectionId(2)] as const;
const AT = '2014-12-08T09:12:00Z';
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const query = (text: string) => ({ text, trash: false, sort: 'added', reverse: false, group: 'none' }) as const;
const titleOf = (name: string): string => {
  const [, words = name] = name.replace(/_?\d*\.jpg$/, '').split('_');
  const text = words.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** One asset for each photo of the example, the first few with something special. */
export function exampleAssets(photos: readonly string[]): Asset[] {
  const plain = photos.map((filename, at) =>
    makeAsset(at + 1, {
      title: titleOf(filename),
      filename,
      width: 2400,
      height: 1600,
      keywords: at % 2 === 0 ? ['Beijing', 'delegation'] : ['Copenhagen', 'water', 'climate'],
      people: [],
      bytes: 3_400_000 + at * 210_000,
      credit: at % 3 === 0 ? 'Daniel Büchele' : 'City of Copenhagen',
    }),
  );
  const special: Record<number, Partial<Asset>> = {
    0: {
      title: 'Summer Palace above Kunming Lake',
      caption:
        'Beijing, official sister city of Copenhagen. Lord Mayor Frank Jensen leads a Danish business delegation on a four-day visit.',
      altText: 'A three-storey pavilion with green and red eaves above trees, a pale lake behind it.',
      language: 'en',
      translations: { da: { caption: 'Beijing, officiel venskabsby for København.', altText: '' } },
      copyright: '© 2011, CC BY 2.0',
      location: 'Summer Palace, Haidian',
      city: 'Beijing',
      country: 'China',
      people: ['Frank Jensen'],
      keywords: ['Beijing', 'sister city', 'delegation', 'pavilion'],
      pressUse: 'cleared',
      territory: 'worldwide',
      expires: inDays(23),
      rating: 3,
      label: 'green',
      focalPoint: { x: 0.31, y: 0.38 },
      dateTaken: '2011-07-11T10:20:00',
      bytes: 8_400_000,
      facts: { ppi: '300', camera: 'Canon EOS 5D', lens: '24-105 mm' },
      colours: [
        { colour: '#8fa9c4', share: 0.42 },
        { colour: '#3c5a38', share: 0.27 },
        { colour: '#7b3b2a', share: 0.16 },
        { colour: '#d9c9a3', share: 0.1 },
      ],
      version: 2,
      editedAt: AT,
    },
    1: { pressUse: 'cleared', territory: 'Europe', expires: inDays(400), rating: 4 },
    2: { expires: inDays(-12), label: 'red' },
    3: { isMissing: true, hasLocation: true },
    4: {
      note: 'imports.wrong_extension',
      conflicts: [
        { field: 'credit', taken: 'xmp', values: { xmp: 'City of Copenhagen', iim: 'Københavns Kommune' } },
        { field: 'keywords', taken: 'xmp', values: { xmp: 'Copenhagen; water; climate', iim: 'vand; klima' } },
      ],
    },
    5: { altText: '' },
  };
  const assets = plain.map((asset, at) => ({ ...asset, ...special[at] }));
  const papers = [
    makeAsset(101, { kind: 'document', title: 'Model release, F. Jensen', filename: 'release-jensen.pdf', hasPreview: false }),
    makeAsset(102, { kind: 'document', title: 'Delegation programme', filename: 'programme.pdf', hasPreview: false }),
  ];
  const copies = [
    makeAsset(201, {
      sha256: '1'.padStart(64, '0'),
      title: 'Summer Palace (web)',
      filename: 'palace-web.jpg',
      width: 1200,
      height: 800,
      bytes: 310_000,
      caption: '',
      credit: '',
      keywords: [],
    }),
    makeAsset(202, {
      sha256: '1'.padStart(64, '0'),
      title: '',
      filename: 'IMG_0148 (1).jpg',
      width: 2400,
      height: 1600,
      bytes: 5_100_000,
      caption: 'Sommerpaladset',
      credit: 'D. Büchele',
      keywords: ['Beijing'],
    }),
  ];
  const trashed = Array.from({ length: 12 }, (_, at) =>
    makeAsset(301 + at, { sha256: (at + 1).toString(16).padStart(64, '0'), trashedAt: AT }),
  );
  return [...assets, ...papers, ...copies, ...trashed];
}

const row = (set: Partial<ReviewItem> & { name: string }): ReviewItem => ({
  path: `/card/DCIM/${set.name}`,
  folder: 'DCIM/100CANON',
  bytes: 8_200_000,
  kind: 'photo',
  verdict: 'new',
  code: null,
  message: '',
  assetId: null,
  ...set,
});

export function exampleReview(n: number): ReviewItem[] {
  return [
    row({ name: 'IMG_0101.jpg', verdict: 'sameBytes', code: 'imports.restored_from_trash', assetId: assetId(301) }),
    ...[1, 2, 3].map((at) =>
      row({
        name: `harbour-${at}.jpg`,
        verdict: 'sameName',
        message: 'The one in the library has 3,600 × 2,400 px.',
        assetId: assetId(at),
      }),
    ),
    ...[1, 2, 3, 4].map((at) => row({ name: `palace-${at}.jpg`, verdict: 'sameBytes', assetId: assetId(at) })),
    row({ name: 'empty.jpg', bytes: 0, verdict: 'refused', code: 'imports.empty_file', kind: null }),
    row({ name: 'camera.sock', bytes: 0, verdict: 'refused', code: 'imports.special_file', kind: null }),
    ...Array.from({ length: n }, (_, at) => row({ name: `IMG_${String(2000 + at)}.jpg` })),
  ];
}

export function exampleReport(assets: readonly Asset[]): ImportReport {
  const items: ImportReport['items'] = [
    {
      path: '/card/cut-off.jpg',
      outcome: 'refused',
      code: 'imports.truncated',
      place: { $path: '/card/cut-off.jpg', $token: 't1' },
    },
    {
      path: '/card/empty.jpg',
      outcome: 'refused',
      code: 'imports.empty_file',
      place: { $path: '/card/empty.jpg', $token: 't2' },
    },
    ...assets
      .slice(0, 4)
      .map((asset) => ({ path: `/card/${asset.filename}`, outcome: 'duplicate', duplicateOf: asset.id }) as const),
    ...assets
      .slice(4)
      .map((asset) => ({ path: `/card/${asset.filename}`, outcome: 'imported', id: asset.id, kind: asset.kind }) as const),
  ];
  return { imported: items.length - 6, duplicates: 4, refused: 2, seconds: 3.2, items };
}

/** Collections and searches of the example. */
export const exampleShelves = (assets: readonly Asset[]): Pick<Holdings, 'collections' | 'searches'> => ({
  collections: [
    {
      id: collectionIds[0],
      name: 'Mayor, portraits',
      count: 0,
      createdAt: AT,
      assetIds: assets.slice(0, 4).map((asset) => asset.id),
    },
    { id: collectionIds[1], name: 'Water exhibition', count: 0, createdAt: AT, assetIds: [] },
  ],
  searches: [
    { id: searchId(1), name: 'Beijing visit 2014', query: query('beijing'), count: 148 },
    { id: searchId(2), name: 'Water and climate', query: query('keyword:water'), count: 312 },
    { id: searchId(3), name: 'Rights ending soon', query: query('rights:ending'), count: 23 },
    { id: searchId(4), name: 'Alt text missing', query: query('alt:none'), count: 61 },
  ],
});

export function exampleLook(assets: readonly Asset[]): Partial<LookHoldings> {
  const [first] = assets;
  if (first === undefined) return {};
  return {
    changes: new Map([
      [
        first.id,
        [
          { at: '2014-12-08T09:12:00Z', what: 'edit', field: 'caption', before: 'The Summer Palace.', after: first.caption },
          { at: '2014-12-08T09:10:00Z', what: 'edit', field: 'credit', before: '', after: first.credit },
          { at: '2014-12-07T16:40:00Z', what: 'undo', field: 'rating', before: 5, after: 3 },
          { at: '2014-12-07T16:39:00Z', what: 'edit', field: 'keywords', before: ['Beijing'], after: first.keywords },
          { at: '2014-12-07T16:20:00Z', what: 'replace', field: null, before: null, after: null },
          { at: '2014-12-06T11:02:00Z', what: 'import', field: null, before: null, after: null },
        ],
      ],
    ]),
    versions: new Map([
      [
        first.id,
        [2, 1].map((version) => ({
          version,
          filename: version === 2 ? first.filename : 'cph-beijing-raw.jpg',
          bytes: version === 2 ? first.bytes : 6_100_000,
          sha256: first.sha256,
          width: 2400,
          height: 1600,
          since: version === 2 ? '2014-12-07T16:20:00Z' : '2014-12-06T11:02:00Z',
        })),
      ],
    ]),
    documents: new Map([
      [
        first.id,
        [{ documentId: assetId(101), role: 'release', title: 'Model release, F. Jensen', filename: 'release-jensen.pdf' }],
      ],
    ]),
    review: exampleReview(10_000),
    past: [
      { jobId: jobId(1), title: 'DCIM', at: AT, imported: 2000, duplicates: 4, refused: 2, seconds: 31.4, canUndo: true },
      {
        jobId: jobId(2),
        title: '12 files',
        at: '2014-12-06T11:02:00Z',
        imported: 12,
        duplicates: 0,
        refused: 0,
        seconds: 0.8,
        canUndo: false,
      },
    ],
    likenesses: [
      { key: 'a', reason: 'resized', ids: [first.id, assetId(201), assetId(202)], keep: first.id, why: 'mostPixels' },
      { key: 'b', reason: 'samePixels', ids: [assetId(2), assetId(3)], keep: assetId(2), why: 'inKit' },
      { key: 'c', reason: 'recompressed', ids: [assetId(4), assetId(5)], keep: assetId(5), why: 'mostMetadata' },
    ],
    watches: [
      {
        id: watchId(1),
        place: { $path: '/media/agency/incoming', $token: 'w1' },
        name: 'incoming',
        state: 'watching',
        imported: 412,
        refused: 2,
        since: AT,
      },
      {
        id: watchId(2),
        place: { $path: '/home/press/scans', $token: 'w2' },
        name: 'scans',
        state: 'gone',
        imported: 31,
        refused: 0,
        since: AT,
      },
    ],
    quarantine: [
      {
        watchId: watchId(1),
        path: '/media/agency/incoming/cut-off.jpg',
        code: 'imports.truncated',
        message: '',
        at: AT,
        place: { $path: '/media/agency/incoming/cut-off.jpg', $token: 'q1' },
      },
      { watchId: watchId(1), path: '/media/agency/incoming/empty.tif', code: 'imports.empty_file', message: '', at: AT },
    ],
    findings: [
      {
        code: 'original_missing',
        path: 'originals/ab/abc/harbour-4.jpg',
        assetId: assetId(4),
        message: 'The file is gone.',
        repair: null,
      },
      {
        code: 'original_missing',
        path: 'originals/cd/cde/harbour-6.jpg',
        assetId: assetId(6),
        message: 'The file is gone.',
        repair: null,
      },
      {
        code: 'preview_missing',
        path: 'cache/previews/ab.webp',
        assetId: assetId(2),
        message: 'Its preview is not there.',
        repair: 'make it again',
      },
      {
        code: 'staged_file',
        path: '.staging/x.part',
        assetId: null,
        message: 'A copy that was never finished.',
        repair: 'remove it',
      },
    ],
    backups: [
      {
        place: { $path: '/press/backups/2014-12-08.db', $token: 'b1' },
        at: AT,
        bytes: 4_200_000,
        assets: 5298,
        isSound: true,
        isAutomatic: true,
      },
      {
        place: { $path: '/press/backups/2014-12-01.db', $token: 'b2' },
        at: '2014-12-01T08:00:00Z',
        bytes: 4_100_000,
        assets: 5211,
        isSound: true,
        isAutomatic: false,
      },
      {
        place: { $path: '/press/backups/2014-11-20.db', $token: 'b3' },
        at: '2014-11-20T08:00:00Z',
        bytes: 900_000,
        assets: 0,
        isSound: false,
        isAutomatic: true,
      },
    ],
    suggestions: ['Beijing', 'bicycle', 'Belvedere', 'sister city', 'water'],
  };
}
