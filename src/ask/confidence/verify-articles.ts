import { getYear } from "../../dates/civil-date.ts";
import type { Asker } from "../facts/collect-facts.ts";
import { isProperName, toNameTerm } from "../glossary.ts";
import { selectWindows, type Window } from "../passage/select-window.ts";
import type { Query } from "../query/build-query.ts";
import type { RankedArticle } from "../rerank/group-by-article.ts";
import type { PassageScorer, ScoredPassage } from "../rerank/score-passage.ts";
import { readAnswerForm } from "./answering-sentence.ts";
import { findRequiredNames, type NameLibrary } from "./required-names.ts";
import { isFulfilledBy, listMissing, preferAnswers, type Requirement } from "./requirement.ts";

/** The articles of which something can be shown that is about what the question names, and does what it asks for. */
export interface Verified {
  /** In the order in which they were found, each with the passages that may be shown. */
  readonly articles: readonly RankedArticle[];
  readonly scorePassage: PassageScorer;
  readonly accepts: (scored: ScoredPassage, window: Window) => boolean;
  /** What the question names and no passage that was found has, as it is written. */
  readonly missing: readonly string[];
  /** Something particular was asked for, and is there. */
  readonly isProven: boolean;
}

/** Articles looked at, and passages of each: the rest is far from the question. */
const ARTICLES_MAX = 12;
const PASSAGES_MAX = 5;
const WINDOWS_MAX = 3;

/** What is in quotation marks, or pasted, is found as it stands: no more is required of it. */
export const NO_REQUIREMENT: Requirement = {
  names: [],
  form: null,
  isCount: false,
  subjects: new Set(),
};

const ASKS_COUNT = /\bhow many\b|多少个|幾個|几个/iu;

export function readRequirement(query: Query, asker: Asker, library: NameLibrary): Requirement {
  if (query.isPastedPage) return NO_REQUIREMENT;
  const namesCountry = library.memberships.countriesIn(query.text).length > 0;
  const { text: question, isQuestion } = query;
  const asked = { question, isQuestion, namesCountry, thisYear: getYear(asker.today) };
  return {
    names: findRequiredNames(query, asker.language, library),
    form: readAnswerForm(asked, library),
    isCount: ASKS_COUNT.test(question),
    subjects: new Set(library.glossary.filter(isProperName).map(({ id }) => toNameTerm(id))),
  };
}

function acceptAny(): boolean {
  return true;
}

export function verifyArticles(
  articles: readonly RankedArticle[],
  score: PassageScorer,
  requirement: Requirement,
): Verified {
  const { names, form } = requirement;
  if (names.length === 0 && form === null) {
    return { articles, scorePassage: score, accepts: acceptAny, missing: [], isProven: false };
  }
  const scorePassage: PassageScorer = (passage) => preferAnswers(score(passage), requirement);
  const accepts = (scored: ScoredPassage, window: Window): boolean =>
    isFulfilledBy(scored, window, requirement);
  const looked = articles.slice(0, ARTICLES_MAX);
  const verified = looked.flatMap((ranked) => {
    const hits = ranked.hits.slice(0, PASSAGES_MAX).filter(({ passage }) => {
      const scored = scorePassage(passage);
      return selectWindows(scored, WINDOWS_MAX).some((window) => accepts(scored, window));
    });
    return hits.length > 0 ? [{ ...ranked, hits }] : [];
  });
  const passages = looked.flatMap(({ hits }) => hits.map(({ passage }) => score(passage)));
  const missing = verified.length > 0 ? [] : listMissing(passages, requirement);
  return { articles: verified, scorePassage, accepts, missing, isProven: form !== null };
}
