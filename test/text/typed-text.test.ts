import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTypedWords, removeEmojiCodes } from "../../src/text/typed-text.ts";

describe("what is no word of a question goes", () => {
  test.each([
    ["when was the PCT signed? https://www.wipo.int/pct/en/", "when was the PCT signed?"],
    ["see (https://example.org/a_b?c=d#e), who presided", "see ( ), who presided"],
    ["who presided www.cnipa.gov.cn/art/2021 in 2021", "who presided in 2021"],
    ["专利合作条约何时签署 https://www.wipo.int/pct/zh/。", "专利合作条约何时签署 。"],
    [
      "https://office.slack.com/archives/C0GENERAL01/p1771442483260129?thread_ts=1.2&cid=C0 who presided",
      "who presided",
    ],
    ["ask mei.tan+ip@ip-office.example.org who presided", "ask who presided"],
    ["mailto:mei@office.int who presided", "who presided"],
    [":wave: who presided :pray::skin-tone-3:", "who presided"],
    [":+1::tada: when is World IP Day", "when is World IP Day"],
    ["@patent-team who presided", "who presided"],
    ["who\u200B pre\u00ADsided\u2060 \u200Ein 2021\uFEFF", "who presided in 2021"],
    ["patent 11 000 000", "patent 11000000"],
    ["patent 10\u202F000\u00A0000 issued", "patent 10000000 issued"],
    ["#WorldIPDay theme", "World IP Day theme"],
    ["WorldIPDay2026 WorldIPDay", "WorldIPDay2026 World IP Day"],
  ])("%j reads %j", (typed, read) => {
    expect(readTypedWords(typed)).toBe(read);
  });
});

describe("what is a word, a number or a part of the query language stays", () => {
  test.each([
    "source:wipo tag:forum year:2021",
    "between 10:30:45 and 11:00",
    "注：见下文",
    "TRIPS:history of Article 31bis",
    "PatentScope and McDonald v. iPhone",
    "in 2021 300 patents",
    "1 000, 20 000",
    "Q&A on R&D @ WIPO",
    "C# and F#",
    "A.B. v. C.D.",
    "3.5 to 4.5",
    'the "first to file" rule -fees',
    "12 23,2020",
  ])("%j", (typed) => {
    expect(readTypedWords(typed)).toBe(typed === "1 000, 20 000" ? "1000, 20000" : typed);
  });

  test("a year before a count is no grouped number", () => {
    expect(readTypedWords("in 2021 300 patents")).toBe("in 2021 300 patents");
  });
});

test("words of letters alone are never changed, and reading twice changes nothing more", () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
      expect(readTypedWords(words.join(" "))).toBe(words.join(" "));
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (typed) => {
      const once = readTypedWords(typed);
      expect(readTypedWords(once).length).toBeLessThanOrEqual(once.length);
    }),
  );
});

test("an emoji between two words parts them", () => {
  expect(removeEmojiCodes("26:wave: April:smile:").trim()).toBe("26:wave: April:smile:");
  expect(removeEmojiCodes("26 April :tada:")).toBe("26 April  ");
});
