import fc from "fast-check";
import { expect, test } from "vitest";
import { cutSentences } from "../../src/article/sentences.ts";

test.each([
  ["It is so. It was so! Will it be?", ["It is so. ", "It was so! ", "Will it be?"]],
  ["Mr. He said so. Dr. Liu agreed.", ["Mr. He said so. ", "Dr. Liu agreed."]],
  [
    "State Council document (2021) No. 20 was released. It has six parts.",
    ["State Council document (2021) No. 20 was released. ", "It has six parts."],
  ],
  ["Is it new? No. Nobody said so.", ["Is it new? ", "No. ", "Nobody said so."]],
  [
    "U.S. Patent No. 1 went to John Ruggles of the U.S. The numbering was new.",
    ["U.S. Patent No. 1 went to John Ruggles of the U.S. ", "The numbering was new."],
  ],
  ["J. K. Smith wrote it. So what?", ["J. K. Smith wrote it. ", "So what?"]],
  ["It grew by 2.5 percent. Then it fell.", ["It grew by 2.5 percent. ", "Then it fell."]],
  ["1. Promote IP. 2. Protect it.", ["1. Promote IP. ", "2. Protect it."]],
  ["Patents, marks, etc. are property.", ["Patents, marks, etc. are property."]],
  ["Huawei Co. Ltd. filed it. It won.", ["Huawei Co. Ltd. filed it. ", "It won."]],
  ["He said: “It is good.” Then he left.", ["He said: “It is good.” ", "Then he left."]],
  ["See wipo.int. Read it (all of it.) Now.", ["See wipo.int. ", "Read it (all of it.) ", "Now."]],
  ["Since Oct. 17 it is law. Good.", ["Since Oct. 17 it is law. ", "Good."]],
  ["No full stop", ["No full stop"]],
  ["", []],
  [
    "他说：“保护知识产权就是保护创新。”会议在北京举行！好吗？好。",
    ["他说：“保护知识产权就是保护创新。”", "会议在北京举行！", "好吗？", "好。"],
  ],
  ["什么是PCT?它是条约.新的", ["什么是PCT?", "它是条约.", "新的"]],
  ["增长2.5%。国发〔2021〕20号。", ["增长2.5%。", "国发〔2021〕20号。"]],
])("cuts %j into its sentences", (text, sentences) => {
  expect(cutSentences(text)).toEqual(sentences);
});

test("the sentences of any text, joined, are the text", () => {
  const pieces = fc.constantFrom(
    ..."Mr . No 2 U.S. “ ” 。 ！ ? ) etc. 北京 The the".split(" "),
    " ",
  );
  const texts = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(pieces).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(cutSentences(text).join("")).toBe(text);
      expect(cutSentences(text)).not.toContain("");
    }),
  );
});

test.each(["北京。", "A. ", "No. ", "Mr. ", "...", "((((", "a".repeat(20), " "])(
  "a text of 100,000 times %j takes less than a second",
  (piece) => {
    const before = performance.now();
    cutSentences(piece.repeat(100_000));
    expect(performance.now() - before).toBeLessThan(1000);
  },
);
