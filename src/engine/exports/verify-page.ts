import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../engine.ts';
import { checkDestination, makeFolders, refuseDestination } from '../files/destination.ts';
import { writeFileStaged } from '../files/staged.ts';
import { GENERATOR_VERSION } from '../version.ts';

/**
 * The verify page: one self-contained HTML that checks a kit in the reader's browser. Its policy allows its own script and style by their
 * hashes and nothing else, so it can neither load nor send anything.
 */
export async function makeVerifyPage(app: App): Promise<string> {
  const [html, style, script] = await Promise.all(
    ['verify.html', 'verify.css', 'verify.js'].map((name) => readFile(join(app.resources, 'verify', name), 'utf8')),
  );
  if (html === undefined || style === undefined || script === undefined)
    throw new Error('The verify page is not in the resources.');
  const allowed = (content: string): string => `'sha256-${hash('sha256', content, 'base64')}'`;
  const policy = `default-src 'none'; script-src ${allowed(script)}; style-src ${allowed(style)}; base-uri 'none'; form-action 'none'`;
  const parts: Readonly<Record<string, string>> = {
    POLICY: policy,
    STYLE: style,
    SCRIPT: script,
    GENERATOR: `Dateline ${GENERATOR_VERSION}`,
  };
  return html.replace(/\$(POLICY|STYLE|SCRIPT|GENERATOR)\b/g, (_, name: string) => parts[name] ?? '');
}

/** Writes the verify page to a place that a person named; answers the path. */
export async function saveVerifyPage(app: App, path: string): Promise<string> {
  const root = app.session.current()?.library.folder.root ?? null;
  const target = await checkDestination(root, path);
  try {
    await makeFolders(join(target, '..'));
    await writeFileStaged(target, await makeVerifyPage(app));
  } catch (error) {
    refuseDestination(target, error);
  }
  return target;
}
