/** Markup that may stand in the page as it is. Only `html` and `raw` make it; every other text is escaped on its way in. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | null | false | readonly Html[];

/** Builds markup from a template; strings and numbers put into it are escaped, `null` and `false` leave nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = strings[0] ?? '';
  parts.forEach((part, i) => {
    markup += text(part) + (strings[i + 1] ?? '');
  });
  return { markup };
}

/** Trusts a text as markup: for this folder's own styles and scripts, never for data. */
export const raw = (markup: string): Html => ({ markup });

export const nothing: Html = { markup: '' };

export function join(parts: readonly Html[], between = ''): Html {
  return { markup: parts.map((part) => part.markup).join(between) };
}

function text(part: Part): string {
  if (part === null || part === false) return '';
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : join(part).markup;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * Makes a text harmless in elements and quoted attributes; control characters that HTML forbids are dropped, and the signs that embed or override the
 * direction of reading (U+202A to U+202E), with which words show as others. The marks and isolates that writers of Arabic or Hebrew need stay.
 */
export function escapeText(value: string): string {
  return value
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

/** A text as a quoted CSS string; all but letters, digits and plain punctuation becomes a hex escape. */
export function cssString(value: string): string {
  const safe = [...value.toWellFormed()].map((sign) =>
    /[A-Za-z0-9 ,.:()-]/.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 32).toString(16)} `,
  );
  return `"${safe.join('')}"`;
}

/** A font as CSS may load it: a file of the kit, or the bytes themselves; null for anything else. */
export const fontSource = (src: string): string | null =>
  /^(?:assets\/fonts\/[a-z0-9-]+\.[a-z0-9]{3,5}|data:font\/[a-z0-9]+;base64,[A-Za-z0-9+/=]+)$/.test(src) ? `"${src}"` : null;

/** A value as JSON inside a script element: nothing in it can end the element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A colour as #rrggbb; anything else becomes black. */
export const colour = (value: string): string => (/^#[0-9a-f]{6}$/i.test(value) ? value : '#000000');

/** A path inside the kit, or null when the text is anything else: absolute, upwards, with a scheme, or with odd signs. */
export function kitPath(path: string): string | null {
  if (!/^[A-Za-z0-9_][A-Za-z0-9_./-]*$/.test(path) || path.length > 255) return null;
  return path.split('/').some((part) => part === '..' || part === '.') ? null : path;
}

/** A web address that may be linked: https only. */
export const webAddress = (url: string): string | null => (/^https:\/\/[^\s"'<>\\]{1,2000}$/i.test(url) ? url : null);

/** `mailto:` for an address, or null when it does not look like one. */
export function mailAddress(email: string): string | null {
  return email.isWellFormed() && /^[^\s\u0000-\u001f"'<>@&?:/\\]+@[^\s\u0000-\u001f"'<>@&?:/\\]+$/.test(email)
    ? `mailto:${encodeURIComponent(email).replace('%40', '@')}`
    : null;
}

/** `tel:` for a number as people write it, with its extension if it names one; null when there are too few digits to dial. */
export function phoneNumber(phone: string): string | null {
  const [, main = '', extension = ''] = /^(.*?)(?:\s*(?:ext\.?|x|#)\s*(\d{1,8}))?\s*$/i.exec(phone) ?? [];
  if (!/^[\d\s+()./\u00a0\u2010-\u2015-]+$/.test(main)) return null;
  const digits = main.replace(/\(0\)/g, '').replace(/\D/g, '');
  if (digits.length < 3) return null;
  return `tel:${/^[\s(]*\+/.test(main) ? '+' : ''}${digits}${extension === '' ? '' : `;ext=${extension}`}`;
}

/** The source of a picture: an inlined bitmap or SVG, or a file of the kit; null for anything that could reach further. */
export function pictureSource(src: string): string | null {
  if (/^data:image\/(?:png|jpeg|webp|avif|gif|svg\+xml);base64,[A-Za-z0-9+/]+=*$/.test(src)) return src;
  if (/^data:image\/svg\+xml(?:;charset=utf-8|;utf8)?,[A-Za-z0-9%._~!$()*+,;=:@/?-]+$/i.test(src)) return src;
  return kitPath(src);
}
