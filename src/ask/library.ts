import type { Article } from "../article/article.ts";
import type { Passage } from "../article/passage.ts";
import type { ArticleFinder } from "./article-finder.ts";
import type { FactLibrary } from "./facts/collect-facts.ts";
import type { GlossaryTerm } from "./glossary.ts";
import type { Lexicon } from "./lexicon.ts";
import type { SourcePrior } from "./rerank/source-prior.ts";
import type { SynonymTable } from "./rerank/synonyms.ts";
import type { SearchIndex } from "./search-index.ts";

/** What articles are found in. */
export interface SearchedLibrary {
  readonly articles: readonly Article[];
  /** Holds exactly the passages of the articles, analysed with the glossary. */
  readonly index: SearchIndex;
  readonly synonyms: SynonymTable;
  /** Of the articles. */
  readonly sourcePrior: SourcePrior;
  readonly lexicon: Lexicon;
}

/** The content that questions are answered from. */
export interface Library extends SearchedLibrary, FactLibrary {
  readonly articleFinder: ArticleFinder;
  readonly passages: readonly Passage[];
  readonly glossary: readonly GlossaryTerm[];
}
