import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Client } from '#contract/client.ts';
import { exports as routes } from '#contract/exports.ts';
import { writeJpeg } from '../files.ts';
import { finish, importAll, startLibrary, tempFolder, value } from '../harness.ts';
import { rawZip } from '../zip/support.ts';
import { ADDRESS, build, startSmallKit } from './support.ts';

const correct = async (client: Client, from: string, to: string, path: string, note = '') => {
  const places = { from: { $path: from }, to: { $path: to }, place: { $path: path } };
  return finish(client, client.exports.correct({ ...places, note }));
};
const startPatch = (client: Client, from: string, delta: string, path: string) =>
  client.exports.patch({ from: { $path: from }, delta: { $path: delta }, place: { $path: path } });
const patch = (client: Client, from: string, delta: string, path: string) =>
  finish(client, startPatch(client, from, delta, path));

describe('two versions of one kit', () => {
  const at: Record<'v1' | 'v2' | 'delta', string> = { v1: '', v2: '', delta: '' };
  let client: Client;
  let result: ReturnType<typeof routes.correct.output.parse>;

  test('differ in words and files, and a correction kit leads from one to the other to the byte', async () => {
    const office = await startSmallKit();
    client = office.client;
    value(await client.exports.makeKey({ address: ADDRESS, keep: { protection: 'none' } }));
    value(await client.assets.edit({ id: office.assetOf('a.jpg'), set: { title: 'Quay', caption: 'The quay in June.' } }));
    Object.assign(at, { v1: office.out('v1.zip'), v2: office.out('v2.zip'), delta: office.out('delta.zip') });
    await build(client, office.kit.id, at.v1);

    value(await client.assets.edit({ id: office.assetOf('a.jpg'), set: { caption: 'The quay in July.' } }));
    const files = await tempFolder();
    await writeJpeg(join(files, 'c.jpg'), 3, 500, 400);
    await importAll(client, files);
    const fresh = value(await client.assets.list({})).items.find((asset) => asset.filename === 'c.jpg');
    const kit = value(await client.kits.get({ id: office.kit.id }));
    const sections = kit.sections.map((section) =>
      section.kind === 'photos'
        ? { ...section, items: [...section.items.slice(0, 1), { kind: 'asset' as const, assetId: fresh?.id as never }] }
        : section,
    );
    value(await client.kits.edit({ id: kit.id, set: { sections: sections as never } }));
    const contact = value(await client.contacts.list({})).items[0];
    value(await client.contacts.edit({ id: contact?.id as never, set: { phone: '+4500000001' } }));
    const second = await build(client, office.kit.id, at.v2);
    expect(second.version).toBe(2);

    const diff = value(await client.exports.diff({ from: { $path: at.v1 }, to: { $path: at.v2 } }));
    expect(diff).toMatchObject({ isSameKit: true, isIdentical: false, from: { version: '1' }, to: { version: '2' } });
    expect(diff.added.map(({ path }) => path)).toEqual([expect.stringMatching(/photo-02_c_500x400\.jpg$/)]);
    expect(diff.removed.map(({ path }) => path)).toEqual([expect.stringMatching(/photo-02_b_400x300\.jpg$/)]);
    expect(diff.changed.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['kit.json', 'START-HERE.html', 'verify/SHA256SUMS.txt', 'verify/SHA256SUMS.txt.sig']),
    );
    expect(diff.words).toEqual(
      expect.arrayContaining([
        'Picture Quay: caption is “The quay in July.”, was “The quay in June.”',
        'Contact Press desk: telephone is “+4500000001”, was “+4500000000”',
        expect.stringMatching(/^Picture “.*b.*” was taken out\. Please do not use it any more\.$/),
      ]),
    );

    const job = await correct(client, at.v1, at.v2, at.delta, 'The month was wrong.');
    expect(job.error).toBe(null);
    result = routes.correct.output.parse(job.result);
    expect(result.notice).toContain('The month was wrong.\r\n');
    expect(result.notice).toContain('THROW AWAY');
    execFileSync('unzip', ['-tqq', at.delta]);
    const into = await tempFolder();
    execFileSync('unzip', ['-q', at.delta, '-d', into]);
    const root = join(into, (await readdir(into))[0] ?? '');
    expect((await readdir(root)).sort()).toEqual(['CORRECTION.txt', 'delta.json', 'files']);
    expect(await readFile(join(root, 'CORRECTION.txt'), 'utf8')).toBe(result.notice);
    // The same file that the new kit holds, in the clear for whoever has no Dateline.
    const added = diff.added[0]?.path ?? '';
    expect(await readFile(join(root, 'files', added))).toEqual(execFileSync('unzip', ['-p', at.v2, `*${added}`]));

    const bare = await startLibrary();
    const again = join(bare.folder, 'again.zip');
    expect((await patch(bare.client, at.v1, at.delta, again)).result).toMatchObject({ sha256: second.sha256 });
    expect(await readFile(again)).toEqual(await readFile(at.v2));
    expect(value(await bare.client.exports.verify({ place: { $path: again } }))).toMatchObject({ ok: true, signed: true });

    // By the documented format alone, with programs that are not ours.
    const script = `
import base64, json, sys, zipfile, struct
old, delta = [zipfile.ZipFile(p) for p in sys.argv[1:3]]
raw = {z: open(z.filename, 'rb').read() for z in (old, delta)}
def packed(z, name):
    e = z.getinfo(name); o = e.header_offset; n, x = struct.unpack('<HH', raw[z][o + 26:o + 30])
    return raw[z][o + 30 + n + x:][:e.compress_size]
steps = json.load(delta.open([n for n in delta.namelist() if n.endswith('/delta.json')][0]))['build']
out = open(sys.argv[3], 'wb')
for s in steps:
    out.write(base64.b64decode(s['literal']) if 'literal' in s else packed(old, s['old']) if 'old' in s else packed(delta, s['new']))
`;
    const byPython = join(bare.folder, 'python.zip');
    execFileSync('python3', ['-c', script, at.v1, at.delta, byPython]);
    expect(await readFile(byPython)).toEqual(await readFile(at.v2));

    // Twice the same; and what is refused leaves nothing.
    const twice = join(dirname(at.delta), 'twice.zip');
    expect((await correct(client, at.v1, at.v2, twice, 'The month was wrong.')).result).toMatchObject({ sha256: result.sha256 });
    const none = join(bare.folder, 'none.zip');
    expect((await correct(client, at.v1, at.v1, none)).error?.code).toBe('exports.delta_impossible');
    const delta = await readFile(at.delta);
    const refused = async (from: string, bytes: Buffer): Promise<string> => {
      await writeFile(join(bare.folder, 'bad.zip'), bytes);
      return (await patch(bare.client, from, join(bare.folder, 'bad.zip'), none)).error?.code ?? 'done';
    };
    expect(await refused(at.v2, delta)).toBe('exports.delta_other_zip');
    expect(await refused(at.v1, await readFile(at.v2))).toBe('exports.delta_unreadable');
    const flipped = Buffer.from(delta);
    const inFile = delta.indexOf('photo-02_c_500x400.jpg') + 400;
    flipped[inFile] = (flipped[inFile] ?? 0) ^ 1;
    expect(await refused(at.v1, flipped)).toBe('exports.delta_unreadable');
    const recipe = JSON.parse(await readFile(join(root, 'delta.json'), 'utf8'));
    const hostile = (build: unknown[]): Buffer =>
      rawZip([{ name: 'x/delta.json', body: Buffer.from(JSON.stringify({ ...recipe, build })) }]);
    expect(await refused(at.v1, hostile([{ old: '../../etc/passwd' }]))).toBe('exports.delta_unreadable');
    expect(await refused(at.v1, hostile(Array(100_000).fill(recipe.build[1])))).toBe('exports.delta_unreadable');
    expect(await refused(at.v1, hostile([{ run: 'rm' }]))).toBe('exports.delta_unreadable');
    expect(await refused(at.v1, Buffer.from('no zip'))).toBe('exports.not_a_zip');
    const { jobId } = value(await startPatch(bare.client, at.v1, at.delta, none));
    value(await bare.client.jobs.cancel({ id: jobId }));
    expect(value(await bare.client.waitForJob(jobId))).toMatchObject({ state: 'cancelled', result: null });
    expect((await readdir(bare.folder)).filter((name) => name.startsWith('.') || name === 'none.zip')).toEqual([]);
  });
});
