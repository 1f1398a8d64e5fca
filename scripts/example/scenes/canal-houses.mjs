import { createRandom } from '../../random.ts';
import { bloom, clamp, fbm, finish, gauss, hash2, layer, mask, mix, n2, ramp, sstep, water } from '../lib.mjs';
import { circle, line, poly, rect } from '../shapes.mjs';

export default async function (img) {
  const A = img.w / img.h;
  const W = A * 1000;
  const yh = 0.64;
  const Y = 655;
  const sky = ramp([
    [0, '#5f8fb4'],
    [0.45, '#9dbdca'],
    [0.8, '#d9dcd0'],
    [1, '#efe2c6'],
  ]);
  img.fill((u, v, o) => {
    sky(v / 0.62, o);
    const w = fbm(u * 1.5, v * 2.6, 4);
    const q = (x, y) => fbm(x * 2.1 + 0.4 * w + 7, y * 4.2 + 0.5 * w + 2, 7, 0.52);
    const d = q(u, v);
    const a = sstep(-0.02, 0.4, d) * 0.85;
    const lit = clamp(0.55 + (q(u + 0.02, v + 0.03) - d) * -2.2);
    for (let c = 0; c < 3; c++) o[c] = mix(o[c], mix([0.58, 0.62, 0.66][c], [1.02, 0.97, 0.88][c], lit), a);
  });
  const r = createRandom(1671);
  const walls = ['#c9892f', '#8f3b2b', '#d8c9a4', '#2f5f79', '#c56a3a', '#e2b65a', '#7c8f7a', '#b34a3c'];
  let x = -34;
  let i = 0;
  let flat = '';
  let glass = '';
  let frames = '';
  let lit = '';
  let shade = '';
  let roofsS = '';
  const houses = [];
  const widths = [118, 132, 104, 128, 112, 138, 120];
  const floorsN = [4, 5, 4, 4, 5, 4, 4];
  while (x < W) {
    const w = widths[i % widths.length];
    const fl = floorsN[i % floorsN.length];
    const fh = 50 + r() * 8;
    const h = fl * fh + 16;
    const top = Y - h;
    const c = walls[i % walls.length];
    houses.push({ x, w, top });
    flat += `<rect x="${x}" y="${top}" width="${w + 0.4}" height="${h}" fill="${c}"/>`;
    flat += `<rect x="${x}" y="${Y - 16}" width="${w + 0.4}" height="16" fill="#57534d"/>`;
    const kind = i % 3;
    const roof = ['#8c4a35', '#5b5a5c', '#7a3f30'][(i * 2) % 3];
    if (kind === 0) {
      // steep gable
      const g = 74;
      flat += `<path d="M${x} ${top} L${x + w / 2} ${top - g} L${x + w} ${top}Z" fill="${c}"/>`;
      shade += `<path d="M${x - 4} ${top + 3} L${x + w / 2} ${top - g - 3} L${x + w + 4} ${top + 3} L${x + w + 4} ${top + 8} L${x + w / 2} ${top - g + 3} L${x - 4} ${top + 8}Z"/>`;
      glass += rect(x + w / 2 - 8, top - 40, 16, 24);
      frames += rect(x + w / 2 - 10.5, top - 42.5, 21, 29);
    } else if (kind === 1) {
      // tiled roof with a shouldered dormer
      roofsS += `<path d="M${x} ${top} L${x + 7} ${top - 52} L${x + w - 7} ${top - 52} L${x + w} ${top}Z" fill="${roof}"/>`;
      const dw = 40;
      flat += `<path d="M${x + w / 2 - dw / 2} ${top} V${top - 34} L${x + w / 2} ${top - 60} L${x + w / 2 + dw / 2} ${top - 34} V${top}Z" fill="${c}"/>`;
      shade += `<path d="M${x + w / 2 - dw / 2 - 3} ${top - 33} L${x + w / 2} ${top - 62} L${x + w / 2 + dw / 2 + 3} ${top - 33} L${x + w / 2 + dw / 2 + 3} ${top - 29} L${x + w / 2} ${top - 57} L${x + w / 2 - dw / 2 - 3} ${top - 29}Z"/>`;
      glass += rect(x + w / 2 - 9, top - 30, 18, 25);
      frames += rect(x + w / 2 - 11.5, top - 32.5, 23, 30);
      shade += rect(x - 1, top - 2, w + 2, 5);
    } else {
      roofsS += `<path d="M${x} ${top} L${x + 12} ${top - 62} L${x + w - 12} ${top - 62} L${x + w} ${top}Z" fill="${roof}"/>`;
      for (const k of [0.28, 0.72]) {
        const cx = x + w * k;
        flat += `<path d="M${cx - 13} ${top - 8} V${top - 34} Q${cx} ${top - 46} ${cx + 13} ${top - 34} V${top - 8}Z" fill="#e6e1d4"/>`;
        glass += rect(cx - 8, top - 33, 16, 22);
      }
      shade += rect(x - 1, top - 3, w + 2, 6);
    }
    // chimneys
    for (const k of [0.12, 0.86])
      roofsS += `<rect x="${x + w * k - 7}" y="${top - (kind === 0 ? 52 : 92)}" width="14" height="${kind === 0 ? 60 : 60}" fill="#7d4a3a"/><rect x="${x + w * k - 9}" y="${top - (kind === 0 ? 55 : 95)}" width="18" height="5" fill="#5d382d"/>`;
    const n = w > 125 ? 4 : 3;
    const pitch = w / n;
    for (let f = 0; f < fl; f++) {
      for (let k = 0; k < n; k++) {
        const cx = x + pitch * (k + 0.5);
        const y0 = top + 13 + f * fh;
        const ground = f === fl - 1;
        const ww = pitch * 0.5;
        const hh = ground ? fh * 0.66 : fh * 0.62;
        if (ground && k === i % n) {
          flat += `<path d="M${cx - ww * 0.55} ${Y - 2} V${y0} H${cx + ww * 0.55} V${Y - 2}Z" fill="${['#1f4438', '#3a2018', '#22384a'][i % 3]}"/>`;
          glass += rect(cx - ww * 0.42, y0 + 4, ww * 0.84, 9);
          continue;
        }
        frames += rect(cx - ww / 2 - 2.2, y0 - 2.2, ww + 4.4, hh + 5);
        glass += rect(cx - ww / 2, y0, ww, hh);
        if (r() < (ground ? 0.55 : 0.13)) lit += rect(cx - ww / 2, y0, ww, hh);
      }
      if (f === fl - 1) shade += rect(x, top + 7 + f * fh, w, 2.6);
    }
    shade += rect(x + w - 1.2, top, 2.2, h);
    x += w;
    i++;
  }
  const house = await layer(img, roofsS + flat);
  const tiles = await mask(img, roofsS.replaceAll(/fill="[^"]*"/g, ''));
  const H = img.h;
  // daylight from the left, high; plaster, streaks, tiles
  const sun = [1.2, 1.02, 0.78];
  const amb = [0.42, 0.5, 0.6];
  house.rgb.fill((u, v, o, px, py) => {
    const j = py * img.w + px;
    if (!house.a[j]) return;
    const grime = fbm(u * 9, v * 5, 5);
    const streak = fbm(u * 70, v * 4, 3);
    const fine = fbm(u * 210, v * 210, 2);
    let k = 0.92 + 0.16 * grime + 0.06 * streak + 0.06 * fine;
    if (tiles[j] > 0.5) k *= 0.8 + 0.22 * Math.sin(v * 1000 * 1.25) * 0.5 + 0.12 * n2(u * 160, v * 90);
    // the shadow of the opposite side climbs the lower storeys
    const edge =
      0.545 + 0.03 * sstep(0.2, 0.7, u) + 0.018 * Math.sign(n2(u * 7 + 3, 1)) * sstep(0, 0.2, Math.abs(n2(u * 7 + 3, 1)));
    const s = sstep(edge + 0.012, edge - 0.012, v);
    const low = sstep(0.66, 0.56, v);
    for (let c = 0; c < 3; c++) o[c] *= k * (amb[c] * (0.62 + 0.38 * low) + sun[c] * s * 0.92);
  });
  img.over(house);
  const fm = await mask(img, frames);
  img.paint(fm, (_u, v, o) => {
    const s = sstep(0.57, 0.545, v);
    o[0] = 0.36 + 0.5 * s;
    o[1] = 0.38 + 0.44 * s;
    o[2] = 0.4 + 0.34 * s;
  });
  const gm = await mask(img, glass);
  const lm = await mask(img, lit);
  img.paint(gm, (u, v, o, _m, px, py) => {
    const cell = hash2(Math.floor(u * 43), Math.floor(v * 29));
    const rf = sstep(-0.2, 0.5, fbm(u * 6 + cell * 3, v * 7, 3) + (cell - 0.5) * 0.8);
    o[0] = mix(0.02, 0.34, rf);
    o[1] = mix(0.032, 0.44, rf);
    o[2] = mix(0.045, 0.52, rf);
    const l = lm[py * img.w + px];
    if (l) {
      o[0] = mix(o[0], 1.15, 0.75 * l);
      o[1] = mix(o[1], 0.68, 0.75 * l);
      o[2] = mix(o[2], 0.27, 0.75 * l);
    }
  });
  // glazing bars, and the shade inside the reveals
  let bars = '';
  for (const mch of glass.matchAll(/x="([\d.-]+)" y="([\d.-]+)" width="([\d.-]+)" height="([\d.-]+)"/g)) {
    const [gx, gy, gw, gh] = mch.slice(1).map(Number);
    bars += rect(gx + gw / 2 - 0.8, gy, 1.6, gh) + rect(gx, gy + gh * 0.36, gw, 1.5);
    if (gh > 26) bars += rect(gx, gy + gh * 0.68, gw, 1);
    shade += rect(gx, gy, gw, 2.2) + rect(gx + gw - 1.4, gy, 1.4, gh);
  }
  img.paint(await mask(img, bars), (_u, v, o) => {
    const s = sstep(0.57, 0.545, v);
    o[0] = 0.34 + 0.46 * s;
    o[1] = 0.36 + 0.4 * s;
    o[2] = 0.38 + 0.3 * s;
  });
  const sm = await mask(img, shade);
  img.fill((_u, _v, o, px, py) => {
    const k = 1 - 0.62 * sm[py * img.w + px];
    for (let c = 0; c < 3; c++) o[c] *= k;
  });
  // parasols, people, quay
  let people = '';
  const rp = createRandom(40);
  for (let k = 0; k < 54; k++) {
    const px = rp() * W;
    const s = 0.85 + rp() * 0.3;
    people += `<ellipse cx="${px}" cy="${Y - 15 * s}" rx="${3.1 * s}" ry="${8.8 * s}"/>${circle(px + rp() - 0.5, Y - 24.6 * s, 2.1 * s)}`;
  }
  img.paint(
    await mask(img, people, { blur: 0.0004 }),
    (u, _v, o) => {
      const k = hash2(Math.floor(u * 160), 7);
      o[0] = 0.05 + 0.2 * k * k;
      o[1] = 0.055 + 0.1 * k;
      o[2] = 0.07 + 0.08 * (1 - k);
    },
    0.9,
  );
  let par = '';
  for (const px of [70, 118, 330, 376, 422, 640])
    par += poly([px - 25, Y - 33], [px, Y - 46], [px + 25, Y - 33]) + rect(px - 25, Y - 33.5, 50, 3.4);
  img.paint(await mask(img, par), (u, _v, o) => {
    const k = 0.5 + 0.25 * Math.sign(Math.sin(u * 1000 * 0.5));
    o[0] = 0.62 * k + 0.16;
    o[1] = 0.58 * k + 0.15;
    o[2] = 0.5 * k + 0.14;
  });
  const quay = await mask(img, rect(-5, Y - 5, W + 10, 26));
  img.paint(quay, (u, v, o) => {
    const st = fbm(u * 30, v * 40, 4);
    const joint = Math.min(1, Math.abs(((u * 26 + (Math.floor(v * 110) % 2) * 0.5) % 1) - 0.5) * 22);
    const k = (0.75 + 0.3 * st) * (0.7 + 0.3 * Math.min(1, joint)) * mix(1.25, 0.5, sstep(Y / 1000, Y / 1000 + 0.02, v));
    o[0] = 0.16 * k;
    o[1] = 0.155 * k;
    o[2] = 0.15 * k;
  });
  // boats along the quay
  const WL = Y + 21;
  const boat = (bx, s, hull, mastH, flip = 1) => {
    const g = (b) => `<g transform="translate(${bx} ${WL}) scale(${s * flip} ${s})">${b}</g>`;
    return {
      hull: g(
        `<path fill="${hull}" d="M-92 -20 Q-60 -14 20 -14 Q70 -16 104 -30 Q98 -2 80 4 L-72 4 Q-88 -4 -92 -20Z"/><path fill="#e9e3d3" d="M-92 -21 Q-60 -15 20 -15 Q70 -17 104 -31 L103 -27 Q70 -13 20 -11.6 Q-60 -12 -91 -17Z"/><path fill="#8a6238" d="M-46 -15 L-44 -28 L-8 -28 L-6 -15Z"/><path fill="#c9a877" d="M-47 -28 h42 v-3 h-42Z"/><rect fill="#2c3b44" x="-40" y="-25" width="7" height="6"/><rect fill="#2c3b44" x="-28" y="-25" width="7" height="6"/><rect fill="#2c3b44" x="-17" y="-25" width="7" height="6"/>`,
      ),
      mast:
        g(
          `<path fill="#6d4a2b" d="M14 -12 L15.5 -${mastH} L18 -${mastH} L20 -12Z"/><path fill="#6d4a2b" d="M-62 -16 L-61 -${mastH * 0.78} L-59 -${mastH * 0.78} L-57 -16Z"/><path fill="#7d5733" d="M17 -42 L-52 -36 L-52 -32.5 L17 -38Z"/><path fill="#d8cbb0" d="M14 -43 Q-14 -50 -46 -38 L-46 -34 L14 -38Z"/><path fill="#7d5733" d="M100 -30 L150 -50 L151 -47 L101 -26Z"/>`,
        ) +
        `<g transform="translate(${bx} ${WL}) scale(${s * flip} ${s})" stroke="#2a2420" stroke-width="0.75" fill="none"><path d="M16.5 -${mastH} L148 -49 M16.5 -${mastH * 0.8} L104 -30 M16.5 -${mastH} L-60 -${mastH * 0.78} M-60 -${mastH * 0.78} L-92 -20 M16.5 -${mastH * 0.86} L2 -14 M16.5 -${mastH * 0.86} L32 -14 M16.5 -${mastH * 0.86} L39 -15 M-60 -${mastH * 0.66} L-72 -17 M-60 -${mastH * 0.66} L-46 -16"/></g>`,
    };
  };
  const bs = [boat(175, 1.16, '#1d3a34', 300), boat(452, 1.02, '#233a55', 262, -1), boat(660, 1.22, '#5d2a22', 316)];
  const bl = await layer(img, bs.map((b) => b.mast).join('') + bs.map((b) => b.hull).join(''));
  bl.rgb.fill((u, v, o, px, py) => {
    if (!bl.a[py * img.w + px]) return;
    const s = sstep(0.575, 0.5, v);
    const pl = 0.86 + 0.2 * fbm(u * 20, v * 140, 3);
    for (let c = 0; c < 3; c++) o[c] *= pl * (amb[c] * 1.05 + sun[c] * (0.22 + 0.7 * s));
  });
  img.over(bl);
  void line;
  water(img, {
    yh: yh - 0.02,
    shore: WL / 1000 + 0.002,
    mirror: WL / 1000 + 0.001,
    fold: 0.4,
    rough: 0.011,
    slope: 0.017,
    scale: 0.36,
    focal: 1.35,
    body: [0.012, 0.04, 0.042],
    taps: 14,
    fresnel: 0.66,
    tint: [0.86, 0.93, 0.92],
    stretch: 2.6,
    swell: 0.6,
  });
  // shade at the quay wall
  img.fill((_u, v, o) => {
    const k = 1 - 0.5 * gauss(v - (WL / 1000 + 0.002), 0.012);
    const d = sstep(WL / 1000, 1, v);
    if (v > Y / 1000) for (let c = 0; c < 3; c++) o[c] *= k * (1 - 0.12 * d);
  });
  bloom(img, 0.14, 0.012, 0.85);
  void H;
  void houses;
  return finish(img, {
    exposure: 1.04,
    contrast: 1.12,
    sat: 0.84,
    vignette: 0.13,
    grain: 1.2,
    shadowTint: [-0.002, 0.003, 0.01],
    seed: 4,
  });
}
