import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ERROR_CODES } from '#contract/result.ts';
import { finish, startLibrary, value } from '../harness.ts';
import { hostileFiles } from './hostile.ts';

/** What no SVG that leaves the library may hold. Written apart from the sanitiser's own rules, and coarser. */
const SVG_DANGERS =
  /<script|<foreignObject|<iframe|<animate|<set\b|\son[a-z]+\s*=|javascript:|https?:\/\/(?!www\.w3\.org\/(2000\/svg|1999\/xlink))|file:|@import|<!DOCTYPE|<!ENTITY|<\?xml-stylesheet|sodipodi|inkscape|rdf:|data:image\/svg|expression\(/i;

/** What no PDF may hold, looked for after another program has unpacked all its streams. */
const PDF_DANGERS = /\/(JavaScript|JS|Launch|OpenAction|AA|URI|EmbeddedFiles|SubmitForm)[\s(<[/]/;

test('a hostile folder is looked through, taken in and given out: nothing runs, hangs or leaves that should not', {
  timeout: 600_000,
}, async () => {
  const { client, folder, log } = await startLibrary();
  const files = await hostileFiles();
  expect(files.size).toBeGreaterThanOrEqual(40);
  const sources = join(folder, 'hostile');
  await mkdir(sources);
  for (const [name, bytes] of files) await writeFile(join(sources, name), bytes);

  const job = await finish(client, client.logos.propose({ places: [{ $path: sources }] }));
  expect(job.state).toBe('done');
  const proposal = value(await client.logos.proposal({ jobId: job.id }));
  // every file is either there or refused with a code of the list
  const seen = [...proposal.files.map((file) => file.path), ...proposal.refused.map((one) => one.path)].map((path) =>
    path.split('/').at(-1),
  );
  expect(seen.toSorted()).toEqual([...files.keys()].toSorted());
  for (const one of proposal.refused) expect(ERROR_CODES).toContain(one.code);
  const fileOf = (name: string) => proposal.files.find((file) => file.path.endsWith(`/${name}`));
  for (const name of ['png-as-vector.svg', 'png-as-vector.eps']) {
    const file = fileOf(name);
    if (file !== undefined) expect(file).toMatchObject({ format: 'png', isVector: false });
  }
  expect(fileOf('live-text.svg')?.faults).toContain('live-text');
  expect(fileOf('no-view-box.svg')?.faults).toContain('no-view-box');

  // each in a variant of its own, so that each is given out by itself
  const rows = proposal.files.map((file) => ({
    brand: 'Hostile',
    lockup: file.path.split('/').at(-1) ?? '',
    colourway: 'full-colour',
    ground: 'light' as const,
    keys: [file.key],
  }));
  const accepted = await finish(client, client.logos.accept({ proposalId: job.id, variants: rows }));
  expect(accepted.error).toBeNull();
  const [brand] = value(await client.logos.brands({})).items;
  const made: Record<string, string[]> = {};
  let svgs = 0;
  let pdfs = 0;
  for (const variant of brand?.variants ?? []) {
    for (const format of ['svg', 'pdf', 'png', 'source', 'favicons'] as const) {
      const target = join(folder, 'out', `${variant.lockup}.${format === 'favicons' ? 'zip' : format}`);
      const result = await client.logos.render({ variantId: variant.id, format, width: 200, place: { $path: target } });
      made[variant.lockup] = [...(made[variant.lockup] ?? []), result.ok ? format : result.error.code];
      if (!result.ok) {
        expect(result.error.code, `${variant.lockup} as ${format}: ${result.error.message}`).not.toBe('door.unexpected');
        continue;
      }
      const bytes = await readFile(target);
      if (bytes.subarray(0, 200).toString('latin1').includes('<svg')) {
        svgs++;
        expect(bytes.toString('utf8'), variant.lockup).not.toMatch(SVG_DANGERS);
      }
      if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') {
        pdfs++;
        const plain = spawnSync('qpdf', ['--qdf', '--object-streams=disable', target, '-'], {
          encoding: 'latin1',
          maxBuffer: 1e8,
        }).stdout;
        expect(plain, variant.lockup).not.toMatch(PDF_DANGERS);
      }
    }
    for (const colourway of ['black', 'white'] as const) {
      const filled = await client.logos.fill({ from: variant.id, colourway, formats: ['svg'] });
      if (!filled.ok) expect(filled.error.code).not.toBe('door.unexpected');
    }
  }
  // a picture never passes for a vector
  for (const name of ['one-pixel.png', 'png-as-vector.svg'])
    if (made[name] !== undefined) expect(made[name]?.slice(0, 2)).toEqual(['logos.no_vector', 'logos.no_vector']);
  // what is harmless once it is cleaned is given out, what cannot be judged is not
  expect(made['script.svg']).toEqual(['svg', 'pdf', 'png', 'source', 'favicons']);
  expect(made['no-view-box.svg']).toEqual(['svg', 'pdf', 'png', 'source', 'favicons']);
  expect(made['live-text.svg']?.every((one) => one === 'logos.live_text')).toBe(true);
  for (const name of ['script.pdf', 'script-escaped.pdf', 'launch.pdf', 'uri.pdf', 'attachment.pdf', 'script.ai'])
    expect(made[name]?.[3], name).toBe('logos.unsafe_source');
  expect(made['plain.eps']?.[3]).toBe('source');
  expect(svgs).toBeGreaterThan(30);
  expect(pdfs).toBeGreaterThan(15);
  expect(log.filter((line) => line.includes('unexpected'))).toEqual([]);
});
