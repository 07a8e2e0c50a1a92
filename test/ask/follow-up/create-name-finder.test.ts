import { describe, expect, test } from "vitest";
import { createNameFinder } from "../../../src/ask/follow-up/create-name-finder.ts";
import { createMemberships } from "../../../src/membership/memberships.ts";
import { indexOf } from "../../search/index-of.ts";

const pct = {
  id: "pct",
  en: ["Patent Cooperation Treaty", "PCT"],
  zh: ["专利合作条约"],
  former: [],
  note: null,
};
const names = createNameFinder(indexOf([], [pct]), createMemberships([], []));

describe("names in a question", () => {
  test.each([
    ["when did China join the PCT", ["China/place", "PCT"]],
    ["and the United Kingdom?", ["United Kingdom/place"]],
    ["Equatorial Guinea and Guinea", ["Equatorial Guinea/place", "Guinea/place"]],
    ["印度尼西亚何时加入专利合作条约", ["印度尼西亚/place", "专利合作条约"]],
    ["日本呢", ["日本/place"]],
    ["tell us about the patent cooperation treaty of 1970", ["patent cooperation treaty"]],
    ["what happened on 26 April", []],
    ["", []],
  ])("%j", (text, expected) => {
    const found = names
      .namesIn(text)
      .map(({ start, end, isPlace }) => `${text.slice(start, end)}${isPlace ? "/place" : ""}`);
    expect(found).toEqual(expected);
  });
});
