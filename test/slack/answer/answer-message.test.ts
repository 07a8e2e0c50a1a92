import { describe, expect, test } from "vitest";
import type { ArticleAnswer } from "../../../src/ask/answer.ts";
import {
  buildPrivateAnswer,
  buildSharedAnswer,
  buildThreadAnswer,
} from "../../../src/slack/answer/answer-message.ts";
import { writeState } from "../../../src/slack/answer/button-state.ts";
import { wordsIn } from "../office.ts";
import { articleOf, excerptOf, foundOf, resultOf } from "../samples.ts";

const question = "who presided over the 2021 forum";
const forum = resultOf(
  articleOf({ id: "forum", title: "2021 High-level Forum" }),
  "It was **presided** over by Gan Shaoning.",
  10,
);
const day = resultOf(
  articleOf({ id: "day", title: "World IP Day" }),
  "The **forum** comes first.",
  3,
);
const other = resultOf(articleOf({ id: "other", title: "The forum of 2017" }), "A **forum**.", 2);
const withoutAddress = articleOf({ id: "fourth", title: "Fourth", url: null });
const fourth = resultOf(withoutAddress, "More **forum**.", 2);

const ask = (answer: ArticleAnswer) => ({ question, answer, articleCount: 15 });

test("one clear answer is shown with its excerpt, source and date, and the others by title", () => {
  expect(buildPrivateAnswer(ask(foundOf(forum, day, other))).blocks).toEqual([
    {
      type: "rich_text",
      elements: [
        {
          type: "rich_text_section",
          elements: [
            {
              type: "link",
              url: "https://example.org/forum",
              text: "2021 High-level Forum",
              style: { bold: true },
            },
            { type: "text", text: "\n" },
            { type: "text", text: "It was " },
            { type: "text", text: "presided", style: { bold: true } },
            { type: "text", text: " over by Gan Shaoning." },
            { type: "text", text: " …" },
          ],
        },
      ],
    },
    {
      type: "context",
      elements: [
        { type: "plain_text", text: "CIP News · 23 April 2021 · passage 1", emoji: false },
      ],
    },
    {
      type: "rich_text",
      elements: [
        {
          type: "rich_text_section",
          elements: [
            { type: "text", text: "Also: ", style: { italic: true } },
            { type: "link", url: "https://example.org/day", text: "World IP Day" },
            { type: "text", text: " · " },
            { type: "link", url: "https://example.org/other", text: "The forum of 2017" },
          ],
        },
      ],
    },
    {
      type: "context",
      elements: [{ type: "plain_text", text: "3 articles match.", emoji: false }],
    },
    {
      type: "actions",
      elements: [
        {
          type: "button",
          text: { type: "plain_text", text: "Read on", emoji: false },
          action_id: "answer-read-on",
          url: "https://example.org/forum",
        },
        {
          type: "button",
          text: { type: "plain_text", text: "Share in channel", emoji: false },
          action_id: "answer-share",
          value: writeState({ question: "who presided over the 2021 forum", offset: 0 }),
        },
        {
          type: "button",
          text: { type: "plain_text", text: "Next results", emoji: false },
          action_id: "answer-next",
          value: writeState({ question: "who presided over the 2021 forum", offset: 1 }),
        },
      ],
    },
  ]);
});

test("several equal answers are three excerpts, and the rest is on the next page", () => {
  const found = foundOf(day, other, fourth, forum);
  expect(wordsIn(buildPrivateAnswer(ask(found)).blocks)).toBe(
    [
      "World IP Day\nThe forum comes first. …",
      "CIP News · 23 April 2021 · passage 1",
      "The forum of 2017\nA forum. …",
      "CIP News · 23 April 2021 · passage 1",
      "Fourth\nMore forum. …",
      "CIP News · 23 April 2021 · passage 1",
      "4 articles match.",
      "Share in channelNext results",
    ].join("\n"),
  );
  expect(wordsIn(buildPrivateAnswer(ask(found), 3).blocks)).toBe(
    [
      "2021 High-level Forum\nIt was presided over by Gan Shaoning. …",
      "CIP News · 23 April 2021 · passage 1",
      "Result 4 of 4.",
      "Read onShare in channelPrevious",
    ].join("\n"),
  );
});

