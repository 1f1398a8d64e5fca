import { createRandom } from '../../random.ts';
import { bloom, clamp, fbm, finish, gauss, mix, n2, sstep } from '../lib.mjs';

// A copper spout, one drop, and the rings of the last one. Sphere-traced.
const RT = 0.62;
const r = 0.155;
const tri = (x, a, b) => sstep(a, b, x);
function spout(x, y, z) {
  // quarter torus from the horizontal pipe to the mouth, centre (RT, 1.12)
  const px = x - RT;
  const py = y - 1.12;
  let d;
  if (px < 0 && py > 0) {
    const q = Math.hypot(px, py) - RT;
    d = Math.hypot(q, z) - r;
  } else if (py <= 0 && px < 0) {
    const h = Math.max(y - 1.12, 0.9 - y);
    d = Math.max(Math.hypot(x, z) - r, h);
    if (h > 0 && Math.hypot(x, z) > r) d = Math.hypot(Math.hypot(x, z) - r, h);
  } else d = Math.hypot(y - 1.12 - RT, z) - r;
  // mouth ring, collars
  const ring = (cy, rr, hh, round) => {
    const a = Math.hypot(x, z) - rr;
    const b = Math.abs(y - cy) - hh;
    return Math.min(Math.max(a, b), 0) + Math.hypot(Math.max(a, 0), Math.max(b, 0)) - round;
  };
  d = smin(d, ring(0.93, r + 0.018, 0.05, 0.018), 0.015);
  d = smin(d, ring(1.1, r + 0.004, 0.012, 0.012), 0.012);
  const ringX = (cx, rr, hh, round) => {
    const a = Math.hypot(y - 1.12 - RT, z) - rr;
    const b = Math.abs(x - cx) - hh;
    return Math.min(Math.max(a, b), 0) + Math.hypot(Math.max(a, 0), Math.max(b, 0)) - round;
  };
  d = smin(d, ringX(0.72, r + 0.016, 0.03, 0.014), 0.015);
  // hexagon nut
  const ny = y - 1.12 - RT;
  const ang = Math.atan2(ny, z);
  const sec = Math.PI / 3;
  const aa = Math.abs((((ang % sec) + sec) % sec) - sec / 2);
  const hexR = Math.hypot(ny, z) * Math.cos(aa);
  const hx = Math.max(hexR - (r + 0.07), Math.abs(x - 0.94) - 0.085);
  d = smin(d, hx - 0.012, 0.012);
  // bore of the mouth
  const bore = Math.max(Math.hypot(x, z) - 0.115, y - 1.02);
  return Math.max(d, -bore);
}
const smin = (a, b, k) => {
  const h = clamp(0.5 + (0.5 * (b - a)) / k);
  return mix(b, a, h) - k * h * (1 - h);
};
const DY = 0.3;
function roundCone(q, y, r1, r2, h) {
  const b = (r1 - r2) / h;
  const a = Math.sqrt(1 - b * b);
  const k = -b * q + a * y;
  if (k < 0) return Math.hypot(q, y) - r1;
  if (k > a * h) return Math.hypot(q, y - h) - r2;
  return q * a + y * b - r1;
}
function drop(x, y, z) {
  // a heavy round foot, a shoulder, and a neck drawn out to a fine tip
  const q = Math.hypot(x, z);
  const yy = y - DY;
  return smin(roundCone(q, yy, 0.1, 0.052, 0.085), roundCone(q, yy - 0.09, 0.03, 0.004, 0.1), 0.045);
}
function hanging(x, y, z) {
  // water held by the mouth
  return Math.hypot(x * 1.0, (y - 0.905) * 1.7, z) - 0.1;
}
export default async function (img) {
  const A = img.w / img.h;
  const rn = createRandom(17);
  const bokeh = [];
  for (let i = 0; i < 26; i++) bokeh.push([rn() * A, 0.05 + rn() * 0.62, 0.016 + rn() * 0.04, rn(), rn()]);
  const plate = (u, v, o) => {
    // garden wall far out of focus: cool shade left, warm light right
    const t = clamp(v / 0.8);
    const g = fbm(u * 1.3 + 2, v * 1.1, 3);
    const w = sstep(0.1, 0.85, u + 0.25 * g - 0.1 * v);
    const e = 0.75 + 0.5 * sstep(0.9, 0.1, t);
    o[0] = mix(0.075, 0.52, w * w) * e;
    o[1] = mix(0.16, 0.5, w * w) * e;
    o[2] = mix(0.2, 0.4, w * w) * e;
    const gr = sstep(-0.2, 0.5, fbm(u * 1.9 - 3, v * 1.7 + 6, 3)) * 0.5;
    o[0] = mix(o[0], 0.13, gr);
    o[1] = mix(o[1], 0.3, gr);
    o[2] = mix(o[2], 0.24, gr);
    for (const [bx, by, br, k, h] of bokeh) {
      const d = Math.hypot(u - bx, v - by);
      if (d > br * 1.3) continue;
      const a = sstep(br * 1.16, br * 0.8, d) * (0.85 + 0.2 * sstep(br * 0.4, br * 0.9, d)) * (0.03 + 0.13 * k * k);
      o[0] += a * mix(0.9, 1.4, h);
      o[1] += a * mix(1.15, 1.05, h);
      o[2] += a * mix(1.1, 0.62, h);
    }
  };
  // what metal and water see
  const env = (x, y, z, o) => {
    const up = y * 0.5 + 0.5;
    const right = x * 0.5 + 0.5;
    o[0] = mix(0.035, 0.4, up * up) + 0.16 * right * sstep(-0.6, 0.5, y);
    o[1] = mix(0.05, 0.46, up * up) + 0.14 * right * sstep(-0.6, 0.5, y);
    o[2] = mix(0.055, 0.5, up * up) + 0.1 * right * sstep(-0.6, 0.5, y);
    // a tall window, left and behind the camera, and a softer one to the right
    const wx = Math.atan2(x, -z);
    const wy = Math.asin(clamp(y, -1, 1));
    let k = sstep(-1.5, -1.4, wx) * sstep(-0.62, -0.72, wx) * sstep(-0.28, -0.18, wy) * sstep(0.86, 0.76, wy);
    k *= 1 - 0.85 * gauss(wx + 1.06, 0.018) - 0.85 * gauss(wy - 0.32, 0.02);
    const k2 = sstep(0.95, 1.3, wx) * sstep(2.1, 1.7, wx) * sstep(-0.3, 0.0, wy) * sstep(1.1, 0.6, wy);
    o[0] += k * 2.7 + k2 * 0.95;
    o[1] += k * 2.85 + k2 * 0.78;
    o[2] += k * 2.9 + k2 * 0.52;
    const dark = gauss(wy + 0.12, 0.2) * 0.55 * (1 - k);
    for (let c = 0; c < 3; c++) o[c] *= 1 - dark;
  };
  const cam = [0.1, 0.46, -3.6];
  const WY = -0.86;
  const f = 1.58;
  const map = (x, y, z) => {
    const d = y > 0.7 ? spout(x, y, z) : Math.max(0.05, 0.75 - y) > 0.1 ? 0.86 - y : spout(x, y, z);
    return d;
  };
  const tmp = [0, 0, 0];
  const nrm = (fn, x, y, z) => {
    const e = 0.0012;
    const a = fn(x + e, y - e, z - e);
    const b = fn(x - e, y - e, z + e);
    const c = fn(x - e, y + e, z - e);
    const d = fn(x + e, y + e, z + e);
    const nx = a - b - c + d;
    const ny = -a - b + c + d;
    const nz = -a + b - c + d;
    const l = Math.hypot(nx, ny, nz) || 1;
    return [nx / l, ny / l, nz / l];
  };
  const march = (fn, ox, oy, oz, dx, dy, dz, t0, t1) => {
    let t = t0;
    for (let i = 0; i < 90; i++) {
      const d = fn(ox + dx * t, oy + dy * t, oz + dz * t);
      if (d < 0.0006 * t + 0.0002) return t;
      t += d * 0.9;
      if (t > t1) return -1;
    }
    return -1;
  };
  const metal = (x, y, z, dx, dy, dz, o, deep) => {
    let [nx, ny, nz] = nrm(spout, x, y, z);
    // brushed and a little dented
    const b = 0.012;
    nx += b * n2(x * 5 + 2, y * 5 + z * 3) + 0.008 * n2(x * 60, y * 14 + z * 60);
    ny += b * n2(x * 5 + 22, y * 5 + z * 3) + 0.006 * n2(x * 60 + 5, y * 14 + z * 60);
    nz += b * n2(x * 5 + 42, y * 5 + z * 3);
    const l = Math.hypot(nx, ny, nz);
    nx /= l;
    ny /= l;
    nz /= l;
    const dn = dx * nx + dy * ny + dz * nz;
    const rx = dx - 2 * dn * nx;
    const ry = dy - 2 * dn * ny;
    const rz = dz - 2 * dn * nz;
    let R = 0;
    let G = 0;
    let B = 0;
    for (let i = 0; i < 4; i++) {
      const j = 0.05 * (i - 1.5);
      env(rx + j * 0.8, ry + j * (i & 1 ? 1 : -1), rz, tmp);
      R += tmp[0] / 4;
      G += tmp[1] / 4;
      B += tmp[2] / 4;
    }
    const fr = (1 - clamp(-dn)) ** 5;
    const bore = Math.hypot(x, z) < 0.13 && y < 1.02 ? 0.18 : 1;
    // patina gathers in the joints and underneath
    const n = fbm(x * 4.2 + 7, y * 4.2 + z * 4, 5);
    const joint = gauss(y - 1.02, 0.05) * (x < 0.2 ? 1 : 0) + gauss(x - 0.8, 0.05) * (y > 1.3 ? 1 : 0) + gauss(x - 1.05, 0.05);
    const p = clamp(sstep(0.12, 0.5, n + 0.34 * joint - 0.16 * ny) * 0.8);
    const dif = 0.25 + 0.5 * clamp(-0.6 * nx + 0.5 * ny - 0.5 * nz);
    const ao = bore * (0.72 + 0.28 * sstep(-1, 0.4, ny));
    const cu = [0.93, 0.5, 0.33];
    for (let c = 0; c < 3; c++) {
      const s = [R, G, B][c];
      const m = s * mix(cu[c], 1, fr * 0.7) * (0.92 + 0.16 * n);
      const v = [0.16, 0.36, 0.31][c] * dif + s * 0.06;
      o[c] = mix(m, v, p) * ao;
    }
    void deep;
  };
  const col = [0, 0, 0];
  const toScreen = (x, y, z, dx, dy, dz) => {
    // where a ray would meet the far plate
    const t = (6 - z) / Math.max(dz, 0.15);
    const X = x + dx * t;
    const Y = y + dy * t;
    return [A / 2 + (X - cam[0]) * (f / 9.6), 0.5 - ((Y - cam[1]) * f) / 9.6];
  };
  const world = (ox, oy, oz, dx, dy, dz, o) => {
    // seen through or in the drop: spout or plate or dark water
    if (dy > 0.05) {
      const t = march(spoutB, ox, oy, oz, dx, dy, dz, 0.02, 4);
      if (t > 0) {
        metal(ox + dx * t, oy + dy * t, oz + dz * t, dx, dy, dz, o);
        return;
      }
    }
    if (dz > 0.12) {
      const [u, v] = toScreen(ox, oy, oz, dx, dy, dz);
      plate(clamp(u, 0, A), clamp(v, 0, 0.9), o);
      const k = sstep(0.62, 1.05, v);
      o[0] = mix(o[0], 0.03, k);
      o[1] = mix(o[1], 0.075, k);
      o[2] = mix(o[2], 0.085, k);
      return;
    }
    env(dx, dy, dz, o);
  };
  const spoutB = (x, y, z) => (y < 0.78 ? Math.max(0.86 - y, 0.06) : spout(x, y, z));
  const glass = (fn, x, y, z, dx, dy, dz, o) => {
    const [nx, ny, nz] = nrm(fn, x, y, z);
    const ci = clamp(-(dx * nx + dy * ny + dz * nz), 0.001, 1);
    const F = 0.02 + 0.98 * (1 - ci) ** 5;
    const d2 = -2 * ci;
    env(dx - d2 * nx, dy - d2 * ny, dz - d2 * nz, tmp);
    const rr = [tmp[0], tmp[1], tmp[2]];
    const eta = 1 / 1.333;
    const k = 1 - eta * eta * (1 - ci * ci);
    const q = eta * ci - Math.sqrt(k);
    let ex = eta * dx + q * nx;
    let ey = eta * dy + q * ny;
    let ez = eta * dz + q * nz;
    // march inside
    let t = 0.006;
    for (let i = 0; i < 50; i++) {
      const d = -fn(x + ex * t, y + ey * t, z + ez * t);
      if (d < 0.0006) break;
      t += d;
    }
    const X = x + ex * t;
    const Y = y + ey * t;
    const Z = z + ez * t;
    let [mx, my, mz] = nrm(fn, X, Y, Z);
    mx = -mx;
    my = -my;
    mz = -mz;
    const c2 = clamp(-(ex * mx + ey * my + ez * mz), 0.001, 1);
    const k2 = 1 - 1.777 * (1 - c2 * c2);
    if (k2 > 0) {
      const q2 = 1.333 * c2 - Math.sqrt(k2);
      ex = 1.333 * ex + q2 * mx;
      ey = 1.333 * ey + q2 * my;
      ez = 1.333 * ez + q2 * mz;
    } else {
      ex = ex + 2 * c2 * mx;
      ey = ey + 2 * c2 * my;
      ez = ez + 2 * c2 * mz;
    }
    world(X, Y, Z, ex, ey, ez, col);
    for (let c = 0; c < 3; c++) o[c] = col[c] * (1 - F) * 0.97 + rr[c] * F * 1.15;
  };
  const shade = (u, v, o) => {
    let dx = (u - A / 2) / f;
    let dy = -(v - 0.5) / f;
    let dz = 1;
    const l = Math.hypot(dx, dy, dz);
    dx /= l;
    dy /= l;
    dz /= l;
    const [ox, oy, oz] = cam;
    // the drop
    const rel = Math.hypot(u - A / 2 + 0.1 * (f / 3.6), v - 0.5 + (0.33 - 0.46) * (f / 3.6));
    if (rel < 0.14) {
      const t = march(drop, ox, oy, oz, dx, dy, dz, 3.2, 4.2);
      if (t > 0) return glass(drop, ox + dx * t, oy + dy * t, oz + dz * t, dx, dy, dz, o);
    }
    if (v < 0.42) {
      const t = march(spoutB, ox, oy, oz, dx, dy, dz, 2.6, 6);
      const th = v > 0.22 && u < 0.6 ? march(hanging, ox, oy, oz, dx, dy, dz, 3.2, 4.2) : -1;
      if (th > 0 && (t < 0 || th < t)) return glass(hanging, ox + dx * th, oy + dy * th, oz + dz * th, dx, dy, dz, o);
      if (t > 0) return metal(ox + dx * t, oy + dy * t, oz + dz * t, dx, dy, dz, o);
    }
    if (dy < -0.005) {
      const t = (WY - oy) / dy;
      const x = ox + dx * t;
      const z = oz + dz * t;
      if (z < 5.5) {
        const R = Math.hypot(x, z) + 1e-4;
        // outgoing rings
        const en = (0.0115 * (gauss(R - 0.62, 0.34) + 0.75 * gauss(R - 1.5, 0.4) + 0.5 * gauss(R - 2.5, 0.5))) / (0.7 + R * 0.35);
        const kk = 26 - 2.6 * R;
        let s = en * kk * Math.cos(kk * R);
        s += -0.3 * gauss(R, 0.09) * R * 4;
        const far = clamp(1 - z / 5);
        const sx = (s * x) / R + 0.007 * fbm(x * 3, z * 3, 3) * far;
        const sz = (s * z) / R + 0.007 * fbm(x * 3 + 9, z * 3, 3) * far;
        const nl = Math.hypot(sx, 1, sz);
        const nx = -sx / nl;
        const ny = 1 / nl;
        const nz = -sz / nl;
        const ci = clamp(-(dx * nx + dy * ny + dz * nz), 0.001, 1);
        const F = 0.03 + 0.97 * (1 - ci) ** 4.6;
        const ex = dx + 2 * ci * nx;
        const ey = Math.abs(dy + 2 * ci * ny);
        const ez = dz + 2 * ci * nz;
        // reflection: drop, spout, plate
        let hit = false;
        const b = x * x + z * z;
        void b;
        const td = Math.abs(x) < 1.2 ? march(drop, x, WY, z, ex, ey, ez, 0.3, 3) : -1;
        if (td > 0) {
          glass(drop, x + ex * td, WY + ey * td, z + ez * td, ex, ey, ez, col);
          hit = true;
        } else {
          const ts = march(spoutB, x, WY, z, ex, ey, ez, 0.6, 6);
          if (ts > 0) {
            metal(x + ex * ts, WY + ey * ts, z + ez * ts, ex, ey, ez, col);
            hit = true;
          }
        }
        if (!hit) {
          const [pu, pv] = toScreen(x, WY, z, ex, ey, ez);
          plate(clamp(pu, 0, A), clamp(pv, 0, 0.8), col);
          const hi = sstep(0.35, 0.75, ey);
          env(ex, ey, ez, tmp);
          for (let c = 0; c < 3; c++) col[c] = mix(col[c], tmp[c] * 1.6, hi);
        }
        const bodyL = 0.6 + 0.4 * sstep(-1, 4, z);
        const G = clamp(F * 1.5 + 0.1);
        const edge = sstep(5.5, 3.2, z);
        const w = [0.018 * bodyL, 0.085 * bodyL, 0.1 * bodyL];
        plate(u, v, tmp);
        for (let c = 0; c < 3; c++) o[c] = mix(tmp[c], col[c] * G + w[c] * (1 - G), edge);
        return;
      }
    }
    plate(u, v, o);
  };
  img.adaptive(shade, 3);
  bloom(img, 0.25, 0.014, 0.85);
  void map;
  void tri;
  return finish(img, {
    exposure: 1.12,
    contrast: 1.12,
    sat: 1.02,
    vignette: 0.2,
    grain: 1.1,
    shadowTint: [-0.004, 0.003, 0.008],
    seed: 12,
  });
}
