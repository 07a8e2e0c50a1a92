import { expect, test } from "vitest";
import { openAlmanac } from "../../src/almanac.ts";
import { listQuestionHelp } from "../../src/slack/views/help.ts";
import { readWords, type Line } from "../../src/slack/blocks/rich-text.ts";

/**
 * What people of the office ask, and words that have to stand in the excerpts that they see first.
 * The first excerpt is shown large; the three together are what fits on a screen.
 * Ranking and some articles were mended with these questions in view: they guard against regressions, and say
 * nothing about questions that nobody has asked yet. Null: the first excerpt does not hold the answer today.
 */
const QUESTIONS: readonly [question: string, inFirst: string | null, inThree: string][] = [
  ["who presided over the 2021 forum", "Gan Shaoning", "Deputy Commissioner"],
  ["Who presided over the 2021 forum on IP protection?", "Gan Shaoning", "Gan Shaoning"],
  ["what was the theme of the 2017 forum", "Era of Innovation", "Era of Innovation"],
  ["how many guests at the 2017 forum", null, "70"],
  ["Elvira Azimova", "Elvira Azimova", "Kazakhstan"],
  ["What did Wang Binying say in 2017", "Wang Binying", "Wang Binying"],
  ["When did the Hague Agreement enter into force for China?", "5 May 2022", "5 May 2022"],
  ["Hague Agreement China", "Hague", "5 May 2022"],
  ["Marrakesh Treaty in force for China", "5 May 2022", "Marrakesh"],
  ["when does the revised Trademark Law take effect", "1 January 2027", "1 January 2027"],
  ["trademark law 2026 revision", "2026", "1 January 2027"],
  ["when did China join the WTO", "2001", "11 December 2001"],
  ["what is World IP Day", "observed every year on 26 April", "26 April 1970"],
  ["when is World IP Day", null, "every year on 26 April"],
  ["什么是世界知识产权日", "4月26日", "1970年4月26日"],
  ["theme of World IP Day 2024", "Building our common future", "SDGs"],
  ["World IP Day 2019 theme", "Reach for Gold", "Reach for Gold"],
  ["World IP Day 2025", "Feel the beat of IP", "2025"],
  ["when was the group study session on IP", "30 November 2020", "30 November 2020"],
  ["collective study November 2020", "November 2020", "30 November 2020"],
  ["high-value patents per 10,000 people", "12", "high-value"],
  ["five concerns and six requirements", null, "six requirements"],
  ["punitive damages", null, "punitive"],
  ["when did SIPO become CNIPA", "2018", "28 August 2018"],
  ["former name of CNIPA", "SIPO", "SIPO"],
  ["Patent Law fourth amendment", "17 October 2020", "1 June 2021"],
  ["when was the Copyright Law adopted", "7 September 1990", "1990"],
  ["Beijing IP Court", "6 November 2014", "Beijing IP Court"],
  ["when did the Unified Patent Court open", "1 June 2023", "1 June 2023"],
  ["European Patent Office opens its doors", "2 November 1977", "1977"],
  ["Invention Day Japan", "18 April", "18 April"],
  ["first US patent", "1790", "Samuel Hopkins"],
  ["Bayh-Dole Act", "1980", "1980"],
  ["Paris Convention signed", "20 March 1883", "1883"],
  ["Budapest Treaty", "1977", "1977"],
  ["WIPO convention entry into force", null, "26 April 1970"],
  ["Liu Hua", "Liu Hua", "WIPO Office in China"],
  ["distance learning courses participants Chinese edition", "30,000", "30,000"],
  ["MoU between NCAC and WIPO", "December 2015", "December 2015"],
  ["Boao Forum 2018 IP", "10 April 2018", "10 April 2018"],
  ["世界知识产权日是哪一天", "4月26日", "4月26日"],
  ["世界知识产权日 2024 主题", null, "2024"],
  ["新修订的商标法什么时候施行", "2027年1月1日", "2027年1月1日"],
  ["国家知识产权局 以前的名称", null, "SIPO"],
  ["谁主持了2021年的论坛", "甘绍宁", "甘绍宁"],
  ["集体学习 2020年11月30日", "2020年11月30日", "2020年11月30日"],
  ["海牙协定 中国 生效", null, "2022"],
  ["专利法第四次修改", null, "2021年6月1日"],
  ["专利法第4次修改", null, "2021年6月1日"],
  ["what happened in 1974", "1974", "1974"],
  ["4th roundtable", "fourth", "16 March 2021"],
  ["3rd amendment of the Copyright Law", "third", "11 November 2020"],
  ["trade mark law 2027", "1 January 2027", "1 January 2027"],
  ["technology transfer", "technologies", "transfer"],
  ["USA first patent", "Samuel Hopkins", "Samuel Hopkins"],
  ["美国第一件专利", "Samuel Hopkins", "Samuel Hopkins"],
  ["WIPO 成立", null, "1967"],
  ["中欧地理标志协定", "2020年9月14日签署", "2021年3月1日生效"],
  ["第八届版权博览会", "8th", "October 2021"],
  ["二〇二〇年十一月三十日的集体学习", null, "集体学习"],
  ["2020-11", "November 2020", "November 2020"],
  ["what is a patent", "exclusive right to an invention", "patent owner"],
  ["什么是商标", "区别开来", "商标"],
  ["how long does copyright last", "50 years after the author's death", "copyright"],
  ["著作權保護期", null, "50年"],
  ["trademark renewal", "renewal every ten years", "six months"],
  ["how do I renew a trademark", "ten years", "renewal"],
  ["difference between the Madrid Agreement and the Protocol", "pending application", "French"],
  ["what does first to file mean", "files the application first", "first to invent"],
  ["什么是惩罚性赔偿", "一倍以上五倍以下", "故意"],
  ["what changed in the fourth amendment of the patent law", "15 years", "punitive damages"],
  ["what is the Nice Classification", "45 classes", "45 classes"],
  ["专利检索", "免费", "检索"],
];

const { answerer } = await openAlmanac("content", {
  snapshotPath: null,
  onTrouble: rethrow,
});

const TODAY = "2026-12-01";

test.each(QUESTIONS)("%s", (question, inFirst, inThree) => {
  const answer = answerer.ask(question, TODAY);
  const { facts, results } = answer.kind === "found" ? answer : { facts: [], results: [] };
  const excerpts = results
    .flatMap((result) => result.excerpts)
    .map(({ fragments }) => fragments.map(({ text }) => text).join(""));
  const shown = [...facts.map(({ text }) => text), ...excerpts.slice(0, 3)];
  expect(shown[0] ?? "").toContain(inFirst ?? "");
  expect(shown.join("\n")).toContain(inThree);
});

test.each([
  "recipe for sourdough bread",
  "train from Geneva to Zurich on Sunday",
  "how do I reset my password",
  "football results",
  "how tall is Mount Everest",
  "今天天气怎么样",
])("%s is not answered", (question) => {
  expect(answerer.ask(question, TODAY).kind).toBe("not-found");
});

function rethrow(cause: unknown): never {
  throw cause;
}

test.each(listQuestionHelp().flatMap((line) => exampleIn(line)))(
  "the help's example %j is answered",
  (question) => {
    expect(answerer.ask(question, TODAY).kind).toBe("found");
  },
);

/** The question of `/ip QUESTION` or `@almanac QUESTION` at the beginning of a line. */
function exampleIn(line: Line): string[] {
  const question = /^(?:\/ip|@almanac) (?<question>.+?)  /.exec(readWords(line))?.groups?.[
    "question"
  ];
  return question === undefined ? [] : [question];
}
