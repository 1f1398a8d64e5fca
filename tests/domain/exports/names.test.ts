import { describe, expect, test } from 'vitest';
import { extensionOf, kitExtension } from '#domain/exports/extension.ts';
import { storyOf } from '#domain/exports/story.ts';
import { checkName } from '#domain/names.ts';

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
