import Database from "libsql";
import MiniSearch, { type SearchOptions } from "minisearch";
import type { Passage } from "../../src/article/passage.ts";
import { inThisProcess, type Find } from "./in-this-process.ts";
import { luceneEngine } from "./lucene.ts";
import { openOurs } from "./ours.ts";
import { STOP_WORDS, normaliseWord, QUESTION_WORDS, stem } from "./product.ts";

export interface Engine {
  readonly name: string;
  /** Why it is not measured with so many pages; null where it is. */
  leftOut(pages: number): string | null;
  open(pages: readonly Passage[]): Promise<OpenEngine>;
}

export interface OpenEngine {
  readonly build: Build;
  /** What the index takes, without the pages: memory, or disk where that is where it lies. */
  megabytes(): Promise<number>;
  ask(question: string, limit: number): Promise<Asked>;
  close(): Promise<void>;
}

export interface Build {
  readonly seconds: number;
  /** How long other work in the process had to wait at most; null where it is built outside. */
  readonly blockMs: number | null;
  /** Megabytes that the process held, with the pages, before, and at most until the index stood; null as above. */
  readonly resident: { readonly before: number; readonly most: number } | null;
}

export interface Asked {
  /** Of the pages' articles, best first. */
  readonly ids: readonly string[];
  readonly ms: number;
}

const MINISEARCH_PAGES_MAX = 100_000;

export const ENGINES: readonly Engine[] = [
  miniSearch("MiniSearch, defaults", {}),
  miniSearch("MiniSearch, tuned", {
    boost: { title: 2 },
    bm25: { k: 1.2, b: 0.6, d: 0 },
    processTerm: (word) => {
      const normal = normaliseWord(word);
      return STOP_WORDS.has(normal) || QUESTION_WORDS.has(normal) ? null : stem(normal);
    },
  }),
  { name: "SQLite FTS5, porter", leftOut: () => null, open: openFts5 },
  luceneEngine(),
  { name: "ours, three excerpts included", leftOut: () => null, open: openOurs },
];

function miniSearch(name: string, options: SearchOptions): Engine {
  return {
    name,
    leftOut: (pages) =>
      pages > MINISEARCH_PAGES_MAX
        ? "left out: a build of minutes, gigabytes, and half a second a question"
        : null,
    open: (pages) => openMiniSearch(pages, options),
  };
}

function openMiniSearch(pages: readonly Passage[], options: SearchOptions): Promise<OpenEngine> {
  const isTuned = options.processTerm !== undefined;
  return inThisProcess(async () => {
    const engine = new MiniSearch<Passage>({
      fields: ["title", "text"],
      extractField: ({ article, text }, field) =>
        field === "id" ? article.id : field === "title" ? article.title : text,
      searchOptions: options,
      ...(isTuned && { processTerm: (word: string) => stem(normaliseWord(word)) }),
    });
    engine.addAll(pages);
    const find: Find = (question, limit) =>
      engine
        .search(question)
        // Tuned also means without the factor for the number of matched words, which no option switches off.
        .map(({ id, score, queryTerms }) => ({
          id: String(id),
          score: isTuned ? score / queryTerms.length : score,
        }))
        .toSorted((one, other) => other.score - one.score)
        .slice(0, limit)
        .map(({ id }) => id);
    return { find };
  });
}

/** Without the pages' text, as the others: they are known by their places. */
function openFts5(pages: readonly Passage[]): Promise<OpenEngine> {
  return inThisProcess(async () => {
    const database = new Database(":memory:");
    database.exec(
      "create virtual table pages using fts5(title, text, content = '', tokenize = 'porter unicode61')",
    );
    const insert = database.prepare("insert into pages (rowid, title, text) values (?, ?, ?)");
    database.transaction(() => {
      for (const [place, { article, text }] of pages.entries()) {
        insert.run(place, article.title, text);
      }
    })();
    const select = database.prepare(
      "select rowid from pages where pages match ? order by bm25(pages, 2.0, 1.0) limit ?",
    );
    const find: Find = (question, limit) => {
      const words = [...new Set(question.match(/[\p{L}\p{N}]+/gu) ?? [])]
        .filter((word) => !STOP_WORDS.has(word.toLowerCase()))
        .filter((word) => !QUESTION_WORDS.has(word.toLowerCase()));
      if (words.length === 0) return [];
      const rows = select.all(words.map((word) => `"${word}"`).join(" OR "), limit);
      return (rows as { rowid: number }[]).map(({ rowid }) => pages[rowid]?.article.id ?? "");
    };
    const outside = async (): Promise<number> => {
      const [{ size }] = database
        .prepare("select page_count * page_size as size from pragma_page_count, pragma_page_size")
        .all() as [{ size: number }];
      return size;
    };
    return { find, outside, close: async () => void database.close() };
  });
}
