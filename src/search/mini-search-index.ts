import MiniSearch, { type SearchOptions } from "minisearch";
import type { Passage } from "../article/passage.ts";
import type { GlossaryTerm } from "../ask/glossary.ts";
import type { Hit, Phrase, SearchIndex, Token, Wanted } from "../ask/search-index.ts";
import { createAnalysis, type Analyse } from "./analysis.ts";
import { nearTerms } from "./near-terms.ts";

/** A title says in few words what a passage is about. Measured: 1.5 to 3 are alike, 1 and 5 are worse. */
const TITLE_WEIGHT = 2;
/** BM25+ without its lower bound: d above 0 rewards long passages for rare words. */
const BM25 = { k: 1.2, b: 0.6, d: 0 };

/** Indexes passages of the library. The only user of MiniSearch. */
export function createMiniSearchIndex(
  passages: readonly Passage[],
  glossary: readonly GlossaryTerm[],
): SearchIndex {
  const analyse = createAnalysis(glossary);
  const frequencies = new Map<string, number>();
  const engine = fill(passages, analyse, frequencies);
  const rarity = (term: string): number =>
    inverseFrequency(frequencies.get(term) ?? 0, passages.length);
  return {
    passageCount: passages.length,
    analyse,
    rarity,
    knows: (term) => frequencies.has(term),
    near: (term) => nearTerms(term, frequencies, candidatesOf(engine, term)),
    rank: (wanted, limit) => rank(engine, passages, analyse, wanted, limit),
  };
}

/** A passage as MiniSearch stores it; `id` is its place in the library. */
interface Entry {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

function fill(
  passages: readonly Passage[],
  analyse: Analyse,
  frequencies: Map<string, number>,
): MiniSearch<Entry> {
  const engine = new MiniSearch<Entry>({
    fields: ["title", "text"],
    tokenize: (text) => analyse(text).map((token) => token.term),
    processTerm: (term) => term,
  });
  for (const [id, passage] of passages.entries()) {
    const [title, { text }] = [titlesOf(passage), passage];
    engine.add({ id, title, text });
    const terms = new Set([...analyse(title), ...analyse(text)].map((token) => token.term));
    for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  return engine;
}

function titlesOf({ article, heading }: Passage): string {
  return heading === null ? article.title : `${article.title}\n${heading}`;
}

/** BM25's own, as MiniSearch counts it. */
function inverseFrequency(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

function rank(
  engine: MiniSearch<Entry>,
  passages: readonly Passage[],
  analyse: Analyse,
  { words, phrases, without, accept }: Wanted,
  limit: number,
): readonly Hit[] {
  const wanted = words.filter(({ weight }) => weight > 0);
  const options: SearchOptions = {
    boost: { title: TITLE_WEIGHT },
    bm25: BM25,
    prefix: false,
    fuzzy: false,
    tokenize: () => wanted.map(({ term }) => term),
    boostTerm: (_term, index) => wanted[index]?.weight ?? 1,
  };
  const hits = engine.search("words are given by tokenize", options).flatMap((result) => {
    const passage = passages[Number(result.id)];
    // MiniSearch multiplies by the number of matched words, which favours long passages.
    return passage ? [{ passage, score: result.score / result.queryTerms.length }] : [];
  });
  const accepted = hits.filter(({ passage }) => accept?.(passage) ?? true);
  return accepted
    .toSorted((one, other) => other.score - one.score)
    .filter(({ passage }) => fits(passage, phrases, without, analyse))
    .slice(0, limit);
}

function fits(
  passage: Passage,
  phrases: readonly Phrase[],
  without: readonly Phrase[],
  analyse: Analyse,
): boolean {
  if (phrases.length === 0 && without.length === 0) return true;
  const tokens = analyse(`${titlesOf(passage)}\n${passage.text}`);
  return (
    phrases.every((phrase) => stands(phrase, tokens)) &&
    !without.some((phrase) => stands(phrase, tokens))
  );
}

function stands(phrase: Phrase, tokens: readonly Token[]): boolean {
  const places = phrase.map(
    (term) =>
      new Set(tokens.filter((token) => token.term === term).map(({ position }) => position)),
  );
  const [first, ...rest] = places;
  return [...(first ?? [])].some((position) =>
    rest.every((place, index) => place.has(position + index + 1)),
  );
}

/** Known terms within the edits that a slip makes; MiniSearch walks its radix tree for them. */
function candidatesOf(engine: MiniSearch<Entry>, term: string): readonly string[] {
  const found = engine.search(term, {
    tokenize: () => [term],
    fuzzy: 2,
    prefix: false,
    boost: {},
  });
  return [...new Set(found.flatMap((result) => Object.keys(result.match)))];
}
