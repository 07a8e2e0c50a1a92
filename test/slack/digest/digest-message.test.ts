import { expect, test } from "vitest";
import type { ArticleSource } from "../../../src/article/article.ts";
import type { Digest } from "../../../src/digest/digest.ts";
import type { DaysOffMove } from "../../../src/digest/preferences.ts";
import type { DigestSchedule } from "../../../src/digest/subscription.ts";
import { makeDigestBlockId, buildDigestMessage } from "../../../src/slack/digest/digest-message.ts";
import { wordSchedule } from "../../../src/slack/wording/schedule.ts";
import { wordsIn } from "../office.ts";
import { articleOf, entryOf, quoting } from "../samples.ts";

const weekly: DigestSchedule = {
  kind: "weekly",
  dayNumber: 1,
  time: "09:00",
  zone: "Asia/Shanghai",
};
const session = entryOf(
  {
    title: "25th group study session of the CPC Political Bureau",
    first: "2020-11-30",
    date: "2026-11-30",
  },
  articleOf({ id: "one", title: "One" }),
  articleOf({ id: "two", title: "Two" }),
  articleOf({ id: "three", title: "Three" }),
);
const wto = entryOf({
  title: "China's WTO membership",
  basis: "in force",
  first: "2001-12-11",
  date: "2026-12-11",
  milestone: true,
});
const law = entryOf({
  title: "China's revised Trademark Law",
  basis: "effective",
  first: "2027-01-01",
  date: "2027-01-01",
  milestone: true,
});

const digest: Digest = {
  kind: "weekly",
  date: "2026-11-30",
  range: { from: "2026-11-30", until: "2026-12-06" },
  entries: [session],
  ahead: [wto, law],
  alsoCovers: [],
  daysOffMove: null,
  language: "en",
  schedule: weekly,
};

test("a week is told with its days, what is ahead, and when it comes", () => {
  expect(wordsIn(buildDigestMessage(digest).blocks)).toBe(
    [
      "This week in IP history · 30 November to 6 December 2026",
      "Mon 30 Nov · 6 years: 25th group study session of the CPC Political Bureau, took place on 30 November 2020",
      "Read: One · Two · and 1 more",
      "Ahead: 11 Dec, 25 years: China's WTO membership, entered into force · 1 Jan, China's revised Trademark Law takes effect",
      "Settings",
      "Every Monday at 09:00, Asia/Shanghai · change it with /ip-digest",
    ].join("\n"),
  );
});

test("the fallback text says what the digest says", () => {
  expect(buildDigestMessage(digest).text).toBe(
    "This week in IP history · 30 November to 6 December 2026: 6 years: 25th group study session of the CPC Political Bureau, took place",
  );
});

test("a posted digest carries its key, so that it can be found again", () => {
  const key = "T1/C1/weekly/2026-11-30";
  expect(buildDigestMessage(digest, { blockId: makeDigestBlockId(key) }).blocks[0]).toMatchObject({
    block_id: "ip-digest T1/C1/weekly/2026-11-30",
  });
  expect(buildDigestMessage(digest).blocks[0]).not.toHaveProperty("block_id");
});

test("a day's digest has no dates before its entries", () => {
  const daily: Digest = {
    ...digest,
    kind: "daily",
    range: { from: "2026-11-30", until: "2026-11-30" },
    ahead: [],
    schedule: { ...weekly, kind: "daily", dayNumber: null },
  };
  expect(wordsIn(buildDigestMessage(daily).blocks)).toMatch(
    /^On this day in IP history · Monday, 30 November 2026\n6 years: 25th group/,
  );
});

test.each([
  ["daily", ["2026-11-28", "2026-11-29"], "Also Saturday and Sunday, when I was away."],
  ["daily", ["2026-11-20", "2026-11-29"], "Also 20 November and Sunday, when I was away."],
  [
    "daily",
    ["2026-11-27", "2026-11-28", "2026-11-29"],
    "Also Friday, 27 November to Sunday, 29 November, when I was away.",
  ],
  ["weekly", ["2026-11-23"], "Also the week of 23 November, when I was away."],
  ["monthly", ["2026-10-01"], "Also October, when I was away."],
] as const)("a late %s digest says which days it covers too", (kind, alsoCovers, words) => {
  const { blocks } = buildDigestMessage({ ...digest, kind, alsoCovers });
  expect(blocks.map((block) => wordsIn([block]))).toContain(words);
});

