import { expect, test } from "vitest";
import { countNoun, listWords } from "../../src/text/english-lists.ts";

test("counts and lists read as sentences", () => {
  expect([countNoun(1, "article"), countNoun(1_500, "article")]).toEqual([
    "1 article",
    "1,500 articles",
  ]);
  const lists = [listWords([]), listWords(["a"]), listWords(["a", "b"])];
  expect([...lists, listWords(["a", "b", "c"], "or")]).toEqual(["", "a", "a and b", "a, b or c"]);
});
