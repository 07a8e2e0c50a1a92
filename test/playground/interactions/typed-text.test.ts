import fc from "fast-check";
import { expect, test } from "vitest";
import { readTyped } from "../../../src/playground/interactions/typed-text.ts";

const DIRECTORY = {
  users: new Map([
    ["almanac", "U0ALMANAC01"],
    ["mei", "U0MEITAN001"],
  ]),
  channels: new Map([["ip-news", "C0IPNEWS001"]]),
};

test.each([
  ["@almanac wipo?", "<@U0ALMANAC01> wipo?"],
  ["请问@almanac,谁主持?", "请问<@U0ALMANAC01>,谁主持?"],
  ["hi @Mei.", "hi <@U0MEITAN001>."],
  ["@nobody and mail@almanac.example", "@nobody and mail@almanac.example"],
  ["see #ip-news", "see <#C0IPNEWS001|ip-news>"],
  ["#nowhere", "#nowhere"],
  ["@here", "<!here>"],
  ["R&D <b> 1 > 0", "R&amp;D &lt;b&gt; 1 &gt; 0"],
  ["<@U0MEITAN001>", "&lt;@U0MEITAN001&gt;"],
  ["read https://www.wipo.int/a?b=1&c=2, then", "read <https://www.wipo.int/a?b=1&amp;c=2>, then"],
])("%s is stored as %s", (typed, stored) => {
  expect(readTyped(typed, DIRECTORY).text).toBe(stored);
});

test("the rich text has the same parts", () => {
  expect(readTyped("@almanac <hi> #ip-news", DIRECTORY).elements).toEqual([
    { type: "user", user_id: "U0ALMANAC01" },
    { type: "text", text: " <hi> " },
    { type: "channel", channel_id: "C0IPNEWS001" },
  ]);
});

test("nothing that is typed is lost, and only names and links become live", () => {
  const letters = fc.constantFrom(
    "@",
    "mei",
    "#",
    "ip-news",
    "<",
    ">",
    "&",
    " ",
    "https://a.b/",
    "中",
  );
  fc.assert(
    fc.property(fc.array(letters), (parts) => {
      const typed = parts.join("");
      const { text } = readTyped(typed, DIRECTORY);
      const plain = text
        .replaceAll("<@U0MEITAN001>", "@mei")
        .replaceAll(/<#C0IPNEWS001\|(ip-news)>/g, "#$1")
        .replaceAll(/<(https:[^<>]*)>/g, "$1");
      expect(plain).not.toMatch(/[<>]/);
      expect(unescape(plain)).toBe(typed);
    }),
  );
});

function unescape(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
