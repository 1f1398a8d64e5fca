import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import { ExportRun } from '#contract/exports.ts';
import { KitManifest } from '#contract/kit-manifest.ts';
import type { KitId } from '#contract/values.ts';
import { writeJpeg, writeSvg } from './files.ts';
import { code, finish, importAll, scanLibrary, startLibrary, tempFolder, value } from './harness.ts';
import { renditionsThatDiffer } from './renditions.ts';

/** Runs an export and answers its record. */
async function build(client: Client, kitId: KitId, path: string, force = false): Promise<ExportRun> {
  const job = await finish(client, client.exports.run({ kitId, place: { $path: path }, force }));
  if (job.error !== null) throw new Error(`${job.error.code}: ${job.error.message}`);
  return ExportRun.parse(job.result);
}

const SCHEMA = join(import.meta.dirname, '../../resources/schema/kit.schema.json');

/** Where a kit.json breaks the published schema, formats checked as well. */
async function schemaFaults(manifest: unknown): Promise<string[]> {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
  addFormats.default(ajv, { mode: 'full' });
  const validate = ajv.compile(JSON.parse(await readFile(SCHEMA, 'utf8')));
  return validate(manifest) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The words of a text without the spaces and hyphens at which a line of a PDF may break. */
const bareText = (text: string): string => text.replace(/[\s-]/g, '');

/** The words of a PDF by a reader that is none of ours. */
const textOf = (path: string): string => bareText(execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }));

/** Two independent readers find a PDF sound, and tagged. */
function requireTagged(path: string): void {
  execFileSync('qpdf', ['--check', path]);
  expect(execFileSync('pdfinfo', [path], { encoding: 'utf8' })).toMatch(/Tagged:\s+yes/);
}

/** Unpacks a zip with the system's own program and answers the one folder in it. */
function unpack(zip: string, into: string): string {
  execFileSync('unzip', ['-q', zip, '-d', into]);
  return join(into, execFileSync('ls', [into], { encoding: 'utf8' }).trim());
}

