import fc from "fast-check";
import { expect, test } from "vitest";
import type { Passage } from "../../../src/article/passage.ts";
import { hashPassage } from "../../../src/search/snapshot/passage-hash.ts";
import { articleOf } from "../../ask/library.ts";

test("a fingerprint differs when one unit of the text does, wherever it stands", () => {
  fc.assert(
    fc.property(texts(), fc.nat(), fc.integer({ min: 1, max: 0xffff }), (text, place, turned) => {
      const at = place % text.length;
      const unit = String.fromCharCode(text.charCodeAt(at) ^ turned);
      const changed = text.slice(0, at) + unit + text.slice(at + 1);
      expect(hashPassage(passageOf({ text: changed }))).not.toBe(hashPassage(passageOf({ text })));
    }),
  );
});

test("a fingerprint is a whole number, the same whatever was read before", () => {
  fc.assert(
    fc.property(texts(), texts(), (text, other) => {
      const fingerprint = hashPassage(passageOf({ text }));
      expect(fingerprint).toBe(Math.floor(fingerprint));
      expect(fingerprint).toBeLessThan(2 ** 52);
      hashPassage(passageOf({ text: other }));
      expect(hashPassage(passageOf({ text }))).toBe(fingerprint);
    }),
  );
});

test("a fingerprint differs when title, heading or ordinal do, or the text goes on", () => {
  const passages: readonly Passage[] = [
    passageOf({}),
    passageOf({ ordinal: 2 }),
    passageOf({ heading: "Harbour" }),
    passageOf({ article: articleOf({ id: "news", title: "Other news" }) }),
    passageOf({ text: `${passageOf({}).text}\0` }),
  ];
  expect(new Set(passages.map(hashPassage)).size).toBe(passages.length);
});

function passageOf(parts: Partial<Passage>): Passage {
  const article = articleOf({ id: "news", title: "Harbour news" });
  return {
    id: "news#1",
    article,
    ordinal: 1,
    heading: null,
    text: "The mill burnt down.",
    sources: [],
    ...parts,
  };
}

/** Short ones and some of several thousand units. */
function texts(): fc.Arbitrary<string> {
  const text = fc.string({ unit: "binary", minLength: 1 });
  return fc.oneof(
    { weight: 4, arbitrary: text },
    {
      weight: 1,
      arbitrary: fc
        .tuple(text, fc.integer({ min: 1, max: 3_000 }))
        .map(([one, times]) => one.repeat(times)),
    },
  );
}
