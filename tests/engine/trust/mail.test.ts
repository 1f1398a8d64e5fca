import { execFileSync } from 'node:child_process';
import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import type { ContactId } from '#contract/values.ts';
import { writeMail } from '#engine/mail.ts';
import { code, tempFolder, value } from '../harness.ts';
import { ADDRESS, build, startSmallKit } from './support.ts';

/** Python's own mail reader shares nothing with ours. */
const READ = `
import base64, email, hashlib, json, sys
from email import policy
m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=policy.default)
box = lambda name: [[a.display_name, a.addr_spec] for a in m[name].addresses] if m[name] else []
print(json.dumps({
  'headers': sorted(set(k.lower() for k in m.keys())), 'count': len(m.keys()),
  'subject': m['subject'], 'from': box('from'), 'to': box('to'), 'bcc': box('bcc'), 'unsent': m['x-unsent'],
  'text': m.get_body(('plain',)).get_content(), 'html': m.get_body(('html',)).get_content(),
  'files': [[a.get_filename(), a.get_content_type(), hashlib.sha256(a.get_content()).hexdigest()] for a in m.iter_attachments()],
  'defects': [str(d) for p in m.walk() for d in p.defects],
}))`;
const readByPython = (path: string) => JSON.parse(execFileSync('python3', ['-c', READ, path], { encoding: 'utf8' }));

test('an export becomes a mail that two other programs read: embargo first, zip to the byte, recipients out of each other’s sight', async () => {
  const { client, kit, out } = await startSmallKit();
  value(await client.exports.makeKey({ address: ADDRESS, keep: { protection: 'none' } }));
  const embargo = { until: '2099-12-10T09:00:00+01:00', timeZone: 'Europe/Copenhagen' };
  value(
    await client.kits.edit({
      id: kit.id,
      set: { title: 'Ærø får færge & <b>havn</b>', embargo, language: 'en', note: 'Ring gerne.\n\n.\nFrom here' },
    }),
  );
  const run = await build(client, kit.id, out('Pressemappe – Ærø, en ret lang titel med æøå og “citat”.zip'));
  // A name that tries to bring a header and a second recipient along.
  const hostile = 'Eve\r\nBcc: all@example.org, "x" <y@z>\u2028Subject: stolen';
  const ids: ContactId[] = [];
  for (const fields of [
    { name: 'Søren Ærlig', email: 'soren@daily.example' },
    { name: hostile, email: 'eve@daily.example' },
    { name: 'No address', email: '' },
  ])
    ids.push(value(await client.contacts.create(fields as never)).id);

  const path = out('draft.eml');
  const made = value(await client.exports.mail({ id: run.id, place: { $path: path }, recipients: ids }));
  expect(made).toMatchObject({ recipients: 2, left: ['No address'] });
  const bytes = await readFile(path);
  expect(bytes.length).toBe(made.bytes);
  const zip = await readFile(run.place.$path);

  const mail = await PostalMime.parse(bytes);
  expect(mail.attachments).toHaveLength(1);
  expect(mail.attachments[0]).toMatchObject({
    filename: expect.stringMatching(/^Pressemappe – Ærø, .*“citat”\.zip$/),
    mimeType: 'application/zip',
  });
  expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer).equals(zip)).toBe(true);
  expect(mail.bcc?.map(({ address }) => address)).toEqual(['soren@daily.example', 'eve@daily.example']);

  const python = readByPython(path);
  expect(python).toMatchObject({
    from: [['Press desk', ADDRESS]],
    to: [],
    unsent: '1',
    files: [[mail.attachments[0]?.filename, 'application/zip', run.sha256]],
    defects: [],
    count: python.headers.length,
  });
  expect(python.headers).toEqual([
    'bcc',
    'content-language',
    'content-type',
    'date',
    'from',
    'mime-version',
    'subject',
    'x-unsent',
  ]);
  expect(python.bcc.map(([, address]: string[]) => address)).toEqual(['soren@daily.example', 'eve@daily.example']);
  expect(python.bcc[0][0]).toBe('Søren Ærlig');
  expect(python.subject).toBe(mail.subject);
  expect(python.subject).toMatch(/^\[Embargoed until Thu 10 Dec 2099, 09:00 CET\] Ærø får færge & <b>havn<\/b>$/);
  expect(python.text).toMatch(/^EMBARGOED UNTIL /i);
  for (const said of ['Ærø får færge', 'Ring gerne.', run.sha256, run.keyFingerprint, 'Press desk', '+4500000000', ADDRESS])
    expect(python.text).toContain(said);
  expect(python.html).toContain('&#60;b&#62;havn');
  expect(python.html).not.toContain('<b>');
  expect(python.html).not.toMatch(/<(script|img|link|style)|src=/i);

  // Lines end as the standard wants, none is longer than it allows, and the same wish gives the same bytes.
  const text = bytes.toString('latin1');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  value(await client.exports.mail({ id: run.id, place: { $path: out('again.eml') }, recipients: ids }));
  expect((await readFile(out('again.eml'))).equals(bytes)).toBe(true);

  const openly = out('openly.eml');
  const link = 'https://press.example/kits/2014?a=1&b=2#zip';
  value(
    await client.exports.mail({
      id: run.id,
      place: { $path: openly },
      recipients: ids.slice(0, 1),
      openly: true,
      link,
      note: '',
    }),
  );
  const linked = readByPython(openly);
  expect(linked).toMatchObject({ to: [['Søren Ærlig', 'soren@daily.example']], bcc: [], files: [] });
  expect(linked.text.split(/\r?\n/)).toContain(link);
  expect(linked.text).not.toContain('Ring gerne');
  expect(linked.html).toContain('href="https://press.example/kits/2014?a=1&#38;b=2#zip"');
});

