import { expect, test } from "vitest";
import type { Digest } from "../../src/digest/digest.ts";
import type { DigestSchedule } from "../../src/digest/subscription.ts";
import { digestBlockId, digestMessage } from "../../src/slack/digest-message.ts";
import { scheduleWords } from "../../src/slack/schedule-words.ts";
import { wordsIn } from "./office.ts";
import { articleOf, entryOf } from "./samples.ts";

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
  language: "en",
  schedule: weekly,
};

test("a week is told with its days, what is ahead, and when it comes", () => {
  expect(wordsIn(digestMessage(digest).blocks)).toBe(
    [
      "This week in IP history · 30 November to 6 December 2026",
      "Mon 30 Nov · 6 years: 25th group study session of the CPC Political Bureau, took place on 30 November 2020",
      "Read: One · Two · Three",
      "Ahead: 11 Dec, 25 years: China's WTO membership, entered into force · 1 Jan, China's revised Trademark Law takes effect",
      "Every Monday at 09:00, Asia/Shanghai · change it with /ip-digest",
    ].join("\n"),
  );
});

test("the fallback text says what the digest says", () => {
  expect(digestMessage(digest).text).toBe(
    "This week in IP history · 30 November to 6 December 2026: 6 years: 25th group study session of the CPC Political Bureau, took place",
  );
});

test("a posted digest carries its key, so that it can be found again", () => {
  const key = "T1/C1/weekly/2026-11-30";
  expect(digestMessage(digest, digestBlockId(key)).blocks[0]).toMatchObject({
    block_id: "ip-digest T1/C1/weekly/2026-11-30",
  });
  expect(digestMessage(digest).blocks[0]).not.toHaveProperty("block_id");
});

test("a day's digest has no dates before its entries", () => {
  const daily: Digest = {
    ...digest,
    kind: "daily",
    range: { from: "2026-11-30", until: "2026-11-30" },
    ahead: [],
    schedule: { ...weekly, kind: "daily", dayNumber: null },
  };
  expect(wordsIn(digestMessage(daily).blocks)).toMatch(
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
  const { blocks } = digestMessage({ ...digest, kind, alsoCovers });
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
  const words = wordsIn(digestMessage(late).blocks);
  const places = [
    "2026\n6 years: 25th group",
    "Also Sunday, when I was away.",
    "Sun 29 Nov · 6 years",
  ];
  const found = places.map((place) => words.indexOf(place));
  expect(found).toEqual(found.toSorted((a, b) => a - b));
  expect(found).not.toContain(-1);
});

test.each<[Partial<DigestSchedule>, string]>([
  [{ kind: "daily", dayNumber: null }, "every day at 09:00, Asia/Shanghai"],
  [{ dayNumber: 7 }, "every Sunday at 09:00, Asia/Shanghai"],
  [{ kind: "monthly", dayNumber: 1 }, "on the 1st of every month at 09:00, Asia/Shanghai"],
  [
    { kind: "monthly", dayNumber: 30 },
    "on the 30th (or the last day) of every month at 09:00, Asia/Shanghai",
  ],
  [{ kind: "monthly", dayNumber: 31 }, "on the last day of every month at 09:00, Asia/Shanghai"],
])("the schedule %o reads: %s", (fields, words) => {
  expect(scheduleWords({ ...weekly, ...fields })).toBe(words);
});
