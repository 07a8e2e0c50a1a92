import type { Passage } from "../../article/passage.ts";
import type { Hit, Phrase, QueryTerm, SearchQuery } from "../../ask/search-index.ts";
import { findPostings } from "../segment/segment.ts";
import type { SearchedSegment } from "../segment/segment-with-deletes.ts";
import { rankPassages, type Allowed, type ScoredPassage, type Statistics } from "./bm25.ts";
import { findPassagesWith } from "./phrase-match.ts";
import { scoreProximity, type PositionedTerm } from "./proximity.ts";

/** The segments that a query runs over, and what it needs to know of all of them together. */
export interface SearchedIndex {
  readonly segments: readonly SearchedSegment[];
  readonly statistics: Statistics;
  /** The passage with a number, counted over all segments. */
  readonly passageOf: (number: number) => Passage | undefined;
  readonly segmentOf: (number: number) => SearchedSegment | undefined;
  readonly rarity: (term: string) => number;
}

/** Proximity is scored for this many of the best passages: further down it never lifts one to the top. */
const PROXIMITY_DEPTH = 50;

/** The best passages, best first. */
export function runQuery(index: SearchedIndex, query: SearchQuery, limit: number): readonly Hit[] {
  const terms = query.terms.filter(({ weight }) => weight > 0);
  const { statistics } = index;
  const segments = hidePassagesWith(index.segments, query.without);
  const ranking = { segments, statistics, terms, allowed: allowedBy(query, index) };
  const best = rankPassages(ranking, Math.max(limit, PROXIMITY_DEPTH));
  const words = terms.filter(({ kind }) => kind === "word");
  return addProximity(index, best, words)
    .slice(0, limit)
    .flatMap(({ number, score }) => {
      const passage = index.passageOf(number);
      return passage ? [{ passage, score, number }] : [];
    });
}

/** Adds the scores of further terms to passages that were found in the same index, and sorts them again, best first. */
export function rescore(
  { segments, statistics }: SearchedIndex,
  further: readonly QueryTerm[],
  found: readonly Hit[],
): readonly Hit[] {
  const numbers = Uint32Array.from(found, ({ number }) => number).toSorted();
  const among = ({ first, lengths }: SearchedSegment): Uint16Array => {
    const end = first + lengths.length;
    return Uint16Array.from(
      numbers.filter((number) => number >= first && number < end),
      (number) => number - first,
    );
  };
  const ranking = { segments, statistics, terms: further, allowed: { among, accepts: null } };
  const added = new Map(
    rankPassages(ranking, found.length).map(({ number, score }) => [number, score] as const),
  );
  return found
    .map((hit) => ({ ...hit, score: hit.score + (added.get(hit.number) ?? 0) }))
    .toSorted(byScore);
}

function byScore(one: ScoredPassage, other: ScoredPassage): number {
  return other.score - one.score || one.number - other.number;
}

function allowedBy({ phrases, accept }: SearchQuery, { passageOf }: SearchedIndex): Allowed {
  return {
    among: phrases.length === 0 ? null : (segment) => findPassagesWith(segment, phrases),
    accepts:
      accept &&
      ((number) => {
        const passage = passageOf(number);
        return passage !== undefined && accept(passage);
      }),
  };
}

/** Hides the passages with one of the phrases. Frequencies and statistics still count them. */
function hidePassagesWith(
  segments: readonly SearchedSegment[],
  phrases: readonly Phrase[],
): readonly SearchedSegment[] {
  if (phrases.length === 0) return segments;
  return segments.map((segment) => {
    const flags = segment.deletions.flags?.slice() ?? new Uint8Array(segment.lengths.length);
    for (const phrase of phrases) {
      for (const passage of findPassagesWith(segment, [phrase])) flags[passage] = 1;
    }
    return { ...segment, deletions: { ...segment.deletions, flags } };
  });
}

/** Adds to the scores of the best passages how close together the words stand, and sorts again. */
function addProximity(
  { segmentOf, rarity }: SearchedIndex,
  best: readonly ScoredPassage[],
  words: readonly QueryTerm[],
): readonly ScoredPassage[] {
  if (words.length < 2) return best;
  const known = new Map<SearchedSegment, readonly PositionedTerm[]>();
  const termsIn = (segment: SearchedSegment): readonly PositionedTerm[] => {
    const seen = known.get(segment);
    if (seen) return seen;
    const terms = words.map(({ term, position }) => ({
      position,
      rarity: rarity(term),
      range: findPostings(segment, term),
    }));
    known.set(segment, terms);
    return terms;
  };
  const lift = ({ number, score }: ScoredPassage): ScoredPassage => {
    const segment = segmentOf(number);
    if (!segment) return { number, score };
    const proximity = scoreProximity(segment, number - segment.first, termsIn(segment));
    return { number, score: score + proximity };
  };
  const lifted = best.slice(0, PROXIMITY_DEPTH).map(lift);
  return [...lifted, ...best.slice(PROXIMITY_DEPTH)].toSorted(byScore);
}
