// Silhouettes as SVG strings. Units: picture height = 1000.
import { createRandom } from '../random.ts';
import { fbm } from './lib.mjs';

const f = (n) => n.toFixed(2);
export const line = (x1, y1, x2, y2, w) =>
  `<path d="M${f(x1)} ${f(y1)}L${f(x2)} ${f(y2)}" stroke="#fff" stroke-width="${w}" fill="none"/>`;
export const poly = (...p) => `<path d="M${p.map(([x, y]) => `${f(x)} ${f(y)}`).join('L')}Z"/>`;
export const rect = (x, y, w, h) => `<rect x="${f(x)}" y="${f(y)}" width="${f(w)}" height="${f(h)}"/>`;
export const circle = (x, y, r) => `<circle cx="${f(x)}" cy="${f(y)}" r="${f(r)}"/>`;
export const at = (x, y, s, body, flip = 1) =>
  `<g transform="translate(${f(x)} ${f(y)}) scale(${f(s * flip)} ${f(s)})">${body}</g>`;

export function lattice(x1, y1, x2, y2, w1, w2, n, sw) {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const L = Math.hypot(dx, dy);
  const nx = -dy / L;
  const ny = dx / L;
  let s = '';
  const pt = (t, side) => [
    x1 + dx * t + nx * side * (w1 + (w2 - w1) * t) * 0.5,
    y1 + dy * t + ny * side * (w1 + (w2 - w1) * t) * 0.5,
  ];
  for (const side of [-1, 1]) s += line(...pt(0, side), ...pt(1, side), sw * 1.5);
  for (let i = 0; i < n; i++) {
    const a = i / n;
    const b = (i + 1) / n;
    s += line(...pt(a, i % 2 ? 1 : -1), ...pt(b, i % 2 ? -1 : 1), sw);
    s += line(...pt(b, -1), ...pt(b, 1), sw * 0.8);
  }
  return s;
}

