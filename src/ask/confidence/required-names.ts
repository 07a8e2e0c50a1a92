import type { Memberships } from "../../membership/memberships.ts";
import type { Language } from "../../language.ts";
import { isProperName, toNameTerm, type GlossaryTerm } from "../glossary.ts";
import type { AnalysedText } from "../passage/analyse-passage.ts";
import { isDateTerm } from "../query/date-terms.ts";
import type { Query } from "../query/build-query.ts";
import { findCounts } from "../query/ordinals.ts";
import { STOP_WORDS, QUESTION_WORDS } from "../question/stop-words.ts";
import type { SynonymTable } from "../rerank/synonyms.ts";
import type { SearchIndex, Token } from "../search-index.ts";
import type { Lexicon } from "../lexicon.ts";

/** A country, body, person, treaty, year or number that a question names: what is shown has to be about it. */
export interface RequiredName {
  /** As the question writes it, or as its language calls it. */
  readonly written: string;
  /** Whether a text names it, in whatever form. */
  readonly isIn: (text: AnalysedText) => boolean;
  /** It is a name of the glossary: of a treaty, a law, a body. */
  readonly isSubject: boolean;
}

interface CountryNames {
  readonly countriesIn: Memberships["countriesIn"];
  readonly nameOf: Memberships["nameOf"];
}

export interface NameLibrary {
  readonly index: SearchIndex;
  readonly glossary: readonly GlossaryTerm[];
  readonly synonyms: SynonymTable;
  readonly memberships: CountryNames;
  readonly lexicon: Lexicon;
}

export function findRequiredNames(
  query: Query,
  language: Language,
  library: NameLibrary,
): readonly RequiredName[] {
  const tokens = library.index.analyse(query.text);
  const countries = countryNames(query, language, library);
  const glossary = glossaryNames(query, library);
  return [
    ...countries,
    ...glossary,
    ...wordNames(query, tokens, library),
    ...dates(query, tokens),
    ...numbers(query, tokens),
    ...editions(query, tokens),
  ];
}

function countryNames(
  { text }: Query,
  language: Language,
  { index, memberships, synonyms }: NameLibrary,
): readonly RequiredName[] {
  return memberships.countriesIn(text).map((code) => {
    // The people of a country and what is theirs stand for it: German for Germany.
    const own = index.analyse(memberships.nameOf(code, "en")).map(({ term }) => term);
    const relatives = new Set(own.length === 1 ? [...synonyms.synonymsOf(own[0]!)] : []);
    return {
      written: findWritten(text, code, memberships) ?? memberships.nameOf(code, language),
      isSubject: false,
      isIn: ({ text: read, tokens }) =>
        memberships.countriesIn(read).includes(code) ||
        tokens.some(({ term }) => relatives.has(term)),
    };
  });
}

/** Words of the longest name of a country that people write. */
const COUNTRY_WORDS_MAX = 4;

/** The country as the question writes it; null where it has more words than that, or is Chinese. */
function findWritten(text: string, code: string, { countriesIn }: CountryNames): string | null {
  const words = text.split(/[\s?!,.;:]+/u);
  for (let length = 1; length <= COUNTRY_WORDS_MAX; length += 1) {
    for (let first = 0; first + length <= words.length; first += 1) {
      const written = words.slice(first, first + length).join(" ");
      if (countriesIn(written).includes(code) && !/\p{Script=Han}/u.test(written)) return written;
    }
  }
  return null;
}

function glossaryNames({ names }: Query, { glossary }: NameLibrary): readonly RequiredName[] {
  const proper = new Map(
    glossary.filter(isProperName).map((entry) => [toNameTerm(entry.id), entry] as const),
  );
  return names
    .filter(({ term }) => proper.has(term))
    .map(({ term, written }) => ({
      written,
      isSubject: true,
      isIn: ({ tokens }) => tokens.some((token) => token.term === term),
    }));
}

