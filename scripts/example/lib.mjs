// A small picture kitchen: seeded noise, float images in linear light, water, haze, post.
// Everything is deterministic; lengths are relative to the picture's height unless said otherwise.
import sharp from 'sharp';
import { createRandom } from '../random.ts';

export const clamp = (x, a = 0, b = 1) => (x < a ? a : Math.min(x, b));
export const mix = (a, b, t) => a + (b - a) * t;
export const sstep = (a, b, x) => {
  const t = clamp((x - a) / (b - a));
  return t * t * (3 - 2 * t);
};
export const gauss = (x, s) => Math.exp(-(x * x) / (2 * s * s));
const toLinear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
export const hex = (s) => [1, 3, 5].map((i) => toLinear(parseInt(s.slice(i, i + 2), 16) / 255));

/** colour ramp: ramp([[0,'#..'],[1,'#..']]) -> (t, out) */
export function ramp(stops) {
  const s = stops.map(([t, c]) => [t, typeof c === 'string' ? hex(c) : c]);
  return (t, o) => {
    let i = 0;
    while (i < s.length - 2 && t > s[i + 1][0]) i++;
    const a = s[i];
    const b = s[i + 1];
    let k = clamp((t - a[0]) / (b[0] - a[0]));
    k = k * k * (3 - 2 * k) * 0.5 + k * 0.5;
    o[0] = mix(a[1][0], b[1][0], k);
    o[1] = mix(a[1][1], b[1][1], k);
    o[2] = mix(a[1][2], b[1][2], k);
    return o;
  };
}

// ---- noise ---------------------------------------------------------------------------------
const P = new Uint8Array(1024);
{
  const r = createRandom(20141208);
  const p = Array.from({ length: 256 }, (_, i) => i);
  for (let i = 255; i > 0; i--) {
    const j = Math.floor(r() * (i + 1));
    [p[i], p[j]] = [p[j], p[i]];
  }
  for (let i = 0; i < 1024; i++) P[i] = p[i & 255];
}
const GX = new Float64Array(256);
const GY = new Float64Array(256);
for (let i = 0; i < 256; i++) {
  GX[i] = Math.cos((i / 256) * Math.PI * 2) * 1.5;
  GY[i] = Math.sin((i / 256) * Math.PI * 2) * 1.5;
}
/** gradient noise, about -1..1 */
export function n2(x, y) {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const fx = x - xi;
  const fy = y - yi;
  const X = xi & 255;
  const Y = yi & 255;
  const a = P[X] + Y;
  const b = P[X + 1] + Y;
  const u = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
  const v = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
  const g00 = P[a];
  const g10 = P[b];
  const g01 = P[a + 1];
  const g11 = P[b + 1];
  const n00 = GX[g00] * fx + GY[g00] * fy;
  const n10 = GX[g10] * (fx - 1) + GY[g10] * fy;
  const n01 = GX[g01] * fx + GY[g01] * (fy - 1);
  const n11 = GX[g11] * (fx - 1) + GY[g11] * (fy - 1);
  const p = n00 + (n10 - n00) * u;
  const q = n01 + (n11 - n01) * u;
  return p + (q - p) * v;
}
export function fbm(x, y, oct = 5, gain = 0.5) {
  let s = 0;
  let a = 1;
  let t = 0;
  for (let i = 0; i < oct; i++) {
    s += a * n2(x, y);
    t += a;
    a *= gain;
    const nx = 1.62 * x + 1.2 * y + 17.3;
    y = -1.2 * x + 1.62 * y + 9.1;
    x = nx;
  }
  return s / t;
}
export function ridged(x, y, oct = 5, gain = 0.5) {
  let s = 0;
  let a = 1;
  let t = 0;
  let w = 1;
  for (let i = 0; i < oct; i++) {
    let n = 1 - Math.abs(n2(x, y)) * 1.4;
    n *= n;
    s += a * n * w;
    t += a;
    w = clamp(n * 1.6);
    a *= gain;
    const nx = 1.62 * x + 1.2 * y + 7.7;
    y = -1.2 * x + 1.62 * y + 3.3;
    x = nx;
  }
  return s / t;
}
export const hash1 = (n) => {
  const s = Math.sin(n * 127.1 + 11.7) * 43758.5453;
  return s - Math.floor(s);
};
export const hash2 = (x, y) => {
  let h = Math.imul(x | 0, 374761393) + Math.imul(y | 0, 668265263);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
};

