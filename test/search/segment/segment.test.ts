import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Token } from "../../../src/ask/search-index.ts";
import { countTerms, findTerm } from "../../../src/search/segment/term-dictionary.ts";
import { TITLE_GAP, TITLE_WEIGHT } from "../../../src/search/analysis/passage-fields.ts";
import { createSegmentBuilder } from "../../../src/search/segment/segment-builder.ts";
import { FREQUENCY_MAX, readPositions, findPosting } from "../../../src/search/segment/segment.ts";

describe("a segment", () => {
  test("knows frequency and places of every term in every passage", () => {
    const texts = fc.array(fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 300 }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(texts, (library) => {
        const builder = createSegmentBuilder();
        for (const words of library) builder.add([], words.map(wordAt));
        const segment = builder.finish();
        for (const term of ["a", "b", "c", "d"]) {
          const number = findTerm(segment.dictionary, term);
          const range = {
            start: number < 0 ? 0 : (segment.starts[number] ?? 0),
            end: number < 0 ? 0 : (segment.starts[number + 1] ?? 0),
          };
          for (const [passage, words] of library.entries()) {
            const expected = words.flatMap((word, at) => (word === term ? [at + TITLE_GAP] : []));
            const posting = findPosting(segment, range, passage);
            expect(posting < 0 ? [] : readPositions(segment, posting)).toEqual(expected);
            expect(posting < 0 ? 0 : segment.frequencies[posting]).toBe(
              Math.min(FREQUENCY_MAX, expected.length),
            );
          }
        }
      }),
    );
  });

  test("counts a title's words twice and keeps them apart from the text", () => {
    const builder = createSegmentBuilder();
    builder.add(["old", "mill"].map(wordAt), ["mill"].map(wordAt));
    const segment = builder.finish();
    expect(segment.lengths).toEqual(new Uint32Array([2 * TITLE_WEIGHT + 1]));
    const mill = findTerm(segment.dictionary, "mill");
    expect(segment.frequencies[mill]).toBe(TITLE_WEIGHT + 1);
    expect(readPositions(segment, mill)).toEqual([1, 2 + TITLE_GAP]);
  });

  test("of nothing is empty", () => {
    const segment = createSegmentBuilder().finish();
    expect(countTerms(segment.dictionary)).toBe(0);
    expect(findTerm(segment.dictionary, "a")).toBe(-1);
  });
});

function wordAt(term: string, position: number): Token {
  return { term, kind: "word", start: position * 2, end: position * 2 + 1, position };
}
