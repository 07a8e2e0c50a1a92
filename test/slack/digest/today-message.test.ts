import { expect, test } from "vitest";
import type { Agenda } from "../../../src/digest/compose/agenda.ts";
import { MESSAGE_LETTERS_MAX } from "../../../src/slack/blocks/limits.ts";
import { countLetters } from "../../../src/slack/blocks/message-budget.ts";
import { buildTodayMessage } from "../../../src/slack/digest/today-message.ts";
import { wordsIn } from "../office.ts";
import { articleOf, entryOf } from "../samples.ts";

const TODAY = "2026-11-22";

const ipDay = entryOf({
  title: "World Intellectual Property Day",
  since: 2001,
  date: "2027-04-26",
  themes: new Map([[2026, { en: "IP and Sports", zh: null }]]),
});
const convention = entryOf(
  {
    title: "WIPO Convention",
    basis: "in force",
    first: "1970-04-26",
    date: "2027-04-26",
    summary: "World Intellectual Property Day marks this date.",
  },
  articleOf({ id: "themes", title: "World IP Day and its themes" }),
  articleOf({ id: "china", title: "WIPO in China", url: null }),
);
const budapest = entryOf({
  title: "Budapest Treaty",
  basis: "signed",
  first: "1977-04-28",
  date: "2027-04-28",
  milestone: true,
});

const agenda = (fields: Partial<Agenda>): Agenda => ({
  range: { from: "2027-04-26", until: "2027-04-26" },
  entries: [],
  ahead: [],
  ...fields,
});

test("a day is told with its years, the facts of its date and what to read, and then what is next", () => {
  const message = buildTodayMessage(
    agenda({ entries: [ipDay, convention], ahead: [budapest] }),
    TODAY,
  );
  expect(wordsIn(message.blocks)).toBe(
    [
      "Monday, 26 April 2027",
      "The 27th World Intellectual Property Day, theme not announced yet",
      "57 years: WIPO Convention, entered into force on 26 April 1970",
      "World Intellectual Property Day marks this date.",
      "Read: World IP Day and its themes · WIPO in China",
      "Next: 28 Apr, 50 years: Budapest Treaty, signed",
    ].join("\n"),
  );
  expect(message.text).toBe(
    "Monday, 26 April 2027: the 27th World Intellectual Property Day; 57 years: WIPO Convention, entered into force",
  );
});

test("an article with an address is a link, one without is its title", () => {
  const { blocks } = buildTodayMessage(agenda({ entries: [convention] }), TODAY);
  const leaves = JSON.stringify(blocks[1]);
  expect(leaves).toContain(
    '{"type":"link","url":"https://example.org/themes","text":"World IP Day and its themes"}',
  );
  expect(leaves).toContain('{"type":"text","text":"WIPO in China"}');
});

test("a milestone's years are bold, others are not", () => {
  const { blocks } = buildTodayMessage(agenda({ entries: [budapest, convention] }), TODAY);
  expect(JSON.stringify(blocks)).toContain(
    '{"type":"text","text":"50 years","style":{"bold":true}}',
  );
  expect(JSON.stringify(blocks)).toContain('{"type":"text","text":"57 years"}');
});

test("several days say which day each entry is of", () => {
  const range = { from: "2027-04-26", until: "2027-05-02" } as const;
  const { blocks } = buildTodayMessage(agenda({ range, entries: [budapest, ipDay] }), TODAY);
  expect(wordsIn(blocks)).toContain(
    "Wed 28 Apr · ★ 50 years: Budapest Treaty, signed on 28 April 1977",
  );
  expect(wordsIn(blocks)).toContain("Mon 26 Apr · The 27th World Intellectual Property Day");
});

test("a month or a year without a day is told as such", () => {
  const range = { from: "2026-12-01", until: "2026-12-31" } as const;
  const memorandum = entryOf({
    title: "NCAC and WIPO agree",
    first: "2015-12",
    date: "2026-12-01",
    until: "2026-12-31",
  });
  expect(
    wordsIn(buildTodayMessage(agenda({ range, entries: [memorandum] }), TODAY).blocks),
  ).toContain("In December · 11 years: NCAC and WIPO agree, took place in December 2015");
});

test("a law takes effect today on its day only, never as a 0th anniversary", () => {
  const law = entryOf({
    title: "China's revised Trademark Law",
    basis: "effective",
    first: "2027-01-01",
    date: "2027-01-01",
    milestone: true,
  });
  const range = { from: "2027-01-01", until: "2027-01-01" } as const;
  const told = (asOf: "2027-01-01" | typeof TODAY): string =>
    wordsIn(buildTodayMessage(agenda({ range, entries: [law] }), asOf).blocks);
  expect(told("2027-01-01")).toBe(
    "Friday, 1 January 2027\nChina's revised Trademark Law takes effect today",
  );
  expect(told(TODAY)).toBe("Friday, 1 January 2027\nChina's revised Trademark Law takes effect");
});

