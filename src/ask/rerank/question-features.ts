import { STOP_WORDS } from "../question/stop-words.ts";
import type { Query, TypedWord } from "../query/build-query.ts";
import type { SearchIndex } from "../search-index.ts";
import { findAnswerType, type AnswerType } from "./answer-type.ts";
import type { SynonymTable } from "./synonyms.ts";

/** What a question looks for, made ready to be compared with the words of many passages. */
export interface QuestionFeatures {
  /** The terms of the question; of one that the articles do not have they may have a relative. */
  readonly terms: readonly WeightedTerm[];
  /** How many of them the articles have; at least 1. */
  readonly known: number;
  /** What a term of a passage has to do with the question; most have nothing. */
  readonly matches: ReadonlyMap<string, TermMatch>;
  /** Words whose relatives are looked for, by their first letters. */
  readonly prefixes: ReadonlyMap<string, readonly Prefix[]>;
  /** The question's words as they were typed, in small letters. */
  readonly spellings: ReadonlySet<string>;
  /** By `encodePair` two neighbouring words of the question, with their share of the weight of all such pairs. */
  readonly pairs: ReadonlyMap<number, number>;
  /** It asks how many there are of something. */
  readonly counts: boolean;
  readonly answerType: AnswerType | null;
}

interface WeightedTerm {
  readonly term: string;
  /** Its weight in the question times its rarity, as a share of the sum over the terms that the articles have. */
  readonly share: number;
  /** It is written with a capital in the midst of the question. */
  readonly isName: boolean;
}

/** What a term of a passage stands for in the question. */
export interface TermMatch {
  /** Its index in `terms`; -1 where it is not looked for itself. */
  term: number;
  /** Indexes of the terms that it is a synonym of. */
  readonly synonymOf: number[];
  /** Which of the typed words it is; -1 where it is none. */
  typed: number;
  /** The pairs of the question that it stands for, as a name in whatever form. */
  readonly pairs: number[];
  /** It is what the question wants counted, or a synonym of it: people, in "how many people". */
  isCounted: boolean;
}

/** Two words with the same beginning are relatives, such as inventor and invention. */
interface Prefix {
  /** Index of the term. */
  readonly term: number;
  readonly prefix: string;
}

/** A shorter beginning is shared by chance. */
export const PREFIX_LENGTH_MIN = 4;
/** Of a term's letters; the rest is an ending that stemming has left. */
const PREFIX_SHARE = 0.6;
/** What a common word adds to a pair, in rarities: "of" says a little beside another word. */
const STOP_WORD_RARITY = 0.3;

export function buildQuestionFeatures(
  query: Query,
  index: SearchIndex,
  synonyms: SynonymTable,
): QuestionFeatures {
  const { typed } = query;
  const weights = query.terms.map(({ term, weight }) => weight * index.rarity(term));
  const known = query.terms.map(({ term }) => index.knows(term));
  const sum = sumOf(weights.filter((_, at) => known[at])) || 1;
  const names = findNames(typed);
  const terms = query.terms.map(({ term }, at) => ({
    term,
    share: (weights[at] ?? 0) / sum,
    isName: names.has(term),
  }));
  const counted = findCounted(typed);
  const matches = compileMatches({ terms, typed, counted }, synonyms);
  const weightOf = ({ term }: TypedWord): number => weights[matches.get(term)?.term ?? -1] ?? 0;
  return {
    terms,
    known: known.filter(Boolean).length || 1,
    matches,
    prefixes: collectPrefixes(query.terms),
    spellings: query.spellings,
    pairs: collectPairs(typed, matches, weightOf),
    counts: counted.length > 0,
    answerType: findAnswerType(query.text),
  };
}

/** No question has so many words. */
const TYPED_MAX = 2 ** 20;

/** One number for two of the typed words, in this order. */
export function encodePair(first: number, second: number): number {
  return first * TYPED_MAX + second;
}

function compileMatches(
  {
    terms,
    typed,
    counted,
  }: {
    readonly terms: readonly WeightedTerm[];
    readonly typed: readonly TypedWord[];
    readonly counted: readonly string[];
  },
  { synonymsOf }: SynonymTable,
): ReadonlyMap<string, TermMatch> {
  const matches = new Map<string, TermMatch>();
  const matchOf = (term: string): TermMatch => {
    const match = matches.get(term) ?? {
      term: -1,
      synonymOf: [],
      typed: -1,
      pairs: [],
      isCounted: false,
    };
    matches.set(term, match);
    return match;
  };
  for (const [at, { term }] of terms.entries()) {
    matchOf(term).term = at;
    for (const each of synonymsOf(term)) matchOf(each).synonymOf.push(at);
  }
  for (const [at, { term }] of typed.entries()) matchOf(term).typed = at;
  for (const term of counted) {
    matchOf(term).isCounted = true;
    for (const each of synonymsOf(term)) matchOf(each).isCounted = true;
  }
  return matches;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function findNames(typed: readonly TypedWord[]): ReadonlySet<string> {
  const inside = typed.slice(1).filter(({ written }) => /^\p{Lu}/u.test(written));
  return new Set(inside.map(({ term }) => term));
}

function collectPrefixes(terms: Query["terms"]): QuestionFeatures["prefixes"] {
  const prefixes = new Map<string, Prefix[]>();
  for (const [at, { term, kind }] of terms.entries()) {
    if (kind !== "word" || term.length < PREFIX_LENGTH_MIN) continue;
    const length = Math.max(PREFIX_LENGTH_MIN, Math.ceil(term.length * PREFIX_SHARE));
    const first = term.slice(0, PREFIX_LENGTH_MIN);
    const known = prefixes.get(first) ?? [];
    known.push({ term: at, prefix: term.slice(0, length) });
    prefixes.set(first, known);
  }
  return prefixes;
}

function collectPairs(
  typed: readonly TypedWord[],
  matches: QuestionFeatures["matches"],
  weightOf: (word: TypedWord) => number,
): QuestionFeatures["pairs"] {
  const pairs = new Map<number, number>();
  let sum = 0;
  for (const [at, second] of typed.entries()) {
    const first = typed[at - 1];
    if (!first) continue;
    const pair = encodePair(
      matches.get(first.term)?.typed ?? -1,
      matches.get(second.term)?.typed ?? -1,
    );
    if (pairs.has(pair)) continue;
    for (const name of second.names) {
      if (first.names.includes(name)) matches.get(name)?.pairs.push(pair);
    }
    const weight = 2 * STOP_WORD_RARITY + weightOf(first) + weightOf(second);
    pairs.set(pair, weight);
    sum += weight;
  }
  for (const [pair, weight] of pairs) pairs.set(pair, weight / sum);
  return pairs;
}

/** The terms of at most two words after "how many". */
function findCounted(typed: readonly TypedWord[]): readonly string[] {
  const written = typed.map((word) => word.written.toLowerCase());
  const many = written.findIndex(
    (word, at) => (word === "many" || word === "much") && written[at - 1] === "how",
  );
  if (many < 0) return [];
  const after = typed
    .slice(many + 1)
    .filter((word) => !/^(?:of|the|an?)$/i.test(word.written))
    .slice(0, 2);
  const end = after.findIndex((word) => STOP_WORDS.has(word.written.toLowerCase()));
  return after.slice(0, end < 0 ? after.length : end).map(({ term }) => term);
}
