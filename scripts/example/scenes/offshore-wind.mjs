import { bloom, clamp, fbm, finish, gauss, mask, mix, ramp, sstep, water } from '../lib.mjs';
import { at, turbine } from '../shapes.mjs';

// The curved row of turbines in the Øresund, evening light behind broken cloud.
export default async function (img) {
  const yh = 0.665;
  const sun = [0.52, 0.4];
  const sky = ramp([
    [0, '#56788f'],
    [0.3, '#8fabb9'],
    [0.62, '#c6d2d0'],
    [0.85, '#ecdfc4'],
    [1, '#f3e2c2'],
  ]);
  img.fill((u, v, o) => {
    const t = v / yh;
    sky(t, o);
    const dx = u - sun[0];
    const dy = v - sun[1];
    const r = Math.hypot(dx, dy);
    const near = Math.exp(-r * 2.2);
    for (let c = 0; c < 3; c++) o[c] *= 0.78 + 0.5 * near;
    // cumulus deck in perspective, thinner to the horizon
    const z = 0.5 / (0.78 - v);
    const X = (u - 0.89) * z * 1.15;
    const q = (dz) => fbm(X * 1.5 + 4, (z + dz) * 2.5 + 1.3 + 0.35 * fbm(X * 3, z * 4, 3), 7, 0.53);
    const d = q(0);
    const a = sstep(-0.06, 0.3, d) * (1 - 0.55 * sstep(0.8, 1, t));
    const lit = sstep(-0.12, 0.2, q(0.09) - d + 0.02);
    const edge = 1 - sstep(0.0, 0.32, d);
    const sh = [0.205, 0.262, 0.318];
    const hi = [1.0, 0.86, 0.66];
    const lum = clamp(0.1 + 0.55 * lit * near + 0.75 * edge * near + 0.22 * t);
    for (let c = 0; c < 3; c++) o[c] = mix(o[c], mix(sh[c], hi[c], lum) * (0.85 + 0.5 * near), a * 0.93);
    const g = Math.exp(-r * 6.5) * 0.72;
    o[0] += g;
    o[1] += g * 0.86;
    o[2] += g * 0.62;
    // shafts
    const ang = Math.atan2(dx, Math.max(dy, -0.02) + 0.03);
    if (dy > -0.02) {
      const ray =
        sstep(-0.05, 0.55, fbm(ang * 5.2 + 3, 2.2, 4)) *
        sstep(-0.02, 0.07, dy) *
        Math.exp(-r * 1.5) *
        sstep(1.3, 0.4, Math.abs(ang));
      o[0] += ray * 0.36;
      o[1] += ray * 0.3;
      o[2] += ray * 0.21;
    }
  });
  const Y = yh * 1000;
  const T = [];
  const n = 15;
  for (let i = 0; i < n; i++) {
    const k = i / (n - 1);
    // an arc seen in perspective
    const z = 1 + k * 6.6;
    const x = 1520 - 250 / z - 1150 * (1 - 1 / z) ** 1.15 + 130 * Math.sin(k * 2.6);
    T.push({ x, s: 4.75 / z, z, rot: 0.35 + i * 0.83 + i * i * 0.13 });
  }
  for (let i = n - 1; i >= 0; i--) {
    const t = T[i];
    const m = await mask(img, at(t.x, Y + 10 / t.z, t.s, turbine(t.rot, 0.93)));
    const fog = 1 - Math.exp(-(t.z - 0.4) * 0.3);
    img.paint(m, (u, v, o) => {
      const up = sstep(yh, 0.2, v);
      const dark = [0.12, 0.165, 0.205];
      const side = sstep(t.x - 1.8 * t.s, t.x + 1.8 * t.s, u * 1000);
      const lumi = mix(1.25, 0.7, side);
      const k = clamp(fog + (1 - up) * 0.2 * fog);
      const nr = Math.exp(-Math.hypot(u - sun[0], v - sun[1]) * 1.6);
      const air = [0.66 + 0.34 * nr, 0.69 + 0.26 * nr, 0.68 + 0.14 * nr];
      const thin = sstep(0.35, 0.8, fog);
      for (let c = 0; c < 3; c++)
        o[c] = mix(dark[c] * lumi + (c === 0 ? 0.02 : 0.01) * (1 - side), mix(air[c] * 0.9, o[c] * 0.95, thin), k);
    });
    const p = await mask(
      img,
      `<rect x="${t.x - 3.4 * t.s}" y="${Y - 3 * t.s + 10 / t.z}" width="${6.8 * t.s}" height="${3.2 * t.s}"/><rect x="${t.x - 2.6 * t.s}" y="${Y - 5.4 * t.s + 10 / t.z}" width="${5.2 * t.s}" height="${0.35 * t.s}"/>`,
    );
    img.paint(p, (u, _v, o) => {
      const side = sstep(t.x - 3 * t.s, t.x + 3 * t.s, u * 1000);
      const c0 = mix(0.5, 0.13, side);
      o[0] = mix(c0 * 1.1, o[0] * 0.94, fog);
      o[1] = mix(c0 * 0.86, o[1] * 0.94, fog);
      o[2] = mix(c0 * 0.34, o[2] * 0.94, fog);
    });
  }
  // far coast
  img.fill((u, v, o) => {
    const hgt = 0.006 + 0.004 * fbm(u * 5 + 3, 1, 4);
    const a = sstep(yh - hgt, yh - hgt + 0.002, v) * sstep(1.05, 1.5, u) * 0.35;
    o[0] = mix(o[0], 0.3, a);
    o[1] = mix(o[1], 0.34, a);
    o[2] = mix(o[2], 0.36, a);
  });
  water(img, {
    yh,
    shore: yh + 0.0005,
    mirror: yh,
    slope: 0.11,
    scale: 0.62,
    focal: 1.25,
    body: [0.016, 0.052, 0.07],
    taps: 8,
    swell: 0.75,
    stretch: 3.6,
    fresnel: 0.86,
    tint: [0.93, 0.97, 1],
  });
  // sun path glitter
  img.fill((u, v, o) => {
    if (v < yh) return;
    const t = v - yh;
    const z = 0.44 / (t + 0.004);
    const X = (u - 0.89) * z;
    const w = gauss(u - sun[0] - 0.02, 0.06 + 0.34 * t);
    const n = fbm(X * 7, z * 11, 3);
    const s = sstep(0.28, 0.62, n) * w * (0.3 + 0.7 * sstep(0, 0.05, t));
    o[0] += s * 1.5;
    o[1] += s * 1.28;
    o[2] += s * 0.92;
  });
  // sea haze
  img.fill((u, v, o) => {
    const a = gauss(v - yh, 0.018) * 0.42 + gauss(v - yh, 0.09) * 0.16;
    const nr = Math.exp(-Math.abs(u - sun[0]) * 1.5);
    const c = [0.66 + 0.2 * nr, 0.68 + 0.1 * nr, 0.66];
    for (let k = 0; k < 3; k++) o[k] = mix(o[k], c[k], a);
  });
  bloom(img, 0.2, 0.015, 0.8);
  return finish(img, {
    exposure: 1.02,
    contrast: 1.12,
    sat: 1.0,
    vignette: 0.16,
    grain: 1.1,
    shadowTint: [-0.005, 0.003, 0.01],
    seed: 7,
  });
}
