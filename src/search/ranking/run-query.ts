import type { Hit, Phrase, SearchQuery, QueryTerm } from "../../ask/search-index.ts";
import type { IndexView } from "../index/index-reader.ts";
import { nearnessOf, type PlacedTerm } from "./proximity.ts";
import { passagesWith } from "./phrase-match.ts";
import { rankPassages, type Allowed, type ScoredPassage } from "./bm25.ts";
import type { SearchedSegment } from "../index/searched-segment.ts";
import { postingsOf } from "../segment/segment.ts";

/** Nearness is worked out for this many of the best: further down it never lifts one to the top. */
const NEARNESS_DEPTH = 50;

/** The best passages, best first. */
export function rankWanted(view: IndexView, wanted: SearchQuery, limit: number): readonly Hit[] {
  const terms = wanted.terms.filter(({ weight }) => weight > 0);
  const { segments } = wanted.without.length === 0 ? view : lackingThose(view, wanted.without);
  const depth = Math.max(limit, NEARNESS_DEPTH);
  const best = rankPassages(segments, view.statistics, terms, allowedBy(wanted, view), depth);
  const placed = terms.filter(({ kind }) => kind === "word");
  return liftNear(view, best, placed)
    .slice(0, limit)
    .flatMap(({ number, score }) => {
      const passage = view.passageOf(number);
      return passage ? [{ passage, score, number }] : [];
    });
}

/** Passages that were found in the same view, with what further words add to their scores, best first. */
export function rankAgain(
  { segments, statistics }: IndexView,
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
  const allowed = { among, accepts: null };
  const added = new Map(
    rankPassages(segments, statistics, further, allowed, found.length).map(
      ({ number, score }) => [number, score] as const,
    ),
  );
  return found
    .map(({ passage, number, score }) => ({
      passage,
      score: score + (added.get(number) ?? 0),
      number,
    }))
    .toSorted((one, other) => other.score - one.score || one.number - other.number);
}

function allowedBy({ phrases, accept }: SearchQuery, { passageOf }: IndexView): Allowed {
  return {
    among: phrases.length === 0 ? null : (segment) => passagesWith(segment, phrases),
    accepts:
      accept &&
      ((number) => {
        const passage = passageOf(number);
        return passage !== undefined && accept(passage);
      }),
  };
}

/** The index as if the passages with one of the phrases had been taken out. */
function lackingThose(view: IndexView, phrases: readonly Phrase[]): IndexView {
  const segments = view.segments.map((segment) => {
    const marks = segment.removed.marks?.slice() ?? new Uint8Array(segment.lengths.length);
    for (const phrase of phrases) {
      for (const passage of passagesWith(segment, [phrase])) marks[passage] = 1;
    }
    return { ...segment, removed: { ...segment.removed, marks } };
  });
  return { ...view, segments };
}

/** Adds what the nearness of the words is worth, for the best ones, and sorts again. */
function liftNear(
  { segmentOf, rarity }: IndexView,
  best: readonly ScoredPassage[],
  words: readonly QueryTerm[],
): readonly ScoredPassage[] {
  if (words.length < 2) return best;
  const placed = new Map<SearchedSegment, readonly PlacedTerm[]>();
  const placedIn = (segment: SearchedSegment): readonly PlacedTerm[] => {
    const known = placed.get(segment);
    if (known) return known;
    const ranged = words.map(({ term, position }) => ({
      position,
      rarity: rarity(term),
      range: postingsOf(segment, term),
    }));
    placed.set(segment, ranged);
    return ranged;
  };
  const lift = ({ number, score }: ScoredPassage): ScoredPassage => {
    const segment = segmentOf(number);
    if (!segment) return { number, score };
    return {
      number,
      score: score + nearnessOf(segment, number - segment.first, placedIn(segment)),
    };
  };
  return [...best.slice(0, NEARNESS_DEPTH).map(lift), ...best.slice(NEARNESS_DEPTH)].toSorted(
    (one, other) => other.score - one.score || one.number - other.number,
  );
}
