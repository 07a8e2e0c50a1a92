import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Hit, QueryTerm } from "../../src/ask/search-index.ts";
import { createAnalyzer } from "../../src/search/analysis/analyzer.ts";
import { createIndexReader } from "../../src/search/index/index-reader.ts";
import { createSearchIndex } from "../../src/search/search-index.ts";
import { TermTree } from "../../src/search/spelling/term-tree.ts";
import { articleOf, paragraphs } from "../ask/library.ts";
import { segmentOf } from "./index-of.ts";

const WORDS = ["mill", "fog", "pilot", "lamp", "rope", "deck"];

describe("ranking again", () => {
  test("adds to what was found the scores of further words, and finds nothing else", () => {
    const texts = fc.array(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(texts, words(), words(), fc.nat(40), (written, first, further, limit) => {
        const index = inTwoSegments(written.map((each) => each.join(" ")));
        const found = index.rank(wanted(first), limit);
        const added = index.rank(wanted(further), written.length);
        const sums = found.map(({ number, score }) => {
          const more = added.find((hit) => hit.number === number)?.score ?? 0;
          return { number, score: score + more };
        });
        const expected = sums.toSorted(
          (one, other) => other.score - one.score || one.number - other.number,
        );
        expect(listed(index.rescore(further, found))).toEqual(listed(expected));
      }),
    );
  });
});

function inTwoSegments(texts: readonly string[]): ReturnType<typeof createSearchIndex> {
  const passages = paragraphs(articleOf({ id: "notes", title: "Notes" }), ...texts);
  const half = Math.ceil(passages.length / 2);
  const segments = [passages.slice(0, half), passages.slice(half)]
    .filter(({ length }) => length > 0)
    .map((each) => segmentOf(each, []));
  const reader = createIndexReader(segments, new TermTree());
  return createSearchIndex(() => reader, createAnalyzer([]));
}

function words(): fc.Arbitrary<readonly QueryTerm[]> {
  return fc
    .uniqueArray(fc.constantFrom(...WORDS), { minLength: 1 })
    .map((chosen) =>
      chosen.map((term, place) => ({ term, kind: "name", weight: 1 + place / 4, position: 0 })),
    );
}

function wanted(chosen: readonly QueryTerm[]) {
  return { terms: chosen, phrases: [], without: [], accept: null };
}

function listed(hits: readonly Pick<Hit, "number" | "score">[]): readonly string[] {
  return hits.map(({ number, score }) => `${number} ${score.toFixed(9)}`);
}
