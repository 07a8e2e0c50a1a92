import type { AnswerType } from "./answer-type.ts";
import { STOP_WORDS } from "../question/stop-words.ts";
import { kindredTerms } from "./synonyms.ts";
import type { Query, TypedWord } from "../query/build-query.ts";
import type { SearchIndex } from "../search-index.ts";

/** What a question looks for, made ready to be compared with the words of many passages. */
export interface QuestionFeatures {
  /** The terms of the question; of one that the articles do not have they may have a relative. */
  readonly terms: readonly SoughtTerm[];
  /** How many of them the articles have; at least 1. */
  readonly known: number;
  /** What a term of a passage has to do with the question; most have nothing. */
  readonly clues: ReadonlyMap<string, TermMatch>;
  /** Words whose relatives are looked for, by their first letters. */
  readonly beginnings: ReadonlyMap<string, readonly Beginning[]>;
  /** The question's words as they were typed, in small letters. */
  readonly spellings: ReadonlySet<string>;
  /** By `pairOf` two neighbouring words of the question, what they are worth as a share of all such pairs. */
  readonly pairs: ReadonlyMap<number, number>;
  /** It asks how many there are of something. */
  readonly counts: boolean;
  readonly answerType: AnswerType | null;
}

interface SoughtTerm {
  readonly term: string;
  /** What it says, its weight in the question times its rarity, as a share of what all say that the articles have. */
  readonly worth: number;
  /** It is written with a capital in the midst of the question. */
  readonly isName: boolean;
}

export interface TermMatch {
  /** Where the term stands in `terms`; -1 where it is not sought itself. */
  place: number;
  /** Places of the terms that it is kindred to. */
  readonly kindred: number[];
  /** Which of the typed words it is; -1 where it is none. */
  typed: number;
  /** The pairs of the question that it stands for, as a name in whatever form. */
  readonly pairs: number[];
  /** It is what the question wants counted, or kindred to it: people, in "how many people". */
  isCounted: boolean;
}

/** Two words with the same beginning are relatives, such as inventor and invention. */
interface Beginning {
  readonly place: number;
  readonly beginning: string;
}

/** A shorter beginning is shared by chance. */
export const BEGINNING_LENGTH_MIN = 4;
/** Of a term's letters; the rest is an ending that stemming has left. */
const BEGINNING_SHARE = 0.6;
/** What a common word adds to a pair, in rarities: "of" says a little beside another word. */
const COMMON_WORTH = 0.3;

export function buildQuestionFeatures(
  query: Pick<Query, "terms" | "spellings" | "typed" | "answerType">,
  index: SearchIndex,
): QuestionFeatures {
  const { spellings, typed, answerType } = query;
  const worths = query.terms.map(({ term, weight }) => weight * index.rarity(term));
  const known = query.terms.map(({ term }) => index.knows(term));
  const all = sumOf(worths.filter((_, place) => known[place])) || 1;
  const names = namesIn(typed);
  const terms = query.terms.map(({ term }, place) => ({
    term,
    worth: (worths[place] ?? 0) / all,
    isName: names.has(term),
  }));
  const counted = countedIn(typed);
  const clues = cluesOf(terms, typed, counted, kindredTerms(index));
  const worthOf = ({ term }: TypedWord): number => worths[clues.get(term)?.place ?? -1] ?? 0;
  return {
    terms,
    known: known.filter(Boolean).length || 1,
    clues,
    beginnings: beginningsOf(query.terms),
    spellings,
    pairs: pairsOf(typed, clues, worthOf),
    counts: counted.length > 0,
    answerType,
  };
}

/** No question has so many words. */
const TYPED_MAX = 2 ** 20;

/** One number for two of the typed words, in this order. */
export function pairOf(first: number, second: number): number {
  return first * TYPED_MAX + second;
}

function cluesOf(
  terms: readonly SoughtTerm[],
  typed: readonly TypedWord[],
  counted: readonly string[],
  kindredOf: ReturnType<typeof kindredTerms>,
): ReadonlyMap<string, TermMatch> {
  const clues = new Map<string, TermMatch>();
  const clueOf = (term: string): TermMatch => {
    const clue = clues.get(term) ?? {
      place: -1,
      kindred: [],
      typed: -1,
      pairs: [],
      isCounted: false,
    };
    clues.set(term, clue);
    return clue;
  };
  for (const [place, { term }] of terms.entries()) {
    clueOf(term).place = place;
    for (const each of kindredOf.get(term) ?? []) clueOf(each).kindred.push(place);
  }
  for (const [place, { term }] of typed.entries()) clueOf(term).typed = place;
  for (const term of counted) {
    clueOf(term).isCounted = true;
    for (const each of kindredOf.get(term) ?? []) clueOf(each).isCounted = true;
  }
  return clues;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function namesIn(typed: readonly TypedWord[]): ReadonlySet<string> {
  const inside = typed.slice(1).filter(({ written }) => /^\p{Lu}/u.test(written));
  return new Set(inside.map(({ term }) => term));
}

function beginningsOf(words: Query["terms"]): QuestionFeatures["beginnings"] {
  const beginnings = new Map<string, Beginning[]>();
  for (const [place, { term, kind }] of words.entries()) {
    if (kind !== "word" || term.length < BEGINNING_LENGTH_MIN) continue;
    const length = Math.max(BEGINNING_LENGTH_MIN, Math.ceil(term.length * BEGINNING_SHARE));
    const first = term.slice(0, BEGINNING_LENGTH_MIN);
    const known = beginnings.get(first) ?? [];
    known.push({ place, beginning: term.slice(0, length) });
    beginnings.set(first, known);
  }
  return beginnings;
}

function pairsOf(
  typed: readonly TypedWord[],
  clues: QuestionFeatures["clues"],
  worthOf: (word: TypedWord) => number,
): QuestionFeatures["pairs"] {
  const pairs = new Map<number, number>();
  let all = 0;
  for (const [place, second] of typed.entries()) {
    const first = typed[place - 1];
    if (!first) continue;
    const pair = pairOf(clues.get(first.term)?.typed ?? -1, clues.get(second.term)?.typed ?? -1);
    if (pairs.has(pair)) continue;
    for (const name of second.names) {
      if (first.names.includes(name)) clues.get(name)?.pairs.push(pair);
    }
    const worth = 2 * COMMON_WORTH + worthOf(first) + worthOf(second);
    pairs.set(pair, worth);
    all += worth;
  }
  for (const [pair, worth] of pairs) pairs.set(pair, worth / all);
  return pairs;
}

/** The terms of at most two words after "how many". */
function countedIn(typed: readonly TypedWord[]): readonly string[] {
  const written = typed.map((word) => word.written.toLowerCase());
  const many = written.findIndex(
    (word, place) => (word === "many" || word === "much") && written[place - 1] === "how",
  );
  if (many < 0) return [];
  const after = typed
    .slice(many + 1)
    .filter((word) => !/^(?:of|the|an?)$/i.test(word.written))
    .slice(0, 2);
  const end = after.findIndex((word) => STOP_WORDS.has(word.written.toLowerCase()));
  return after.slice(0, end < 0 ? after.length : end).map(({ term }) => term);
}
