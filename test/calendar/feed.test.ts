import { describe, expect, test } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { writeCalendar, type CalendarChoice } from "../../src/calendar/feed.ts";
import type { CivilDate } from "../../src/dates/civil-date.ts";
import { createAgendas } from "../../src/digest/compose/agenda.ts";
import { DEFAULT_PREFERENCES } from "../../src/digest/preferences.ts";
import type { CatalogueEvent, Recurrence } from "../../src/event/event.ts";
import { sampleArticle } from "../article/sample-article.ts";
import { dateOf, sampleEvent } from "../event/sample-events.ts";
import { readBack, type ReadEntry } from "./read-back.ts";
import { rfcProblems } from "./rfc-problems.ts";

const TODAY = "2026-11-22";
const LAW = sampleEvent({
  id: "cn-patent-law",
  title: { en: "China's Patent Law", zh: "《专利法》通过" },
  summary: { en: "The first of its kind.", zh: null },
  dates: [dateOf("1984-03-12", "adopted")],
  tags: ["china", "law"],
  sources: [
    { title: "A book", url: null },
    { title: "SIPO, basic facts", url: "http://english.sipo.gov.cn/facts/915396.htm" },
  ],
});
const WEEK: Recurrence = { rule: "observance", month: 4, day: 20, since: 2009, lastsDays: 7 };

describe("an anniversary", () => {
  test("comes round yearly from its next day on, in words that stay true", () => {
    const article = sampleArticle([], {
      title: "On the law",
      url: "https://example.com/law",
      events: ["cn-patent-law"],
    });
    expect(entriesOf([LAW], {}, [article])).toEqual([
      {
        uid: "cn-patent-law@ip-almanac",
        summary: "China's Patent Law, adopted in 1984",
        description: [
          "《专利法》通过",
          "The first of its kind.",
          "Adopted on 12 March 1984.",
          "Source: A book",
          "Source: SIPO, basic facts · http://english.sipo.gov.cn/facts/915396.htm",
          "Read: On the law · https://example.com/law",
        ].join("\n"),
        url: "http://english.sipo.gov.cn/facts/915396.htm",
        categories: ["law", "china"],
        yearly: true,
        dates: ["2027-03-12", "2028-03-12", "2029-03-12"],
        lastDay: "2027-03-12",
        days: 1,
      },
    ]);
  });

  test("that falls on the day of export is not put off for a year", () => {
    expect(nextDay(LAW, "2026-03-12")).toBe("2026-03-12");
    expect(nextDay(LAW, "2026-03-13")).toBe("2027-03-12");
  });

  test("of a forum that lasted two days is one day", () => {
    const forum = sampleEvent({ dates: [dateOf("2017-04-20", "occurred", "2017-04-21")] });
    expect(entriesOf([forum])).toMatchObject([{ lastDay: "2027-04-20", days: 1 }]);
  });

  test("tells the name of the time", () => {
    const names = [
      { name: { en: "SIPO", zh: null }, from: null, until: "2018-08-27" },
      { name: { en: "CNIPA", zh: null }, from: "2018-08-28", until: null },
    ] as const;
    const renamed = sampleEvent({ dates: [dateOf("1998-04-01", "renamed")], names });
    expect(entriesOf([renamed])[0]?.description).toContain("SIPO at the time, today CNIPA.");
  });
});

describe("a first time that is still ahead", () => {
  const law = sampleEvent({ id: "new", dates: [dateOf("2027-01-01", "effective")] });

  test("is an entry of its own, and its anniversaries another", () => {
    expect(entriesOf([law])).toMatchObject([
      { uid: "new.2027@ip-almanac", summary: "Sample takes effect", dates: ["2027-01-01"] },
      {
        uid: "new@ip-almanac",
        summary: "Sample, took effect in 2027",
        dates: ["2028-01-01", "2029-01-01"],
      },
    ]);
  });

  test("lasts as long as it will", () => {
    const forum = sampleEvent({ dates: [dateOf("2027-04-20", "occurred", "2027-04-21")] });
    expect(entriesOf([forum])).toMatchObject([
      { summary: "Sample takes place", lastDay: "2027-04-21", days: 2 },
      { dates: ["2028-04-20", "2029-04-20"], days: 1 },
    ]);
  });
});

