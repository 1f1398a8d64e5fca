import { createRandom } from '../../random.ts';
import { bloom, fbm, finish, gauss, hex, mask, mix, ramp, sstep, water } from '../lib.mjs';
import { at, line, pavilion, poly, rect, trees } from '../shapes.mjs';

export default async function (img) {
  const yh = 0.735;
  const sun = [0.42, 0.26];
  const sky = ramp([
    [0, '#b7a992'],
    [0.35, '#dcc7a2'],
    [0.7, '#efd9b0'],
    [1, '#f2dcb4'],
  ]);
  img.fill((u, v, o) => {
    sky(v / yh, o);
    const r = Math.hypot(u - sun[0], v - sun[1]);
    const n = fbm(u * 1.3, v * 4.5, 6);
    const g = Math.exp(-r * 3.2) * 0.34 + sstep(0.052, 0.0495, r) * (0.5 - 0.14 * sstep(sun[1] - 0.05, sun[1] + 0.05, v));
    for (let c = 0; c < 3; c++) o[c] = o[c] * (0.93 + 0.11 * n);
    o[0] += g;
    o[1] += g * 0.8;
    o[2] += g * 0.5;
  });
  const Y = yh * 1000;
  const haze = hex('#ecd3a8');
  const layerTo = (dark, f, top, bottom, fBottom) => (u, v, o) => {
    const k = mix(f, fBottom, sstep(top, bottom, v));
    const near = 0.12 * Math.exp(-Math.hypot(u - sun[0], v - sun[1]) * 1.6);
    for (let c = 0; c < 3; c++) o[c] = mix(dark[c], haze[c] * (0.93 + near), Math.min(1, k + near));
  };
  // western hills
  for (const [base, amp, sd, f] of [
    [0.54, 0.15, 2.2, 0.86],
    [0.6, 0.13, 6.1, 0.77],
    [0.65, 0.09, 11.3, 0.68],
  ]) {
    img.fill((u, v, o) => {
      const y = base - amp * (0.35 + 0.75 * fbm(u * 1.35 + sd, sd, 6, 0.47)) + 0.05 * (u - 0.7);
      const a = sstep(y - 0.0008, y + 0.0012, v);
      if (!a) return;
      const tex = 0.02 * fbm(u * 22, v * 30 + sd, 4);
      const k = mix(f, 0.97, sstep(y, y + 0.16, v)) + tex;
      const d = [0.17, 0.19, 0.19];
      for (let c = 0; c < 3; c++) o[c] = mix(o[c], mix(d[c], haze[c] * 0.96, k), a);
    });
  }
  // the modern city, pale in the haze
  const r = createRandom(2008);
  let city = '';
  let x = 700;
  while (x < 1500) {
    const w = 9 + r() * 18;
    const h = 18 + 62 * r() ** 2 * (0.4 + Math.exp(-(((x - 1130) / 200) ** 2)));
    city += rect(x, Y - 42 - h, w, h + 42);
    if (r() < 0.3) city += line(x + w / 2, Y - 42 - h, x + w / 2, Y - 62 - h, 0.9);
    x += w * (0.7 + r() * 0.9);
  }
  city +=
    poly([1098, Y], [1102, Y - 196], [1111, Y - 204], [1120, Y - 196], [1124, Y]) +
    poly([1196, Y], [1199, Y - 164], [1216, Y - 170], [1220, Y]) +
    poly([1030, Y], [1033, Y - 140], [1051, Y - 140], [1051, Y]);
  img.paint(await mask(img, city, { blur: 0.0012 }), layerTo([0.2, 0.2, 0.2], 0.62, 0.55, 0.72, 0.84));
  const scrub = (d, lightK, scale) => (u, v, o) => {
    // foliage: clumps lit from the sun side
    const n1 = fbm(u * 26 * scale, v * 30 * scale, 5);
    const n2_ = fbm(u * 26 * scale + 0.22, v * 30 * scale + 0.3, 5);
    const l = sstep(-0.1, 0.35, n2_ - n1) * lightK;
    const det = 0.75 + 0.5 * fbm(u * 110 * scale, v * 120 * scale, 3);
    o[0] = (d[0] + l * 0.2) * det;
    o[1] = (d[1] + l * 0.165) * det;
    o[2] = (d[2] + l * 0.07) * det;
  };
  const hazed = (paint, k0, k1, top, bottom) => (u, v, o, m, px, py) => {
    paint(u, v, o, m, px, py);
    const k = mix(k0, k1, sstep(top, bottom, v));
    for (let c = 0; c < 3; c++) o[c] = mix(o[c], haze[c] * 0.97, k);
  };
  img.paint(
    await mask(img, trees(500, 1505, Y - 14, 44, 5.5, Y + 4), { blur: 0.0006 }),
    hazed(scrub([0.12, 0.135, 0.1], 0.5, 1.2), 0.56, 0.82, 0.67, 0.735),
  );
  img.paint(
    await mask(img, trees(760, 1505, Y - 2, 38, 8.1, Y + 4), { blur: 0.0005 }),
    hazed(scrub([0.085, 0.1, 0.07], 0.6, 1), 0.36, 0.66, 0.68, 0.735),
  );
  // hill of the pavilion: a broad mound of pines
  const hill = [];
  for (let i = -20; i <= 1130; i += 1) {
    const t = (i - 470) / 560;
    const m = Math.exp(-((Math.abs(t) * 1.5) ** 2.1));
    const bump = Math.abs(fbm(i * 0.022, 3.3, 4)) * 44 + fbm(i * 0.2, 7.1, 3) * 6;
    hill.push([i, Y - 2 - m * 232 - bump * (0.25 + 0.75 * m) * sstep(1120, 900, i)]);
  }
  const hillM = await mask(img, poly([-20, Y + 4], ...hill, [1130, Y + 4]), { blur: 0.0003 });
  // pavilion first, stands behind the highest trees
  const pm = await mask(img, at(478, Y - 226, 0.98, pavilion(3)));
  const seam = 1 / 1000;
  img.paint(pm, (u, v, o) => {
    const X = u * 1000 - 478;
    const yy = Y - 226 - v * 1000;
    const side = sstep(60, -70, X);
    // green-gold tiles above, red columns in shade below each eave
    const tier = [
      [56, 107],
      [107, 155],
      [155, 200],
      [200, 290],
    ];
    let tile = 0;
    let local = 0;
    const eaves = [
      [90, 112],
      [141, 158],
      [189, 206],
      [206, 330],
    ];
    for (const [a, b] of eaves)
      if (yy > a - 6 && yy < b) {
        tile = 1;
        local = (yy - a + 6) / (b - a + 6);
      }
    const stone = yy < 56;
    const rib = tile ? 0.85 + 0.2 * Math.sin(X * (1.4 + 0.2 * local)) : 1;
    const c0 = stone ? [0.35, 0.31, 0.25] : tile ? mixc([0.06, 0.12, 0.1], [0.3, 0.24, 0.09], local) : [0.2, 0.05, 0.03];
    const l = (0.42 + 0.95 * side) * rib * (tile ? 0.75 + 0.55 * local : 0.75);
    for (let c = 0; c < 3; c++) o[c] = mix(c0[c] * l, haze[c] * 0.95, 0.2);
    void tier;
    void seam;
  });
  img.paint(hillM, hazed(scrub([0.042, 0.054, 0.036], 0.8, 0.9), 0.13, 0.52, 0.5, 0.735));
  // low mist in the trees
  img.fill((u, v, o) => {
    const n = fbm(u * 2.2 + 1, v * 9, 5);
    const a = gauss(v - 0.705 - 0.015 * n, 0.026) * (0.42 + 0.35 * n) + gauss(v - 0.62, 0.03) * sstep(0.9, 1.3, u) * 0.2;
    for (let c = 0; c < 3; c++) o[c] = mix(o[c], haze[c], Math.max(0, Math.min(0.9, a)));
  });
  // shore
  img.paint(await mask(img, poly([0, Y - 4], [1500, Y - 1], [1500, Y + 4], [0, Y + 4])), [0.34, 0.29, 0.22]);
  water(img, {
    yh,
    shore: yh + 0.002,
    mirror: yh + 0.001,
    slope: 0.03,
    scale: 0.55,
    focal: 1.3,
    body: [0.2, 0.19, 0.14],
    taps: 7,
    fresnel: 0.62,
    tint: [0.93, 0.92, 0.88],
    stretch: 3.4,
  });
  // boat
  const boat = at(
    1130,
    842,
    1.25,
    `<path d="M-62 -7 Q-50 6 -36 6 L40 6 Q52 4 62 -9 L46 -4 L-48 -3Z"/><path d="M-22 -5 L-20 -27 L26 -27 L28 -5 L25 -5 L24 -24 L-18 -24 L-19 -5Z"/><path d="M-30 -25 Q-18 -38 3 -38 Q24 -38 36 -25 Q3 -31 -30 -25Z"/><path d="M-40 -4 L-41 -24 Q-38 -31 -35 -24 L-33 -4Z"/><circle cx="-38" cy="-31" r="3.6"/><path d="M-36 -22 L-66 12" stroke="#fff" stroke-width="1.3" fill="none"/>`,
  );
  const bm = await mask(img, boat);
  img.fill((u, v, o) => {
    const k = gauss(u - 1.13, 0.05) * sstep(0.842, 0.852, v) * sstep(0.905, 0.85, v + 0.012 * fbm(u * 40, v * 120, 3)) * 0.6;
    for (let c = 0; c < 3; c++) o[c] *= 1 - k;
  });
  img.paint(bm, [0.06, 0.052, 0.042], 0.95);
  // willow in front, out of focus
  let w = '';
  const rw = createRandom(12);
  for (let i = 0; i < 46; i++) {
    const x0 = 1150 + rw() * 380 + 40;
    const len = 130 + rw() * 330 * ((x0 - 1100) / 400);
    const sway = -14 - rw() * 30;
    w += `<path d="M${x0} -20 Q${x0 + 10} ${len * 0.5} ${x0 + sway} ${len}" fill="none" stroke="#fff" stroke-width="1.5"/>`;
    for (let k = 0.08; k < 1; k += 0.012) {
      const px = x0 + 2 * 10 * k * (1 - k) + sway * k * k;
      const py = -20 + (len + 20) * k;
      const s = rw() < 0.5 ? -1 : 1;
      const L = 13 + rw() * 9;
      w += `<path d="M${px.toFixed(1)} ${py.toFixed(1)} q${(s * 3.2).toFixed(1)} ${(L * 0.35).toFixed(1)} ${(s * 4 - 1).toFixed(1)} ${L.toFixed(1)} q${(-s * 3.6).toFixed(1)} ${(-L * 0.5).toFixed(1)} ${(-s * 4 + 1).toFixed(1)} ${(-L).toFixed(1)}Z"/>`;
    }
  }
  const wm = await mask(img, w, { blur: 0.0017 });
  img.paint(
    wm,
    (u, v, o) => {
      const l = 0.7 + 0.9 * fbm(u * 14, v * 9, 3);
      o[0] = 0.085 * l + 0.03;
      o[1] = 0.09 * l + 0.03;
      o[2] = 0.03 * l + 0.012;
    },
    0.94,
  );
  bloom(img, 0.2, 0.02, 0.75);
  return finish(img, {
    exposure: 0.99,
    contrast: 1.12,
    sat: 1.02,
    vignette: 0.16,
    grain: 1.3,
    shadowTint: [0.0, 0.004, 0.01],
    seed: 9,
  });
}
const mixc = (a, b, t) => [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)];