test('a mail refuses a hostile address, a zip that is too large, changed or gone, and a place inside the library', async () => {
  const { client, kit, out, path: library } = await startSmallKit();
  const run = await build(client, kit.id, out('kit.zip'));
  const mail = async (more: object = {}, path = out('draft.eml')) =>
    code(await client.exports.mail({ id: run.id, place: { $path: path }, ...more }));
  for (const link of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'press.example/kit.zip',
    'https://user:word@press.example/',
    'https://press.example/\r\nBcc: all@example.org',
    'https://press.example/"onclick="x',
    'https://press.example/\u202egpj.piz',
    'https://',
    '',
  ])
    expect([link, await mail({ link })]).toEqual([link, 'exports.link_unsafe']);
  expect(await mail({}, join(library, 'draft.eml'))).toBe('exports.destination_unwritable');
  expect(await mail({ id: 'exp_00000000000000000000000000' })).not.toBe('');

  const zip = await readFile(run.place.$path);
  await writeFile(run.place.$path, Buffer.concat([zip, Buffer.from('x')]));
  expect(await mail()).toBe('exports.verification_failed');
  await truncate(run.place.$path, 10_000_001);
  const refused = await client.exports.mail({ id: run.id, place: { $path: out('draft.eml') } });
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'exports.too_large_for_mail', details: { limit: 10_000_000, bytes: 10_000_001 } },
  });
  expect(!refused.ok && refused.error.message).toContain('13.7 MB in a mail');
  // The draft never takes the place of the zip that it is about.
  const link = 'https://press.example/kit.zip';
  expect(await mail({ link }, run.place.$path)).toBe('exports.destination_exists');
  expect(await mail({ link }, join(out('x'), '..', '..', basename(join(out('x'), '..')), basename(run.place.$path)))).toBe(
    'exports.destination_exists',
  );
  // Somebody who is named twice, or has two cards, gets it once.
  const cards = ['editor@example.org', 'Editor@Example.org', 'other@example.org'].map((email) =>
    client.contacts.create({ name: email, email } as never),
  );
  const ids = (await Promise.all(cards)).map((card) => value(card).id);
  const twice = value(
    await client.exports.mail({ id: run.id, place: { $path: out('twice.eml') }, link, recipients: [...ids, ...ids.slice(0, 2)] }),
  );
  expect(twice.recipients).toBe(2);
  expect(readByPython(out('twice.eml')).bcc.map(([, address]: string[]) => address)).toEqual([
    'editor@example.org',
    'other@example.org',
  ]);
  // A link needs no zip.
  value(await client.exports.mail({ id: run.id, place: { $path: out('draft.eml') }, link: 'http://press.example/kit.zip' }));
  await rm(run.place.$path);
  expect(await mail()).toBe('exports.source_missing');
});

test('no text of a mail can begin a header, end a part or name a second recipient', async () => {
  const evil = 'a\r\nX-Evil: 1\r\n\r\n--mix\u0085X-Evil: 2\u0000 =?utf-8?Q?x=0D=0AX-Evil:3?= "quoted\\" <b@c>';
  const boxes = [
    { name: evil, email: 'fine@example.org' },
    { name: "Niamh O'Brien", email: "niamh.o'brien@daily.example" },
    { name: 'x', email: 'a@b.example\r\nX-Evil: 4' },
    { name: 'x', email: 'a@b.example, c@d.example' },
    { name: 'x', email: 'a(c)@b.example' },
    { name: 'x', email: 'a..c@b.example' },
    { name: 'x', email: 'a[@b.example' },
    { name: 'x', email: 'a@b.example)' },
  ];
  const bytes = writeMail(
    {
      subject: evil,
      from: { name: evil, email: 'press@example.org' },
      to: boxes,
      bcc: [],
      dated: '2014-12-08T12:00:00Z',
      language: 'en',
      plain: evil,
      html: evil,
      enclosures: [{ name: `${evil}.zip`, mime: 'application/zip', bytes: new Uint8Array([1]) }],
    },
    'seed',
  );
  const path = join(await tempFolder(), 'evil.eml');
  await writeFile(path, bytes);
  const python = readByPython(path);
  expect(python.headers).toEqual([
    'content-language',
    'content-type',
    'date',
    'from',
    'mime-version',
    'subject',
    'to',
    'x-unsent',
  ]);
  expect(python.to.map(([, address]: string[]) => address)).toEqual(['fine@example.org', "niamh.o'brien@daily.example"]);
  expect(python.from.map(([, address]: string[]) => address)).toEqual(['press@example.org']);
  const mail = await PostalMime.parse(bytes);
  expect(mail.headers.map(({ key }) => key)).not.toContain('x-evil');
  expect(mail.to).toHaveLength(2);
  expect(mail.attachments).toHaveLength(1);
});
