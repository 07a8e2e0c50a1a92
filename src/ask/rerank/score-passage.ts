import type { Passage } from "../../article/passage.ts";
import type { AnalysedPassage, PassageAnalyser } from "../passage/analyse-passage.ts";
import type { ScoredSentence, ScoredText } from "../passage/select-window.ts";
import type { Token } from "../search-index.ts";
import {
  computePassageLogit,
  computeSentenceLogit,
  type PassageFeatures,
  type SentenceFeatures,
} from "./answer-model.ts";
import { matchTerms } from "./match-terms.ts";
import { measurePassage } from "./passage-features.ts";
import type { QuestionFeatures } from "./question-features.ts";
import { measureSentences } from "./sentence-features.ts";

/** Per-question features of a passage and its sentences, and how likely they answer. */
export interface ScoredPassage extends ScoredText {
  readonly analysed: AnalysedPassage;
  /** The question's words in it, in reading order. */
  readonly matched: readonly Token[];
  readonly sentences: readonly MeasuredSentence[];
  readonly features: PassageFeatures;
  /** Log-odds of the passage, without those of its sentences and its score. */
  readonly logit: number;
}

interface MeasuredSentence extends ScoredSentence {
  readonly features: SentenceFeatures;
}

export type PassageScorer = (passage: Passage) => ScoredPassage;

/** Scores each passage once for a question, however often it is asked for. */
export function createPassageScorer(
  question: QuestionFeatures,
  analyse: PassageAnalyser,
): PassageScorer {
  const scored = new Map<Passage, ScoredPassage>();
  return (passage) => {
    const known = scored.get(passage) ?? scorePassage(analyse(passage), question);
    scored.set(passage, known);
    return known;
  };
}

function scorePassage(analysed: AnalysedPassage, question: QuestionFeatures): ScoredPassage {
  const { body, excerptLengthMax } = analysed;
  const matches = matchTerms(analysed, question);
  const features = measurePassage(matches, question, body.tokens.length);
  const measured = measureSentences(body, matches, question);
  return {
    analysed,
    text: body.text,
    excerptLengthMax,
    matched: matches.tokens,
    sentences: analysed.sentences.map(({ start, end }, at) =>
      scoreSentence({ start, end }, measured[at]!),
    ),
    features,
    logit: computePassageLogit(features),
  };
}

function scoreSentence(
  { start, end }: { readonly start: number; readonly end: number },
  features: SentenceFeatures,
): MeasuredSentence {
  const { words, relatives, kind } = features;
  const likelihood = Math.exp(computeSentenceLogit(features));
  return { start, end, features, likelihood, hasMatch: words + relatives + kind > 0 };
}
