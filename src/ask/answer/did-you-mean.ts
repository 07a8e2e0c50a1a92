import type { AnalysedIndex, AnalysedText, PassageAnalyser } from "../passage/analyse-passage.ts";
import type { Correction } from "../query/spelling.ts";
import type { RankedArticle } from "../rerank/group-by-article.ts";
import type { Token } from "../search-index.ts";
import { findEntry, preferForm, type Asked } from "./glossary-forms.ts";

/** What the person may have meant: the words near to the unknown ones, and the glossary's names in the question. */
export function suggestTerms(
  { query, articles, glossary }: Asked,
  analysed: AnalysedIndex,
): readonly string[] {
  const preferred = query.names.flatMap(({ term, written }) => {
    const entry = findEntry(term, glossary);
    const form = entry && analysed.index.knows(term) ? preferForm(entry, written) : written;
    // Nobody has to be asked for what was written.
    return form.toLowerCase() === written.toLowerCase() ? [] : [form];
  });
  const corrected = query.corrections.map((correction) =>
    findShownForm(correction, articles, analysed),
  );
  return [...new Set([...corrected, ...preferred])];
}

/**
 * A corrected word as the best article writes it that has the likeliest guess, or else the next; the index knows stems
 * only.
 */
export function findShownForm(
  { term, next, others }: Correction,
  articles: readonly RankedArticle[],
  { analyse }: AnalysedIndex,
): string {
  for (const guess of [term, ...others]) {
    const form = findForm({ term: guess, next }, articles, analyse);
    if (form !== null) return form;
  }
  return next === null ? term : `${term} ${next}`;
}

function findForm(
  { term, next }: Pick<Correction, "term" | "next">,
  articles: readonly RankedArticle[],
  analyse: PassageAnalyser,
): string | null {
  const findIn = ({ text, tokens }: AnalysedText): string | null => {
    const words = tokens.filter(({ kind }) => kind === "word");
    const at = words.findIndex(
      (word, number) => word.term === term && (next === null || words[number + 1]?.term === next),
    );
    const [first, last] = [words[at], words[next === null ? at : at + 1]];
    return first && last ? cutOut(text, first, last) : null;
  };
  for (const { hits } of articles) {
    for (const { passage } of hits) {
      const form = findIn(analyse(passage).body);
      if (form !== null) return form;
    }
    const form = hits[0] ? findIn(analyse(hits[0].passage).titles) : null;
    if (form !== null) return form;
  }
  return null;
}

function cutOut(text: string, first: Token, last: Token): string {
  return text.slice(first.start, last.end).replace(POSSESSIVE, "");
}

const POSSESSIVE = /['’]s$/u;
