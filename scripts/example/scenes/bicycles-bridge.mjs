import { createRandom } from '../../random.ts';
import { bloom, blur, clamp, fbm, finish, gauss, hex, mask, mix, n2, ramp, sstep } from '../lib.mjs';
import { at, bicycle, circle, line, poly, rect, roofs, spires, trees } from '../shapes.mjs';

export default async function (img) {
  const A = img.w / img.h;
  const W = A * 1000;
  const sun = [0.93, 0.365];
  const yh = 0.52;
  const sky = ramp([
    [0, '#57708a'],
    [0.35, '#a9aeb3'],
    [0.65, '#eebf94'],
    [0.88, '#f9c98b'],
    [1, '#f7c687'],
  ]);
  img.fill((u, v, o) => {
    const r = Math.hypot(u - sun[0], v - sun[1]);
    const near = Math.exp(-r * 1.9);
    sky(clamp((v / yh) * (0.8 + 0.24 * near)), o);
    const n = fbm(u * 1.2 + 3, v * 4.4 + 0.3 * fbm(u * 2, v * 3, 3), 6);
    const a = sstep(0, 0.5, n) * sstep(0.52, 0.2, v) * 0.5;
    for (let c = 0; c < 3; c++) o[c] = mix(o[c] * (0.72 + 0.5 * near), [0.95, 0.62, 0.43][c] * (0.5 + 0.7 * near), a);
    const g = Math.exp(-r * 3.6) * 0.62 + sstep(0.07, 0.063, r) * 1.5;
    o[0] += g;
    o[1] += g * 0.78;
    o[2] += g * 0.46;
  });
  const Y = yh * 1000;
  // far bank, soft
  const bank =
    at(0, Y, 1, roofs(-20, 700, 40, 78, 51) + roofs(700, W + 20, 34, 66, 57)) +
    at(330, Y, 1.25, spires.christiansborg()) +
    at(1270, Y, 1.35, spires.saviour()) +
    at(560, Y, 0.95, spires.nicholas()) +
    trees(880, 1120, Y, 60, 3, Y + 4);
  img.paint(await mask(img, bank, { blur: 0.0042 }), (u, v, o) => {
    const near = Math.exp(-Math.hypot(u - sun[0], v - sun[1]) * 2);
    const k = 0.3 + 0.5 * near;
    const d = [0.17, 0.16, 0.2];
    for (let c = 0; c < 3; c++) o[c] = mix(d[c], o[c], k);
  });
  // water, blurred reflection
  img.fill((u, v, o) => {
    if (v < yh) return;
    const t = v - yh;
    const near = Math.exp(-Math.abs(u - sun[0]) * 1.7);
    sky(clamp(0.97 - t * 1.5), o);
    const bankR = Math.exp(-t * 15);
    const rip = fbm(u * 6, v * 34, 4);
    for (let c = 0; c < 3; c++) o[c] *= mix(0.55 + 0.35 * near, 0.28, bankR) * (1 + 0.22 * rip);
    const path = gauss(u - sun[0], 0.045 + 0.12 * t) * (0.8 + 0.7 * rip);
    o[0] += path * 1.15;
    o[1] += path * 0.8;
    o[2] += path * 0.42;
  });
  blurRows(img, yh - 0.03);
  // lights across the water as discs
  const r = createRandom(4);
  const disc = [];
  for (let i = 0; i < 30; i++) disc.push([r() * A, yh - 0.008 - r() * 0.05, 0.008 + r() * 0.009, r()]);
  for (let i = 0; i < 12; i++) disc.push([r() * A, yh + 0.03 + r() * 0.1, 0.007 + r() * 0.007, r() * 0.6]);
  for (const [x, y, s, k] of disc) {
    const m = await mask(img, circle(x * 1000, y * 1000, s * 1000), { blur: 0.0012 });
    img.add(m, [0.85, 0.55, 0.26], 0.22 + 0.5 * k);
  }
  // deck: wet asphalt, mirrored light
  const deck = 0.83;
  const horizonU = yh;
  const wall = img.clone();
  img.fill((u, v, o, x, y) => {
    if (v < deck) return;
    const t = v - horizonU;
    const z = 0.36 / t;
    const X = (u - A / 2) * z;
    const pud = sstep(-0.02, 0.28, fbm(X * 1.5 + 3, z * 2.6 + 1, 5));
    const bump = fbm(X * 60, z * 80, 3) * 0.012 * (1 - pud) + 0.0015 * pud * n2(X * 20, z * 20);
    const my = 2 * deck - v + bump;
    const i = (clamp(Math.round((my - 0.05) * img.h), 0, img.h - 1) * img.w + x) * 3;
    const F = 0.1 + 0.48 * pud;
    const tex = 0.8 + 0.35 * fbm(u * 160, v * 330, 3) * (1 - pud);
    const near = Math.exp(-Math.abs(u - sun[0]) * 1.6);
    for (let c = 0; c < 3; c++) o[c] = wall.d[i + c] * F + [0.05, 0.046, 0.047][c] * tex * (0.55 + 1.1 * near);
    void y;
  });
  const kerb = await mask(img, rect(-5, deck * 1000 - 13, W + 10, 15));
  img.paint(kerb, (u, v, o) => {
    const near = Math.exp(-Math.abs(u - sun[0]) * 1.9);
    const top = sstep(deck - 0.0125, deck - 0.0105, v);
    const k = mix(0.4 + 1.3 * near, 0.11, top);
    o[0] = 0.3 * k;
    o[1] = 0.22 * k;
    o[2] = 0.17 * k;
  });
  // railing
  const D = deck * 1000 - 11;
  let rail = rect(-5, 548, W + 10, 13) + rect(-5, 576, W + 10, 4) + rect(-5, D - 30, W + 10, 6);
  for (let x = -10; x < W + 20; x += 21.5) rail += rect(x, 576, 3.6, D - 600);
  for (let x = 96; x < W + 300; x += 366) {
    rail += poly([x - 9, D + 2], [x - 7.5, 548], [x + 7.5, 548], [x + 9, D + 2]) + rect(x - 12, 540, 24, 9) + circle(x, 534, 7);
  }
  const rm = await mask(img, rail, { blur: 0.0006 });
  const bikes = [
    at(150, 876, 3.22, bicycle({ basket: true })),
    at(868, 866, 3.12, bicycle({ basket: false, rack: true }), -1),
    at(985, 880, 3.3, bicycle({ basket: true, rack: true })),
  ];
  // reflections and contact shade on the deck
  const bm = [];
  for (const b of bikes) bm.push(await mask(img, b));
  const all = new Float32Array(img.w * img.h);
  for (let j = 0; j < all.length; j++) all[j] = Math.max(bm[0][j], bm[1][j], bm[2][j]);
  const soft = all.slice();
  blur(soft, img.w, img.h, 1, img.h * 0.0018, img.h * 0.004);
  img.fill((u, v, o, x, y) => {
    if (v < deck) return;
    const t = v - horizonU;
    const z = 0.36 / t;
    const X = (u - A / 2) * z;
    const pud = sstep(-0.02, 0.28, fbm(X * 1.5 + 3, z * 2.6 + 1, 5));
    let k = 0;
    for (const g of [0.876]) {
      const my = 2 * g - v;
      if (my < g) {
        const xx = clamp(x + Math.round(0.004 * img.h * n2(u * 30, v * 60)), 0, img.w - 1);
        k = soft[clamp(Math.round(my * img.h), 0, img.h - 1) * img.w + xx];
      }
    }
    const rr = rm[clamp(Math.round((2 * deck - v - 0.012) * img.h), 0, img.h - 1) * img.w + x];
    const q = 1 - Math.max(k * 0.82, rr * 0.55) * (0.35 + 0.6 * pud) * sstep(deck, deck + 0.01, v);
    for (let c = 0; c < 3; c++) o[c] *= q;
    void y;
  });
  const ink = (m, dark, rimK) => (u, v, o, _mm, x, y) => {
    const near = Math.exp(-Math.hypot(u - sun[0], (v - sun[1]) * 0.8) * 1.7);
    const step = Math.max(1, Math.round(img.h * 0.0011));
    const dir = u < sun[0] ? 1 : -1;
    const e = m[clamp(y - step, 0, img.h - 1) * img.w + clamp(x + dir * step, 0, img.w - 1)];
    const rim = (1 - e) * rimK * (0.25 + 1.3 * near);
    const l = 0.55 + 0.35 * near;
    o[0] = dark[0] * l + rim * 0.95 + 0.022 * near * near;
    o[1] = dark[1] * l + rim * 0.6 + 0.012 * near * near;
    o[2] = dark[2] * l + rim * 0.32 + 0.005 * near * near;
  };
  img.paint(rm, ink(rm, [0.036, 0.034, 0.04], 0.6));
  img.paint(bm[1], ink(bm[1], [0.024, 0.024, 0.03], 1.1));
  img.paint(bm[0], ink(bm[0], [0.018, 0.019, 0.025], 1.1));
  img.paint(bm[2], ink(bm[2], [0.014, 0.015, 0.02], 1.1));
  // veil of light
  img.fill((u, v, o) => {
    const r2 = Math.hypot(u - sun[0], v - sun[1]);
    const g = Math.exp(-r2 * 3.2) * 0.05;
    o[0] += g;
    o[1] += g * 0.68;
    o[2] += g * 0.34;
  });
  void hex;
  void line;
  bloom(img, 0.32, 0.02, 0.75);
  return finish(img, {
    exposure: 1.0,
    contrast: 1.1,
    sat: 1.02,
    vignette: 0.18,
    grain: 1.2,
    shadowTint: [0.002, 0.002, 0.014],
    seed: 5,
  });
}
function blurRows(img, yh) {
  const y0 = Math.floor(yh * img.h);
  const part = img.d.slice(y0 * img.w * 3);
  blur(part, img.w, img.h - y0, 3, img.h * 0.004, img.h * 0.002);
  img.d.set(part, y0 * img.w * 3);
}
