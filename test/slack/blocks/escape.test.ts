import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FALLBACK_LETTERS_MAX } from "../../../src/slack/blocks/limits.ts";
import { buildMessage } from "../../../src/slack/blocks/message.ts";
import { link } from "../../../src/slack/blocks/rich-text.ts";
import { formatSentence } from "../../../src/slack/blocks/sentence-message.ts";
import {
  escapeText,
  hasMention,
  toSafeUrl,
  readTypedText,
  removeMentions,
} from "../../../src/slack/blocks/escape.ts";

describe("text that Slack parses", () => {
  test("has its three control characters escaped, ampersands first", () => {
    expect(escapeText("<!here> & <@U1>")).toBe("&lt;!here&gt; &amp; &lt;@U1&gt;");
  });

  test("comes back as it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(readTypedText(escapeText(text))).toBe(text.replaceAll(/\s+/g, " ").trim());
      }),
    );
  });

  test("a fallback is shorter than Slack recommends, also when everything has to be escaped", () => {
    for (const letter of ["a", "&", "<", "知"]) {
      const { text } = buildMessage(letter.repeat(50_000), []);
      expect(text.length).toBeLessThan(FALLBACK_LETTERS_MAX);
      expect(text.length).toBeGreaterThan(FALLBACK_LETTERS_MAX / 4);
      expect(text).toMatch(/…$/);
    }
  });
});

describe("what a person typed", () => {
  test.each([
    ["\u202Eforum\u202C 2021 \u2067WIPO\u2069 \u05D0\u05D1", "forum 2021 WIPO \u05D0\u05D1"],
    ["what is &lt;PCT&gt; &amp; why", "what is <PCT> & why"],
    ["see <https://wipo.int|wipo.int> and <https://x.org>", "see wipo.int and https://x.org"],
    ["mail <mailto:a@b.org|a@b.org>", "mail a@b.org"],
    ["in <#C1|general> by <@U1> <!here>", "in by"],
    ["two\n lines", "two lines"],
    ["&amp;lt;", "&lt;"],
  ])("%s is read as %s", (delivered, typed) => {
    expect(readTypedText(delivered)).toBe(typed);
  });

  test("loses the bot's own mention and keeps others", () => {
    expect(removeMentions("<@UBOT> ask <@U2>", "UBOT")).toBe("ask <@U2>");
    expect(removeMentions("<@UBOT|almanac> hello", "UBOT")).toBe("hello");
    expect(hasMention("<@UBOT|almanac>", "UBOT")).toBe(true);
    expect(hasMention("<@UBOT2>", "UBOT")).toBe(false);
  });
});

describe("addresses", () => {
  test.each([
    ["https://wipo.int/a?b=c|d>e", "https://wipo.int/a?b=c%7Cd%3Ee"],
    ["http://x.org/<@U1>", "http://x.org/%3C@U1%3E"],
    ["javascript:alert(1)", null],
    ["slack://open", null],
    ["not an address", null],
    [`https://x.org/${"a".repeat(1_000)}`, null],
    [null, null],
  ])("%s is used as %s", (address, used) => {
    expect(toSafeUrl(address)).toBe(used);
  });

  test("a title without a usable address is plain text", () => {
    expect(link("Title", "javascript:alert(1)")).toEqual({ type: "text", text: "Title" });
  });
});

test("words between backticks are code, and a lone backtick stays", () => {
  expect(formatSentence("Try `a` or ` b")).toEqual([
    { type: "text", text: "Try " },
    { type: "text", text: "a", style: { code: true } },
    { type: "text", text: " or " },
    { type: "text", text: "` b" },
  ]);
});
