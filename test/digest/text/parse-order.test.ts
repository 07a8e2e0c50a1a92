import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  findCadence,
  readOrders,
  type OrderReading,
} from "../../../src/digest/text/parse-order.ts";
import { readPreferences } from "../../../src/digest/text/preferences-text.ts";
import { writeTypedPreferences } from "../typed-preferences.ts";
import {
  DEFAULT_PREFERENCES,
  DIGEST_LANGUAGES,
  IMPORTANCES,
  WEEKEND_RULES,
  type DigestPreferences,
} from "../../../src/digest/preferences.ts";
import { CADENCES, findScheduleProblem } from "../../../src/digest/text/parse-schedule.ts";
import type { DigestOrder } from "../../../src/digest/subscription.ts";
import { addDays } from "../../../src/dates/civil-date.ts";
import { EVENT_KINDS, LEAP_RULES } from "../../../src/event/event.ts";

const TAGS = ["patent", "trademark", "treaty"];

function read(text: string, current: readonly DigestOrder[] = []): OrderReading {
  return readOrders(text, { current, defaultZone: "Asia/Tokyo", knownTags: TAGS });
}

function order(changes: Partial<DigestOrder>): DigestOrder {
  return {
    kind: "daily",
    dayNumber: null,
    time: "09:00",
    zone: "Asia/Tokyo",
    preferences: DEFAULT_PREFERENCES,
    ...changes,
  };
}

function wished(changes: Partial<DigestPreferences>): DigestOrder {
  return order({ preferences: { ...DEFAULT_PREFERENCES, ...changes } });
}

test.each<[string, Partial<DigestOrder>]>([
  ["daily", {}],
  ["Daily 9:30", { time: "09:30" }],
  ["daily 09:00 Asia/Shanghai", { zone: "Asia/Shanghai" }],
  ["daily asia/shanghai", { zone: "Asia/Shanghai" }],
  ["daily 00:00 America/New York", { time: "00:00", zone: "America/New_York" }],
  ["daily 12am", { time: "00:00" }],
  ["daily 12:05pm", { time: "12:05" }],
  ["09:15 Europe/Zurich daily", { time: "09:15", zone: "Europe/Zurich" }],
  ["ｄａｉｌｙ　０９：３０", { time: "09:30" }],
  ["weekly 5pm", { kind: "weekly", dayNumber: 1, time: "17:00" }],
  ["weekly monday 09:00 Europe/Zurich", { kind: "weekly", dayNumber: 1, zone: "Europe/Zurich" }],
  [
    "Europe/Zurich 08:00 friday weekly",
    { kind: "weekly", dayNumber: 5, time: "08:00", zone: "Europe/Zurich" },
  ],
  ["weekly sun", { kind: "weekly", dayNumber: 7 }],
  ["monthly 1 09:00 America/New_York", { kind: "monthly", dayNumber: 1, zone: "America/New_York" }],
  ["monthly 31st", { kind: "monthly", dayNumber: 31 }],
  ["monthly last 8:00", { kind: "monthly", dayNumber: 31, time: "08:00" }],
  ["monthly 8:00 15", { kind: "monthly", dayNumber: 15, time: "08:00" }],
  ["monthly", { kind: "monthly", dayNumber: 1 }],
  ["daily at 08:00 UTC", { time: "08:00", zone: "UTC" }],
  ["every day 08:00", { time: "08:00" }],
  ["each day at 8 am", { time: "08:00" }],
  ["daily, 08:00", { time: "08:00" }],
  ["daily 08:00, UTC", { time: "08:00", zone: "UTC" }],
  ["daily 8", { time: "08:00" }],
  ["daily 20", { time: "20:00" }],
  ["daily 8 am", { time: "08:00" }],
  ["daily 8:00 pm UTC", { time: "20:00", zone: "UTC" }],
  ["daily 8 p.m.", { time: "20:00" }],
  ["daily at noon", { time: "12:00" }],
  ["daily midnight", { time: "00:00" }],
  ["daily 0830", { time: "08:30" }],
  ["daily 8 o'clock", { time: "08:00" }],
  ["daily 上午8点", { time: "08:00" }],
  ["daily 晚上八点半", { time: "20:30" }],
  ["每天 08:00", { time: "08:00" }],
  ["weekly on tuesday 08:00", { kind: "weekly", dayNumber: 2, time: "08:00" }],
  ["weekly on tuesday at 8 am", { kind: "weekly", dayNumber: 2, time: "08:00" }],
  ["every tuesday at 08:00", { kind: "weekly", dayNumber: 2, time: "08:00" }],
  ["weekly 周二 08:00", { kind: "weekly", dayNumber: 2, time: "08:00" }],
  ["每周二 上午8点", { kind: "weekly", dayNumber: 2, time: "08:00" }],
  ["every month 15 08:00", { kind: "monthly", dayNumber: 15, time: "08:00" }],
  ["monthly on the 15th at 8 am", { kind: "monthly", dayNumber: 15, time: "08:00" }],
  ["monthly 1 8", { kind: "monthly", dayNumber: 1, time: "08:00" }],
])("reads %j", (text, changes) => {
  expect(read(text)).toEqual({ orders: [order(changes)] });
});

