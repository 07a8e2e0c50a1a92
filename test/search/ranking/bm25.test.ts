import fc from "fast-check";
import MiniSearch from "minisearch";
import { describe, expect, test } from "vitest";
import type { Token } from "../../../src/ask/search-index.ts";
import { createAnalyzer } from "../../../src/search/analysis/analyzer.ts";
import {
  BM25,
  rankPassages,
  type ScoredPassage,
  type WeightedTerm,
} from "../../../src/search/ranking/bm25.ts";
import { TITLE_WEIGHT } from "../../../src/search/analysis/passage-fields.ts";
import { createSegmentBuilder } from "../../../src/search/segment/segment-builder.ts";
import type { Segment } from "../../../src/search/segment/segment.ts";
import { WINDOW_PASSAGES } from "../../../src/search/ranking/score-window.ts";
import { randomFrom, type Random } from "../../random.ts";

const analyse = createAnalyzer([]);

interface Page {
  readonly title: string;
  readonly text: string;
}

describe("the ranking of flat postings", () => {
  test("gives MiniSearch's own scores, without its factor for the number of matched words", () => {
    fc.assert(
      fc.property(pages(), wantedTerms(), (library, wanted) => {
        const expected = scoresOfMiniSearch(library, wanted);
        const found = ranked([library], wanted, library.length);
        expect(new Set(found.map(({ number }) => number))).toEqual(new Set(expected.keys()));
        for (const { number, score } of found) {
          // The length factors are kept in 32 bits.
          expect(score).toBeCloseTo(expected.get(number) ?? 0, 5);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("is the same however the passages are divided into segments", () => {
    fc.assert(
      fc.property(pages(), wantedTerms(), fc.nat(), (library, wanted, cut) => {
        const at = cut % (library.length + 1);
        const parts = [library.slice(0, at), library.slice(at)].filter((part) => part.length > 0);
        expect(ranked(parts, wanted, 5)).toEqual(ranked([library], wanted, 5));
      }),
    );
  });

  test("finds exactly the best few, though it leaves out those that cannot be among them", () => {
    fc.assert(
      fc.property(
        pages(),
        wantedTerms(),
        fc.integer({ min: 1, max: 4 }),
        (library, wanted, limit) => {
          const parts = library.map((page) => [page]);
          const all = ranked(parts, wanted, library.length);
          expect(ranked(parts, wanted, limit).map(({ number }) => number)).toEqual(
            all.slice(0, limit).map(({ number }) => number),
          );
        },
      ),
    );
  });

  test("leaves nothing behind that belongs to the best, over many windows of passages", () => {
    const segment = segmentOf(manyPages(randomFrom(1)));
    const passages = segment.lengths.length;
    const flags = Uint8Array.from({ length: passages }, (_, number) => Number(number % 7 === 0));
    const searched = { ...segment, first: 0, deletions: { flags, frequencies: new Map() } };
    const only = Uint16Array.from({ length: passages }, (_, number) => number).filter(
      (number) => number % 211 < 2,
    );
    const best = (wanted: readonly WeightedTerm[], among: Uint16Array | null, limit: number) =>
      rankPassages(
        {
          segments: [searched],
          statistics: { passages, meanLength: 5 },
          terms: wanted,
          allowed: { among: among && (() => among), accepts: null },
        },
        limit,
      );
    fc.assert(
      fc.property(wantedTerms(), fc.integer({ min: 1, max: 80 }), (wanted, limit) => {
        // With room for all of them none can be left behind.
        const all = best(wanted, null, passages);
        expect(all.some(({ number }) => flags[number] === 1)).toBe(false);
        expect(best(wanted, null, limit)).toEqual(all.slice(0, limit));
        const few = new Set(only);
        expect(best(wanted, only, limit)).toEqual(
          all.filter(({ number }) => few.has(number)).slice(0, limit),
        );
      }),
    );
  });

  test("leaves out what is not accepted", () => {
    const library = ["ferry", "ferry ferry", "mill"].map((text) => ({ title: "", text }));
    const wanted = [{ term: "ferri", weight: 1 }];
    const found = ranked([library], wanted, 3, (number) => number !== 1);
    expect(found.map(({ number }) => number)).toEqual([0]);
  });
});

function ranked(
  parts: readonly (readonly Page[])[],
  wanted: readonly WeightedTerm[],
  limit: number,
  accepts: ((number: number) => boolean) | null = null,
): readonly ScoredPassage[] {
  const built = parts.map(segmentOf);
  const lengths = built.flatMap((segment) => [...segment.lengths]);
  const statistics = {
    passages: lengths.length,
    meanLength: lengths.reduce((sum, length) => sum + length, 0) / lengths.length,
  };
  let first = 0;
  const segments = built.map((segment) => {
    const deletions = { flags: null, frequencies: new Map<string, number>() };
    const searched = { ...segment, first, deletions };
    first += segment.lengths.length;
    return searched;
  });
  const allowed = { among: null, accepts };
  return rankPassages({ segments, statistics, terms: wanted, allowed }, limit);
}

function segmentOf(library: readonly Page[]): Segment {
  const builder = createSegmentBuilder();
  for (const { title, text } of library) builder.add(analyse(title), analyse(text));
  return builder.finish();
}

/**
 * MiniSearch counts the distinct tokens of a field before it processes them. One token a place, which then
 * becomes all the terms of that place, makes it count words; a title's places are given twice.
 */
function scoresOfMiniSearch(
  library: readonly Page[],
  wanted: readonly WeightedTerm[],
): ReadonlyMap<number, number> {
  const engine = new MiniSearch<Page & { readonly id: number }>({
    fields: ["words"],
    extractField: (page, field) => (field === "id" ? page.id : `${page.title}\n\n${page.text}`),
    stringifyField: String,
    tokenize: (written) => {
      const [title = "", text = ""] = written.split("\n\n");
      const places = Array.from({ length: TITLE_WEIGHT }, () => placesOf(analyse(title))).flat();
      return [...places, ...placesOf(analyse(text))].map((terms, at) => [at, ...terms].join(" "));
    },
    processTerm: (place) => place.split(" ").slice(1),
  });
  engine.addAll(library.map((page, id) => ({ id, ...page })));
  const found = engine.search("given by tokenize", {
    tokenize: () => wanted.map(({ term }) => term),
    processTerm: (term) => term,
    boostTerm: (_term, index) => wanted[index]?.weight ?? 1,
    bm25: BM25,
  });
  return new Map(found.map(({ id, score, queryTerms }) => [Number(id), score / queryTerms.length]));
}

function placesOf(tokens: readonly Token[]): readonly (readonly string[])[] {
  const places: string[][] = [];
  for (const { position, term } of tokens) (places[position] ??= []).push(term);
  return places;
}

function pages(): fc.Arbitrary<readonly Page[]> {
  const word = fc.constantFrom(
    "ferry",
    "mill",
    "harbour",
    "of",
    "US",
    "专",
    "利",
    "2021",
    "spring",
  );
  const text = (maxLength: number) => fc.array(word, { maxLength }).map((all) => all.join(" "));
  const page = fc.record({ title: text(3), text: fc.array(word, { minLength: 1, maxLength: 30 }) });
  return fc.array(
    page.map(({ title, text: words }) => ({ title, text: words.join(" ") })),
    { minLength: 1, maxLength: 12 },
  );
}

/** Short pages, in which each word is twice as common as the one before. */
function manyPages(random: Random): readonly Page[] {
  const words = ["ferry", "mill", "harbour", "2021", "US", "专"];
  return Array.from({ length: 3 * WINDOW_PASSAGES - 7 }, () => {
    const chosen = words.flatMap((word, place) =>
      random(100) < 2 * 2 ** place ? Array.from({ length: 1 + random(3) }, () => word) : [],
    );
    return {
      title: "",
      text: [...chosen, ...Array.from({ length: random(4) }, () => "spring")].join(" "),
    };
  });
}

function wantedTerms(): fc.Arbitrary<readonly WeightedTerm[]> {
  const term = fc.constantFrom("ferri", "mill", "harbour", "harbor", "US", "专", "2021", "absent");
  return fc.uniqueArray(fc.record({ term, weight: fc.constantFrom(0.3, 1, 2) }), {
    minLength: 1,
    maxLength: 5,
    selector: (each) => each.term,
  });
}
