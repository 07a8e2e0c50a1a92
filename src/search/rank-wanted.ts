import type { Hit, Phrase, Wanted, WantedWord } from "../ask/search-index.ts";
import type { IndexView } from "./index-view.ts";
import { nearnessOf, placesIn, type PlacedTerm } from "./nearness.ts";
import { postingsOf, rankPassages, type ScoredPassage, type SearchedSegment } from "./ranking.ts";

/** Nearness is worked out for this many of the best: further down it never lifts one to the top. */
const NEARNESS_DEPTH = 50;

/** The best passages, best first. */
export function rankWanted(view: IndexView, wanted: Wanted, limit: number): readonly Hit[] {
  const terms = wanted.words.filter(({ weight }) => weight > 0);
  const best = rankPassages(
    view.segments,
    view.statistics,
    terms,
    isOpen(wanted) ? () => true : (number) => isAccepted(view, wanted, number),
    Math.max(limit, NEARNESS_DEPTH),
  );
  const placed = terms.filter(({ kind }) => kind === "word");
  return liftNear(view, best, placed)
    .slice(0, limit)
    .flatMap(({ number, score }) => {
      const passage = view.passageOf(number);
      return passage ? [{ passage, score }] : [];
    });
}

/** Adds what the nearness of the words is worth, for the best ones, and sorts again. */
function liftNear(
  { segmentOf, rarity }: IndexView,
  best: readonly ScoredPassage[],
  words: readonly WantedWord[],
): readonly ScoredPassage[] {
  if (words.length < 2) return best;
  const rare = words.map(({ term, position }) => ({ term, position, rarity: rarity(term) }));
  const placed = new Map<SearchedSegment, readonly PlacedTerm[]>();
  const placedIn = (segment: SearchedSegment): readonly PlacedTerm[] => {
    const known = placed.get(segment);
    if (known) return known;
    const ranged = rare.map((word) => ({ ...word, range: postingsOf(segment, word.term) }));
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

/** Whether every passage with one of the words will do: thousands are asked about for each question. */
function isOpen({ phrases, without, accept }: Wanted): boolean {
  return phrases.length === 0 && without.length === 0 && accept === null;
}

function isAccepted(
  { passageOf, segmentOf }: IndexView,
  { phrases, without, accept }: Wanted,
  number: number,
): boolean {
  const [passage, segment] = [passageOf(number), segmentOf(number)];
  if (!passage || !segment) return false;
  const place = number - segment.first;
  return (
    (accept === null || accept(passage)) &&
    phrases.every((phrase) => stands(phrase, segment, place)) &&
    !without.some((phrase) => stands(phrase, segment, place))
  );
}

function stands(phrase: Phrase, segment: SearchedSegment, passage: number): boolean {
  const [first = [], ...rest] = phrase.map((term) => placesIn(segment, passage, term));
  return first.some((place) => rest.every((places, index) => places.includes(place + index + 1)));
}
