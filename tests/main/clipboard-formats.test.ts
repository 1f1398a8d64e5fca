import { describe, expect, it } from 'vitest';
import {
  nameListOf,
  pathOfWideName,
  pathsOfNameList,
  pathsOfUriList,
  uriListOf,
  wideNameOf,
} from '../../src/main/clipboard-formats.ts';

describe('copied files on the clipboard', () => {
  const paths = ['/press/Ærø & co.jpg', '/press/a b#1.png', '/press/<odd> "name"%20.tif'];
  it('come back from an address list as they went in', () => {
    expect(pathsOfUriList(uriListOf(paths))).toEqual(paths);
  });
  it('are read from what other programs write, without comments, web addresses or other computers', () => {
    const text = '# copied\nfile:///home/a%20b.jpg\r\nhttps://example.org/x.jpg\nfile://server/share/x.jpg\nfile:///a%2Fb.jpg\n';
    expect(pathsOfUriList(text)).toEqual(['/home/a b.jpg']);
  });
  it('come back from macOS’s list of names, and from the one name of Windows', () => {
    expect(pathsOfNameList(nameListOf(paths))).toEqual(paths);
    expect(pathOfWideName(wideNameOf('C:\\press\\Ærø.jpg'))).toEqual(['C:\\press\\Ærø.jpg']);
    expect(pathOfWideName(Buffer.alloc(0))).toEqual([]);
  });
});
