import { expect, test } from "vitest";
import type { CivilDate } from "../../../src/dates/civil-date.ts";
import { checkPlans } from "../../../src/files/checks/plans.ts";
import { dateOf, sampleEvent } from "../../event/sample-events.ts";

const planned = { dates: [dateOf("2021-10-16", "planned")], announce: "planned" } as const;
const fair = sampleEvent({ id: "fair", ...planned, status: "planned" });

test("tells of a plan whose day has gone by, what to write instead", () => {
  expect(checkPlans([fair], "2021-10-17")).toEqual([
    {
      file: "content/events/sample.yml",
      line: 1,
      message:
        "fair is planned, but its date has passed. Write what happened, with its basis and without status: planned; or status: cancelled.",
    },
  ]);
  expect(checkPlans([fair], "2021-10-16")).toEqual([]);
});

test.each<[string, Parameters<typeof sampleEvent>[0], CivilDate, number]>([
  ["a plan by its basis alone", planned, "2026-01-01", 1],
  [
    "a plan by its status alone",
    { dates: [dateOf("2021-10-16", "adopted")], status: "planned" },
    "2026-01-01",
    1,
  ],
  ["a month that is not over", { dates: [dateOf("2021-10", "planned")] }, "2021-10-31", 0],
  ["a month that is over", { dates: [dateOf("2021-10", "planned")] }, "2021-11-01", 1],
  ["a year that is over", { dates: [dateOf("2024", "planned")] }, "2025-01-01", 1],
  ["a year that is not over", { dates: [dateOf("2024", "planned")] }, "2024-12-31", 0],
  [
    "several days that are not over",
    { dates: [dateOf("2021-10-16", "planned", "2021-10-18")] },
    "2021-10-18",
    0,
  ],
  ["a plan that came to nothing", { ...planned, status: "cancelled" }, "2026-01-01", 0],
  ["what has happened", { dates: [dateOf("2021-10-16", "occurred")] }, "2026-01-01", 0],
])("of %s", (_what, changes, today, count) => {
  expect(checkPlans([sampleEvent(changes)], today)).toHaveLength(count);
});
