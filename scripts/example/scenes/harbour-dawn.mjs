import { bloom, fbm, finish, gauss, hex, mask, mix, ramp, sstep, water } from '../lib.mjs';
import { at, circle, crane, gantry, rect, roofs, ship, spires } from '../shapes.mjs';

export default async function (img) {
  const yh = 0.635;
  const sun = [0.985, 0.535];
  const sky = ramp([
    [0, '#4f728c'],
    [0.28, '#8aa3b0'],
    [0.55, '#cfc6b8'],
    [0.78, '#f3cfa0'],
    [1, '#f8d3a4'],
  ]);
  const warm = hex('#ffd9a0');
  img.fill((u, v, o) => {
    const t = v / yh;
    const dx = u - sun[0];
    const dy = v - sun[1];
    const near = Math.exp(-Math.hypot(dx * 0.8, dy * 1.5) * 2.4);
    sky(t * (0.82 + 0.2 * near), o);
    const k = 0.74 + 0.42 * near;
    for (let c = 0; c < 3; c++) o[c] *= k;
    // long clouds, lit from under
    const p = v * 5.2 + 0.25 * u;
    const cl = fbm(u * 1.25 + 3, p * 1.5 + 0.5 * fbm(u * 2.2, p * 2, 3), 6);
    const cl2 = fbm(u * 1.25 + 3 - 0.05, (p + 0.12) * 1.5 + 0.5 * fbm(u * 2.2, (p + 0.12) * 2, 3), 6);
    const a = sstep(-0.02, 0.5, cl + 0.12 * (1 - t)) * sstep(0.98, 0.35, t) * 0.75;
    const lit = sstep(-0.1, 0.3, cl - cl2) * (0.35 + 0.9 * near);
    const base = [0.17, 0.22, 0.28];
    const hi = [0.98, 0.66, 0.42];
    for (let c = 0; c < 3; c++) o[c] = mix(o[c], mix(base[c], hi[c], lit) * (0.75 + 0.5 * near), a);
    const r = Math.hypot(dx, dy);
    const disc = sstep(0.0375, 0.0345, r);
    const glow = Math.exp(-r * 9) * 0.75 + Math.exp(-r * 2.6) * 0.28;
    o[0] += warm[0] * glow + disc * 1.9;
    o[1] += warm[1] * glow * 0.86 + disc * 1.55;
    o[2] += warm[2] * glow * 0.62 + disc * 0.95;
  });
  const fogged = (f, dark) => (u, v, o) => {
    const near = Math.exp(-Math.hypot((u - sun[0]) * 0.9, (v - sun[1]) * 1.4) * 2.6);
    const low = sstep(yh - 0.24, yh + 0.01, v);
    const k = f + (1 - f) * (0.55 * near + 0.42 * low);
    for (let c = 0; c < 3; c++) o[c] = mix(dark[c], o[c] * (c === 0 ? 1 : 0.985), Math.min(k, 0.97));
  };
  const mist = (top, bot, amt, sd) =>
    img.fill((u, v, o) => {
      if (v < top - 0.12 || v > yh + 0.004) return;
      const n = fbm(u * 1.6 + sd, v * 7 + sd, 5);
      const m = sstep(top, bot, v + 0.07 * n) * amt * (0.8 + 0.35 * n);
      const near = Math.exp(-Math.abs(u - sun[0]) * 1.6);
      const c = [0.66 + 0.26 * near, 0.56 + 0.16 * near, 0.48 + 0.02 * near];
      for (let k = 0; k < 3; k++) o[k] = mix(o[k], c[k], Math.max(0, m));
    });
  const Y = yh * 1000;
  const blue = hex('#4d6577');
  let far = at(0, Y, 1, rect(0, -13, 1500, 13) + roofs(0, 700, 12, 30, 5) + roofs(700, 1500, 8, 22, 9));
  far +=
    at(196, Y, 0.42, spires.saviour()) +
    at(300, Y, 0.36, spires.christiansborg()) +
    at(352, Y, 0.3, spires.nicholas()) +
    at(118, Y, 0.38, spires.cityHall()) +
    at(560, Y, 0.5, spires.stack()) +
    at(578, Y, 0.5, spires.stack()) +
    at(606, Y, 0.62, spires.stack());
  img.paint(await mask(img, far, { blur: 0.0011 }), fogged(0.7, blue));
  // a plume that drifts from the tall stack
  img.fill((u, v, o) => {
    const t = (u - 0.606) / 0.5;
    if (t < -0.02 || t > 1) return;
    const cy = Y / 1000 - 0.12 - 0.075 * Math.sqrt(Math.max(t, 0)) * 1.3;
    const s = 0.006 + 0.03 * Math.sqrt(Math.max(t, 0));
    const n = fbm(u * 9 - 2, v * 14, 5);
    const a = gauss(v - cy + n * 0.022 * (0.3 + t), s) * sstep(-0.02, 0.03, t) * (1 - t) * 0.5;
    o[0] = mix(o[0], 0.86, a);
    o[1] = mix(o[1], 0.68, a);
    o[2] = mix(o[2], 0.55, a);
  });
  mist(0.56, 0.64, 0.6, 1);
  img.paint(
    await mask(
      img,
      at(760, Y, 1.0, crane(0.72)) +
        at(700, Y, 0.9, gantry(1), -1) +
        at(1190, Y, 0.92, gantry(0)) +
        at(1290, Y, 0.92, gantry(1)) +
        at(1386, Y, 0.95, crane(1.05), -1) +
        at(1060, Y, 1, rect(-420, -9, 900, 9) + roofs(-250, -110, 14, 24, 31) + roofs(60, 420, 10, 18, 33)),
      { blur: 0.0008 },
    ),
    fogged(0.44, hex('#324a5b')),
  );
  mist(0.585, 0.645, 0.55, 5);
  img.paint(
    await mask(
      img,
      at(420, Y + 3, 1.72, crane(0.86)) +
        at(205, Y + 3, 1.6, crane(1.12)) +
        at(0, Y + 3, 1, rect(-10, -12, 640, 14)) +
        at(395, Y + 6, 0.98, ship(), -1),
      { blur: 0.0004 },
    ),
    fogged(0.13, hex('#172b3a')),
  );
  mist(0.604, 0.652, 0.5, 9);
  // lamps on the quay
  const lamps = [
    [86, 560],
    [232, 541],
    [330, 585],
    [471, 538],
    [536, 590],
    [612, 604],
  ];
  const m = await mask(img, lamps.map(([x, y]) => circle(x, y, 1.6)).join(''));
  img.add(m, [2.6, 1.7, 0.8]);
  water(img, {
    yh,
    shore: yh + 0.004,
    mirror: yh + 0.004,
    slope: 0.016,
    scale: 0.5,
    focal: 1.4,
    body: [0.03, 0.055, 0.075],
    taps: 6,
    fresnel: 0.72,
    tint: [0.93, 0.95, 0.98],
  });
  // vapour over the water
  img.fill((u, v, o) => {
    if (v < yh - 0.02) return;
    const t = (v - yh) / (1 - yh);
    const z = 1 / (t + 0.12);
    const n = fbm((u - 0.75) * z * 0.9 + 4, z * 2.1, 5);
    const a = sstep(-0.15, 0.6, n) * Math.exp(-t * 3.2) * 0.5 * sstep(-0.05, 0.02, t);
    const near = Math.exp(-Math.abs(u - sun[0]) * 1.4);
    o[0] = mix(o[0], 0.7 + 0.25 * near, a);
    o[1] = mix(o[1], 0.6 + 0.12 * near, a);
    o[2] = mix(o[2], 0.54, a);
  });
  // near: mooring posts and a line, out of the mist
  let near = '';
  for (const [x, y, s] of [
    [1180, 838, 1],
    [1243, 846, 1.04],
    [1330, 880, 1.35],
  ])
    near += at(x, y, s, `<path d="M-9 0 L-8 -96 Q0 -101 8 -96 L9 0Z"/>`);
  near += `<path d="M1180 762 Q1260 800 1330 772" fill="none" stroke="#fff" stroke-width="2"/>`;
  near += `<path d="M1322 747 q-3 -13 6 -19 q3 -5 8 -3 q5 2 8 2 q-3 3 -5 4 q1 8 -6 13 l-1 4 l-2 0 l0 -4 q-5 2 -8 3Z"/>`;
  const nm = await mask(img, near);
  const refl = await mask(
    img,
    `${near.replaceAll('<path', '<path').replace(/^/, '<g transform="translate(0 1690) scale(1 -1)">')}</g>`,
    { blur: 0.004 },
  );
  img.fill((u, v, o, x, y) => {
    if (v < 0.8) return;
    const sh = Math.round(fbm(u * 30, v * 90, 3) * 0.006 * img.h);
    const X = Math.min(img.w - 1, Math.max(0, x + sh));
    const k = refl[y * img.w + X] * 0.62 * sstep(0.83, 0.86, v);
    for (let c = 0; c < 3; c++) o[c] *= 1 - k;
  });
  img.paint(nm, (u, v, o, _mm, x, y) => {
    const e = nm[y * img.w + Math.max(0, x - Math.round(img.h * 0.005))];
    const rim = (1 - e) * 0.5;
    const g = 0.6 + 0.4 * fbm(u * 90, v * 22, 4);
    o[0] = 0.022 * g + rim * 0.75;
    o[1] = 0.024 * g + rim * 0.42;
    o[2] = 0.028 * g + rim * 0.2;
  });
  bloom(img, 0.28, 0.02, 0.7);
  return finish(img, {
    exposure: 1.0,
    contrast: 1.1,
    pivot: 0.5,
    sat: 1.06,
    vignette: 0.14,
    grain: 1.3,
    shadowTint: [-0.004, 0.002, 0.014],
    seed: 2,
  });
}
