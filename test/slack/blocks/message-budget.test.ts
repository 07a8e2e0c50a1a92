import { expect, test } from "vitest";
import {
  countLetters,
  spendBudget,
  startBudget,
  takeFitting,
} from "../../../src/slack/blocks/message-budget.ts";
import { button, link, linesBlock, plain } from "../../../src/slack/blocks/rich-text.ts";
import { MESSAGE_BLOCKS_MAX, MESSAGE_LETTERS_MAX } from "../../../src/slack/blocks/limits.ts";

const picture = { type: "image", slack_file: { id: "F1" }, alt_text: "Twelve months" } as const;

test.each([
  ["words", linesBlock([[plain("four")]]), 4],
  ["a link's address beside its words", linesBlock([[link("WIPO", "https://wipo.int/")]]), 4 + 17],
  ["a button's value beside its label", { elements: [button("Next", "go", "12345")] }, 4 + 5],
  ["the words for a picture", picture, 13],
])("counts %s", (_, part, letters) => {
  expect(countLetters(part)).toBe(letters);
});

test("blocks are taken while both their number and their letters fit", () => {
  const blocks = ["aaaa", "bbbb", "cccc"].map((text) => linesBlock([[plain(text)]]));
  expect(takeFitting(blocks, { blocks: 3, letters: 12 })).toEqual(blocks);
  expect(takeFitting(blocks, { blocks: 3, letters: 11 })).toEqual(blocks.slice(0, 2));
  expect(takeFitting(blocks, { blocks: 1, letters: 12 })).toEqual(blocks.slice(0, 1));
});

test("what is certain is spent from an empty message's budget", () => {
  const certain = [linesBlock([[link("WIPO", "https://wipo.int/")]])];
  const left = { blocks: MESSAGE_BLOCKS_MAX - 1, letters: MESSAGE_LETTERS_MAX - 21 };
  expect(startBudget(certain)).toEqual(left);
  expect(spendBudget([picture], left)).toEqual({
    blocks: left.blocks - 1,
    letters: left.letters - 13,
  });
});
