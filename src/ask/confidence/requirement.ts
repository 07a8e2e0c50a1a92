import type { Span } from "../../article/sentences.ts";
import type { AnalysedText } from "../passage/analyse-passage.ts";
import type { ScoredPassage } from "../rerank/score-passage.ts";
import type { AnsweringSentence } from "./answering-sentence.ts";
import type { RequiredName } from "./required-names.ts";

/** What has to stand in what is shown, so that nothing answers for something else. */
export interface Requirement {
  readonly names: readonly RequiredName[];
  /** Null where any sentence may answer. */
  readonly form: AnsweringSentence | null;
  /** It asks how many there are: a sentence that names another treaty or body counts for that one. */
  readonly isCount: boolean;
  /** Of all treaties, laws and bodies of the glossary: a sentence that names another one is about that. */
  readonly subjects: ReadonlySet<string>;
}

/** How much likelier a sentence answers that does what is asked for. */
const ANSWERING_FACTOR = 6;

/** The passage with the sentences that answer made likelier, so that an excerpt begins with one. */
export function preferAnswers(scored: ScoredPassage, requirement: Requirement): ScoredPassage {
  if (requirement.form === null) return scored;
  const answering = scored.sentences.map((sentence) => isAnswering(scored, sentence, requirement));
  if (!answering.includes(true)) return scored;
  return {
    ...scored,
    sentences: scored.sentences.map((sentence, at) =>
      answering[at]
        ? { ...sentence, likelihood: sentence.likelihood * ANSWERING_FACTOR, hasMatch: true }
        : sentence,
    ),
  };
}

/** Whether a stretch of a passage is about all that is named, and a sentence in it does what is asked for. */
export function isFulfilledBy(
  scored: ScoredPassage,
  window: Span,
  requirement: Requirement,
): boolean {
  const { names, form } = requirement;
  const { titles, body } = scored.analysed;
  const shown = cutText(body, window);
  if (!names.every(({ isIn }) => isIn(shown) || isIn(titles))) return false;
  if (form === null) return true;
  return scored.sentences.some(
    (sentence) =>
      sentence.start < window.end &&
      sentence.end > window.start &&
      isAnswering(scored, sentence, requirement),
  );
}

/** Names that no title and no word of the passages has. */
export function listMissing(
  passages: readonly ScoredPassage[],
  { names }: Requirement,
): readonly string[] {
  const missing = names.filter(
    ({ isIn }) => !passages.some(({ analysed: { titles, body } }) => isIn(titles) || isIn(body)),
  );
  const written = [...new Set(missing.map((name) => name.written))];
  // A part of a longer name that is missing says nothing more: Kingdom of United Kingdom.
  return written.filter(
    (one) => !written.some((other) => other !== one && other.split(" ").includes(one)),
  );
}

function isAnswering(scored: ScoredPassage, sentence: Span, requirement: Requirement): boolean {
  const { names, form, subjects, isCount } = requirement;
  const { titles, body } = scored.analysed;
  const text = cutText(body, sentence);
  if (form !== null && !form(text, titles)) return false;
  const isAboutOther = hasOtherSubject(text, requirement);
  if (isCount && isAboutOther) return false;
  const isTitleOfOne = countSubjects(titles, subjects) <= 1;
  return names.every(({ isIn, isSubject }) => {
    if (isIn(text)) return true;
    if (isSubject && (isAboutOther || !isTitleOfOne)) return false;
    return isIn(titles) || isIn(textBefore(scored, sentence));
  });
}

function hasOtherSubject(text: AnalysedText, { names, subjects }: Requirement): boolean {
  return text.tokens.some(
    (token) =>
      subjects.has(token.term) && !names.some(({ isIn }) => isIn({ text: "", tokens: [token] })),
  );
}

function countSubjects({ tokens }: AnalysedText, subjects: ReadonlySet<string>): number {
  return new Set(tokens.filter(({ term }) => subjects.has(term)).map(({ term }) => term)).size;
}

/** The sentence before, to which "it" and "that year" lead back. */
function textBefore({ sentences, analysed }: ScoredPassage, { start }: Span): AnalysedText {
  const at = sentences.findIndex((sentence) => sentence.start === start);
  const before = sentences[at - 1];
  return before ? cutText(analysed.body, before) : { text: "", tokens: [] };
}

function cutText({ text, tokens }: AnalysedText, { start, end }: Span): AnalysedText {
  return {
    text: text.slice(start, end),
    tokens: tokens
      .filter((token) => token.start >= start && token.end <= end)
      .map((token) => ({ ...token, start: token.start - start, end: token.end - start })),
  };
}
