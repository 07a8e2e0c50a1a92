import type { Notice } from "../answer.ts";
import type { RankedArticle } from "../retrieve.ts";
import { toNameTerm, type GlossaryTerm } from "../glossary.ts";
import type { Correction } from "../query/spelling.ts";
import type { Query } from "../query/build-query.ts";
import type { SearchIndex } from "../search-index.ts";

/** What was changed or added to the question. */
export function listNotices(
  { corrections, names }: Query,
  found: readonly RankedArticle[],
  glossary: readonly GlossaryTerm[],
  index: SearchIndex,
): readonly Notice[] {
  const corrected = corrections.map((correction): Notice => ({
    kind: "corrected",
    written: correction.written,
    shown: shownForm(correction, found, index),
  }));
  return [...corrected, ...names.flatMap((name) => formerName(name, glossary, index))];
}

/** What the person may have meant: the words near to the unknown ones, and the glossary's names in the question. */
export function suggestTerms(
  { corrections, names }: Query,
  nearest: readonly RankedArticle[],
  glossary: readonly GlossaryTerm[],
  index: SearchIndex,
): readonly string[] {
  const preferred = names.flatMap(({ term, written }) => {
    const entry = entryOf(term, glossary);
    const form = entry && index.knows(term) ? preferredForm(entry, written) : written;
    // Nobody has to be asked for what was written.
    return form.toLowerCase() === written.toLowerCase() ? [] : [form];
  });
  const corrected = corrections.map((correction) => shownForm(correction, nearest, index));
  return [...new Set([...corrected, ...preferred])];
}

/** A corrected word as the best article that has one of the guesses writes it; the index knows stems only. */
function shownForm(
  { term, next, others }: Correction,
  found: readonly RankedArticle[],
  index: SearchIndex,
): string {
  const guesses = new Set([term, ...others]);
  for (const { article, hits } of found) {
    for (const text of [...hits.map(({ passage }) => passage.text), article.title]) {
      const words = index.analyse(text).filter(({ kind }) => kind === "word");
      const place = words.findIndex(
        (word, at) => guesses.has(word.term) && (next === null || words[at + 1]?.term === next),
      );
      const [first, last] = [words[place], words[next === null ? place : place + 1]];
      if (first && last) return text.slice(first.start, last.end).replace(POSSESSIVE, "");
    }
  }
  return next === null ? term : `${term} ${next}`;
}

const POSSESSIVE = /['’]s$/u;

function formerName(
  { term, written }: Query["names"][number],
  glossary: readonly GlossaryTerm[],
  index: SearchIndex,
): readonly Notice[] {
  const entry = entryOf(term, glossary);
  const past = entry?.former.find(({ name }) => sameWords(name, written, index));
  if (!entry || !past) return [];
  const today = preferredForm(entry, written);
  return [{ kind: "former-name", former: past.name, today, until: past.until }];
}

function entryOf(term: string, glossary: readonly GlossaryTerm[]): GlossaryTerm | undefined {
  return glossary.find(({ id }) => toNameTerm(id) === term);
}

function sameWords(one: string, other: string, index: SearchIndex): boolean {
  const termsOf = (text: string): string =>
    index
      .analyse(text)
      .filter(({ kind }) => kind !== "name")
      .map(({ term }) => term)
      .join(" ");
  return termsOf(one) === termsOf(other);
}

/** The entry's name in the manner that the person wrote: Chinese, abbreviated or in full. */
function preferredForm({ id, en, zh }: GlossaryTerm, written: string): string {
  const abbreviation = en.find((form) => ABBREVIATION.test(form));
  if (/\p{Script=Han}/u.test(written)) return zh[0] ?? en[0] ?? id;
  return (ABBREVIATION.test(written.toUpperCase()) && abbreviation) || (en[0] ?? zh[0] ?? id);
}

/** One word of a few letters: SIPO, but also sipo. */
const ABBREVIATION = /^[A-Z][A-Z.]{1,7}$/;