test.each<[string, Partial<DigestPreferences>]>([
  ["daily weekend:friday", { weekend: "before" }],
  ["daily weekend:after", { weekend: "after" }],
  ["daily off:fri,sat weekend:before", { weekend: "before", weekdaysOff: [5, 6] }],
  ["daily off:fri,sat", { weekend: "before", weekdaysOff: [5, 6] }],
  ["daily off:fri weekend:as-it-falls", { weekdaysOff: [5] }],
  [
    "daily weekend:after off:2027-02-06..2027-02-12,2027-05-03",
    {
      weekend: "after",
      datesOff: [
        { from: "2027-02-06", until: "2027-02-12" },
        { from: "2027-05-03", until: "2027-05-03" },
      ],
    },
  ],
  [
    "daily off:none,2027-02-06",
    { weekend: "before", weekdaysOff: [], datesOff: [{ from: "2027-02-06", until: "2027-02-06" }] },
  ],
  ["daily leap:mar1", { leapDay: "mar1" }],
  ["daily kinds:law,treaty", { kinds: ["law", "treaty"] }],
  ["daily kinds: law, treaty", { kinds: ["law", "treaty"] }],
  ["daily kinds:law、treaty", { kinds: ["law", "treaty"] }],
  ["daily tags:trademark", { tags: ["trademark"] }],
  ["daily importance:2", { importance: 2 }],
  ["milestones daily", { milestonesOnly: true }],
  ["daily language:zh", { language: "zh" }],
  ["daily lang:中文", { language: "zh" }],
  ["daily LANGUAGE:Both", { language: "both" }],
  ["daily empty:say", { emptyDays: "say-so" }],
])("reads the options of %j", (text, changes) => {
  expect(read(text)).toEqual({ orders: [wished(changes)] });
});

describe("both", () => {
  test("is the week ahead and each day, at one time and with the same options", () => {
    const preferences: DigestPreferences = { ...DEFAULT_PREFERENCES, language: "zh" };
    expect(read("both tuesday 08:00 language:zh")).toEqual({
      orders: [
        order({ kind: "weekly", dayNumber: 2, time: "08:00", preferences }),
        order({ time: "08:00", preferences }),
      ],
    });
  });

  test("takes what is left out from the digest that is there", () => {
    const daily = order({ time: "10:30", zone: "Asia/Shanghai" });
    expect(read("both", [daily])).toEqual({
      orders: [{ ...daily, kind: "weekly", dayNumber: 1 }, daily],
    });
  });
});

