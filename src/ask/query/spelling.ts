import type { SearchIndex, Token, QueryTerm } from "../search-index.ts";

/** A word that no article has, and the one that was searched instead. */
export interface Correction {
  /** As the person wrote it. */
  readonly written: string;
  readonly term: string;
  /** The word after it, where what was written stands for two. */
  readonly next: string | null;
  /** What else it may have been meant to be, likeliest first. */
  readonly others: readonly string[];
}

/** Tokens of a question with words that articles write as one: Chang Yu is Changyu, trade mark is trademark. */
export interface JoinedCompounds {
  /** Two words of which one is unknown, or a name that no article has in two, are replaced by the joined one. */
  readonly tokens: readonly Token[];
  readonly corrections: readonly Correction[];
  /** Elsewhere the joined one is a further word to look for. */
  readonly further: readonly Token[];
}

/** Joins neighbouring words where articles have them as one word. */
export function joinCompounds(
  question: string,
  tokens: readonly Token[],
  index: SearchIndex,
): JoinedCompounds {
  const corrections: Correction[] = [];
  const further: Token[] = [];
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    const term = last ? joinedTerm(question, last, token, index) : null;
    if (!last || term === null) {
      joined.push(token);
    } else if (mayBeTwo(question, last, token, index)) {
      joined.push(token);
      further.push({ ...last, term, end: token.end });
    } else {
      joined[joined.length - 1] = { ...last, term, end: token.end };
      corrections.push({
        written: question.slice(last.start, token.end),
        term,
        next: null,
        others: [],
      });
    }
  }
  return { tokens: joined, corrections, further };
}

/** Shorter words are made of two by chance: in to, a part. */
const JOINED_LENGTH_MIN = 6;

function joinedTerm(question: string, one: Token, other: Token, index: SearchIndex): string | null {
  if (one.kind !== "word" || other.kind !== "word") return null;
  // A digit is not a letter that slipped away: "2021 2" is two numbers.
  const [first, second] = [one, other].map(({ start, end }) => question.slice(start, end));
  if (!LETTERS.test(`${first}${second}`)) return null;
  const [together] = index.analyse(`${first}${second}`);
  return together?.kind === "word" && index.knows(together.term) ? together.term : null;
}

/** Both are known, and a name in two words stands so in an article: no passage has Chang Yu, many have change and Yu. */
function mayBeTwo(question: string, one: Token, other: Token, index: SearchIndex): boolean {
  if (!index.knows(one.term) || !index.knows(other.term)) return false;
  const isName = [one, other].every(({ start }) => /\p{Lu}/u.test(question.charAt(start)));
  return !isName || index.hasPhrase([one.term, other.term]);
}

const LETTERS = new RegExp(String.raw`^\p{L}{${JOINED_LENGTH_MIN},}$`, "u");

export function isUnknownWord({ kind, term }: Token, index: SearchIndex): boolean {
  return kind === "word" && !index.knows(term);
}

/** Shorter halves are found in any word. */
const HALF_LENGTH_MIN = 2;
/** No two words of a language are longer together; each place to part them takes a look at both halves. */
const PARTED_LENGTH_MAX = 40;

/** A word that articles write in two: their tokens, and what to say about it. */
export interface SplitCompound {
  readonly tokens: readonly [Token, Token];
  readonly correction: Correction;
}

/** The two words that articles write one after the other where a question has one: Shenchangyu, highlevel. Or null. */
export function splitCompound(
  question: string,
  token: Token,
  index: SearchIndex,
): SplitCompound | null {
  const written = question.slice(token.start, token.end);
  if (!LETTERS.test(written) || written.length > PARTED_LENGTH_MAX) return null;
  for (let at = token.end - HALF_LENGTH_MIN; at >= token.start + HALF_LENGTH_MIN; at -= 1) {
    const [one] = index.analyse(question.slice(token.start, at));
    const [other] = index.analyse(question.slice(at, token.end));
    if (one?.kind !== "word" || other?.kind !== "word") continue;
    if (!index.knows(one.term) || !index.knows(other.term)) continue;
    if (!index.hasPhrase([one.term, other.term])) continue;
    return {
      tokens: [
        { ...token, term: one.term, end: at },
        { ...token, term: other.term, start: at, position: token.position + 0.5 },
      ],
      correction: { written, term: one.term, next: other.term, others: [] },
    };
  }
  return null;
}

/** The known word that an unknown one was probably meant to be, or null. */
export function correctSpelling(
  question: string,
  { start, end }: Token,
  index: SearchIndex,
): Correction | null {
  const written = question.slice(start, end);
  const [term, ...others] = index
    .suggestSpelling(written)
    .filter((each) => mayBeMeant(written, each, index));
  return term === undefined ? null : { written, term, next: null, others };
}

/** Letters of an abbreviation; longer ones are rare. */
const ABBREVIATION_LENGTH_MAX = 6;

/** An abbreviation has no ending: `capital` without its own is near to CCPIT, and `ccpitt` as it stands. */
function mayBeMeant(written: string, term: string, index: SearchIndex): boolean {
  if (term.length > ABBREVIATION_LENGTH_MAX || written.length <= term.length + 1) return true;
  const word: QueryTerm = { term, kind: "word", weight: 1, position: 0 };
  const [hit] = index.rank({ terms: [word], phrases: [], without: [], accept: null }, 1);
  const text = `${hit?.passage.article.title}\n${hit?.passage.heading ?? ""}\n${hit?.passage.text}`;
  return index
    .analyse(text)
    .some((each) => each.term === term && /\p{Ll}/u.test(text.slice(each.start, each.end)));
}