test("several excerpts of one article are one result, and leave less room for others", () => {
  const both = { ...day, excerpts: [excerptOf("The **forum** first.", 4), excerptOf("Again.", 7)] };
  const words = wordsIn(buildPrivateAnswer(ask(foundOf(both, other, fourth))).blocks);
  expect(words).toBe(
    [
      "World IP Day\nThe forum first. …\nAgain. …",
      "CIP News · 23 April 2021 · passages 4 and 7",
      "The forum of 2017\nA forum. …",
      "CIP News · 23 April 2021 · passage 1",
      "3 articles match.",
      "Share in channelNext results",
    ].join("\n"),
  );
  const next = wordsIn(buildPrivateAnswer(ask(foundOf(both, other, fourth)), 2).blocks);
  expect(next).toContain("Fourth\nMore forum. …");
  expect(next).toContain("Result 3 of 3.");
});

test("the page after a clear answer shows what was only named, and the way back", () => {
  const { blocks } = buildPrivateAnswer(ask(foundOf(forum, day, other)), 1);
  expect(wordsIn(blocks)).toContain("World IP Day\nThe forum comes first. …");
  expect(wordsIn(blocks)).toContain("Results 2 to 3 of 3.");
  expect(blocks.at(-1)).toMatchObject({
    elements: [{ action_id: "answer-share" }, { action_id: "answer-previous" }],
  });
});

test("a page that no longer exists is the first one", () => {
  const found = foundOf(forum, day, other);
  expect(buildPrivateAnswer(ask(found), 12)).toEqual(buildPrivateAnswer(ask(found)));
});

test("a question that does not fit a button still has its answer, and says why there is no next page", () => {
  const long = { ...ask(foundOf(day, other, fourth, forum)), question: "forum ".repeat(400) };
  expect(wordsIn(buildPrivateAnswer(long).blocks)).toMatch(
    /The question is too long for further pages; shorten it to see the others\.$/,
  );
});

test("a thread sees the best answer without buttons, and where the rest is", () => {
  expect(wordsIn(buildThreadAnswer(ask(foundOf(day, other, fourth, forum))).blocks)).toBe(
    [
      "World IP Day\nThe forum comes first. …",
      "CIP News · 23 April 2021 · passage 1",
      "Also: The forum of 2017 · Fourth",
      "4 articles match. /ip lists them for you alone.",
    ].join("\n"),
  );
});

test("a shared answer says who shared it and what was asked", () => {
  const { blocks } = buildSharedAnswer(ask(foundOf(forum)), 0, "U0MEITAN001");
  expect(wordsIn(blocks)).toBe(
    [
      '<U0MEITAN001> shared what the almanac says to "who presided over the 2021 forum":',
      "2021 High-level Forum\nIt was presided over by Gan Shaoning. …",
      "CIP News · 23 April 2021 · passage 1",
    ].join("\n"),
  );
});

test("nothing found says so, names the nearest and offers what may have been meant", () => {
  const answer: ArticleAnswer = {
    kind: "not-found",
    missing: [],
    nearest: [articleOf({ id: "wipo", title: "WIPO and its treaties" })],
    didYouMean: ["Design Law Treaty", "Hague system"],
  };
  const lines = [
    'Nothing in the almanac\'s 15 articles answers "who presided over the 2021 forum".',
    "Nearest: WIPO and its treaties",
    "Did you mean Design Law Treaty or Hague system?",
  ].join("\n");
  const { text, blocks } = buildPrivateAnswer(ask(answer));
  expect(wordsIn(blocks)).toBe(`${lines}\nDesign Law TreatyHague system`);
  expect(blocks[1]).toMatchObject({
    elements: answer.didYouMean.map((term, index) => ({
      action_id: `answer-ask-again-${index + 1}`,
      value: writeState({ question: term, offset: 0 }),
    })),
  });
  expect(text).toBe(lines.replaceAll("\n", " "));
  expect(wordsIn(buildThreadAnswer(ask(answer)).blocks)).toBe(lines);
});

test("one article is one article, also when nothing is found", () => {
  const answer: ArticleAnswer = { kind: "not-found", missing: [], nearest: [], didYouMean: [] };
  const { blocks } = buildPrivateAnswer({ question: "x", answer, articleCount: 1 });
  expect(wordsIn(blocks)).toBe(
    'Nothing in the almanac\'s 1 article answers "x".\nTry other words; /ip help has examples.',
  );
});

test("corrections and former names are said above the results", () => {
  const found = foundOf(forum);
  if (found.kind !== "found") throw new Error("not found");
  const answer: ArticleAnswer = {
    ...found,
    notices: [
      { kind: "corrected", written: "Shen Chang Yu", shown: "Shen Changyu" },
      { kind: "former-name", former: "SIPO", today: "CNIPA", until: "2018-08-27" },
      { kind: "former-name", former: "Chinese Patent Office", today: "CNIPA", until: "1998" },
    ],
  };
  expect(wordsIn(buildPrivateAnswer(ask(answer)).blocks)).toMatch(
    /^Showing results for Shen Changyu \(you wrote "Shen Chang Yu"\)\.\nSIPO was CNIPA's name until 27 August 2018; both are searched\.\nChinese Patent Office was CNIPA's name until 1998; both are searched\./,
  );
});

