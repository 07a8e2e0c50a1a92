import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type TestContext } from "vitest";
import { readCsv } from "./csv.ts";
import { readEvents, readYaml, type WrittenEvent } from "./shipped.ts";

// The tables of checked dates from which the catalogue was written lie beside the checkout, not in it.
const RESEARCH = join(import.meta.dirname, "../../../shared/facts");

interface Correction {
  readonly change: Partial<ComparableDate>;
  readonly reason: string;
}

/** Where a page that was seen since says otherwise than the research; the events' notes name the pages. */
const CORRECTIONS: Readonly<Record<string, Correction>> = {
  "hague-1999-in-force": {
    change: { basis: "effective" },
    reason: "WIPO: in force on 23 December 2003; 1 April 2004 is the operational date",
  },
  "wipo-un-agency": {
    change: { date: "1974-12-17", precision: "day", basis: "document dated" },
    reason: "the agreement with the United Nations bears this date",
  },
  birpi: { change: { basis: "established" }, reason: "WIPO's own word" },
  "hague-1925": { change: { basis: "signed" }, reason: "WIPO records signatures on this day" },
  "upov-1961": {
    change: { date: "1961-12-02", precision: "day" },
    reason: "WIPO's notifications name the day",
  },
  "plt-signed": {
    change: { basis: "adopted" },
    reason: "WIPO Lex: adopted on 1 June 2000, open for signature from 2 June",
  },
  "epo-opens": { change: { basis: "opened" }, reason: "the EPO first opened its doors" },
  "us-first-patent": { change: { basis: "granted" }, reason: "what happened to it" },
  "us-patent-no-1": { change: { basis: "granted" }, reason: "what happened to it" },
  "us-11m-patent": { change: { basis: "granted" }, reason: "what happened to it" },
  "cn-berne": {
    change: { date: "1992-10-15", precision: "day" },
    reason: "a list of parties gives the day",
  },
  "cn-copyright-2010": {
    change: { date: "2010-02-26", precision: "day" },
    reason: "the Library of Congress and the order itself give the day",
  },
  "cn-trademark-2019-effective": {
    change: { date: "2019-11-01", precision: "day" },
    reason: "three firms give the day",
  },
  "cn-patent-office": { change: { basis: "established" }, reason: "approved by the State Council" },
  "cn-samr": { change: { basis: "opened" }, reason: "inaugurated (挂牌)" },
  "cn-ip-courts-decision": { change: { basis: "adopted" }, reason: "adopted (通过) on this day" },
  "cn-ipc-beijing": { change: { basis: "opened" }, reason: "the court's notice" },
  "cn-ipc-guangzhou": { change: { basis: "established" }, reason: "Xinhua; cases came later" },
  "cn-ipc-shanghai": { change: { basis: "established" }, reason: "unveiled; it opened later" },
  "cn-spc-ip-tribunal": {
    change: { basis: "opened" },
    reason: "the Supreme People's Court's notice",
  },
  "cn-opinions-2019": { change: { basis: "published" }, reason: "Xinhua: recently issued" },
  "copyright-fair-8": {
    change: {
      date: "2021-10-16",
      until: "2021-10-18",
      precision: "day",
      basis: "occurred",
      recurs: "yearly",
    },
    reason: "People's Daily Online reports that it took place",
  },
  "jp-trademark-1884": {
    change: { basis: "effective" },
    reason: "the Japan Patent Office: promulgated on 7 June 1884",
  },
  "world-ip-day-decision": {
    change: { date: "2000", precision: "year" },
    reason: "the session began in September",
  },
};

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

test("every correction is of an event that the research dates otherwise", (context) => {
  const rows = new Map(research(context, "events.csv").map((row) => [row["id"], row]));
  for (const [id, { change }] of Object.entries(CORRECTIONS)) {
    const row = rows.get(id);
    expect.soft(row, id).toBeDefined();
    expect
      .soft(uncorrectedDate(row ?? {}), id)
      .not.toEqual({ ...uncorrectedDate(row ?? {}), ...change });
  }
});

/** The treaties of each event that tells since when China is a member. */
const TREATIES_OF: Readonly<Record<string, readonly string[]>> = {
  "cn-wipo": ["wipo-convention"],
  "cn-paris": ["paris"],
  "cn-madrid-agreement": ["madrid-agreement"],
  "cn-berne": ["berne"],
  "cn-pct": ["pct"],
  "cn-budapest": ["budapest"],
  "cn-madrid-protocol": ["madrid-protocol"],
  "cn-wto": ["wto"],
  "cn-wct-wppt": ["wct", "wppt"],
  "cn-hague": ["hague"],
  "cn-marrakesh": ["marrakesh"],
};

/** Treaties without a list of members, and days of deposit, which are not those of membership. */
const NO_MEMBERSHIP = [
  "cn-ucc-deposit",
  "cn-locarno",
  "cn-strasbourg",
  "cn-upov",
  "cn-hague-deposit",
];

test("the members of treaties have the days of the research", (context) => {
  const rows = research(context, "events.csv").filter(({ kind }) => kind === "accession");
  expect(new Set(rows.map(({ id }) => id))).toEqual(
    new Set([...Object.keys(TREATIES_OF), ...NO_MEMBERSHIP]),
  );
  for (const row of rows) {
    for (const treaty of TREATIES_OF[row["id"] ?? ""] ?? []) {
      expect.soft(findSince(treaty, "CN"), treaty).toBe(expectedDate(row).date);
    }
  }
});

function findSince(treaty: string, country: string): string | undefined {
  const { members } = readYaml(`members/${treaty}.yml`) as { readonly members: WrittenMember[] };
  return members.find((member) => member.country === country)?.since;
}

interface WrittenMember {
  readonly country?: string;
  readonly since?: string;
}

/** Years without a Chinese theme in the research; the event's note names the page of each. */
const CHINESE_THEMES_FOUND_SINCE: Readonly<Record<string, string>> = {
  "2016": "数字创意：重塑文化",
  "2018": "变革的动力：女性参与创新创造",
  "2019": "奋力夺金：知识产权和体育",
  "2020": "为绿色未来而创新",
  "2021": "知识产权和中小企业：把创意推向市场",
  "2022": "知识产权与青年：锐意创新,建设未来",
  "2023": "女性和知识产权：加速创新创造",
  "2024": "知识产权和可持续发展目标：立足创新创造,构建共同未来",
  "2025": "知识产权与音乐：感受知识产权的节拍",
  "2026": "知识产权和体育：各就位、预备、创新！",
};

test("the themes of World IP Day are those of the research", (context) => {
  const expected = research(context, "world-ip-day-themes.csv").map((row) => {
    const zh = row["theme_zh"] || CHINESE_THEMES_FOUND_SINCE[row["year"] ?? ""];
    return [row["year"], { en: row["theme_en"], ...(zh ? { zh } : {}) }];
  });
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
  return { ...uncorrectedDate(row), ...CORRECTIONS[row["id"] ?? ""]?.change };
}

function uncorrectedDate(row: Record<string, string>): ComparableDate {
  const { date = "", precision = "", recurrence = "", date_end = "" } = row;
  const basis = row["date_basis"] ?? "";
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
