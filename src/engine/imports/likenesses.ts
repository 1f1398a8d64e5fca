import type { LikenessGroup, LikenessReason } from '#contract/imports.ts';
import type { AssetId } from '#contract/values.ts';
import { type Candidate, chooseKept } from '#domain/imports/keep.ts';
import type { ReadDb, Row } from '../db/sqlite.ts';
import type { AlikePair } from './likeness-index.ts';

/** How much a reason says that two files differ; a group is called by the most that it holds. */
const ORDER: readonly LikenessReason[] = ['samePixels', 'recompressed', 'resized', 'cropped'];

/** Fields that count as metadata when one of a group is to be kept. A title is made from the file name, so it says nothing. */
const TELLING = `(caption <> '') + (alt_text <> '') + (creator <> '') + (credit <> '') + (source <> '') + (copyright <> '') + (usage_terms <> '')
  + (keywords <> '[]') + (people <> '[]') + (city <> '') + (country <> '') + (date_taken IS NOT NULL) + (rating > 0) + (press_use <> 'unset')`;

interface Edge {
  readonly a: string;
  readonly b: string;
  readonly reason: LikenessReason;
}

/** Groups of look-alikes outside the trash that nobody has set apart, the largest first, then the newest. */
export function groupLikenesses(db: ReadDb, alike: readonly AlikePair[]): LikenessGroup[] {
  const live = new Map<string, Row>();
  const liveOf = (sha256: string): Row | undefined => {
    const known = live.get(sha256);
    if (known !== undefined) return known;
    const row = db.get('SELECT row, id, sha256, pixel_hash FROM assets WHERE sha256 = ? AND trashed_at IS NULL', sha256);
    if (row !== undefined) live.set(sha256, row);
    return row;
  };
  const edges = [...samePixels(db), ...alike].filter(({ a, b, reason }) => {
    const [one, other] = [liveOf(a), liveOf(b)];
    if (one === undefined || other === undefined) return false;
    // what has the same pixels is near in every other way too
    return reason === 'samePixels' || one.pixel_hash === null || one.pixel_hash !== other.pixel_hash;
  });
  const apart = new Set(db.all('SELECT a, b FROM set_apart').map((row) => `${row.a} ${row.b}`));
  const idOf = (sha256: string): string => String(live.get(sha256)?.id);
  const left = edges.filter(({ a, b }) => !apart.has([idOf(a), idOf(b)].sort().join(' ')));
  return components(left)
    .map(({ members, reason }) => groupOf(db, members, reason))
    .sort((a, b) => b.group.ids.length - a.group.ids.length || b.newest - a.newest)
    .map(({ group }) => group);
}

/** Every file of a set with equal pixels joined to the first of it. */
function samePixels(db: ReadDb): Edge[] {
  const rows = db.all(
    `SELECT sha256, pixel_hash FROM assets WHERE trashed_at IS NULL AND pixel_hash IN
     (SELECT pixel_hash FROM assets WHERE pixel_hash IS NOT NULL AND trashed_at IS NULL GROUP BY pixel_hash HAVING count(*) > 1) ORDER BY pixel_hash, row`,
  );
  const edges: Edge[] = [];
  for (const [index, row] of rows.entries()) {
    // every pair, so that setting two of three apart leaves the third where it belongs
    for (let before = index - 1; before >= 0 && rows[before]?.pixel_hash === row.pixel_hash && index - before < 20; before--)
      edges.push({ a: String(rows[before]?.sha256), b: String(row.sha256), reason: 'samePixels' });
  }
  return edges;
}

function components(edges: readonly Edge[]): { members: string[]; reason: LikenessReason }[] {
  const parents = new Map<string, string>();
  const rootOf = (one: string): string => {
    let at = one;
    for (let next = parents.get(at); next !== undefined && next !== at; next = parents.get(at)) at = next;
    parents.set(one, at);
    return at;
  };
  for (const { a, b } of edges) parents.set(rootOf(a), rootOf(b));
  const found = new Map<string, { members: Set<string>; reason: LikenessReason }>();
  for (const { a, b, reason } of edges) {
    const root = rootOf(a);
    const group = found.get(root) ?? { members: new Set<string>(), reason };
    group.members.add(a).add(b);
    if (ORDER.indexOf(reason) > ORDER.indexOf(group.reason)) group.reason = reason;
    found.set(root, group);
  }
  return [...found.values()].map(({ members, reason }) => ({ members: [...members], reason }));
}

function groupOf(db: ReadDb, members: readonly string[], reason: LikenessReason): { group: LikenessGroup; newest: number } {
  const candidates = members.map((sha256): Candidate => {
    const row = db.get(
      `SELECT row, id, width * height AS pixels, ${TELLING} AS known,
       EXISTS (SELECT 1 FROM kit_assets WHERE asset_id = assets.id) AS kit FROM assets WHERE sha256 = ?`,
      sha256,
    );
    return {
      id: String(row?.id) as AssetId,
      row: Number(row?.row),
      pixels: Number(row?.pixels ?? 0),
      known: Number(row?.known),
      isInKit: row?.kit === 1,
    };
  });
  const { keep, why } = chooseKept(candidates);
  const ids = candidates.sort((a, b) => a.row - b.row).map((one) => one.id);
  const key = [...ids].sort().join(' ');
  return { group: { key, reason, ids, keep, why }, newest: candidates.at(-1)?.row ?? 0 };
}
