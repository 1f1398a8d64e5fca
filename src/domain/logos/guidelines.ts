import type { LogoMeasure } from '#contract/logos.ts';

/** A picture as a data: address with its description. */
export interface ShownPicture {
  readonly source: string;
  readonly alt: string;
}

/** Everything that guidelines say, put together from a brand; both HTML and PDF are written from this and nothing else. */
export interface GuidelinesView {
  readonly title: string;
  readonly introduction: string;
  readonly date: string;
  readonly hero: (ShownPicture & { readonly ground: string; readonly isDark: boolean }) | null;
  readonly logos: readonly (ShownPicture & {
    readonly title: string;
    readonly ground: string;
    readonly isDark: boolean;
    readonly formats: string;
  })[];
  readonly clearSpace: { readonly picture: ShownPicture; readonly sentence: string } | null;
  readonly minimum: readonly { readonly lockup: string; readonly size: string }[];
  readonly colours: readonly {
    readonly name: string;
    readonly hex: string;
    readonly rgb: string;
    readonly cmyk: string;
    readonly pantone: string;
    readonly onWhite: string;
    readonly onBlack: string;
  }[];
  readonly dos: readonly { readonly text: string; readonly picture: ShownPicture | null }[];
  readonly donts: readonly { readonly text: string; readonly picture: ShownPicture | null }[];
  readonly coBranding: readonly string[];
}

const number = (value: number): string => String(Number(value.toFixed(2)));

/** The diagram of the clear space: the artwork's room in a dashed frame, measures marked x. `inner` is the artwork as SVG markup set at the ink's place. */
export function clearSpaceDiagram({ ink, clear, canvas }: LogoMeasure, inner: string): string {
  const [w, h] = [ink.width + 2 * clear, ink.height + 2 * clear];
  const line = Math.max(w, h) / 400;
  const size = Math.max(clear * 0.4, Math.max(w, h) / 40);
  const [left, top] = [ink.x - clear, ink.y - clear];
  const mark = (x: number, y: number): string =>
    `<text x="${number(x)}" y="${number(y + size / 3)}" font-size="${number(size)}" text-anchor="middle" font-family="serif" font-style="italic" fill="#0f6a4b">x</text>`;
  const dash = `fill="none" stroke="#6b7280" stroke-width="${number(line)}" stroke-dasharray="${number(line * 4)} ${number(line * 3)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${number(left - line)} ${number(top - line)} ${number(w + 2 * line)} ${number(h + 2 * line)}" width="${number(w)}" height="${number(h)}">`,
    `<path fill="#e4f0ea" fill-rule="evenodd" d="M${number(left)} ${number(top)}h${number(w)}v${number(h)}h${number(-w)}zM${number(ink.x)} ${number(ink.y)}v${number(ink.height)}h${number(ink.width)}v${number(-ink.height)}z"/>`,
    `<svg x="0" y="0" width="${number(canvas.width)}" height="${number(canvas.height)}" viewBox="0 0 ${number(canvas.width)} ${number(canvas.height)}">${inner}</svg>`,
    `<rect x="${number(left)}" y="${number(top)}" width="${number(w)}" height="${number(h)}" ${dash}/>`,
    `<rect x="${number(ink.x)}" y="${number(ink.y)}" width="${number(ink.width)}" height="${number(ink.height)}" fill="none" stroke="#0f6a4b" stroke-width="${number(line)}"/>`,
    clear > 0
      ? mark(ink.x + ink.width / 2, top + clear / 2) +
        mark(ink.x + ink.width / 2, ink.y + ink.height + clear / 2) +
        mark(left + clear / 2, ink.y + ink.height / 2) +
        mark(ink.x + ink.width + clear / 2, ink.y + ink.height / 2)
      : '',
    '</svg>',
  ].join('');
}

const SHARES: Readonly<Record<string, string>> = { '0.25': 'a quarter of', '0.5': 'half', '1': '', '2': 'twice' };

/** What x is, in a sentence. */
export function clearSpaceSentence(
  rule: { readonly of: 'symbol-height' | 'height' | 'width'; readonly share: number },
  hasSymbol: boolean,
): string {
  const what =
    rule.of === 'width'
      ? 'the width of the logo'
      : rule.of === 'symbol-height' && hasSymbol
        ? 'the height of the symbol'
        : 'the height of the logo';
  const share = SHARES[String(rule.share)] ?? `${Math.round(rule.share * 100)} % of`;
  return `Keep at least x free on every side; x is ${share === '' ? what : `${share} ${what}`}.`;
}
