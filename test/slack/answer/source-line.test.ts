import { expect, test } from "vitest";
import type { ArticleSource } from "../../../src/article/article.ts";
import type { Excerpt } from "../../../src/ask/answer.ts";
import { buildPrivateAnswer } from "../../../src/slack/answer/answer-message.ts";
import type { Message } from "../../../src/slack/blocks/message.ts";
import { articleOf, excerptOf, foundOf } from "../samples.ts";

const courts: ArticleSource = {
  title: "SPC, The courts",
  url: "https://court.example/a",
  published: "2014-11-06",
  language: "zh",
};
const firm: ArticleSource = {
  title: "Law firm",
  url: "https://law.example/b",
  published: null,
  language: null,
};
const article = articleOf({
  id: "courts",
  title: "The IP courts",
  source: "IP Almanac",
  url: null,
});
function resting(...sources: ArticleSource[]): Excerpt {
  return { ...excerptOf("The **court** opened."), sources };
}
function shown(question: string, ...excerpts: Excerpt[]): Message {
  return buildPrivateAnswer({
    question,
    answer: foundOf({ article, excerpts, passageCount: 1, score: 1 }),
    articleCount: 15,
  });
}

test("an excerpt names its pages, each with its address and its day", () => {
  const [block] = shown("when did the court open", resting(courts, firm)).blocks;
  expect(block).toMatchObject({
    elements: [
      {
        elements: [
          { text: "The IP courts" },
          ...["\n", "The ", "court", " opened.", " …", "\n"].map((text) => ({ text })),
          { text: "Source: ", style: { italic: true } },
          { type: "link", text: "SPC, The courts", url: "https://court.example/a" },
          { text: " · 6 November 2014 · in Chinese" },
          { text: "; " },
          { type: "link", text: "Law firm", url: "https://law.example/b" },
          { text: " · undated" },
        ],
      },
    ],
  });
});

test("the pages are named in the question's language", () => {
  const { text } = shown("法院何时成立", resting(courts, firm));
  expect(text).toContain("来源：SPC, The courts · 2014年11月6日；Law firm · 未注明日期");
});

test("pages are named once below excerpts that rest on the same", () => {
  const { text } = shown("court", resting(courts), resting(courts), resting(firm), excerptOf("x"));
  expect(text.match(/Source: /g)).toHaveLength(2);
  expect(text).toMatch(/SPC.*Law firm.*undated x/);
});

test("the button leads to the page too, where the article has no address", () => {
  expect(JSON.stringify(shown("court", resting(firm)).blocks)).toContain(
    '"action_id":"answer-read-on","url":"https://law.example/b"',
  );
});
