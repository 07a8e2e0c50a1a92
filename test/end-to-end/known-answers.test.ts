import { expect, test } from "vitest";
import { boldOf, GENERAL, linksOf, MEI, openOffice, wordsOf } from "./office.ts";

/** What has to be seen, or that nothing is answered and what is said to be missing. */
type Expected = { readonly seen: readonly string[] } | { readonly refused: string };

/** One of each kind in English and in Chinese; all are asked of one app, on 22 November 2026. */
const QUESTIONS: readonly (readonly [question: string, expected: Expected])[] = [
  // The catalogue's dates, and only those of what is asked.
  ["when was the PCT signed", { seen: ["Patent Cooperation Treaty (PCT), signed 19 June 1970"] }],
  ["专利合作条约什么时候签署", { seen: ["《专利合作条约》，1970年6月19日签署"] }],
  ["when does the new trademark law take effect", { seen: ["takes effect 1 January 2027"] }],
  ["新商标法什么时候施行", { seen: ["2027年1月1日起施行"] }],
  ["is China a member of the Hague Agreement", { seen: ["5 May 2022"] }],
  [
    "which came first, the Madrid Agreement or the Hague Agreement",
    { seen: ["Earlier: Madrid Agreement"] },
  ],
  ["哪个更早，巴黎公约还是伯尔尼公约", { seen: ["较早：", "巴黎公约"] }],
  ["how many years ago was the PCT signed", { seen: ["56 years ago"] }],
  ["what happened in 1970", { seen: ["WIPO Convention, entered into force 26 April 1970"] }],
  // Members, with the day of the list.
  ["when did Germany join the PCT", { seen: ["24 January 1978", ", as of "] }],
  ["德国何时加入专利合作条约", { seen: ["1978年1月24日生效", "，截至"] }],
  ["how many countries are members of WIPO", { seen: ["193 members", ", as of "] }],
  // Who took office, and when.
  ["who is the president of the EPO", { seen: ["António Campinos", "took office 1 July 2018"] }],
  ["世界知识产权组织总干事是谁", { seen: ["邓鸿森", "2020年10月1日就任"] }],
  // The day on which it is asked.
  ["when is the next World IP Day", { seen: ["Monday, 26 April 2027"] }],
  ["去年世界知识产权日的主题", { seen: ["2025年世界知识产权日的主题"] }],
  ["upcoming anniversaries", { seen: ["30 November"] }],
  ["今天是什么纪念日", { seen: ["11月22日"] }],
  // What is not known is not answered by what is near.
  [
    "when did Atlantis join the PCT",
    { refused: "What comes nearest says nothing about Atlantis." },
  ],
  ["what is the fee for a Madrid application in Kenya", { refused: "Kenya" }],
  ["who is the president of the Mexican Institute of Industrial Property", { refused: "" }],
  ["Trademark Law sixth amendment", { refused: "sixth" }],
  ["第六次商标法修改", { refused: "第六" }],
  ["巴西商标异议期限是多久", { refused: "没有提到“巴西”" }],
  ["商标注册费用是多少钱", { refused: "" }],
];

test("what is known is answered with its source, and what is not is said", async () => {
  const office = await openOffice();
  for (const [question, expected] of QUESTIONS) {
    const answer = await office.command(MEI, GENERAL, `/ip ${question}`);
    const words = wordsOf(answer);
    const isRefused = /^(?:Nothing in the almanac's|年鉴的\d+篇文章中没有)/.test(words.trim());
    expect({ question, isRefused }).toEqual({ question, isRefused: "refused" in expected });
    const parts = "refused" in expected ? [expected.refused] : expected.seen;
    for (const part of parts) expect(words).toContain(part);
  }
});

test("a fact stands first in bold, with a link to the page that states it", async () => {
  const office = await openOffice();
  const answer = await office.command(MEI, GENERAL, "/ip when was the PCT signed");
  expect(boldOf(answer)[0]).toBe("Patent Cooperation Treaty (PCT), signed 19 June 1970");
  expect(linksOf(answer)[0]?.url).toMatch(/^https?:\/\//);
  expect(answer.text).toContain("signed 19 June 1970");
});
