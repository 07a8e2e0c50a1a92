import { readTypedWords } from "../../text/typed-text.ts";
import { UserError } from "../../user-error.ts";
import { createFilterReader, type FilterReader, type Filters } from "./parse-filters.ts";

/** A question with its query language read. */
export interface Question {
  /** The words to look for: those inside quotation marks too, not those of filters and exclusions. */
  readonly text: string;
  /** What stood in quotation marks: has to be found word for word. Empty in prose, which quotes to emphasise. */
  readonly phrases: readonly string[];
  /** What stood after a minus: a word or a phrase that must not be found. */
  readonly without: readonly string[];
  readonly filters: Filters;
}

/** `-"design law"`, `source:"China IP News"`, `"word for word"`, `-fees`, `year:2021`, or a word. */
const PART =
  /(?<minus>(?<![^\s])[-−－–—](?=["“「\p{L}]))?(?:(?<![^\s\-−－–—])(?<key>\p{L}{2,12})[:：](?=[^\s/]))?(?:["“”](?<quoted>[^"“”]*)["“”]|「(?<cornered>[^」]*)」|(?<plain>[^\s"“”「]+|["“”「]))/gu;

/** Reads a question as it was typed. Throws UserError, naming what is allowed, where a filter makes no sense. */
export function parseQuestion(typed: string): Question {
  const filters = createFilterReader();
  const read = [...readTypedWords(typed).matchAll(PART)].map((match) => partOf(match, filters));
  const parts = readOperators(read);
  for (const { role, key, value } of parts) if (role === "filter") filters.add(key, value);
  const sayings = (role: Role): readonly string[] =>
    parts
      .filter((part) => part.role === role && /[\p{L}\p{N}]/u.test(part.value))
      .map(({ value }) => value);
  return {
    text: parts
      .filter(({ role }) => role === "word" || role === "phrase")
      .map(({ value }) => value)
      .join(" "),
    phrases: isProse(parts) ? [] : sayings("phrase"),
    without: sayings("without"),
    filters: filters.read(),
  };
}

/** A question with more words than this outside its quotation marks was written as prose, not as a search. */
const SEARCH_WORDS_MAX = 10;

function isProse(parts: readonly Part[]): boolean {
  return parts.filter(({ role }) => role === "word").length > SEARCH_WORDS_MAX;
}

type Role = "word" | "phrase" | "without" | "filter";

interface Part {
  readonly role: Role;
  readonly key: string;
  readonly value: string;
}

/**
 * NOT leaves out what follows, as a minus does; AND and OR go, because any of the words may be found and the more of
 * them the better. Only in capitals between other words, and not in a line that is all in capitals.
 */
function readOperators(parts: readonly Part[]): readonly Part[] {
  if (!parts.some(({ value }) => /\p{Ll}|\p{Lo}/u.test(value))) return parts;
  return parts.flatMap((part, at): readonly Part[] => {
    const [before, after] = [parts[at - 1], parts[at + 1]];
    if (isOperator(part, NEGATION) && after) return [];
    if (isOperator(part, CONJUNCTION) && before && after) return [];
    return before && isOperator(before, NEGATION) && part.role !== "filter"
      ? [{ ...part, role: "without" }]
      : [part];
  });
}

const NEGATION = /^NOT$/;
const CONJUNCTION = /^(?:AND|OR)$/;

function isOperator({ role, value }: Part, operator: RegExp): boolean {
  return role === "word" && operator.test(value);
}

function partOf({ groups = {}, 0: whole }: RegExpMatchArray, filters: FilterReader): Part {
  const { minus, key = "", quoted, plain = "" } = groups;
  const phrase = quoted ?? groups["cornered"];
  const value = phrase ?? plain;
  if (filters.claims(key)) {
    if (minus) throw new UserError(negatedFilter(key, value));
    return { role: "filter", key, value };
  }
  if (minus) return { role: "without", key, value };
  if (phrase !== undefined && key === "") return { role: "phrase", key, value };
  return { role: "word", key, value: whole };
}

function negatedFilter(key: string, value: string): string {
  return `I can't leave out "${key}:${value}": a minus goes before a word or a phrase, such as -fees or -"annual report".`;
}
