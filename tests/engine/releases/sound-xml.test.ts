import { expect, test } from 'vitest';
import { isSoundXml } from '../../../src/engine/releases/sound-xml.ts';

test.each([
  ['<a/>', true],
  ['\ufeff<?xml version="1.0"?>\n<w:a xmlns:w="u" w:b = \'>\' c=""><!-- <b> --><d/>text &amp; <![CDATA[</a>]]></w:a >\n', true],
  ['', true],
  ['<a>', false],
  ['<a></b>', false],
  ['</a>', false],
  ['<a b></a>', false],
  ['<a b="<"></a>', false],
  ['<a', false],
  ['a < b', false],
  ['<!-- ', false],
  ['<!DOCTYPE a><a/>', false],
])('%j is sound: %s', (text, isSound) => {
  expect(isSoundXml(text)).toBe(isSound);
});
