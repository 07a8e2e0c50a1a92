import type { Article } from "../../article/article.ts";
import { UserError } from "../../user-error.ts";
import type { Filters } from "./parse-filters.ts";
import type { SearchIndex } from "../search-index.ts";

/** Whether an article is one of those that the filters ask for. */
export type ArticleFilter = (article: Article) => boolean;

/** Values that an error names; more would not be read. */
const NAMED_MAX = 8;

/**
 * The articles that fit. Values are compared word for word, so that `source:wipo` and a name of the
 * glossary in the other language fit too. Throws UserError for a value that no article has.
 */
export function buildArticleFilter(
  filters: Filters,
  articles: readonly Article[],
  index: SearchIndex,
): ArticleFilter {
  const fits = valueMatcher(index);
  for (const [key, wanted, valuesOf] of [
    ["source", filters.sources, sourcesOf],
    ["person", filters.people, peopleOf],
    ["tag", filters.tags, tagsOf],
  ] as const) {
    for (const value of wanted) refuseUnknown(key, value, articles.flatMap(valuesOf), fits);
  }
  return (article) =>
    isAny(filters.sources, (value) => fits(value, article.source)) &&
    filters.people.every((value) => peopleOf(article).some((name) => fits(value, name))) &&
    filters.tags.every((value) => article.tags.some((tag) => fits(value, tag))) &&
    isAny(filters.languages, (language) => article.language === language) &&
    isWithin(article, filters);
}

/** What is undated lies within no dates that somebody names. */
function isWithin({ published }: Article, { from, until }: Filters): boolean {
  if (published === null) return from === null && until === null;
  return (from === null || published >= from) && (until === null || published <= until);
}

function isAny<T>(values: readonly T[], holds: (value: T) => boolean): boolean {
  return values.length === 0 || values.some(holds);
}

const sourcesOf = ({ source }: Article): readonly string[] => [source];
const peopleOf = ({ people }: Article): readonly string[] => people.map(({ name }) => name);
const tagsOf = ({ tags }: Article): readonly string[] => tags;

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
