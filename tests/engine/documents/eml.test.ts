import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeEml } from '#engine/releases/documents/eml.ts';
import { copenhagen } from '../../domain/documents/copenhagen.ts';
import { tempFolder } from '../harness.ts';

/** Python's own mail reader shares nothing with ours. */
const READ = `
import email, json, sys
from email import policy
m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=policy.default)
print(json.dumps({
  'subject': m['subject'], 'from': m['from'], 'date': m['date'], 'unsent': m['x-unsent'],
  'text': m.get_body(('plain',)).get_content(), 'html': m.get_body(('html',)).get_content(),
  'files': [[a.get_filename(), a.get_content_type(), len(a.get_content())] for a in m.iter_attachments()],
  'defects': [str(d) for p in m.walk() for d in p.defects],
}))`;

test('a mail reads as the release in another program, letters, embargo and files included', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'release.eml');
  const document = copenhagen({
    headline: 'Ærø får ny færge – og København også: 300 træer i Ørestad, “et godt valg”',
    language: 'da',
  });
  const bytes = writeEml(document, [{ name: 'release.pdf', mime: 'application/pdf', bytes: new Uint8Array([37, 80, 68, 70]) }]);
  writeFileSync(path, bytes);
  const mail = JSON.parse(execFileSync('python3', ['-c', READ, path], { encoding: 'utf8' }));
  expect(mail).toMatchObject({
    from: 'City of Copenhagen <kristian.jakobsen@cityofcopenhagen.example>',
    unsent: '1',
    files: [['release.pdf', 'application/pdf', 4]],
    defects: [],
  });
  expect(mail.subject).toBe(`[${document.embargo?.header}] ${document.title}`);
  expect(mail.text).toContain('“China is investing heavily');
  expect(mail.html).toContain('<h1 dir="auto">Ærø');
  for (const line of new TextDecoder().decode(bytes).split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
  expect(writeEml(document, [{ name: 'release.pdf', mime: 'application/pdf', bytes: new Uint8Array([37, 80, 68, 70]) }])).toEqual(
    bytes,
  );
});
