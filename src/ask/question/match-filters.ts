import type { Article, ArticleSource } from "../../article/article.ts";
import type { Passage } from "../../article/passage.ts";
import { UserError } from "../../user-error.ts";
import type { Filters } from "./parse-filters.ts";
import type { SearchIndex } from "../search-index.ts";

/** Whether a passage is one of those that the filters ask for. */
export type PassageFilter = (passage: Passage) => boolean;

/** Values that an error names; more would not be read. */
const NAMED_MAX = 8;

/**
 * The passages that fit: of such an article, and from such a source, which is who published the article or one of the
 * pages that state the passage. Values are compared word for word, so that `source:wipo` and a name of the
 * glossary in the other language fit too. Throws UserError for a value that no article has.
 */
export function buildPassageFilter(
  filters: Filters,
  articles: readonly Article[],
  index: SearchIndex,
): PassageFilter {
  const fits = valueMatcher(index);
  for (const [key, wanted, valuesOf] of [
    ["source", filters.sources, allSources],
    ["person", filters.people, (all: readonly Article[]) => all.flatMap(peopleOf)],
    ["tag", filters.tags, (all: readonly Article[]) => all.flatMap(({ tags }) => tags)],
  ] as const) {
    for (const value of wanted) refuseUnknown(key, value, valuesOf(articles), fits);
  }
  return (passage) =>
    isAny(filters.sources, (value) => publishersOf(passage).some((name) => fits(value, name))) &&
    isOfWanted(passage.article);

  function isOfWanted(article: Article): boolean {
    return (
      filters.people.every((value) => peopleOf(article).some((name) => fits(value, name))) &&
      filters.tags.every((value) => article.tags.some((tag) => fits(value, tag))) &&
      isAny(filters.languages, (language) => article.language === language) &&
      isWithin(article, filters)
    );
  }
}

/** What is undated lies within no dates that somebody names. */
function isWithin({ published }: Article, { from, until }: Filters): boolean {
  if (published === null) return from === null && until === null;
  return (from === null || published >= from) && (until === null || published <= until);
}

function isAny<T>(values: readonly T[], holds: (value: T) => boolean): boolean {
  return values.length === 0 || values.some(holds);
}

function publishersOf({ article, sources }: Passage): readonly string[] {
  return [article.source, ...sources.map(publisherOf)];
}

/** `WIPO` of `WIPO, Patents`. */
function publisherOf({ title }: ArticleSource): string {
  return /^[^,，]+/.exec(title)?.[0] ?? title;
}

/** Those of whole articles first: an error names the first few. */
function allSources(articles: readonly Article[]): readonly string[] {
  const pages = articles.flatMap(({ blocks }) => blocks.flatMap(({ sources = [] }) => sources));
  return [...articles.map(({ source }) => source), ...pages.map(publisherOf)];
}

function peopleOf({ people }: Article): readonly string[] {
  return people.map(({ name }) => name);
}

type ValueMatcher = (wanted: string, value: string) => boolean;

/** Every word of the wanted value stands in the other; a glossary's name stands for its words. */
function valueMatcher(index: SearchIndex): ValueMatcher {
  const known = new Map<string, ReadonlySet<string>>();
  const termsOf = (value: string): ReadonlySet<string> => {
    const terms = known.get(value) ?? new Set(index.analyse(value).map(({ term }) => term));
    known.set(value, terms);
    return terms;
  };
  return (wanted, value) => {
    const there = termsOf(value);
    const terms = [...termsOf(wanted)];
    const names = terms.filter((term) => term.startsWith("#"));
    return (
      (names.length > 0 && names.every((name) => there.has(name))) ||
      (terms.length > 0 && terms.every((term) => there.has(term)))
    );
  };
}

function refuseUnknown(
  key: string,
  wanted: string,
  values: readonly string[],
  fits: ValueMatcher,
): void {
  const all = [...new Set(values)];
  if (all.some((value) => fits(wanted, value))) return;
  const named = all.slice(0, NAMED_MAX).join(", ");
  const more = all.length > NAMED_MAX ? ` and ${all.length - NAMED_MAX} more` : "";
  throw new UserError(
    all.length === 0
      ? `No article names a ${key}, so ${key}:${wanted} finds nothing.`
      : `No article has the ${key} "${wanted}". There are: ${named}${more}.`,
  );
}
