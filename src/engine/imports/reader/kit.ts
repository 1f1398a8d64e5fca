import { openZip } from '../../exports/zip/read.ts';

/** True for a zip that is laid out as a kit of ours: kit.json and the start page in its one folder. Says nothing of its being genuine. */
export async function isPressKit(path: string): Promise<boolean> {
  const opened = await openZip(path).catch(() => null);
  if (opened === null || !opened.ok) return false;
  const names = new Set(opened.value.entries.map((entry) => entry.name));
  await opened.value.close();
  const root = [...names].find((name) => /^[^/]+\/kit\.json$/.test(name))?.split('/')[0];
  return root !== undefined && names.has(`${root}/START-HERE.html`);
}
