import { describe, expect, test } from "vitest";
import { MONTH_NAMES } from "../../src/dates/civil-date.ts";
import { readEvents, type WrittenEvent } from "./shipped.ts";

const events = readEvents();

describe("the shipped events in Chinese", () => {
  test("every event has a title", () => {
    expect(events.length).toBeGreaterThan(100);
    expect(events.filter(({ title }) => title.zh === undefined).map(({ id }) => id)).toEqual([]);
  });

  test("every event has a summary in both languages", () => {
    expect(events.length).toBeGreaterThan(100);
    const lacking = events.filter(({ summary }) => !summary?.en || !summary.zh);
    expect(lacking.map(({ id }) => id)).toEqual([]);
  });

  test("the years are those of the English words, no more and no fewer", () => {
    for (const event of events) {
      expect.soft(yearsIn(wordsOf(event, "zh")), event.id).toEqual(yearsIn(wordsOf(event, "en")));
    }
  });

  test("the days are those of the English words", () => {
    const days = events.flatMap((event) =>
      daysIn(wordsOf(event, "en")).map((day) => ({ event, day })),
    );
    expect(days.length).toBeGreaterThan(40);
    for (const { event, day } of days) {
      expect.soft(wordsOf(event, "zh"), event.id).toContain(day);
    }
  });

  test("marks are full width, and a summary is one sentence", () => {
    for (const event of events) {
      expect
        .soft(wordsOf(event, "zh"), event.id)
        .not.toMatch(/\p{Script=Han} ?[,;:()!?.]|[,;:(] ?\p{Script=Han}/u);
      expect.soft(event.summary?.zh ?? "。", event.id).toMatch(/^[^。]*。$/);
      expect.soft(event.title.zh, event.id).not.toMatch(/[。，；]/);
    }
  });
});

function wordsOf({ title, summary }: WrittenEvent, language: "en" | "zh"): string {
  return `${title[language] ?? ""}\n${summary?.[language] ?? ""}`;
}

function yearsIn(words: string): string[] {
  const years = words.matchAll(/(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)/g);
  return [...new Set([...years].map(([year]) => year))].toSorted();
}

/** `5 February 2022` as `2022年2月5日` */
function daysIn(english: string): string[] {
  const written = new RegExp(`(\\d{1,2}) (${MONTH_NAMES.join("|")}) (\\d{4})`, "g");
  return [...english.matchAll(written)].map(
    ([, day = "", month = "", year = ""]) =>
      `${year}年${MONTH_NAMES.findIndex((name) => name === month) + 1}月${day}日`,
  );
}
