import { describe, expect, test } from "vitest";
import { recogniseSmallTalk } from "../../../src/ask/question/small-talk.ts";

describe("small talk in every spelling", () => {
  test.each([
    [
      "greeting",
      ["hi", "Hi!", "HELLO", "hey there", "Good morning!", "你好", "您好！", "大家好", "在吗？"],
    ],
    [
      "thanks",
      ["thanks", "Thanks!", "Thank you, bot.", "thx", "OK, thanks!", "谢谢", "謝謝！", "多谢~"],
    ],
    [
      "help",
      [
        "help",
        "help!",
        "Help.",
        "--help",
        "/help",
        "-h",
        "?",
        "？",
        "帮助",
        "帮助！",
        "幫助",
        "what can you do?",
        "怎么用？",
      ],
    ],
    ["farewell", ["bye", "再见！"]],
  ] as const)("%s", (kind, sayings) => {
    expect(sayings.map(recogniseSmallTalk)).toEqual(sayings.map(() => kind));
  });
});

describe("a question is no small talk, whatever it begins with", () => {
  test.each([
    "hi, who presided over the 2021 forum?",
    "help desk of WIPO",
    "thanks to whom was the PCT signed",
    "HI-TECH patents",
    "how can the Madrid system help applicants",
    "good faith in trademark law",
    "WHO",
    "test data protection",
    "帮助中小企业的政策",
    "你好，世界知识产权日是哪天",
    "早期公开",
    "",
    "...",
  ])("%j", (typed) => {
    expect(recogniseSmallTalk(typed)).toBeNull();
  });
});
