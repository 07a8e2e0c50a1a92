import type { QueryTerm, SearchIndex, Token } from "../search-index.ts";
import { isDateTerm } from "./date-terms.ts";
import type { Ordinal } from "./ordinals.ts";

/** A term to look for. Scores are in the index's own unit: weight times rarity. */
export interface WeightedTerm {
  readonly term: QueryTerm;
  /** What a passage that has it adds to the query's greatest score; 0 where another term stands for it. */
  readonly maxScore: number;
}

/** A word that was typed, with the glossary's name around it that stands for it. */
export interface LiteralTerm extends WeightedTerm {
  readonly name?: Token;
  /** What it adds to the score of that name. */
  readonly nameScore?: number;
}

/**
 * A pasted page is answered by its rarest words: more of them cost time and change the best results little.
 */
const QUERY_TERMS_MAX = 64;

/**
 * A glossary's name stands for its own words: a passage that has it in another form gets this share
 * of their score, and one that has them literally both shares. A date's own words keep their score:
 * in another form it still has some of them.
 */
const NAME_SHARE = 0.8;
const LITERAL_SHARE = 0.4;
/** The share that an ordinal's other spelling has of its own score; in digits it says less than in words. */
const OTHER_SPELLING_SHARE = 0.3;
const SPELLED_OUT_SHARE = 0.6;
/** One Chinese character means little without its neighbour. */
const CHARACTER_WEIGHT = 0.5;
/** Where every passage has a term, its rarity is next to nothing; this keeps weights finite. */
const RARITY_MIN = 0.1;

export function weighToken({ term, kind, position }: Token, share: number): QueryTerm {
  return { term, kind, weight: share * (kind === "character" ? CHARACTER_WEIGHT : 1), position };
}

export function scoreToken(token: Token, index: SearchIndex): number {
  return weighToken(token, 1).weight * index.rarity(token.term);
}

export function weighTyped(token: Token, maxScore: number): WeightedTerm {
  return { term: weighToken(token, 1), maxScore };
}

/** A word that the written one may have been meant to be; it counts as that one. */
export function weighGuess(token: Token, term: string, share: number): WeightedTerm {
  return { term: { ...weighToken(token, share), term }, maxScore: 0 };
}

export function weighWordOfName(token: Token, name: Token, index: SearchIndex): LiteralTerm {
  const score = scoreToken(token, index);
  return isDateTerm(name.term)
    ? { term: weighToken(token, 1), maxScore: score, name, nameScore: score }
    : { term: weighToken(token, LITERAL_SHARE), maxScore: 0, name, nameScore: score };
}

export function weighNames(
  names: readonly Token[],
  literal: readonly LiteralTerm[],
  index: SearchIndex,
): readonly WeightedTerm[] {
  const scores = new Map<number, number>();
  for (const { name, nameScore = 0 } of literal) {
    if (name) scores.set(name.position, (scores.get(name.position) ?? 0) + nameScore);
  }
  return names.map((name) => {
    // The days of a range stand for the same words.
    const sharing = names.filter(({ position }) => position === name.position).length;
    const score = (NAME_SHARE * (scores.get(name.position) ?? 0)) / sharing;
    const weight = score / Math.max(RARITY_MIN, index.rarity(name.term));
    const maxScore = isDateTerm(name.term) ? 0 : score;
    return { term: withWeight(weighToken(name, 1), weight), maxScore };
  });
}

/** An ordinal's other spellings, each with a share of its score as it was written. */
export function weighOtherSpellings(
  { positions, spellings, isInDigits }: Ordinal,
  literal: readonly LiteralTerm[],
  index: SearchIndex,
): readonly WeightedTerm[] {
  const own = literal.filter(({ term }) => positions.includes(term.position));
  const score = Math.max(0, ...own.map(({ term }) => term.weight * index.rarity(term.term)));
  const share = isInDigits ? SPELLED_OUT_SHARE : OTHER_SPELLING_SHARE;
  return spellings.flatMap((tokens) =>
    tokens.map((token) => {
      const rarity = Math.max(RARITY_MIN, index.rarity(token.term));
      const weight = (share * score) / (tokens.length * rarity);
      const term = { ...weighToken(token, 1), weight, position: positions[0] ?? 0 };
      return { term, maxScore: 0 };
    }),
  );
}

/** Each term once, with the sums of its weights and scores; the rarest where there are too many. */
export function mergeTerms(
  terms: readonly WeightedTerm[],
  index: SearchIndex,
): readonly WeightedTerm[] {
  const once = new Map<string, WeightedTerm>();
  for (const { term, maxScore } of terms) {
    const first = once.get(term.term);
    once.set(
      term.term,
      first
        ? {
            term: withWeight(first.term, first.term.weight + term.weight),
            maxScore: first.maxScore + maxScore,
          }
        : { term, maxScore },
    );
  }
  const distinct = [...once.values()];
  return distinct.length <= QUERY_TERMS_MAX ? distinct : keepRarest(distinct, index);
}

function keepRarest(terms: readonly WeightedTerm[], index: SearchIndex): readonly WeightedTerm[] {
  const scoreOf = ({ term: { term, weight } }: WeightedTerm): number =>
    index.knows(term) ? weight * index.rarity(term) : 0;
  return terms
    .map((each) => ({ each, score: scoreOf(each) }))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, QUERY_TERMS_MAX)
    .map(({ each }) => each)
    .toSorted((one, other) => one.term.position - other.term.position);
}

function withWeight({ term, kind, position }: QueryTerm, weight: number): QueryTerm {
  return { term, kind, weight, position };
}
