import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GlossaryTerm } from "../../../src/ask/glossary.ts";
import { createAnalyzer } from "../../../src/search/analysis/analyzer.ts";
import { normaliseWord, TERM_LENGTH_MAX } from "../../../src/search/analysis/normalizer.ts";
import { stem } from "../../../src/search/analysis/stemmer.ts";
import { CNIPA, MOST } from "../../ask/library.ts";

const analyse = createAnalyzer([CNIPA, MOST]);

describe("the analysis", () => {
  test.each([
    ["China's patents were granted", "china patent were grant"],
    ["China’s patents", "china patent"],
    ["12,000 of 1.5 million, in 2021.", "12000 of 1.5 million in 2021"],
    ["the 25th session of the 1990s", "the 25 session of the 1990"],
    ["Twenty-five members, twenty five, the twenty-fifth", "25 member 25 the 25"],
    ["twelve of the twelfth, forty years", "12 of the 12 40 year"],
    ["twenty, five; 20-five; two thirds", "20 five 20 five two third"],
    ["U.S. and us, WHO and who", "US and us WHO and who"],
    ["US IP policy", "US ip polici"],
    ["US PTO, US FDA and EU US talks", "US pto US fda and eu US talk"],
    ["WHO WIPO WTO trilateral study", "WHO wipo wto trilater studi"],
    ["US PATENT LAW", "US patent law"],
    ["WHO PRESIDED OVER THE FORUM", "who presid over the forum"],
    ["MOST OF THE MEMBERS SIGNED", "most of the member sign"],
    ["THE MOST IMPORTANT", "the most import"],
    ["e.g. high-level O'Brien don't", "eg high level obrien dont"],
    ["organisation, licence, Organization, license", "organ licens organ licens"],
    ["pat\u00ADent W\u200BIPO a\u200Db 20\u206021 the\uFEFFn", "patent wipo ab 2021 then"],
    ["\u200BWIPO\u200B \u200B and\u200B \uFEFFthe\u00AD-end", "wipo and the end"],
    ["专\u200B利", "专 专利 利"],
    ["Café CAFÉ ｃａｆｅ", "cafe cafe cafe"],
    ["2021年4月", "@2021-04 2021 年 4 月"],
    ["專利", "专 专利 利"],
    ["CNIPA", "#cnipa cnipa"],
    ["cnipa", "#cnipa cnipa"],
    ["國家知識產權局", "#cnipa 国 国家 家 家知 知 知识 识 识产 产 产权 权 权局 局"],
    ["the State Intellectual Property Office", "the #cnipa state intellectu properti offic"],
    ["Of the MOST, most", "of the #most MOST most"],
  ])("%s", (text, terms) => {
    expect(
      analyse(text)
        .map(({ term }) => term)
        .join(" "),
    ).toBe(terms);
  });

  test("tells where each word stands", () => {
    const text = "A 國家 \u{20000}x";
    expect(analyse(text).map(({ start, end }) => text.slice(start, end))).toEqual(
      "A|國|國家|家|\u{20000}|x".split("|"),
    );
    expect(analyse(text).map(({ position }) => position)).toEqual([0, 1, 1, 2, 3, 4]);
  });

  test("finds a form in capitals in running text only where it has capitals", () => {
    const trips = createAnalyzer([{ id: "trips", en: ["TRIPS"], zh: [], former: [], note: null }]);
    const names = (text: string) => trips(text).filter(({ kind }) => kind === "name").length;
    expect(names("Under TRIPS")).toBe(1);
    expect(names("Business trips to Geneva")).toBe(0);
    expect(names("what is trips about")).toBe(1);
  });

  test("gives a form that two entries claim to the first, and to small letters before capitals", () => {
    expect(namesIn("A forum", entry("one", "forum"), entry("other", "forums"))).toEqual(["#one"]);
    expect(namesIn("TRIPS", entry("one", "TRIPS"), entry("other", "trip"))).toEqual(["#other"]);
    expect(namesIn("TRIPS", entry("one", "trip"), entry("other", "TRIPS"))).toEqual(["#one"]);
  });

  test("never throws, and every word lies in the text, in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        let last = 0;
        for (const { start, end, position } of analyse(text)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(position).toBeGreaterThanOrEqual(last);
          last = position;
        }
      }),
      { numRuns: 500 },
    );
  });

  test("takes no longer for one endless word or character run than for a text", () => {
    for (const unit of ["a", "漢", "a.", "1,", "'", "A.b"]) {
      const started = performance.now();
      analyse(unit.repeat(100_000));
      expect(performance.now() - started).toBeLessThan(6000);
    }
  });
});

describe("a word", () => {
  test("stays the same when it is folded twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (word) => {
        const once = normaliseWord(word);
        expect(normaliseWord(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test("is cut where it is endless", () => {
    expect(normaliseWord("a".repeat(1000))).toBe("a".repeat(TERM_LENGTH_MAX));
  });

  test.each([
    ["presided", "presid"],
    ["treaties", "treati"],
    ["as", "as"],
    ["café", "café"],
  ])("%s has the stem %s", (word, expected) => {
    expect(stem(word)).toBe(expected);
  });
});

function entry(id: string, form: string): GlossaryTerm {
  return { id, en: [form], zh: [], former: [], note: null };
}

function namesIn(text: string, ...entries: readonly GlossaryTerm[]): readonly string[] {
  return createAnalyzer(entries)(text)
    .filter(({ kind }) => kind === "name")
    .map(({ term }) => term);
}
