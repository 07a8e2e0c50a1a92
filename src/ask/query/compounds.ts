import type { SearchIndex, Token } from "../search-index.ts";
import type { Correction } from "./spelling.ts";

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
