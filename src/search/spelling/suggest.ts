import { likeliest, nearTerms, SLIP_LENGTH_MIN, slipsAllowed } from "./rank-suggestions.ts";
import { normaliseWord, stem } from "../analysis/normalizer.ts";
import type { Tree } from "./term-tree.ts";

/** Guesses which known term an unknown one was meant to be. */
export interface Spelling {
  /** Takes the word as it was written: one that slipped, or else one that breaks off. Likeliest first. */
  near(word: string): readonly string[];
}

/** Walks MiniSearch's radix tree. */
export function createSpelling(tree: () => Tree, frequency: (term: string) => number): Spelling {
  const found = (slipped: (tree: Tree, term: string) => readonly string[], term: string) =>
    // In one order, in whichever the tree has grown; it keeps words that have left the library.
    [...new Set(slipped(tree(), term))].toSorted().filter((each) => frequency(each) > 0);
  /** What somebody types who stops early: the beginning of a term, or of an ending that stemming takes off. */
  const begun = (written: string) => {
    const longer = [...found(beginningWith, written), ...withWholeEnding(written).map(stem)];
    const known = [...new Set(longer)].filter((each) => frequency(each) > 0);
    return likeliest(written, frequency, known);
  };
  return {
    near(word) {
      const written = normaliseWord(word);
      if (!MAY_SLIP.test(written)) return [];
      const term = stem(written);
      const slips = slipsAllowed(term);
      const endings = slippedAtEnd(written)
        .map(stem)
        .filter((each) => frequency(each) > 0);
      const once = slips > 0 ? nearTerms(term, frequency, found(slippedOnce, term)) : [];
      const all = likeliest(written, frequency, [...new Set([...once, ...endings])]);
      if (all.length > 0) return all;
      const twice = slips < 2 ? [] : nearTerms(term, frequency, found(slippedTwice, term));
      return twice.length > 0 ? twice : begun(written);
    },
  };
}

/** Shorter words have too many neighbours for a guess. */
const MAY_SLIP = /^[a-z]{4,}$/;
/** As long as the endings that stemming takes off, and a letter more. */
const ENDING = 6;

/** Every word that is one slip away near its end: there a slip keeps the ending from being taken off. */
function slippedAtEnd(word: string): readonly string[] {
  if (word.length < SLIP_LENGTH_MIN) return [];
  const words: string[] = [];
  for (let at = Math.max(0, word.length - ENDING); at <= word.length; at += 1) {
    const [before, rest] = [word.slice(0, at), word.slice(at)];
    for (const letter of LETTERS) {
      words.push(before + letter + rest);
      if (rest !== "") words.push(before + letter + rest.slice(1));
    }
    if (rest !== "") words.push(before + rest.slice(1));
    if (rest.length > 1) words.push(before + rest[1]! + rest[0]! + rest.slice(2));
  }
  return words;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Long endings of English nouns and adjectives that people stop in; shorter ones are reached by a slip or two. */
const ENDINGS = [
  "ability",
  "ation",
  "ement",
  "ibility",
  "ically",
  "ization",
  "ments",
  "ment",
  "ness",
];

/** A word that breaks off within an ending, with all of it: infringeme is infringement. */
function withWholeEnding(word: string): readonly string[] {
  return ENDINGS.flatMap((ending) =>
    Array.from(ending.slice(1), (_, at) => ending.slice(0, at + 1))
      .filter((part) => part.length > 1 && word.endsWith(part))
      .map((part) => word + ending.slice(part.length)),
  );
}

/** A swap of neighbours is one slip to us and two changes to the tree, so swaps are looked up one by one. */
function slippedOnce(tree: Tree, term: string): readonly string[] {
  const swapped = Array.from(
    { length: term.length - 1 },
    (_, at) =>
      term.slice(0, at) +
      term
        .slice(at, at + 2)
        .split("")
        .toReversed()
        .join("") +
      term.slice(at + 2),
  );
  return [...swapped.filter((word) => tree.has(word)), ...tree.fuzzyGet(term, 1).keys()];
}

/** Only words with the same beginning: two slips seldom reach it, and the whole tree takes long to walk. */
function slippedTwice(tree: Tree, term: string): readonly string[] {
  return [...tree.atPrefix(term.slice(0, 1)).fuzzyGet(term, 2).keys()];
}

function beginningWith(tree: Tree, word: string): readonly string[] {
  return [...tree.atPrefix(word).keys()];
}
