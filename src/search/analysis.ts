import { COMMON_WORDS, QUESTION_WORDS } from "../ask/common-words.ts";
import type { GlossaryTerm } from "../ask/glossary.ts";
import type { Token } from "../ask/search-index.ts";
import { normaliseCharacter } from "./chinese.ts";
import { nameFinder, type NameFinder, type Unit } from "./names.ts";
import { normaliseWord, stem } from "./normalise.ts";
import { stretchesOf, type Stretch } from "./words.ts";

/** Makes the tokens of a text. Equal for passages and questions; never throws on any text. */
export type Analyse = (text: string) => readonly Token[];

/** An analysis that knows the names of the glossary in both languages. */
export function createAnalysis(glossary: readonly GlossaryTerm[]): Analyse {
  const names = nameFinder(glossary, unitsOf);
  return (text) => tokensOf(unitsOf(text), names);
}

function tokensOf(units: readonly Unit[], names: NameFinder): readonly Token[] {
  const tokens: Token[] = [];
  const found = names.find(units);
  for (const [position, unit] of units.entries()) {
    const { term, start, end } = unit;
    const name = found.get(position);
    if (name) tokens.push({ term: name.term, kind: "name", start, end: name.end, position });
    tokens.push({ term, kind: unit.ideograph ? "character" : "word", start, end, position });
    const next = units[position + 1];
    if (unit.ideograph && next?.ideograph && next.start === end) {
      tokens.push({ term: term + next.term, kind: "pair", start, end: next.end, position });
    }
  }
  return tokens;
}

function unitsOf(text: string): readonly Unit[] {
  const stretches = stretchesOf(text);
  return stretches.map((stretch, index) => {
    const written = text.slice(stretch.start, stretch.end);
    if (stretch.ideograph) return { ...stretch, written, term: normaliseCharacter(written) };
    const shouted =
      isCapitals(text, stretches[index - 1]) || isCapitals(text, stretches[index + 1]);
    return { ...stretch, written, term: termOf(written, shouted) };
  });
}

/** Every word of a question is seen again in the passages: the forms are worked out once. */
const terms = new Map<string, string>();
/** About 20 MB of short strings; a library's words repeat, and random bytes must not grow it for ever. */
const TERMS_KEPT_MAX = 200_000;

function termOf(written: string, shouted: boolean): string {
  const known = terms.get(written);
  if (known !== undefined && !shouted) return known;
  const normal = normaliseWord(written);
  if (shouted) return stem(normal);
  const term = isAbbreviation(written, normal) ? normal.toUpperCase() : stem(normal);
  if (terms.size >= TERMS_KEPT_MAX) terms.clear();
  terms.set(written, term);
  return term;
}

/** `US`, `U.S.` and `MOST` are not the words us and most. */
function isAbbreviation(written: string, normal: string): boolean {
  return (
    normal.length > 1 &&
    (COMMON_WORDS.has(normal) || QUESTION_WORDS.has(normal)) &&
    /^(?:\p{Lu}\.?)+$/u.test(written)
  );
}

function isCapitals(text: string, stretch: Stretch | undefined): boolean {
  return stretch !== undefined && /^\p{Lu}{2,}$/u.test(text.slice(stretch.start, stretch.end));
}
