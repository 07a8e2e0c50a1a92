import { expect, test } from "vitest";
import { completionsAt, usageOf } from "../../../../src/playground/page/composer/completions.ts";

const user = { title: "", zone: "UTC", isBot: false, hue: 0 };
const channel = { kind: "channel", members: [], unread: 0 } as const;
const known = {
  commands: [
    { command: "/ip", usageHint: "QUESTION", description: "Ask" },
    { command: "/ip-today", usageHint: "[DATE]", description: "Look up a day" },
  ],
  users: [
    { ...user, id: "U1", name: "mei", realName: "Mei Tan" },
    { ...user, id: "U2", name: "almanac", realName: "Almanac", isBot: true },
  ],
  channels: [
    { ...channel, id: "C1", name: "general", topic: "All" },
    { ...channel, id: "D1", name: "mei", topic: "", kind: "direct" as const },
  ],
};

test.each([
  ["/", ["/ip QUESTION", "/ip-today [DATE]"]],
  ["/IP-", ["/ip-today [DATE]"]],
  ["ask @", ["@almanac", "@mei"]],
  ["@tan", ["@mei"]],
  ["in #", ["#general"]],
  ["/ip ", null],
  ["write to mei@tan", null],
  ["1/2", null],
  ["/nothing", null],
])("%j offers %j", (text, titles) => {
  const offered = completionsAt(text, text.length, known);
  expect(offered?.choices.map(({ title }) => title) ?? null).toEqual(titles);
});

test("a completion replaces the word at the caret only", () => {
  expect(completionsAt("hello @me and more", 9, known)).toMatchObject({
    from: 6,
    choices: [{ insert: "@mei " }],
  });
});

test("a command's usage is told once it is typed", () => {
  expect(usageOf("/ip-today 26", known.commands)).toBe("/ip-today [DATE]");
  expect(usageOf("/ip-tod", known.commands)).toBeNull();
  expect(usageOf("hello", known.commands)).toBeNull();
});