describe("a digest that is there", () => {
  const weekly = order({ kind: "weekly", dayNumber: 3, time: "10:30", zone: "Europe/Zurich" });
  const daily = wished({ weekend: "after", language: "zh" });

  test("keeps what is left out", () => {
    expect(read("weekly language:both", [weekly, daily])).toEqual({
      orders: [{ ...weekly, preferences: { ...DEFAULT_PREFERENCES, language: "both" } }],
    });
    expect(read("daily 07:00", [weekly, daily])).toEqual({ orders: [{ ...daily, time: "07:00" }] });
  });

  test("is meant where no cadence is given", () => {
    expect(read("08:15", [weekly, daily])).toEqual({
      orders: [
        { ...weekly, time: "08:15" },
        { ...daily, time: "08:15" },
      ],
    });
    expect(read("milestones:no", [daily])).toEqual({ orders: [daily] });
  });

  test("forgets an option by its usual value", () => {
    expect(read("daily weekend:as-it-falls language:en", [daily])).toEqual({ orders: [order({})] });
  });
});

const EXAMPLES =
  "Write for example `daily 09:00 Asia/Shanghai`, `weekly monday 09:00 Europe/Zurich`, `both monday 09:00` or `monthly 1 09:00 America/New_York`.";
const NOT_A_TIME = "is not a time of day. Write HH:MM from 00:00 to 23:59, for example 09:00.";

test.each([
  ["", `How often? ${EXAMPLES}`],
  ["10:00", `How often? ${EXAMPLES}`],
  ["hourly", `A digest is daily, weekly, monthly or both, not "hourly". ${EXAMPLES}`],
  [
    "dayly 09:00",
    `A digest is daily, weekly, monthly or both, not "dayly". Did you mean daily? ${EXAMPLES}`,
  ],
  ["daily 25:00", `"25:00" ${NOT_A_TIME}`],
  ["daily 9:60", `"9:60" ${NOT_A_TIME}`],
  ["daily 24", `"24" ${NOT_A_TIME}`],
  ["daily 13pm", `"13pm" ${NOT_A_TIME}`],
  ["weekly mondey 09:00", '"mondey" is not a day of the week. Did you mean monday?'],
  [
    "weekly x 09:00",
    '"x" is not a day of the week. Write monday to sunday, for example `weekly monday 09:00`.',
  ],
  [
    "daily monday",
    "A daily digest comes each day. Write `weekly monday` for the week ahead, or `both monday` for both.",
  ],
  [
    "monthly 32 09:00",
    '"32" is not a day of the month. Write 1 to 31 or `last`, for example `monthly 1 09:00`; shorter months take their last day.',
  ],
  ["daily 09:00 Beijing", 'I know no time zone "Beijing". Did you mean Asia/Shanghai?'],
  [
    "daily 09:00 CST",
    '"CST" is not the name of a time zone: China and the middle of America both write it. Write Asia/Shanghai or America/Chicago.',
  ],
  ["daily milestone", 'Did you mean `milestones` by "milestone"?'],
  [
    "daily wekend:before",
    'A digest has no option "wekend". Did you mean `weekend`? It has `weekend`, `off`, `leap`, `kinds`, `tags`, `importance`, `milestones`, `language`, `empty`.',
  ],
  [
    "daily constructor:x",
    'A digest has no option "constructor". It has `weekend`, `off`, `leap`, `kinds`, `tags`, `importance`, `milestones`, `language`, `empty`.',
  ],
  [
    "daily weekend:befor",
    '"befor" is not a valid value for `weekend`. Write `weekend:as-it-falls`, `weekend:before` or `weekend:after`. Did you mean before?',
  ],
  [
    "daily language:",
    "`language:` has no value. Write `language:en`, `language:zh` or `language:both`.",
  ],
  [
    "daily kinds:laws",
    '"laws" is not a kind of event. Did you mean law? There are accession, cooperation, court, event, holiday, institution, law, observance, policy, publication, treaty; `kinds:all` means all of them.',
  ],
  [
    "daily tags:trademrak",
    'No event has the tag "trademrak". Did you mean trademark? The almanac has patent, trademark, treaty.',
  ],
  [
    "daily importance:4",
    '"4" is no importance. Write `importance:1` for everything, 2, or 3 for the days that the office itself would mark.',
  ],
  [
    "daily off:fryday",
    '"fryday" is neither a day of the week nor a date. Did you mean friday? Write for example `off:sat,sun,2027-02-06..2027-02-12`.',
  ],
  [
    "daily off:2027-02-30",
    '"2027-02-30" is neither a day of the week nor a date. Write for example `off:sat,sun,2027-02-06..2027-02-12`.',
  ],
  ["daily off:2027-02-12..2027-02-06", '"2027-02-12..2027-02-06" ends before it begins.'],
  [
    "daily off:2027-02-01..2027-03-31",
    '"2027-02-01..2027-03-31" is longer than 31 days. For longer, use `/ip-digest pause`.',
  ],
  ["daily off:mon,tue,wed,thu,fri,sat,sun", "All seven days are off. Leave one."],
  ["daily empty:say empty:quiet", "`empty:` is written twice. Put a comma between values."],
])("says what is wrong with %j", (text, problem) => {
  expect(read(text)).toEqual({ problem });
});

