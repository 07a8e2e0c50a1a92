import type { Hit, SearchIndex, SearchQuery } from "../../src/ask/search-index.ts";
import { createAnalyzer } from "../../src/search/analysis/analyzer.ts";

export const WORDS = ["ferry", "mill", "harbour", "US", "\u4e13", "\u5229", "2021", "spring"];

const analyse = createAnalyzer([]);

/** What questions get of an index. */
export function seenIn(index: SearchIndex): object {
  const terms = analyse(WORDS.join(" ")).map(({ term }) => term);
  const questions = [asked("ferry mill"), asked("spring 2021 harbour"), phrase("US ferry")];
  return {
    terms: terms.map((term) => [term, index.rarity(term), index.knows(term)]),
    near: index.suggestSpelling("harbur"),
    together: terms.map((term, place) => index.hasPhrase([term, terms[place + 1] ?? "mill"])),
    ranked: questions.map((wanted) => listed(index.rank(wanted, 10_000))),
  };
}

/** Equal scores stand in the order in which the passages came, which differs. */
function listed(hits: readonly Hit[]): readonly string[] {
  return hits.map(({ passage, score }) => `${score.toFixed(9)} ${passage.id}`).toSorted();
}

function asked(text: string): SearchQuery {
  const terms = analyse(text).map(({ term, kind, position }) => ({
    term,
    kind,
    position,
    weight: 1,
  }));
  return { terms, phrases: [], without: [], accept: null };
}

function phrase(text: string): SearchQuery {
  const wanted = asked(text);
  return { ...wanted, phrases: [wanted.terms.map(({ term }) => term)] };
}
