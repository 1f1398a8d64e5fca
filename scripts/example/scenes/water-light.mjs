import { createRandom } from '../../random.ts';
import { bloom, blur, clamp, fbm, finish, mix, n2, sstep } from '../lib.mjs';

// Looking down through clear, moving water on a pale sandy bottom: refracted light is traced, not painted.
export default async function (img) {
  const N = 1024;
  const TILE = 3;
  const r = createRandom(41);
  const waves = [];
  for (let i = 0; i < 46; i++) {
    const k = 1.6 + 13 * r() ** 1.7;
    const a = 0.5 + (r() - 0.5) * 4.2;
    const kx = Math.round(Math.cos(a) * k);
    const ky = Math.round(Math.sin(a) * k);
    const m = Math.hypot(kx, ky);
    if (m < 1) continue;
    waves.push([kx * Math.PI * 2, ky * Math.PI * 2, r() * 6.283, 0.0062 / m ** 1.08]);
  }
  const gx = new Float32Array(N * N);
  const gy = new Float32Array(N * N);
  for (let y = 0; y < N; y++)
    for (let x = 0; x < N; x++) {
      let sx = 0;
      let sy = 0;
      for (const [kx, ky, p, a] of waves) {
        const c = Math.cos(kx * (x / N) + ky * (y / N) + p) * a;
        sx += kx * c;
        sy += ky * c;
      }
      gx[y * N + x] = sx;
      gy[y * N + x] = sy;
    }
  const tap = (g, x, y) => {
    x = (x - Math.floor(x)) * N;
    y = (y - Math.floor(y)) * N;
    const xi = x | 0;
    const yi = y | 0;
    const fx = x - xi;
    const fy = y - yi;
    const x1 = (xi + 1) & (N - 1);
    const y1 = (yi + 1) & (N - 1);
    const a = g[yi * N + xi] + (g[yi * N + x1] - g[yi * N + xi]) * fx;
    const b = g[y1 * N + xi] + (g[y1 * N + x1] - g[y1 * N + xi]) * fx;
    return a + (b - a) * fy;
  };
  // photons
  const ca = [0, 1, 2].map(() => new Float32Array(N * N));
  const S = 3;
  const depth = 0.5;
  for (let y = 0; y < N * S; y++)
    for (let x = 0; x < N * S; x++) {
      const px = (x + 0.5) / (N * S);
      const py = (y + 0.5) / (N * S);
      const sx = tap(gx, px, py);
      const sy = tap(gy, px, py);
      for (let c = 0; c < 3; c++) {
        const k = depth * (0.244 + 0.006 * c);
        let qx = (px - sx * k) * N;
        let qy = (py - sy * k) * N;
        qx -= Math.floor(qx / N) * N;
        qy -= Math.floor(qy / N) * N;
        const xi = qx | 0;
        const yi = qy | 0;
        const fx = qx - xi;
        const fy = qy - yi;
        const x1 = (xi + 1) & (N - 1);
        const y1 = (yi + 1) & (N - 1);
        const m = ca[c];
        const w = 1 / (S * S);
        m[(yi & (N - 1)) * N + (xi & (N - 1))] += (1 - fx) * (1 - fy) * w;
        m[(yi & (N - 1)) * N + x1] += fx * (1 - fy) * w;
        m[y1 * N + (xi & (N - 1))] += (1 - fx) * fy * w;
        m[y1 * N + x1] += fx * fy * w;
      }
    }
  for (const m of ca) blur(m, N, N, 1, 0.8);
  const aspect = img.w / img.h;
  const pitch = -0.72;
  const f = 1.15;
  const cp = Math.cos(pitch);
  const sp = Math.sin(pitch);
  const H = 2.3;
  const D = 1.15;
  const sun = [0.3, 0.62, 0.72];
  const sl = Math.hypot(...sun);
  const L = sun.map((v) => v / sl);
  const water = (u, v, o) => {
    const X = (u - aspect / 2) / f;
    const Yc = -(v - 0.5) / f;
    // camera looks along +z, y up
    let dx = X;
    let dy = Yc * cp + sp;
    let dz = cp - Yc * sp;
    const l = Math.hypot(dx, dy, dz);
    dx /= l;
    dy /= l;
    dz /= l;
    const t = -H / dy;
    const wx = dx * t + 0.7;
    const wz = dz * t + 0.2;
    const fade = clamp(1.3 - t / 14);
    let sx = tap(gx, wx / TILE, wz / TILE) * 0.92;
    let sz = tap(gy, wx / TILE, wz / TILE) * 0.92;
    const fr = 0.02 * fade;
    sx += n2(wx * 9, wz * 9) * fr + n2(wx * 19 + 5, wz * 19) * fr * 0.8;
    sz += n2(wx * 9 + 40, wz * 9) * fr + n2(wx * 19 + 50, wz * 19) * fr * 0.8;
    let nx = -sx;
    let ny = 1;
    let nz = -sz;
    const nl = Math.hypot(nx, ny, nz);
    nx /= nl;
    ny /= nl;
    nz /= nl;
    const cosi = Math.max(0.02, -(dx * nx + dy * ny + dz * nz));
    const eta = 1 / 1.333;
    const k = 1 - eta * eta * (1 - cosi * cosi);
    const q = eta * cosi - Math.sqrt(k);
    const rx = eta * dx + q * nx;
    const ry = eta * dy + q * ny;
    const rz = eta * dz + q * nz;
    const bed = D * (1 + 0.1 * fbm(wx * 0.35, wz * 0.35, 2)) + 0.05 * wz;
    const s = bed / -ry;
    const fx = wx + rx * s;
    const fz = wz + rz * s;
    // sandy bottom: ripple marks and pebbles
    const rip = Math.sin((fx * 0.35 + fz * 1.1 + 0.5 * fbm(fx * 0.8, fz * 0.8, 3)) * 17);
    const sand = 0.84 + 0.09 * rip * (0.5 + 0.5 * n2(fx * 0.6, fz * 0.6 + 8)) + 0.16 * fbm(fx * 1.1, fz * 1.1 + 4, 5);
    const weed = sstep(0.1, 0.5, fbm(fx * 0.42 + 9.2, fz * 0.42 + 3.1, 5)) * 0.55;
    const cx = (fx - 0.21) / TILE;
    const cz = (fz - 0.3) / TILE;
    const R = tap(ca[0], cx, cz);
    const G = tap(ca[1], cx, cz);
    const B = tap(ca[2], cx, cz);
    const path = s + bed * 0.9;
    const li = (c) => 0.2 + 0.62 * Math.min(c, 7) ** 1.12;
    let fr0 = li(R) * mix(0.58, 0.2, weed) * sand * Math.exp(-path * 0.62);
    let fg0 = li(G) * mix(0.56, 0.3, weed) * sand * Math.exp(-path * 0.135);
    let fb0 = li(B) * mix(0.49, 0.26, weed) * sand * Math.exp(-path * 0.15);
    const sc = 1 - Math.exp(-path * 0.22);
    fr0 += 0.008 * sc;
    fg0 += 0.14 * sc;
    fb0 += 0.185 * sc;
    // reflection
    const F = 0.02 + 0.98 * (1 - cosi) ** 5;
    const d2 = 2 * (dx * nx + dy * ny + dz * nz);
    const ex = dx - d2 * nx;
    const ey = Math.abs(dy - d2 * ny);
    const ez = dz - d2 * nz;
    const g = clamp(ey * 1.1);
    const cloud = sstep(-0.1, 0.5, fbm((ex / (ey + 0.2)) * 1.1 + 2, (ez / (ey + 0.2)) * 1.1, 4)) * 0.5;
    const sR = mix(mix(0.92, 0.2, g), 1.0, cloud);
    const sG = mix(mix(0.95, 0.42, g), 0.98, cloud);
    const sB = mix(mix(0.98, 0.78, g), 0.96, cloud);
    const ds = ex * L[0] + ey * L[1] + ez * L[2];
    const gl = ds > 0.9 ? ds ** 900 * 26 + ds ** 120 * 0.8 : 0;
    o[0] = fr0 * (1 - F) + sR * F * 0.95 + gl * F * 8;
    o[1] = fg0 * (1 - F) + sG * F * 0.95 + gl * F * 7.6;
    o[2] = fb0 * (1 - F) + sB * F * 0.95 + gl * F * 7;
  };
  img.sample(water, 2);
  bloom(img, 0.22, 0.012, 0.8);
  return finish(img, { exposure: 1.25, contrast: 1.1, sat: 1.04, vignette: 0.13, grain: 0.8, seed: 1 });
}
