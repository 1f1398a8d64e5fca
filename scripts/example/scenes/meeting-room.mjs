import { createRandom } from '../../random.ts';
import { bloom, clamp, fbm, finish, hash2, mix, n2, sstep } from '../lib.mjs';

// A council meeting room before the meeting, path-traced: sky and low sun through tall windows.
export default async function (img, scale) {
  const { w, h } = img;
  const A = w / h;
  const r = createRandom(2014);
  const B = [];
  const box = (x0, y0, z0, x1, y1, z1, m) => B.push([x0, y0, z0, x1, y1, z1, m]);
  // room x -3.1..3.1, y 0..3.3, z 0..11.5; windows in the left wall
  const X0 = -3.1;
  const X1 = 3.1;
  const Z1 = 11.6;
  box(X0 - 1, -0.2, -2, X1 + 0.2, 0, Z1 + 0.2, 1); // floor
  box(X0 - 0.5, 3.3, -2, X1 + 0.2, 3.5, Z1 + 0.2, 2); // ceiling
  box(X1, 0, -2, X1 + 0.2, 3.3, Z1, 3);
  box(X0 - 0.5, 0, Z1, X1 + 0.2, 3.3, Z1 + 0.2, 4);
  box(X0 - 0.5, 0, -2.2, X1 + 0.2, 3.3, -2, 2);
  const wins = [];
  const wz = [0.1, 2.45, 4.8, 7.15, 9.5];
  const ww = 1.55;
  box(X0 - 0.42, 0, -2, X0, 0.55, Z1, 2);
  box(X0 - 0.42, 3.0, -2, X0, 3.3, Z1, 2);
  let pz = -2;
  for (const z of wz) {
    box(X0 - 0.42, 0.55, pz, X0, 3.0, z, 2);
    wins.push([z, z + ww]);
    // frame and bars
    box(X0 - 0.26, 0.55, z + ww / 2 - 0.035, X0 - 0.2, 3.0, z + ww / 2 + 0.035, 5);
    box(X0 - 0.26, 2.2, z, X0 - 0.2, 2.26, z + ww, 5);
    box(X0 - 0.26, 1.36, z, X0 - 0.21, 1.39, z + ww, 5);
    box(X0 - 0.3, 0.53, z - 0.03, X0 + 0.1, 0.575, z + ww + 0.03, 5);
    pz = z + ww;
  }
  box(X0 - 0.42, 0.55, pz, X0, 3.0, Z1, 2);
  // table
  box(-0.72, 0.71, 1.75, 0.72, 0.755, 9.3, 6);
  for (const z of [2.5, 5.5, 8.5]) box(-0.3, 0, z - 0.05, 0.3, 0.71, z + 0.05, 7);
  // chairs
  const chair = (x, z, s) => {
    const j = (r() - 0.5) * 0.1;
    x += j * 0.7;
    z += j;
    box(x - 0.23, 0.43, z - 0.23, x + 0.23, 0.47, z + 0.23, 8);
    box(x + s * 0.23, 0.5, z - 0.22, x + s * 0.262, 0.86, z + 0.22, 9);
    for (const a of [-0.2, 0.2])
      for (const b of [-0.2, 0.2]) box(x + a - 0.012, 0, z + b - 0.012, x + a + 0.012, 0.44, z + b + 0.012, 7);
    box(x + s * 0.23, 0.44, z - 0.2, x + s * 0.25, 0.55, z - 0.175, 7);
    box(x + s * 0.23, 0.44, z + 0.175, x + s * 0.25, 0.55, z + 0.2, 7);
  };
  for (let i = 0; i < 8; i++) {
    chair(-0.98, 2.35 + i * 0.9, -1);
    chair(0.98, 2.35 + i * 0.9, 1);
  }
  // papers and water glasses as slim boxes
  for (let i = 0; i < 8; i++)
    for (const s of [-1, 1]) {
      const z = 2.35 + i * 0.9 + (r() - 0.5) * 0.06;
      box(s * 0.46 - 0.105, 0.755, z - 0.15, s * 0.46 + 0.105, 0.759, z + 0.15, 10);
      box(s * 0.27 - 0.03, 0.755, z + 0.19, s * 0.27 + 0.03, 0.85, z + 0.25, 11);
    }
  // pendants
  for (const z of [3.2, 5.5, 7.8]) {
    box(-0.06, 2.02, z - 0.62, 0.06, 2.1, z + 0.62, 7);
    box(-0.006, 2.1, z - 0.4, 0.006, 3.3, z - 0.388, 7);
    box(-0.006, 2.1, z + 0.388, 0.006, 3.3, z + 0.4, 7);
  }
  // picture on the far wall, a door, skirting, slats on the right
  box(-0.95, 1.05, Z1 - 0.05, 0.95, 2.35, Z1, 12);
  box(1.75, 0, Z1 - 0.04, 2.75, 2.25, Z1, 13);
  for (let i = 0; i < 46; i++) box(X1 - 0.045, 0.12, 0.05 + i * 0.25, X1, 2.55, 0.21 + i * 0.25, 13);
  box(X1 - 0.06, 0, -2, X1, 0.11, Z1, 5);
  const n = B.length;
  const bx = new Float64Array(n * 6);
  for (const [i, b] of B.entries()) bx.set(b.slice(0, 6), i * 6);
  const mat = B.map((b) => b[6]);
  // simple clusters: split in z slabs
  const SL = 14;
  const slab = Array.from({ length: SL }, (_, s) => {
    const a = -2.2 + (s * 14.2) / SL;
    const b = a + 14.2 / SL;
    return Int16Array.from(B.map((_q, i) => i).filter((i) => B[i][5] >= a - 1e-6 && B[i][2] <= b + 1e-6));
  });
  let ht = 0;
  let hi = -1;
  let hax = 0;
  const trace = (ox, oy, oz, dx, dy, dz, tmax, any) => {
    ht = tmax;
    hi = -1;
    const ix = 1 / dx;
    const iy = 1 / dy;
    const iz = 1 / dz;
    const SW = 14.2 / SL;
    let s = clamp(Math.floor((oz + 2.2) / SW), 0, SL - 1);
    const step = dz > 0 ? 1 : -1;
    for (;;) {
      const list = slab[s];
      for (let q = 0; q < list.length; q++) {
        const i = list[q];
        const k = i * 6;
        let t0 = (bx[k] - ox) * ix;
        let t1 = (bx[k + 3] - ox) * ix;
        let ax = 0;
        let a = Math.min(t0, t1);
        let b = Math.max(t0, t1);
        t0 = (bx[k + 1] - oy) * iy;
        t1 = (bx[k + 4] - oy) * iy;
        let lo = Math.min(t0, t1);
        let hiT = Math.max(t0, t1);
        if (lo > a) {
          a = lo;
          ax = 1;
        }
        if (hiT < b) b = hiT;
        if (a > b) continue;
        t0 = (bx[k + 2] - oz) * iz;
        t1 = (bx[k + 5] - oz) * iz;
        lo = Math.min(t0, t1);
        hiT = Math.max(t0, t1);
        if (lo > a) {
          a = lo;
          ax = 2;
        }
        if (hiT < b) b = hiT;
        if (a > b || a < 1e-4 || a >= ht) continue;
        ht = a;
        hi = i;
        hax = ax;
        if (any) return true;
      }
      const edge = -2.2 + (step > 0 ? s + 1 : s) * SW;
      const te = (edge - oz) * iz;
      if (hi >= 0 && ht <= te) return true;
      if (te > tmax) return hi >= 0;
      s += step;
      if (s < 0 || s >= SL) return hi >= 0;
    }
  };
  const sunD = [-0.86, 0.4, 0.22];
  const sl = Math.hypot(...sunD);
  for (const [i, v] of sunD.entries()) sunD[i] = v / sl;
  const sunC = [16, 11.6, 7.2];
  const sky = (dx, dy, dz, o) => {
    // pale morning with the far bank as a darker line
    const e = dy;
    const g = clamp(e * 1.6);
    o[0] = mix(4.4, 2.3, g);
    o[1] = mix(4.5, 3.0, g);
    o[2] = mix(4.4, 3.9, g);
    const a = Math.atan2(dz, -dx);
    const roof = 0.035 + 0.03 * Math.abs(n2(a * 9, 2)) + 0.02 * Math.sign(n2(a * 17, 5));
    if (e < roof) {
      o[0] = 0.85;
      o[1] = 0.95;
      o[2] = 1.08;
    }
    if (e < -0.06) {
      o[0] = 1.7;
      o[1] = 1.85;
      o[2] = 1.9;
    }
  };
  const alb = [0, 0, 0];
  let gloss = 0;
  const surf = (m, x, y, z, nx, ny, nz) => {
    gloss = 0;
    let c;
    switch (m) {
      case 1: {
        const pl = Math.floor(x / 0.16);
        const k = 0.78 + 0.3 * hash2(pl, Math.floor((z + hash2(pl, 3) * 2) / 1.9)) + 0.16 * fbm(x * 26, z * 1.6 + pl, 4);
        const seam = Math.abs(x / 0.16 - Math.round(x / 0.16)) < 0.02 ? 0.55 : 1;
        c = [0.42 * k * seam, 0.285 * k * seam, 0.17 * k * seam];
        gloss = 0.5;
        break;
      }
      case 2:
        c = [0.8, 0.78, 0.74];
        break;
      case 3:
        c = [0.5, 0.5, 0.48];
        break;
      case 4:
        c = [0.13, 0.25, 0.29];
        break;
      case 5:
        c = [0.82, 0.81, 0.78];
        break;
      case 6: {
        const k = 0.85 + 0.3 * fbm(x * 24, z * 1.3, 5);
        c = [0.36 * k, 0.22 * k, 0.125 * k];
        gloss = ny > 0.5 ? 1 : 0.1;
        break;
      }
      case 7:
        c = [0.05, 0.05, 0.055];
        gloss = 0.3;
        break;
      case 8:
        c = [0.05, 0.15, 0.15];
        break;
      case 9:
        c = [0.46, 0.3, 0.18];
        gloss = 0.25;
        break;
      case 10:
        c = [0.88, 0.88, 0.86];
        break;
      case 11:
        c = [0.7, 0.78, 0.8];
        gloss = 0.9;
        break;
      case 12: {
        // the picture: a quiet sea
        const v = (y - 1.05) / 1.3;
        const u = (x + 0.95) / 1.9;
        if (u < 0.03 || u > 0.97 || v < 0.045 || v > 0.955) c = [0.5, 0.36, 0.2];
        else {
          const hz = v > 0.45;
          const k = 0.9 + 0.2 * fbm(x * 3, y * (hz ? 4 : 16), 4);
          c = hz
            ? [mix(0.78, 0.3, (v - 0.45) * 1.8) * k, mix(0.62, 0.45, (v - 0.45) * 1.8) * k, mix(0.42, 0.55, (v - 0.45) * 1.8) * k]
            : [0.1 * k, 0.26 * k, 0.32 * k];
        }
        break;
      }
      default: {
        const k = 0.85 + 0.25 * fbm(z * 30, y * 1.5, 4);
        c = [0.4 * k, 0.26 * k, 0.155 * k];
      }
    }
    alb[0] = c[0];
    alb[1] = c[1];
    alb[2] = c[2];
    void nx;
    void nz;
  };
  const tc = [0, 0, 0];
  let seed = 1;
  const rnd = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    let t = seed ^ (seed >>> 16);
    t = Math.imul(t, 0x7feb352d);
    t ^= t >>> 15;
    return (t >>> 0) / 4294967296;
  };
  const radiance = (ox, oy, oz, dx, dy, dz, depth, o, spec) => {
    if (!trace(ox, oy, oz, dx, dy, dz, 60, false)) {
      if (spec) sky(dx, dy, dz, o);
      else o[0] = o[1] = o[2] = 0;
      return;
    }
    const x = ox + dx * ht;
    const y = oy + dy * ht;
    const z = oz + dz * ht;
    const m = mat[hi];
    const k6 = hi * 6;
    void k6;
    const nx = hax === 0 ? -Math.sign(dx) : 0;
    const ny = hax === 1 ? -Math.sign(dy) : 0;
    const nz = hax === 2 ? -Math.sign(dz) : 0;
    if (m === 7 && ny < -0.5 && y > 1.9 && y < 2.06) {
      o[0] = 5.5;
      o[1] = 4.3;
      o[2] = 2.8;
      return;
    }
    surf(m, x, y, z, nx, ny, nz);
    const ar = alb[0];
    const ag = alb[1];
    const ab = alb[2];
    const gl = gloss;
    const px = x + nx * 1e-3;
    const py = y + ny * 1e-3;
    const pz2 = z + nz * 1e-3;
    let spR = 0;
    let spG = 0;
    let spB = 0;
    const cosi = -(dx * nx + dy * ny + dz * nz);
    if (gl > 0 && depth < 2) {
      const F = (0.04 + 0.96 * (1 - cosi) ** 5) * gl;
      const P = depth === 0 ? 1 : F;
      if (depth === 0 || rnd() < P) {
        const ro = m === 6 ? 0.035 : m === 1 ? 0.11 : 0.06;
        let rx = dx + 2 * cosi * nx + (rnd() + rnd() - 1) * ro;
        let ry = dy + 2 * cosi * ny + (rnd() + rnd() - 1) * ro;
        let rz = dz + 2 * cosi * nz + (rnd() + rnd() - 1) * ro;
        const l = Math.hypot(rx, ry, rz);
        rx /= l;
        ry /= l;
        rz /= l;
        radiance(px, py, pz2, rx, ry, rz, depth + 1, o, true);
        const s = F / P;
        o[0] = Math.min(o[0], 9) * s;
        o[1] = Math.min(o[1], 9) * s;
        o[2] = Math.min(o[2], 9) * s;
        if (depth > 0) return;
        spR = o[0];
        spG = o[1];
        spB = o[2];
      }
    }
    let R = 0;
    let G = 0;
    let Bb = 0;
    let sunR = 0;
    // sun, slightly soft
    const nd = nx * sunD[0] + ny * sunD[1] + nz * sunD[2];
    if (nd > 0) {
      const sx = sunD[0] + (rnd() - 0.5) * 0.016;
      const sy = sunD[1] + (rnd() - 0.5) * 0.016;
      const sz = sunD[2] + (rnd() - 0.5) * 0.016;
      if (!trace(px, py, pz2, sx, sy, sz, 40, true)) {
        sunR = nd;
      }
    }
    // sky through one window
    const k = Math.floor(rnd() * wins.length);
    const qx = X0 - 0.3;
    const qy = 0.55 + rnd() * 2.45;
    const qz = wins[k][0] + rnd() * ww;
    let lx = qx - px;
    let ly = qy - py;
    let lz = qz - pz2;
    const d2 = lx * lx + ly * ly + lz * lz;
    const d = Math.sqrt(d2);
    lx /= d;
    ly /= d;
    lz /= d;
    const cs = lx * nx + ly * ny + lz * nz;
    if (cs > 0 && lx < 0 && !trace(px, py, pz2, lx, ly, lz, d - 0.002, true)) {
      sky(lx, ly, lz, tc);
      const wgt = Math.min((cs * -lx * (ww * 2.45) * wins.length) / (d2 * Math.PI), 3);
      R += tc[0] * wgt;
      G += tc[1] * wgt;
      Bb += tc[2] * wgt;
    }
    if (depth < 3) {
      const u1 = rnd();
      const u2 = rnd() * 6.28318;
      const rr = Math.sqrt(u1);
      const a = rr * Math.cos(u2);
      const b = rr * Math.sin(u2);
      const c = Math.sqrt(1 - u1);
      const ddx = hax0(nx) ? nx * c : a;
      const ddy = hax0(nx) ? a : hax0(ny) ? ny * c : b;
      const ddz = hax0(nz) ? nz * c : hax0(nx) ? b : b === ddy ? a : b;
      const e = [0, 0, 0];
      radiance(px, py, pz2, ddx, ddy, ddz === ddy && !hax0(nz) ? b : ddz, depth + 1, e, false);
      R += Math.min(e[0], 4);
      G += Math.min(e[1], 4);
      Bb += Math.min(e[2], 4);
    } else {
      R += 0.25;
      G += 0.25;
      Bb += 0.25;
    }
    if (depth === 0) {
      first.R = R;
      first.G = G;
      first.B = Bb;
      first.a = [ar, ag, ab];
      first.id = m * 4 + (nx ? 1 : ny ? 2 : 3);
      R = G = Bb = 0;
    }
    o[0] = (R + sunC[0] * sunR) * ar + spR;
    o[1] = (G + sunC[1] * sunR) * ag + spG;
    o[2] = (Bb + sunC[2] * sunR) * ab + spB;
  };
  const first = { R: 0, G: 0, B: 0, a: null, id: -1 };
  const hax0 = (v) => v !== 0;
  const cam = [0.42, 1.36, -0.85];
  const f = 0.98;
  const spp = scale >= 0.9 ? 18 : 6;
  const o = [0, 0, 0];
  // light that bounces is kept apart from surface colour, so that it can be smoothed without losing edges
  let irr = new Float32Array(w * h * 3);
  const al = new Float32Array(w * h * 3);
  const id = new Int16Array(w * h).fill(-1);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      seed = Math.imul(y * w + x + 1, 2654435761) >>> 0;
      const i = (y * w + x) * 3;
      let cnt = 0;
      for (let s = 0; s < spp; s++) {
        const u = (x + rnd() - w / 2) / h / f;
        const v = -((y + rnd()) / h - 0.47) / f;
        let dx = u - 0.045;
        let dy = v;
        let dz = 1;
        const l = Math.hypot(dx, dy, dz);
        dx /= l;
        dy /= l;
        dz /= l;
        first.a = null;
        radiance(cam[0], cam[1], cam[2], dx, dy, dz, 0, o, true);
        for (let c = 0; c < 3; c++) img.d[i + c] += Math.min(o[c], 5) / spp;
        if (first.a) {
          cnt++;
          irr[i] += first.R;
          irr[i + 1] += first.G;
          irr[i + 2] += first.B;
          for (let c = 0; c < 3; c++) al[i + c] += first.a[c] / spp;
          if (id[y * w + x] < 0) id[y * w + x] = first.id;
        }
      }
      if (cnt) for (let c = 0; c < 3; c++) irr[i + c] /= cnt;
    }
  for (let pass = 0; pass < 5; pass++) {
    const st = 1 << pass;
    const out = new Float32Array(irr.length);
    const tol = [9, 9, 0.6, 0.4, 0.3][pass];
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++) {
        const j = y * w + x;
        if (id[j] < 0) continue;
        const l0 = Math.log(0.03 + irr[j * 3] + irr[j * 3 + 1] + irr[j * 3 + 2]);
        let ws = 0;
        let R = 0;
        let G = 0;
        let Bl = 0;
        for (let a = -2; a <= 2; a++)
          for (let b = -2; b <= 2; b++) {
            const X = x + b * st;
            const Y = y + a * st;
            if (X < 0 || Y < 0 || X >= w || Y >= h) continue;
            const k = Y * w + X;
            if (id[k] !== id[j]) continue;
            const l = Math.log(0.03 + irr[k * 3] + irr[k * 3 + 1] + irr[k * 3 + 2]);
            const g = [6, 4, 1][Math.abs(a)] * [6, 4, 1][Math.abs(b)] * Math.exp(-((l - l0) * (l - l0)) / (tol * tol));
            ws += g;
            R += g * irr[k * 3];
            G += g * irr[k * 3 + 1];
            Bl += g * irr[k * 3 + 2];
          }
        out[j * 3] = R / ws;
        out[j * 3 + 1] = G / ws;
        out[j * 3 + 2] = Bl / ws;
      }
    irr = out;
  }
  for (let i = 0; i < irr.length; i++) img.d[i] += irr[i] * al[i];
  bloom(img, 0.2, 0.02, 0.95);
  void sstep;
  void A;
  return finish(img, {
    exposure: 0.62,
    contrast: 1.1,
    sat: 0.98,
    vignette: 0.14,
    grain: 0.9,
    shadowTint: [-0.002, 0.002, 0.01],
    seed: 14,
  });
}
