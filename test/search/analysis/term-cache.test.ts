import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TermCache } from "../../../src/search/analysis/term-cache.ts";

const termOf = (written: string): string => `${written.toLowerCase()}!`;

function askedFor(terms: TermCache, words: readonly string[]): readonly string[] {
  const text = words.join(" ");
  let start = 0;
  return words.map((word) => {
    const term = terms.at(text, start, start + word.length);
    start += word.length + 1;
    return term;
  });
}

describe("known terms", () => {
  test("are those of the words, whatever they are and however often they come", () => {
    const words = fc.array(fc.string({ unit: "binary", maxLength: 80 }), { maxLength: 200 });
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 50 }), (written, wordsMax) => {
        const terms = new TermCache(termOf, wordsMax);
        const twice = [...written, ...written];
        expect(askedFor(terms, twice)).toEqual(twice.map(termOf));
      }),
    );
  });

  test("are worked out once, among ten thousand others too", () => {
    const words = Array.from({ length: 10_000 }, (_, number) => `word${number}`);
    const worked: string[] = [];
    const terms = new TermCache((written) => {
      worked.push(written);
      return termOf(written);
    }, 10_000);
    askedFor(terms, words);
    expect(askedFor(terms, words)).toEqual(words.map(termOf));
    expect(worked).toEqual(words);
  });

  test("are worked out again after too many others", () => {
    const worked: string[] = [];
    const terms = new TermCache((written) => {
      worked.push(written);
      return written;
    }, 2);
    askedFor(terms, ["one", "two", "three", "one", "one"]);
    expect(worked).toEqual(["one", "two", "three", "one"]);
  });
});