test("an empty day says so and tells the next that has something", () => {
  const message = buildTodayMessage(agenda({ ahead: [budapest] }), TODAY);
  expect(wordsIn(message.blocks)).toBe(
    [
      "Monday, 26 April 2027",
      "Nothing in the almanac's calendar falls on this day.",
      "Next: 28 Apr, 50 years: Budapest Treaty, signed",
    ].join("\n"),
  );
  expect(message.text).toBe(
    "Monday, 26 April 2027: Nothing in the almanac's calendar falls on this day.",
  );
});

test("a list that is too long for a message ends with how many are left and where they are", () => {
  const range = { from: "2027-04-01", until: "2027-04-30" } as const;
  const entries = Array.from({ length: 60 }, (_, index) =>
    entryOf({
      title: `Event ${index + 1}`,
      first: `2000-04-${String(Math.floor(index / 2) + 1).padStart(2, "0")}`,
      date: `2027-04-${String(Math.floor(index / 2) + 1).padStart(2, "0")}` as "2027-04-01",
    }),
  );
  const { blocks } = buildTodayMessage(agenda({ range, entries, ahead: [budapest] }), TODAY);
  expect(blocks).toHaveLength(50);
  expect(wordsIn(blocks.slice(-2))).toBe(
    [
      "and 13 more from 24 April on: /ip-today 2027-04-24 to 2027-04-30",
      "Next: 28 Apr, 50 years: Budapest Treaty, signed",
    ].join("\n"),
  );
});

test("a list is cut where its letters, not its blocks, would be too many", () => {
  const range = { from: "2027-04-01", until: "2027-04-30" } as const;
  const entries = Array.from({ length: 30 }, (_, index) =>
    entryOf({
      title: `Event ${index} ${"long ".repeat(50)}`,
      summary: "word ".repeat(60),
      first: "2000-04-02",
      date: "2027-04-02",
    }),
  );
  const { blocks } = buildTodayMessage(agenda({ range, entries }), TODAY);
  expect(blocks.length).toBeLessThan(30);
  expect(countLetters(blocks)).toBeGreaterThan(11_000);
  expect(countLetters(blocks)).toBeLessThanOrEqual(MESSAGE_LETTERS_MAX);
  expect(wordsIn(blocks.slice(-1))).toBe(
    `and ${30 - (blocks.length - 2)} more from 2 April on: /ip-today 2027-04-02 to 2027-04-30`,
  );
});

test("each entry names its sources, two of them as links", () => {
  const sources = ["WIPO", "SIPO", "Xinhua"].map((title) => ({
    title,
    url: `https://${title}.org`,
  }));
  const entry = entryOf({ title: "Session", first: "2020-11-30", date: "2026-11-30", sources });
  const { blocks } = buildTodayMessage(agenda({ entries: [entry] }), TODAY);
  expect(wordsIn(blocks)).toMatch(/\nSource: WIPO · SIPO · and 1 more$/);
  expect(JSON.stringify(blocks)).toContain('"url":"https://wipo.org/"');
});

test("three articles are linked, and the others counted", () => {
  const articles = Array.from({ length: 7 }, (_, index) =>
    articleOf({ id: `a${index}`, title: `A${index}` }),
  );
  const entry = entryOf({ title: "Session", first: "2020-11-30", date: "2026-11-30" }, ...articles);
  expect(wordsIn(buildTodayMessage(agenda({ entries: [entry] }), TODAY).blocks)).toContain(
    "Read: A0 · A1 · A2 · and 4 more",
  );
});

test("in Chinese it is told in Chinese, an empty day too", () => {
  const day = { from: "2027-04-28", until: "2027-04-28" } as const;
  const bilingual = entryOf({
    title: "Budapest Treaty",
    zh: "《布达佩斯条约》",
    basis: "signed",
    first: "1977-04-28",
    date: "2027-04-28",
  });
  const told = { range: day, entries: [bilingual], ahead: [] };
  expect(wordsIn(buildTodayMessage(told, "2027-04-28", "zh").blocks)).toBe(
    "2027年4月28日 星期三\n《布达佩斯条约》签署50周年（1977年4月28日）",
  );
  const empty = {
    range: { from: "2027-04-27", until: "2027-04-27" },
    entries: [],
    ahead: [bilingual],
  } as const;
  expect(wordsIn(buildTodayMessage(empty, "2027-04-27", "zh").blocks)).toBe(
    "2027年4月27日 星期二\n年鉴中没有收录这一天的纪念事件。\n接下来：4月28日 《布达佩斯条约》签署50周年",
  );
});