// ---- images --------------------------------------------------------------------------------
export class Img {
  constructor(w, h) {
    this.w = w;
    this.h = h;
    this.d = new Float32Array(w * h * 3);
  }
  /** fn(u, v, out, px, py): u = x/h, v = y/h in 0..aspect, 0..1 */
  fill(fn, y0 = 0, y1 = this.h) {
    const { w, h, d } = this;
    const o = [0, 0, 0];
    for (let y = y0; y < y1; y++) {
      for (let x = 0; x < w; x++) {
        const i = (y * w + x) * 3;
        o[0] = d[i];
        o[1] = d[i + 1];
        o[2] = d[i + 2];
        fn((x + 0.5) / h, (y + 0.5) / h, o, x, y);
        d[i] = o[0];
        d[i + 1] = o[1];
        d[i + 2] = o[2];
      }
    }
    return this;
  }
  /** n x n samples per pixel, jittered on a grid */
  sample(fn, n = 2) {
    const { w, h, d } = this;
    const o = [0, 0, 0];
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        let r = 0;
        let g = 0;
        let b = 0;
        for (let j = 0; j < n; j++) {
          for (let i = 0; i < n; i++) {
            fn((x + (i + 0.5) / n) / h, (y + (j + 0.5) / n) / h, o, x * n + i, y * n + j);
            r += Math.min(o[0], 6);
            g += Math.min(o[1], 6);
            b += Math.min(o[2], 6);
          }
        }
        const k = (y * w + x) * 3;
        d[k] = r / (n * n);
        d[k + 1] = g / (n * n);
        d[k + 2] = b / (n * n);
      }
    }
    return this;
  }
  /** one sample each, then n x n where neighbours differ */
  adaptive(fn, n = 3, threshold = 0.05) {
    const { w, h, d } = this;
    this.fill((u, v, o, x, y) => fn(u, v, o, x, y));
    const lum = new Float32Array(w * h);
    for (let i = 0; i < w * h; i++) lum[i] = Math.cbrt(Math.min(4, 0.3 * d[i * 3] + 0.55 * d[i * 3 + 1] + 0.15 * d[i * 3 + 2]));
    const o = [0, 0, 0];
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++) {
        const j = y * w + x;
        const l = lum[j];
        const e = Math.max(
          Math.abs(l - lum[x ? j - 1 : j]),
          Math.abs(l - lum[x < w - 1 ? j + 1 : j]),
          Math.abs(l - lum[y ? j - w : j]),
          Math.abs(l - lum[y < h - 1 ? j + w : j]),
        );
        if (e < threshold) continue;
        let r = 0;
        let g = 0;
        let b = 0;
        for (let k = 0; k < n * n; k++) {
          fn((x + ((k % n) + 0.5) / n) / h, (y + (Math.floor(k / n) + 0.5) / n) / h, o, x, y);
          r += Math.min(o[0], 6);
          g += Math.min(o[1], 6);
          b += Math.min(o[2], 6);
        }
        d[j * 3] = r / (n * n);
        d[j * 3 + 1] = g / (n * n);
        d[j * 3 + 2] = b / (n * n);
      }
    return this;
  }
  clone() {
    const c = new Img(this.w, this.h);
    c.d.set(this.d);
    return c;
  }
  /** paint colour through a mask (Float32 0..1), colour may be a function(u,v,o,m) */
  paint(mask, colour, strength = 1) {
    const { w, h, d } = this;
    const f = typeof colour === 'function';
    const c = f ? [0, 0, 0] : colour;
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        const j = y * w + x;
        let m = mask[j] * strength;
        if (m < 0.002) continue;
        if (m > 1) m = 1;
        const i = j * 3;
        if (f) {
          c[0] = d[i];
          c[1] = d[i + 1];
          c[2] = d[i + 2];
          colour((x + 0.5) / h, (y + 0.5) / h, c, m, x, y);
        }
        d[i] += (c[0] - d[i]) * m;
        d[i + 1] += (c[1] - d[i + 1]) * m;
        d[i + 2] += (c[2] - d[i + 2]) * m;
      }
    }
    return this;
  }
  /** add light through a mask */
  add(mask, c, k = 1) {
    const d = this.d;
    for (let j = 0; j < mask.length; j++) {
      const m = mask[j] * k;
      if (m === 0) continue;
      d[j * 3] += c[0] * m;
      d[j * 3 + 1] += c[1] * m;
      d[j * 3 + 2] += c[2] * m;
    }
    return this;
  }
  /** picture layer with alpha: {rgb: Img, a: mask} */
  over(layer, strength = 1) {
    const { d } = this;
    const s = layer.rgb.d;
    for (let j = 0; j < layer.a.length; j++) {
      const m = layer.a[j] * strength;
      if (m < 0.002) continue;
      for (let c = 0; c < 3; c++) d[j * 3 + c] += (s[j * 3 + c] - d[j * 3 + c]) * m;
    }
    return this;
  }
  get(x, y, o) {
    const { w, h, d } = this;
    if (x < 0) x = -x;
    if (x > w - 1.001) x = 2 * (w - 1.001) - x;
    x = clamp(x, 0, w - 1.001);
    y = clamp(y, 0, h - 1.001);
    const xi = x | 0;
    const yi = y | 0;
    const fx = x - xi;
    const fy = y - yi;
    const i = (yi * w + xi) * 3;
    const k = i + w * 3;
    for (let c = 0; c < 3; c++) {
      const p = d[i + c] + (d[i + 3 + c] - d[i + c]) * fx;
      const q = d[k + c] + (d[k + 3 + c] - d[k + c]) * fx;
      o[c] = p + (q - p) * fy;
    }
    return o;
  }
}

