import { joinTitles, type Passage } from "../../article/passage.ts";
import { locateSentences, type Span } from "../../article/sentences.ts";
import type { SearchIndex, Token } from "../search-index.ts";
import { splitClauses } from "./split-clauses.ts";

/** A passage with its words, before any question is asked of it. */
export interface AnalysedPassage {
  readonly passage: Passage;
  /** The article's title, and the heading above the passage. */
  readonly titles: AnalysedText;
  readonly body: AnalysedText;
  /** Sentences of the body; one that is too long for an excerpt stands in parts. Never empty for a text with words. */
  readonly sentences: readonly Span[];
  /** The longest excerpt of it, in UTF-16 units. */
  readonly excerptLengthMax: number;
}

export interface AnalysedText {
  readonly text: string;
  readonly tokens: readonly Token[];
}

export type PassageAnalyser = (passage: Passage) => AnalysedPassage;

/** The index as one question sees it. */
export interface AnalysedIndex {
  readonly index: SearchIndex;
  readonly analyse: PassageAnalyser;
}

/** In UTF-16 units, which are never fewer than the characters that a reader counts. */
export const EXCERPT_LENGTH_MAX = 300;
/** The same for Chinese, where a character says as much as two or three letters. */
const CHINESE_EXCERPT_LENGTH_MAX = 120;
/** A text stays Chinese in spite of its Latin names, and English in spite of a Chinese quotation. */
const CHINESE_SHARE = 0.3;
/** A sentence that is too long is split finely enough to choose among its parts. */
const PART_SHARE = 0.5;

/** Analyses each passage once, however many steps of a question look at it. */
export function createPassageAnalyser(index: SearchIndex): PassageAnalyser {
  const analysed = new Map<Passage, AnalysedPassage>();
  return (passage) => {
    const known = analysed.get(passage) ?? analysePassage(passage, index);
    analysed.set(passage, known);
    return known;
  };
}

function analysePassage(passage: Passage, index: SearchIndex): AnalysedPassage {
  const { text } = passage;
  const titles = joinTitles(passage);
  const tokens = index.analyse(text);
  const excerptLengthMax = lengthMax(text, tokens);
  return {
    passage,
    titles: { text: titles, tokens: index.analyse(titles) },
    body: { text, tokens },
    sentences: splitSentences(text, excerptLengthMax),
    excerptLengthMax,
  };
}

function lengthMax(text: string, tokens: readonly Token[]): number {
  let characters = 0;
  for (const { kind } of tokens) if (kind === "character") characters += 1;
  return characters > text.length * CHINESE_SHARE ? CHINESE_EXCERPT_LENGTH_MAX : EXCERPT_LENGTH_MAX;
}

function splitSentences(text: string, limit: number): readonly Span[] {
  return locateSentences(text).flatMap((sentence) =>
    sentence.end - sentence.start > limit
      ? splitClauses(text, sentence, limit * PART_SHARE)
      : [sentence],
  );
}
