import { foldKey, foldWords, GAP } from '#domain/search/fold.ts';
import type { Catalogue } from '../db/sqlite.ts';

/** The words that stand in the library's texts. */
export interface Vocabulary {
  /** Words beginning so as they are written in some asset, the most frequent first. */
  beginningWith(typed: string, limit: number): string[];
}

/** Letters from which on words are offered: fewer say nothing yet. */
const FROM_LETTERS = 2;
/** Words of the index looked at for one beginning: counting more takes longer than a key stroke. */
const MOST_WORDS = 400;

/** Makes the vocabulary over the full-text index. The index holds folded words, so each is looked up in an asset that has it. */
export function createVocabulary(catalogue: Catalogue): Vocabulary {
  catalogue.execute("CREATE VIRTUAL TABLE temp.search_vocabulary USING fts5vocab('main', 'asset_words', 'row')");
  const db = catalogue.read;

  /** A folded word as it is written in the newest asset that has it. */
  const written = (word: string): string => {
    const row = db.get(
      `SELECT title, filename, caption, alt_text, keywords, people, creator, credit, source, location, city, country FROM assets
        WHERE row = (SELECT rowid FROM asset_words WHERE asset_words MATCH ? ORDER BY rowid DESC LIMIT 1)`,
      `"${word}"`,
    );
    const texts =
      Object.values(row ?? {})
        .join(' ')
        .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    return texts.find((text) => foldWords(text).includes(word))?.toLowerCase() ?? word;
  };

  return {
    beginningWith: (typed, limit) => {
      const words = foldWords(typed);
      const begun = words[0];
      if (begun === undefined || words.length > 1 || begun.length < FROM_LETTERS) return [];
      const found = db
        .all('SELECT term, doc FROM search_vocabulary WHERE term >= ? AND term < ? LIMIT ?', begun, `${begun}${GAP}`, MOST_WORDS)
        .map((row) => ({ word: String(row.term), count: Number(row.doc) }))
        .filter(({ word }) => word !== begun)
        .sort((a, b) => b.count - a.count);
      const offered = new Map<string, string>();
      for (const { word } of found) {
        if (offered.size === limit) break;
        if (!offered.has(foldKey(word))) offered.set(foldKey(word), written(word));
      }
      return [...new Set(offered.values())];
    },
  };
}
