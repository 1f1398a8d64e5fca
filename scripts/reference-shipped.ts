import { shippedPackages } from './shipped.mjs';

/** The systems that installers are made for, as Node names them. */
const SYSTEMS = [
  { platform: 'linux', arch: 'x64' },
  { platform: 'darwin', arch: 'arm64' },
  { platform: 'darwin', arch: 'x64' },
  { platform: 'win32', arch: 'x64' },
] as const;

/** Licences under which a package may ship: permissive ones, and the LGPL for libvips, which is linked dynamically and can be exchanged. */
const MAY_SHIP = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** True when every part of a licence expression may ship, or one of those that it offers as a choice. */
export function mayShip(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' OR ')) return bare.split(' OR ').some(mayShip);
  return bare.split(' AND ').every((part) => MAY_SHIP.has(part.trim()));
}

/** What ships, in one list for all systems: each package with its version, its licence and the systems that get it. */
export function shippedEverywhere(): readonly { name: string; version: string; license: string; systems: readonly string[] }[] {
  const all = new Map<string, { name: string; version: string; license: string; systems: string[] }>();
  for (const system of SYSTEMS)
    for (const { name, version, license } of shippedPackages(system)) {
      const known = all.get(`${name}@${version}`) ?? { name, version, license, systems: [] as string[] };
      known.systems.push(`${system.platform} ${system.arch}`);
      all.set(`${name}@${version}`, known);
    }
  return [...all.values()].toSorted(
    (one, other) => one.name.localeCompare(other.name, 'en') || one.version.localeCompare(other.version, 'en'),
  );
}

/** The review of everything that ships, direct and brought along, for docs/generated. */
export function shippedReference(): string {
  const packages = shippedEverywhere();
  const counts = new Map<string, number>();
  for (const { license } of packages) counts.set(license, (counts.get(license) ?? 0) + 1);
  return [
    '# What ships',
    '',
    `Generated from \`package-lock.json\` by \`npm run generate\`: ${packages.length} packages, with what each brings along. Why the direct ones are here stands in`,
    '[dependencies.md](../dependencies.md). A licence that is not permissive fails the tests; the LGPL is allowed for libvips, which lies beside the app as a library',
    'of its own. Known weaknesses are asked for with `npm audit --omit=dev` where the registry answers that question, and by the release workflow.',
    '',
    '| licence | packages |',
    '| --- | --- |',
    ...[...counts].toSorted(([, one], [, other]) => other - one).map(([license, count]) => `| ${license} | ${count} |`),
    '',
    '| package | version | licence | only on |',
    '| --- | --- | --- | --- |',
    ...packages.map(
      ({ name, version, license, systems }) =>
        `| \`${name}\` | ${version} | ${license} | ${systems.length === SYSTEMS.length ? '' : systems.join(', ')} |`,
    ),
    '',
  ].join('\n');
}
