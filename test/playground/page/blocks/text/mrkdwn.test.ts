import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMrkdwn, parsePlain } from "../../../../../src/playground/page/blocks/text/mrkdwn.ts";
import type { Inline, Passage } from "../../../../../src/playground/page/blocks/text/mrkdwn.ts";

describe("styles", () => {
  test.each([
    ["*bold*", "b(bold)"],
    ["_italic_ ~gone~", "i(italic) s(gone)"],
    ["say *so*, now", "say b(so), now"],
    ["(*so*)", "(b(so))"],
    ["*bold _and italic_*", "b(bold i(and italic))"],
    ["_*both*_", "i(b(both))"],
    ["*two words*", "b(two words)"],
    ["*<https://wipo.int|WIPO>*", "b(link(https://wipo.int|WIPO))"],
  ])("%s", checkParagraph);

  test.each([
    ["a*b*c"],
    ["* not bold *"],
    ["*not bold"],
    ["snake_case_name"],
    ["2*3 and 4*5"],
    ["**x**"],
    ["[a](b)"],
    ["# no heading"],
    ["*bold*er"],
    ["中文*粗体*中文"],
  ])("%s stays as it is, unlike in Markdown", (text) => {
    expect(paragraph(text)).toBe(text);
  });

  test("a style ends with its line", () => {
    expect(paragraph("*one\ntwo*")).toBe("*one / two*");
  });
});

describe("code", () => {
  test.each([
    ["`code *x* <@U1> &lt;b&gt;`", "code(code *x* <@U1> <b>)"],
    ["a `b` c", "a code(b) c"],
    ["no`code`here", "no`code`here"],
    ["``", "``"],
  ])("%s", checkParagraph);

  test("three backticks keep everything between them, over several lines", () => {
    expect(parseMrkdwn("see\n```\n*a*\n<https://x.org|y> &amp; z\n```\nafter")).toEqual([
      { kind: "paragraph", inlines: [{ kind: "text", text: "see" }] },
      { kind: "preformatted", text: "*a*\n<https://x.org|y> & z" },
      { kind: "paragraph", inlines: [{ kind: "text", text: "after" }] },
    ]);
  });
});

describe("quotations", () => {
  test("lines that begin with > go together, escaped or not", () => {
    expect(shown(parseMrkdwn("before\n> one\n&gt;two\nafter"))).toBe(
      "before | quote: one / two | after",
    );
  });

  test("three of them quote all that follows", () => {
    expect(shown(parseMrkdwn("a\n>>> b\n\n> c"))).toBe("a | quote: b /  / > c");
  });
});

describe("what stands between angle brackets", () => {
  test.each([
    ["<https://wipo.int>", "link(https://wipo.int|https://wipo.int)"],
    ["<https://x.org/?a=1&amp;b=2|*R&amp;D*>", "link(https://x.org/?a=1&b=2|*R&D*)"],
    ["<mailto:ip@example.org>", "link(mailto:ip@example.org|ip@example.org)"],
    ["<@U012AB3CD> and <@W1|mei>", "user(U012AB3CD) and user(W1)"],
    ["<#C012AB|general>", "channel(C012AB)"],
    ["<!here> <!subteam^S1|@lawyers> <!odd|label>", "@here @lawyers @label"],
    ["<!date^1808874000^{date_long}|fallback>", "date(1808874000 {date_long})"],
    ["<javascript:alert(1)|x>", "link(javascript:alert(1)|x)"],
    ["1 < 2 and <b>", "1 < 2 and <b>"],
    ["&lt;!here&gt; &lt;@U1&gt;", "<!here> <@U1>"],
    ["&amp;lt;", "&lt;"],
  ])("%s", checkParagraph);
});

describe("bare addresses and emoji", () => {
  test.each([
    ["see https://wipo.int/a_b_c.", "see link(https://wipo.int/a_b_c|https://wipo.int/a_b_c)."],
    ["_https://wipo.int/_x_", "i(link(https://wipo.int/_x|https://wipo.int/_x))"],
    [":calendar: at 10:30:00", "emoji(calendar) at 10:30:00"],
    [":no_such_thing: :+1::skin-tone-3:", ":no_such_thing: emoji(+1)"],
    [":constructor:", ":constructor:"],
  ])("%s", checkParagraph);

  test("verbatim leaves addresses alone", () => {
    expect(shown(parseMrkdwn("https://wipo.int", true))).toBe("https://wipo.int");
  });
});

test("plain text has emoji and entities, and no other markup", () => {
  expect(parsePlain("*R&amp;D* :bell: <https://x.org>").map(inlineText).join("")).toBe(
    "*R&D* emoji(bell) <https://x.org>",
  );
  expect(parsePlain(":bell:", false).map(inlineText)).toEqual([":bell:"]);
});

test("letters, digits and spaces come back as they went in, whatever they are", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const harmless = text.replace(/[*_~`<>&:]|https?/gi, "").replaceAll("\n", " ");
      expect(paragraph(harmless)).toBe(harmless);
    }),
  );
});

test("escaped text is never live, whatever it is", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."<@U1>!here|#C2&;ampltg x".split("")) }),
      (text) => {
        const escaped = text
          .replaceAll("&", "&amp;")
          .replaceAll("<", "&lt;")
          .replaceAll(">", "&gt;");
        const kinds = parseMrkdwn(escaped).flatMap((passage) =>
          "inlines" in passage ? passage.inlines.map(({ kind }) => kind) : [],
        );
        expect(kinds.every((kind) => kind === "text")).toBe(true);
      },
    ),
  );
});

function checkParagraph(text: string, expected: string): void {
  expect(paragraph(text)).toBe(expected);
}

function paragraph(text: string): string {
  return shown(parseMrkdwn(text));
}

function shown(passages: readonly Passage[]): string {
  return passages
    .map((passage) =>
      passage.kind === "preformatted"
        ? `pre(${passage.text})`
        : (passage.kind === "quote" ? "quote: " : "") + inlinesText(passage.inlines),
    )
    .join(" | ");
}

function inlinesText(inlines: readonly Inline[]): string {
  return inlines.map(inlineText).join("").replaceAll("\n", " / ");
}

type Of<K extends Inline["kind"]> = Extract<Inline, { kind: K }>;

/** A short notation: `b(...)` is bold, `link(ADDRESS|LABEL)` a link, and so on. */
const NOTATION: { [K in Inline["kind"]]: (inline: Of<K>) => string } = {
  text: ({ text }) => text,
  break: () => "\n",
  bold: ({ inlines }) => `b(${inlinesText(inlines)})`,
  italic: ({ inlines }) => `i(${inlinesText(inlines)})`,
  strike: ({ inlines }) => `s(${inlinesText(inlines)})`,
  code: ({ text }) => `code(${text})`,
  link: ({ url, label }) => `link(${url}|${label})`,
  user: ({ id }) => `user(${id})`,
  channel: ({ id }) => `channel(${id})`,
  broadcast: ({ label }) => label,
  date: ({ seconds, format }) => `date(${seconds} ${format})`,
  emoji: ({ name }) => `emoji(${name})`,
};

function inlineText<K extends Inline["kind"]>(inline: Of<K>): string {
  return NOTATION[inline.kind](inline);
}
