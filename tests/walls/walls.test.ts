import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** What each wall may import: other walls, Node's own modules, packages ('*' is any). docs/architecture.md, 'The walls'. */
const WALLS: Readonly<Record<string, { walls: readonly string[]; node: boolean; packages: readonly string[] | '*' }>> = {
  contract: { walls: [], node: false, packages: ['zod'] },
  // One library that is a pure function of its input: telephone numbers are shown by the window and stored by the engine alike.
  domain: { walls: ['contract'], node: false, packages: ['libphonenumber-js'] },
  engine: { walls: ['contract', 'domain'], node: true, packages: '*' },
  cli: { walls: ['contract', 'domain', 'engine'], node: true, packages: ['zod'] },
  main: { walls: ['contract'], node: true, packages: ['electron', 'electron-updater', 'zod'] },
  preload: { walls: ['contract'], node: false, packages: ['electron'] },
  renderer: { walls: ['contract', 'domain'], node: false, packages: '*' },
};
/** Packages that no wall but the engine may touch, each in exactly one file of it. */
const ONE_FILE: Readonly<Record<string, string>> = {
  'node:sqlite': 'src/engine/db/sqlite.ts',
  sharp: 'src/engine/pictures/sharp.ts',
  archiver: 'src/engine/exports/zip/write.ts',
  // Loaded only when somebody has switched looking for updates on.
  'electron-updater': 'src/main/updates.ts',
};
/** What the window may never hold, although it may import packages. */
const NEVER_IN_RENDERER = ['electron', 'sharp', 'archiver', 'yauzl', 'docx', 'mammoth', 'svgo'];

const source = resolve(import.meta.dirname, '../../src');
const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

/** Every specifier that a file names in an import, export-from, dynamic import or import type. */
function importsOf(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(/(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
}

function brokenRule(file: string, specifier: string): string | null {
  const wall = relative(source, file).split('/')[0] ?? '';
  const rule = WALLS[wall];
  if (rule === undefined) return 'lies in no wall';
  const inner =
    /^#(\w+)\//.exec(specifier)?.[1] ??
    (specifier.startsWith('.') ? relative(source, resolve(dirname(file), specifier)).split('/')[0] : undefined);
  if (inner !== undefined) {
    if (inner === wall) return null;
    return rule.walls.includes(inner) ? null : `may not import ${inner}`;
  }
  if (specifier.startsWith('node:')) return rule.node ? null : 'may not import Node';
  if (wall === 'renderer' && NEVER_IN_RENDERER.some((name) => specifier === name || specifier.startsWith(`${name}/`)))
    return 'may not hold this package';
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  return rule.packages === '*' || rule.packages.includes(name) ? null : `may not import the package ${name}`;
}

test('no file imports what its wall forbids', () => {
  const broken = files.flatMap((file) =>
    importsOf(readFileSync(file, 'utf8')).flatMap((specifier) => {
      const reason = brokenRule(file, specifier);
      return reason === null ? [] : [`${relative(source, file)}: ${specifier} (${reason})`];
    }),
  );
  expect(broken).toEqual([]);
  expect(files.length).toBeGreaterThan(60);
});

test('the rule sees a forbidden import of every sort', () => {
  const sample = `import type { A } from '#engine/a.ts';\nexport { b } from "../engine/b.ts";\nconst c = await import('sharp');\nimport 'node:fs';`;
  const inDomain = join(source, 'domain', 'x.ts');
  expect(importsOf(sample).map((specifier) => brokenRule(inDomain, specifier) !== null)).toEqual([true, true, true, true]);
  expect(brokenRule(join(source, 'renderer', 'x.tsx'), 'sharp')).not.toBeNull();
  expect(brokenRule(join(source, 'main', 'x.ts'), '#domain/names.ts')).not.toBeNull();
});

test('what has one importing file has no other', () => {
  for (const [name, only] of Object.entries(ONE_FILE)) {
    const importers = files
      .filter((file) => importsOf(readFileSync(file, 'utf8')).includes(name))
      .map((file) => relative(resolve(source, '..'), file));
    expect(importers, name).toEqual([only]);
  }
});

test('the window asks words/catalogue.ts for its words, never one language', () => {
  const oneLanguage = files
    .filter((file) => relative(source, file).startsWith('renderer/') && dirname(file) !== join(source, 'renderer', 'words'))
    .flatMap((file) =>
      importsOf(readFileSync(file, 'utf8'))
        .filter((specifier) => /words\/(en|da)(\.ts|\/)/.test(specifier))
        .map((specifier) => `${relative(source, file)}: ${specifier}`),
    );
  expect(oneLanguage).toEqual([]);
});
