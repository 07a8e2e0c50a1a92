import MiniSearch, { type Query, type SearchOptions } from "minisearch";
import type { Article } from "../../article/article.ts";
import type { ArticleFinder } from "../../ask/article-finder.ts";
import type { Token } from "../../ask/search-index.ts";
import { QUESTION_WORDS, STOP_WORDS } from "../../ask/question/stop-words.ts";
import { waitForNextTurn } from "../../next-turn.ts";
import type { Analyzer } from "../analysis/analyzer.ts";
import { normaliseWord } from "../analysis/normalizer.ts";
import { countAllowedEdits } from "../spelling/rank-suggestions.ts";
import {
  COVER_FIELDS,
  readCover,
  type ArticleWithEvents,
  type CoverField,
} from "./article-covers.ts";

/** Indexing so many covers takes a few milliseconds. */
const ADDED_AT_ONCE = 50;

/** A title says most of what an article is about, headings and the source the least. */
const BOOST: Readonly<Record<CoverField, number>> = {
  title: 3,
  events: 2,
  people: 2,
  tags: 2,
  headings: 1,
  source: 1,
};

/** A nearest article has at least this share of the question's words. */
const SHARED_WORDS_MIN = 0.5;

/** What two articles can have in common that relates them; the source relates all of its articles. */
const RELATING_FIELDS = COVER_FIELDS.filter((field) => field !== "source");

interface Cover extends Record<CoverField, string> {
  readonly id: string;
}

/** The covers of all articles, in a MiniSearch. */
export class ArticleIndex implements ArticleFinder {
  readonly #analyse: Analyzer;
  readonly #engine: MiniSearch<Cover>;
  readonly #articles = new Map<string, ArticleWithEvents>();
  #covers: ReadonlyMap<string, Cover> = new Map();
  #adding: Promise<void> | null = null;

  constructor(analyse: Analyzer) {
    this.#analyse = analyse;
    this.#engine = new MiniSearch<Cover>({
      fields: [...COVER_FIELDS],
      tokenize: (text) => this.#termsOf(text),
      processTerm: (term) => term,
      searchOptions: { boost: BOOST, tokenize: (term) => [term] },
    });
  }

  /** Makes these the articles that are found, letting other work go between. */
  async replaceAll(articles: readonly ArticleWithEvents[]): Promise<void> {
    // What is still to be added cannot be taken out.
    while (this.#adding !== null) await this.#adding;
    const covers = new Map(
      articles.map((each) => [each.article.id, { id: each.article.id, ...readCover(each) }]),
    );
    const isKept = ({ id }: Cover): boolean => isSame(this.#covers.get(id), covers.get(id));
    const leaving = [...this.#covers.values()].filter((cover) => !isKept(cover));
    const coming = [...covers.values()].filter((cover) => !isKept(cover));
    for (const { id } of leaving) this.#engine.discard(id);
    this.#covers = covers;
    this.#articles.clear();
    for (const each of articles) this.#articles.set(each.article.id, each);
    this.#adding = this.#add(coming).finally(() => {
      this.#adding = null;
    });
    await this.#adding;
  }

  async #add(covers: readonly Cover[]): Promise<void> {
    for (let first = 0; first < covers.length; first += ADDED_AT_ONCE) {
      if (first > 0) await waitForNextTurn();
      this.#engine.addAll(covers.slice(first, first + ADDED_AT_ONCE));
    }
  }

  findWhileTyping(typed: string, limit: number): readonly Article[] {
    const words = this.#wordsOf(typed);
    const queries = words.map((terms, index) =>
      anyForm(terms, { prefix: index === words.length - 1, fuzzy: countAllowedEdits }),
    );
    return this.#search({ combineWith: "AND", queries }).slice(0, limit);
  }

  findNearest(question: string, limit: number): readonly Article[] {
    const words = this.#wordsOf(question).filter(([written = ""]) => !isStopWord(written));
    const counts = new Map<string, number>();
    for (const word of words) {
      for (const { id } of this.#engine.search(anyForm(word, { fuzzy: countAllowedEdits }))) {
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
    const least = words.length * SHARED_WORDS_MIN;
    const queries = words.map((word) => anyForm(word, { fuzzy: countAllowedEdits }));
    return this.#search({ combineWith: "OR", queries })
      .filter(({ id }) => (counts.get(id) ?? 0) >= least)
      .slice(0, limit);
  }

  findRelated(article: Article, limit: number): readonly Article[] {
    const known = this.#articles.get(article.id);
    if (known === undefined) return [];
    const cover = readCover(known);
    const queries = RELATING_FIELDS.map((field) => ({
      fields: [field],
      queries: this.#wordsOf(cover[field])
        .filter(([written = ""]) => !isStopWord(written))
        .flat(),
    }));
    return this.#search({ combineWith: "OR", queries })
      .filter(({ id }) => id !== article.id)
      .slice(0, limit);
  }

  #search(query: Query): readonly Article[] {
    return this.#engine
      .search(query)
      .flatMap(({ id }) => this.#articles.get(String(id))?.article ?? []);
  }

  /** The terms of a text, and its words as they are written. */
  #termsOf(text: string): string[] {
    return this.#analyse(text).flatMap((token) =>
      token.kind === "word" ? [...new Set([writtenIn(text, token), token.term])] : [token.term],
    );
  }

  /**
   * For each word of a query the terms that will do: as it is written, its stem, and the glossary's name that it is part of.
   * Chinese goes by pairs of characters.
   */
  #wordsOf(text: string): readonly (readonly string[])[] {
    const tokens = this.#analyse(text);
    const pairs = new Set(
      tokens.filter(({ kind }) => kind === "pair").map(({ position }) => position),
    );
    const words = new Map<number, string[]>();
    let names: Token[] = [];
    for (const token of tokens) {
      const { term, kind, position } = token;
      names = names.filter(({ end }) => end > token.start);
      if (kind === "name") names.push(token);
      const isInPair = pairs.has(position) || pairs.has(position - 1);
      if (kind === "name" || (kind === "character" && isInPair)) continue;
      const written = kind === "word" ? [writtenIn(text, token)] : [];
      words.set(position, [...written, term, ...names.map((name) => name.term)]);
    }
    return [...words.values()].map((terms) => [...new Set(terms)]);
  }
}

function writtenIn(text: string, { start, end }: Token): string {
  return normaliseWord(text.slice(start, end));
}

function anyForm(terms: readonly string[], options: SearchOptions): Query {
  return { combineWith: "OR", queries: [...terms], ...options };
}

function isStopWord(written: string): boolean {
  return STOP_WORDS.has(written) || QUESTION_WORDS.has(written);
}

function isSame(one: Cover | undefined, other: Cover | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
