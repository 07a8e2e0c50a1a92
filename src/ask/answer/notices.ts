import type { Notice } from "../answer.ts";
import type { GlossaryTerm } from "../glossary.ts";
import type { AnalysedIndex } from "../passage/analyse-passage.ts";
import type { Query } from "../query/build-query.ts";
import type { SearchIndex } from "../search-index.ts";
import { findShownForm } from "./did-you-mean.ts";
import { findEntry, preferForm, type Asked } from "./glossary-forms.ts";

/** What was changed or added to the question. */
export function listNotices(
  { query, articles, glossary }: Asked,
  analysed: AnalysedIndex,
): readonly Notice[] {
  const corrected = query.corrections.map((correction): Notice => ({
    kind: "corrected",
    written: correction.written,
    shown: findShownForm(correction, articles, analysed),
  }));
  const former = query.names.flatMap((name) => findFormerName(name, glossary, analysed.index));
  return [...corrected, ...former];
}

function findFormerName(
  { term, written }: Query["names"][number],
  glossary: readonly GlossaryTerm[],
  index: SearchIndex,
): readonly Notice[] {
  const entry = findEntry(term, glossary);
  const past = entry?.former.find(({ name }) => hasSameWords(name, written, index));
  if (!entry || !past) return [];
  const today = preferForm(entry, written);
  return [{ kind: "former-name", former: past.name, today, until: past.until }];
}

function hasSameWords(one: string, other: string, index: SearchIndex): boolean {
  const termsOf = (text: string): string =>
    index
      .analyse(text)
      .filter(({ kind }) => kind !== "name")
      .map(({ term }) => term)
      .join(" ");
  return termsOf(one) === termsOf(other);
}
