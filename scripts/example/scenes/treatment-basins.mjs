import { bloom, blur, clamp, fbm, finish, gauss, hash2, mix, n2, sstep } from '../lib.mjs';

// Straight down on settling tanks: a height field with real shadows.
export default async function (img) {
  const { w, h } = img;
  const rot = -0.2;
  const cr = Math.cos(rot);
  const sr = Math.sin(rot);
  const hgt = new Float32Array(w * h);
  const kindOf = new Uint8Array(w * h);
  const R = 0.158;
  const tanks = [];
  for (const [i, j] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
    [0, -1],
    [1, -1],
    [0, 2],
    [1, 2],
  ])
    tanks.push({ x: 0.3 + i * 0.4, y: 0.32 + j * 0.4, a: 0.5 + i * 2.1 + j * 1.3, k: i + j * 2 });
  const trees = [];
  for (let gy = -8; gy < 44; gy++)
    for (let gx = -8; gx < 44; gx++) {
      const tx = (gx + 0.2 + 0.6 * hash2(gx, gy)) / 30 - 0.1;
      const ty = (gy + 0.2 + 0.6 * hash2(gy + 90, gx)) / 30 - 0.1;
      const belt = tx < 0.03 + 0.05 * n2(ty * 4, 2) || (tx > 1.24 && ty > 0.1);
      if (belt && hash2(gx + 5, gy * 3) < 0.9) trees.push([tx, ty, 0.013 + 0.014 * hash2(gx * 7, gy)]);
      else if (Math.abs(tx - 0.5) > 0.02 && hash2(gx * 13, gy * 5) < 0.03 && tx < 0.9)
        trees.push([tx, ty, 0.011 + 0.006 * hash2(gx, 3)]);
    }
  const clear = trees.filter(
    ([tx, ty, tr]) =>
      !tanks.some((t) => Math.hypot(tx - t.x, ty - t.y) < R + 0.03 + tr) &&
      !(tx > 0.86 && tx < 1.24) &&
      Math.abs(tx - 0.5) > 0.03 &&
      Math.abs((((ty - 0.12) % 0.4) + 0.4) % 0.4) > 0.045,
  );
  const cells = new Map();
  for (const t of clear) {
    for (let a = -1; a <= 1; a++)
      for (let b = -1; b <= 1; b++) {
        const k = `${Math.floor(t[0] * 20) + a},${Math.floor(t[1] * 20) + b}`;
        if (!cells.has(k)) cells.set(k, []);
        cells.get(k).push(t);
      }
  }
  const o3 = [0, 0, 0];
  // returns height; writes colour to o3 and kind
  let kind = 0;
  const scene = (x, y) => {
    kind = 0;
    let H = 0;
    // grass with mowing
    const g = fbm(x * 7, y * 7, 5);
    const mow = Math.sign(Math.sin((x * 0.4 + y) * 130)) * 0.02;
    const gd = fbm(x * 120, y * 120, 2);
    const k0 = 0.9 + 0.3 * g + mow + 0.12 * gd;
    o3[0] = 0.125 * k0 + 0.03 * Math.max(0, g);
    o3[1] = 0.175 * k0;
    o3[2] = 0.06 * k0;
    // roads
    const rx = Math.abs(x - 0.5);
    const ryy = Math.abs(((((y - 0.12) % 0.4) + 0.4) % 0.4) - 0);
    const ry = Math.min(ryy, 0.4 - ryy);
    const rd = Math.min(rx - 0.017, Math.max(ry - 0.0125, x - 0.86), Math.abs(x - 0.845) - 0.014);
    if (rd < 0.003) {
      const n = 0.85 + 0.22 * fbm(x * 40, y * 40, 4);
      const curb = rd > 0 ? 1.7 : 1;
      o3[0] = 0.2 * n * curb;
      o3[1] = 0.2 * n * curb;
      o3[2] = 0.205 * n * curb;
      if (Math.abs(rx) < 0.0012 && (((y * 40) % 1) + 1) % 1 < 0.5) o3[0] = o3[1] = o3[2] = 0.55;
    }
    // circular tanks
    for (const t of tanks) {
      const dx = x - t.x;
      const dy = y - t.y;
      if (dx > 0.21 || dx < -0.21 || dy > 0.21 || dy < -0.21) continue;
      const d = Math.hypot(dx, dy);
      if (d > R + 0.022) continue;
      const an = Math.atan2(dy, dx);
      if (d > R + 0.006) {
        // gravel path
        const n = 0.85 + 0.25 * fbm(x * 90, y * 90, 3);
        o3[0] = 0.42 * n;
        o3[1] = 0.39 * n;
        o3[2] = 0.33 * n;
        continue;
      }
      if (d > R - 0.006) {
        H = 0.02;
        const n = 0.92 + 0.12 * fbm(an * 9, d * 60, 4);
        o3[0] = 0.62 * n;
        o3[1] = 0.61 * n;
        o3[2] = 0.57 * n;
        kind = 1;
      } else if (d > R - 0.02) {
        // overflow channel with its toothed weir
        H = -0.012;
        kind = 2;
        const n = 0.8 + 0.4 * fbm(an * 40, d * 40, 3);
        o3[0] = 0.035 * n;
        o3[1] = 0.085 * n;
        o3[2] = 0.08 * n;
        if (d < R - 0.0165) {
          H = 0.012;
          kind = 1;
          const tooth = Math.sin(an * 260) > 0 ? 1 : 0.75;
          o3[0] = 0.5 * tooth;
          o3[1] = 0.5 * tooth;
          o3[2] = 0.47 * tooth;
        }
      } else {
        H = 0.004;
        kind = 2;
        // the slow turn of the water: spiral foam
        const sw = an * 1 + Math.log(d + 0.02) * 2.2 - t.a;
        const f1 = fbm(Math.cos(sw) * 2.6 + t.k * 9, Math.sin(sw) * 2.6 + d * 26, 5);
        const f2 = fbm(Math.cos(sw) * 6 + 3, Math.sin(sw) * 6 + d * 70 + t.k, 4);
        const foam = sstep(0.1, 0.55, f1 + 0.4 * f2) * sstep(0.02, 0.06, d);
        const depth = sstep(0, R, d);
        const tone = [
          [0.03, 0.1, 0.095],
          [0.04, 0.12, 0.1],
          [0.05, 0.11, 0.075],
          [0.025, 0.095, 0.105],
        ][((t.k % 4) + 4) % 4];
        for (let c = 0; c < 3; c++)
          o3[c] = mix(tone[c] * (0.65 + 0.6 * depth) * (1 + 0.3 * f1), [0.32, 0.37, 0.33][c], foam * 0.34);
        // scum ring
        const ring = gauss(d - R * 0.42, 0.004) * sstep(-0.3, 0.5, f2) * 0.22;
        for (let c = 0; c < 3; c++) o3[c] += ring * [0.5, 0.52, 0.46][c];
        // wake behind the arm
        const rel = (((an - t.a) % 6.2832) + 6.2832) % 6.2832;
        const wake = Math.exp(-rel * 2.4) * 0.16 * (0.6 + 0.6 * f2) * sstep(0.02, 0.05, d);
        for (let c = 0; c < 3; c++) o3[c] += wake * [0.26, 0.4, 0.36][c];
        if (d < 0.021) {
          H = 0.03;
          kind = 1;
          o3[0] = 0.55;
          o3[1] = 0.55;
          o3[2] = 0.52;
          if (d < 0.013) {
            o3[0] = 0.1;
            o3[1] = 0.3;
            o3[2] = 0.28;
            H = 0.036;
          }
        }
      }
      // bridge
      const al = dx * Math.cos(t.a) + dy * Math.sin(t.a);
      const ac = -dx * Math.sin(t.a) + dy * Math.cos(t.a);
      if (al > -0.004 && al < R + 0.012 && Math.abs(ac) < 0.0075) {
        H = 0.034;
        kind = 1;
        const rail = Math.abs(ac) > 0.0058;
        const slat = 0.85 + 0.15 * Math.sign(Math.sin(al * 900));
        o3[0] = rail ? 0.7 : 0.36 * slat;
        o3[1] = rail ? 0.71 : 0.37 * slat;
        o3[2] = rail ? 0.7 : 0.37 * slat;
        if (rail) H = 0.044;
        if (al > R - 0.016) {
          o3[0] = 0.62;
          o3[1] = 0.45;
          o3[2] = 0.07;
        }
      }
    }
    // aeration lanes to the right
    const lx = x - 0.88;
    if (lx > 0 && lx < 0.345 && y > -0.6 && y < 1.6) {
      const yy = (((y + 0.03) % 0.62) + 0.62) % 0.62;
      const inY = yy > 0.03 && yy < 0.59;
      const lane = lx / 0.0862;
      const fl = lane - Math.floor(lane);
      const wall = fl < 0.075 || fl > 0.925 || yy < 0.042 || yy > 0.578;
      if (inY) {
        if (wall) {
          H = 0.02;
          kind = 1;
          const n = 0.92 + 0.14 * fbm(x * 40, y * 40, 4);
          o3[0] = 0.58 * n;
          o3[1] = 0.57 * n;
          o3[2] = 0.53 * n;
        } else {
          kind = 2;
          H = 0.002;
          const L = Math.floor(lane);
          const mode = (L + Math.floor((y + 0.03) / 0.62)) & 1;
          const rows = Math.abs(Math.sin(yy * 84)) ** 3;
          const b = fbm(x * 90, y * 90, 4);
          const slow = fbm(x * 14, y * 5 + L, 4);
          const bub = mode ? sstep(-0.1, 0.5, b + 0.5 * rows - 0.1 + 0.5 * slow) : 0.1 * sstep(0, 0.5, slow);
          const tone = mode ? [0.14, 0.135, 0.075] : [0.045, 0.1, 0.085];
          for (let c = 0; c < 3; c++) o3[c] = mix(tone[c] * (1 + 0.4 * slow), [0.46, 0.43, 0.33][c], bub * 0.55);
        }
        if (Math.abs(yy - 0.3) < 0.008) {
          H = 0.032;
          kind = 1;
          o3[0] = o3[1] = o3[2] = 0.5;
        }
      } else {
        o3[0] = 0.45;
        o3[1] = 0.44;
        o3[2] = 0.41;
        H = 0.01;
        // pipe gallery
        const p = Math.abs(yy > 0.3 ? yy - 0.605 : yy - 0.015);
        if (p < 0.007) {
          H = 0.01 + 0.014 * Math.sqrt(1 - (p / 0.007) ** 2);
          o3[0] = 0.12;
          o3[1] = 0.36;
          o3[2] = 0.33;
        }
      }
    }
    // small houses with pitched roofs
    for (const [bx, by, bw, bh, c] of [
      [0.56, 0.1, 0.052, 0.026, 0],
      [0.1, 0.53, 0.03, 0.03, 1],
      [0.5, 0.93, 0.0, 0.0, 0],
      [0.1, 0.93, 0.036, 0.024, 0],
    ]) {
      const ex = Math.abs(x - bx);
      const ey = Math.abs(y - by);
      if (ex < bw && ey < bh) {
        H = 0.05 + 0.02 * (1 - ey / bh);
        const rib = 0.9 + 0.1 * Math.sin(x * 2200);
        const s = y < by ? 1.15 : 0.75;
        o3[0] = (c ? 0.3 : 0.34) * rib * s;
        o3[1] = (c ? 0.31 : 0.13) * rib * s;
        o3[2] = (c ? 0.33 : 0.085) * rib * s;
        kind = 1;
      }
    }
    // trees
    const cl = cells.get(`${Math.floor(x * 20)},${Math.floor(y * 20)}`);
    if (cl && kind === 0) {
      for (const [tx, ty, tr] of cl) {
        const d = Math.hypot(x - tx, y - ty);
        const edge = tr * (0.85 + 0.3 * fbm(x * 120, y * 120, 2));
        if (d < edge) {
          const q = 1 - (d / edge) ** 2;
          const top = 0.018 + tr * 1.3 * Math.sqrt(q) + 0.006 * fbm(x * 190, y * 190, 3);
          if (top > H) {
            H = top;
            kind = 3;
            const v = 0.75 + 0.5 * hash2((tx * 9999) | 0, 3) + 0.4 * fbm(x * 220, y * 220, 3);
            const warm = hash2((ty * 9999) | 0, 9);
            o3[0] = (0.07 + 0.08 * warm) * v;
            o3[1] = 0.115 * v;
            o3[2] = 0.035 * v;
          }
        }
      }
    }
    return H;
  };
  img.fill((u, v, o, px, py) => {
    const X = u - 0.5;
    const Yv = v - 0.5;
    const x = (X * cr - Yv * sr) * 1.02 + 0.53;
    const y = (X * sr + Yv * cr) * 1.02 + 0.5;
    const H = scene(x, y);
    hgt[py * w + px] = H;
    kindOf[py * w + px] = kind;
    o[0] = o3[0];
    o[1] = o3[1];
    o[2] = o3[2];
  });
  // sun from the upper left, low
  const L = [-0.68, -0.52, 0.47];
  const ll = Math.hypot(...L);
  const [lx, ly, lz] = L.map((q) => q / ll);
  const hl = Math.hypot(lx, ly);
  const sx = lx / hl;
  const sy = ly / hl;
  const rise = lz / hl;
  const sh = new Float32Array(w * h);
  const maxH = 0.085;
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const H0 = hgt[y * w + x];
      let s = 1;
      const stepPx = Math.max(1, h * 0.0011);
      for (let t = stepPx * 1.2; ; t += stepPx * (1 + t / (h * 0.03))) {
        const need = H0 + (t / h) * rise;
        if (need > maxH) break;
        const X = Math.round(x + sx * t);
        const Y = Math.round(y + sy * t);
        if (X < 0 || Y < 0 || X >= w || Y >= h) break;
        if (hgt[Y * w + X] > need + 0.0006) {
          s = 0;
          break;
        }
      }
      sh[y * w + x] = s;
    }
  blur(sh, w, h, 1, h * 0.0007);
  // wide occlusion
  const wide = hgt.slice();
  blur(wide, w, h, 1, h * 0.006);
  img.fill((u, v, o, px, py) => {
    const j = py * w + px;
    const e = Math.max(1, Math.round(h * 0.0006));
    const gx = (hgt[py * w + Math.min(w - 1, px + e)] - hgt[py * w + Math.max(0, px - e)]) * (h / (2 * e));
    const gy = (hgt[Math.min(h - 1, py + e) * w + px] - hgt[Math.max(0, py - e) * w + px]) * (h / (2 * e));
    const k = kindOf[j];
    const soft = k === 3 ? 0.55 : k === 2 ? 0.1 : 0.35;
    const nx = -clamp(gx * soft, -2, 2);
    const ny = -clamp(gy * soft, -2, 2);
    const nl = Math.hypot(nx, ny, 1);
    const dif = clamp((nx * lx + ny * ly + lz) / nl);
    const ao = clamp(1 - Math.max(0, wide[j] - hgt[j]) * 22, 0.45, 1);
    const S = sh[j];
    for (let c = 0; c < 3; c++) o[c] *= [2.35, 2.05, 1.6][c] * dif * S + [0.34, 0.44, 0.58][c] * ao;
    if (k === 2) {
      // sky sheen and glints on water
      const gl = fbm(u * 120, v * 120, 3);
      const sheen = 0.055 + 0.05 * sstep(-0.2, 0.8, fbm(u * 2 + 4, v * 2, 3)) + S * 0.05 * sstep(0.25, 0.6, gl);
      o[0] += sheen * 0.85;
      o[1] += sheen * 1.0;
      o[2] += sheen * 1.1;
    }
    // thin drifting cloud shade
    const cs = 1 - 0.22 * sstep(0.0, 0.5, fbm(u * 1.3 + 9, v * 1.3 + 2, 4));
    for (let c = 0; c < 3; c++) o[c] = o[c] * cs + [0.012, 0.016, 0.022][c];
  });
  bloom(img, 0.1, 0.01, 0.85);
  return finish(img, {
    exposure: 1.12,
    contrast: 1.1,
    sat: 0.92,
    vignette: 0.12,
    grain: 1.0,
    shadowTint: [-0.004, 0.003, 0.012],
    seed: 11,
  });
}
