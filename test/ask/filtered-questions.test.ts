import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/ask/answer.ts";
import { UserError } from "../../src/user-error.ts";
import { articleOf, askingOf, CNIPA, paragraphs } from "./library.ts";

const old = articleOf({
  id: "old",
  title: "Treaty talks",
  source: "WIPO",
  published: "2001-05-02",
  tags: ["treaty"],
  people: [{ name: "Daren Tang", office: null }],
});
const recent = articleOf({
  id: "recent",
  title: "Treaty fees",
  source: "CNIPA",
  published: "2024-01-31",
  tags: ["treaty", "fees"],
  people: [{ name: "Shen Changyu", office: "Commissioner" }],
});
const undated = articleOf({
  id: "undated",
  title: "Copyright levy",
  source: "WIPO",
  published: null,
});
const chinese = articleOf({
  id: "chinese",
  title: "条约费用",
  source: "国家知识产权局",
  published: "2022-07-01",
  language: "zh",
});
const asking = askingOf(
  [
    ...paragraphs(old, "The treaty talks ended with a design law draft.", "The treaty was signed."),
    ...paragraphs(recent, "The law on designs changed the treaty fees."),
    ...paragraphs(chinese, "条约的费用是多少。"),
    ...paragraphs(undated, "A levy pays authors. The levy is old."),
  ],
  [CNIPA],
);

describe("a question", () => {
  test.each<[string, readonly string[]]>([
    ['treaty "design law"', ["old"]],
    ['treaty "law design"', []],
    ['"on designs"', ["recent"]],
    ['"条约的费用"', ["chinese"]],
    ['"条约费用"', ["chinese"]],
    ["treaty -fees", ["old"]],
    ['treaty -"treaty talks"', ["recent"]],
    ["treaty source:wipo", ["old"]],
    ["treaty source:CNIPA", ["recent"]],
    ["条约 source:CNIPA", ["chinese"]],
    ["treaty person:shen", ["recent"]],
    ["treaty tag:fees", ["recent"]],
    ["treaty tag:treaty tag:fees", ["recent"]],
    ["条约 lang:zh", ["chinese"]],
    ["treaty lang:zh", []],
    ["treaty before:2024-01-31", ["old"]],
    ["treaty after:2001", ["recent"]],
    ["treaty year:2001", ["old"]],
    ["treaty year:2002", []],
    ["treaty sort:date", ["recent", "old"]],
    ["levy", ["undated"]],
    ["levy after:1990", []],
    ["levy before:2030", []],
  ])("%s", (question, ids) => {
    expect(foundIds(asking.ask(question))).toEqual(ids);
  });

  test("of filters alone lists the newest articles with their beginnings", () => {
    const answer = asking.ask("after:2000 sort:date");
    expect(foundIds(answer)).toEqual(["recent", "chinese", "old"]);
    expect(answer.kind === "found" && answer.results[2]?.excerpts[0]?.fragments).toEqual([
      { text: "The treaty talks ended with a design law draft.", matched: false },
    ]);
    expect(asking.ask("year:1999")).toEqual({
      kind: "not-found",
      missing: [],
      nearest: [],
      didYouMean: [],
    });
  });

  test.each([
    [
      "treaty source:EPO",
      'No article has the source "EPO". There are: WIPO, CNIPA, 国家知识产权局.',
    ],
    ["treaty tag:patents", 'No article has the tag "patents". There are: treaty, fees.'],
    [
      "person:Gan sort:date",
      'No article has the person "Gan". There are: Daren Tang, Shen Changyu.',
    ],
  ])("%s is refused in words", (question, message) => {
    expect(() => asking.ask(question)).toThrow(new UserError(message));
  });

  test("of filters alone lists what is undated last, and only where no date is asked for", () => {
    expect(foundIds(asking.ask("lang:en sort:date"))).toEqual(["recent", "old", "undated"]);
    expect(foundIds(asking.ask("lang:en after:2000"))).toEqual(["recent", "old"]);
  });

  test("names only the first values where there are many", () => {
    const article = articleOf({ id: "a", tags: "abcdefghij".split("") });
    const many = askingOf(paragraphs(article, "Text."));
    expect(() => many.ask("tag:zz text")).toThrow(
      'No article has the tag "zz". There are: a, b, c, d, e, f, g, h and 2 more.',
    );
    const none = askingOf(paragraphs(articleOf({ id: "b" }), "Text."));
    expect(() => none.ask("tag:zz text")).toThrow(
      "No article names a tag, so tag:zz finds nothing.",
    );
  });
});

function foundIds(answer: Answer): readonly string[] {
  return answer.kind === "found" ? answer.results.map(({ article }) => article.id) : [];
}
