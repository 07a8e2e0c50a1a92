import type { Query } from "./build-query.ts";
import type { AnalysedIndex, AnalysedPassage } from "../passage/analyse-passage.ts";
import type { Hit, QueryTerm, SearchIndex } from "../search-index.ts";

/** With fewer words a question asks for something precise, which further words only blur. */
const WORDS_MIN = 8;
/** From this share of the query's greatest score on, a passage has most of it, and no further words are needed. */
const SCORE_SHARE_MAX = 1;
const PASSAGES = 8;
const WORDS_ADDED = 20;
/** The score of the added words together, as a share of the question's own. */
const ADDED_SHARE = 0.25;
/** BM25's saturation: the tenth mention says little more than the fifth. */
const SATURATION = 1.2;

/** So many of the first passages are put in another order: with more of them the best ten are the same. */
export const RESCORED_MAX = 100;

/** Whether a question is long enough to be about a topic, and no pasted page. */
export function isTopicQuery(query: Query, index: SearchIndex): boolean {
  return !query.isPastedPage && knownWords(query, index).length >= WORDS_MIN;
}

/**
 * The words that the best passages of a question share, with which it is asked again (pseudo-relevance feedback). They
 * stand nowhere in the question, so that nothing is near to them. Null where a passage has most of it.
 */
export function findExpansionTerms(
  query: Query,
  hits: readonly Hit[],
  { index, analyse }: AnalysedIndex,
): readonly QueryTerm[] | null {
  if ((hits[0]?.score ?? 0) >= SCORE_SHARE_MAX * query.maxScore) return null;
  const added = findSharedWords(hits.slice(0, PASSAGES), { index, analyse });
  const sum = added.reduce((total, each) => total + each.score, 0);
  if (sum === 0) return null;
  const own = knownWords(query, index).reduce(
    (total, { term, weight }) => total + weight * index.rarity(term),
    0,
  );
  return added.map(({ term, score }) => ({
    term,
    kind: "name",
    weight: (ADDED_SHARE * own * (score / sum)) / index.rarity(term),
    position: 0,
  }));
}

function knownWords({ terms }: Query, index: SearchIndex): readonly QueryTerm[] {
  return terms.filter(({ term, kind }) => kind === "word" && index.knows(term));
}

interface SharedWord {
  readonly term: string;
  readonly score: number;
}

/** The words that say most about the passages together; a word of one alone says nothing about the topic. */
function findSharedWords(
  hits: readonly Hit[],
  { index, analyse }: AnalysedIndex,
): readonly SharedWord[] {
  const all = hits.reduce((sum, { score }) => sum + score, 0);
  const seen = new Map<string, { passages: number; weight: number }>();
  for (const { passage, score } of hits) {
    for (const [term, count] of countWords(analyse(passage))) {
      const before = seen.get(term) ?? { passages: 0, weight: 0 };
      const weight = ((score / all) * count) / (count + SATURATION);
      seen.set(term, { passages: before.passages + 1, weight: before.weight + weight });
    }
  }
  return [...seen]
    .filter(([, { passages }]) => passages > 1)
    .map(([term, { weight }]) => ({ term, score: weight * index.rarity(term) }))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, WORDS_ADDED);
}

function countWords({ titles, body }: AnalysedPassage): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { term, kind } of [...titles.tokens, ...body.tokens]) {
    if (kind === "word") counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

/** A word of the question that is among the further ones gets heavier. */
export function addExpansionTerms(
  words: readonly QueryTerm[],
  further: readonly QueryTerm[],
): readonly QueryTerm[] {
  const own = new Set(words.map(({ term }) => term));
  const added = new Map(further.map(({ term, weight }) => [term, weight] as const));
  const heavier = words.map(({ term, kind, weight, position }) => ({
    term,
    kind,
    weight: weight + (added.get(term) ?? 0),
    position,
  }));
  return [...heavier, ...further.filter(({ term }) => !own.has(term))];
}
