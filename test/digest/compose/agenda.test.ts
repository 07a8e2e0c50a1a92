import { describe, expect, test } from "vitest";
import { addDays, type CivilDate, type DayRange } from "../../../src/dates/civil-date.ts";
import { createAgendas, REMEMBERED_MAX, type Agenda } from "../../../src/digest/compose/agenda.ts";
import { composeDigest, identifyOccurrence } from "../../../src/digest/compose/compose-digest.ts";
import type { DigestEntry } from "../../../src/digest/digest.ts";
import { DEFAULT_PREFERENCES, type DigestPreferences } from "../../../src/digest/preferences.ts";
import type { LeapRule } from "../../../src/event/event.ts";
import type { SlotDays } from "../../../src/digest/slot.ts";
import type { DigestOrder } from "../../../src/digest/subscription.ts";
import { anniversary, DAILY } from "../samples.ts";
import { makeArticle } from "../../article/sample-article.ts";

const WEEKLY: DigestOrder = { ...DAILY, kind: "weekly", dayNumber: 1 };
const MONTHLY: DigestOrder = { ...DAILY, kind: "monthly", dayNumber: 1 };

function idsOf(entries: Agenda["entries"]): string[] {
  return entries.map(({ occurrence }) => occurrence.event.id);
}

describe("an agenda", () => {
  test("quotes the articles about an entry, the best first, and asks for each once", () => {
    const event = anniversary("session", "2020-11-30");
    const articles = ["one", "two", "none"].map((id) => makeArticle({ id, events: ["session"] }));
    const asked: string[] = [];
    const agendas = createAgendas([event], articles, (article) => {
      asked.push(article.id);
      const fit = { one: 1, two: 2 }[article.id];
      const text = `Words of ${article.id}.`;
      const whole = { cutBefore: false, cutAfter: false, sources: [] };
      return fit === undefined ? null : { article, text, ...whole, fit };
    });
    const [entry] = agendas.of(day("2026-11-30")).entries;
    expect(entry?.quotations.map(({ text }) => text)).toEqual(["Words of two.", "Words of one."]);
    agendas.of({ from: "2026-11-01", until: "2026-11-30" });
    expect(asked.toSorted()).toEqual(["none", "one", "two"]);
  });

  test("one event that three articles tell is one entry, the newest article first", () => {
    const study = anniversary("study-session", "2020-11-30");
    const articles = [
      makeArticle({ id: "report", published: "2020-12-01", events: ["study-session"] }),
      makeArticle({ id: "essay", published: "2021-02-01", events: ["study-session", "other"] }),
      makeArticle({ id: "news", published: "2020-12-02", events: ["study-session"] }),
      makeArticle({ id: "unrelated", published: "2024-01-01", events: ["other"] }),
    ];
    const { entries } = createAgendas([study], articles).of(day("2026-11-30"));
    expect(entries).toHaveLength(1);
    expect(entries[0]?.occurrence.years).toBe(6);
    expect(entries[0]?.articles.map(({ id }) => id)).toEqual(["essay", "news", "report"]);
  });

  test("an article about an event that was merged into another tells the other, once", () => {
    const kept = anniversary("kept", "2020-11-30");
    const gone = anniversary("gone", "2020-11-30", { status: { mergedInto: "kept" } });
    const article = makeArticle({ events: ["gone", "kept"] });
    const { entries } = createAgendas([kept, gone], [article]).of(day("2026-11-30"));
    expect(entries).toMatchObject([{ occurrence: entries[0]?.occurrence, articles: [article] }]);
  });

  test("tells the days in their order, and a milestone first on its day", () => {
    const catalogue = [
      anniversary("sixth", "2021-04-25"),
      anniversary("tenth", "2017-04-27"),
      anniversary("seventh", "2020-04-26"),
      anniversary("fifth", "2022-04-26"),
    ];
    const { entries } = createAgendas(catalogue, []).of({
      from: "2027-04-25",
      until: "2027-05-01",
    });
    expect(idsOf(entries)).toEqual(["sixth", "fifth", "seventh", "tenth"]);
  });

  test("looks a month ahead at the three most important days, in the days' order", () => {
    const catalogue = [
      anniversary("detail", "2020-12-01", { importance: 1 }),
      anniversary("wto", "2001-12-11"),
      anniversary("wct", "1996-12-20"),
      anniversary("no-milestone", "2020-12-21"),
      anniversary("great", "2021-12-24", { importance: 3 }),
      anniversary("another", "2001-12-30"),
      anniversary("too-far", "2001-01-07", { importance: 3 }),
      anniversary("in-the-range", "2001-11-30", { importance: 3 }),
    ];
    const { ahead } = createAgendas(catalogue, []).of({ from: "2026-11-30", until: "2026-12-06" });
    expect(idsOf(ahead)).toEqual(["wto", "wct", "great"]);
  });

  test("what is known to the month only is told in lists of a month, never on a day", () => {
    const catalogue = [anniversary("founding", "2015-12"), anniversary("treaty", "1996-12-20")];
    const agendas = createAgendas(catalogue, []);
    expect(idsOf(agendas.of(day("2026-12-01")).entries)).toEqual([]);
    expect(idsOf(agendas.of({ from: "2026-12-01", until: "2026-12-07" }).entries)).toEqual([]);
    const december = { from: "2026-12-01", until: "2026-12-31" } as const;
    expect(idsOf(agendas.of(december).entries)).toEqual(["treaty", "founding"]);
  });

  test("months side by side, also over the year's end, tell each month once", () => {
    const agendas = createAgendas([anniversary("founding", "2016-01")], []);
    const [first, second] = [
      { from: "2026-12-15", until: "2027-01-14" },
      { from: "2027-01-15", until: "2027-02-14" },
    ] as const;
    expect(idsOf(agendas.of(first).entries)).toEqual(["founding"]);
    expect(idsOf(agendas.of(second).entries)).toEqual([]);
  });
});

