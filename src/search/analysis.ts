import { COMMON_WORDS, QUESTION_WORDS } from "../ask/common-words.ts";
import type { GlossaryTerm } from "../ask/glossary.ts";
import type { Token } from "../ask/search-index.ts";
import { normaliseCharacter } from "./chinese.ts";
import { datesIn, type FoundDate } from "./dates.ts";
import { nameFinder, type NameFinder, type Unit } from "./names.ts";
import { normaliseWord, stem } from "./normalise.ts";
import { digitsOf, digitsOfTwo } from "./number-words.ts";
import { eachStretch } from "./words.ts";

/** Makes the tokens of a text. Equal for passages and questions; never throws on any text. */
export type Analyse = (text: string) => readonly Token[];

/** An analysis that knows the names of the glossary in both languages. */
export function createAnalysis(glossary: readonly GlossaryTerm[]): Analyse {
  const names = nameFinder(glossary, unitsOf);
  return (text) => tokensOf(text, unitsOf(text), names);
}

function tokensOf(text: string, units: readonly Unit[], names: NameFinder): readonly Token[] {
  const tokens: Token[] = [];
  const found = names.find(units);
  const dates = datesIn(text, units);
  // Plain loops and plain objects: this runs for every word of the library, and is most of the time of indexing it.
  for (let position = 0; position < units.length; position += 1) {
    const unit = units[position]!;
    const { term, start, end, ideograph } = unit;
    const name = found?.get(position);
    if (name) tokens.push({ term: name.term, kind: "name", start, end: name.end, position });
    if (dates) addDate(tokens, dates.get(position), start, position);
    tokens.push({ term, kind: ideograph ? "character" : "word", start, end, position });
    const next = ideograph ? units[position + 1] : undefined;
    if (next?.ideograph && next.start === end) {
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
  eachStretch(text, ({ start, end, ideograph }) => {
    const written = text.slice(start, end);
    const whole = ideograph ? null : tensAndOnes(text, units.at(-1), start, written);
    if (whole === null) {
      const term = ideograph ? normaliseCharacter(written) : termOf(written);
      units.push({ start, end, ideograph, written, term });
    } else {
      units.push(wholeNumber(text, units.pop()!.start, end, whole));
    }
  });
  for (let place = 0; place < units.length; place += 1) {
    const unit = units[place]!;
    if (isAbbreviation(unit.term) && isShouted(units, place)) {
      units[place] = { ...unit, term: stem(normaliseWord(unit.written)) };
    }
  }
  return units;
}

/** `twenty-five` and `twenty-fifth` are one word, as 25 is; null for any other two. */
function tensAndOnes(
  text: string,
  before: Unit | undefined,
  start: number,
  ones: string,
): string | null {
  // The term tells most words apart without a look at what is written.
  if (!before || !TENS_TERM.test(before.term) || !HYPHEN.test(text.slice(before.end, start))) {
    return null;
  }
  return digitsOfTwo(before.written.toLowerCase(), ones.toLowerCase());
}

const TENS_TERM = /^[2-9]0$/;
const HYPHEN = /^[- \u2010\u2011]$/;

function wholeNumber(text: string, start: number, end: number, term: string): Unit {
  return { start, end, ideograph: false, written: text.slice(start, end), term };
}

/** Every word of a question is seen again in the passages: the forms are worked out once. */
const terms = new Map<string, string>();
/** About 20 MB of short strings; a library's words repeat, and random bytes must not grow it for ever. */
const TERMS_KEPT_MAX = 200_000;

function termOf(written: string): string {
  const known = terms.get(written);
  if (known !== undefined) return known;
  const normal = normaliseWord(written);
  const term = spellsCommonWord(written, normal)
    ? normal.toUpperCase()
    : (digitsOf(normal) ?? stem(normal));
  if (terms.size >= TERMS_KEPT_MAX) terms.clear();
  terms.set(written, term);
  return term;
}

/** `US`, `U.S.` and `MOST` are not the words us and most: they keep their capitals. */
function spellsCommonWord(written: string, normal: string): boolean {
  return (
    normal.length > 1 &&
    (COMMON_WORDS.has(normal) || QUESTION_WORDS.has(normal)) &&
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

/** In a line that is all in capitals, a word in capitals is a word. */
function isShouted(units: readonly Unit[], place: number): boolean {
  return [units[place - 1], units[place + 1]].some(
    (neighbour) => neighbour !== undefined && /^\p{Lu}{2,}$/u.test(neighbour.written),
  );
}
