import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { detectFileType } from '../../../src/engine/pictures/file-type.ts';
import { makePreviews } from '../../../src/engine/pictures/previews.ts';
import { probePicture } from '../../../src/engine/pictures/probe.ts';
import { sharp } from '../../../src/engine/pictures/sharp.ts';
import { renderSvg, sanitiseSvg, svgSize } from '../../../src/engine/pictures/svg.ts';
import { findSuspicion } from '../../../src/engine/pictures/svg-check.ts';
import { processorMs } from '../../processor-ms.ts';
import { codeOf, good } from './fixtures.ts';

// exiftool takes half a second to start on a busy machine
vi.setConfig({ testTimeout: 60_000 });

const NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const svg = (body: string, attributes = 'viewBox="0 0 100 50"') => `<svg ${NS} ${attributes}>${body}</svg>`;
const clean = (text: string) => good(sanitiseSvg(text));
const pixels = async (text: string) => sharp(Buffer.from(text)).resize(400).ensureAlpha().raw().toBuffer();
const RED = '<rect width="50" height="50" fill="#f00"/>';
const DOT =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

describe('sanitiseSvg removes', () => {
  it.each([
    ['a script', `<script>alert(1)</script>${RED}`],
    ['a script in another prefix', `<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>${RED}`],
    ['an XHTML script', `<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>${RED}`],
    ['a script by default namespace', `<g><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script></g>${RED}`],
    ['handlers', `<g onclick="alert(1)" onload='alert(1)' ONERROR="alert(1)">${RED}</g>`],
    ['handlers of tomorrow', `<g onbananapeel="alert(1)">${RED}</g>`],
    [
      'foreignObject',
      `<foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="https://e.example"/></body></foreignObject>${RED}`,
    ],
    ['an outer image', `<image href="https://evil.example/a.png" width="9" height="9"/>${RED}`],
    ['an outer image by xlink', `<image xlink:href="file:///etc/passwd" width="9" height="9"/>${RED}`],
    ['an embedded SVG', `<image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>${RED}`],
    ['an outer use', `<use href="https://evil.example/a.svg#x"/>${RED}`],
    ['a script link', `<a href="javascript:alert(1)"><rect width="50" height="50" fill="#f00"/></a>`],
    ['a spaced script link', `<a xlink:href="java&#10;script:alert(1)">${RED}</a>`],
    [
      'animation that sets a link',
      `<a id="a">${RED}<set attributeName="href" to="javascript:alert(1)"/><animate attributeName="xlink:href" values="javascript:alert(1)"/></a>`,
    ],
    ['an outer paint', `<rect width="1" height="1" fill="url(https://evil.example/#p)"/>${RED}`],
    [
      'an outer style',
      `<style>@import url("https://evil.example/a.css"); rect{background:url('//evil.example/x')}</style>${RED}`,
    ],
    ['an imported style', `<style>@import "https://evil.example/a.css";</style>${RED}`],
    ['an outer style attribute', `<g style="fill:red;background-image:url(https://evil.example/a)">${RED}</g>`],
    ['a base address', `<g xml:base="https://evil.example/">${RED}</g>`],
    [
      'editor data',
      `<metadata><rdf/></metadata><sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/>${RED}<!-- by me -->`,
    ],
  ])('%s', async (_, body) => {
    const out = clean(svg(body));
    expect(out).not.toMatch(
      /evil|alert|script|iframe|foreign|passwd|onclick|onload|banana|svg\+xml|sodipodi|by me|metadata|xml:base/i,
    );
    expect(findSuspicion(out)).toBeNull();
    expect(out).toContain('#f00');
    expect(clean(out)).toBe(out);
  });

  it('a style sheet and stylesheet instruction', () => {
    const out = clean(`<?xml version="1.0"?><?xml-stylesheet href="https://evil.example/a.css"?>${svg(RED)}`);
    expect(out.startsWith('<svg')).toBe(true);
  });

  it('a plain doctype, and Illustrator’s entities after expanding them', () => {
    expect(
      clean(`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg(RED)}`),
    ).not.toContain('DOCTYPE');
    const out = clean(
      `<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/"><!ENTITY st0 "fill:#00FF00;">]>` +
        '<svg xmlns="&ns_svg;" xmlns:i="&ns_ai;" viewBox="0 0 10 10"><i:pgf id="x"/><rect style="&st0;" width="10" height="10"/></svg>',
    );
    expect(out).toContain('fill:#00FF00');
    expect(out).not.toMatch(/pgf|&|ENTITY/);
  });
});

