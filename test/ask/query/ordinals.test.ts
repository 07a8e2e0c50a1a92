import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findOrdinals } from "../../../src/ask/query/ordinals.ts";
import { indexOf } from "../../search/index-of.ts";
import { articleOf, askingOf, paragraphs } from "../library.ts";

const index = indexOf([], []);

describe("the ordinals of a question", () => {
  test.each<[question: string, spellings: string]>([
    ["the third law", "第三"],
    ["the 3rd law", "third, 第三"],
    ["3RD", "third, 第三"],
    ["the twelfth law", ""],
    ["the 12th law", "第十 十二"],
    ["the 25th law", "第二 二十 十五"],
    ["the 90th law", "第九 九十"],
    ["第四次修改", "fourth"],
    ["第4次修改", "fourth, 第四"],
    ["第 ４ 次", "fourth, 第四"],
    ["第十次", "10"],
    ["第十八届", "18"],
    ["第二十五次", "25"],
    ["第25次", "第二 二十 十五"],
    ["the 1st and the second", "first, 第一 | 第二"],
    ["3 laws, a 100th, 0th, three, 第一百次 第二三次 第十十次 第0次 第〇次", ""],
    ["第", ""],
    ["第二十五六次", ""],
  ])("%s", (question, spellings) => {
    const found = findOrdinals(question, index.analyse(question), index);
    const written = found.map((each) =>
      each.spellings.map((tokens) => tokens.map(({ term }) => term).join(" ")).join(", "),
    );
    expect(written.join(" | ")).toBe(spellings);
  });

  test("say less in digits, which are also those of dates", () => {
    expect(inDigits("3rd, third, \u7b2c4\u6b21, \u7b2c\u56db\u6b21")).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test("are read from any text", () => {
    const part = fc.constantFrom("第", "十", "二", "九", "3rd", "12th", "0th", " ", "third");
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string({ unit: "binary" }))), (parts) => {
        const question = parts.join("");
        const tokens = index.analyse(question);
        for (const { positions, spellings } of findOrdinals(question, tokens, index)) {
          expect(tokens.map(({ position }) => position)).toEqual(
            expect.arrayContaining([...positions]),
          );
          for (const spelling of spellings) expect(spelling).not.toEqual([]);
        }
      }),
    );
  });
});

function inDigits(question: string): readonly boolean[] {
  return findOrdinals(question, index.analyse(question), index).map(({ isInDigits }) => isInDigits);
}

const laws = [
  ...paragraphs(
    articleOf({ id: "first" }),
    "The first revision of the law of the sea was on 4 May.",
  ),
  ...paragraphs(
    articleOf({ id: "fourth" }),
    "The fourth revision of the law of the sea came in May.",
  ),
  ...paragraphs(articleOf({ id: "zh" }), "第四次修改海上法。", "第二次修改海上法。4月。"),
];

test.each([
  ["4th revision of the law of the sea", "The fourth revision"],
  ["fourth revision of the law of the sea", "The fourth revision"],
  ["海上法第4次修改", "第四次修改"],
  ["4th revision of 海上法", "第四次修改"],
])(
  "an ordinal is found in its other spellings, before a number in a date: %s",
  (question, words) => {
    const answer = askingOf(laws).ask(question);
    const [best] = answer.kind === "found" ? answer.results : [];
    expect(best?.excerpts[0]?.fragments.map(({ text }) => text).join("")).toContain(words);
  },
);
