import type { CatalogueEvent } from "../../event/event.ts";
import { isProperName, toNameTerm, type GlossaryTerm } from "../glossary.ts";
import type { Memberships } from "../../membership/memberships.ts";
import { removeStopWords } from "../question/remove-stop-words.ts";
import type { SynonymTable } from "../rerank/synonyms.ts";
import type { SearchIndex, Token } from "../search-index.ts";
import { isDateTerm } from "../query/date-terms.ts";

/** The catalogue, made ready to be asked. */
export interface EventIndex {
  /** Events whose titles have all that a subject names, those first that name the least besides. */
  find(subject: Subject): readonly EventMatch[];
  /** In the order of the catalogue. */
  readonly events: readonly CatalogueEvent[];
}

/** What a question is about. */
export interface Subject {
  /** Without the words that only ask. */
  readonly text: string;
  /** Words that need not be there, but count: those of what happened. */
  readonly optional: string;
}

export interface EventMatch {
  readonly event: CatalogueEvent;
  /** Words of its title, beside the country, that the subject has not. */
  readonly titleExcess: number;
  /** Words that its title has and the subject has not, less those of the optional ones that it has; the fewer the better. */
  readonly excess: number;
}

interface CountryNames {
  readonly countriesIn: Memberships["countriesIn"];
  readonly nameOf: Memberships["nameOf"];
}

export interface EventLibrary {
  readonly index: SearchIndex;
  readonly synonyms: SynonymTable;
  readonly memberships: CountryNames;
  readonly glossary: readonly GlossaryTerm[];
}

/** More words of a title than this that a subject lacks make it another matter. */
const EXCESS_MAX = 2;
/** A country that a title names and the question does not: what names none comes first. */
const COUNTRY_EXCESS = 4;
/** What an optional word, or one that is written alike, takes off the excess. */
const OPTIONAL_SHARE = 0.5;
/** Of a Chinese subject's characters outside its names so many have to be there: 修正 and 修改 share one. */
const CHARACTER_SHARE = 0.7;
/** The name of another treaty or body says that a title is about that one. */
const OTHER_NAME_EXCESS = 3;
/** Two Chinese characters say as much as a word. */
const EXCESS_OF: Readonly<Record<Token["kind"], number>> = {
  word: 1,
  character: 0.5,
  pair: 0,
  name: 1,
};

/** Events that may not be told are left out. The titles are analysed when the first question is asked. */
export function createEventIndex(
  catalogue: readonly CatalogueEvent[],
  library: EventLibrary,
): EventIndex {
  const events = catalogue.filter(({ status }) => status === "confirmed" || status === "planned");
  let indexed: readonly IndexedEvent[] | null = null;
  return {
    events,
    find(subject) {
      indexed ??= events.map((event) => indexEvent(event, library));
      const parts = readSubject(subject, library);
      if (parts.required.length + parts.characters.length === 0) return [];
      return indexed
        .filter((each) => hasAll(each, parts) && !isOfOtherCountry(each, parts))
        .map((each) => ({ each, title: measureExcess(each, parts) }))
        .filter(({ each, title }) => title <= (asksFirst(each, parts) ? 0 : EXCESS_MAX))
        .map(({ each, title }) => ({
          event: each.event,
          titleExcess: title,
          excess: title + countryExcess(each, parts) - bonusOf(each, parts),
        }))
        .toSorted((one, other) => one.excess - other.excess);
    },
  };
}

interface IndexedEvent {
  readonly event: CatalogueEvent;
  /** Terms by which it is found: of its titles in both languages, of its names and years. */
  readonly terms: ReadonlySet<string>;
  readonly titleTerms: ReadonlySet<string>;
  /** Units of the English and of the Chinese title: what a question may leave out. */
  readonly titles: readonly (readonly Unit[])[];
  /** That its titles name, and that its summary names too. */
  readonly titleCountries: readonly string[];
  readonly countries: ReadonlySet<string>;
}

/** A word, a name of the glossary, or a Chinese character. */
interface Unit {
  readonly term: string;
  readonly kind: Token["kind"];
}

function indexEvent(event: CatalogueEvent, { index, memberships }: EventLibrary): IndexedEvent {
  const { title, names, dates, summary } = event;
  const titles = [title.en, title.zh].filter((text) => text !== null);
  const texts = [...titles, ...names.flatMap(({ name }) => [name.en, name.zh ?? ""])];
  const titleCountries = texts.flatMap((text) => memberships.countriesIn(text));
  return {
    event,
    terms: new Set([
      ...texts.flatMap((text) => index.analyse(text).map(({ term }) => term)),
      ...dates.map(({ year }) => String(year)),
    ]),
    titleTerms: new Set(titles.flatMap((text) => index.analyse(text).map(({ term }) => term))),
    titles: titles.map((text) => unitsOf(withoutAside(text), index)),
    titleCountries,
    countries: new Set([...titleCountries, ...memberships.countriesIn(summary?.en ?? "")]),
  };
}

/**
 * A title without what it adds: `Hague Agreement (industrial designs)`, `CNIPA, until then SIPO`, and of a treaty with a
 * name of its own, what it is on: `Rome Convention on performers`.
 */
