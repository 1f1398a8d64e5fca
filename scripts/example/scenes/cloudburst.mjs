import { createRandom } from '../../random.ts';
import { bloom, clamp, fbm, finish, gauss, hash1, mask, mix, n2, ramp, sstep } from '../lib.mjs';
import { poly, rect, trees } from '../shapes.mjs';

export default async function (img) {
  const yh = 0.7;
  const sky = ramp([
    [0, '#3d4a57'],
    [0.4, '#66757f'],
    [0.75, '#b0b3a9'],
    [1, '#e9dcb6'],
  ]);
  img.fill((u, v, o) => {
    const t = v / yh;
    sky(t, o);
    const side = Math.exp(-Math.abs(u - 1.55) * 1.5);
    for (let c = 0; c < 3; c++) o[c] *= 0.66 + 0.6 * side;
    // storm cloud: billows above, a flat dark base that rises to the right
    const w1 = fbm(u * 1.4 + 2, v * 1.8 + 5, 3);
    const bill = (x, y) => {
      let sum = 0;
      let amp = 1;
      let tot = 0;
      let fx = x * 1.7 + 0.25 * w1;
      let fy = y * 2.7 + 0.2 * w1;
      for (let i = 0; i < 7; i++) {
        sum += amp * (i < 5 ? Math.abs(n2(fx, fy)) * 1.9 - 0.55 : n2(fx, fy));
        tot += amp;
        amp *= 0.55;
        const q = 1.68 * fx + 1.05 * fy + 11.3;
        fy = -1.05 * fx + 1.68 * fy + 4.1;
        fx = q;
      }
      return sum / tot;
    };
    const baseY = 0.545 - 0.3 * sstep(0.62, 1.5, u) + 0.035 * fbm(u * 3.1, 2, 4);
    const d = bill(u, v);
    const edge = baseY - v + 0.085 * d + 0.03 * fbm(u * 5, v * 9, 4);
    const a = sstep(-0.02, 0.05, edge);
    const relief = clamp(0.5 + (bill(u + 0.018, v - 0.02) - d) * -1.7);
    const deep = sstep(0, 0.22, edge);
    const rimL = gauss(edge - 0.012, 0.02) * (0.25 + side);
    const top = sstep(0.32, 0.0, v);
    const lum = mix(0.165, 0.052, deep) + relief * relief * (0.1 + 0.24 * side + 0.11 * top) + 0.07 * top;
    for (let c = 0; c < 3; c++) {
      const col = lum * [0.9, 1.02, 1.14][c] + relief * side * 0.12 * [1, 0.8, 0.52][c] + rimL * 0.24 * [1, 0.86, 0.62][c];
      o[c] = mix(o[c], col, a);
    }
    // torn scud under the base
    const sc = sstep(0.12, 0.5, fbm(u * 2.6 + 9 + 0.4 * w1, v * 9 + 3, 6)) * gauss(v - baseY - 0.03, 0.045) * 0.7;
    for (let c = 0; c < 3; c++) o[c] = mix(o[c], [0.105, 0.125, 0.145][c] * (0.9 + 0.8 * side), sc);
  });
  // far rim
  const far = (base, amp, sd, k, tone) =>
    img.fill((u, v, o) => {
      const y = base - amp * (0.5 + fbm(u * 3 + sd, sd, 4) + 0.25 * Math.abs(fbm(u * 40, sd, 3)));
      const a = sstep(y - 0.0006, y + 0.0008, v);
      for (let c = 0; c < 3; c++) o[c] = mix(o[c], mix(tone[c], o[c], k), a);
    });
  far(yh - 0.006, 0.018, 3, 0.35, [0.14, 0.18, 0.2]);
  far(yh, 0.012, 9, 0.18, [0.07, 0.095, 0.09]);
  // farm and church among trees
  const Y = yh * 1000;
  const farm =
    trees(150, 420, Y + 4, 24, 21, Y + 10) +
    trees(980, 1110, Y + 4, 17, 5, Y + 10) +
    rect(300, Y - 26, 22, 30) +
    poly(
      [298, Y - 26],
      [298, Y - 40],
      [303, Y - 40],
      [303, Y - 36],
      [307, Y - 36],
      [307, Y - 42],
      [313, Y - 42],
      [313, Y - 36],
      [317, Y - 36],
      [317, Y - 40],
      [323, Y - 40],
      [323, Y - 26],
    ) +
    rect(322, Y - 14, 40, 18) +
    poly([320, Y - 14], [324, Y - 25], [360, Y - 25], [364, Y - 14]);
  img.paint(await mask(img, farm, { blur: 0.0005 }), [0.055, 0.068, 0.065]);
  const church = await mask(img, rect(301, Y - 25, 9, 30) + rect(324, Y - 13, 36, 16));
  img.paint(church, [0.5, 0.46, 0.38], 0.55);
  // rain curtains
  img.fill((u, v, o) => {
    const slant = u + (v - yh) * 0.28;
    const c1 = gauss(slant - 0.42, 0.21) * 1.35 + gauss(slant - 0.9, 0.07) * 0.75;
    const str = 0.72 + 0.55 * fbm(slant * 13, v * 1.1, 4) + 0.1 * n2(slant * 120, v * 2.4);
    const a = clamp(c1 * str * sstep(0.36, 0.6, v) * sstep(yh + 0.012, yh - 0.005, v)) * 0.9;
    const k = mix(0.075, 0.215, sstep(0.4, yh, v));
    o[0] = mix(o[0], k * 0.94, a);
    o[1] = mix(o[1], k * 1.03, a);
    o[2] = mix(o[2], k * 1.08, a);
  });
  // barley: sunlit, in rows that meet at the horizon
  img.fill((u, v, o) => {
    if (v < yh - 0.002) return;
    const t = Math.max(v - yh, 0.0008);
    const z = 0.3 / t;
    const X = (u - 0.98) * z;
    const gust = fbm(X * 0.16 + 3, z * 0.12, 4);
    const sunPatch = sstep(-0.12, 0.28, fbm(u * 1.1 + 2.3, Math.log(z + 0.6) * 1.25 + 0.6, 4) + 0.28 * (u - 0.75));
    const ln = fbm(X * 2.2, z * 0.7, 3) * 0.5 + 0.5;
    const track = gauss(((X * 0.5 + 40.23) % 1) - 0.5, 0.035) + gauss(((X * 0.5 + 40.43) % 1) - 0.5, 0.035);
    const ear = fbm(u * 95 * (1 + 0.35 / (t + 0.09)), (v * 34) / (t + 0.12), 3);
    const near = sstep(0.02, 0.2, t);
    let l = 0.62 + 0.28 * gust + 0.22 * (ln - 0.5) + 0.34 * ear * near;
    l *= 1 - 0.42 * track * (1 - near * 0.5);
    const lum = mix(0.24, 1.12, sunPatch) * l;
    const g = sstep(-0.2, 0.4, gust + 0.3 * ear);
    const col = [mix(0.5, 0.68, g), mix(0.4, 0.49, g), mix(0.14, 0.17, g)];
    const hz = Math.exp(-t * 26) * 0.55;
    const a = sstep(yh - 0.001, yh + 0.001, v);
    const rain = [0.3, 0.32, 0.32];
    for (let c = 0; c < 3; c++) o[c] = mix(o[c], mix(col[c] * lum, rain[c], hz * 0.8), a);
  });
  // ears of grain in front
  const r = createRandom(77);
  const ears = (n, y0, y1, s, out = []) => {
    for (let i = 0; i < n; i++) {
      const x = r() * 1540 - 20;
      const y = y0 + (y1 - y0) * r();
      const lean = 10 + 26 * fbm(x * 0.004, y * 0.01, 3) + r() * 8;
      const k = s * (0.75 + 0.5 * r());
      out.push(
        `<path d="M${x.toFixed(1)} ${(y + 200).toFixed(1)} Q${(x + 1).toFixed(1)} ${(y + 40 * k).toFixed(1)} ${(x + lean * k * 0.5).toFixed(1)} ${y.toFixed(1)}" fill="none" stroke="#fff" stroke-width="${(0.9 * k).toFixed(2)}"/>`,
      );
      const bx = x + lean * k * 0.5;
      const an = Math.atan2(lean, 30);
      for (let j = 0; j < 8; j++) {
        const px = bx + Math.sin(an) * j * 3.1 * k;
        const py = y - Math.cos(an) * j * 3.1 * k + j * j * 0.1 * k;
        for (const sd of [-1, 1])
          out.push(
            `<ellipse cx="${(px + sd * 1.4 * k).toFixed(1)}" cy="${py.toFixed(1)}" rx="${(1.2 * k).toFixed(2)}" ry="${(2.5 * k).toFixed(2)}" transform="rotate(${(an * 57 + sd * 16).toFixed(0)} ${px.toFixed(1)} ${py.toFixed(1)})"/>`,
          );
        out.push(
          `<path d="M${px.toFixed(1)} ${py.toFixed(1)} l${((Math.sin(an) * 15 + (j % 2 ? 4 : -4)) * k).toFixed(1)} ${(-Math.cos(an) * 16 * k).toFixed(1)}" stroke="#fff" stroke-width="${(0.3 * k).toFixed(2)}" fill="none"/>`,
        );
      }
    }
    return out.join('');
  };
  for (const [n, a, b, s, bl, tone] of [
    [520, 905, 960, 0.62, 0, [0.3, 0.215, 0.068]],
    [360, 945, 1010, 0.9, 0, [0.4, 0.29, 0.1]],
    [120, 975, 1060, 1.5, 0.0011, [0.17, 0.12, 0.045]],
  ]) {
    const m = await mask(img, ears(n, a, b, s), bl ? { blur: bl } : {});
    img.paint(m, (u, v, o, k) => {
      const l = 0.6 + 0.7 * sstep(-0.3, 0.5, fbm(u * 2.3 + 3, 1, 3)) + 0.25 * hash1(Math.floor(u * 320));
      for (let c = 0; c < 3; c++) o[c] = tone[c] * l * mix(1.15, 0.55, sstep(0.93, 1, v));
      void k;
    });
  }
  bloom(img, 0.14, 0.02, 0.8);
  return finish(img, {
    exposure: 1.12,
    contrast: 1.12,
    sat: 1.0,
    vignette: 0.2,
    grain: 1.2,
    shadowTint: [-0.004, 0.002, 0.01],
    seed: 10,
  });
}