describe("a digest", () => {
  const catalogue = [
    anniversary("saturday", "2020-04-24"),
    anniversary("sunday", "2017-04-25"),
    anniversary("monday", "2020-04-26"),
    anniversary("friday", "2019-04-30"),
    anniversary("may", "2019-05-20", { importance: 3 }),
  ];
  const agendas = createAgendas(catalogue, []);

  test("is about its own day, whenever it is composed", () => {
    expect(composeDigest(agendas, DAILY, "2027-04-26")).toEqual({
      kind: "daily",
      date: "2027-04-26",
      range: { from: "2027-04-26", until: "2027-04-26" },
      entries: agendas.of(day("2027-04-26")).entries,
      ahead: agendas.of(day("2027-04-26")).ahead,
      alsoCovers: [],
      schedule: { kind: "daily", dayNumber: null, time: "09:00", zone: "UTC" },
      daysOffMove: null,
      language: "en",
    });
  });

  test("that is late tells the days before too, after its own day and in their order", () => {
    const digest = composeDigest(agendas, DAILY, "2027-04-26", {
      missed: [missed("2027-04-24", "2027-04-24"), missed("2027-04-25", "2027-04-25")],
    });
    expect(digest.alsoCovers).toEqual(["2027-04-24", "2027-04-25"]);
    expect(idsOf(digest.entries)).toEqual(["monday", "saturday", "sunday"]);
  });

  test("of a week tells seven days, of a month the month", () => {
    expect(idsOf(composeDigest(agendas, WEEKLY, "2027-04-26").entries)).toEqual([
      "monday",
      "friday",
    ]);
    expect(idsOf(composeDigest(agendas, MONTHLY, "2027-04-01").entries)).toEqual([
      "saturday",
      "sunday",
      "monday",
      "friday",
    ]);
  });

  test("of two weeks that overlap tells each occurrence once", () => {
    const digest = composeDigest(agendas, WEEKLY, "2027-04-26", {
      missed: [missed("2027-04-22", "2027-04-28")],
    });
    expect(idsOf(digest.entries)).toEqual(["monday", "friday", "saturday", "sunday"]);
  });

  test("leaves out what was told, by the event and the year", () => {
    const [monday] = composeDigest(agendas, DAILY, "2027-04-26").entries as [DigestEntry];
    expect(identifyOccurrence(monday.occurrence)).toBe("monday@2027");
    const announced = new Set(["monday@2027"]);
    expect(composeDigest(agendas, DAILY, "2027-04-26", { announced }).entries).toEqual([]);
    expect(composeDigest(agendas, DAILY, "2028-04-26", { announced }).entries).toHaveLength(1);
  });
});