/** level-luffing portal crane, 200 high, foot at 0,0 */
export function crane(angle = 0.95) {
  const L = 150;
  const px = 8;
  const py = -92;
  const tx = px + Math.cos(angle) * L;
  const ty = py - Math.sin(angle) * L;
  let s = '';
  for (const x of [-26, 26]) {
    s += poly([x - 3, 0], [x + 3, 0], [x * 0.72 + 2.5, -58], [x * 0.72 - 2.5, -58]);
    s += rect(x - 7, -5, 14, 5);
  }
  s += line(-24, -18, 18, -58, 1.4) + line(24, -18, -18, -58, 1.4);
  s += rect(-24, -63, 48, 7) + rect(-9, -74, 18, 12);
  s += poly([-30, -98], [14, -98], [17, -88], [14, -73], [-30, -73]);
  s += rect(-40, -92, 12, 17);
  s += poly([14, -94], [25, -92], [25, -80], [14, -78]);
  s += lattice(-2, -97, -7, -142, 16, 4, 6, 1.1);
  s += lattice(px, py, tx, ty, 9, 3, 15, 0.9);
  s += lattice(tx + 1, ty, tx - 26, ty - 10, 3, 2, 3, 0.8);
  s +=
    line(-7, -142, tx - 26, ty - 10, 0.9) + line(-7, -142, px + Math.cos(angle) * L * 0.62, py - Math.sin(angle) * L * 0.62, 0.8);
  s += line(-7, -142, -36, -92, 1.1);
  s += line(tx, ty, tx, ty + 88, 0.6) + poly([tx - 2, ty + 88], [tx + 2, ty + 88], [tx + 1, ty + 95], [tx - 1, ty + 95]);
  return s;
}
/** ship-to-shore gantry, about 170 high; boom points left */
export function gantry(up = 0) {
  let s = '';
  for (const x of [-22, 26]) s += rect(x - 2.6, -84, 5.2, 84) + rect(x - 8, -4, 16, 4);
  s += rect(-24, -52, 52, 4) + line(-22, -8, 26, -50, 1.3) + rect(-24, -88, 52, 7);
  s += poly([-14, -88], [-10, -88], [-3, -138], [-7, -138]) + poly([24, -88], [20, -88], [-4, -138], [-2, -134]);
  const a = up ? 1.2 : 0.02;
  s += lattice(-18, -86, -18 - Math.cos(a) * 120, -86 - Math.sin(a) * 120, 7, 5, 14, 0.9);
  s += lattice(-18, -86, 66, -86, 7, 5, 9, 0.9) + rect(34, -97, 24, 10);
  s += line(-5, -137, -18 - Math.cos(a) * 100, -88 - Math.sin(a) * 100, 0.9) + line(-5, -137, 60, -88, 0.9);
  if (!up) s += rect(-74, -84, 9, 6) + line(-71, -78, -71, -46, 0.5) + line(-68, -78, -68, -46, 0.5) + rect(-79, -47, 19, 8);
  return s;
}
/** freighter, 300 long, waterline at 0 */
export function ship() {
  let s = `<path d="M-150 -30 L-146 0 L134 0 Q146 -16 152 -36 L120 -33 L118 -24 L-96 -24 L-98 -30Z"/>`;
  s +=
    rect(-140, -52, 40, 24) +
    rect(-136, -64, 34, 14) +
    rect(-131, -74, 26, 11) +
    rect(-142, -67, 44, 3) +
    rect(-126, -92, 9, 20) +
    rect(-117, -80, 8, 8);
  s += line(-112, -74, -112, -108, 1.2) + line(-118, -96, -106, -96, 0.8);
  for (const x of [-60, 10, 76]) s += rect(x - 1.5, -66, 3, 44) + line(x, -62, x + 32, -42, 1.1) + line(x, -62, x - 26, -44, 1.1);
  for (let x = -88; x < 112; x += 34) s += rect(x, -28, 26, 5);
  s += line(138, -34, 138, -56, 0.9) + line(138, -55, 76, -64, 0.5);
  return s;
}

