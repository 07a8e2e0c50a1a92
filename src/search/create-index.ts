import type { Passage } from "../article/passage.ts";
import type { GlossaryTerm } from "../ask/glossary.ts";
import type { Hit, Phrase, SearchIndex, Token, Wanted, WantedWord } from "../ask/search-index.ts";
import { createAnalysis } from "./analysis.ts";
import { nearnessOf, placesIn, type PlacedTerm } from "./nearness.ts";
import {
  inverseFrequency,
  postingsOf,
  rankPassages,
  searchedSegment,
  type ScoredPassage,
  type SearchedSegment,
  type Statistics,
} from "./ranking.ts";
import { segmentBuilder } from "./segment-builder.ts";
import { SEGMENT_PASSAGES_MAX, type Segment } from "./segment.ts";
import { createSpelling } from "./spelling.ts";

/** Nearness is worked out for this many of the best: further down it never lifts one to the top. */
const NEARNESS_DEPTH = 50;

/** Indexes the passages of a library; the glossary's names are found in every form. */
export function createIndex(
  passages: readonly Passage[],
  glossary: readonly GlossaryTerm[],
): SearchIndex {
  const analyse = createAnalysis(glossary);
  const built = buildSegments(passages, analyse);
  const statistics = statisticsOf(built);
  const segments = built.map((segment, place) =>
    searchedSegment(segment, place * SEGMENT_PASSAGES_MAX, statistics),
  );
  const frequency = remembered((term) =>
    segments.reduce((sum, segment) => sum + sizeOf(postingsOf(segment, term)), 0),
  );
  const rarity = (term: string): number => inverseFrequency(frequency(term), passages.length);
  const spelling = createSpelling(segments, frequency);
  return {
    passageCount: passages.length,
    analyse,
    rarity,
    knows: (term) => frequency(term) > 0,
    near: (term) => spelling.near(term),
    rank: (wanted, limit) => rank({ passages, segments, statistics, rarity }, wanted, limit),
  };
}

/** One question asks for the same words' frequencies many times. */
function remembered(frequency: (term: string) => number): (term: string) => number {
  const known = new Map<string, number>();
  return (term) => {
    const seen = known.get(term);
    if (seen !== undefined) return seen;
    if (known.size >= REMEMBERED_MAX) known.clear();
    const counted = frequency(term);
    known.set(term, counted);
    return counted;
  };
}

/** Enough for the words of a long question; a few hundred kilobytes. */
const REMEMBERED_MAX = 5_000;

function buildSegments(
  passages: readonly Passage[],
  analyse: (text: string) => readonly Token[],
): readonly Segment[] {
  const segments: Segment[] = [];
  for (let first = 0; first < passages.length; first += SEGMENT_PASSAGES_MAX) {
    const builder = segmentBuilder();
    for (const passage of passages.slice(first, first + SEGMENT_PASSAGES_MAX)) {
      builder.add(analyse(titlesOf(passage)), analyse(passage.text));
    }
    segments.push(builder.finish());
  }
  return segments;
}

function titlesOf({ article, heading }: Passage): string {
  return heading === null ? article.title : `${article.title}\n${heading}`;
}

function statisticsOf(segments: readonly Segment[]): Statistics {
  let passages = 0;
  let words = 0;
  for (const { lengths } of segments) {
    passages += lengths.length;
    for (const length of lengths) words += length;
  }
  return { passages, meanLength: words / passages || 1 };
}

function sizeOf({ start, end }: { readonly start: number; readonly end: number }): number {
  return end - start;
}

interface Shelf {
  readonly passages: readonly Passage[];
  readonly segments: readonly SearchedSegment[];
  readonly statistics: Statistics;
  readonly rarity: (term: string) => number;
}

function rank(shelf: Shelf, wanted: Wanted, limit: number): readonly Hit[] {
  const terms = wanted.words.filter(({ weight }) => weight > 0);
  const best = rankPassages(
    shelf.segments,
    shelf.statistics,
    terms,
    (number) => isAccepted(shelf, wanted, number),
    Math.max(limit, NEARNESS_DEPTH),
  );
  const placed = terms.filter(({ kind }) => kind === "word");
  return liftNear(shelf, best, placed)
    .slice(0, limit)
    .flatMap(({ number, score }) => {
      const passage = shelf.passages[number];
      return passage ? [{ passage, score }] : [];
    });
}

/** Adds what the nearness of the words is worth, for the best ones, and sorts again. */
function liftNear(
  { segments, rarity }: Shelf,
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
    const segment = segmentOf(segments, number);
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

function segmentOf(
  segments: readonly SearchedSegment[],
  number: number,
): SearchedSegment | undefined {
  return segments[Math.floor(number / SEGMENT_PASSAGES_MAX)];
}

function isAccepted(
  { passages, segments }: Shelf,
  { phrases, without, accept }: Wanted,
  number: number,
): boolean {
  const passage = passages[number];
  const segment = segmentOf(segments, number);
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
