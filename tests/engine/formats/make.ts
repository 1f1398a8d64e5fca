import { zipSync } from 'fflate';

/** A PDF from its objects, the first of which is the catalog; with a true cross-reference table. */
export function pdfOf(objects: readonly string[]): Uint8Array {
  let out = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const places: number[] = [];
  for (const [i, object] of objects.entries()) {
    places.push(out.length);
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

/** One page of 400 by 300 points with a red box at the lower left, a line of text and whatever the page dictionary gets besides. */
export const onePage = (extra = '', text = 'Hello Aarhus'): Uint8Array => {
  const drawing = `1 0 0 rg 0 0 200 150 re f 0 0 0 rg BT /F 24 Tf 20 220 Td (${text}) Tj ET`;
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]${extra}/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>`,
    `<</Length ${drawing.length}>>\nstream\n${drawing}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]);
};

/** A PDF of many pages with a line of text each. */
export function manyPages(count: number): Uint8Array {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '', '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'];
  const kids: string[] = [];
  for (let i = 0; i < count; i++) {
    const text = `BT /F 12 Tf 20 200 Td (Page ${i + 1}) Tj ET`;
    kids.push(`${objects.length + 1} 0 R`);
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents ${objects.length + 2} 0 R/Resources<</Font<</F 3 0 R>>>>>>`,
    );
    objects.push(`<</Length ${text.length}>>\nstream\n${text}\nendstream`);
  }
  objects[1] = `<</Type/Pages/Kids[${kids.join(' ')}]/Count ${count}>>`;
  return pdfOf(objects);
}

/** A zip of texts and bytes. */
export const zipOf = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(Object.entries(files).map(([name, file]) => [name, typeof file === 'string' ? Buffer.from(file) : file])),
  );

const CORE =
  '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Årsberetning &amp; plan</dc:title><dc:creator>Ida Holm</dc:creator><cp:keywords>havn; vand</cp:keywords></cp:coreProperties>';

/** A Word document with a paragraph, a deletion that nobody should find, and core properties. */
export const docx = (more: Readonly<Record<string, string | Uint8Array>> = {}, body = 'Kommunen åbner broen'): Uint8Array =>
  zipOf({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document><w:body><w:p><w:r><w:t>${body}</w:t></w:r><w:del><w:r><w:delText>slettet</w:delText></w:r></w:del></w:p></w:body></w:document>`,
    'docProps/core.xml': CORE,
    'docProps/app.xml': '<Properties><Pages>3</Pages><Application>Word</Application></Properties>',
    ...more,
  });

/** A PSD with one layer record's worth of nothing: the composite raw, planes in order. */
export function psdOf(options: {
  readonly mode: number;
  readonly planes: readonly Uint8Array[];
  readonly width: number;
  readonly height: number;
  readonly layers?: number;
  readonly resources?: readonly (readonly [id: number, data: Uint8Array])[];
}): Uint8Array {
  const { mode, planes, width, height, layers = 0, resources = [] } = options;
  const head = Buffer.alloc(26);
  head.write('8BPS', 0, 'latin1');
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(planes.length, 12);
  head.writeUInt32BE(height, 14);
  head.writeUInt32BE(width, 18);
  head.writeUInt16BE(8, 22);
  head.writeUInt16BE(mode, 24);
  const list = Buffer.concat(
    resources.map(([id, data]) => {
      const resource = Buffer.alloc(12);
      resource.write('8BIM', 0, 'latin1');
      resource.writeUInt16BE(id, 4);
      resource.writeUInt32BE(data.length, 8);
      return Buffer.concat([resource, data, Buffer.alloc(data.length % 2)]);
    }),
  );
  const layer = Buffer.alloc(6);
  layer.writeUInt32BE(2, 0);
  layer.writeInt16BE(layers, 4);
  const u32 = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  return Buffer.concat([head, u32(0), u32(list.length), list, u32(layer.length), layer, Buffer.alloc(2), ...planes]);
}
