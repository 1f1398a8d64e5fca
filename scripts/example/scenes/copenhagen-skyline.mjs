import { createRandom } from '../../random.ts';
import { bloom, fbm, finish, gauss, hash2, hex, mask, mix, ramp, sstep, water } from '../lib.mjs';
import { at, circle, rect, roofs, spires, trees } from '../shapes.mjs';

export default async function (img) {
  const yh = 0.7;
  const sky = ramp([
    [0, '#16263f'],
    [0.22, '#2c4568'],
    [0.45, '#6a6f92'],
    [0.62, '#b97f83'],
    [0.8, '#eda06b'],
    [0.94, '#fcc988'],
    [1, '#fdd79c'],
  ]);
  const sunU = 1.62;
  img.fill((u, v, o) => {
    const t = v / yh;
    const near = Math.exp(-Math.abs(u - sunU) * 0.85);
    sky(Math.min(1, t * (0.84 + 0.22 * near)), o);
    const e = 0.62 + 0.5 * near;
    for (let c = 0; c < 3; c++) o[c] *= e;
    // high streaks with lit undersides
    const warp = fbm(u * 0.9, v * 2.4, 4);
    const q = (y) => fbm(u * 0.75 + 5 + warp * 0.35, y * 4.6 + u * 0.35 + warp * 0.5, 7, 0.52);
    const d = q(v);
    const a = sstep(0.02, 0.42, d + 0.05) * sstep(1, 0.72, t) * 0.86;
    const lit = sstep(-0.02, 0.14, d - q(v + 0.03));
    const hi = mix(0, 1, sstep(0.1, 0.85, t));
    const lo = [0.075, 0.085, 0.15];
    const c2 = [mix(0.42, 1.15, hi), mix(0.2, 0.52, hi), mix(0.22, 0.26, hi)];
    for (let c = 0; c < 3; c++) o[c] = mix(o[c], mix(lo[c] + 0.22 * o[c], c2[c] * (0.45 + 0.75 * near), lit), a);
    const g = Math.exp(-Math.hypot((u - sunU) * 0.55, (v - yh) * 1.6) * 4.2);
    o[0] += 0.75 * g;
    o[1] += 0.43 * g;
    o[2] += 0.16 * g;
  });
  const W = 2400;
  const Y = yh * 1000;
  const haze = (f, dark) => (u, v, o) => {
    const near = Math.exp(-Math.abs(u - sunU) * 1.1);
    const low = sstep(yh - 0.16, yh, v);
    const k = Math.min(0.94, f + (1 - f) * (0.3 * near + 0.25 * low * near));
    for (let c = 0; c < 3; c++) o[c] = mix(dark[c], o[c], k);
  };
  const far =
    at(0, Y, 1, roofs(-10, W, 34, 62, 71)) +
    at(250, Y, 0.62, spires.peter()) +
    at(690, Y, 0.66, spires.nicholas()) +
    at(1995, Y, 0.66, spires.lady()) +
    at(1440, Y, 0.6, spires.stack()) +
    at(1452, Y, 0.56, spires.stack()) +
    at(2230, Y, 0.6, spires.peter());
  img.paint(await mask(img, far, { blur: 0.0014 }), haze(0.55, hex('#51506c')));
  const mid =
    at(0, Y, 1, roofs(-10, W, 30, 54, 17)) +
    at(470, Y, 1.32, spires.cityHall()) +
    at(1010, Y, 1.34, spires.christiansborg()) +
    at(1215, Y, 1.06, spires.exchange()) +
    at(2080, Y, 1.0, spires.dome()) +
    at(845, Y, 1.04, spires.nicholas());
  img.paint(await mask(img, mid, { blur: 0.0006 }), haze(0.26, hex('#2b3150')));
  const nearS =
    at(0, Y, 1, roofs(-10, 860, 26, 46, 23) + roofs(860, 1500, 16, 30, 29) + roofs(1500, W, 28, 46, 37)) +
    at(1745, Y, 1.42, spires.saviour()) +
    at(150, Y, 1.05, spires.lady()) +
    trees(1090, 1470, Y - 2, 26, 3.3, Y + 5) +
    trees(-5, 130, Y - 2, 34, 8.3, Y + 5) +
    trees(2190, 2405, Y, 34, 12.3, Y + 5);
  const nm = await mask(img, nearS);
  img.paint(nm, haze(0.05, hex('#161c33')));
  // windows
  const r = createRandom(99);
  let win = '';
  let dim = '';
  for (let i = 0; i < 900; i++) {
    const x = Math.floor(r() * (W / 3.2)) * 3.2;
    const y = Y - 5 - Math.floor(r() * 7) * 4.6;
    if (hash2((x / 40) | 0, 3) < 0.35) continue;
    const s = rect(x, y, 1.1, 1.9);
    if (r() < 0.4) win += s;
    else dim += s;
  }
  const wm = await mask(img, win);
  const dm = await mask(img, dim);
  for (let i = 0; i < wm.length; i++) {
    wm[i] *= nm[i];
    dm[i] *= nm[i];
  }
  img.add(wm, [1.7, 0.95, 0.38]).add(dm, [0.42, 0.22, 0.09]);
  let lamps = '';
  for (let x = 30; x < W; x += 37 + r() * 34) lamps += circle(x, Y - 6 - r() * 2, 1.35);
  img.add(await mask(img, lamps), [3.6, 2.3, 1.1]);
  img.add(await mask(img, lamps, { blur: 0.004 }), [2.2, 1.2, 0.45]);
  const quay = await mask(img, rect(0, Y - 1.5, W, 6));
  img.paint(quay, haze(0.12, hex('#151a30')));
  water(img, {
    yh,
    shore: yh + 0.004,
    mirror: yh + 0.004,
    slope: 0.022,
    scale: 0.42,
    focal: 1.5,
    body: [0.008, 0.014, 0.03],
    taps: 7,
    fresnel: 0.7,
    swell: 0.55,
    tint: [0.95, 0.92, 0.95],
  });
  // a rowing-boat wake and two small boats
  const boats = at(
    1350,
    792,
    1.15,
    `<path d="M-30 -4 Q-26 3 -18 3 L22 3 Q30 0 33 -6 L20 -4Z"/><rect x="-4" y="-17" width="4" height="13"/><circle cx="-2" cy="-19" r="2.6"/><path d="M-2 -13 L12 -3 L30 4" fill="none" stroke="#fff" stroke-width="1"/>`,
  );
  img.paint(await mask(img, boats), hex('#0b0f1d'), 0.95);
  img.fill((u, v, o) => {
    if (v < 0.795) return;
    const k = gauss(u - 1.352, 0.03) * gauss(v - 0.803, 0.008) * 0.7;
    for (let c = 0; c < 3; c++) o[c] *= 1 - k;
  });
  bloom(img, 0.3, 0.014, 0.75);
  return finish(img, {
    exposure: 1.08,
    contrast: 1.08,
    sat: 1.05,
    vignette: 0.13,
    grain: 1.3,
    shadowTint: [0.0, 0.003, 0.016],
    seed: 3,
  });
}
