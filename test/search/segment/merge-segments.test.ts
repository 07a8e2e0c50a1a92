import fc from "fast-check";
import { expect, test } from "vitest";
import { createAnalyzer } from "../../../src/search/analysis/analyzer.ts";
import type { PassageFields } from "../../../src/search/analysis/passage-fields.ts";
import { addPassages } from "../../../src/search/segment/add-passages.ts";
import { mergeSegments } from "../../../src/search/segment/merge-segments.ts";
import { createSegmentBuilder } from "../../../src/search/segment/segment-builder.ts";
import type { Segment } from "../../../src/search/segment/segment.ts";

const analyse = createAnalyzer([]);

test("merged segments are what all their passages together would have been", () => {
  fc.assert(
    fc.property(
      fc.array(passages(), { maxLength: 4 }),
      fc.array(fc.boolean()),
      (libraries, deletions) => {
        let number = 0;
        const isDeleted = libraries.map((library) =>
          library.map(() => deletions[number++] ?? false),
        );
        const parts = libraries.map((library, part) => ({
          segment: built(library),
          deleted: isDeleted[part]!.includes(true)
            ? Uint8Array.from(isDeleted[part]!, Number)
            : null,
        }));
        const kept = libraries.flatMap((library, part) =>
          library.filter((_, passage) => !isDeleted[part]![passage]),
        );
        expect(mergeSegments(parts)).toEqual(built(kept));
      },
    ),
  );
});

function built(library: readonly PassageFields[]): Segment {
  const builder = createSegmentBuilder();
  addPassages(builder, library, analyse);
  return builder.finish();
}

/** Words of both scripts, so that pairs and characters occur too. */
function passages(): fc.Arbitrary<readonly PassageFields[]> {
  const word = fc.constantFrom("ferry", "mill", "of", "US", "\u4e13", "\u5229", "2021", "spring");
  const text = fc.array(word, { maxLength: 12 }).map((all) => all.join(" "));
  const dense = fc.array(word, { maxLength: 12 }).map((all) => all.join(""));
  return fc.array(fc.record({ titles: text, text: fc.oneof(text, dense) }), { maxLength: 12 });
}