/** three box passes, about a gaussian of sigma r (pixels); planar, ch channels interleaved */
export function blur(d, w, h, ch, sx, sy = sx) {
  const tmp = new Float32Array(d.length);
  const pass = (src, dst, n, stride, lines, lstride, r) => {
    const k = 2 * r + 1;
    for (let l = 0; l < lines; l++) {
      for (let c = 0; c < ch; c++) {
        const base = l * lstride + c;
        let s = 0;
        for (let i = -r; i <= r; i++) s += src[base + clamp(i, 0, n - 1) * stride];
        for (let i = 0; i < n; i++) {
          dst[base + i * stride] = s / k;
          const a = i + r + 1;
          const b = i - r;
          s += src[base + Math.min(a, n - 1) * stride] - src[base + Math.max(b, 0) * stride];
        }
      }
    }
  };
  const rx = Math.round(sx);
  const ry = Math.round(sy);
  for (let i = 0; i < 3; i++) {
    if (rx > 0) pass(d, tmp, w, ch, h, w * ch, rx);
    else tmp.set(d);
    if (ry > 0) pass(tmp, d, h, w * ch, w, ch, ry);
    else d.set(tmp);
  }
  return d;
}
export const blurMask = (m, img, s) => blur(m, img.w, img.h, 1, s * img.h);

/** raster of an SVG body drawn in units of the height (viewBox 0 0 aspect*1000 1000), white on black -> mask */
export async function mask(img, body, { blur: b = 0 } = {}) {
  const { w, h } = img;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${(w / h) * 1000} 1000"><rect width="100%" height="100%" fill="#000"/><g fill="#fff" stroke="none">${body}</g></svg>`;
  const { data, info } = await sharp(Buffer.from(svg), { unlimited: true })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const m = new Float32Array(w * h);
  for (let i = 0; i < w * h; i++) m[i] = data[i * info.channels] / 255;
  if (b) blurMask(m, img, b);
  return m;
}
/** colour raster of an SVG body -> {rgb, a} in linear light */
export async function layer(img, body, { blur: b = 0 } = {}) {
  const { w, h } = img;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${w}" height="${h}" viewBox="0 0 ${(w / h) * 1000} 1000">${body}</svg>`;
  const data = await sharp(Buffer.from(svg), { unlimited: true }).ensureAlpha().raw().toBuffer();
  const rgb = new Img(w, h);
  const a = new Float32Array(w * h);
  for (let i = 0; i < w * h; i++) {
    a[i] = data[i * 4 + 3] / 255;
    for (let c = 0; c < 3; c++) rgb.d[i * 3 + c] = LIN[data[i * 4 + c]];
  }
  if (b) {
    for (let i = 0; i < w * h; i++) for (let c = 0; c < 3; c++) rgb.d[i * 3 + c] *= a[i];
    blur(rgb.d, w, h, 3, b * h);
    blurMask(a, img, b);
    for (let i = 0; i < w * h; i++) if (a[i] > 1e-4) for (let c = 0; c < 3; c++) rgb.d[i * 3 + c] /= a[i];
  }
  return { rgb, a };
}
const LIN = Float32Array.from({ length: 256 }, (_, i) => toLinear(i / 255));

