import { STOP_WORDS, QUESTION_WORDS } from "../../ask/question/stop-words.ts";
import type { GlossaryTerm } from "../../ask/glossary.ts";
import type { Token } from "../../ask/search-index.ts";
import { foldCharacter } from "./fold-chinese.ts";
import { findDateTerms, type FoundDate } from "../dates/date-terms.ts";
import { createGlossaryMatcher, type GlossaryMatcher, type Unit } from "./glossary-matcher.ts";
import { TermCache } from "./term-cache.ts";
import { normaliseWord } from "./normalizer.ts";
import { stem } from "./stemmer.ts";
import { readNumberWord, readTensAndOnes } from "./number-words.ts";
import { eachToken, isInvisible } from "./tokenizer.ts";

/** Makes the tokens of a text; the same for passages and questions. Never throws on any text. */
export type Analyzer = (text: string) => readonly Token[];

/** An analyzer that knows the names of the glossary in both languages. */
export function createAnalyzer(glossary: readonly GlossaryTerm[]): Analyzer {
  const names = createGlossaryMatcher(glossary, unitsOf);
  return (text) => tokensOf(text, unitsOf(text), names);
}

function tokensOf(text: string, units: readonly Unit[], names: GlossaryMatcher): readonly Token[] {
  const found = names.find(text, units);
  const dates = findDateTerms(text, units);
  // Plain loops and plain objects: this runs for every word of the library and takes most of the time of indexing.
  const tokens: Token[] = [];
  for (let position = 0; position < units.length; position += 1) {
    const unit = units[position]!;
    const { term, kind, start, end } = unit;
    const name = found?.get(position);
    if (name) tokens.push({ term: name.term, kind: "name", start, end: name.end, position });
    if (dates) addDate(tokens, dates.get(position), start, position);
    tokens.push(unit);
    const next = kind === "character" ? units[position + 1] : undefined;
    if (next?.kind === "character" && (next.start === end || isInvisible(text, end, next.start))) {
      tokens.push({ term: term + next.term, kind: "pair", start, end: next.end, position });
    }
  }
  return tokens;
}

function addDate(
  tokens: Token[],
  date: FoundDate | undefined,
  start: number,
  position: number,
): void {
  if (!date) return;
  for (const term of date.terms)
    tokens.push({ term, kind: "name", start, end: date.end, position });
}

function unitsOf(text: string): readonly Unit[] {
  const units: Unit[] = [];
  eachToken(text, (start, end, isIdeograph) => {
    if (isIdeograph) {
      const term = characters.at(text, start, end);
      units.push({ term, kind: "character", start, end, position: units.length });
      return;
    }
    const before = units.at(-1);
    const term = tensAndOnes(text, before, start, end);
    if (before && term !== null) {
      const { start: first, position } = before;
      units[position] = { term, kind: "word", start: first, end, position };
    } else {
      units.push({
        term: terms.at(text, start, end),
        kind: "word",
        start,
        end,
        position: units.length,
      });
    }
  });
  for (const unit of units) {
    if (isAbbreviation(unit.term) && isShouted(text, units, unit.position)) {
      const term = stem(normaliseWord(text.slice(unit.start, unit.end)));
      units[unit.position] = { ...unit, term };
    }
  }
  return units;
}

/** `twenty-five` and `twenty-fifth` are one word, as 25 is; null for any other two. */
function tensAndOnes(
  text: string,
  before: Unit | undefined,
  start: number,
  end: number,
): string | null {
  // The term rules out most words without a look at the text.
  if (!before || !TENS_TERM.test(before.term) || !HYPHEN.test(text.slice(before.end, start))) {
    return null;
  }
  const tens = text.slice(before.start, before.end).toLowerCase();
  return readTensAndOnes(tens, text.slice(start, end).toLowerCase());
}

const TENS_TERM = /^[2-9]0$/;
const HYPHEN = /^[- \u2010\u2011]$/;

/** The words of a library repeat, and random bytes must not let the cache grow for ever: some 10 MB. */
const WORDS_MAX = 200_000;

const terms = new TermCache(termOf, WORDS_MAX);
const characters = new TermCache(foldCharacter, WORDS_MAX);

function termOf(written: string): string {
  const normal = normaliseWord(written);
  if (spellsCommonWord(written, normal)) return normal.toUpperCase();
  return readNumberWord(normal) ?? stem(normal);
}

/** `US`, `U.S.` and `MOST` are not the words us and most: they keep their capitals. */
function spellsCommonWord(written: string, normal: string): boolean {
  return (
    normal.length > 1 &&
    (STOP_WORDS.has(normal) || QUESTION_WORDS.has(normal)) &&
    /^(?:\p{Lu}\.?)+$/u.test(written)
  );
}

/** Only abbreviations keep capitals in their terms. */
function isAbbreviation(term: string): boolean {
  const first = term.charCodeAt(0);
  return first >= CAPITAL_A && first <= CAPITAL_Z;
}

const CAPITAL_A = 65;
const CAPITAL_Z = 90;

/**
 * Where the words around are all in capitals and one of them is too long for an abbreviation, a word in capitals is a
 * word: WHO SIGNED MOST OF THE TREATIES. Among abbreviations it is one of them: US IP policy, WHO WIPO WTO. US is the country
 * even there, for lines about the office's subject name it far more often than they say us.
 */
function isShouted(text: string, units: readonly Unit[], index: number): boolean {
  if (units[index]?.term === "US") return false;
  const from = Math.max(0, index - SHOUTED_AROUND);
  const around = units
    .slice(from, index + SHOUTED_AROUND + 1)
    .map(({ start, end }) => text.slice(start, end));
  return (
    !around.some((word) => /\p{Ll}/u.test(word)) &&
    around.some((word) => /^\p{Lu}+$/u.test(word) && word.length >= WORD_LETTERS_MIN)
  );
}

/** Words on either side; a whole line would be looked at again for each of its words. */
const SHOUTED_AROUND = 3;
/** The office's abbreviations have up to five letters, UNCITRAL and its like apart: CNIPA, EUIPO, ARIPO, TRIPS. */
const WORD_LETTERS_MIN = 6;
