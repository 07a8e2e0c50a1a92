import type { Article } from "../article/article.ts";
import type { Passage } from "../article/passage.ts";
import type { Excerpt } from "../ask/answer.ts";
import { findArticles } from "../ask/ask.ts";
import type { SearchedLibrary } from "../ask/library.ts";
import type { Lexicon } from "../ask/lexicon.ts";
import { parseQuestion } from "../ask/question/parse-question.ts";
import type { RankedArticle } from "../ask/rerank/group-by-article.ts";
import { countSourcePrior } from "../ask/rerank/source-prior.ts";
import { createSynonymTable } from "../ask/rerank/synonyms.ts";
import type { SearchIndex } from "../ask/search-index.ts";
import type { SynonymGroup } from "../ask/synonyms.ts";
import { EXCERPTS_SHOWN, chooseExcerpts } from "../ask/excerpt/choose-excerpts.ts";
import { UserError } from "../user-error.ts";
import type { Collection, CollectionQuestion, GoldAnswer } from "./collection.ts";
import {
  computeMean,
  computeNdcg,
  findPercentile,
  computeRecall,
  computeReciprocalRank,
} from "./measures.ts";

/** What the process lends to the evaluation. */
export interface Instruments {
  /** Milliseconds from any fixed moment, at the best resolution there is. */
  readonly now: () => number;
  /** Bytes that the process holds now, after collecting what it no longer needs where it can. */
  readonly memory: () => number;
  readonly onProgress: (progress: Progress) => void;
}

export interface Progress {
  readonly step: "indexing" | "asking";
  readonly done: number;
  readonly all: number;
}

/** Makes the index, telling how many passages have been read. */
type OpenIndex = (
  passages: readonly Passage[],
  onProgress: (done: number) => void,
) => Promise<SearchIndex>;

/** The search that is evaluated. */
export interface EvaluatedSearch {
  readonly openIndex: OpenIndex;
  readonly synonyms: readonly SynonymGroup[];
  readonly lexicon: Lexicon;
}

/** How well the product's own search does on a collection. */
export interface Evaluation {
  readonly measures: Measures;
  /** In the order of the questions. */
  readonly answered: readonly AnsweredQuestion[];
}

export interface Measures {
  readonly documents: number;
  readonly questions: number;
  /** Questions that the query language refused, such as one with an unknown filter; they find nothing. */
  readonly refused: number;
  /** Means over the questions that have a relevant document. */
  readonly ndcgAt10: number;
  readonly mrrAt10: number;
  readonly recallAt100: number;
  /** Share of the questions with a known answer that stands in the first excerpt, and in one of three; null without answers. */
  readonly excerptHitAt1: number | null;
  readonly excerptHitAt3: number | null;
  /** Of reading a question, ranking and cutting three excerpts, in milliseconds. */
  readonly latencyP50Ms: number;
  readonly latencyP99Ms: number;
  readonly buildMs: number;
  /** What the process holds more with the index than before it, without the collection's own text. */
  readonly indexBytes: number;
}

export interface AnsweredQuestion {
  readonly questionId: string;
  /**
   * Best first, at most 100. The first has the confidence that it answers the question as its score, the others
   * their share of it: so scores can be compared between questions.
   */
  readonly documents: readonly { readonly id: string; readonly score: number }[];
  /** Of the best three documents. */
  readonly excerpts: readonly { readonly documentId: string; readonly text: string }[];
}

/** Depth of a run, as trec_eval's recall at 100 wants it. */
const DOCUMENTS_MAX = 100;

/**
 * Indexes a collection, each document an article of one passage, and asks every question through the
 * same reading, ranking and excerpts that answer people.
 */
