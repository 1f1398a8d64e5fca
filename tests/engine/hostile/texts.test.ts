import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startLibrary, value } from '../harness.ts';

const many = (count: number, of: (index: number) => string, between = '\n\n'): string =>
  Array.from({ length: count }, (_, index) => of(index)).join(between);

describe('release add: a text beyond the limits is stored or refused in words, never "something went wrong"', () => {
  test.each([
    ['3,000 paragraphs', many(3000, (n) => `Paragraph number ${n} says something useful.`)],
    ['a paragraph of 300,000 characters', 'word '.repeat(60_000)],
    ['300 quotes', many(300, (n) => `“We are very happy about number ${n} of it,” says Frank Jensen.`)],
    [
      'an odd e-mail address',
      'Body text is here.\n\nPress contact\nFrank Jensen\nHead of Press\nfrånk@københavn.dk\nfrank@localhost',
    ],
    [
      'a contact with odd lines',
      'Body text is here.\n\nPress contact\nFrank Jensen\nHead of Press\nfrank.@-kk..dk\n+45 33 66 33 66 x123 (direct line, only on weekdays, between nine and five, please be patient)',
    ],
  ])('%s', async (_what, body) => {
    const { client, log } = await startLibrary();
    const added = await client.releases.add({ source: { text: `City opens a bridge\n\n${body}` } });
    if (!added.ok) expect(added.error.code, log.at(-1)?.slice(0, 300) ?? '').not.toBe('door.unexpected');
  });

  test('a zero byte in the text does not hide the rest of it', async () => {
    const { client } = await startLibrary();
    const parsed = value(
      await client.releases.parse({
        source: { text: 'City opens\0 a bridge\n\nCopenhagen, 8 December 2014. Body text is here.\n\nMore text is here.' },
      }),
    );
    expect(parsed.headline).not.toBeNull();
  });
});

describe('contact import', () => {
  const imported = async (name: string, text: string) => {
    const { client, folder, log } = await startLibrary();
    const path = join(folder, name);
    await writeFile(path, text);
    const began = performance.now();
    const report = await client.contacts.importFile({ place: { $path: path } });
    return { client, report, log, ms: performance.now() - began };
  };

  test('one company name that is too long refuses one card, not the whole file', async () => {
    const { report, log } = await imported(
      'a.csv',
      `name,email,company\nOne,one@city.example,Fine\nTwo,two@city.example,${'x'.repeat(1500)}\nThree,three@city.example,Fine\n`,
    );
    expect(value(report), log.at(-1)?.slice(0, 200) ?? '').toMatchObject({ imported: 2, refused: 1 });
  });

  test('vCard 2.1 as Outlook and old telephones write it: quoted-printable', async () => {
    const { report, client } = await imported(
      'a.vcf',
      'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=86r=C3=B8;J=C3=B8rgen;;;\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B8rgen =\r\n=C3=86r=C3=B8\r\nEMAIL;INTERNET:j@city.example\r\nEND:VCARD\r\n',
    );
    value(report);
    expect(value(await client.contacts.list({})).items[0]?.name).toBe('Jørgen Ærø');
  });

  test('1,200 people of 1,200 companies take seconds, not minutes', { timeout: 60_000 }, async () => {
    const { report, ms } = await imported(
      'a.csv',
      `name,email,company\n${many(1200, (n) => `Person ${n},p${n}@city.example,Company ${n}`, '\n')}\n`,
    );
    expect(value(report).imported).toBe(1200);
    expect(Math.round(ms)).toBeLessThan(2500);
  });

  test('cards beyond the limit of 10,000 are named as refused, not left out in silence', { timeout: 60_000 }, async () => {
    const { report } = await imported('a.csv', `name,email\n${many(10_050, (n) => `Person ${n},`, '\n')}\n`);
    const { imported: stored, merged, refused } = value(report);
    expect(stored + merged + refused).toBe(10_050);
  });
});
