import { bloom, blur, clamp, fbm, finish, gauss, hash2, Img, mix, n2, ramp, ridged, sstep } from '../lib.mjs';

// Portrait: the wall winds along a crest into misty mountains. A height field, drawn column by column from front to back.
const smax = (a, b, k) => {
  const h = clamp(0.5 + (0.5 * (a - b)) / k);
  return mix(b, a, h) + k * h * (1 - h);
};
const path = (z) =>
  0.2 * Math.sin(z * 2.3 + 0.35) * (0.35 + 0.3 * z) +
  0.1 * Math.sin(z * 5.1 + 1.9) * Math.min(1, z * 0.6) +
  0.02 * Math.sin(z * 13) +
  0.03;
const crest = (z) =>
  0.5 +
  0.055 * Math.sin(z * 3.3 + 0.5) +
  0.05 * fbm(z * 1.9 + 3.1, 2.2, 3) +
  0.028 * fbm(z * 7 + 1, 8.2, 2) +
  0.1 * sstep(1.3, 2.9, z) -
  0.05 * gauss(z - 1.25, 0.3) +
  0.05 * gauss(z - 0.62, 0.14);
export default async function (img) {
  const A = img.w / img.h;
  const SS = 2;
  const w = img.w * SS;
  const h = img.h * SS;
  const sunU = 0.17;
  const sunV = 0.235;
  const f = 1.02;
  const v0 = 0.375;
  const camY = 0.865;
  // ---- ground grid
  const NX = 1600;
  const NZ = 2000;
  const X0 = -1.9;
  const X1 = 1.9;
  const Z0 = 0.2;
  const Z1 = 4.6;
  const g = new Float32Array(NX * NZ);
  const base = (x, z) => {
    const wx = x + 0.12 * fbm(x * 1.6 + 3, z * 1.6, 3);
    const wz = z + 0.12 * fbm(x * 1.6 + 13, z * 1.6, 3);
    let t = 0.06 + 0.3 * ridged(wx * 1.15 + 2.7, wz * 1.15 + 0.4, 6, 0.5) + 0.05 * fbm(x * 2, z * 2, 3);
    t +=
      (0.26 * sstep(1.6, 3.8, z) + 0.06 * sstep(0.8, 1.6, z) * sstep(0.2, 0.9, Math.abs(x))) *
      (0.35 + 0.9 * ridged(wx * 0.8 + 5.1, wz * 0.8 + 1.7, 5, 0.5));
    const d = Math.abs(x - path(z)) / Math.sqrt(1 + ((path(z + 0.01) - path(z - 0.01)) / 0.02) ** 2);
    const spur = ridged(wx * 4.2 + 1.2, wz * 4.2, 4);
    const hr =
      crest(z) -
      0.012 -
      1.02 * Math.max(0, d - 0.013) ** 0.96 * (1 - 0.42 * spur * sstep(0.01, 0.16, d)) +
      0.02 * fbm(x * 9, z * 9, 3) * sstep(0.015, 0.1, d);
    return smax(t, hr, 0.03);
  };
  for (let j = 0; j < NZ; j++) {
    const z = Z0 + ((Z1 - Z0) * j) / (NZ - 1);
    for (let i = 0; i < NX; i++) g[j * NX + i] = base(X0 + ((X1 - X0) * i) / (NX - 1), z);
  }
  const sun = [-0.63, 0.36, 0.55];
  const sl = Math.hypot(...sun);
  const L = sun.map((q) => q / sl);
  const lit = new Float32Array(NX * NZ);
  const cx = (X1 - X0) / (NX - 1);
  const cz = (Z1 - Z0) / (NZ - 1);
  for (let j = 0; j < NZ; j++)
    for (let i = 0; i < NX; i++) {
      const H0 = g[j * NX + i];
      let s = 1;
      for (let t = 0.006; t < 0.6; t *= 1.13) {
        const I = Math.round(i + (L[0] * t) / cx);
        const J = Math.round(j + (L[2] * t) / cz);
        if (I < 0 || J < 0 || I >= NX || J >= NZ) break;
        const over = g[J * NX + I] - (H0 + L[1] * t);
        if (over > 0) {
          s = Math.min(s, clamp(1 - over / (0.1 * t + 0.002)));
          if (s === 0) break;
        }
      }
      lit[j * NX + i] = s;
    }
  blur(lit, NX, NZ, 1, 1);
  const at = (m, x, z) => {
    const a = clamp((x - X0) / cx, 0, NX - 1.001);
    const b = clamp((z - Z0) / cz, 0, NZ - 1.001);
    const i = a | 0;
    const j = b | 0;
    const p = a - i;
    const q = b - j;
    const k = j * NX + i;
    const t = m[k] + (m[k + 1] - m[k]) * p;
    const u = m[k + NX] + (m[k + NX + 1] - m[k + NX]) * p;
    return t + (u - t) * q;
  };
  // arc length of the wall, and towers where it turns or climbs
  const NS = 4000;
  const arc = new Float32Array(NS);
  for (let i = 1; i < NS; i++) {
    const za = Z0 + ((Z1 - Z0) * (i - 1)) / NS;
    const zb = Z0 + ((Z1 - Z0) * i) / NS;
    arc[i] = arc[i - 1] + Math.hypot(zb - za, path(zb) - path(za), (crest(zb) - crest(za)) * 0.5);
  }
  const sAt = (z) => arc[clamp(((z - Z0) / (Z1 - Z0)) * NS, 0, NS - 1) | 0];
  const towers = [0.66, 1.02, 1.47, 1.86, 2.3, 2.72, 3.2, 3.6];
  const WW = 0.0135;
  const WH = 0.017;
  // ---- sky
  const big = new Img(w, h);
  const sky = ramp([
    [0, '#6f8ba1'],
    [0.22, '#adbbc0'],
    [0.42, '#ecd3ad'],
    [0.6, '#f7d6a2'],
    [1, '#f3d0a0'],
  ]);
  big.fill((u, v, o) => {
    sky(v / 0.62, o);
    const r = Math.hypot(u - sunU, v - sunV);
    const near = Math.exp(-r * 2.2);
    for (let c = 0; c < 3; c++) o[c] *= 0.86 + 0.22 * near;
    const n = fbm(u * 1.8 + 1 + 0.3 * fbm(u * 3, v * 6, 3), v * 8, 6);
    const a = sstep(0.0, 0.5, n) * sstep(0.36, 0.08, v) * 0.55;
    o[0] = mix(o[0], 0.95, a);
    o[1] = mix(o[1], 0.82, a);
    o[2] = mix(o[2], 0.7, a);
    const q = Math.exp(-r * 4.5) * 0.46 + sstep(0.031, 0.0295, r) * 1.2;
    o[0] += q;
    o[1] += q * 0.82;
    o[2] += q * 0.52;
    // far ranges
    for (const [b, am, fr, sd, k] of [
      [0.365, 0.055, 2.3, 3.1, 0.07],
      [0.392, 0.06, 2.6, 7.7, 0.15],
    ]) {
      const y = b - am * (0.55 * fbm(u * fr + sd, sd, 6, 0.48) + 0.8 * (ridged(u * fr * 0.9 + sd * 1.7, sd, 5) - 0.5));
      const e = sstep(y - 0.0004, y + 0.0004, v);
      const m = sstep(y, y + 0.09, v);
      const wm = Math.exp(-Math.abs(u - sunU) * 2);
      for (let c = 0; c < 3; c++)
        o[c] = mix(
          o[c],
          mix([0.62, 0.55, 0.48][c], [0.92, 0.76, 0.56][c], 0.25 + 0.75 * m) * (0.92 + 0.16 * wm) -
            k * 0.6 * (1 - m) * [0.9, 0.7, 0.45][c],
          e,
        );
    }
  });
  // ---- land
  const c = [0, 0, 0];
  const hazeAt = (u, o) => {
    const wm = Math.exp(-Math.abs(u - sunU) * 2);
    o[0] = 0.74 + 0.22 * wm;
    o[1] = 0.635 + 0.1 * wm;
    o[2] = 0.5;
  };
  const hz = [0, 0, 0];
  for (let px = 0; px < w; px++) {
    const u = (px + 0.5) / h;
    const k = (u - A / 2) / f;
    let ybuf = h;
    hazeAt(u, hz);
    for (let z = 0.3; z < Z1; z += Math.max(0.00035, z * 0.00085)) {
      const x = k * z + 0.0;
      const px0 = path(z);
      const sl2 = (path(z + 0.004) - path(z - 0.004)) / 0.008;
      const d = (x - px0) / Math.sqrt(1 + sl2 * sl2);
      const ad = Math.abs(d);
      let H;
      let kind = 0;
      let s = 0;
      if (ad < 0.04) {
        s = sAt(z);
        let tw = 0;
        let tz = 0;
        for (const t of towers)
          if (Math.abs(z - t) < 0.045) {
            const e = sAt(z) - sAt(t);
            if (Math.abs(e) < 0.0205 && ad < 0.0205) {
              tw = 1;
              tz = t;
              s = e;
            }
          }
        if (tw) {
          kind = 2;
          H = crest(tz) + 0.052;
          const rim = Math.max(Math.abs(s), ad) > 0.0172;
          if (rim) H += Math.sin((Math.abs(s) > ad ? d : s) * 1050) > -0.2 ? 0.0075 : 0.002;
        } else if (ad < WW) {
          kind = 1;
          H = crest(z) + WH - 0.0065;
          if (ad > WW - 0.0032) H += Math.sin(s * 520) > -0.25 ? 0.0078 : 0.0034;
        }
      }
      let n1 = 0;
      let cover = 0;
      if (!kind) {
        H = at(g, x, z);
        const fade = clamp(1.25 - z * 0.3);
        cover = sstep(0.012, 0.03, ad);
        n1 = Math.abs(fbm(x * 62, z * 62, 4));
        H += cover * fade * (0.013 * n1 + 0.004 * n2(x * 300, z * 300));
      }
      const vy = (v0 + (f * (camY - H)) / z) * h;
      if (vy >= ybuf) continue;
      const y1 = Math.min(h, ybuf);
      const y0 = Math.max(0, vy);
      // colour
      const e = 0.003 + z * 0.0008;
      const gx = (at(g, x + e, z) - at(g, x - e, z)) / (2 * e);
      const gz = (at(g, x, z + e) - at(g, x, z - e)) / (2 * e);
      const nl = Math.hypot(gx, 1, gz);
      const dif = clamp((-gx * L[0] + L[1] - gz * L[2]) / nl);
      const sh = at(lit, x, z);
      if (kind) {
        const top = kind === 1 && ad < WW - 0.0034;
        const br = 0.86 + 0.2 * fbm(s * 90, d * 300 + z, 3);
        const side = d > 0 ? 0.42 : 1.12;
        const l = (top ? 0.95 : side) * (0.55 + 0.45 * sh) * br;
        c[0] = 0.5 * l + 0.03;
        c[1] = 0.385 * l + 0.035;
        c[2] = 0.265 * l + 0.045;
      } else {
        const dry = sstep(-0.2, 0.4, fbm(x * 7 + 3, z * 7, 4));
        const tuft = 0.6 + 1.1 * n1 + 0.3 * n2(x * 160, z * 160);
        const amb = 0.2 + 0.2 / nl;
        const li = dif * sh;
        c[0] = (mix(0.055, 0.11, dry) * amb + mix(0.19, 0.3, dry) * li * 1.25) * tuft;
        c[1] = (mix(0.085, 0.11, dry) * amb + mix(0.17, 0.2, dry) * li) * tuft;
        c[2] = (mix(0.075, 0.085, dry) * amb + mix(0.055, 0.075, dry) * li) * tuft;
      }
      const fogD = 1 - Math.exp(-Math.max(0, z - 0.4) * 0.27);
      const mn = fbm(x * 2.1 + 4, z * 2.1 + H * 3, 5);
      const lvl = 0.2 + 0.1 * sstep(0.6, 2.6, z) + 0.07 * mn;
      for (let y = Math.floor(y0); y < y1; y++) {
        // inside a vertical span the lower part is nearer to the mist
        const yy = camY - ((y / h - v0) * z) / f;
        const val = clamp(Math.exp(-Math.max(0, yy - lvl) / 0.055)) * sstep(0.35, 1.1, z) * (0.88 + 0.1 * mn);
        const fog = clamp(1 - (1 - fogD) * (1 - val * 0.96));
        let R = c[0];
        let G = c[1];
        let B = c[2];
        if (kind === 2) {
          // window slits in the towers, brick courses
          const up = (crest(z) + 0.05 - yy) / 0.034;
          const wn = Math.abs((((k * z - px0) / 0.0135 + 10.5) % 1) - 0.5);
          if (up > 0.32 && up < 0.62 && wn < 0.2 && ad < 0.02) {
            R *= 0.25;
            G *= 0.25;
            B *= 0.3;
          }
        }
        if (kind) {
          const cr = 0.93 + 0.07 * Math.sign(Math.sin(yy * 1500));
          const gr = 0.9 + 0.22 * hash2(px >> 2, (yy * 2400) | 0);
          R *= cr * gr;
          G *= cr * gr;
          B *= cr * gr;
        }
        const i = (y * w + px) * 3;
        big.d[i] = mix(R, hz[0], fog);
        big.d[i + 1] = mix(G, hz[1], fog);
        big.d[i + 2] = mix(B, hz[2], fog);
      }
      ybuf = y0;
      if (ybuf <= 0) break;
    }
  }
  // down to size
  img.fill((u, v, o, x, y) => {
    for (let q = 0; q < 3; q++) {
      let s = 0;
      for (let j = 0; j < SS; j++) for (let i = 0; i < SS; i++) s += big.d[((y * SS + j) * w + x * SS + i) * 3 + q];
      o[q] = s / (SS * SS);
    }
    // a breath of mist across the picture
    const n = fbm(u * 2.4 + 7, v * 10, 5);
    const a = clamp(gauss(v - 0.5 - 0.03 * n, 0.05) * sstep(-0.2, 0.6, n) * 0.34);
    for (let q = 0; q < 3; q++) o[q] = mix(o[q], [0.93, 0.79, 0.6][q], a);
    const r = Math.hypot(u - sunU, v - sunV);
    const q2 = Math.exp(-r * 3) * 0.1;
    o[0] += q2;
    o[1] += q2 * 0.75;
    o[2] += q2 * 0.42;
  });
  bloom(img, 0.2, 0.02, 0.8);
  return finish(img, {
    exposure: 1.02,
    contrast: 1.12,
    sat: 1.0,
    vignette: 0.14,
    grain: 1.2,
    shadowTint: [-0.004, 0.002, 0.012],
    seed: 13,
  });
}
