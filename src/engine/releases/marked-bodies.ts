import { escapeBlock } from '#domain/releases/texts/marks.ts';
import type { WriteDb } from '../db/sqlite.ts';

/**
 * Turns the plain paragraphs of older releases into Markdown that reads the same: in the releases, in every kept revision, and
 * in what undo would bring back. For the migration that made bodies Markdown, once.
 */
export function markBodies(db: WriteDb): void {
  for (const { id, content } of db.all('SELECT id, content FROM releases'))
    db.run('UPDATE releases SET content = ? WHERE id = ?', marked(String(content)), String(id));
  for (const { release_id: id, revision, content } of db.all('SELECT release_id, revision, content FROM release_revisions'))
    db.run(
      'UPDATE release_revisions SET content = ? WHERE release_id = ? AND revision = ?',
      marked(String(content)),
      String(id),
      Number(revision),
    );
  const kept = db.all("SELECT seq, was FROM undo_changes WHERE tbl IN ('releases', 'release_revisions') AND was IS NOT NULL");
  for (const { seq, was } of kept) {
    const columns = JSON.parse(String(was)) as Record<string, unknown>;
    if (typeof columns.content !== 'string') continue;
    db.run(
      'UPDATE undo_changes SET was = ? WHERE seq = ?',
      JSON.stringify({ ...columns, content: marked(columns.content) }),
      Number(seq),
    );
  }
}

function marked(content: string): string {
  const release = JSON.parse(content) as { body?: unknown };
  if (!Array.isArray(release.body)) return content;
  return JSON.stringify({ ...release, body: release.body.map((text) => escapeBlock(String(text))) });
}