test("a late digest tells its own day before the days that were missed", () => {
  const missed = { ...session, occurrence: { ...session.occurrence, date: "2026-11-29" } } as const;
  const late: Digest = {
    ...digest,
    kind: "daily",
    range: { from: "2026-11-30", until: "2026-11-30" },
    entries: [...digest.entries, missed],
    alsoCovers: ["2026-11-29"],
  };
  const words = wordsIn(buildDigestMessage(late).blocks);
  const places = [
    "2026\n6 years: 25th group",
    "Also Sunday, when I was away.",
    "Sun 29 Nov · 6 years",
  ];
  const found = places.map((place) => words.indexOf(place));
  expect(found).toEqual(found.toSorted((a, b) => a - b));
  expect(found).not.toContain(-1);
});

test.each<[Partial<DigestSchedule>, string, DaysOffMove?]>([
  [{ kind: "daily", dayNumber: null }, "every day at 09:00, Asia/Shanghai"],
  [{ kind: "daily", dayNumber: null }, "every working day at 09:00, Asia/Shanghai", "after"],
  [{ dayNumber: 7 }, "every Sunday (or the working day before) at 09:00, Asia/Shanghai", "before"],
  [
    { kind: "monthly", dayNumber: 1 },
    "on the 1st of every month (or the working day after) at 09:00, Asia/Shanghai",
    "after",
  ],
  [{ dayNumber: 7 }, "every Sunday at 09:00, Asia/Shanghai"],
  [{ kind: "monthly", dayNumber: 1 }, "on the 1st of every month at 09:00, Asia/Shanghai"],
  [
    { kind: "monthly", dayNumber: 30 },
    "on the 30th (or the last day) of every month at 09:00, Asia/Shanghai",
  ],
  [{ kind: "monthly", dayNumber: 31 }, "on the last day of every month at 09:00, Asia/Shanghai"],
])("the schedule %o reads: %s", (fields, words, move) => {
  expect(wordSchedule({ ...weekly, ...fields }, move ?? null)).toBe(words);
});

test.each([
  ["en", "Every working day at 09:00, Asia/Shanghai · change it with /ip-digest"],
  ["zh", "每个工作日09:00（Asia/Shanghai）发布"],
] as const)(
  "a digest that rests on days off does not claim to come every day, in %s",
  (language, words) => {
    const schedule = { ...weekly, kind: "daily", dayNumber: null } as const;
    const message = buildDigestMessage({ ...onItsDay, schedule, language, daysOffMove: "before" });
    expect(wordsIn(message.blocks)).toContain(words);
  },
);

const DAY = { from: "2026-11-30", until: "2026-11-30" } as const;
const onItsDay: Digest = { ...digest, kind: "daily", range: DAY, ahead: [] };

test("an article is quoted with its date, and not linked a second time", () => {
  const [one, two] = [
    articleOf({ id: "one", title: "One" }),
    articleOf({ id: "two", title: "Two" }),
  ];
  const told = quoting(session, [one, "Xi presided."]);
  const entry = { ...told, articles: [one, two] };
  const [, block] = buildDigestMessage({ ...onItsDay, entries: [entry] }).blocks;
  expect(block).toMatchObject({
    elements: [
      { type: "rich_text_section" },
      {
        type: "rich_text_quote",
        elements: [
          { text: "Xi presided." },
          { text: "\n" },
          { text: "— " },
          { type: "link", text: "One", url: "https://example.org/one" },
          { text: ", CIP News, 23 April 2021" },
        ],
      },
      { elements: [{ text: "Read: " }, { text: "Two" }] },
    ],
  });
});

test("a quotation names the pages that state it", () => {
  const one = articleOf({ id: "one", title: "One", url: null });
  const told = quoting(session, [one, "Xi presided."]);
  const pages = ["a", "b", "c"].map((name): ArticleSource => ({
    title: `Page ${name}`,
    url: `https://example.org/${name}`,
    published: name === "a" ? "2020-12-01" : null,
    language: null,
  }));
  const quotations = told.quotations.map((each) => ({ ...each, sources: pages }));
  const [, block] = buildDigestMessage({ ...onItsDay, entries: [{ ...told, quotations }] }).blocks;
  expect(block).toMatchObject({
    elements: [
      {},
      {
        elements: [
          ...["Xi presided.", "\n", "— ", "One", ", CIP News, 23 April 2021"].map((text) => ({
            text,
          })),
          { text: "; source: " },
          { type: "link", text: "Page a", url: "https://example.org/a" },
          { text: ", 1 December 2020" },
          { text: "; " },
          { type: "link", text: "Page b", url: "https://example.org/b" },
          { text: ", undated" },
        ],
      },
      {},
    ],
  });
});