function withoutAside(title: string): string {
  return title
    .replace(
      /^((?:\p{Lu}\S* )+(?:Convention|Treaty|Agreement|Protocol|Arrangement)) (?:on|for|concerning) .+$/u,
      "$1",
    )
    .replaceAll(/[（(][^）)]*[）)]/gu, " ")
    .replace(/,\s(?:until then|as the|a full)\b.*$/su, "");
}

/** The units of a text: a name stands for its words. */
function unitsOf(text: string, index: SearchIndex): readonly Unit[] {
  const tokens = removeStopWords(text, index.analyse(text));
  const names = tokens.filter(({ kind, term }) => kind === "name" && !isDateTerm(term));
  const units = tokens.filter(
    ({ kind, start, end }) =>
      (kind === "word" || kind === "character") &&
      !names.some((name) => name.start <= start && end <= name.end),
  );
  return [...names, ...units].map(({ term, kind }) => ({ term, kind }));
}

interface SubjectParts {
  /** Words and names; each has to be there, or a synonym of it. */
  readonly required: readonly Unit[];
  readonly characters: readonly Unit[];
  readonly optional: readonly Unit[];
  /** The words of its names as they are written: SIPO is no CNIPA, though one became the other. */
  readonly literals: readonly Unit[];
  readonly countries: readonly string[];
  readonly synonyms: SynonymTable;
  readonly properNames: ReadonlySet<string>;
}

function readSubject(
  { text, optional }: Subject,
  { index, synonyms, memberships, glossary }: EventLibrary,
): SubjectParts {
  const countries = memberships.countriesIn(text);
  const units = unitsOf(withoutCountries(text, countries, memberships), index);
  return {
    required: units.filter(({ kind }) => kind !== "character"),
    characters: units.filter(({ kind }) => kind === "character"),
    optional: unitsOf(optional, index),
    literals: literalsOf(text, index),
    countries,
    synonyms,
    properNames: new Set(glossary.filter(isProperName).map(({ id }) => toNameTerm(id))),
  };
}

/** A country is compared by its code: titles call it by other names, or leave it out in one language. */
function withoutCountries(
  text: string,
  countries: readonly string[],
  { nameOf }: CountryNames,
): string {
  return countries.reduce((rest, code) => {
    const names = [nameOf(code, "en"), nameOf(code, "zh")];
    const owned = names.flatMap((name) => [`${name}'s`, `${name}’s`, name]);
    return owned.reduce((left, name) => left.replaceAll(name, " "), rest);
  }, text);
}

function literalsOf(text: string, index: SearchIndex): readonly Unit[] {
  const tokens = index.analyse(text);
  const names = tokens.filter(({ kind }) => kind === "name");
  return tokens.filter(
    ({ kind, start, end }) =>
      kind === "word" && names.some((name) => name.start <= start && end <= name.end),
  );
}

function hasAll(event: IndexedEvent, parts: SubjectParts): boolean {
  const { required, characters, countries } = parts;
  if (!countries.every((code) => event.countries.has(code))) return false;
  if (!required.every((unit) => hasUnit(event, unit, parts))) return false;
  const found = characters.filter(({ term }) => event.terms.has(term)).length;
  return found >= CHARACTER_SHARE * characters.length;
}

function hasUnit({ terms }: IndexedEvent, { term }: Unit, { synonyms }: SubjectParts): boolean {
  return terms.has(term) || [...synonyms.synonymsOf(term)].some((each) => terms.has(each));
}

/** What the shorter of its titles has and the subject has not. */
function measureExcess(event: IndexedEvent, parts: SubjectParts): number {
  const asked = [...parts.required, ...parts.characters, ...parts.optional];
  const terms = new Set(asked.map(({ term }) => term));
  const excesses = event.titles.map((units) =>
    units.reduce((sum, { term, kind }) => {
      if (terms.has(term)) return sum;
      return sum + (parts.properNames.has(term) ? OTHER_NAME_EXCESS : EXCESS_OF[kind]);
    }, 0),
  );
  return Math.min(...excesses) - (namesOtherCountry(event, parts) ? 1 : 0);
}

function namesOtherCountry({ titleCountries }: IndexedEvent, parts: SubjectParts): boolean {
  return titleCountries.some((code) => !parts.countries.includes(code));
}

/** What a treaty means to one country says nothing of the treaty itself. */
function isOfOtherCountry(event: IndexedEvent, parts: SubjectParts): boolean {
  return event.event.kind === "accession" && namesOtherCountry(event, parts);
}

function countryExcess(event: IndexedEvent, parts: SubjectParts): number {
  return namesOtherCountry(event, parts) ? COUNTRY_EXCESS : 0;
}

function bonusOf({ titleTerms }: IndexedEvent, { optional, literals }: SubjectParts): number {
  const isThere = ({ term }: Unit): boolean => titleTerms.has(term);
  return OPTIONAL_SHARE * (optional.filter(isThere).length + literals.filter(isThere).length);
}

/** The first of many is told by a title that says so, or by the thing itself: "the first Patent Law". */
function asksFirst({ terms }: IndexedEvent, { optional }: SubjectParts): boolean {
  return optional.some(({ term }) => FIRST_TERMS.has(term) && !terms.has(term));
}

const FIRST_TERMS: ReadonlySet<string> = new Set(["first", "首"]);
