import { expect, test } from "vitest";
import type { Digest } from "../../../src/digest/digest.ts";
import { buildDigestMessage } from "../../../src/slack/digest/digest-message.ts";
import { wordsIn } from "../office.ts";
import { articleOf, entryOf, quoting } from "../samples.ts";

const session = entryOf({ title: "Study session", first: "2020-11-30", date: "2026-11-30" });
const wto = entryOf({
  title: "China's WTO membership",
  basis: "in force",
  first: "2001-12-11",
  date: "2026-12-11",
  milestone: true,
});

const onItsDay: Digest = {
  kind: "daily",
  date: "2026-11-30",
  range: { from: "2026-11-30", until: "2026-11-30" },
  entries: [session],
  ahead: [],
  alsoCovers: [],
  daysOffMove: null,
  language: "en",
  schedule: { kind: "daily", dayNumber: null, time: "09:00", zone: "Asia/Shanghai" },
};

test("each entry is quoted once at most, the same fact once, and four times something in all", () => {
  const words = ["Alpha", "Alpha", "Beta", "Gamma", "Delta", "Epsilon"];
  const entries = words.map((word, index) => {
    const article = articleOf({ id: `a${index}` });
    const second = index === 1 ? [] : [[article, `Further ${word.repeat(2)} remarks.`] as const];
    const entry = { ...session, articles: [article] };
    return quoting(entry, [article, `${word} presided ${index}.`], ...second);
  });
  expect(quotesIn(buildDigestMessage({ ...onItsDay, entries }))).toEqual([
    "Alpha presided 0.",
    "Beta presided 2.",
    "Gamma presided 3.",
    "Delta presided 4.",
  ]);
});

test.each([
  ["its summary", "It was first observed in 2001, the anniversary of the Convention.", []],
  [
    "something else",
    "Liu Hua collected cases of small enterprises.",
    ["Liu Hua collected cases of small enterprises."],
  ],
])("a quotation that says %s", (_, text, quoted) => {
  const article = articleOf({ id: "one" });
  const summary = "Observed since 2001 on the anniversary of the Convention.";
  const entry = entryOf({ title: "IP Day", since: 2001, date: "2026-11-30", summary }, article);
  const message = buildDigestMessage({ ...onItsDay, entries: [quoting(entry, [article, text])] });
  expect(quotesIn(message)).toEqual(quoted);
});

test("a day with one event takes fewer than twelve lines", () => {
  const [one, two] = [articleOf({ id: "one" }), articleOf({ id: "two" })];
  const sources = ["WIPO", "CNIPA", "Xinhua"].map((title) => ({ title, url: "https://wipo.int/" }));
  const summary = "Observed since 2001 on the anniversary of the Convention.";
  const themes = new Map([[2026, { en: "IP and Sports", zh: null }]]);
  const entry = entryOf(
    { title: "IP Day", since: 2001, date: "2026-11-30", themes, summary, sources },
    one,
    two,
  );
  const entries = [
    quoting(entry, [one, "Liu Hua collected cases."], [two, "Wang spoke in Geneva."]),
  ];
  const { blocks } = buildDigestMessage({ ...onItsDay, ahead: [wto], entries });
  expect(wordsIn(blocks).split("\n").length).toBeLessThan(12);
});

test("days told late are told in short, with a source each and without quotations", () => {
  const article = articleOf({ id: "one" });
  const sources = ["Xinhua", "WIPO"].map((title) => ({ title, url: `https://${title}.org/` }));
  const past = entryOf(
    { title: "Session", first: "2020-11-29", date: "2026-11-29", summary: "A sentence.", sources },
    article,
  );
  const late: Digest = {
    ...onItsDay,
    entries: [session, quoting(past, [article, "It met in Beijing."])],
    alsoCovers: ["2026-11-29"],
  };
  const { blocks } = buildDigestMessage(late);
  expect(wordsIn(blocks)).toContain(
    "Also Sunday, when I was away.\nSun 29 Nov · 6 years: Session, took place on 29 November 2020\nSource: Xinhua · and 1 more\n",
  );
  expect(quotesIn({ text: "", blocks })).toEqual([]);
});

function quotesIn({ blocks }: ReturnType<typeof buildDigestMessage>): string[] {
  return blocks.flatMap((block) =>
    block.type === "rich_text"
      ? block.elements
          .filter(({ type }) => type === "rich_text_quote")
          .map(({ elements: [first] }) => (first && "text" in first ? (first.text ?? "") : ""))
      : [],
  );
}
