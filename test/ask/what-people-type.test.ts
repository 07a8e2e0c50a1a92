import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/ask/answer.ts";
import { articleOf, askingOf, paragraphs } from "./library.ts";

const forum = articleOf({
  id: "forum",
  title: "Forum on the protection of inventions",
  source: "CIP News",
});
const talks = articleOf({ id: "talks", title: "Talks on harbour fees", published: "2019-02-01" });
const asking = askingOf([
  ...paragraphs(
    forum,
    "Gan Shaoning presided over the forum in Beijing on 23 April 2021.",
    "Patent No. 11,000,000 was granted to an applicant in May 2021.",
  ),
  ...paragraphs(
    talks,
    "The harbour authority doubled its fees for ferries.",
    "Ferries are late in winter.",
  ),
]);

function idsOf(answer: Answer): readonly string[] {
  return answer.kind === "found" ? answer.results.map(({ article }) => article.id) : [];
}

describe("what is pasted beside a question costs it nothing", () => {
  test.each([
    "who presided over the forum",
    "who presided over the forum https://english.cnipa.gov.cn/art/2021/4/28/art_2591_158964.html",
    "https://office.slack.com/archives/C024BE91L/p1618963200000100 who presided over the forum",
    "who presided over the forum, rosa.delgado@ip-office.example.org",
    ":wave: who presided over the forum :pray::skin-tone-2:",
    "@patent-team who presided over the forum",
    "who\u200B presided\u00AD over the forum\u2060",
    "forum OR inventions NOT harbour",
  ])("%j", (typed) => {
    expect(idsOf(asking.ask(typed))[0]).toBe("forum");
  });

  test("a number that is grouped by spaces is the one that an article groups by commas", () => {
    expect(idsOf(asking.ask("patent 11 000 000"))).toEqual(["forum"]);
  });
});

describe("a question that stands in quotation marks as a whole", () => {
  test("is answered by its words where nothing says it so, and that is said", () => {
    const answer = asking.ask('"who presided over the forum in Beijing"');
    expect(idsOf(answer)).toEqual(["forum"]);
    expect(answer).toMatchObject({
      notices: [{ kind: "not-word-for-word", written: "who presided over the forum in Beijing" }],
    });
  });

  test("is found word for word where it stands so, without a notice", () => {
    const answer = asking.ask('"presided over the forum"');
    expect(idsOf(answer)).toEqual(["forum"]);
    expect(answer).toMatchObject({ notices: [] });
  });

  test("is not found where its words are not there either", () => {
    expect(asking.ask('"recipe for sourdough bread"').kind).toBe("not-found");
  });

  test("with a word beside it, the quotation has to be found", () => {
    expect(asking.ask('forum "who presided over"').kind).toBe("not-found");
  });
});

describe("filters", () => {
  test("that leave out what answers are told as that, with what is there without them", () => {
    const answer = asking.ask("who presided over the forum year:2019");
    expect(answer).toMatchObject({ kind: "not-found", outsideFilters: [forum] });
  });

  test("have nothing to tell where nothing answers without them either", () => {
    const answer = asking.ask("recipe for sourdough bread year:2019");
    expect(answer.kind).toBe("not-found");
    expect(answer).not.toHaveProperty("outsideFilters");
  });

  test("list articles without those that have what was left out, in a title too", () => {
    expect(idsOf(asking.ask("after:2018"))).toEqual(["forum", "talks"]);
    expect(idsOf(asking.ask("after:2018 -forum"))).toEqual(["talks"]);
    expect(idsOf(asking.ask('after:2018 -"harbour fees"'))).toEqual(["forum"]);
    expect(idsOf(asking.ask("after:2018 -forum -ferries"))).toEqual([]);
  });
});
