import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asset } from '#contract/assets.ts';
import type { Message, Port } from '#contract/port.ts';
import { assetId, createFakeEngine, makeAsset, makeKit } from '../fake-engine.ts';

/* The fake engine behind the harness: for looking at very many pictures, and at states that a real library takes years to reach. */

const CITIES = ['Copenhagen', 'Beijing', 'Aarhus', 'Odense', 'Malmö', 'Roskilde', 'Helsingør', 'Esbjerg'];
const TITLES = [
  'Summer Palace above Kunming Lake',
  'Rowing boats, Kunming Lake',
  'Maple, Fragrant Hills',
  'Kite over Beihai Park',
  'Conference venue, façade',
  'Delegate with the morning paper',
  'Before the briefing',
  'Bathing jetty in fog, Svanemølle',
  'Cloudburst coming in',
  'Rain garden',
  'Dune grass, Amager Strand',
  'Harbour deck, Islands Brygge',
];
const RATIOS = [1.5, 1.6, 0.8, 1.333, 1.5, 0.667, 1.777, 1];

const soon = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);

/** One of many, made so that neighbours differ. */
export function assetOf(n: number): Asset {
  const ratio = RATIOS[(n * 7) % RATIOS.length] ?? 1.5;
  const height = 2400;
  const isVideo = n % 41 === 7;
  const isDocument = n % 37 === 5;
  return makeAsset(n, {
    title: TITLES[n % TITLES.length] ?? '',
    filename: `cph-${String(n).padStart(6, '0')}.jpg`,
    city: CITIES[Math.floor(n / 23) % CITIES.length] ?? '',
    folder: `archive/${Math.floor(n / 400)}`,
    width: Math.round(height * ratio),
    height,
    bytes: 800_000 + ((n * 7919) % 9_000_000),
    kind: isVideo ? 'video' : isDocument ? 'document' : 'photo',
    durationMs: isVideo ? 92_000 : null,
    pages: isDocument ? 12 : null,
    altText: n % 9 === 4 ? '' : 'Cranes over still water.',
    expires: n % 29 === 1 ? soon : n % 53 === 11 ? '2015-01-01' : null,
    rating: n % 5 === 0 ? 4 : 0,
    label: n % 17 === 3 ? 'green' : null,
    version: n % 31 === 6 ? 2 : 1,
    isMissing: n % 97 === 9,
    dateTaken: `20${String(10 + (n % 6))}-07-11`,
    importedAt: `2014-${String(12 - (Math.floor(n / 900) % 12)).padStart(2, '0')}-08T09:00:00Z`,
    colours: [{ colour: '#0f6b4c', share: 0.4 }],
  });
}

/** A server with the engine's own shape: every port gets a fake over the same assets. */
export function createFakeServer(count: number): { serve(port: Port): void } {
  const assets = Array.from({ length: count }, (_, at) => assetOf(at + 1));
  return {
    serve: (port) => {
      const engine = createFakeEngine({
        assets,
        kits: [makeKit(1)],
        collections: [
          {
            id: 'col_0000000000000001' as never,
            name: 'Beijing visit',
            count: 0,
            createdAt: '2014-12-08T09:00:00Z',
            assetIds: [1, 2, 3].map(assetId),
          },
        ],
      });
      engine.port.onMessage((message) => port.post(message as Message));
      port.onMessage((message) => engine.port.post(message as Message));
    },
  };
}

const folder = process.env.FAKE_PHOTOS;
const photos = folder === undefined ? [] : readdirSync(folder).filter((name) => /\.(jpe?g|png|webp)$/.test(name));

/** A picture for a hash: one of the photos of a folder, else a quiet gradient. */
export function picture(key: string): { mime: string; bytes: Buffer | string } {
  const n = Number.parseInt(key.slice(-6), key.startsWith('ast_') ? 36 : 16) || 0;
  const name = photos[(n * 5) % Math.max(1, photos.length)];
  if (folder !== undefined && name !== undefined)
    return { mime: name.endsWith('webp') ? 'image/webp' : 'image/jpeg', bytes: readFileSync(join(folder, name)) };
  const hue = (n * 47) % 360;
  return {
    mime: 'image/svg+xml',
    bytes: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2" preserveAspectRatio="none"><linearGradient id="g" x2="0" y2="1"><stop stop-color="hsl(${hue} 40% 70%)"/><stop offset="1" stop-color="hsl(${hue + 40} 35% 35%)"/></linearGradient><path fill="url(#g)" d="M0 0h3v2H0z"/></svg>`,
  };
}
