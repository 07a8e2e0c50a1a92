import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type TestContext } from "vitest";
import { readCsv } from "./csv.ts";
import { readEvents, type WrittenEvent } from "./shipped.ts";

// The tables of checked dates from which the catalogue was written lie beside the checkout, not in it.
const RESEARCH = join(import.meta.dirname, "../../../shared/facts");

// The research files this operational date under "in force" and notes itself that the formal entry into force was earlier.
const CORRECTED_BASES: Readonly<Record<string, string>> = { "hague-1999-in-force": "effective" };

test("the catalogue holds every event of the research", (context) => {
  const ids = new Set(readEvents().map(({ id }) => id));
  const missing = research(context, "events.csv").filter(({ id = "" }) => !ids.has(id));
  expect(missing.map(({ id }) => id)).toEqual([]);
});

test("the catalogue's dates, bases and precisions are those of the research", (context) => {
  const events = new Map(readEvents().map((event) => [event.id, event]));
  const rows = research(context, "events.csv").map((row) => ({
    id: row["id"] ?? "",
    expected: expectedDate(row),
  }));
  expect(rows.length).toBeGreaterThan(100);
  for (const { id, expected } of rows) {
    expect.soft(writtenDates(events.get(id)), id).toContainEqual(expected);
  }
});

test("the themes of World IP Day are those of the research", (context) => {
  const expected = research(context, "world-ip-day-themes.csv").map((row) => [
    row["year"],
    { en: row["theme_en"], ...(row["theme_zh"] ? { zh: row["theme_zh"] } : {}) },
  ]);
  const day = readEvents().find(({ id }) => id === "world-ip-day");
  // The research types Chinese commas narrow.
  const themes = Object.entries(day?.themes ?? {}).map(([year, { en, zh }]) => [
    year,
    { en, ...(zh ? { zh: zh.replaceAll("\uFF0C", ",") } : {}) },
  ]);
  expect(themes).toEqual(expected);
});

/** Rows of a research table. Without it the test says why it is skipped; where CI promises to have it, it fails. */
function research(context: TestContext, table: string): Record<string, string>[] {
  const path = join(RESEARCH, table);
  if (existsSync(path)) return readCsv(readFileSync(path, "utf8"));
  const reason = `${table} is not beside this checkout, so the content cannot be compared with it`;
  if (process.env["CI"] === "true") throw new Error(reason);
  console.warn(`skipped: ${reason}`);
  return context.skip(reason);
}

interface ComparableDate {
  readonly date: string;
  readonly precision: string;
  readonly basis: string;
  readonly recurs: string;
  readonly until?: string;
}

function expectedDate(row: Record<string, string>): ComparableDate {
  const { id = "", date = "", precision = "", recurrence = "", date_end = "" } = row;
  const basis = CORRECTED_BASES[id] ?? row["date_basis"] ?? "";
  const isDated = recurrence === "yearly" || recurrence === "none";
  return {
    date,
    precision,
    basis: isDated ? basis.replace("-", " ") : "",
    recurs: recurrence,
    ...(date_end ? { until: date_end } : {}),
  };
}

/** Every date of an event, in the words of the research. */
function writtenDates(event: WrittenEvent | undefined): ComparableDate[] {
  if (event === undefined) return [];
  if (event.observance !== undefined) return [observedDate(event, event.observance)];
  if (event.dates_by_year !== undefined) {
    return Object.values(event.dates_by_year).map((date) => ({
      date,
      precision: "day",
      basis: "",
      recurs: "year-table",
    }));
  }
  const { date = "", precision = "", basis = "", until, recurs = "yearly" } = event;
  const dates = event.dates ?? [{ date, precision, basis, ...(until ? { until } : {}) }];
  return dates.map((one) => ({ ...one, recurs }));
}

function observedDate(event: WrittenEvent, date: string): ComparableDate {
  const { since, lasts_days: days } = event;
  const lastDay = Number(date.slice(3)) + (days ?? 1) - 1;
  return {
    date,
    precision: "day",
    basis: "",
    recurs: `yearly from ${since}`,
    ...(days === undefined ? {} : { until: `${date.slice(0, 3)}${lastDay}` }),
  };
}
