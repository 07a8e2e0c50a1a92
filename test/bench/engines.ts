import Database from "libsql";
import MiniSearch, { type SearchOptions } from "minisearch";
import type { Article } from "../../src/article/article.ts";
import { COMMON_WORDS, QUESTION_WORDS } from "../../src/ask/common-words.ts";
import { excerptOf } from "../../src/ask/excerpt.ts";
import { createFinder } from "../../src/ask/finder.ts";
import { readQuestion } from "../../src/ask/question.ts";
import { indexOf } from "../search/index-of.ts";
import { normaliseWord, stem } from "../../src/search/normalise.ts";

export interface Page {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface Engine {
  readonly name: string;
  /** Indexes the pages; the result finds the ids of the best ones. */
  open(pages: readonly Page[]): (question: string, limit: number) => readonly string[];
}

export const ENGINES: readonly Engine[] = [
  { name: "MiniSearch, defaults", open: (pages) => openMiniSearch(pages, {}) },
  {
    name: "MiniSearch, tuned",
    open: (pages) =>
      openMiniSearch(pages, {
        boost: { title: 2 },
        bm25: { k: 1.2, b: 0.6, d: 0 },
        processTerm: (word) => {
          const normal = normaliseWord(word);
          return COMMON_WORDS.has(normal) || QUESTION_WORDS.has(normal) ? null : stem(normal);
        },
      }),
  },
  { name: "SQLite FTS5, porter", open: openFts5 },
  { name: "ours, three excerpts included", open: openOurs },
];

function openMiniSearch(
  pages: readonly Page[],
  options: SearchOptions,
): ReturnType<Engine["open"]> {
  const isTuned = options.processTerm !== undefined;
  const engine = new MiniSearch<Page>({
    fields: ["title", "text"],
    searchOptions: options,
    ...(isTuned && { processTerm: (word: string) => stem(normaliseWord(word)) }),
  });
  engine.addAll(pages);
  return (question, limit) =>
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
}

function openFts5(pages: readonly Page[]): ReturnType<Engine["open"]> {
  const database = new Database(":memory:");
  database.exec(
    "create virtual table pages using fts5(id unindexed, title, text, tokenize = 'porter unicode61')",
  );
  const insert = database.prepare("insert into pages values (?, ?, ?)");
  database.transaction(() => {
    for (const { id, title, text } of pages) insert.run(id, title, text);
  })();
  const select = database.prepare(
    "select id from pages where pages match ? order by bm25(pages, 0, 2.0, 1.0) limit ?",
  );
  return (question, limit) => {
    const words = [...new Set(question.match(/[\p{L}\p{N}]+/gu) ?? [])]
      .filter((word) => !COMMON_WORDS.has(word.toLowerCase()))
      .filter((word) => !QUESTION_WORDS.has(word.toLowerCase()));
    if (words.length === 0) return [];
    return (
      select.all(words.map((word) => `"${word}"`).join(" OR "), limit) as { id: string }[]
    ).map(({ id }) => id);
  };
}

function openOurs(pages: readonly Page[]): ReturnType<Engine["open"]> {
  const passages = pages.map((page) => ({
    id: page.id,
    article: articleOf(page),
    ordinal: 1,
    heading: null,
    text: page.text,
  }));
  const index = indexOf(passages, []);
  const finder = createFinder(
    passages.map(({ article }) => article),
    index,
  );
  return (question, limit) => {
    const { articles, terms } = finder.find(readQuestion(question), limit);
    for (const { hits } of articles.slice(0, 3)) {
      for (const { passage } of hits.slice(0, 1)) excerptOf(passage, terms, index);
    }
    return articles.map(({ article }) => article.id);
  };
}

function articleOf({ id, title }: Page): Article {
  const nothing = { tags: [], people: [], events: [], blocks: [] };
  return { ...nothing, id, title, source: "", url: null, published: "2000-01-01", language: "en" };
}