export async function evaluate(
  collection: Collection,
  { openIndex, synonyms, lexicon }: EvaluatedSearch,
  { now, memory, onProgress }: Instruments,
): Promise<Evaluation> {
  const { documents, questions } = collection;
  const passages = splitDocuments(collection);
  onProgress({ step: "indexing", done: 0, all: documents.length });
  const [memoryBefore, startedAt] = [memory(), now()];
  const index = await openIndex(passages, (done) =>
    onProgress({ step: "indexing", done, all: documents.length }),
  );
  const buildMs = now() - startedAt;
  const indexBytes = memory() - memoryBefore;
  onProgress({ step: "indexing", done: documents.length, all: documents.length });
  const articles = passages.map(({ article }) => article);
  const library: SearchedLibrary = {
    articles,
    index,
    synonyms: createSynonymTable(synonyms, index),
    sourcePrior: countSourcePrior(articles),
    lexicon,
  };
  const asked = questions.map((question, place) => {
    const askedAt = now();
    const answered = ask(question, library);
    const latencyMs = now() - askedAt;
    onProgress({ step: "asking", done: place + 1, all: questions.length });
    return { ...answered, latencyMs };
  });
  return {
    measures: { ...measure(collection, asked), buildMs, indexBytes },
    answered: asked.map(({ questionId, documents: found, excerpts }) => ({
      questionId,
      documents: found,
      excerpts,
    })),
  };
}

/** Each document an article of one passage. */
export function splitDocuments({ documents }: Pick<Collection, "documents">): readonly Passage[] {
  return documents.map(({ id, title, text }) => {
    const article: Article = {
      id,
      title,
      source: "",
      url: null,
      published: "2000-01-01",
      language: "en",
      tags: [],
      people: [],
      events: [],
      blocks: [],
    };
    return { id: `${id}#1`, article, ordinal: 1, heading: null, text, sources: [] };
  });
}

interface Asked extends AnsweredQuestion {
  readonly refused: boolean;
  readonly latencyMs: number;
}

function ask({ id, text }: CollectionQuestion, library: SearchedLibrary): Omit<Asked, "latencyMs"> {
  try {
    const found = findArticles(parseQuestion(text), library, DOCUMENTS_MAX);
    const { articles, scorePassage, confidence } = found;
    const first = articles.slice(0, EXCERPTS_SHOWN);
    const excerpts = chooseExcerpts(first, scorePassage)
      .flatMap((each, place) => each.map((excerpt) => excerptOfDocument(first[place], excerpt)))
      .slice(0, EXCERPTS_SHOWN);
    const best = articles[0]?.score || 1;
    const documents = articles.map(({ article, score }) => ({
      id: article.id,
      score: (confidence * score) / best,
    }));
    return { questionId: id, documents, excerpts, refused: false };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { questionId: id, documents: [], excerpts: [], refused: true };
  }
}

function excerptOfDocument(
  ranked: RankedArticle | undefined,
  { fragments }: Excerpt,
): AnsweredQuestion["excerpts"][number] {
  return {
    documentId: ranked?.article.id ?? "",
    text: fragments.map(({ text }) => text).join(""),
  };
}

function measure(
  { documents, questions, relevance, answers }: Collection,
  asked: readonly Asked[],
): Omit<Measures, "buildMs" | "indexBytes"> {
  const judged = asked.flatMap((each) => {
    const relevant = relevance.get(each.questionId);
    const ranked = each.documents.map(({ id }) => id);
    return relevant && [...relevant.values()].some((value) => value > 0)
      ? [{ ranked, relevant }]
      : [];
  });
  const hits = asked.flatMap((each) => {
    const gold = answers.get(each.questionId);
    return gold ? [each.excerpts.map((excerpt) => isHit(excerpt, gold))] : [];
  });
  const latencies = asked.map(({ latencyMs }) => latencyMs);
  return {
    documents: documents.length,
    questions: questions.length,
    refused: asked.filter(({ refused }) => refused).length,
    ndcgAt10: computeMean(judged.map(({ ranked, relevant }) => computeNdcg(ranked, relevant, 10))),
    mrrAt10: computeMean(
      judged.map(({ ranked, relevant }) => computeReciprocalRank(ranked, relevant, 10)),
    ),
    recallAt100: computeMean(
      judged.map(({ ranked, relevant }) => computeRecall(ranked, relevant, 100)),
    ),
    excerptHitAt1:
      answers.size > 0 ? computeMean(hits.map(([first]) => Number(first ?? false))) : null,
    excerptHitAt3:
      answers.size > 0 ? computeMean(hits.map((each) => Number(each.includes(true)))) : null,
    latencyP50Ms: findPercentile(latencies, 0.5),
    latencyP99Ms: findPercentile(latencies, 0.99),
  };
}

function isHit(
  { documentId, text }: { readonly documentId: string; readonly text: string },
  gold: GoldAnswer,
): boolean {
  return documentId === gold.documentId && gold.answers.some((answer) => text.includes(answer));
}
