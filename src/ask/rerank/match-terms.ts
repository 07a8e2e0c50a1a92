import type { Span } from "../../article/sentences.ts";
import type { AnalysedPassage } from "../passage/analyse-passage.ts";
import type { Token } from "../search-index.ts";
import {
  PREFIX_LENGTH_MIN,
  encodePair,
  type QuestionFeatures,
  type TermMatch,
} from "./question-features.ts";

/** How well a synonym or a word with the same beginning stands for a word, which itself matches by 1. */
export const RELATIVE_MATCH = 0.6;

/** Of each term of the question: 1 where a stretch has it, RELATIVE_MATCH where it has only a relative, else 0. */
type TermMatches = Float64Array;

/** What of a question stands in a passage. */
export interface PassageMatches {
  readonly titles: TermMatches;
  /** Of each sentence of the passage. */
  readonly sentences: readonly SentenceMatches[];
  /** The question's own words, in reading order. */
  readonly tokens: readonly Token[];
  /** Indexes of the terms that are spelled as in the question. */
  readonly spelled: ReadonlySet<number>;
  /** The question's pairs of neighbouring words. */
  readonly pairs: ReadonlySet<number>;
}

interface SentenceMatches extends Span {
  readonly terms: TermMatches;
  /** It has a number of what the question wants counted. */
  readonly isCounted: boolean;
}

export function matchTerms(analysed: AnalysedPassage, question: QuestionFeatures): PassageMatches {
  const { sentences, tokens, spelled, pairs } = new Walk(analysed, question).run();
  return { titles: matchTitles(analysed, question), sentences, tokens, spelled, pairs };
}

function matchTitles(
  { titles: { tokens } }: AnalysedPassage,
  { terms, matches }: QuestionFeatures,
): TermMatches {
  const found = new Float64Array(terms.length);
  for (const { term } of tokens) {
    const at = matches.get(term)?.term ?? -1;
    if (at >= 0) found[at] = 1;
  }
  return found;
}

interface SentenceDraft extends SentenceMatches {
  isCounted: boolean;
  /** Words since the last number; a number of what is to be counted stands near before it. */
  sinceNumber: number;
}

const NUMBER =
  /^(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million|billion|dozen|half|several)s?$)/i;
/** Words from a number to what it counts: five thousand young people. */
const COUNTED_WITHIN = 4;

/** One walk over the words of a text; it is taken for every passage that is scored. */
class Walk {
  readonly sentences: readonly SentenceDraft[];
  readonly tokens: Token[] = [];
  readonly spelled = new Set<number>();
  readonly pairs = new Set<number>();
  readonly #body: AnalysedPassage["body"];
  readonly #question: QuestionFeatures;
  /** Which of the typed words the last one was; -1 for none. */
  #lastTyped = -1;

  constructor({ sentences, body }: AnalysedPassage, question: QuestionFeatures) {
    this.#body = body;
    this.#question = question;
    this.sentences = sentences.map(({ start, end }) => ({
      start,
      end,
      terms: new Float64Array(question.terms.length),
      isCounted: false,
      sinceNumber: Infinity,
    }));
  }

  run(): this {
    const { matches, counts } = this.#question;
    let at = 0;
    for (const token of this.#body.tokens) {
      while (at < this.sentences.length - 1 && token.start >= this.sentences[at]!.end) at += 1;
      const sentence = this.sentences[at];
      if (!sentence) break;
      const match = matches.get(token.term);
      if (token.kind === "word") {
        this.#addPrefixes(sentence, token.term);
        if (counts) this.#count(sentence, token, match);
      }
      if (match) this.#add(sentence, token, match);
      if (token.kind === "word" || token.kind === "character") this.#addPair(match);
    }
    return this;
  }

  #addPrefixes({ terms }: SentenceDraft, term: string): void {
    if (term.length < PREFIX_LENGTH_MIN) return;
    const prefixes = this.#question.prefixes.get(term.slice(0, PREFIX_LENGTH_MIN)) ?? [];
    for (const { term: at, prefix } of prefixes) {
      if (term.startsWith(prefix)) terms[at] = Math.max(terms[at]!, RELATIVE_MATCH);
    }
  }

  #add({ terms, end }: SentenceDraft, token: Token, match: TermMatch): void {
    for (const at of match.synonymOf) terms[at] = Math.max(terms[at]!, RELATIVE_MATCH);
    for (const pair of match.pairs) this.pairs.add(pair);
    if (match.term < 0) return;
    this.tokens.push(token);
    if (token.end <= end) terms[match.term] = 1;
    // A name is known in whatever form it is written.
    if (token.kind === "name" || this.#isSpelledAlike(token)) this.spelled.add(match.term);
  }

  #isSpelledAlike(token: Token): boolean {
    return (
      token.kind === "word" && this.#question.spellings.has(this.#written(token).toLowerCase())
    );
  }

  #count(sentence: SentenceDraft, token: Token, match: TermMatch | undefined): void {
    sentence.sinceNumber += 1;
    if (match?.isCounted && sentence.sinceNumber <= COUNTED_WITHIN) sentence.isCounted = true;
    if ((match?.term ?? -1) < 0 && NUMBER.test(this.#written(token))) sentence.sinceNumber = 0;
  }

  #addPair(match: TermMatch | undefined): void {
    const typed = match?.typed ?? -1;
    if (this.#lastTyped >= 0 && typed >= 0) this.pairs.add(encodePair(this.#lastTyped, typed));
    this.#lastTyped = typed;
  }

  #written({ start, end }: Token): string {
    return this.#body.text.slice(start, end);
  }
}