describe("an observance", () => {
  test("lasts its days each year, and is still there while it is under way", () => {
    const week = sampleEvent({ recurrence: WEEK });
    expect(entriesOf([week])).toMatchObject([
      { summary: "Sample", dates: ["2027-04-20", "2028-04-20", "2029-04-20"], days: 7 },
    ]);
    expect(entriesOf([week])[0]?.description).toBe("Observed since 2009.\nSource: A source");
    expect(nextDay(week, "2027-04-26")).toBe("2027-04-20");
    expect(nextDay(week, "2027-04-27")).toBe("2028-04-20");
  });

  test("names the year of a theme, and of one that is not known", () => {
    const themes = new Map([[2027, { en: "Sports", zh: null }]]);
    const day = sampleEvent({ recurrence: { ...WEEK, lastsDays: 1 }, themes });
    expect(entriesOf([day])[0]?.description).toContain("\nIn 2027: theme: Sports.\n");
    expect(entriesOf([day], { today: "2027-05-01" })[0]?.description).toContain(
      "\nIn 2028: theme not announced yet.\n",
    );
  });
});

describe("what has no plain rule is listed year by year", () => {
  test.each([
    ["feb28", ["2027-02-28", "2028-02-29", "2029-02-28"]],
    ["mar1", ["2027-03-01", "2028-02-29", "2029-03-01"]],
    ["skip", ["2028-02-29"]],
  ] as const)("29 February as %s", (leap, dates) => {
    const event = sampleEvent({
      dates: [dateOf("2000-02-29", "signed")],
      recurrence: { rule: "yearly", leap },
    });
    const entries = entriesOf([event]).filter((entry) => entry.dates.length > 0);
    expect(entries.flatMap((entry) => entry.dates)).toEqual(dates);
    expect(entries.some(({ yearly }) => yearly)).toBe(false);
    expect(entries.at(-1)).toMatchObject(
      leap === "skip"
        ? { uid: "sample.2028@ip-almanac", summary: "28 years: Sample, signed" }
        : { uid: "sample.2029@ip-almanac", summary: "29 years: Sample, signed" },
    );
  });

  test("a year table, from today on", () => {
    const dates = new Map<number, CivilDate>([
      [2020, "2020-06-10"],
      [2027, "2027-06-09"],
      [2028, "2028-06-07"],
    ]);
    const recurrence = { rule: "year-table", dates, basis: "observance" } as const;
    expect(entriesOf([sampleEvent({ recurrence })])).toMatchObject([
      { uid: "sample.2027@ip-almanac", summary: "Sample", dates: ["2027-06-09"], yearly: false },
      { uid: "sample.2028@ip-almanac", summary: "Sample", dates: ["2028-06-07"], yearly: false },
    ]);
  });
});

test.each<[string, Partial<CatalogueEvent>]>([
  ["known to the month", { dates: [dateOf("2015-12")] }],
  ["known to the year", { dates: [dateOf("2018")] }],
  ["planned", { status: "planned" }],
  ["cancelled", { status: "cancelled" }],
  ["merged", { status: { mergedInto: "cn-patent-law" } }],
  ["never announced", { recurrence: { rule: "none" } }],
])("what is %s is not there", (_, changes) => {
  const absent = sampleEvent({ dates: [dateOf("1990-01-01")], ...changes });
  expect(entriesOf([LAW, absent]).map(({ uid }) => uid)).toEqual(["cn-patent-law@ip-almanac"]);
});

test("the milestones of five years, each with its count", () => {
  const week = sampleEvent({ id: "week", recurrence: WEEK });
  const read = entriesOf([LAW, week], { choice: { milestonesOnly: true }, until: "2040-01-01" });
  expect(read.map(({ uid, summary, dates }) => [uid, summary, ...dates])).toEqual([
    ["week.2028@ip-almanac", "The 20th Sample", "2028-04-20"],
    ["cn-patent-law.2029@ip-almanac", "45 years: China's Patent Law, adopted", "2029-03-12"],
  ]);
});

