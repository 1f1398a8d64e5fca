import { bloom, clamp, fbm, finish, gauss, mix, n2, sstep } from '../lib.mjs';

// A district-heating tunnel: two insulated mains, a walkway, lamps that vanish round the bend. Sphere-traced.
const BEND = 0.0042;
const FLOOR = -1.25;
const LAMP = 6.5;
export default async function (img) {
  const A = img.w / img.h;
  const f = 0.92;
  let id = 0;
  const rep = (z, p) => z - p * Math.round(z / p);
  const map = (x, y, z) => {
    x -= BEND * z * z;
    const R = Math.hypot(x, y);
    // lining with joints
    const jz = Math.abs(rep(z, 2.4));
    let best = 2.15 - R - 0.028 * (jz < 0.05 ? 0 : 1);
    if (jz < 0.06) best = Math.min(best, 2.15 - R);
    id = 0;
    let d = y - FLOOR;
    if (d < best) {
      best = d;
      id = 1;
    }
    if (x > 0.3) best = Math.min(best, x + 0.36);
    else {
      // mains
      const p1 = Math.hypot(x + 1.13, y + 0.52);
      const p2 = Math.hypot(x + 1.3, y - 0.52);
      const fz = Math.abs(rep(z - 1.2, 4.8));
      const band = Math.abs(rep(z, 1.2));
      const add = band < 0.03 ? 0.012 : 0;
      d = p1 - 0.47 - add;
      if (fz < 0.22) {
        const q = Math.max(p1 - 0.6, fz - 0.045);
        const q2 = Math.max(p1 - 0.53, fz - 0.16);
        d = Math.min(d, q, q2);
      }
      if (d < best) {
        best = d;
        id = 2;
      }
      d = p2 - 0.43 - add;
      if (fz < 0.22) {
        const q = Math.max(p2 - 0.56, fz - 0.045);
        const q2 = Math.max(p2 - 0.49, fz - 0.16);
        d = Math.min(d, q, q2);
      }
      if (d < best) {
        best = d;
        id = 3;
      }
      // cradles
      const cz = Math.abs(rep(z + 1.2, 4.8));
      const st = Math.max(cz - 0.07, Math.abs(x + 1.13) - 0.36, y + 0.78);
      const st2 = Math.max(cz - 0.06, Math.abs(x + 0.66) - 0.055, y - 0.95);
      const st3 = Math.max(cz - 0.06, Math.abs(x + 1.25) - 0.65, Math.abs(y - 0.045) - 0.04);
      d = Math.min(st, st2, st3);
      if (d < best) {
        best = d;
        id = 4;
      }
      // handrail
      const pz = Math.abs(rep(z, 2.4));
      d = Math.min(
        Math.hypot(x + 0.42, y + 0.22) - 0.026,
        Math.hypot(x + 0.42, y + 0.68) - 0.02,
        Math.max(Math.hypot(x + 0.42, pz) - 0.024, y + 0.22, -1.3 - y),
      );
      if (d < best) {
        best = d;
        id = 8;
      }
    }
    if (x < 0.7) best = Math.min(best, 1.22 - x);
    else {
      // small pipes and tray, right
      d = Math.min(
        Math.hypot(x - 1.62, y + 0.1) - 0.1,
        Math.hypot(x - 1.66, y - 0.2) - 0.075,
        Math.hypot(x - 1.58, y + 0.42) - 0.13,
      );
      if (d < best) {
        best = d;
        id = 5;
      }
      d = Math.max(Math.abs(x - 1.45) - 0.2, Math.abs(y - 0.78) - 0.035);
      d = Math.max(d, -Math.max(Math.abs(x - 1.45) - 0.18, Math.abs(y - 0.81) - 0.035));
      const br = Math.max(Math.abs(rep(z, 2.4)) - 0.03, Math.abs(x - 1.72) - 0.4, Math.abs(y - 0.73) - 0.02);
      d = Math.min(d, br);
      if (d < best) {
        best = d;
        id = 6;
      }
    }
    // lamps
    const lz = Math.abs(rep(z - 2.5, LAMP));
    d = Math.max(Math.abs(x - 0.42) - 0.07, Math.abs(y - 1.79) - 0.04, lz - 0.62);
    if (d < best) {
      best = d;
      id = 7;
    }
    return best;
  };
  const nrm = (x, y, z, e) => {
    const a = map(x + e, y - e, z - e);
    const b = map(x - e, y - e, z + e);
    const c = map(x - e, y + e, z - e);
    const d = map(x + e, y + e, z + e);
    const nx = a - b - c + d;
    const ny = -a - b + c + d;
    const nz = -a + b - c + d;
    const l = Math.hypot(nx, ny, nz) || 1;
    return [nx / l, ny / l, nz / l];
  };
  const cam = [0.36, 0.02, 0];
  const lampC = [1.0, 0.8, 0.55];
  const march = (ox, oy, oz, dx, dy, dz, tm) => {
    let t = 0.02;
    for (let i = 0; i < 140; i++) {
      const d = map(ox + dx * t, oy + dy * t, oz + dz * t);
      if (d < 0.0008 * t + 0.0005) return t;
      t += d * 0.92;
      if (t > tm) return tm;
    }
    return t;
  };
  const surface = (x, y, z, dx, dy, dz, t, o, deep) => {
    map(x, y, z);
    const m = id;
    if (m === 7) {
      o[0] = 5;
      o[1] = 4.1;
      o[2] = 2.9;
      return;
    }
    const [nx, ny, nz] = nrm(x, y, z, 0.0012 + 0.0006 * t);
    const lx = x - BEND * z * z;
    let ar = 0.3;
    let ag = 0.29;
    let ab = 0.27;
    let metal = 0;
    let gloss = 0;
    let bx = 0;
    if (m === 0) {
      const st = fbm(Math.atan2(y, lx) * 3, z * 0.6, 5);
      const str = fbm(Math.atan2(y, lx) * 14, z * 0.25 + 4, 3);
      const k = 0.85 + 0.3 * st + 0.2 * str;
      const jz = Math.abs(rep(z, 2.4));
      const j = jz < 0.06 ? 0.55 : 1;
      ar = 0.36 * k * j;
      ag = 0.355 * k * j;
      ab = 0.34 * k * j;
    } else if (m === 1) {
      const k = 0.75 + 0.35 * fbm(lx * 3, z * 1.2, 5);
      ar = 0.2 * k;
      ag = 0.2 * k;
      ab = 0.195 * k;
      gloss = 0.42 * sstep(-0.25, 0.35, fbm(lx * 1.3 + 3, z * 0.5, 4));
    } else if (m === 2 || m === 3) {
      const band = Math.abs(rep(z, 1.2)) < 0.032;
      const fz = Math.abs(rep(z - 1.2, 4.8)) < 0.2;
      metal = 0.85;
      const w = 0.9 + 0.12 * n2(z * 0.9, m * 3) + 0.07 * fbm(Math.atan2(y, lx + 1.2) * 5, z * 2, 3);
      ar = 0.5 * w;
      ag = 0.52 * w;
      ab = 0.54 * w;
      const stripe = Math.abs(rep(z - 3.6, 4.8));
      if (stripe < 0.3) {
        metal = 0.15;
        if (m === 3) {
          ar = 0.46;
          ag = 0.07;
          ab = 0.045;
        } else {
          ar = 0.025;
          ag = 0.14;
          ab = 0.3;
        }
      } else if (fz) {
        metal = 0.35;
        ar = 0.07;
        ag = 0.24;
        ab = 0.21;
      } else if (band) {
        ar *= 0.75;
        ag *= 0.75;
        ab *= 0.75;
      }
      bx = 0.05 * n2(z * 2.6, Math.atan2(y, lx + 1.2) * 3 + m);
    } else if (m === 4) {
      ar = 0.1;
      ag = 0.115;
      ab = 0.12;
      metal = 0.2;
    } else if (m === 5) {
      metal = 0.7;
      ar = 0.6;
      ag = 0.27;
      ab = 0.15;
    } else {
      ar = ag = ab = 0.3;
      metal = 0.6;
      if (m === 8) {
        ar = 0.6;
        ag = 0.42;
        ab = 0.06;
        metal = 0.2;
      }
    }
    // occlusion
    let ao = 0;
    for (let i = 1; i <= 4; i++) {
      const h = 0.07 * i * i * 0.6;
      ao += (h - Math.max(0, map(x + nx * h, y + ny * h, z + nz * h))) / (i * i * 0.9);
    }
    ao = clamp(1 - ao * 2.6);
    const dn = dx * nx + dy * ny + dz * nz;
    const rx = dx - 2 * dn * nx;
    const ry = dy - 2 * dn * ny;
    const rz = dz - 2 * dn * (nz + bx);
    let E = 0.02;
    let S = 0;
    const k0 = Math.round((z - 2.5) / LAMP);
    for (let k = k0 - 2; k <= k0 + 3; k++) {
      const cz = 2.5 + k * LAMP;
      if (cz < -6) continue;
      for (let q = -1; q <= 1; q++) {
        const Lz = cz + q * 0.4 - z;
        const Lx = 0.42 + BEND * cz * cz - x;
        const Ly = 1.72 - y;
        const d2 = Lx * Lx + Ly * Ly + Lz * Lz + 0.06;
        const il = 1 / Math.sqrt(d2);
        const nl = (Lx * nx + Ly * ny + Lz * nz) * il;
        const down = clamp(Ly * il + 0.25);
        if (nl > 0) E += (nl * down * 1.15) / d2 ** 1.12;
        const rl = (Lx * rx + Ly * ry + Lz * rz) * il;
        if (rl > 0) S += (rl ** 34 * down * 0.5) / (0.6 + d2 * 0.2);
      }
    }
    const flick = 1;
    const amb = 0.016 + 0.026 * (ny * 0.5 + 0.5);
    const refl = 0.12 + 0.18 * clamp(ry * 0.5 + 0.5);
    const L = E * flick;
    for (let c = 0; c < 3; c++) {
      const al = c === 0 ? ar : c === 1 ? ag : ab;
      const li = lampC[c] * L + amb * [0.75, 0.95, 1.1][c];
      const fres = (1 - clamp(-dn)) ** 5;
      const sp =
        (lampC[c] * (S * 4.2 + L * 0.4) + refl * 0.3 * [0.8, 0.95, 1.1][c]) * (metal * al + (1 - metal) * 0.03 + fres * 0.2);
      o[c] = (al * li * (1 - metal * 0.65) * 1.6 + sp * (metal > 0.3 ? 1 : 0.6)) * mix(0.25, 1, ao);
    }
    if (gloss > 0 && !deep && t < 40) {
      const jx = 0.02 * n2(lx * 9, z * 5);
      const t2 = march(x, y + 0.01, z, rx + jx, Math.abs(ry), rz, 45);
      const s = [0, 0, 0];
      surface(x + (rx + jx) * t2, y + Math.abs(ry) * t2, z + rz * t2, rx, Math.abs(ry), rz, t + t2, s, true);
      const F = clamp(0.03 + (1 - clamp(-dn)) ** 4) * gloss * 1.9;
      for (let c = 0; c < 3; c++) o[c] = mix(o[c], s[c], clamp(F));
    }
  };
  const shade = (u, v, o) => {
    let dx = (u - A * 0.5) / f + 0.05;
    let dy = -(v - 0.47) / f;
    let dz = 1;
    const l = Math.hypot(dx, dy, dz);
    dx /= l;
    dy /= l;
    dz /= l;
    const [ox, oy, oz] = cam;
    const TM = 60;
    const t = march(ox, oy, oz, dx, dy, dz, TM);
    surface(ox + dx * t, oy + dy * t, oz + dz * t, dx, dy, dz, t, o, false);
    // haze: extinction and light scattered by each lamp along the way
    const T = Math.exp(-t * 0.021);
    let sc = 0;
    for (let k = 0; k < 9; k++) {
      const cz = 2.5 + k * LAMP;
      const X = 0.42 + BEND * cz * cz - ox;
      const Y = 1.72 - oy;
      const Z = cz - oz;
      const b = X * dx + Y * dy + Z * dz;
      const h2 = X * X + Y * Y + Z * Z - b * b;
      const h = Math.sqrt(Math.max(h2, 0.012));
      sc += ((Math.atan((t - b) / h) + Math.atan(b / h)) / h) * Math.exp(-Math.max(0, Math.min(b, t)) * 0.03);
    }
    const g = fbm(u * 3 + 2, v * 3, 4);
    sc *= 0.012 * (1 + 0.25 * g);
    const fogC = [0.36, 0.33, 0.27];
    for (let c = 0; c < 3; c++) o[c] = o[c] * T + fogC[c] * 0.4 * (1 - T) + lampC[c] * sc;
    void gauss;
  };
  img.adaptive(shade, 2);
  bloom(img, 0.32, 0.016, 0.8);
  return finish(img, {
    exposure: 1.08,
    contrast: 1.2,
    pivot: 0.42,
    sat: 1.02,
    vignette: 0.2,
    grain: 1.2,
    shadowTint: [-0.008, 0.004, 0.014],
    seed: 6,
  });
}
