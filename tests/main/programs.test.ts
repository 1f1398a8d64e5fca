import { expect, test } from 'vitest';
import { isProgram } from '../../src/main/programs.ts';

test('what a system would run is told from what it shows, whatever the name pretends', () => {
  for (const name of ['a.exe', 'photo.jpg.EXE', 'a.bat. .', 'C:\\x\\a.lnk', '/x/a.desktop', 'a.command', 'a.ps1', '.sh'])
    expect(isProgram(name), name).toBe(true);
  for (const name of [
    'a.jpg',
    'START-HERE.html',
    'kit.zip',
    'draft.eml',
    'a.docx',
    '/x.exe/a.pdf',
    'exe',
    'Harbour at dawn',
    'a.',
  ])
    expect(isProgram(name), name).toBe(false);
});