// ---- Copenhagen spires (feet at 0,0; about 200-300 high) -----------------------------------
export const spires = {
  cityHall: () =>
    rect(-13, -150, 26, 150) +
    rect(-15, -158, 30, 10) +
    poly([-13, -158], [-10, -176], [10, -176], [13, -158]) +
    rect(-10, -186, 20, 12) +
    poly([-10, -186], [0, -232], [10, -186]) +
    rect(-0.8, -252, 1.6, 24) +
    [-14, 14].map((x) => poly([x - 2, -158], [x, -176], [x + 2, -158])).join(''),
  christiansborg: () =>
    rect(-17, -112, 34, 112) +
    rect(-19, -118, 38, 7) +
    `<path d="M-16 -118 Q-17 -136 -10 -141 L10 -141 Q17 -136 16 -118Z"/>` +
    rect(-10, -158, 20, 18) +
    `<path d="M-11 -158 Q-8 -170 -4 -174 L-4 -188 L4 -188 L4 -174 Q8 -170 11 -158Z"/>` +
    poly([-4.5, -188], [0, -232], [4.5, -188]) +
    circle(0, -233, 3) +
    circle(-5, -238, 1.6) +
    circle(5, -238, 1.6) +
    circle(0, -241, 2) +
    rect(-0.6, -254, 1.2, 14),
  // corkscrew
  saviour: () => {
    const s =
      rect(-16, -96, 32, 96) +
      rect(-18, -102, 36, 7) +
      poly([-14, -102], [-11, -128], [11, -128], [14, -102]) +
      rect(-12.5, -131, 25, 4);
    const n = 60;
    const l = [];
    const r = [];
    for (let i = 0; i <= n; i++) {
      const t = i / n;
      const w = 11 * (1 - t) ** 0.85 + 0.9;
      const y = -130 - t * 118;
      l.push([-w - Math.max(0, Math.sin(t * 25)) * 2.6 * (1 - t * 0.6), y]);
      r.unshift([w + Math.max(0, Math.sin(t * 25 + Math.PI)) * 2.6 * (1 - t * 0.6), y]);
    }
    return s + poly(...l, ...r) + circle(0, -252, 4) + rect(-0.7, -268, 1.4, 14) + circle(0, -268, 1.6);
  },
  // twisted dragon tails
  exchange: () => {
    const n = 50;
    const l = [];
    const r = [];
    for (let i = 0; i <= n; i++) {
      const t = i / n;
      const w = 6.2 * (1 - t) ** 0.9 + 0.6;
      const y = -62 - t * 112;
      const tw = Math.sin(t * 34) * 1.5 * (1 - t);
      l.push([-w + tw, y]);
      r.unshift([w + tw, y]);
    }
    return (
      rect(-9, -44, 18, 44) +
      poly([-11, -44], [-6, -62], [6, -62], [11, -44]) +
      poly(...l, ...r) +
      circle(0, -176, 1.8) +
      rect(-0.5, -186, 1, 12)
    );
  },
  nicholas: () =>
    rect(-12, -92, 24, 92) +
    poly([-14, -92], [-8, -104], [8, -104], [14, -92]) +
    `<path d="M-7 -104 L-6 -118 Q-9 -122 -5 -128 L-4 -142 Q-5.5 -146 -3 -150 L0 -206 L3 -150 Q5.5 -146 4 -142 L5 -128 Q9 -122 6 -118 L7 -104Z"/>` +
    rect(-0.5, -216, 1, 12),
  peter: () => rect(-11, -96, 22, 96) + poly([-12, -96], [0, -210], [12, -96]) + rect(-0.6, -222, 1.2, 14),
  dome: () =>
    rect(-34, -52, 68, 52) +
    rect(-29, -76, 58, 26) +
    `<path d="M-31 -76 C-31 -112 -14 -126 0 -126 C14 -126 31 -112 31 -76Z"/>` +
    rect(-6, -144, 12, 20) +
    `<path d="M-7 -144 Q0 -156 7 -144Z"/>` +
    poly([-1.6, -150], [0, -170], [1.6, -150]),
  lady: () => poly([-14, 0], [-12, -120], [12, -120], [14, 0]) + poly([-12, -120], [-9, -134], [9, -134], [12, -120]),
  stack: () => poly([-5, 0], [-3.2, -190], [3.2, -190], [5, 0]),
};

/** roofs with gables, chimneys and dormers between x0 and x1, feet at 0 */
export function roofs(x0, x1, hMin, hMax, seed) {
  const r = createRandom(seed);
  let s = '';
  let x = x0;
  while (x < x1) {
    const w = 16 + r() * 34;
    const h = hMin + (hMax - hMin) * r();
    const kind = r();
    s += rect(x, -h, w + 0.6, h);
    const rh = 6 + r() * 9;
    if (kind < 0.45) s += poly([x - 0.6, -h], [x + 4, -h - rh], [x + w - 4, -h - rh], [x + w + 0.6, -h]);
    else if (kind < 0.75) s += poly([x - 0.6, -h], [x + w / 2, -h - rh * 1.35], [x + w + 0.6, -h]);
    else s += rect(x + 3, -h - 4, w - 8, 5);
    const n = 1 + Math.floor(r() * 3);
    for (let i = 0; i < n; i++) {
      const cx = x + 3 + r() * (w - 8);
      s += rect(cx, -h - rh - 4 - r() * 3, 2.6, rh + 4);
    }
    x += w;
  }
  return s;
}

