import { describe, expect, test } from "vitest";
import { resolveFollowUp } from "../../../src/ask/follow-up/resolve-follow-up.ts";
import type { NameFinder } from "../../../src/ask/follow-up/subject.ts";

const NAMES =
  /(?<name>PCT|WIPO|Madrid Protocol|Madrid system|Hague Agreement|World IP Day|Daren Tang|专利合作条约|世界知识产权日|世界知识产权组织|马德里议定书)|(?<place>China|Japan|Germany|United Kingdom|中国|日本|德国)/gu;

const names: NameFinder = {
  namesIn: (text) =>
    [...text.matchAll(NAMES)].map(({ index, 0: name, groups }) => ({
      start: index,
      end: index + name.length,
      isPlace: groups?.["place"] !== undefined,
    })),
};

describe("a question that leans on the one before it", () => {
  test.each([
    [
      "what is the PCT",
      "and when did it enter into force?",
      "when did PCT enter into force?",
      "PCT",
    ],
    ["what is the PCT", "who runs it", "who runs PCT", "PCT"],
    ["when did China join the PCT", "when was it signed", "when was PCT signed", "PCT"],
    ["who heads WIPO", "what are its treaties", "what are WIPO's treaties", "WIPO"],
    [
      "what is the Hague Agreement",
      "who is in that agreement",
      "who is in Hague Agreement",
      "Hague Agreement",
    ],
    [
      "who is Daren Tang",
      "when did he take office",
      "when did Daren Tang take office",
      "Daren Tang",
    ],
    [
      "who presided over the 2021 forum",
      "where was it held",
      "where was the 2021 forum held",
      "the 2021 forum",
    ],
    ["专利合作条约是什么", "那它何时生效", "那专利合作条约何时生效", "专利合作条约"],
    ["专利合作条约是什么", "其成员有多少", "专利合作条约成员有多少", "专利合作条约"],
    ["世界知识产权日是哪天", "该日子由谁确定", "世界知识产权日由谁确定", "世界知识产权日"],
  ])("%s / %s", (earlier, typed, question, about) => {
    expect(resolveFollowUp(typed, [earlier], names)).toEqual({ kind: "leaning", question, about });
  });

  test.each([
    ["when did China join the PCT", "and Japan?", "when did Japan join the PCT"],
    ["when did China join the PCT", "what about Germany", "when did Germany join the PCT"],
    [
      "when did China join the PCT",
      "and the Madrid Protocol?",
      "when did China join the Madrid Protocol",
    ],
    ["中国何时加入专利合作条约", "日本呢？", "日本何时加入专利合作条约"],
    ["中国何时加入专利合作条约", "那马德里议定书呢？", "中国何时加入马德里议定书"],
    ["who heads WIPO", "only since 2020", "who heads WIPO after:2019"],
    ["who heads WIPO", "in Chinese", "who heads WIPO lang:zh"],
    ["who heads WIPO", "before 2015", "who heads WIPO before:2015"],
    ["who heads WIPO", "newest first", "who heads WIPO sort:date"],
    ["世界知识产权日主题", "只看2020年以后的", "世界知识产权日主题 after:2019"],
    ["世界知识产权日主题", "用英文", "世界知识产权日主题 lang:en"],
  ])("%s / %s", (earlier, typed, question) => {
    const followUp = resolveFollowUp(typed, [earlier], names);
    expect(followUp).toMatchObject({ kind: "leaning", question });
  });

  test("leans through questions that lean themselves", () => {
    const earlier = ["what is the PCT", "who runs it", "only since 2020"];
    expect(resolveFollowUp("and when was it signed?", earlier, names)).toEqual({
      kind: "leaning",
      question: "when was PCT signed?",
      about: "PCT",
    });
  });

  test("leans on the last question, not on one before it", () => {
    const earlier = ["what is the PCT", "what is World IP Day"];
    expect(resolveFollowUp("when is it", earlier, names)).toMatchObject({ about: "World IP Day" });
  });
});

describe("a question that asks for itself", () => {
  test.each([
    "when was the PCT signed",
    "when was the PCT signed and who runs it",
    "what is a trademark",
    "is it true that China joined the PCT",
    "其他国家的专利法",
    "其中的条约",
    "and when did China join the Madrid Protocol",
    "what about",
    "他国法律",
    "",
  ])("%j", (typed) => {
    expect(resolveFollowUp(typed, ["what is World IP Day"], names)).toEqual({
      kind: "alone",
      question: typed,
    });
  });
});

describe("where nothing was said before", () => {
  test.each([
    "who runs it",
    "and Japan?",
    "in Chinese",
    "它何时生效",
    "日本呢？",
    "when was that treaty signed",
  ])("%j is unclear", (typed) => {
    expect(resolveFollowUp(typed, [], names).kind).toBe("unclear");
  });

  test("nor where the question before it has no subject", () => {
    expect(resolveFollowUp("who runs it", ["why?"], names).kind).toBe("unclear");
  });
});