test("where the entries fill the message, none is left out for a quotation", () => {
  const article = articleOf({ id: "long" });
  const summary = "A sentence. ".repeat(20);
  const entries = Array.from({ length: 44 }, (_, index) => {
    const entry = entryOf({ title: `Event ${index}`, date: "2026-11-30", summary });
    return quoting(entry, [article, `Words${index} ${`more${index} `.repeat(40)}`]);
  });
  const message = buildDigestMessage({ ...onItsDay, entries });
  expect(quotesIn(message)).toEqual([]);
  expect(wordsIn(message.blocks)).toContain("Event 43");
});

test("words in another language are quoted only where there are no others", () => {
  const [zh, en] = [
    articleOf({ id: "zh", title: "会议", language: "zh" }),
    articleOf({ id: "en", title: "Meeting" }),
  ];
  const quotesWith = (...quoted: [typeof zh, string][]): string[] =>
    quotesIn(buildDigestMessage({ ...onItsDay, entries: [quoting(session, ...quoted)] }));
  expect(quotesWith([zh, "会议在北京举行。"], [en, "It met."])).toEqual(["It met."]);
  const alone = { ...onItsDay, entries: [quoting(session, [zh, "会议在北京举行。"])] };
  expect(wordsIn(buildDigestMessage(alone).blocks)).toContain(
    "会议在北京举行。\n— 会议, CIP News, 23 April 2021, in Chinese",
  );
});

test.each<[Digest["language"], string]>([
  [
    "en",
    "On this day in IP history · Monday, 30 November 2026\nNothing in the almanac's calendar falls on this day.\nNext: 11 Dec, 25 years: China's WTO membership, entered into force\nSettings\nEvery",
  ],
  [
    "zh",
    "知识产权史上的这一天 · 2026年11月30日 星期一\n年鉴中没有收录这一天的纪念事件。\n接下来：12月11日 25周年：China's WTO membership（生效）\n设置\n每",
  ],
])("a digest without entries in %s says so, and what comes next", (language, words) => {
  const message = buildDigestMessage({ ...onItsDay, language, entries: [], ahead: [wto] });
  expect(wordsIn(message.blocks)).toContain(words);
});

test("a day that was moved is told with its date, under the days that the digest tells", () => {
  const sunday = { ...session.occurrence, date: "2026-11-29" } as const;
  const moved: Digest = {
    ...onItsDay,
    date: "2026-11-30",
    range: { from: "2026-11-28", until: "2026-11-30" },
    entries: [{ ...session, occurrence: sunday }],
  };
  const words = wordsIn(buildDigestMessage(moved).blocks);
  expect(words).toMatch(/^These days in IP history · 28 to 30 November 2026\nSun 29 Nov · 6 years/);
  expect(words).not.toContain("today");
});

test("a late digest says when it was due, in each of its languages", () => {
  const both = buildDigestMessage({ ...digest, language: "both" }, { isLate: true });
  expect(wordsIn(both.blocks)).toContain(
    "Late: it was due on Monday, 30 November, at 09:00. \u00b7 \u8865\u53d1\uff1a\u539f\u5b9a11\u670830\u65e5\uff08\u661f\u671f\u4e00\uff0909:00\u53d1\u5e03\u3002",
  );
});

test("a corrected digest says so at its very end", () => {
  const words = wordsIn(buildDigestMessage(digest, { correctedOn: "2027-05-03" }).blocks);
  expect(words).toMatch(/\nCorrected on 3 May 2027$/);
  const both = buildDigestMessage({ ...digest, language: "both" }, { correctedOn: "2027-05-03" });
  expect(wordsIn(both.blocks)).toMatch(/\nCorrected on 3 May 2027 · 已于2027年5月3日更正$/);
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
