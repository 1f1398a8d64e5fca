import { describe, expect, test } from 'vitest';
import { code, startEngine, startLibrary, value } from '../harness.ts';
import { ADDRESS, build, startSmallKit } from './support.ts';

describe('whose key it is', () => {
  test('is said without a library, with one that has never seen it, and after a person has compared it', async () => {
    const office = await startSmallKit();
    const none = { protection: 'none' as const };
    const first = value(await office.client.exports.makeKey({ address: ADDRESS, keep: none }));
    const [one, two] = [office.out('one.zip'), office.out('two.zip')];
    await build(office.client, office.kit.id, one);
    value(await office.client.exports.removeKey({ fingerprint: first.fingerprint }));
    const second = value(await office.client.exports.makeKey({ address: ADDRESS, keep: none }));
    await build(office.client, office.kit.id, two);

    const verdict = async (client: typeof office.client, path: string, key?: string) =>
      value(await client.exports.verify({ place: { $path: path }, ...(key === undefined ? {} : { key }) }));
    const bare = await startEngine();
    expect(await verdict(bare.client, one)).toMatchObject({ ok: true, trust: 'new', keyFingerprint: first.fingerprint });
    expect(await verdict(office.client, two)).toMatchObject({ ok: true, trust: 'own' });

    const desk = await startLibrary();
    expect((await verdict(desk.client, one)).trust).toBe('new');
    value(await desk.client.exports.trust({ address: ADDRESS, keyFingerprint: first.fingerprint }));
    expect((await verdict(desk.client, one)).trust).toBe('known');
    expect((await verdict(desk.client, two)).trust).toBe('changed');
    // The office says by telephone that it has a new key.
    value(await desk.client.exports.trust({ address: ADDRESS, keyFingerprint: second.fingerprint }));
    expect((await verdict(desk.client, two)).trust).toBe('known');
    expect((await verdict(desk.client, one)).trust).toBe('changed');

    // A demanded key.
    expect(await verdict(bare.client, one, first.fingerprint)).toMatchObject({ ok: true });
    expect(await verdict(bare.client, one, `${first.publicKey}\n`)).toMatchObject({ ok: true });
    expect(await verdict(bare.client, one, second.fingerprint)).toMatchObject({
      ok: false,
      problems: [{ path: 'verify/SHA256SUMS.txt.sig', code: 'wrong_key' }],
    });
    await build(office.client, office.kit.id, two, { sign: false });
    expect(await verdict(bare.client, two, first.fingerprint)).toMatchObject({
      ok: false,
      problems: [{ code: 'signature_missing' }],
    });
    const key = 'my grandmother’s';
    expect(code(await bare.client.exports.verify({ place: { $path: one }, key }))).toBe('exports.key_unreadable');
  });
});
