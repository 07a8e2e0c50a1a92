import type { PassageFeatures } from "./answer-model.ts";
import type { PassageMatches } from "./match-terms.ts";
import type { QuestionFeatures } from "./question-features.ts";

/** What speaks for a passage as a whole; `length` counts its tokens. */
export function measurePassage(
  { titles, sentences, spelled, pairs }: PassageMatches,
  question: QuestionFeatures,
  length: number,
): PassageFeatures {
  const features = {
    words: 0,
    spelled: 0,
    pairs: 0,
    namesMissing: 0,
    length: Math.log(1 + length),
  };
  for (const [at, { share, isName }] of question.terms.entries()) {
    let match = titles[at]!;
    for (const { terms } of sentences) match = Math.max(match, terms[at]!);
    if (match === 1) features.words += share;
    if (match === 0 && isName) features.namesMissing += share;
    if (spelled.has(at)) features.spelled += share;
  }
  for (const pair of pairs) features.pairs += question.pairs.get(pair) ?? 0;
  return features;
}
