import { describe, expect, test } from 'vitest';
import { extensionOf, kitExtension } from '#domain/exports/extension.ts';
import { storyOf } from '#domain/exports/story.ts';
import { typefacesOf } from '#domain/exports/typefaces.ts';
import { checkName } from '#domain/names.ts';
import { checkedOf, soundWorld } from './preflight/world.ts';

describe('the ending of a file name', () => {
  test.each([
    ['tool.exe', 'exe'],
    ['tool.exe ', 'exe'],
    ['tool.EXE. .', 'exe'],
    ['tool.ｅｘｅ', 'exe'],
    ['tool.exe\u202e', 'exe'],
    ['report.tar.gz', 'gz'],
    ['LICENCE', ''],
    ['Notes no. 7 of the committee', ''],
    ['新闻.文', ''],
  ])('%j is %j', (filename, extension) => {
    expect(extensionOf(filename)).toBe(extension);
  });

  test('a file without one gets one in the kit', () => {
    expect(kitExtension({ filename: 'LICENCE', mime: 'text/plain' })).toBe('txt');
    expect(kitExtension({ filename: 'LICENCE', mime: 'application/octet-stream' })).toBe('bin');
  });
});

describe('the story of a kit', () => {
  test('is its slug, else its title, else a hash that every library makes alike', () => {
    expect(storyOf({ slug: 'bridge', title: 'A bridge' })).toBe('bridge');
    expect(storyOf({ slug: '', title: 'A bridge' })).toBe('a-bridge');
    const stories = ['北京新桥', '上海港口', '新桥北京'].map((title) => storyOf({ slug: '', title }));
    expect(new Set(stories).size).toBe(3);
    expect(storyOf({ slug: '', title: '北京新桥' })).toBe(stories[0]);
    for (const story of stories) expect(checkName(`${story}.txt`)).toEqual([]);
  });
});

describe('the file of a typeface', () => {
  test('has a name that every system takes, whatever the font calls itself', () => {
    const { content } = checkedOf(soundWorld());
    const nameOf = (fontFamily: string): string => {
      const heading = { ...soundWorld().typeface, facts: { fontFamily, embedding: 'installable' } };
      return typefacesOf({ ...content, typefaces: { heading, text: null } }, '2014-12-08')[0]?.path ?? '';
    };
    expect(nameOf('House Sans')).toBe('assets/fonts/house-sans.otf');
    for (const family of ['Con', 'NUL', 'lpt1', '東京', '</style><script>alert(1)</script>', '../../x', 'w'.repeat(60_000), ''])
      expect([family.slice(0, 20), checkName(nameOf(family))]).toEqual([family.slice(0, 20), []]);
  });
});
