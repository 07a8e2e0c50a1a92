import type { PassageFilter } from "./question/match-filters.ts";
import type { Question } from "./question/parse-question.ts";
import type { AnalysedIndex } from "./passage/analyse-passage.ts";
import type { Query } from "./query/build-query.ts";
import { toPhrase } from "./query/phrase.ts";
import {
  addExpansionTerms,
  findExpansionTerms,
  isTopicQuery,
  RESCORED_MAX,
} from "./query/relevance-feedback.ts";
import type { Hit, QueryTerm, SearchIndex, SearchQuery } from "./search-index.ts";

/** The passages that may answer a question. */
export interface Retrieved {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** The question's phrases stand in the passages; else they were found without them. */
  readonly isExact: boolean;
  /** It was asked again with the words that its best passages share. */
  readonly isExpanded: boolean;
}

export interface Request {
  readonly question: Question;
  readonly query: Query;
  /** Null accepts every article. */
  readonly accepts: PassageFilter | null;
  readonly passagesMax: number;
}

export function retrievePassages(request: Request, analysed: AnalysedIndex): Retrieved {
  const { query, passagesMax } = request;
  const { index } = analysed;
  const exactQuery = toSearchQuery(request, index);
  const isTopic = isTopicQuery(query, index);
  const depth = isTopic ? Math.max(passagesMax, RESCORED_MAX) : passagesMax;
  const exact = index.rank(exactQuery, depth);
  const isExact = exact.length > 0 || exactQuery.phrases.length === 0;
  const searchQuery = isExact ? exactQuery : { ...exactQuery, phrases: [] };
  const first = isExact ? exact : index.rank(searchQuery, depth);
  const expansion = isTopic ? findExpansionTerms(query, first, analysed) : null;
  const hits = expansion ? askAgain({ searchQuery, expansion, first }, index) : first;
  return {
    hits: hits.slice(0, passagesMax),
    isExact,
    isExpanded: expansion !== null,
  };
}

/** In a small library all passages are asked: what none of the question's own words stand in may be found then. */
function askAgain(
  {
    searchQuery,
    expansion,
    first,
  }: {
    readonly searchQuery: SearchQuery;
    readonly expansion: readonly QueryTerm[];
    readonly first: readonly Hit[];
  },
  index: SearchIndex,
): readonly Hit[] {
  if (first.length >= RESCORED_MAX) return index.rescore(expansion, first);
  const terms = addExpansionTerms(searchQuery.terms, expansion);
  return index.rank({ ...searchQuery, terms }, RESCORED_MAX);
}

function toSearchQuery(
  { question: { phrases, without }, query: { terms }, accepts }: Request,
  index: SearchIndex,
): SearchQuery {
  return {
    terms,
    phrases: phrases.map((phrase) => toPhrase(phrase, index)),
    without: without.map((phrase) => toPhrase(phrase, index)),
    accept: accepts,
  };
}
