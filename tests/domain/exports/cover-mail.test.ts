import { describe, expect, it } from 'vitest';
import { coverMail, type MailedZip, shareLink } from '#domain/exports/cover-mail.ts';
import { PAGE_LANGUAGES } from '#domain/exports/page/words.ts';
import { checkedOf, soundWorld } from './preflight/world.ts';

const zip: MailedZip = { name: 'kit.zip', bytes: 4_200_000, sha256: 'a'.repeat(64), keyFingerprint: null, link: null, note: '' };
const UNTIL = '2014-12-10T09:00:00+01:00';

function mail(language: string, now: string, more: Partial<MailedZip> = {}) {
  const { content } = checkedOf(soundWorld());
  const kit = { ...content.kit, language, embargo: { until: UNTIL, timeZone: 'Europe/Copenhagen' } };
  return coverMail({ ...content, kit }, { ...zip, ...more }, now);
}

it.each(PAGE_LANGUAGES.filter((language) => language !== 'en'))('a mail speaks %s as the page does', (language) => {
  const said = (tag: string): string[] =>
    ['https://press.example/k.zip', null].flatMap((link) =>
      [null, 'SHA256:abc'].flatMap((keyFingerprint) =>
        mail(tag, '2014-12-11T00:00:00Z', { link, keyFingerprint }).plain.split('\r\n\r\n').slice(2),
      ),
    );
  const english = said('en').join('\n');
  for (const words of [
    'The press kit is attached',
    'is here',
    'Unpack',
    'GENUINE',
    'SHA-256 of',
    'Signed with',
    'no signature',
  ]) {
    expect(english).toContain(words);
    expect(said(language).join('\n')).not.toContain(words);
  }
});

describe('the mail of a kit', () => {
  it('begins with the embargo for as long as it holds, in the kit’s language', () => {
    const before = mail('da', '2014-12-10T07:59:59Z');
    expect(before.plain).toMatch(/^EMBARGO INDTIL onsdag den 10\. december 2014/i);
    expect(before.subject).toMatch(/^\[Embargo indtil /);
    expect(before.plain).toContain('Pressekittet er vedhæftet: kit.zip (4,2 MB).');
    expect(before.html).toContain('<html lang="da" dir="ltr">');
    expect(before.html.indexOf('EMBARGO')).toBeLessThan(before.html.indexOf('<h1'));
    const after = mail('da', '2014-12-10T08:00:00Z');
    expect(`${after.subject}${after.plain}${after.html}`).not.toMatch(/embargo/i);
  });

  it('is in English where nobody has written its words, and stands from right to left where the language does', () => {
    const arabic = mail('ar', '2014-12-11T00:00:00Z');
    expect(arabic.html).toContain('dir="rtl"');
    expect(arabic.plain).toContain('The press kit is attached');
    expect(mail('de', '2014-12-11T00:00:00Z', { link: 'https://press.example/k.zip' }).plain).toContain(
      'Die Pressemappe liegt hier:\r\nhttps://press.example/k.zip\r\n',
    );
  });

  it('shows what a text says and never does it', () => {
    const { plain, html } = mail('en', '2014-12-11T00:00:00Z', { note: 'a\u0000b\u202ec\n\n<script>alert(1)</script>' });
    expect(plain).toContain('abc\r\n\r\n<script>alert(1)</script>\r\n');
    expect(html).not.toMatch(/<script|\u202e/);
    expect(plain).toContain('The kit carries no signature.');
  });
});

it.each([
  ['fi', '[Ei saa julkaista ennen: ke 10.12.2014', 'JULKAISUKIELTO VOIMASSA: keskiviikko 10. joulukuuta 2014'],
  ['fr', '[Sous embargo jusqu’au mer. 10 déc. 2014', 'mercredi 10 décembre 2014'],
  ['ar', '[Embargoed until Wed 10 Dec 2014', 'EMBARGOED UNTIL Wednesday 10 December 2014'],
])('an embargo stands in one language: %s', (language, subject, line) => {
  const made = mail(language, '2014-12-08T00:00:00Z');
  expect(made.subject.slice(0, subject.length)).toBe(subject);
  expect(made.plain).toContain(line);
});

it.each([
  ['https://press.example/kit.zip', true],
  [' http://press.example:8080/a?b=c#d ', true],
  ['https://ærø.example/mappe', true],
  ['ftp://press.example/', false],
  ['//press.example/', false],
  ['https://press.example/a b', false],
  ['https://a@press.example/', false],
  ['https://pr\u200bess.example/kit.zip', false],
  ['https://press.example/\u200fpiz.tik', false],
  ['https://press.example/kit\u00ad.zip', false],
  ['https://press.example\uff0fkit.other.example/', false],
  ['https://press.example\u2044kit.other.example/', false],
  ['https://press.example/\u3164', false],
])('a link of a mail: %s', (address, isOne) => expect(shareLink(address)).toBe(isOne ? address.trim() : null));
