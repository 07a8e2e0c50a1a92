import { toNameTerm, type GlossaryTerm } from "../glossary.ts";
import type { Query } from "../query/build-query.ts";
import type { RankedArticle } from "../rerank/group-by-article.ts";

/** A question with what was found for it. */
export interface Asked {
  readonly query: Query;
  /** Best first. */
  readonly articles: readonly RankedArticle[];
  readonly glossary: readonly GlossaryTerm[];
}

export function findEntry(
  term: string,
  glossary: readonly GlossaryTerm[],
): GlossaryTerm | undefined {
  return glossary.find(({ id }) => toNameTerm(id) === term);
}

/** The entry's name in the manner that the person wrote: Chinese, abbreviated or in full. */
export function preferForm({ id, en, zh }: GlossaryTerm, written: string): string {
  const abbreviation = en.find((form) => ABBREVIATION.test(form));
  if (/\p{Script=Han}/u.test(written)) return zh[0] ?? en[0] ?? id;
  return (ABBREVIATION.test(written.toUpperCase()) && abbreviation) || (en[0] ?? zh[0] ?? id);
}

/** One word of a few letters: SIPO, but also sipo. */
const ABBREVIATION = /^[A-Z][A-Z.]{1,7}$/;
