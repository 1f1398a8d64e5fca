import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ReleaseFormat } from '#contract/releases.ts';
import { createDocumentWriter } from '#engine/releases/documents/index.ts';
import { copenhagen, organisation } from '../../domain/documents/copenhagen.ts';

const resources = join(import.meta.dirname, '../../../resources');

describe('one writer for all formats', () => {
  it('writes every format of the contract, each in its own shape', async () => {
    const writer = createDocumentWriter({
      templatesFolder: join(resources, 'templates/typst'),
      fontsFolder: join(resources, 'fonts'),
    });
    const opening: Readonly<Record<string, RegExp>> = {
      pdf: /^%PDF-1\.7/,
      docx: /^PK\x03\x04/,
      txt: /^EMBARGOED UNTIL/,
      html: /^<!DOCTYPE html>/,
      md: /^\*\*Embargoed/,
      ninjs: /^\{\n "uri"/,
    };
    for (const format of ReleaseFormat.options) {
      const result = await writer.write(format, { document: copenhagen(), theme: organisation.theme, logoSvg: null });
      expect(result.ok && new TextDecoder('latin1').decode(result.value.slice(0, 40))).toMatch(opening[format] ?? /^$/);
    }
  });
});
