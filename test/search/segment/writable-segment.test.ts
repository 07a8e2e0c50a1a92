import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAnalysis } from "../../../src/search/analysis/analyzer.ts";
import { numberOf, termsOf } from "../../../src/search/segment/term-dictionary.ts";
import { mergeSegments } from "../../../src/search/segment/merge-segments.ts";
import {
  TITLE_GAP,
  TITLE_WEIGHT,
  type PassageText,
} from "../../../src/search/analysis/passage-fields.ts";
import {
  FREQUENCY_MAX,
  placesOf,
  postingOf,
  type Segment,
} from "../../../src/search/segment/segment.ts";
import { segmentBuilder } from "../../../src/search/segment/segment-builder.ts";
import {
  writableSegment,
  type CompiledSegment,
  type WritableSegment,
} from "../../../src/search/segment/writable-segment.ts";

const analyse = createAnalysis([]);

describe("a segment compiled from MiniSearch", () => {
  test("knows frequency and places of every word in every passage", () => {
    const words = fc.array(fc.constantFrom("alpha", "beta", "gamma", "delta"), { maxLength: 300 });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 40 }), (library) => {
        const segment = compiled(library.map((text) => ({ titles: "", text: text.join(" ") })));
        expect([...segment.lengths]).toEqual(library.map(({ length }) => length));
        for (const word of ["alpha", "beta", "gamma", "delta"]) {
          for (const [passage, text] of library.entries()) {
            const expected = text.flatMap((each, at) => (each === word ? [at + TITLE_GAP] : []));
            const posting = postingIn(segment, termOf(word), passage);
            expect(posting < 0 ? [] : placesOf(segment, posting)).toEqual(expected);
            expect(posting < 0 ? 0 : segment.frequencies[posting]).toBe(
              Math.min(FREQUENCY_MAX, expected.length),
            );
          }
        }
      }),
    );
  });

  test("counts a title's words twice and keeps them apart from the text", () => {
    const segment = compiled([{ titles: "old mill", text: "mill" }]);
    expect([...segment.lengths]).toEqual([2 * TITLE_WEIGHT + 1]);
    const posting = postingIn(segment, "mill", 0);
    expect(segment.frequencies[posting]).toBe(TITLE_WEIGHT + 1);
    expect(placesOf(segment, posting)).toEqual([1, 2 + TITLE_GAP]);
  });

  test("of nothing is empty", () => {
    const segment = compiled([]);
    expect([...termsOf(segment.dictionary)]).toEqual([]);
    expect(numberOf(segment.dictionary, "a")).toBe(-1);
  });

  test("is the same as one that was built at once", () => {
    fc.assert(
      fc.property(passages(), (library) => {
        const builder = segmentBuilder();
        for (const { titles, text } of library) builder.add(analyse(titles), analyse(text));
        expect(compiled(library)).toEqual(builder.finish());
      }),
      { numRuns: 300 },
    );
  });

  test("is the same as if what was removed had never been added", () => {
    fc.assert(
      fc.property(passages(), fc.array(fc.boolean()), (library, gone) => {
        const writable = writableSegment(analyse);
        for (const [number, text] of library.entries()) writable.add(number, text);
        for (const [number, text] of library.entries()) {
          if (gone[number]) writable.remove(number, text);
        }
        const { segment, numbers } = compiledAtOnce(writable);
        expect(numbers).toEqual(
          library.map((_, number) => number).filter((number) => !gone[number]),
        );
        expect(segment).toEqual(compiled(numbers.map((number) => library[number]!)));
      }),
    );
  });
});

test("merged segments are what all their passages together would have been", () => {
  fc.assert(
    fc.property(
      fc.array(passages(), { maxLength: 4 }),
      fc.array(fc.boolean()),
      (libraries, gone) => {
        let number = 0;
        const isGone = libraries.map((library) => library.map(() => gone[number++] ?? false));
        const parts = libraries.map((library, part) => ({
          segment: compiled(library),
          removed: isGone[part]!.includes(true) ? Uint8Array.from(isGone[part]!, Number) : null,
        }));
        const kept = libraries.flatMap((library, part) =>
          library.filter((_, passage) => !isGone[part]![passage]),
        );
        expect(mergeSegments(parts)).toEqual(compiled(kept));
      },
    ),
  );
});

function compiled(library: readonly PassageText[]): Segment {
  const writable = writableSegment(analyse);
  for (const [number, text] of library.entries()) writable.add(number, text);
  return compiledAtOnce(writable).segment;
}

function compiledAtOnce(writable: WritableSegment): CompiledSegment {
  const compiling = writable.compile();
  for (;;) {
    const { done, value } = compiling.next();
    if (done === true) return value;
  }
}

function postingIn(segment: Segment, term: string, passage: number): number {
  const number = numberOf(segment.dictionary, term);
  if (number < 0) return -1;
  const range = { start: segment.starts[number]!, end: segment.starts[number + 1]! };
  return postingOf(segment, range, passage);
}

function termOf(word: string): string {
  return analyse(word)[0]!.term;
}

/** Words of both scripts, so that pairs and characters occur too. */
function passages(): fc.Arbitrary<readonly PassageText[]> {
  const word = fc.constantFrom("ferry", "mill", "of", "US", "\u4e13", "\u5229", "2021", "spring");
  const text = fc.array(word, { maxLength: 12 }).map((all) => all.join(" "));
  const dense = fc.array(word, { maxLength: 12 }).map((all) => all.join(""));
  return fc.array(fc.record({ titles: text, text: fc.oneof(text, dense) }), { maxLength: 12 });
}