test("the language is named where it is not the question's", () => {
  const chinese = resultOf(articleOf({ id: "zh", language: "zh" }), "知识产权**保护**");
  expect(wordsIn(buildThreadAnswer(ask(foundOf(chinese))).blocks)).toContain(
    "passage 1 · in Chinese",
  );
  const asked = { question: "保护", answer: foundOf(chinese), articleCount: 1 };
  expect(wordsIn(buildThreadAnswer(asked).blocks)).not.toContain("中文");
  expect(wordsIn(buildThreadAnswer({ ...asked, answer: foundOf(forum) }).blocks)).toContain(
    "第1段 · 英文",
  );
});

describe("to a question in Chinese the almanac speaks Chinese", () => {
  const chinese = "谁主持了2021年论坛";
  const inChinese = (answer: ArticleAnswer) => ({ question: chinese, answer, articleCount: 28 });
  const rivals = foundOf(
    resultOf(articleOf({ id: "1", title: "论坛", language: "zh" }), "甘绍宁**主持**。", 5),
    resultOf(articleOf({ id: "2", title: "Forum" }), "Gan Shaoning **presided**.", 5),
    resultOf(articleOf({ id: "3", title: "Forum" }), "It was **presided** over.", 5),
    resultOf(articleOf({ id: "4", title: "Forum" }), "They **presided**.", 5),
  );

  test("about what was found", () => {
    expect(wordsIn(buildPrivateAnswer(inChinese(rivals)).blocks).split("\n")).toEqual([
      "论坛",
      "甘绍宁主持。 …",
      "CIP News · 2021年4月23日 · 第1段",
      "Forum",
      "Gan Shaoning presided. …",
      "CIP News · 2021年4月23日 · 第1段 · 英文",
      "Forum",
      "It was presided over. …",
      "CIP News · 2021年4月23日 · 第1段 · 英文",
      "共找到4篇文章。",
      "分享到频道更多结果",
    ]);
    expect(wordsIn(buildPrivateAnswer(inChinese(rivals), 3).blocks)).toMatch(
      /\n第4篇，共4篇。\n阅读全文分享到频道上一页$/,
    );
    expect(wordsIn(buildThreadAnswer(inChinese(rivals)).blocks)).toMatch(
      /\n另见：Forum · Forum\n共找到4篇文章。用 \/ip 提问可查看全部，仅您可见。$/,
    );
    expect(wordsIn(buildSharedAnswer(inChinese(rivals), 0, "U1").blocks)).toMatch(
      new RegExp(`^<U1> 分享了年鉴对“${chinese}”的回答：\n`),
    );
  });

  test("about what was changed in the question", () => {
    if (rivals.kind !== "found") throw new Error("not found");
    const answer: ArticleAnswer = {
      ...rivals,
      notices: [
        { kind: "corrected", written: "WIPPO", shown: "WIPO" },
        { kind: "former-name", former: "SIPO", today: "CNIPA", until: "2018-08-27" },
        { kind: "former-name", former: "中国专利局", today: "国家知识产权局", until: "1998" },
      ],
    };
    expect(
      wordsIn(buildPrivateAnswer(inChinese(answer)).blocks)
        .split("\n")
        .slice(0, 3),
    ).toEqual([
      "以下是“WIPO”的结果（您输入的是“WIPPO”）。",
      "SIPO是CNIPA的曾用名（用至2018年8月27日），两个名称都已检索。",
      "中国专利局是国家知识产权局的曾用名（用至1998年），两个名称都已检索。",
    ]);
  });

  test("about what was not found", () => {
    const nothing: ArticleAnswer = { kind: "not-found", missing: [], nearest: [], didYouMean: [] };
    expect(buildPrivateAnswer(inChinese(nothing)).text).toBe(
      `年鉴的28篇文章中没有“${chinese}”的答案。 请换个说法；/ip help 有示例。`,
    );
    const near: ArticleAnswer = {
      kind: "not-found",
      missing: [],
      nearest: [articleOf({ id: "3", title: "论坛" })],
      didYouMean: ["WIPO", "PCT"],
    };
    expect(buildThreadAnswer(inChinese(near)).text).toMatch(
      /最接近的文章：论坛 您要找的是不是“WIPO”或“PCT”？$/,
    );
  });
});