test("never throws, and what it reads is possible", () => {
  fc.assert(
    fc.property(fc.constantFrom("", ...CADENCES), fc.string(), (cadence, rest) => {
      const reading = read(`${cadence} ${rest}`);
      const problems =
        "orders" in reading ? reading.orders.map(findScheduleProblem) : [reading.problem];
      expect(problems.map((problem) => problem ?? "none.").join(" ")).toMatch(
        "orders" in reading ? /^none\.( none\.)?$/ : /[.?]$/,
      );
    }),
  );
});

test("refuses a schedule that was put together wrongly", () => {
  const schedule = order({ kind: "weekly", dayNumber: 8 });
  expect(findScheduleProblem(schedule)).toMatch(/is not a day of the week/);
  expect(findScheduleProblem({ ...schedule, dayNumber: 7 })).toBeNull();
  expect(findScheduleProblem({ ...schedule, dayNumber: 7, time: "9" })).toMatch(
    /not a time of day/,
  );
});

test("what is wished for is written so that it is read back", () => {
  const spans = fc.tuple(fc.nat(500), fc.nat(30)).map(([start, length]) => {
    const from = addDays("2027-01-01", start);
    return { from, until: addDays(from, length) };
  });
  const wishes = fc.record<DigestPreferences>({
    weekend: fc.constantFrom(...WEEKEND_RULES),
    weekdaysOff: fc
      .uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 })
      .map((days) => days.toSorted((a, b) => a - b)),
    datesOff: fc
      .array(spans, { maxLength: 5 })
      .map((all) => all.toSorted((a, b) => `${a.from}${a.until}`.localeCompare(b.from + b.until))),
    leapDay: fc.constantFrom(...LEAP_RULES),
    kinds: fc.uniqueArray(fc.constantFrom(...EVENT_KINDS)),
    tags: fc.uniqueArray(fc.constantFrom("patent", "study-session", "知识产权")),
    importance: fc.constantFrom(...IMPORTANCES),
    milestonesOnly: fc.boolean(),
    language: fc.constantFrom(...DIGEST_LANGUAGES),
    emptyDays: fc.constantFrom("quiet", "say-so"),
  });
  fc.assert(
    fc.property(wishes, (preferences) => {
      const text = writeTypedPreferences(preferences);
      expect(readPreferences(text, DEFAULT_PREFERENCES)).toEqual({ preferences });
    }),
  );
});

test("one word says how often a set of digests comes, where there is one", () => {
  expect(findCadence([order({}), order({ kind: "weekly", dayNumber: 1 })])).toBe("both");
  expect(findCadence([order({})])).toBe("daily");
  expect(findCadence([])).toBeNull();
  expect(findCadence([order({}), order({ kind: "monthly", dayNumber: 1 })])).toBeNull();
});
