// One run of bench/sheets.mjs: node bench/sheet-maker.mjs pdf|png <folder of previews> <count> <out>. A process of its own, so that its start and its memory count.
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const [format, folder, count, out] = process.argv.slice(2);
const resources = resolve(import.meta.dirname, '..', 'resources');
const look = {
  columns: 6,
  rows: 10,
  paper: 'a3',
  orientation: 'portrait',
  marginMm: 10,
  captions: ['number', 'title', 'filename'],
  captionLines: 2,
  showRights: true,
  pageNumbers: true,
  marks: 'none',
  language: 'en',
};
const pictures = Array.from({ length: Number(count) }, (_, at) => {
  const name = String(at).padStart(4, '0');
  return {
    assetId: `ast_${name.padStart(16, '0')}`,
    label: name,
    title: `Harbour at dawn, ${at}`,
    caption: '',
    filename: `2014-12-08_copenhagen_${name}.jpg`,
    credit: '',
    altText: `Boats in the harbour, ${at}`,
    date: null,
    width: 320,
    height: 213,
    sha256: name,
    ground: 'ground',
    isPhoto: true,
    usable: { verdict: 'unset' },
    rating: 0,
    colour: null,
    choice: null,
  };
});
const content = {
  title: 'Bench',
  look,
  brand: { organisation: 'City of Copenhagen', colour: '#0b4f79', logo: null, footer: [] },
  date: '2014-12-08',
  notice: null,
  body: { kind: 'pictures', pictures },
};
const workshop = {
  previews: (sha256) => readFile(join(folder, `${sha256}.webp`)),
  logoSvg: null,
  signal: new AbortController().signal,
};
if (format === 'pdf') {
  const { createPdfWriter } = await import('../src/engine/releases/documents/pdf.ts');
  const { sheetPdf } = await import('../src/engine/sheets/pdf.ts');
  const documents = createPdfWriter({
    templatesFolder: join(resources, 'templates', 'typst'),
    fontsFolder: join(resources, 'fonts'),
  });
  await writeFile(join(out, 'sheet.pdf'), (await sheetPdf(documents, content, '2014-12-08T12:00:00Z', workshop)).bytes);
} else {
  const { sheetPngs } = await import('../src/engine/sheets/png.ts');
  await sheetPngs(join(resources, 'fonts'), content, workshop, (page, bytes) =>
    writeFile(join(out, `sheet-${page + 1}.png`), bytes),
  );
}