describe('sanitiseSvg refuses', () => {
  const laughs = `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${svg('<text>&b;</text>')}`;
  const quadratic = `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(50_000)}">]>${svg(`<text>${'&a;'.repeat(50_000)}</text>`)}`;
  it.each([
    ['billion laughs', laughs],
    ['quadratic blow-up', quadratic],
    ['outer entities', `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text>&x;</text>')}`],
    ['entities that nobody defined', svg('<text>&nosuch;</text>')],
    ['parameter entities', `<!DOCTYPE svg [<!ENTITY % p "x"><!ENTITY a "%p;">]>${svg(RED)}`],
    ['two doctypes', `<!DOCTYPE svg>${svg(RED)}<!DOCTYPE svg>`],
    ['an endless doctype', `<!DOCTYPE svg [${svg(RED)}`],
    ['a style that hides its address', svg(`<style>rect{fill:u\\72l(https://evil.example/a)}</style>${RED}`)],
    ['a style with image-set', svg(`<g style="background:image-set('https://evil.example/a' 1x)">${RED}</g>`)],
    ['what is not well-formed', '<svg><g></svg>'],
    ['no SVG at all', '<html><body/></html>'],
    ['nothing', ''],
    ['endless nesting', svg(`${'<g>'.repeat(20_000)}${'</g>'.repeat(20_000)}`)],
  ])('%s', (_, text) => {
    const started = processorMs();
    expect(codeOf(sanitiseSvg(text))).toBe('imports.unsupported_picture');
    expect(processorMs() - started).toBeLessThan(2000);
  });

  const nested = (element: string, draw: (i: number) => string) =>
    Array.from(
      { length: 7 },
      (_, i) => `<${element} id="a${i}">${i === 0 ? '<rect width="9" height="9"/>' : draw(i - 1).repeat(10)}</${element}>`,
    ).join('');
  it.each([
    ['copies of copies', nested('g', (i) => `<use href="#a${i}"/>`)],
    [
      'patterns in patterns',
      `${nested('pattern', (i) => `<rect width="9" height="9" fill="url(#a${i})"/>`)}<rect fill="url(#a6)"/>`,
    ],
    [
      'masks in masks',
      `${nested('mask', (i) => `<rect width="9" height="9" style="mask:url('#a${i}')"/>`)}<rect mask="url(#a6)"/>`,
    ],
    [
      'patterns by style sheet',
      `<style>${Array.from({ length: 6 }, (_, i) => `g .c${i}{fill:url(#a${i})}`).join('')}</style>${nested('pattern', (i) => `<rect class="x c${i}"/>`)}`,
    ],
    ['filters without end', `<filter id="f">${'<feGaussianBlur stdDeviation="5"/>'.repeat(200)}</filter>${RED}`],
    ['a wide morphology', `<filter id="f"><feMorphology radius="500"/></filter>${RED}`],
    ['an endless path', `<path d="M0 0${'L100 50L0 1'.repeat(100_000)}"/>`],
    ['too many shapes', '<rect width="9" height="9"/>'.repeat(60_000)],
  ])('drawings that would take for ever: %s', (_, body) => {
    const started = processorMs();
    expect(codeOf(sanitiseSvg(svg(body)))).toBe('imports.too_large');
    expect(processorMs() - started).toBeLessThan(3000);
  });

  it('but not an element that uses itself', async () => {
    expect(codeOf(await renderSvg(svg(`<g id="a"><use href="#a"/>${RED}</g>`), { width: 50, format: 'png' }))).toMatch(
      /ok|cannot_render/,
    );
  });

  it('more than 10 MB', () => {
    expect(codeOf(sanitiseSvg(svg(' '.repeat(10_000_001))))).toBe('imports.too_large');
  });
});

describe('what is drawn stays', () => {
  it.each([
    [
      'gradients, clips, masks, use',
      '<defs><linearGradient id="g"><stop stop-color="#f00"/><stop offset="1" stop-color="#00f"/></linearGradient><clipPath id="c"><circle cx="25" cy="25" r="20"/></clipPath><path id="p" d="M0 0h9v9z"/></defs><rect width="100" height="50" fill="url(#g)" clip-path="url(\'#c\')"/><use xlink:href="#p" x="60"/><use href="#p" x="80"/>',
    ],
    [
      'style sheets in CDATA',
      '<style type="text/css"><![CDATA[ .a>.b{fill:#0a0} /* c */ ]]></style><g class="a"><rect class="b" width="30" height="30"/></g>',
    ],
    ['embedded pictures', `<image href="${DOT}" width="40" height="40"/>`],
    [
      'switch with a foreign first choice',
      `<switch><foreignObject requiredExtensions="http://ns.adobe.com/x" width="1" height="1"/><g>${RED}</g></switch>`,
    ],
    [
      'filters',
      '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><rect x="20" y="10" width="30" height="30" fill="#f0a" filter="url(#f)"/>',
    ],
    ['links as groups', `<a href="https://www.kk.dk/">${RED}</a>`],
    ['transparency and decimals', '<path d="M10.12345 10.98765l33.333333 12.000001z" fill="#123456" fill-opacity=".33333"/>'],
  ])('%s', async (_, body) => {
    const before = svg(body);
    expect((await pixels(clean(before))).equals(await pixels(before))).toBe(true);
  });

  it('for every logo of the example, to the pixel', async () => {
    const folder = join(import.meta.dirname, '../../../resources/example/logos');
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.svg'))) {
      const before = readFileSync(`${folder}/${name}`, 'utf8');
      expect((await pixels(clean(before))).equals(await pixels(before)), name).toBe(true);
    }
  });

  it('for SVG from a web page without namespaces, and with a prefix on every element', async () => {
    expect(clean(`<svg viewBox="0 0 9 9"><path id="p" d="M0 0h9v9z"/><use xlink:href="#p"/></svg>`)).toContain('xmlns:xlink');
    const prefixed = clean(
      `<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><s:rect width="10" height="10" fill="#f00"/><script/></s:svg>`,
    );
    expect(prefixed).toContain('<rect');
    expect(prefixed).not.toContain('script');
    const generated =
      '<ns0:svg xmlns:ns0="http://www.w3.org/2000/svg" xmlns:ns1="http://www.w3.org/1999/xlink" viewBox="0 0 20 10"><ns0:path id="p" d="M0 0h9v9z"/><ns0:use ns1:href="#p" x="10"/><ns0:image ns1:href="https://evil.example/a"/></ns0:svg>';
    const plain =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path id="p" d="M0 0h9v9z"/><use href="#p" x="10"/></svg>';
    expect((await pixels(clean(generated))).equals(await pixels(plain))).toBe(true);
    expect(clean(generated)).not.toContain('evil');
  });
});

describe('findSuspicion, the second look', () => {
  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>',
    '<svg xmlns="http://www.w3.org/2000/svg"><![CDATA[x]]></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><!-- x --></svg>',
    '<?xml version="1.0"?><svg/>',
    '<svg xmlns="http://www.w3.org/2000/svg"><use href="&#104;ttps://e.example/#a"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><g fill="url(&quot;https://e.example&quot;)"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><style>@import "a"</style></svg>',
    '<svg xmlns="http://www.w3.org/1999/xhtml"/>',
    '<svg><g></svg></g></svg>',
    "<svg a='b'/>",
    '<g/>',
  ])('finds something in %s', (text) => expect(findSuspicion(text)).not.toBeNull());
});

