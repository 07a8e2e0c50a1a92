import { describe, expect, test } from "vitest";
import { removeStopWords } from "../../../src/ask/question/remove-stop-words.ts";
import { indexOf } from "../../search/index-of.ts";

const index = indexOf([], []);

/** The characters and words that a question keeps. */
function kept(question: string): string {
  return removeStopWords(question, index.analyse(question))
    .filter(({ kind }) => kind === "character" || kind === "word")
    .map(({ start, end }) => question.slice(start, end))
    .join("");
}

describe("Chinese characters ask only where they can", () => {
  test.each([
    ["何志敏", "何志敏"],
    ["何华主持了论坛", "何华主持论坛"],
    ["几内亚何时加入", "几内亚加入"],
    ["几何图形能注册吗", "几何图形能注册"],
    ["哪吒商标", "哪吒商标"],
    ["谁主持了论坛", "主持论坛"],
    ["专利法何时施行？", "专利法施行"],
    ["專利法何時施行？", "專利法施行"],
    ["世界知识产权日是哪一天", "世界知识产权日"],
    ["中国有几个知识产权法院", "中国知识产权法院"],
    ["這是第幾屆論壇", "論壇"],
    ["论坛在哪里举行", "论坛举行"],
    ["商标续展要多少钱呢", "商标续展要钱"],
    ["吗啡专利", "吗啡专利"],
    ["PCT是什么？谁签署", "PCT签署"],
  ])("%s keeps %s", (question, words) => {
    expect(kept(question)).toBe(words);
  });
});
