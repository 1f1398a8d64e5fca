import { createRandom } from '../../random.ts';
import { bloom, blur, clamp, fbm, finish, gauss, mask, mix, n2, sstep } from '../lib.mjs';

// Rings of rain on a dark basin; the lights of a street are in the reflection.
export default async function (img, scale) {
  const r = createRandom(314);
  const A = img.w / img.h;
  const H = 1;
  const pitch = -0.36;
  const f = 1.5;
  const cp = Math.cos(pitch);
  const sp = Math.sin(pitch);
  const drops = [];
  // evenly scattered (best candidate), near field denser
  const zOf = () => 1.05 + 9 * r() ** 1.6;
  for (let i = 0; i < 135; i++) {
    let best = null;
    let bd = -1;
    for (let k = 0; k < 12; k++) {
      const z = zOf();
      const x = (r() * 2 - 1) * (0.62 * z + 0.4);
      let d = 9;
      for (const q of drops) d = Math.min(d, Math.hypot(q.x - x, (q.z - z) * 0.8) / (0.4 + z * 0.2));
      if (d > bd) {
        bd = d;
        best = { x, z };
      }
    }
    const age = 0.06 + 0.46 * r() ** 1.2;
    drops.push({ ...best, R: age, w: 0.03 + age * 0.16, k: 62 - age * 42, a: 0.0036 * Math.exp(-age * 2.2), age });
  }
  const hero = { x: 0.17, z: 2.12, R: 0.34, w: 0.12, k: 46, a: 0.0052, age: 0.34 };
  drops.push(
    hero,
    { x: -0.83, z: 3.0, R: 0.23, w: 0.085, k: 52, a: 0.0048, age: 0.2 },
    { x: 0.17, z: 2.12, R: 0.12, w: 0.05, k: 58, a: 0.003, age: 0.1 },
  );
  const bins = new Map();
  const key = (x, z) => `${Math.floor(x * 1.25)},${Math.floor(z * 1.25)}`;
  for (const d of drops) {
    const e = d.R + d.w * 2.6;
    for (let x = Math.floor((d.x - e) * 1.25); x <= Math.floor((d.x + e) * 1.25); x++)
      for (let z = Math.floor((d.z - e) * 1.25); z <= Math.floor((d.z + e) * 1.25); z++) {
        const k = `${x},${z}`;
        if (!bins.has(k)) bins.set(k, []);
        bins.get(k).push(d);
      }
  }
  const BW = 64;
  const grid = Array.from({ length: BW * BW }, (_, i) => bins.get(`${(i % BW) - 32},${(i / BW) | 0}`) ?? null);
  void key;
  const lights = [];
  const rl = createRandom(8);
  for (let i = 0; i < 30; i++)
    lights.push({
      a: (rl() * 2 - 1) * 0.62,
      e: 0.07 + rl() ** 1.4 * 0.26,
      s: 0.006 + 0.012 * rl(),
      c: [
        [3.6, 2.0, 0.75],
        [3.2, 1.5, 0.5],
        [2.6, 2.3, 1.9],
        [0.5, 1.7, 1.4],
      ][Math.floor(rl() * 3.5)],
      k: 0.4 + rl(),
    });
  for (let i = 0; i < 4; i++) lights.push({ a: -0.42 + i * 0.24, e: 0.3 + 0.02 * (i % 2), s: 0.017, c: [4.6, 2.7, 1.1], k: 1.3 });
  const env = (x, y, z, o) => {
    const e = Math.asin(clamp(y, -1, 1));
    const a = Math.atan2(x, z);
    const roof = 0.36 + 0.03 * n2(a * 7, 1) + 0.05 * n2(a * 2.3, 4) + 0.012 * Math.sign(n2(a * 23, 9));
    const s = sstep(roof - 0.025, roof + 0.025, e);
    const g = sstep(0.3, 1.1, e);
    o[0] = mix(0.016, mix(0.42, 0.14, g), s);
    o[1] = mix(0.026, mix(0.53, 0.24, g), s);
    o[2] = mix(0.036, mix(0.62, 0.35, g), s);
    const c = sstep(-0.1, 0.5, fbm(a * 2.6, e * 4, 3)) * s * 0.25;
    o[0] += c * 0.6;
    o[1] += c * 0.62;
    o[2] += c * 0.6;
    for (const l of lights) {
      const da = a - l.a;
      if (da > 0.1 || da < -0.1) continue;
      const dd = Math.hypot(da, e - l.e);
      const k = sstep(l.s * 1.25, l.s * 0.8, dd) * l.k + gauss(dd, l.s * 2.4) * 0.1 * l.k;
      o[0] += l.c[0] * k;
      o[1] += l.c[1] * k;
      o[2] += l.c[2] * k;
    }
  };
  const c = [0, 0, 0];
  const shade = (u, v, o) => {
    const X = (u - A / 2) / f;
    const Y = -(v - 0.5) / f;
    let dx = X;
    let dy = Y * cp + sp;
    let dz = cp - Y * sp;
    const l = Math.hypot(dx, dy, dz);
    dx /= l;
    dy /= l;
    dz /= l;
    if (dy > -0.035) dy = -0.035;
    const t = -H / dy;
    const x = dx * t;
    const z = dz * t;
    let sx = 0;
    let sz = 0;
    const fade = clamp(1.2 - z / 16);
    const b = grid[clamp(Math.floor(z * 1.25), 0, BW - 1) * BW + clamp(Math.floor(x * 1.25) + 32, 0, BW - 1)];
    if (b)
      for (const d of b) {
        const ex = x - d.x;
        const ez = z - d.z;
        const rr = Math.hypot(ex, ez) + 1e-5;
        const q = (rr - d.R) / d.w;
        if (q > 2.6 || q < -2.6) continue;
        const en = Math.exp(-q * q) * d.a;
        const ph = d.k * (rr - d.R);
        const s = en * (d.k * Math.cos(ph) - ((2 * q) / d.w) * Math.sin(ph));
        sx += (s * ex) / rr;
        sz += (s * ez) / rr;
      }
    sx += (0.012 * fbm(x * 1.6, z * 1.1, 3) + 0.006 * n2(x * 9, z * 7)) * fade;
    sz += (0.016 * fbm(x * 1.6 + 30, z * 1.1, 3) + 0.007 * n2(x * 9 + 9, z * 7)) * fade;
    const nl = Math.hypot(sx, 1, sz);
    const nx = -sx / nl;
    const ny = 1 / nl;
    const nz = -sz / nl;
    const cosi = Math.max(0.02, -(dx * nx + dy * ny + dz * nz));
    const F = 0.03 + 0.97 * (1 - cosi) ** 4.2;
    const d2 = 2 * (dx * nx + dy * ny + dz * nz);
    env(dx - d2 * nx, Math.abs(dy - d2 * ny), dz - d2 * nz, c);
    const g = 0.95;
    o[0] = c[0] * F * g + 0.008 * (1 - F);
    o[1] = c[1] * F * g + 0.026 * (1 - F);
    o[2] = c[2] * F * g + 0.034 * (1 - F);
  };
  img.sample(shade, 2);
  // project a point of the water plane
  const proj = (x, y, z) => {
    const yy = y - H;
    const Y = yy * cp - z * sp;
    const Z = z * cp + yy * sp;
    return [(A / 2 + (f * x) / Z) * 1000, (0.5 - (f * Y) / Z) * 1000, (f / Z) * 1000];
  };
  // splashes: thin jets with a bead
  let jets = '';
  let hi = '';
  for (const d of drops) {
    if (d.age > 0.17 && d !== hero) continue;
    const [px, py, s] = proj(d.x, 0, d.z);
    const hgt = (d === hero ? 0.13 : 0.035 + 0.07 * hash(d.x)) * s;
    const w = (d === hero ? 0.011 : 0.006) * s;
    jets += `<path d="M${px - w * 2.6} ${py + w * 0.7} Q${px - w * 0.6} ${py - w} ${px - w * 0.35} ${py - hgt * 0.8} L${px + w * 0.35} ${py - hgt * 0.8} Q${px + w * 0.6} ${py - w} ${px + w * 2.6} ${py + w * 0.7} Q${px} ${py + w * 1.6} ${px - w * 2.6} ${py + w * 0.7}Z"/><circle cx="${px}" cy="${py - hgt}" r="${w * 0.95}"/>`;
    hi += `<circle cx="${px - w * 0.3}" cy="${py - hgt - w * 0.25}" r="${w * 0.34}"/><path d="M${px - w * 0.2} ${py - hgt * 0.72} L${px - w * 0.42} ${py - w}" stroke="#fff" stroke-width="${w * 0.22}"/>`;
    for (let k = 0; k < 4; k++) {
      const a = hash(d.x * 3 + k) * 6.28;
      const q = (0.03 + 0.05 * hash(d.z + k)) * s;
      jets += `<circle cx="${px + Math.cos(a) * q}" cy="${py - Math.abs(Math.sin(a)) * q * 0.9 - hgt * 0.2}" r="${w * (0.25 + 0.3 * hash(d.z * 2 + k))}"/>`;
    }
  }
  const jm = await mask(img, jets);
  const below = img.clone();
  img.paint(
    jm,
    (_u, _v, o, _m, x, y) => {
      const j = Math.min(img.h - 1, y + Math.round(img.h * 0.03));
      const i = (j * img.w + x) * 3;
      for (let k = 0; k < 3; k++) o[k] = below.d[i + k] * 0.75 + [0.1, 0.13, 0.15][k];
    },
    0.85,
  );
  img.add(await mask(img, hi), [0.9, 0.95, 1]);
  // focus falls off away from the main ring
  const b1 = img.clone();
  blur(b1.d, img.w, img.h, 3, img.h * 0.0016);
  const b2 = img.clone();
  blur(b2.d, img.w, img.h, 3, img.h * 0.006);
  img.fill((_u, v, o, x, y) => {
    const k = v < 0.5 ? sstep(0.46, 0.05, v) : sstep(0.74, 1.02, v) * 0.8;
    const i = (y * img.w + x) * 3;
    for (let c2 = 0; c2 < 3; c2++)
      o[c2] = k < 0.45 ? mix(o[c2], b1.d[i + c2], k / 0.45) : mix(b1.d[i + c2], b2.d[i + c2], (k - 0.45) / 0.55);
  });
  // falling rain
  let rain = '';
  const rr = createRandom(5);
  for (let i = 0; i < 90; i++) {
    const x = rr() * A * 1000;
    const y = rr() * 700 - 60;
    const L = 30 + rr() * 90;
    rain += `<path d="M${x} ${y} l${L * 0.035} ${L}" stroke="#fff" stroke-width="${0.6 + rr() * 1.1}" stroke-opacity="${(0.15 + 0.6 * rr()).toFixed(2)}"/>`;
  }
  img.add(await mask(img, rain, { blur: 0.0007 }), [0.13, 0.15, 0.16]);
  bloom(img, 0.35, 0.012, 0.7);
  void scale;
  return finish(img, {
    exposure: 1.25,
    contrast: 1.1,
    sat: 1.0,
    vignette: 0.2,
    grain: 1.2,
    shadowTint: [-0.002, 0.004, 0.01],
    seed: 8,
  });
}
const hash = (n) => {
  const s = Math.sin(n * 91.7 + 3.1) * 43758.5453;
  return s - Math.floor(s);
};
