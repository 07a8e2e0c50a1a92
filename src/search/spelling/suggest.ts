import { normaliseWord } from "../analysis/normalizer.ts";
import { stem } from "../analysis/stemmer.ts";
import {
  EDIT_LENGTH_MIN,
  countAllowedEdits,
  rankByEdits,
  rankByLikelihood,
} from "./rank-suggestions.ts";
import type { RadixTree } from "./term-tree.ts";

/** Guesses which known term an unknown word was meant to be. */
export interface SpellingSuggester {
  /** Takes the word as it was written: a mistyped one, or else one that breaks off. Likeliest first. */
  suggest(word: string): readonly string[];
}

export function createSpellingSuggester(
  tree: () => RadixTree,
  frequency: (term: string) => number,
): SpellingSuggester {
  const isKnown = (term: string): boolean => frequency(term) > 0;
  const found = (lookUp: (tree: RadixTree, term: string) => readonly string[], term: string) =>
    // Sorted, since the tree's order depends on how it grew; known, since it keeps terms that have left the library.
    [...new Set(lookUp(tree(), term))].toSorted().filter(isKnown);
  /** What a word that breaks off begins: a term, or an ending that stemming takes off. */
  const completed = (written: string) => {
    const longer = [...found(beginningWith, written), ...completeEnding(written).map(stem)];
    return rankByLikelihood(written, frequency, [...new Set(longer)].filter(isKnown));
  };
  return {
    suggest(word) {
      const written = normaliseWord(word);
      if (!MAY_BE_MISTYPED.test(written)) return [];
      const term = stem(written);
      const edits = countAllowedEdits(term);
      const once = edits > 0 ? rankByEdits(term, frequency, found(oneEditAway, term)) : [];
      const endings = editsOfEnding(written).map(stem).filter(isKnown);
      const all = rankByLikelihood(written, frequency, [...new Set([...once, ...endings])]);
      if (all.length > 0) return all;
      const twice = edits < 2 ? [] : rankByEdits(term, frequency, found(twoEditsAway, term));
      return twice.length > 0 ? twice : completed(written);
    },
  };
}

/** Shorter words have too many neighbours for a guess. */
const MAY_BE_MISTYPED = /^[a-z]{4,}$/;
/** As long as the endings that stemming takes off, and a letter more. */
const ENDING = 6;

/** Every word that is one edit away near its end, where a mistyped letter keeps the ending from being taken off. */
function editsOfEnding(word: string): readonly string[] {
  if (word.length < EDIT_LENGTH_MIN) return [];
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

/** Long endings of English nouns and adjectives within which people stop typing; shorter ones are an edit or two away. */
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

/** A word that breaks off within an ending, with the whole ending: `infringeme` gives `infringement`. */
function completeEnding(word: string): readonly string[] {
  return ENDINGS.flatMap((ending) =>
    Array.from(ending.slice(1), (_, at) => ending.slice(0, at + 1))
      .filter((part) => part.length > 1 && word.endsWith(part))
      .map((part) => word + ending.slice(part.length)),
  );
}

/** Swapped neighbours are one edit to us and two to the tree, so they are looked up one by one. */
function oneEditAway(tree: RadixTree, term: string): readonly string[] {
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

/** Only terms with the same first letter: it is rarely mistyped, and walking the whole tree takes long. */
function twoEditsAway(tree: RadixTree, term: string): readonly string[] {
  return [...tree.atPrefix(term.slice(0, 1)).fuzzyGet(term, 2).keys()];
}

function beginningWith(tree: RadixTree, word: string): readonly string[] {
  return [...tree.atPrefix(word).keys()];
}
