// node scripts/example/render.mjs [--scale 0.25] [--out dir] [--only a,b] : renders the example pictures (pixels only)
import { mkdir } from 'node:fs/promises';
import sharp from 'sharp';
import { Img } from './lib.mjs';

export const SIZES = {
  'water-light': [3600, 2400],
  'harbour-dawn': [3600, 2400],
  'copenhagen-skyline': [4200, 1750],
  'canal-houses': [2400, 3200],
  'bicycles-bridge': [3300, 2200],
  'heating-tunnel': [3000, 2000],
  'offshore-wind': [3600, 2025],
  'rain-rings': [2700, 1800],
  'beijing-pagoda': [3600, 2400],
  cloudburst: [3000, 2000],
  'treatment-basins': [3000, 3000],
  'tap-drop': [2400, 3200],
  'wall-ridges': [2560, 3200],
  'meeting-room': [1440, 960],
};

export async function renderScene(name, scale = 1) {
  const { default: scene } = await import(`./scenes/${name}.mjs`);
  const [w, h] = SIZES[name].map((v) => Math.round(v * scale));
  const data = await scene(new Img(w, h), scale);
  return { data, w, h };
}

if (process.argv[1]?.endsWith('render.mjs')) {
  const arg = (k, d) => (process.argv.includes(k) ? process.argv[process.argv.indexOf(k) + 1] : d);
  const scale = Number(arg('--scale', '1'));
  const out = arg('--out', '/tmp/ex/preview');
  const only = arg('--only', '').split(',').filter(Boolean);
  await mkdir(out, { recursive: true });
  for (const name of only.length ? only : Object.keys(SIZES)) {
    const t = Date.now();
    const { data, w, h } = await renderScene(name, scale);
    await sharp(data, { raw: { width: w, height: h, channels: 3 } })
      .png({ compressionLevel: 2 })
      .toFile(`${out}/${name}.png`);
    console.log(name, w, h, `${((Date.now() - t) / 1000).toFixed(1)}s`);
  }
}
