import { describe, expect, test } from 'vitest';
import { startLibrary, value } from '../harness.ts';

const story = (line: string): string =>
  `${line}\n\nCity opens a new bridge\n\nCopenhagen, 8 December 2030. Body text is here for all.\n\nMore text is here for all to read.`;

/** Every line below says that the text must wait; a kit built from it must say so, or preflight must stop it. */
describe('an embargo that a text states is never lost on the way to the kit', () => {
  test.each([
    'EMBARGOED UNTIL 10 December 2030, 09:00',
    'EMBARGO: 10 December 2030',
    'Embargoed until Tuesday 10 December 2030 at 9 a.m.',
    'Under embargo until further notice',
    'Embargoed until 31 February 2030, 09:00 CET',
    'KLAUSULERET TIL 10. december 2030 kl. 09.00',
    'SPERRFRIST: 10. Dezember 2030, 9 Uhr',
  ])('%s', async (line) => {
    const { client } = await startLibrary();
    const organisation = value(await client.organisations.create({ name: 'City', timeZone: 'Europe/Copenhagen' }));
    const contact = value(await client.contacts.create({ name: 'Anne Hansen', phone: '+45 00 00 00 00' }));
    const release = value(await client.releases.add({ source: { text: story(line) }, organisationId: organisation.id }));
    const kit = value(
      await client.kits.create({
        title: 'Bridge',
        sections: [
          { kind: 'releases', items: [{ kind: 'release', releaseId: release.id }] },
          { kind: 'contacts', items: [{ kind: 'contact', contactId: contact.id }] },
        ],
      }),
    );
    const preview = value(await client.exports.preview({ kitId: kit.id }));
    const isHeld = kit.embargo !== null || preview.findings.some((finding) => finding.rule.includes('embargo'));
    expect(isHeld, `no embargo, no finding, ready: ${preview.ok}, ${preview.zipName}`).toBe(true);
  });

  test.each([
    ['EMBARGOED UNTIL 10 December 2030, 09:00', '2030-12-10T09:00:00+01:00'],
    ['KLAUSULERET TIL 10. december 2030 kl. 09.00', '2030-12-10T09:00:00+01:00'],
    ['Embargoed until 10 December 2030, 09:00 CST', null],
    ['Embargoed until 10 December 2030, 09:00 Gotham time', null],
  ])('%s: the zone is the sender’s only where the text can mean no other', async (line, until) => {
    const { client } = await startLibrary();
    const { id } = value(await client.organisations.create({ name: 'City', timeZone: 'Europe/Copenhagen' }));
    const release = value(await client.releases.add({ source: { text: story(line) }, organisationId: id }));
    expect(release.embargo?.until ?? null).toBe(until);
    expect(release.embargoNote).toBe(until === null ? line : '');
    expect(release.date).toBe('2030-12-08');
  });

  test('an unclear embargo stops the export until an embargo is set or the note is cleared', async () => {
    const { client } = await startLibrary();
    const { id } = value(await client.releases.add({ source: { text: story('Under embargo until further notice') } }));
    const kit = value(
      await client.kits.create({
        title: 'Bridge',
        sections: [{ kind: 'releases', items: [{ kind: 'release', releaseId: id }] }],
      }),
    );
    const rules = async () => value(await client.exports.preview({ kitId: kit.id })).findings.map((finding) => finding.rule);
    expect(await rules()).toContain('embargo.unclear');
    expect(value(await client.releases.edit({ id, set: { headline: 'Bridge' } })).embargoNote).not.toBe('');
    expect(value(await client.releases.edit({ id, set: { embargoNote: '' } })).embargoNote).toBe('');
    expect(await rules()).not.toContain('embargo.unclear');
    value(await client.releases.edit({ id, set: { embargoNote: 'Wait' } }));
    const embargo = { until: '2030-12-10T09:00:00+01:00', timeZone: 'Europe/Copenhagen' };
    expect(value(await client.releases.edit({ id, set: { embargo } })).embargoNote).toBe('');
  });

  test('a kit file with a key that Dateline does not know is refused, not read without it', async () => {
    const { client, folder } = await startLibrary();
    const { writeFile } = await import('node:fs/promises');
    const path = `${folder}/kit.json`;
    // One letter too many, and the kit would go out without its embargo.
    const text = { title: 'Bridge', embargoo: { until: '2030-12-10T09:00:00+01:00', timeZone: 'Europe/Copenhagen' } };
    await writeFile(path, JSON.stringify(text));
    const applied = await client.kits.apply({ place: { $path: path } });
    expect(applied).toMatchObject({ ok: false, error: { code: 'kits.invalid_file' } });
  });
});
