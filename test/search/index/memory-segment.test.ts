import fc from "fast-check";
import { expect, test } from "vitest";
import type { Passage } from "../../../src/article/passage.ts";
import { createAnalyzer } from "../../../src/search/analysis/analyzer.ts";
import { MemorySegment } from "../../../src/search/index/memory-segment.ts";
import { articleOf, paragraphs } from "../../ask/library.ts";
import { segmentOf } from "../index-of.ts";

const analyse = createAnalyzer([]);

test("is the same as if what was deleted had never been added, whenever it was built before", () => {
  const word = fc.constantFrom("ferry", "mill", "of", "US", "专", "利", "2021");
  const texts = fc.array(
    fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" ")),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(texts, fc.array(fc.boolean()), fc.nat(12), (written, deleted, builtAt) => {
      const passages = paragraphs(articleOf({ id: "notes" }), ...written);
      const memory = new MemorySegment(analyse);
      for (const [index, passage] of passages.entries()) {
        if (index === builtAt) memory.build();
        memory.add(passage);
      }
      const isLeft = (_: Passage, index: number): boolean => deleted[index] !== true;
      const left = passages.filter(isLeft);
      for (const passage of passages) if (!left.includes(passage)) memory.delete(passage);
      const { segment, passages: kept } = memory.build();
      expect(kept).toEqual(left);
      expect(segment).toEqual(segmentOf(left, []).segment);
      expect(memory.size).toBe(left.length);
    }),
  );
});
