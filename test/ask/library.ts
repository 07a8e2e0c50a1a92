import { readFileSync } from "node:fs";
import type { Article } from "../../src/article/article.ts";
import type { CivilDate } from "../../src/dates/civil-date.ts";
import type { Passage } from "../../src/article/passage.ts";
import { createAnswerer } from "../../src/ask/ask.ts";
import type { Library, SearchedLibrary } from "../../src/ask/library.ts";
import type { ArticleAnswer } from "../../src/ask/answer.ts";
import { createEventIndex } from "../../src/ask/facts/event-index.ts";
import type { GlossaryTerm } from "../../src/ask/glossary.ts";
import { createPassageAnalyser } from "../../src/ask/passage/analyse-passage.ts";
import type { Query } from "../../src/ask/query/build-query.ts";
import { buildQuestionFeatures } from "../../src/ask/rerank/question-features.ts";
import { createPassageScorer, type PassageScorer } from "../../src/ask/rerank/score-passage.ts";
import { countSourcePrior } from "../../src/ask/rerank/source-prior.ts";
import { createSynonymTable } from "../../src/ask/rerank/synonyms.ts";
import type { SearchIndex } from "../../src/ask/search-index.ts";
import { createEnglishLexicon } from "../../src/files/english-lexicon.ts";
import { createMemberships } from "../../src/membership/memberships.ts";
import { readSynonyms } from "../../src/files/synonyms-file.ts";
import { ArticleIndex } from "../../src/search/articles/article-index.ts";
import { indexOf } from "../search/index-of.ts";
import { makeArticle } from "../article/sample-article.ts";

/** An article of a test, with one passage a paragraph. */
export function articleOf(fields: Partial<Article> & { readonly id: string }): Article {
  return makeArticle({ title: fields.id, source: "China IP News", ...fields });
}

export function paragraphs(article: Article, ...texts: readonly string[]): readonly Passage[] {
  return texts.map((text, index) => ({
    id: `${article.id}#${index + 1}`,
    article,
    ordinal: index + 1,
    heading: null,
    text,
    sources: [],
  }));
}

export function libraryOf(
  passages: readonly Passage[],
  glossary: readonly GlossaryTerm[] = [],
): Library {
  const index = indexOf(passages, glossary);
  const articles = [...new Set(passages.map(({ article }) => article))];
  const articleFinder = new ArticleIndex((text) => index.analyse(text));
  // A few articles are found at once.
  void articleFinder.replaceAll(articles.map((article) => ({ article, eventNames: [] })));
  const searched = searchedIn(articles, index);
  const memberships = createMemberships([], []);
  const catalogue = createEventIndex([], { ...searched, memberships, glossary });
  return { ...searched, passages, glossary, articleFinder, catalogue, memberships };
}

export function searchedIn(articles: readonly Article[], index: SearchIndex): SearchedLibrary {
  return {
    articles,
    index,
    synonyms: createSynonymTable(shippedSynonyms, index),
    sourcePrior: countSourcePrior(articles),
    lexicon: englishLexicon,
  };
}

export const englishLexicon = createEnglishLexicon();

export const shippedSynonyms = readSynonyms(
  "content/synonyms.yml",
  readFileSync("content/synonyms.yml", "utf8"),
).entries;

export function scorerFor(query: Query, index: SearchIndex): PassageScorer {
  const synonyms = createSynonymTable(shippedSynonyms, index);
  const features = buildQuestionFeatures(query, index, synonyms);
  return createPassageScorer(features, createPassageAnalyser(index));
}

/** Answers from passages alone, on a day that no question of theirs depends on. */
export interface Asking {
  ask(question: string): ArticleAnswer;
}

export function askingOf(
  passages: readonly Passage[],
  glossary: readonly GlossaryTerm[] = [],
): Asking {
  return askingIn(libraryOf(passages, glossary));
}

export function askingIn(library: Library, today: CivilDate = "2026-12-01"): Asking {
  const answerer = createAnswerer(library);
  return {
    ask(question) {
      const answer = answerer.ask(question, today);
      if (answer.kind === "days") throw new Error(`"${question}" was taken for days`);
      return answer;
    },
  };
}

export const CNIPA: GlossaryTerm = {
  id: "cnipa",
  en: ["China National Intellectual Property Administration", "CNIPA"],
  zh: ["国家知识产权局"],
  former: [
    { name: "SIPO", until: "2018" },
    { name: "State Intellectual Property Office", until: "2018" },
  ],
  note: null,
};
export const MOST: GlossaryTerm = {
  id: "most",
  en: ["Ministry of Science and Technology", "MOST"],
  zh: ["科学技术部", "科技部"],
  former: [],
  note: null,
};