/** Words in capitals within a question, and words that neither an article nor the language has. */
function wordNames(
  query: Query,
  tokens: readonly Token[],
  { index, synonyms, memberships, lexicon }: NameLibrary,
): readonly RequiredName[] {
  const { text, corrections } = query;
  const inNames = tokens.filter(({ kind }) => kind === "name");
  const words = tokens.filter(
    ({ kind, start, end }) =>
      kind === "word" &&
      /\p{L}/u.test(text.slice(start, end)) &&
      !inNames.some((name) => name.start <= start && end <= name.end),
  );
  const mended = new Set(corrections.flatMap(({ written }) => written.split(" ")));
  const usesCapitals =
    words.filter(({ start }) => isCapital(text, start)).length * 2 < words.length;
  // Of two words alone each one is what is looked for.
  const isShort = !query.isQuestion && inNames.length === 0 && words.length === 2;
  return words
    .filter(({ term, start, end }, at) => {
      const written = text.slice(start, end);
      if (mended.has(written) || isAsking(written) || isMixedUp(written)) return false;
      if (memberships.countriesIn(written).length > 0) return false;
      const isName = usesCapitals && at > 0 && isCapital(text, start) && !isCommonTitle(written);
      return isName || (!index.knows(term) && (isShort || !lexicon.hasWord(written)));
    })
    .map(({ term, start, end }) => {
      const relatives = synonyms.synonymsOf(term);
      return {
        written: text.slice(start, end),
        isSubject: false,
        isIn: ({ tokens: read }) =>
          read.some((token) => token.term === term || relatives.has(token.term)),
      };
    });
}

/** Words that are written with capitals beside a name, and name nothing alone. */
function isCommonTitle(written: string): boolean {
  return /^(?:IP|Act|Law|Treaty|Convention|Agreement|Protocol|Office|Court|Day|Week|Forum|System|Article|Code|Director|General|President|Minister|Organi[sz]ation|Union|National|International|Intellectual|Property|Patent|Trademark|Copyright|January|February|March|April|May|June|July|August|September|October|November|December)s?$/iu.test(
    written,
  );
}

function isCapital(text: string, at: number): boolean {
  return /^\p{Lu}/u.test(text.slice(at, at + 2));
}

function isAsking(written: string): boolean {
  const lower = written.toLowerCase().replaceAll("’", "'");
  return STOP_WORDS.has(lower) || QUESTION_WORDS.has(lower);
}

/** A common word with its letters in another order: wehn, waht. */
function isMixedUp(written: string): boolean {
  return MIXED_UP.has(sortLetters(written));
}

function sortLetters(word: string): string {
  return word.toLowerCase().split("").toSorted().join("");
}

const MIXED_UP: ReadonlySet<string> = new Set(
  [...STOP_WORDS, ...QUESTION_WORDS].filter(({ length }) => length > 2).map(sortLetters),
);

/** The days that a question names, each as exactly as it does. */
function dates({ text }: Query, tokens: readonly Token[]): readonly RequiredName[] {
  const named = tokens.filter(({ term }) => isDateTerm(term));
  return named
    .filter(({ term, start }) =>
      named.every((other) => other.start !== start || other.term.length <= term.length),
    )
    .map(({ term, start, end }) => ({
      written: text.slice(start, end),
      isSubject: false,
      isIn: ({ tokens: read }) => read.some((token) => token.term === term),
    }));
}

/** What comes in numbers: the sixth amendment, 第五次修改, the 25th session. "The first" is said of much else. */
const EDITION =
  /^.{0,24}?\b(?:amendments?|revisions?|editions?|sessions?|forums?|meetings?|roundtables?|plans?|rounds?)\b|^[^，。]{0,8}?[次届期版个]/iu;

function editions({ text }: Query, tokens: readonly Token[]): readonly RequiredName[] {
  return findCounts(text, tokens)
    .filter(({ count, end }) => count > 1 && EDITION.test(text.slice(end)))
    .map(({ count, start, end }) => ({
      written: text.slice(start, end),
      isSubject: false,
      isIn: (read) => findCounts(read.text, read.tokens).some((each) => each.count === count),
    }));
}

/** Years, and numbers of two digits or more. */
function numbers({ text }: Query, tokens: readonly Token[]): readonly RequiredName[] {
  const named = tokens.filter(({ term }) => isDateTerm(term));
  return tokens
    .filter(({ kind, term }) => kind === "word" && /^\d{2,}$/.test(term))
    .filter(({ start, end }) => !named.some((date) => date.start <= start && end <= date.end))
    .map(({ term, start, end }) => ({
      written: text.slice(start, end),
      isSubject: false,
      isIn: ({ tokens: read }) => read.some((token) => token.term === term),
    }));
}