// ---- water ---------------------------------------------------------------------------------
/**
 * Paints everything below the horizon yh (0..1) as water that reflects what is above it.
 * slope: wave slope; calm 0.01, breeze 0.05. scale: size of waves. focal: in heights.
 */
export function water(img, o) {
  const { w, h } = img;
  const {
    yh,
    shore = yh,
    slope = 0.02,
    scale = 1,
    focal = 1.3,
    body = [0.01, 0.03, 0.04],
    seed = 0,
    stretch = 3,
    taps = 5,
    tint = [1, 1, 1],
    fresnel = 1,
    swell = 0.5,
    mirror = shore,
    minF = 0.0,
    fold = 0.75,
    rough = 0,
  } = o;
  const src = o.source ?? img.clone();
  const y0 = Math.floor(shore * h);
  const c = [0, 0, 0];
  for (let y = y0; y < h; y++) {
    const t = Math.max((y + 0.5) / h - yh, 0.0006);
    const z = (0.35 * focal) / t;
    const _pix = (z / focal / h) * 1.0;
    const pixZ = (z * z) / (0.35 * focal) / h;
    for (let x = 0; x < w; x++) {
      const u = ((x + 0.5) / h - (0.5 * w) / h) / focal;
      const wx = u * z;
      // resolved slopes, octave by octave, fading to blur when smaller than a pixel
      let sy = 0;
      let sx = 0;
      let lost = 0;
      let f = 1.7 / scale;
      let a = slope * swell * 1.4;
      for (let k = 0; k < 6; k++) {
        const keep = clamp(1.15 - pixZ * f * 1.6);
        if (keep > 0) {
          const px = wx * f + seed * 3.7 + k * 13.1;
          const pz = z * f * stretch * 0.62 + seed * 1.3 + k * 7.9;
          sy += a * keep * n2(px + 0.3 * n2(pz * 0.5, px * 0.7), pz);
          sx += a * keep * n2(px + 91.7, pz + 37.1) * 0.8;
        }
        lost += a * a * (1 - keep * keep) * 0.3;
        f *= 1.93;
        a *= k === 0 ? 0.95 : 0.82;
      }
      const sd = Math.sqrt(lost) + rough;
      const my = mirror + (mirror - (y + 0.5) / h);
      let R = 0;
      let G = 0;
      let B = 0;
      for (let k = 0; k < taps; k++) {
        const j = (k + hash2(x * 5 + k, y)) / taps;
        const e = (j * 2 - 1) * 1.7 * sd;
        let vy = my - Math.abs(2 * (sy + e) * focal) * fold + 2 * (sy + e) * focal * (fold > 0.3 ? 0.5 : 0.8);
        if (vy > mirror) vy = mirror - (vy - mirror);
        const vx = (x + 0.5) / h + 2 * sx * focal * 0.25;
        src.get(vx * h, clamp(vy, 0.001, 1) * h, c);
        R += c[0];
        G += c[1];
        B += c[2];
      }
      const ang = Math.max(t / focal + sy * 1.2 + sd * 0.5, 0.0);
      const F = clamp(mix(1, 0.02 + 0.98 * (1 - Math.min(ang, 0.95)) ** 5, fresnel), minF, 1);
      const i = (y * w + x) * 3;
      img.d[i] = (R / taps) * F * tint[0] + body[0] * (1 - F);
      img.d[i + 1] = (G / taps) * F * tint[1] + body[1] * (1 - F);
      img.d[i + 2] = (B / taps) * F * tint[2] + body[2] * (1 - F);
    }
  }
  return img;
}

// ---- finishing -----------------------------------------------------------------------------
const GN = 1 << 14;
const GAMMA = new Float32Array(GN + 1);
for (let i = 0; i <= GN; i++) {
  const x = (i / GN) ** 2 * 8;
  let v = x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055;
  const s = 0.78;
  if (v > s) v = s + (1 - s) * (1 - Math.exp(-(v - s) / (1 - s)));
  GAMMA[i] = v;
}
const enc = (x) => GAMMA[Math.min(GN, (Math.sqrt(Math.max(x, 0) / 8) * GN) | 0)];

