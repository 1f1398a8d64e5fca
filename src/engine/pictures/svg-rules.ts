/** The namespace of SVG elements. */
export const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** The namespace of references in SVG 1.1. */
export const XLINK_NAMESPACE = 'http://www.w3.org/1999/xlink';

/** Elements that draw or describe. What is not here (script, foreignObject, animations, pages) is removed with its children. */
export const DRAWING_ELEMENTS: ReadonlySet<string> = new Set(
  `svg g defs symbol use switch a view style title desc path rect circle ellipse line polyline polygon text tspan textPath image
  linearGradient radialGradient stop pattern clipPath mask marker filter feBlend feColorMatrix feComponentTransfer feComposite
  feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
  feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
  feTurbulence`
    .trim()
    .split(/\s+/),
);

/** Elements whose reference may be an embedded raster picture rather than a part of the same drawing. */
const PICTURE_ELEMENTS: ReadonlySet<string> = new Set(['image', 'feImage']);

/** An embedded raster picture. An embedded SVG is left out: it could hold everything that is removed here. */
const RASTER_URI = /^data:image\/(png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]*$/i;

/** The part of a qualified name behind its prefix. */
export const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** Whether an attribute could run something or read something from elsewhere by its mere name. */
export function isForbiddenAttribute(name: string): boolean {
  if (name === 'xmlns' || name.startsWith('xmlns:') || name === 'xml:space' || name === 'xml:lang') return false;
  if (name.includes(':') && !/^xlink:(href|title)$/.test(name)) return true;
  return /^(on.*|src|srcset|srcdoc|action|formaction|ping|base|handler)$/i.test(localName(name));
}

/** Whether a reference stays inside the file: a part of the same drawing, or an embedded raster where a picture is meant. */
export function isInnerReference(element: string, target: string): boolean {
  const wanted = target.trim();
  return wanted.startsWith('#') || (PICTURE_ELEMENTS.has(localName(element)) && RASTER_URI.test(wanted));
}

/** Whether an attribute's value smuggles a script address, however it is spaced. */
export const holdsScriptAddress = (value: string) => /(java|vb|live)script:/i.test(value.replace(/[\0-\x20\x7f]/g, ''));

/** CSS that reads from elsewhere or runs something by other means than url(). */
const FORBIDDEN_CSS =
  /@import|expression\s*\(|image-set\s*\(|(?<![-\w])(image|src|element)\s*\(|-moz-binding|(?<![-\w])behavior\s*:|(java|vb)script:|</i;

/** One url() with its target, quoted or not. Without nested brackets, so that it never looks further than the next one. */
const CSS_URL = /url\(([^()]*)\)/gi;

/**
 * CSS, of a style element or of an attribute, without rules and references that leave the file; an outer url() becomes
 * 'none'. Null when it is written so that it cannot be judged (escaped keywords, unclosed url).
 */
export function cleanCss(css: string): string | null {
  // without comments it would read differently to us than to a browser
  const plain = css.replace(/\/\*[\s\S]*?(\*\/|$)/g, ' ');
  const unescaped = plain.replace(/\\([0-9a-f]{1,6})\s?|\\([\s\S])/gi, (_, hex: string | undefined, other: string | undefined) =>
    hex === undefined ? (other ?? '') : String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)),
  );
  const dangers = (text: string) => (text.match(/url\s*\(|@import/gi) ?? []).length;
  if (dangers(unescaped) !== dangers(plain)) return null;
  const ruled = plain.replace(/@(?:import|charset|namespace)(?:"[^"]*"|'[^']*'|\([^()]*\)|[^;"'({}])*;?/gi, '');
  const cleaned = ruled.replace(CSS_URL, (whole, inner: string) => {
    const target = inner
      .trim()
      .replace(/^(["'])(.*)\1$/s, '$2')
      .trim();
    return target.startsWith('#') || RASTER_URI.test(target) ? whole : 'none';
  });
  const rest = cleaned.replace(CSS_URL, '');
  return /url\s*\(/i.test(rest) || FORBIDDEN_CSS.test(rest) || FORBIDDEN_CSS.test(unescapedRest(unescaped)) ? null : cleaned;
}

/** What is left of unescaped CSS when its references and the rules that were cut are taken away. */
const unescapedRest = (css: string) => css.replace(/@import[^;]*;?/gi, '').replace(CSS_URL, '');
