import { describe, expect, test } from 'vitest';
import { readContactsCsv, readVcards } from '#domain/contacts/read-file.ts';
import { processorMs } from '../../processor-ms.ts';

const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:2.1', ...lines, 'END:VCARD', ''].join('\r\n');

describe('quoted-printable of vCard 2.1', () => {
  test.each([
    ['UTF-8', 'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B8rgen =C3=86r=C3=B8'],
    ['Latin-1', 'FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:J=F8rgen =C6r=F8'],
    ['no charset, and no UTF-8', 'FN;ENCODING=QUOTED-PRINTABLE:J=F8rgen =C6r=F8'],
    ['a soft line end', 'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B8rgen=\r\n =C3=86r=C3=B8'],
  ])('%s', (_what, line) => {
    expect(readVcards(card(line)).cards[0]?.name).toBe('Jørgen Ærø');
  });

  test('other lines keep their equals signs, and folded ones are joined', () => {
    expect(readVcards(card('FN:Anne', 'NOTE:a=C3 and=', 'TITLE:Head of', '  Press')).cards[0]).toMatchObject({
      note: 'a=C3 and=',
      role: 'Head of Press',
    });
  });
});

test('cards beyond 10,000 are counted, not forgotten', () => {
  const many = (line: string) => Array.from({ length: 10_003 }, () => line).join('\n');
  expect(readVcards(many('BEGIN:VCARD\nFN:Anne\nEND:VCARD')).beyond).toBe(3);
  expect(readContactsCsv(`name\n${many('Anne')}`).beyond).toBe(3);
});

test('a name in two columns is one name', () => {
  const text =
    'First Name,Last Name,E-mail Address,Business Phone\nAnn,Lee,ann@city.example,+45 33 66 33 66\n,Ek,bo@city.example,\n';
  expect(readContactsCsv(text).cards.map(({ name, email, phone }) => [name, email, phone])).toEqual([
    ['Ann Lee', 'ann@city.example', '+45 33 66 33 66'],
    ['Ek', 'bo@city.example', ''],
  ]);
});

test('a portrait of many thousand lines is joined, and a soft break of its neighbour still is one', () => {
  const photo = `PHOTO;ENCODING=b;TYPE=JPEG:${'QUFB'.repeat(18)}\r\n${` ${'QUFB'.repeat(18)}\r\n`.repeat(60_000)}`;
  const started = processorMs();
  const { cards } = readVcards(
    `BEGIN:VCARD\r\nVERSION:2.1\r\nFN;ENCODING=QUOTED-PRINTABLE:=C3=\r\n=86r=C3=B8\r\n${photo}END:VCARD\r\n`,
  );
  expect(processorMs() - started).toBeLessThan(10_000);
  expect(cards[0]?.name).toBe('Ærø');
});