export function bloom(img, amount = 0.25, radius = 0.03, threshold = 0.6) {
  const { w, h, d } = img;
  const q = 8;
  const bw = Math.ceil(w / q);
  const bh = Math.ceil(h / q);
  const s = new Img(bw, bh);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = (y * w + x) * 3;
      const l = 0.25 * d[i] + 0.6 * d[i + 1] + 0.15 * d[i + 2];
      const k = l > threshold ? (l - threshold) / l : 0;
      if (!k) continue;
      const j = (((y / q) | 0) * bw + ((x / q) | 0)) * 3;
      for (let c = 0; c < 3; c++) s.d[j + c] += (Math.min(d[i + c], 4) * k) / (q * q);
    }
  }
  const wide = s.clone();
  blur(s.d, bw, bh, 3, Math.max(1, (radius * h) / q / 1.7));
  blur(wide.d, bw, bh, 3, Math.max(1, (radius * 4 * h) / q / 1.7));
  const c = [0, 0, 0];
  const e = [0, 0, 0];
  img.fill((u, v, o) => {
    const x = (u * h) / q - 0.5;
    const y = (v * h) / q - 0.5;
    s.get(Math.max(x, 0), Math.max(y, 0), c);
    wide.get(Math.max(x, 0), Math.max(y, 0), e);
    for (let k = 0; k < 3; k++) o[k] += amount * (c[k] + 0.6 * e[k]);
  });
  return img;
}

/** to 8 bit: exposure, contrast about a pivot, saturation, split tone, vignette, fine grain */
export function finish(img, o = {}) {
  const { w, h, d } = img;
  const {
    exposure = 1,
    contrast = 1,
    pivot = 0.45,
    sat = 1,
    vignette = 0.12,
    grain = 0.9,
    black = 0,
    shadowTint = [0, 0, 0],
    lightTint = [0, 0, 0],
    seed = 1,
  } = o;
  const out = Buffer.alloc(w * h * 3);
  const r = createRandom(seed * 7919 + 13);
  // grain field, softened so that it survives JPEG without filling the file
  const gsz = 512;
  const g0 = new Float32Array(gsz * gsz);
  for (let i = 0; i < g0.length; i++) g0[i] = r() + r() + r() + r() - 2;
  const g = new Float32Array(g0.length);
  for (let y = 0; y < gsz; y++)
    for (let x = 0; x < gsz; x++) {
      const X = (x + 1) & 511;
      const Y = (y + 1) & 511;
      const M = (x + 511) & 511;
      const N = (y + 511) & 511;
      g[y * gsz + x] = (g0[y * gsz + x] * 2 + g0[y * gsz + X] + g0[Y * gsz + x] + g0[y * gsz + M] + g0[N * gsz + x]) / 2.8;
    }
  const A = w / h;
  for (let y = 0; y < h; y++) {
    const oy = (hash2(y >> 9, 5) * 512) | 0;
    for (let x = 0; x < w; x++) {
      const i = (y * w + x) * 3;
      const dx = (x / w - 0.5) * Math.min(A, 1.5);
      const dy = y / h - 0.5;
      const rr = dx * dx + dy * dy;
      const vg = exposure * (1 - vignette * sstep(0.06, 0.95, rr) * 2.2);
      let R = enc(d[i] * vg);
      let G = enc(d[i + 1] * vg);
      let B = enc(d[i + 2] * vg);
      const L = 0.3 * R + 0.59 * G + 0.11 * B;
      R = L + (R - L) * sat;
      G = L + (G - L) * sat;
      B = L + (B - L) * sat;
      const sh = (1 - L) * (1 - L);
      const hl = L * L;
      R += shadowTint[0] * sh + lightTint[0] * hl;
      G += shadowTint[1] * sh + lightTint[1] * hl;
      B += shadowTint[2] * sh + lightTint[2] * hl;
      const n =
        (g[((y + oy) & 511) * gsz + ((x + ((hash2(x >> 9, y >> 9) * 512) | 0)) & 511)] * grain * (0.55 + 0.9 * L * (1 - L) * 2)) /
        255;
      const dz = (hash2(x, y) - 0.5) / 255;
      R = pivot + (R - pivot) * contrast + black + n + dz;
      G = pivot + (G - pivot) * contrast + black + n + dz;
      B = pivot + (B - pivot) * contrast + black + n + dz;
      out[i] = clamp(R) * 255 + 0.5;
      out[i + 1] = clamp(G) * 255 + 0.5;
      out[i + 2] = clamp(B) * 255 + 0.5;
    }
  }
  return out;
}