describe('sizes and rendering', () => {
  it.each([
    ['viewBox="0 0 300 75"', 300, 75],
    ['width="20mm" height="10mm"', 76, 38],
    ['width="200" viewBox="0 0 4 1"', 200, 50],
    ['height="1in" viewBox="0 0 2 1"', 192, 96],
    ['width="100%" height="100%" viewBox="0 0 64 32"', 64, 32],
    ['', 50, 50],
  ])('%s is %i x %i', async (attributes, width, height) => {
    expect(good(await svgSize(clean(svg(RED, attributes))))).toEqual({ width, height });
    const made = good(await renderSvg(svg(RED, attributes), { width: 400, format: 'png' }));
    expect([made.width, made.height]).toEqual([400, Math.round((400 * height) / width / 2) * 2]);
    expect(await sharp(made.bytes).metadata()).toMatchObject({ width: made.width, height: made.height, hasAlpha: true });
  });

  it('fills the drawing’s own shape, from metres down and from pixels up', async () => {
    for (const attributes of [
      'width="500000" height="250000"',
      'width="1" height=".5" viewBox="0 0 100 50"',
      'viewBox="0 0 100 50"',
    ]) {
      const body = attributes.includes('viewBox') ? RED : '<rect width="250000" height="250000" fill="#f00"/>';
      const { bytes } = good(await renderSvg(svg(body, attributes), { width: 200, format: 'png' }));
      const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
      expect([info.width, info.height]).toEqual([200, 100]);
      const at = (x: number) => [...data.subarray((50 * 200 + x) * 4, (50 * 200 + x) * 4 + 4)];
      expect([at(2), at(97), at(102)]).toEqual([
        [255, 0, 0, 255],
        [255, 0, 0, 255],
        [0, 0, 0, 0],
      ]);
    }
  });

  it('pads and grounds', async () => {
    const padded = good(await renderSvg(svg(RED), { width: 100, padding: 10, background: '#003366', format: 'png' }));
    expect([padded.width, padded.height]).toEqual([120, 70]);
    const { data } = await sharp(padded.bytes).raw().toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 3)]).toEqual([0, 0x33, 0x66]);
    const jpeg = good(await renderSvg(svg(RED), { width: 100, format: 'jpg' }));
    const corner = await sharp(jpeg.bytes).extract({ left: 90, top: 5, width: 1, height: 1 }).raw().toBuffer();
    expect([...corner]).toEqual([255, 255, 255]);
    expect((await sharp(jpeg.bytes).metadata()).hasProfile).toBe(true);
    expect(await sharp(good(await renderSvg(svg(RED), { width: 100, format: 'webp' })).bytes).metadata()).toMatchObject({
      format: 'webp',
      hasAlpha: true,
    });
  });

  it('gives the same bytes twice', async () => {
    const [one, two] = [
      await renderSvg(svg(RED), { width: 500, format: 'png' }),
      await renderSvg(svg(RED), { width: 500, format: 'png' }),
    ];
    expect(Buffer.from(good(one).bytes).equals(good(two).bytes)).toBe(true);
  });

  it('refuses what would be too tall', async () => {
    expect(codeOf(await renderSvg(svg(RED, 'viewBox="0 0 1 100"'), { width: 2000, format: 'png' }))).toBe('logos.cannot_render');
  });

  it('previews and probes SVG files', async () => {
    const bytes = Buffer.from(svg(`<script>x</script>${RED}`));
    const type = await detectFileType(bytes, 'logo.svg');
    expect(good(await probePicture(bytes, type))).toMatchObject({
      width: 100,
      height: 50,
      hasAlpha: true,
      colourSpace: 'sRGB',
    });
    const made = good(await makePreviews(bytes, type));
    expect([made.width, made.height]).toEqual([1600, 800]);
    expect(await sharp(made[320]).metadata()).toMatchObject({ width: 320, height: 160, format: 'webp' });
    const hostile = Buffer.from(`<!DOCTYPE svg [<!ENTITY a "&b;">]>${svg('&a;')}`);
    expect(codeOf(await makePreviews(hostile, type))).toBe('imports.unsupported_picture');
    expect(codeOf(await probePicture(hostile, type))).toBe('imports.unsupported_picture');
  });
});