describe("what a channel wants told", () => {
  const court = sampleEvent({
    id: "court",
    kind: "court",
    importance: 3,
    tags: ["china"],
    dates: [dateOf("2014-11-06")],
  });

  test.each<[string, Partial<CalendarChoice>, string[]]>([
    ["everything", {}, ["cn-patent-law", "court"]],
    ["kinds", { kinds: ["court"] }, ["court"]],
    ["tags", { tags: ["law"] }, ["cn-patent-law"]],
    ["importance", { importance: 3 }, ["court"]],
  ])("%s", (_, choice, ids) => {
    const read = entriesOf([LAW, court], { choice });
    expect(read.map(({ uid }) => uid)).toEqual(ids.map((id) => `${id}@ip-almanac`));
  });

  test("in Chinese", () => {
    const [read] = entriesOf([LAW], { choice: { language: "zh" } });
    expect(read?.summary).toBe("《专利法》通过（1984年3月12日）");
    expect(read?.description).toBe(
      [
        "1984年3月12日。",
        "China's Patent Law",
        "来源：A book",
        "来源：SIPO, basic facts · http://english.sipo.gov.cn/facts/915396.htm",
      ].join("\n"),
    );
  });

  test("in both languages", () => {
    const [read] = entriesOf([LAW], { choice: { language: "both" } });
    expect(read?.summary).toBe(
      "China's Patent Law, adopted in 1984 · 《专利法》通过（1984年3月12日）",
    );
    expect(read?.description.split("\n").slice(0, 3)).toEqual([
      "The first of its kind.",
      "Adopted on 12 March 1984.",
      "1984年3月12日。",
    ]);
  });

  test("in Chinese, where an event has none: in English", () => {
    const unnamed = sampleEvent({ ...LAW, title: { en: "China's Patent Law", zh: null } });
    const [read] = entriesOf([unnamed], { choice: { language: "zh" } });
    expect(read?.summary).toBe("China's Patent Law, adopted in 1984");
  });

  test("milestones in Chinese have their count", () => {
    const choice = { language: "zh", milestonesOnly: true } as const;
    const [read] = entriesOf([LAW], { choice });
    expect(read?.summary).toBe("《专利法》通过45周年");
  });
});

describe("the wire", () => {
  test("text survives, whatever it holds", () => {
    const en = `Comma, semicolon; colon: "quotes" back\\slash \\n 专利法，著作权法 🎉👩‍🔬 ${"漢字".repeat(60)}`;
    const summary = { en: "One line,\nand another;\r\nand a third", zh: null };
    const event = sampleEvent({ title: { en, zh: null }, summary, recurrence: WEEK });
    const [read] = entriesOf([event]);
    expect(read?.summary).toBe(en);
    expect(read?.description).toMatch(/^One line,\nand another;\nand a third\nObserved/);
  });

  test("control characters do not reach a calendar", () => {
    const title = { en: "A\u0007B\u0000C\uD800D\tE", zh: null };
    const [read] = entriesOf([sampleEvent({ title, recurrence: WEEK })]);
    expect(read?.summary).toBe("A\uFFFDB\uFFFDC\uFFFDD\tE");
  });

  test("an address is not escaped as a text is", () => {
    const sources = [{ title: "A", url: "https://example.com/a,b;c?名=\\1" }];
    const [read] = entriesOf([sampleEvent({ sources, recurrence: WEEK })]);
    expect(read?.url).toBe("https://example.com/a%2Cb%3Bc?%E5%90%8D=%5C1");
  });

  test("the calendar says its name, and when to ask again", () => {
    const [head = ""] = write([LAW]).split("BEGIN:VEVENT");
    expect(head.split("\r\n")).toEqual(
      expect.arrayContaining([
        "PRODID:-//ip-almanac//calendar//EN",
        "NAME:IP Almanac",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
      ]),
    );
  });

  test("entries are stamped with the moment of writing and block no time", () => {
    expect(write([LAW])).toContain("\r\nDTSTAMP:20261122T050000Z\r\n");
    expect(write([LAW])).toContain("\r\nTRANSP:TRANSPARENT\r\n");
  });

  test("the same moment writes the same bytes, in whatever order the catalogue is read", () => {
    const week = sampleEvent({ id: "week", recurrence: WEEK });
    expect(write([week, LAW])).toBe(write([LAW, week]));
  });
});

interface Reading {
  readonly today?: CivilDate;
  readonly choice?: Partial<CalendarChoice>;
  /** How far ahead the reader looks. */
  readonly until?: CivilDate;
}

/** As another program reads it, after a check against the RFCs. */
function entriesOf(
  catalogue: readonly CatalogueEvent[],
  { until = "2029-12-31", ...reading }: Reading = {},
  articles: readonly Article[] = [],
): ReadEntry[] {
  const text = write(catalogue, reading, articles);
  expect(rfcProblems(text)).toEqual([]);
  return readBack(text, until);
}

function write(
  catalogue: readonly CatalogueEvent[],
  { today = TODAY, choice = {} }: Reading = {},
  articles: readonly Article[] = [],
): string {
  const now = Date.UTC(2026, 10, 22, 5);
  const agendas = createAgendas(catalogue, articles);
  return writeCalendar(agendas, { today, now }, { ...DEFAULT_PREFERENCES, ...choice });
}

function nextDay(event: CatalogueEvent, today: CivilDate): CivilDate | undefined {
  return entriesOf([event], { today })[0]?.dates[0];
}
