import sharp from 'sharp';
import { smallPdf } from './corpus.ts';

const svg = (inside: string, root = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50" ${root}>${inside}<path fill="#0b4f79" d="M5 5h90v40H5z"/></svg>`;

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const INNER = `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>').toString('base64')}`;

/** A PDF whose catalog holds something more than pages. */
const pdfWith = (catalog: string, more = ''): string =>
  smallPdf().replace('/Type/Catalog', `/Type/Catalog${catalog}`).replace('trailer', `${more}trailer`);

/** Files that a logo folder should never hold, by name; what each of them tries. */
export async function hostileFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const bomb = (levels: number): string =>
    `<!DOCTYPE svg [<!ENTITY a0 "lol">${Array.from({ length: levels }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]>`;
  const texts: Record<string, string> = {
    'script.svg': svg('<script>alert(1)</script>'),
    'script-cdata.svg': svg('<script type="text/javascript"><![CDATA[alert(1)]]></script>'),
    'script-external.svg': svg('<script href="https://evil.example/x.js"/>'),
    'script-prefixed.svg': svg('<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'),
    'onload.svg': svg('', 'onload="alert(1)"'),
    'onclick-upper.svg': svg('<rect ONCLICK="alert(1)" width="9" height="9"/>'),
    'handler-set.svg': svg('<rect width="9" height="9"><set attributeName="onclick" to="alert(1)"/></rect>'),
    'animate-href.svg': svg(
      '<a href="#x"><animate attributeName="href" values="javascript:alert(1)"/><rect width="9" height="9"/></a>',
    ),
    'foreign-object.svg': svg(
      '<foreignObject width="90" height="40"><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="https://evil.example"/></body></foreignObject>',
    ),
    'link-script.svg': svg('<a href="javascript:alert(1)"><rect width="9" height="9"/></a>'),
    'link-script-spaced.svg': svg('<a xlink:href="java&#x09;script:alert(1)"><rect width="9" height="9"/></a>'),
    'link-out.svg': svg('<a href="https://evil.example/"><rect width="9" height="9"/></a>'),
    'image-out.svg': svg('<image href="https://evil.example/track.png" width="9" height="9"/>'),
    'image-file.svg': svg('<image xlink:href="file:///etc/passwd" width="9" height="9"/>'),
    'image-relative.svg': svg('<image href="../../secret.png" width="9" height="9"/>'),
    'image-svg-inside.svg': svg(`<image href="${INNER}" width="9" height="9"/>`),
    'image-raster.svg': svg(`<image href="${PIXEL}" width="9" height="9"/>`),
    'use-out.svg': svg('<use href="https://evil.example/sprite.svg#a"/>'),
    'use-file.svg': svg('<use xlink:href="file:///tmp/a.svg#a"/>'),
    'use-bomb.svg': svg(
      `<defs>${Array.from({ length: 20 }, (_, at) => `<g id="u${at + 1}">${`<use href="#u${at}"/>`.repeat(10)}</g>`).join('')}<rect id="u0" width="1" height="1"/></defs><use href="#u20"/>`,
    ),
    'use-itself.svg': svg('<g id="me"><use href="#me"/></g>'),
    'css-import.svg': svg('<style>@import url("https://evil.example/x.css");path{fill:red}</style>'),
    'css-url.svg': svg('<style>path{fill:url(https://evil.example/p.svg#x)}</style>'),
    'css-escaped.svg': svg('<style>path{fill:u\\72l(https://evil.example/p.svg#x)}</style>'),
    'css-attribute.svg': svg('<rect width="9" height="9" style="background:url(https://evil.example/b.png)"/>'),
    'css-expression.svg': svg('<rect width="9" height="9" style="width:expression(alert(1))"/>'),
    'font-out.svg': svg('<style>@font-face{font-family:x;src:url(https://evil.example/f.woff)}</style>'),
    'entities-bomb.svg': `${bomb(12)}${svg('<title>&a12;</title>')}`,
    'entity-file.svg': `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<title>&x;</title>')}`,
    'entity-markup.svg': `<!DOCTYPE svg [<!ENTITY x "&#60;script&#62;alert(1)&#60;/script&#62;">]>${svg('&x;')}`,
    'dtd-out.svg': `<!DOCTYPE svg SYSTEM "https://evil.example/svg.dtd">${svg('')}`,
    'stylesheet-instruction.svg': `<?xml version="1.0"?><?xml-stylesheet href="https://evil.example/x.css"?>${svg('')}`,
    'metadata-editor.svg': svg(
      '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><x:secret xmlns:x="urn:x">C:\\Users\\anna</x:secret></rdf:RDF></metadata><sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/>',
    ),
    'no-view-box.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path fill="#0b4f79" d="M500 300h90v40h-90z"/></svg>',
    'live-text.svg': svg('<text x="5" y="30" font-family="Nonexistent Grotesk" font-size="20">Acme</text>'),
    'draws-nothing.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><defs><path id="a" d="M0 0h5v5z"/></defs></svg>',
    'endless-filter.svg': svg(
      `<filter id="f">${'<feTurbulence baseFrequency="0.9" numOctaves="99"/>'.repeat(200)}</filter><rect width="99" height="49" filter="url(#f)"/>`,
    ),
    'nested-deep.svg': svg(`${'<g>'.repeat(5000)}${'</g>'.repeat(5000)}`),
    'huge-size.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="9e8" height="9e8" viewBox="0 0 9e8 9e8"><rect width="9e8" height="9e8"/></svg>',
    'zero-size.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>',
    'cut.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9',
    'html.svg': '<!doctype html><html><script>alert(1)</script></html>',
    'script.pdf': pdfWith('/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>'),
    'script-escaped.pdf': pdfWith('/OpenAct#69on<</S/J#61vaScript/J#53(app.alert\\(1\\))>>'),
    'launch.pdf': pdfWith('', '9 0 obj<</S/Launch/F(calc.exe)>>endobj\n'),
    'uri.pdf': pdfWith('', '9 0 obj<</S/URI/URI(https://evil.example)>>endobj\n'),
    'attachment.pdf': pdfWith('/Names<</EmbeddedFiles 9 0 R>>', '9 0 obj<</Names[]>>endobj\n'),
    'broken.pdf': '%PDF-1.7\nnothing that follows is one\n',
    'script.ai': pdfWith('/AA<</O<</S/JavaScript/JS(1)>>>>'),
    'plain.eps': '%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 50\n(%%EOF) (r) file quit\n%%EOF\n',
  };
  const files = new Map<string, Uint8Array>(Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)]));
  files.set(
    'one-pixel.png',
    await sharp({ create: { width: 1, height: 1, channels: 4, background: '#0b4f79' } })
      .png()
      .toBuffer(),
  );
  files.set(
    'png-as-vector.svg',
    await sharp({ create: { width: 40, height: 20, channels: 3, background: '#0b4f79' } })
      .png()
      .toBuffer(),
  );
  files.set(
    'png-as-vector.eps',
    await sharp({ create: { width: 41, height: 20, channels: 3, background: '#0b4f79' } })
      .png()
      .toBuffer(),
  );
  files.set('empty.svg', new Uint8Array());
  return files;
}