describe("what a channel wishes for", () => {
  const catalogue = [
    anniversary("law", "2020-04-26", { kind: "law", tags: ["patent"], importance: 1 }),
    anniversary("treaty", "2017-04-26", {
      kind: "treaty",
      tags: ["wipo", "patent"],
      importance: 2,
    }),
    anniversary("court", "2022-04-26", { kind: "court", tags: ["china"], importance: 3 }),
    anniversary("law-ahead", "2020-05-01", { kind: "law", tags: ["china"], importance: 3 }),
    anniversary("court-ahead", "2022-05-02", { kind: "court", tags: ["wipo"], importance: 2 }),
  ];
  const agendas = createAgendas(catalogue, []);

  test.each<[string, Partial<DigestPreferences>, string[], string[]]>([
    ["everything", {}, ["court", "treaty", "law"], ["law-ahead", "court-ahead"]],
    ["two kinds", { kinds: ["law", "treaty"] }, ["treaty", "law"], ["law-ahead"]],
    ["either tag", { tags: ["patent", "china"] }, ["court", "treaty", "law"], ["law-ahead"]],
    ["what matters", { importance: 2 }, ["court", "treaty"], ["law-ahead", "court-ahead"]],
    ["milestones", { milestonesOnly: true }, ["court", "treaty"], ["court-ahead"]],
    ["all at once", { kinds: ["treaty"], tags: ["wipo"], importance: 3 }, [], []],
  ])("%s, on the day and ahead of it", (_, wishes, today, ahead) => {
    const preferences = { ...DEFAULT_PREFERENCES, ...wishes };
    const digest = composeDigest(agendas, { ...DAILY, preferences }, "2027-04-26");
    expect(idsOf(digest.entries)).toEqual(today);
    expect(idsOf(digest.ahead)).toEqual(ahead);
  });

  test.each<[LeapRule, CivilDate[]]>([
    ["feb28", ["2027-02-28", "2028-02-29"]],
    ["mar1", ["2027-03-01", "2028-02-29"]],
    ["skip", ["2028-02-29"]],
  ])("29 February as %s, unless the event has a rule of its own", (leapDay, dates) => {
    const own = { recurrence: { rule: "yearly", leap: "skip" } } as const;
    const leap = createAgendas(
      [anniversary("leap", "2004-02-29"), anniversary("own", "2004-02-29", own)],
      [],
    );
    const years = { from: "2027-01-01", until: "2028-12-31" } as const;
    const { entries } = leap.of(years, { ...DEFAULT_PREFERENCES, leapDay });
    const datesOf = (id: string) =>
      entries
        .filter(({ occurrence }) => occurrence.event.id === id)
        .map(({ occurrence }) => occurrence.date)
        .toSorted();
    expect(datesOf("leap")).toEqual(dates);
    expect(datesOf("own")).toEqual(["2028-02-29"]);
  });

  test("as many agendas as are remembered are made once, however often they are asked for", () => {
    const many = createAgendas([anniversary("study", "2020-11-30")], []);
    const days = Array.from({ length: REMEMBERED_MAX }, (_, ahead) =>
      day(addDays("2026-11-01", ahead)),
    );
    const first = days.map((each) => many.of(each));
    for (const [index, each] of [...days.entries(), ...days.entries()]) {
      expect(many.of(each)).toBe(first[index]);
    }
    many.of(day("2030-01-01"));
    expect(many.of(days[0]!)).not.toBe(first[0]);
    expect(many.of(days.at(-1)!)).toBe(first.at(-1));
  });

  test("the tags of the catalogue are known, each once", () => {
    expect(agendas.tags).toEqual(["china", "patent", "wipo"]);
  });
});

function missed(slot: CivilDate, until: CivilDate): SlotDays {
  return { slot, from: slot, until };
}

function day(date: CivilDate): DayRange {
  return { from: date, until: date };
}