/** tree line as a filled path: y = base - profile */
export function trees(x0, x1, base, amp, seed, bottom, rough = 1) {
  const p = [];
  for (let x = x0; x <= x1; x += 0.8) {
    const a = fbm(x * 0.006 + seed, seed * 1.7, 3) * 0.7 + 0.5;
    const b = Math.abs(fbm(x * 0.035 + seed * 3, 4.4, 3)) * 0.9;
    const c = fbm(x * 0.25, seed, 3) * 0.12 * rough;
    p.push([x, base - amp * Math.max(0.03, a * 0.65 + b * 0.55 + c)]);
  }
  return poly([x0, bottom], ...p, [x1, bottom]);
}

/** three-tier pagoda pavilion on a stone base, foot at 0,0, about 290 high */
export function pavilion(tiers = 3) {
  let s = '';
  let y = 0;
  let w = 92;
  s += rect(-78, -26, 156, 26) + rect(-84, -30, 168, 5) + rect(-70, -52, 140, 24) + rect(-74, -56, 148, 4);
  y = -56;
  w = 58;
  for (let t = 0; t < tiers; t++) {
    const h = 34 - t * 3;
    for (let i = 0; i <= 6; i++) s += rect(-w + (i * (2 * w - 4)) / 6, y - h, 4, h);
    s += rect(-w + 8, y - h, 2 * w - 16, h * 0.94);
    s += rect(-w - 2, y - 7, 2 * w + 4, 1.6);
    y -= h;
    const e = w + 22 - t;
    const rise = 17;
    s += `<path d="M${-e - 5} ${y + 1} Q${-e + 4} ${y + 5} ${-w + 4} ${y + 5} L${w - 4} ${y + 5} Q${e - 4} ${y + 5} ${e + 5} ${y + 1} Q${e - 8} ${y - 2} ${w - 12} ${y - rise} L${-w + 12} ${y - rise} Q${-e + 8} ${y - 2} ${-e - 5} ${y + 1}Z"/>`;
    y -= rise;
    w -= 11;
    if (t < tiers - 1) s += rect(-w - 3, y - 5, 2 * w + 6, 6);
  }
  s += `<path d="M${-w - 8} ${y + 6} Q${-w * 0.35} ${y - 6} -5 ${y - 34} L5 ${y - 34} Q${w * 0.35} ${y - 6} ${w + 8} ${y + 6}Z"/>`;
  s +=
    `<path d="M-5 ${y - 34} L-6 ${y - 39} Q-7 ${y - 47} 0 ${y - 49} Q7 ${y - 47} 6 ${y - 39} L5 ${y - 34}Z"/>` +
    poly([-1.5, y - 48], [0, y - 62], [1.5, y - 48]);
  return s;
}

/** wind turbine: hub at height 100, foot at 0,0, blade length 62 */
export function turbine(rot, yaw = 0.95) {
  let s =
    poly([-1.75, 0], [-0.95, -99], [0.95, -99], [1.75, 0]) +
    `<path d="M-2.2 -101.6 L3.4 -101.6 Q4.4 -100 3.4 -98.4 L-2.2 -98.4Z"/>`;
  let b = '';
  for (let k = 0; k < 3; k++) {
    const a = (rot + (k * Math.PI * 2) / 3) * (180 / Math.PI);
    b += `<path transform="rotate(${f(a)})" d="M-0.75 0 L-1.1 -6 Q-2.3 -11 -1.9 -16 L-0.35 -61 Q0 -62.6 0.35 -61 L0.8 -16 Q0.9 -8 0.75 0Z"/>`;
  }
  s += `<g transform="translate(-1 -100) scale(${yaw} 1)">${b}<circle r="2"/></g>`;
  return s;
}

