import type { AnswerKind } from "./answer-kind.ts";
import type { QuestionTerms } from "./question-terms.ts";
import type { SearchIndex, WantedWord } from "./search-index.ts";

/** What a question looks for, made ready to be compared with the words of many passages. */
export interface Sought {
  /** Of each term what it says: its weight in the question times its rarity. */
  readonly worths: ReadonlyMap<string, number>;
  /** What all terms that the articles have are worth together; above 0. */
  readonly all: number;
  /** The question's words as they were typed, in small letters. */
  readonly spelled: ReadonlySet<string>;
  /** Words whose relatives are looked for, by their first letters. */
  readonly beginnings: ReadonlyMap<string, readonly Beginning[]>;
  readonly kind: AnswerKind | null;
}

/** Two words with the same beginning are relatives, such as inventor and invention. */
interface Beginning {
  readonly term: string;
  readonly beginning: string;
}

/** A shorter beginning is shared by chance. */
export const BEGINNING_LENGTH_MIN = 4;
/** Of a term's letters; the rest is an ending that stemming has left. */
const BEGINNING_SHARE = 0.6;

export function soughtBy(
  { words, spelled, kind }: Pick<QuestionTerms, "words" | "spelled" | "kind">,
  index: SearchIndex,
): Sought {
  const worths = new Map(
    words.map(({ term, weight }) => [term, weight * index.rarity(term)] as const),
  );
  let all = 0;
  for (const [term, worth] of worths) if (index.knows(term)) all += worth;
  return { worths, all: all || 1, spelled, beginnings: beginningsOf(words), kind };
}

function beginningsOf(words: readonly WantedWord[]): Sought["beginnings"] {
  const beginnings = new Map<string, Beginning[]>();
  for (const { term, kind } of words) {
    if (kind !== "word" || term.length < BEGINNING_LENGTH_MIN) continue;
    const length = Math.max(BEGINNING_LENGTH_MIN, Math.ceil(term.length * BEGINNING_SHARE));
    const first = term.slice(0, BEGINNING_LENGTH_MIN);
    const known = beginnings.get(first) ?? [];
    known.push({ term, beginning: term.slice(0, length) });
    beginnings.set(first, known);
  }
  return beginnings;
}
