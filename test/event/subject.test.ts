import { expect, test } from "vitest";
import type { Recurrence } from "../../src/event/event.ts";
import { describeSubject } from "../../src/event/subject.ts";
import { dateOf, sampleEvent } from "./sample-events.ts";

const forum = sampleEvent({
  title: { en: "Forum", zh: "论坛" },
  dates: [dateOf("2017-04-20", "occurred", "2017-04-21")],
});

test("an article of each language would write the name and the first day in its own words", () => {
  expect(describeSubject(forum, "en")).toEqual({ subject: "Forum", date: "20 April 2017" });
  expect(describeSubject(forum, "zh")).toEqual({ subject: "论坛", date: "2017年4月20日" });
});

test.each<[Recurrence, string | null]>([
  [{ rule: "observance", month: 4, day: 26, since: 2001, lastsDays: 1 }, "26 April"],
  [{ rule: "year-table", dates: new Map(), basis: "observance" }, null],
])("what has no first date: %j", (recurrence, date) => {
  const day = sampleEvent({ title: { en: "A day", zh: null }, dates: [], recurrence });
  expect(describeSubject(day, "en")).toEqual({ subject: "A day", date });
});