/** bicycle facing right, wheels r=34 at x=0 and x=104, ground at 0; city bike with mudguards and basket */
export function bicycle({ basket = true, rack = true, steer = 0 } = {}) {
  const R = 34;
  const y = -R;
  let s = '';
  const ring = (cx, r, w) => `<circle cx="${cx}" cy="${y}" r="${r}" fill="none" stroke="#fff" stroke-width="${w}"/>`;
  for (const [cx, ph] of [
    [0, 0.1],
    [104 + steer, 0.23],
  ]) {
    s += ring(cx, R - 1.4, 2.8) + ring(cx, R - 4.2, 0.9);
    for (let i = 0; i < 28; i++) {
      const a = ph + (i / 28) * Math.PI * 2;
      const b = a + (i % 2 ? 0.9 : -0.9);
      s += line(cx + Math.cos(b) * 2.2, y + Math.sin(b) * 2.2, cx + Math.cos(a) * (R - 4), y + Math.sin(a) * (R - 4), 0.28);
    }
    s += circle(cx, y, 2.6);
  }
  const arc = (cx, a0, a1, r, w) => {
    const p = (a) => `${f(cx + Math.cos(a) * r)} ${f(y + Math.sin(a) * r)}`;
    return `<path d="M${p(a0)} A${r} ${r} 0 0 1 ${p(a1)}" fill="none" stroke="#fff" stroke-width="${w}" stroke-linecap="round"/>`;
  };
  s += arc(0, Math.PI * 0.92, Math.PI * 1.82, R + 2.6, 1.5) + arc(104, Math.PI * 1.22, Math.PI * 2.1, R + 2.6, 1.5);
  const bb = [43, -30];
  const seat = [28, -84];
  const head = [88, -86];
  const headLow = [91, -73];
  const t = (a, b, w) =>
    `<path d="M${f(a[0])} ${f(a[1])}L${f(b[0])} ${f(b[1])}" stroke="#fff" stroke-width="${w}" stroke-linecap="round" fill="none"/>`;
  s += t(bb, seat, 3) + t(bb, headLow, 3.3) + t([32, -70], [88.5, -82], 2.9) + t([0, y], bb, 2) + t([0, y], [32, -70], 1.7);
  s +=
    t(head, headLow, 4.2) +
    `<path d="M91 -73 Q96 -56 104 ${y}" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/>`;
  s +=
    t(head, [85.5, -101], 2.4) +
    `<path d="M85.5 -101 Q92 -108 88 -112 Q80 -113 70 -107" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round"/>` +
    t([75, -109.5], [66, -105], 3.6);
  s +=
    t(seat, [26.4, -92], 2) +
    `<path d="M12 -96 Q20 -98 30 -96 L44 -94.5 Q46 -93 43 -92 L30 -91 Q24 -87 16 -88 Q10 -90 12 -96Z"/>`;
  s +=
    circle(bb[0], bb[1], 6.4) +
    t(bb, [50, -16], 2) +
    t([45, -15], [56, -15.5], 2.6) +
    t(bb, [36, -44], 2) +
    t([31, -45], [41, -44.6], 2.6);
  s +=
    `<path d="M0 ${y - 2.8} L43 -36.4 L43 -23.6 L0 ${y + 2.8}Z" fill="none" stroke="#fff" stroke-width="0.9"/>` +
    `<path d="M-3 -38 L40 -41 Q50 -38 50 -30 Q50 -28 46 -29 L2 -31Z"/>`;
  if (rack)
    s +=
      t([30, -74], [-24, -74], 1.6) +
      t([-20, -74], [-1, y], 1.2) +
      t([4, -74], [-1, y], 1.1) +
      t([-24, -74], [-27, -69], 1.4) +
      `<path d="M-33 -62 l5 -1.5 l1 5 l-5 1.5Z"/>`;
  if (basket) {
    s += `<path d="M92 -106 L126 -108 L122 -84 L97 -83Z" fill="none" stroke="#fff" stroke-width="1.5"/>`;
    for (let i = 1; i < 8; i++) s += line(92 + i * 4.25, -106 - i * 0.25, 97 + i * 3.1, -83 - i * 0.12, 0.7);
    for (let i = 1; i < 6; i++) s += line(92 + i * 0.9, -106 + i * 3.9, 126 - i * 0.7, -108 + i * 4, 0.7);
    s += t([90, -84], [104, -84], 1.3);
  } else s += circle(97, -86, 4);
  return s;
}
