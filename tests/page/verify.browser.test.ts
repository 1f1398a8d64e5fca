import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '#contract/client.ts';
import { createPortPair } from '#contract/port.ts';
import { createEngine } from '#engine/engine.ts';
import { fingerprintOf, sshPublicKey } from '#engine/exports/sshsig.ts';
import {
  asEntries,
  FILES,
  flip,
  kitEntries,
  parseZip,
  ROOT,
  rawZip,
  verdictOf,
  writeKit,
  writeZip,
} from '../engine/zip/support.ts';
import { inspectPage, openBrowser } from './inspect.ts';

let browser: Browser;
let page: Page;
const folder = mkdtempSync(join(tmpdir(), 'dateline-verify-'));
const at = (name: string): string => join(folder, name);
const { privateKey } = generateKeyPairSync('ed25519');
const fingerprint = fingerprintOf(sshPublicKey(privateKey));
const asked: string[] = [];

beforeAll(async () => {
  const engine = createEngine({ home: at('home'), log: () => {} });
  const [near, far] = createPortPair();
  engine.serve(far);
  const saved = await createClient(near).exports.verifyPage({ place: { $path: at('verify.html') } });
  await engine.close();
  if (!saved.ok) throw new Error(saved.error.message);
  await writeKit(at('plain.zip'));
  await writeKit(at('signed.zip'), privateKey);
  browser = await openBrowser();
  page = await browser.newPage();
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`file://${at('verify.html')}`);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Gives the page a zip and answers what it says: its verdict, and the files that it blames. */
async function check(
  zip: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<{ verdict: string; blamed: string[]; signer: string; said: string }> {
  await page.setInputFiles('#file', []);
  await page.setInputFiles('#file', typeof zip === 'string' ? at(zip) : zip);
  // Hidden while it checks, shown with the answer: `check` begins by hiding it.
  await page.locator('#result:not([hidden])').waitFor();
  await page.locator('#busy').waitFor({ state: 'hidden' });
  return {
    verdict: (await page.locator('#verdict').textContent()) ?? '',
    blamed: await page.locator('#problems li code').allInnerTexts(),
    signer: (await page.locator('#signature').textContent()) ?? '',
    said: (await page.locator('#problems').textContent()) ?? '',
  };
}

test('a kit as it was written is sound, signed or not, and nothing is asked of any network', async () => {
  expect(await check('plain.zip')).toMatchObject({
    verdict: 'Sound: all 7 files are as they were packed.',
    blamed: [],
    signer: expect.stringContaining('not signed'),
  });
  const signed = await check('signed.zip');
  expect(signed).toMatchObject({ verdict: 'Sound: all 9 files are as they were packed.', blamed: [] });
  expect(signed.signer).toContain('press@city.example');
  expect(await page.locator('#fingerprint').textContent()).toBe(fingerprint);
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
  expect(asked).toHaveLength(1);
});

test('a key that is not the expected one is said loudly', async () => {
  await check('signed.zip');
  await page.fill('#expected', `256 ${fingerprint} press@city.example (ED25519)`);
  expect(await page.locator('#match').textContent()).toBe('The kit is signed with exactly this key.');
  const other = fingerprintOf(sshPublicKey(generateKeyPairSync('ed25519').privateKey));
  await page.fill('#expected', other);
  expect(await page.locator('#match').textContent()).toContain('ANOTHER KEY');
  await page.fill('#expected', '');
});

test('after one flipped byte the page names the file that the engine names, wherever it was', async () => {
  const zip = readFileSync(at('signed.zip'));
  for (const header of parseZip(zip)) {
    for (const position of [header.local[0] + 14, header.data[0], header.data[1] - 1, header.record[0] + 12]) {
      flip(at('signed.zip'), at('flipped.zip'), position);
      const { problems } = await verdictOf(at('flipped.zip'));
      const seen = await check('flipped.zip');
      expect(seen.verdict, `${header.name} at ${position}`).toContain('Not as it was packed');
      expect(seen.blamed, `${header.name} at ${position}`).toContain(problems[0]?.path);
    }
  }
});

describe('what is no longer the kit that was sent', () => {
  const changed = async (name: string, change: (files: Map<string, Buffer>) => void, root = ROOT) => {
    const files = new Map(kitEntries(FILES, privateKey));
    change(files);
    await writeZip(at(name), asEntries([...files], root));
    return check(name);
  };

  test('a file added, removed, renamed, or a signature taken off', async () => {
    expect((await changed('added.zip', (files) => files.set('notes.txt', Buffer.from('x')))).blamed).toEqual(['notes.txt']);
    expect((await changed('removed.zip', (files) => files.delete('README.txt'))).blamed).toEqual(['README.txt']);
    const renamed = await changed('renamed.zip', (files) => {
      files.set('README2.txt', files.get('README.txt') ?? Buffer.alloc(0));
      files.delete('README.txt');
    });
    expect(renamed.blamed.sort()).toEqual(['README.txt', 'README2.txt']);
    const unsigned = await changed('unsigned.zip', (files) => files.delete('verify/SHA256SUMS.txt.sig'));
    expect(unsigned.blamed).toEqual(['verify/SHA256SUMS.txt.sig']);
    const garbled = await changed('garbled.zip', (files) => {
      const other = new Map(kitEntries(FILES, generateKeyPairSync('ed25519').privateKey));
      files.set('verify/SHA256SUMS.txt.sig', other.get('verify/SHA256SUMS.txt.sig') ?? Buffer.alloc(0));
    });
    expect(garbled.blamed).toEqual(['verify/SHA256SUMS.txt.sig']);
  });

  test('hostile zips: names that lead out, links, twins, bombs, bytes behind the end, no zip, no kit', async () => {
    const body = Buffer.from('x');
    const kit = { name: `${ROOT}/kit.json`, body: Buffer.from(JSON.stringify({ format: 'dateline-kit', hasPart: [] })) };
    const asLink = (record: Buffer): void => void record.writeUInt32LE(0o120777 * 0x10000, 38);
    const zips: Record<string, [Buffer, RegExp]> = {
      'out.zip': [rawZip([kit, { name: `${ROOT}/../../etc/passwd`, body }]), /leads out of its folder/],
      'absolute.zip': [rawZip([kit, { name: '/etc/passwd', body }]), /lies outside the folder/],
      'link.zip': [rawZip([kit, { name: `${ROOT}/link`, body, tweak: asLink }]), /is a link/],
      'twins.zip': [rawZip([kit, { name: `${ROOT}/a.txt`, body }, { name: `${ROOT}/A.TXT`, body }]), /twice/],
      'bomb.zip': [
        rawZip([kit, { name: `${ROOT}/a.txt`, body: Buffer.alloc(8 << 20), deflate: true }]),
        /far more than any picture/,
      ],
      'lie.zip': [
        rawZip([kit, { name: `${ROOT}/a.txt`, body: Buffer.alloc(5000), deflate: true, declared: { bytes: 10 } }]),
        /more bytes than it declares/,
      ],
      'behind.zip': [Buffer.concat([readFileSync(at('plain.zip')), Buffer.from('x')]), /no zip, it is cut off, or something/],
      'cut.zip': [readFileSync(at('plain.zip')).subarray(0, 9000), /cut off/],
      'text.zip': [Buffer.from('hello'), /no zip/],
      'other.zip': [rawZip([{ name: 'a/b.txt', body }]), /not a press kit/],
    };
    for (const [name, [bytes, why]] of Object.entries(zips)) {
      writeFileSync(at(name), bytes);
      const seen = await check(name);
      expect(seen.said, name).toMatch(why);
      expect(seen.verdict, name).toContain('Not as it was packed');
    }
  });
});

test('names in another direction of reading stay names: nothing reads as another, nothing reorders the sentence', async () => {
  const kit = {
    name: `${ROOT}/kit.json`,
    body: Buffer.from(JSON.stringify({ format: 'dateline-kit', name: 'ערכת עיתונות', hasPart: [] })),
  };
  const buffer = rawZip([kit, { name: `${ROOT}/photo\u202egpj.exe`, body: Buffer.from('x') }]);
  // Handed over without a file: where no language is set, Chromium opens none with such a name.
  const { blamed } = await check({ name: 'א-kit.zip', mimeType: 'application/zip', buffer });
  expect(blamed).toContain('photo\ufffdgpj.exe');
  const isolated = await page.evaluate<string[]>(
    "[...document.querySelectorAll('#name bdi, #problems code')].map((part) => getComputedStyle(part).unicodeBidi)",
  );
  expect(isolated.length).toBeGreaterThan(1);
  expect(new Set(isolated)).toEqual(new Set(['isolate']));
});

test('the page is readable, light and dark, narrow and wide, with the policy that it promises', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const seen = await inspectPage(at('verify.html'), {
      browser,
      colorScheme,
      widths: [360, 820, 1440],
      look: async (look) => {
        await look.setInputFiles('#file', at('signed.zip'));
        await look.waitForSelector('#result:not([hidden])');
      },
    });
    expect(seen.violations).toEqual([]);
    expect(seen.errors).toEqual([]);
    expect(seen.foreign).toEqual([]);
    expect(seen.sideways).toEqual([]);
  }
  expect(readFileSync(at('verify.html'), 'utf8')).toMatch(
    /default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'/,
  );
});