describe('the example kit', () => {
  // One library and one export for all looks at it: the pictures are large.
  const shared: { zip: string; run: ExportRun; root: string; client: Client; kitId: KitId; folder: string } = {} as never;

  beforeAll(async () => {
    const { createEngine } = await import('#engine/engine.ts');
    const { createPortPair } = await import('#contract/port.ts');
    const { createClient } = await import('#contract/client.ts');
    const { mkdtemp } = await import('node:fs/promises');
    const { tmpdir } = await import('node:os');
    shared.folder = await mkdtemp(join(tmpdir(), 'dateline-export-'));
    const engine = createEngine({ home: join(shared.folder, 'home'), log: () => {} });
    const [near, far] = createPortPair();
    engine.serve(far);
    shared.client = createClient(near);
    value(await shared.client.library.create({ place: { $path: join(shared.folder, 'library') }, example: true }));
    shared.kitId = value(await shared.client.kits.list({})).items[0]?.id as KitId;
    shared.zip = join(shared.folder, 'kit.zip');
    shared.run = await build(shared.client, shared.kitId, shared.zip);
    shared.root = unpack(shared.zip, join(shared.folder, 'out'));
    return async () => {
      await engine.close();
      await rm(shared.folder, { recursive: true, force: true });
    };
  });

  test('four independent readers accept the zip, and sha256sum the manifest’s list', () => {
    execFileSync('unzip', ['-tq', shared.zip]);
    execFileSync('7z', ['t', shared.zip]);
    execFileSync('bsdtar', ['-tf', shared.zip]);
    expect(
      execFileSync('python3', ['-c', 'import sys,zipfile; print(zipfile.ZipFile(sys.argv[1]).testzip())', shared.zip], {
        encoding: 'utf8',
      }).trim(),
    ).toBe('None');
    execFileSync('sha256sum', ['--quiet', '--strict', '-c', 'verify/SHA256SUMS.txt'], { cwd: shared.root });
    expect(execFileSync('sha256sum', [shared.zip], { encoding: 'utf8' }).slice(0, 64)).toBe(shared.run.sha256);
  });

  test('kit.json lists every file with its true size and checksum', async () => {
    const manifest = JSON.parse(await readFile(join(shared.root, 'kit.json'), 'utf8'));
    expect(manifest).toMatchObject({
      format: 'dateline-kit',
      version: '1',
      embargo: null,
      publisher: { name: 'City of Copenhagen' },
    });
    const files = (await readdir(shared.root, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(shared.root.length + 1));
    expect(manifest.hasPart.map((part: { contentUrl: string }) => part.contentUrl)).toEqual(
      files.filter((file) => file !== 'kit.json' && !file.startsWith('verify/')).sort(),
    );
    for (const part of manifest.hasPart)
      expect((await stat(join(shared.root, part.contentUrl))).size, part.contentUrl).toBe(part.bytes);
    const photo = manifest.hasPart.find((part: { role: string }) => part.role === 'photo');
    expect(photo.altText).not.toBe('');
    expect(photo.altText).not.toBe(photo.caption);
    expect(JSON.stringify(manifest)).not.toMatch(/ast_|kit_|org_|\/tmp\//);
  });

  test('kit.json keeps to the published JSON Schema, by a validator that is none of ours', async () => {
    const manifest = JSON.parse(await readFile(join(shared.root, 'kit.json'), 'utf8'));
    expect(KitManifest.safeParse(manifest).error).toBeUndefined();
    expect(await schemaFaults(manifest)).toEqual([]);
    const faults = (await schemaFaults({ ...manifest, version: 1, hasPart: [{ contentUrl: '../up' }] })).join('\n');
    expect(faults).toMatch(/\/version must be string/);
    expect(faults).toContain('/hasPart/0');
  });

  test('every rendition carries what the catalogue says of it, in the right profile, and nothing about where the camera stood', async () => {
    expect(await renditionsThatDiffer(shared.client, shared.kitId, shared.root)).toEqual([]);
    expect(
      (await readdir(join(shared.root, 'photos'), { recursive: true })).filter((name) => name.endsWith('.jpg')),
    ).toHaveLength(16);
  });

  test('the release says the same in every format', async () => {
    const folder = join(shared.root, 'release');
    const names = (await readdir(folder)).filter((name) => name.includes('_release_'));
    expect(names.map((name) => name.replace(/^.*?\./, '')).sort()).toEqual(['docx', 'html', 'ninjs.json', 'pdf', 'txt']);
    const at = (ending: string): string => join(folder, names.find((name) => name.endsWith(ending)) ?? '');
    const flat = (text: string): string =>
      text
        .replace(/<[^>]+>/g, ' ')
        .replace(/&amp;/g, '&')
        .replace(/-\s*\n\s*/g, '-')
        .replace(/\s+/g, ' ');
    const texts = {
      pdf: execFileSync('pdftotext', [at('.pdf'), '-'], { encoding: 'utf8' }),
      docx: execFileSync('unzip', ['-p', at('.docx'), 'word/document.xml'], { encoding: 'utf8' }),
      txt: await readFile(at('.txt'), 'utf8'),
      html: await readFile(at('.html'), 'utf8'),
    };
    const release = value(await shared.client.releases.list({})).items[0];
    expect(release?.body).toHaveLength(10);
    // A PDF may break a line inside a hyphenated word; comparing without spaces and hyphens is blind to that alone.
    const bare = (text: string): string => flat(text).replace(/[\s-]/g, '');
    for (const [format, text] of Object.entries(texts))
      for (const paragraph of release?.body ?? []) expect(bare(text), format).toContain(bare(paragraph));
    expect(execFileSync('pdfinfo', [at('.pdf')], { encoding: 'utf8' })).toMatch(/Tagged:\s+yes/);
    execFileSync('qpdf', ['--check', at('.pdf')]);
  });

  test('a contact sheet and the press contacts lie beside the photos and the cards, tagged and whole', async () => {
    const manifest = JSON.parse(await readFile(join(shared.root, 'kit.json'), 'utf8'));
    const sheets = manifest.hasPart.filter(({ role }: { role: string }) => role === 'contact-sheet');
    expect(sheets.map(({ contentUrl }: { contentUrl: string }) => contentUrl)).toEqual([
      'contacts/2014-12-08_copenhagen-beijing_press-contacts.pdf',
      'photos/2014-12-08_copenhagen-beijing_photos_contact-sheet.pdf',
    ]);
    const pictures = textOf(join(shared.root, sheets[1].contentUrl));
    const photos = manifest.hasPart.filter((part: { rendition?: string }) => part.rendition === 'high-res');
    expect(photos.length).toBe(8);
    for (const { group, caption, creditText, contentUrl } of photos)
      for (const text of [group, caption, creditText, /_\d+x\d+\.jpg$/.exec(contentUrl)?.[0] ?? '-'])
        expect(pictures).toContain(bareText(text));
    const people = textOf(join(shared.root, sheets[0].contentUrl));
    for (const { name, telephone, email } of manifest.contactPoint)
      for (const text of [name, telephone, email]) expect(people).toContain(bareText(text));
    const page = await readFile(join(shared.root, 'START-HERE.html'), 'utf8');
    for (const { contentUrl } of sheets) {
      expect(page).toContain(`href="${contentUrl}"`);
      requireTagged(join(shared.root, contentUrl));
    }
    const readme = await readFile(join(shared.root, 'README.txt'), 'utf8');
    expect(readme).toMatch(/photos + \d+ photos, contact sheet, captions/);
    expect(readme.replace(/\s+/g, ' ')).toContain('Press release (PDF, DOCX, TXT, HTML), ninjs for newsroom systems');
  });

  test('verify accepts it, and names the file after one flipped byte', async () => {
    expect(value(await shared.client.exports.verify({ place: { $path: shared.zip } }))).toMatchObject({
      ok: true,
      signed: false,
      entries: shared.run.entries,
      problems: [],
    });
    const damaged = join(shared.folder, 'damaged.zip');
    await copyFile(shared.zip, damaged);
    const handle = await open(damaged, 'r+');
    const byte = Buffer.alloc(1);
    await handle.read(byte, 0, 1, Math.floor(shared.run.bytes / 2));
    await handle.write(Buffer.from([(byte[0] ?? 0) ^ 0x10]), 0, 1, Math.floor(shared.run.bytes / 2));
    await handle.close();
    const verdict = value(await shared.client.exports.verify({ place: { $path: damaged } }));
    expect(verdict.ok).toBe(false);
    expect(verdict.problems[0]?.path).toMatch(/^(photos|logos|release)\//);
  });

  test('a second build is the same file, from the same library and from another one in another time zone', async () => {
    const again = await build(shared.client, shared.kitId, join(shared.folder, 'again.zip'));
    expect(again).toMatchObject({ sha256: shared.run.sha256, version: 1 });
    const elsewhere = join(shared.folder, 'elsewhere');
    const dateline = (...words: string[]): string =>
      execFileSync(process.execPath, [join(import.meta.dirname, '../../src/cli/main.ts'), ...words], {
        encoding: 'utf8',
        env: { ...process.env, TZ: 'Pacific/Auckland', DATELINE_HOME: join(shared.folder, 'home2') },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    dateline('create', elsewhere, '--example');
    const printed = dateline('kit', 'build', elsewhere, 'copenhagen-beijing', '--json', '--out', join(shared.folder, 'far.zip'));
    expect(JSON.parse(printed).sha256).toBe(shared.run.sha256);
  });

  test('a demo is the same zip everywhere, signed with the key that all examples share', async () => {
    const home = join(shared.folder, 'home3');
    const printed = execFileSync(
      process.execPath,
      [join(import.meta.dirname, '../../src/cli/main.ts'), 'demo', '--json', '--out', join(shared.folder, 'demo')],
      {
        encoding: 'utf8',
        env: { ...process.env, TZ: 'Pacific/Auckland', DATELINE_HOME: home },
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    const demo = JSON.parse(printed) as { sha256: string; signed: boolean; signer: string };
    expect(demo.signed).toBe(true);
    const { client, folder } = await startLibrary({ example: true });
    value(await client.exports.makeKey({ address: demo.signer, keep: { protection: 'none', isExample: true } }));
    const kit = value(await client.kits.list({})).items[0];
    const signed = await build(client, kit?.id ?? shared.kitId, join(folder, 'signed.zip'));
    expect(signed.sha256).toBe(demo.sha256);
    // The library of a demo is thrown away: nobody is offered it later.
    expect(existsSync(home)).toBe(false);
  });

  test('the version rises with the content, and the old wording has its old version again', async () => {
    const { client, kitId, folder } = shared;
    const kit = value(await client.kits.get({ id: kitId }));
    value(await client.kits.edit({ id: kitId, set: { license: 'Free for a day.' } }));
    const changed = await build(client, kitId, join(folder, 'changed.zip'));
    expect(changed).toMatchObject({ version: 2 });
    expect(value(await client.exports.preview({ kitId })).zipName).toBe('2014-12-08_copenhagen-beijing_press-kit_v2.zip');
    value(await client.kits.edit({ id: kitId, set: { license: kit.license } }));
    expect(value(await client.exports.preview({ kitId })).version).toBe(1);
    expect(value(await client.exports.history({ kitId })).items[0]).toMatchObject({ version: 2, exists: true });
  });

  test('with an embargo the name, the page, the texts, the pictures and a calendar say so', async () => {
    const { client, kitId, folder } = shared;
    const embargo = { until: '2034-12-10T09:00:00+01:00', timeZone: 'Europe/Copenhagen' };
    const release = value(await client.releases.list({})).items[0];
    value(await client.kits.edit({ id: kitId, set: { embargo } }));
    expect(value(await client.exports.preview({ kitId })).findings.map((finding) => finding.rule)).toContain('embargo.differs');
    value(await client.releases.edit({ id: release?.id as never, set: { embargo } }));
    const zip = join(folder, 'embargo.zip');
    await build(client, kitId, zip);
    expect(value(await client.exports.preview({ kitId })).zipName).toMatch(/_press-kit_v3_embargo-2034-12-10-0800z\.zip$/);
    const root = unpack(zip, join(folder, 'embargoed'));
    expect(await readFile(join(root, 'START-HERE.html'), 'utf8')).toContain('data-status="embargoed"');
    expect(await readFile(join(root, 'README.txt'), 'utf8')).toContain('EMBARGOED UNTIL SUNDAY 10 DECEMBER 2034, 09:00 CET');
    expect(await readFile(join(root, 'release/2014-12-08_copenhagen-beijing_embargo.ics'), 'utf8')).toContain(
      'DTSTART:20341210T080000Z',
    );
    expect(await renditionsThatDiffer(client, kitId, root)).toEqual([]);
    value(await client.releases.edit({ id: release?.id as never, set: { embargo: null } }));
    // Built all the same, no text of the kit goes out without its embargo.
    await build(client, kitId, join(folder, 'forced.zip'), true);
    const text = join(
      unpack(join(folder, 'forced.zip'), join(folder, 'forced')),
      'release/2014-12-08_copenhagen-beijing_release_en.txt',
    );
    expect(await readFile(text, 'utf8')).toMatch(/^EMBARGOED UNTIL SUNDAY 10 DECEMBER 2034/);
    value(await client.kits.edit({ id: kitId, set: { embargo: null } }));
  });

  test('sheets of the library go along as they were, and an export with them can be made again when they are gone', async () => {
    const { client, kitId, folder } = shared;
    const kit = value(await client.kits.get({ id: kitId }));
    const { version: before } = await build(client, kitId, join(folder, 'without-sheets.zip'));
    const pictures = value(await client.assets.list({ kind: 'photo' })).items.slice(0, 3);
    const chosen = value(
      await client.sheets.create({
        name: 'For the desk',
        source: { kind: 'assets', assetIds: pictures.map(({ id }) => id) },
        columns: 2,
      }),
    );
    const people = value(
      await client.sheets.create({
        name: 'Whom to call',
        source: { kind: 'contacts', contactIds: value(await client.contacts.list({})).items.map(({ id }) => id) },
      }),
    );
    const empty = value(await client.sheets.create({ name: 'Nothing', source: { kind: 'search', text: 'nosuchword' } }));
    const items = [chosen, people, empty].map(({ id }) => ({ kind: 'sheet' as const, sheetId: id }));
    const sections = kit.sections.map((section) => (section.kind === 'sheets' ? { ...section, items } : section));
    value(await client.kits.edit({ id: kitId, set: { sections, note: 'Please call first.\n\nThe desk is open until noon.' } }));
    const run = await build(client, kitId, join(folder, 'sheets.zip'));
    expect(run.version).toBeGreaterThan(before);
    const root = unpack(join(folder, 'sheets.zip'), join(folder, 'with-sheets'));
    const files = (await readdir(root, { recursive: true })).filter((name) => name.includes('_sheet-')).sort();
    expect(files).toEqual([
      'contacts/2014-12-08_copenhagen-beijing_sheet-02_whom-to-call.pdf',
      'photos/2014-12-08_copenhagen-beijing_sheet-01_for-the-desk.pdf',
    ]);
    for (const file of files) requireTagged(join(root, file));
    for (const { filename } of pictures) expect(textOf(join(root, files[1] ?? ''))).toContain(bareText(filename));
    const page = await readFile(join(root, 'START-HERE.html'), 'utf8');
    for (const text of [...files, 'For the desk', 'Please call first.', 'The desk is open until noon.'])
      expect(page).toContain(text);
    expect(await readFile(join(root, 'README.txt'), 'utf8')).toContain('Please call first.\r\n\r\nThe desk is open until noon.');
    // In a lite kit go the sheets that were chosen, none else.
    value(await client.kits.edit({ id: kitId, set: { tier: 'lite' } }));
    const lite = value(await client.exports.preview({ kitId })).files.filter(({ role }) => role === 'contact-sheet');
    value(await client.kits.edit({ id: kitId, set: { tier: kit.tier } }));
    expect(lite.map(({ path }) => path)).toEqual(files);

    // Nothing of what the sheets hold now has a say in what was exported.
    value(await client.sheets.remove({ id: people.id }));
    value(await client.sheets.edit({ id: chosen.id, set: { columns: 5, heading: 'Another' } }));
    await rm(join(folder, 'library', 'cache', 'sheets'), { recursive: true });
    await rm(join(folder, 'sheets.zip'));
    const job = await finish(client, client.exports.rebuild({ id: run.id, place: { $path: join(folder, 'rebuilt.zip') } }));
    expect(job.error).toBeNull();
    expect(ExportRun.parse(job.result)).toMatchObject({ sha256: run.sha256, exists: true });
    value(await client.kits.edit({ id: kitId, set: { sections: kit.sections, note: kit.note } }));
    expect(value(await client.exports.preview({ kitId })).version).toBe(before);
  });

  test('a superseded logo stays out, forced or not', async () => {
    const { client, kitId, folder } = shared;
    const brand = value(await client.logos.brands({})).items[0];
    const variant = brand?.variants.find((one) => one.lockup === 'stacked' && one.colourway === 'black');
    value(await client.logos.setStatus({ id: variant?.id as never, status: 'superseded' }));
    const refused = await finish(client, client.exports.run({ kitId, place: { $path: join(folder, 'no.zip') } }));
    expect(refused.error).toMatchObject({ code: 'exports.preflight_failed' });
    const forced = await build(client, kitId, join(folder, 'forced.zip'), true);
    expect(forced.forced).toBe(true);
    expect(execFileSync('unzip', ['-l', join(folder, 'forced.zip')], { encoding: 'utf8' })).not.toContain('stacked_black');
    expect(
      code(
        await client.logos.render({ variantId: variant?.id as never, format: 'png', place: { $path: join(folder, 'x.png') } }),
      ),
    ).toBe('logos.superseded');
    value(await client.logos.setStatus({ id: variant?.id as never, status: 'current' }));
  });
});

test('preflight names every gap of a poor kit, and the export is refused without leaving a file', async () => {
  const { client, folder } = await startLibrary();
  const files = await tempFolder();
  await writeJpeg(join(files, 'a.jpg'), 1, 900, 600);
  await writeSvg(join(files, 'mark.svg'));
  await writeFile(join(files, 'run.exe'), 'MZ\u0000\u0001');
  await importAll(client, files);
  const { items } = value(await client.assets.list({}));
  const idOf = (name: string) => items.find((asset) => asset.filename === name)?.id as never;
  const asset = (name: string) => ({ kind: 'asset' as const, assetId: idOf(name) });
  const kit = value(
    await client.kits.create({
      title: 'Poor',
      sections: [
        { kind: 'photos', items: [asset('a.jpg')] },
        { kind: 'logos', items: [asset('mark.svg')] },
        { kind: 'documents', items: [asset('run.exe')] },
      ],
    }),
  );
  value(await client.assets.edit({ id: idOf('a.jpg'), set: { expires: '2020-01-01' } }));
  const preview = value(await client.exports.preview({ kitId: kit.id }));
  expect(preview.findings.map((finding) => finding.rule)).toEqual(
    expect.arrayContaining([
      'photo.caption-missing',
      'photo.credit-missing',
      'photo.licence-missing',
      'picture.alt-text-missing',
      'asset.rights-expired',
      'photo.small-for-print',
      'kit.date-missing',
      'kit.contact-missing',
      'document.refused-type',
    ]),
  );
  const out = join(folder, 'out', 'poor.zip');
  const job = await finish(client, client.exports.run({ kitId: kit.id, place: { $path: out } }));
  expect(job).toMatchObject({ state: 'failed', error: { code: 'exports.preflight_failed' } });
  expect(await readdir(dirname(out)).catch(() => [])).toEqual([]);
});

test('a destination that cannot take the zip is refused by name', async () => {
  const { client, folder } = await startLibrary();
  const kit = value(await client.kits.create({ title: 'Any' }));
  const to = async (path: string) =>
    (await finish(client, client.exports.run({ kitId: kit.id, place: { $path: path }, force: true }))).error?.code;
  await mkdir(join(folder, 'taken.zip'));
  await writeFile(join(folder, 'file'), 'x');
  expect(await to(join(folder, 'taken.zip'))).toBe('exports.destination_exists');
  expect(await to(join(folder, 'file', 'kit.zip'))).toBe('exports.destination_unwritable');
  expect(await to(join(folder, 'kit.docx'))).toBe('exports.destination_unwritable');
});

test('a full disk stops the export with one sentence and leaves nothing', async (context) => {
  const { client } = await startLibrary();
  const small = await tempFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', small], { stdio: 'ignore' });
  } catch {
    return context.skip('no right to mount a small disk here');
  }
  try {
    const kit = value(await client.kits.create({ title: 'Any' }));
    const job = await finish(
      client,
      client.exports.run({ kitId: kit.id, place: { $path: join(small, 'kit.zip') }, force: true }),
    );
    expect(job.error?.code).toBe('exports.disk_full');
    expect(await readdir(small)).toEqual([]);
  } finally {
    execFileSync('umount', [small]);
  }
});

test('an original that is gone is named, and an altered one is found by the doctor', async () => {
  const { client } = await startLibrary();
  const files = await tempFolder();
  await writeJpeg(join(files, 'a.jpg'), 1);
  await writeJpeg(join(files, 'b.jpg'), 2);
  await importAll(client, files);
  const [a, b] = value(await client.assets.list({})).items;
  await rm(value(await client.assets.original({ id: a?.id as never })).place.$path);
  await writeFile(value(await client.assets.original({ id: b?.id as never })).place.$path, 'changed');
  expect(code(await client.assets.original({ id: a?.id as never }))).toBe('assets.original_missing');
  const kit = value(
    await client.kits.create({
      title: 'Gone',
      sections: [{ kind: 'photos', items: [{ kind: 'asset', assetId: a?.id as never }] }],
    }),
  );
  expect(value(await client.exports.preview({ kitId: kit.id })).findings.map((finding) => finding.rule)).toContain(
    'asset.original-missing',
  );
  expect((await scanLibrary(client)).findings.map((finding) => finding.code).sort()).toEqual([
    'original_altered',
    'original_missing',
  ]);
});

test('a kit takes date, language and embargo from the first release that is put into it, and keeps its own', async () => {
  const { client } = await startLibrary();
  const embargo = { until: '2034-12-10T09:00:00+01:00', timeZone: 'Europe/Copenhagen' };
  const text = 'City opens a bridge\n\nCopenhagen, 8 December 2034. The bridge is open.\n\nIt is long.';
  const release = value(await client.releases.add({ source: { text } }));
  value(await client.releases.edit({ id: release.id, set: { date: '2034-12-08', embargo } }));
  const sections = [{ kind: 'releases' as const, items: [{ kind: 'release' as const, releaseId: release.id }] }];
  const empty = value(await client.kits.create({ title: 'Bridge' }));
  expect(empty).toMatchObject({ date: null, embargo: null });
  expect(value(await client.kits.edit({ id: empty.id, set: { sections } }))).toMatchObject({ date: '2034-12-08', embargo });
  const dated = value(await client.kits.create({ title: 'Bridge', date: '2034-12-09' }));
  expect(value(await client.kits.edit({ id: dated.id, set: { sections } }))).toMatchObject({ date: '2034-12-09', embargo });
});
