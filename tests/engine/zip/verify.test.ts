import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fingerprintOf, sshPublicKey } from '#engine/exports/sshsig.ts';
import { verifyKit } from '#engine/exports/verify.ts';
import { processorMs } from '../../processor-ms.ts';
import {
  asEntries,
  FILES,
  type Header,
  has,
  kitEntries,
  newFolder,
  noise,
  parseZip,
  ROOT,
  rawZip,
  verdictOf,
  writeKit,
  writeZip,
} from './support.ts';

const folder = newFolder();
const at = (name: string) => join(folder, name);
const { privateKey } = generateKeyPairSync('ed25519');
const PHOTO = 'photos/web/2014-12-08_copenhagen-beijing_photo-01_water-crown_960x640.jpg';

beforeAll(async () => {
  await writeKit(at('plain.zip'));
  await writeKit(at('signed.zip'), privateKey);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const codes = async (path: string) => (await verdictOf(path)).problems.map(({ code, path: file }) => `${code} ${file}`);
const rewrite = async (name: string, change: (files: Map<string, Buffer>) => void, key = false) => {
  const files = new Map(kitEntries(FILES, key ? privateKey : undefined));
  change(files);
  await writeZip(at(name), asEntries([...files]));
  return codes(at(name));
};

test('a kit as it was written is sound, signed or not', async () => {
  expect(await verdictOf(at('plain.zip'))).toEqual({
    ok: true,
    signed: false,
    trust: 'none',
    entries: 7,
    name: 'Kit',
    problems: [],
  });
  const signed = {
    ok: true,
    signed: true,
    signer: 'press@city.example',
    keyFingerprint: fingerprintOf(sshPublicKey(privateKey)),
    trust: 'new',
    entries: 9,
    name: 'Kit',
    problems: [],
  };
  expect(await verdictOf(at('signed.zip'))).toEqual(signed);
});

describe('a zip that is not what it was', () => {
  test('cut off anywhere: a verdict, never a throw', async () => {
    const zip = readFileSync(at('signed.zip'));
    for (let length = 4; length < zip.length; length += 211) {
      writeFileSync(at('cut.zip'), zip.subarray(0, length));
      expect(await codes(at('cut.zip'))).toEqual(['not_a_zip ']);
    }
    writeFileSync(at('cut.zip'), zip.subarray(0, zip.length - 1));
    expect(await codes(at('cut.zip'))).toEqual(['not_a_zip ']);
  });

  test('with bytes after its end, before its start, or between its files', async () => {
    const zip = readFileSync(at('plain.zip'));
    for (const rubbish of ['x', 'x'.repeat(100_000)]) {
      writeFileSync(at('after.zip'), Buffer.concat([zip, Buffer.from(rubbish)]));
      expect(await codes(at('after.zip'))).toEqual(['not_a_zip ']);
    }
    writeFileSync(at('before.zip'), Buffer.concat([zip.subarray(0, 4), zip]));
    expect((await verdictOf(at('before.zip'))).ok).toBe(false);
    if (has('python3', '-c', 'import zipfile')) {
      writeFileSync(at('appended.zip'), zip);
      const code = 'import sys,zipfile as z;f=z.ZipFile(sys.argv[1],"a");f.comment=b"hello";f.close()';
      execFileSync('python3', ['-c', code, at('appended.zip')]);
      expect((await verdictOf(at('appended.zip'))).problems).toMatchObject([{ code: 'entry_damaged', path: '' }]);
    }
  });

  test('packed again by another program', async ({ skip }) => {
    if (!has('bsdtar', '--version')) skip('no bsdtar');
    execFileSync('bsdtar', ['-xf', at('plain.zip'), '-C', folder]);
    execFileSync('bsdtar', [
      '-cf',
      at('repacked.zip'),
      '--format',
      'zip',
      '-C',
      folder,
      ...kitEntries().map(([path]) => `${ROOT}/${path}`),
    ]);
    const { problems } = await verdictOf(at('repacked.zip'));
    expect(problems).toEqual([{ path: '', code: 'entry_damaged', message: expect.stringContaining('packed these files again') }]);
  });

  test('a file added, removed, renamed, replaced', async () => {
    expect(await rewrite('added.zip', (files) => files.set('release/extra.txt', noise(9)))).toEqual([
      'file_not_listed release/extra.txt',
    ]);
    expect(await rewrite('removed.zip', (files) => files.delete(PHOTO))).toEqual([`file_missing ${PHOTO}`]);
    const renamed = await rewrite('renamed.zip', (files) => {
      files.set('photos/web/other.jpg', files.get(PHOTO) as Buffer);
      files.delete(PHOTO);
    });
    expect(renamed.sort()).toEqual([`file_missing ${PHOTO}`, 'file_not_listed photos/web/other.jpg']);
    expect(await rewrite('same-size.zip', (files) => files.set(PHOTO, noise(5000, 9)))).toEqual([`checksum_differs ${PHOTO}`]);
    expect(await rewrite('other-size.zip', (files) => files.set(PHOTO, noise(5001)))).toEqual([`checksum_differs ${PHOTO}`]);
  });

  test('a file twice, or twice but for its case', async () => {
    const entries = kitEntries().map(([path, body]) => ({ name: `${ROOT}/${path}`, body }));
    const again = { name: `${ROOT}/README.txt`, body: Buffer.from('another') };
    writeFileSync(at('twice.zip'), rawZip([...entries, again]));
    expect(await codes(at('twice.zip'))).toContain('duplicate_entry README.txt');
    writeFileSync(at('case.zip'), rawZip([...entries, { ...again, name: `${ROOT}/readme.txt` }]));
    expect(await codes(at('case.zip'))).toContain('duplicate_entry readme.txt');
  });

  test('names that lead out, links, encryption', async () => {
    const entries = kitEntries().map(([path, body]) => ({ name: `${ROOT}/${path}`, body }));
    const body = Buffer.from('/etc/passwd');
    const link = (record: Buffer) => record.writeUInt32LE((0o120777 << 16) >>> 0, 38);
    const locked = (record: Buffer) => record.writeUInt16LE(0x0801, 8);
    const cases = [
      [{ name: '../evil.txt', body }, 'name_not_allowed ../evil.txt'],
      [{ name: `${ROOT}/../../evil.txt`, body }, 'name_not_allowed ../../evil.txt'],
      [{ name: '/etc/evil.txt', body }, 'name_not_allowed /etc/evil.txt'],
      [{ name: 'C:\\evil.txt', body }, 'name_not_allowed C:\\evil.txt'],
      [{ name: `${ROOT}/a\\b.txt`, body }, 'name_not_allowed a\\b.txt'],
      [{ name: `${ROOT}/con.txt`, body }, 'name_not_allowed con.txt'],
      [{ name: `${ROOT}/release/`, body: Buffer.alloc(0) }, 'name_not_allowed release/'],
      [{ name: `${ROOT}/link.txt`, body, tweak: link }, 'name_not_allowed link.txt'],
      [{ name: `${ROOT}/locked.txt`, body: noise(30), declared: { bytes: 18 }, tweak: locked }, 'name_not_allowed locked.txt'],
      [{ name: 'outside.txt', body }, 'name_not_allowed outside.txt'],
    ] as const;
    for (const [entry, expected] of cases) {
      writeFileSync(at('unsafe.zip'), rawZip([...entries, entry]));
      expect(await codes(at('unsafe.zip'))).toContain(expected);
    }
  });

  test('two files with one base name', async () => {
    const files = { ...FILES, 'release/a.txt': noise(3), 'photos/a.txt': noise(3) };
    await writeZip(at('base.zip'), asEntries(kitEntries(files)));
    expect(await codes(at('base.zip'))).toEqual(['name_not_allowed release/a.txt']);
  });
});

describe('kit.json, checksums and signature', () => {
  test('kit.json missing, of another kind, not JSON, or changed', async () => {
    expect(await rewrite('m1.zip', (files) => files.delete('kit.json'))).toEqual(['not_a_kit ']);
    expect(await rewrite('m2.zip', (files) => files.set('kit.json', Buffer.from('{"format":"other"}')))).toEqual(['not_a_kit ']);
    const broken = await rewrite('m3.zip', (files) => files.set('kit.json', Buffer.from('{')));
    expect(broken).toEqual(['manifest_damaged kit.json', 'checksum_differs kit.json']);
    const shapeless = await rewrite('m4.zip', (files) =>
      files.set('kit.json', Buffer.from('{"format":"dateline-kit","hasPart":7}')),
    );
    expect(shapeless).toContain('manifest_damaged kit.json');
    const changed = (files: Map<string, Buffer>) =>
      files.set('kit.json', Buffer.from(String(files.get('kit.json')).replace('Kit', 'Kid')));
    expect(await rewrite('m5.zip', changed)).toEqual(['checksum_differs kit.json']);
  });

  test('checksums missing, garbled, or of other files', async () => {
    const sums = 'verify/SHA256SUMS.txt';
    expect(await rewrite('s1.zip', (files) => files.delete(sums))).toEqual([`file_missing ${sums}`]);
    expect(await rewrite('s2.zip', (files) => files.set(sums, Buffer.from('hello\n')))).toEqual([`sums_differ ${sums}`]);
    const shorter = (files: Map<string, Buffer>) =>
      files.set(sums, Buffer.from(String(files.get(sums)).split('\n').slice(1).join('\n')));
    expect(await rewrite('s3.zip', shorter)).toEqual(['file_not_listed README.txt']);
  });

  test('a signature removed, of another key, or over other checksums is never silently fine', async () => {
    const sig = 'verify/SHA256SUMS.txt.sig';
    expect(await rewrite('g1.zip', (files) => files.delete(sig), true)).toEqual([`file_missing ${sig}`]);
    const other = new Map(kitEntries(FILES, generateKeyPairSync('ed25519').privateKey));
    expect(await rewrite('g2.zip', (files) => files.set(sig, other.get(sig) as Buffer), true)).toEqual([
      `signature_invalid ${sig}`,
    ]);
    expect(await rewrite('g3.zip', (files) => files.set(sig, Buffer.from('no signature')), true)).toEqual([
      `signature_invalid ${sig}`,
    ]);
    const swapped = await rewrite(
      'g4.zip',
      (files) => {
        for (const path of [sig, 'verify/SHA256SUMS.txt']) files.set(path, other.get(path) as Buffer);
      },
      true,
    );
    expect(swapped).toContain(`signature_invalid ${sig}`);
    expect(await rewrite('g5.zip', (files) => files.set(sig, other.get(sig) as Buffer))).toEqual([`signature_invalid ${sig}`]);
  });
});

describe('what is no kit at all', () => {
  test('missing, a folder, empty, a text, a pipe: a failure with a reason', async () => {
    writeFileSync(at('empty.zip'), '');
    writeFileSync(at('text.zip'), 'Dear journalist, '.repeat(9999));
    mkdirSync(at('folder.zip'));
    execFileSync('mkfifo', [at('pipe.zip')]);
    symlinkSync(at('nowhere'), at('dangling.zip'));
    const why = {
      'none.zip': 'does not exist',
      'folder.zip': 'is a folder',
      'empty.zip': 'is empty',
      'text.zip': 'is not a zip',
      'pipe.zip': 'is not a file',
      'dangling.zip': 'does not exist',
    };
    for (const [name, reason] of Object.entries(why)) {
      const result = await verifyKit(at(name));
      expect(result).toMatchObject({ ok: false, error: { code: 'exports.not_a_zip', message: expect.stringContaining(reason) } });
    }
  });

  test('another zip, and one without entries', async () => {
    writeFileSync(
      at('other.zip'),
      rawZip([
        { name: 'a/b.txt', body: noise(5) },
        { name: 'kit.json', body: noise(5) },
      ]),
    );
    expect(await codes(at('other.zip'))).toEqual(['not_a_kit ']);
    await writeZip(at('nothing.zip'), []);
    expect(await codes(at('nothing.zip'))).toEqual(['not_a_kit ']);
  });

  test('noise behind a zip signature, a thousand times: never a throw', async () => {
    for (let seed = 1; seed <= 1000; seed += 1) {
      const bytes = noise(400, seed);
      bytes.write('PK\x03\x04', 0, 'latin1');
      bytes.write('PK\x05\x06', 378, 'latin1');
      if (seed % 2) bytes.fill(0, 398);
      if (seed % 3) bytes.writeUInt32LE(seed % 380, 394);
      writeFileSync(at('noise.zip'), bytes);
      expect((await verdictOf(at('noise.zip'))).ok).toBe(false);
    }
  });
});

describe('decompression bombs', () => {
  const verdictOfBomb = async (name: string, zip: Buffer) => {
    writeFileSync(at(name), zip);
    const started = processorMs();
    const found = await codes(at(name));
    expect(processorMs() - started).toBeLessThan(1000);
    return found;
  };

  test('huge declared sizes, honest or not, are refused unread', async () => {
    const zeros = Buffer.alloc(8 << 20);
    expect(await verdictOfBomb('ratio.zip', rawZip([{ name: 'r/a.txt', body: zeros, deflate: true }]))).toEqual([
      'too_large a.txt',
    ]);
    const declared = { bytes: 2 ** 42 };
    const lie = rawZip([{ name: 'r/a.txt', body: noise(9), deflate: true, declared }]);
    expect(await verdictOfBomb('lie.zip', lie)).toEqual(['too_large a.txt']);
  });

  test('overlapping entries are refused unread', async () => {
    const body = noise(100_000);
    const entries = Array.from({ length: 200 }, (_, index) => ({ name: `r/${index}.txt`, body, declared: { offset: 0 } }));
    const zip = rawZip(entries);
    const directory = zip.lastIndexOf(Buffer.from('PK\x01\x02r/0.txt', 'latin1'));
    expect(directory).toBe(-1);
    const local = rawZip(entries.slice(0, 1));
    const records = parseZip(zip).map(({ record: [start, end] }) => zip.subarray(start, end));
    const end = Buffer.from(zip.subarray(zip.length - 22));
    const data = local.subarray(0, (parseZip(local)[0] as Header).record[0]);
    end.writeUInt32LE(data.length, 16);
    expect(await verdictOfBomb('overlap.zip', Buffer.concat([data, ...records, end]))).toEqual(['too_large ']);
  });

  test('more bytes than declared never come out', async () => {
    for (const length of [900_000, 5_000_000]) {
      const body = Buffer.alloc(length, 'the same again ');
      const entries = [...kitEntries().map(([path, content]) => ({ name: `${ROOT}/${path}`, body: content }))];
      const liar = { name: `${ROOT}/release/liar.txt`, body, deflate: true, declared: { bytes: 100 } };
      writeFileSync(at('liar.zip'), rawZip([...entries, liar]));
      expect(await codes(at('liar.zip'))).toContain('entry_damaged release/liar.txt');
    }
  });
});
