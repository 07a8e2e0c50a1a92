import fc from "fast-check";
import { expect, test } from "vitest";
import { formatProblem } from "../../../src/article/problem.ts";
import { readIcsEvents } from "../../../src/files/imports/ics-events.ts";

test("reads days, several days, times and what comes back every year", () => {
  const { events, problems } = read(
    entry(
      "UID:world-ip-day@example.org",
      "SUMMARY:World IP Day",
      "DTSTART;VALUE=DATE:20010426",
      "RRULE:FREQ=YEARLY",
      "CATEGORIES:Observance",
    ),
    entry(
      "UID:1@x",
      "SUMMARY:A forum\\, in Beijing",
      "DTSTART;VALUE=DATE:20170420",
      "DTEND;VALUE=DATE:20170422",
      "URL:https://example.org",
    ),
    entry(
      "UID:2@x",
      "SUMMARY:A talk",
      "DTSTART:20170420T190000",
      "DTEND:20170420T210000",
      "DESCRIPTION:In the hall",
    ),
    entry(
      "UID:3@x",
      "SUMMARY:A night",
      "DTSTART;TZID=Asia/Shanghai:20170420T190000",
      "DTEND;TZID=Asia/Shanghai:20170421T000000",
    ),
  );
  expect(problems).toEqual([]);
  expect(events).toMatchObject([
    {
      id: "world-ip-day",
      kind: "observance",
      line: 3,
      title: { en: "World IP Day", zh: null },
      dates: [{ basis: "occurred", year: 2001, month: 4, day: 26, until: null }],
      recurrence: { rule: "yearly" },
      sources: [{ title: "Calendar Office", url: null }],
    },
    {
      id: "imported-2017-04-20",
      kind: "event",
      line: 10,
      title: { en: "A forum, in Beijing" },
      dates: [{ until: "2017-04-21" }],
      recurrence: { rule: "none" },
      sources: [{ title: "Calendar Office", url: "https://example.org" }],
    },
    { id: "imported-2017-04-20-2", dates: [{ until: null }], note: "In the hall" },
    { id: "imported-2017-04-20-3", dates: [{ until: null }] },
  ]);
});

test("what is tentative is a plan, what is cancelled is not announced", () => {
  const when = "DTSTART;VALUE=DATE:20270420";
  const { events } = read(
    entry("SUMMARY:A", when, "STATUS:TENTATIVE"),
    entry("SUMMARY:B", when, "STATUS:CANCELLED"),
    entry("SUMMARY:C", when, "STATUS:CONFIRMED"),
  );
  expect(events.map(({ status, announce, confidence }) => [status, announce, confidence])).toEqual([
    ["planned", "planned", "low"],
    ["cancelled", "occurred", "medium"],
    ["confirmed", "occurred", "medium"],
  ]);
});

test.each([
  [["SUMMARY:A"], "DTSTART is missing. Write the day."],
  [["DTSTART;VALUE=DATE:20170420"], "SUMMARY is missing. Write what the entry is."],
  [
    ["SUMMARY:A", "DTSTART:20170420T190000Z"],
    'DTSTART is "2017-04-20T19:00:00Z", a time in UTC; I cannot tell which day that is where it happens. Write the day: DTSTART;VALUE=DATE:YYYYMMDD.',
  ],
  [
    ["SUMMARY:A", "DTSTART;VALUE=DATE:20170420", "RRULE:FREQ=WEEKLY"],
    'the entry recurs by "FREQ=WEEKLY". I read only FREQ=YEARLY. Write the event into a file of events, with dates_by_year.',
  ],
  [
    ["SUMMARY:A", "DTSTART;VALUE=DATE:20170420", "RRULE:FREQ=YEARLY;BYDAY=2TU;BYMONTH=10"],
    'the entry recurs by "FREQ=YEARLY;BYDAY=2TU;BYMONTH=10". I read only FREQ=YEARLY. Write the event into a file of events, with dates_by_year.',
  ],
  [
    ["SUMMARY:A", "DTSTART;VALUE=DATE:20230230"],
    'DTSTART is "2023-02-30"; February has 28 days in 2023. Write YYYYMMDD.',
  ],
  [
    ["SUMMARY:A", "DTSTART:20230230T090000"],
    'DTSTART is "2023-02-30"; February has 28 days in 2023. Write YYYYMMDD.',
  ],
  [
    ["SUMMARY:A", "DTSTART;VALUE=DATE:20230401", "DTEND;VALUE=DATE:20230431"],
    'DTEND is "2023-04-31"; April has 30 days in 2023. Write YYYYMMDD.',
  ],
  [
    ["SUMMARY:A", "DTSTART:tomorrow"],
    'DTSTART cannot be read (invalid date-time value: "tomo-rr-owT::"). Mend that line, or remove the entry.',
  ],
  [
    ["SUMMARY:A", "DTSTART;VALUE=DATE:20170420", "no property"],
    'the entry cannot be read (invalid line (no token ";" or ":") "no property"). Mend that line, or remove the entry.',
  ],
  [
    ["SUMMARY:A", "DTSTART;VALUE=DATE:20170420", "RRULE:FREQ=SOMETIMES"],
    'the entry cannot be read (invalid frequency "SOMETIMES" expected: "SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY"). Mend that line, or remove the entry.',
  ],
  [
    ["SUMMARY:A", "DTSTART;VALUE=DATE:20170420", "RRULE:FREQ=YEARLY;BYMONTH=4,10"],
    'the entry recurs by "FREQ=YEARLY;BYMONTH=4,10". I read only FREQ=YEARLY. Write the event into a file of events, with dates_by_year.',
  ],
  [
    ["SUMMARY:A", "DTSTART;VALUE=DATE:20170420", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20200420"],
    'the entry recurs by "FREQ=YEARLY" without some of its days (EXDATE). I read only FREQ=YEARLY. Write the event into a file of events, with dates_by_year.',
  ],
  [
    ["SUMMARY:A", "DTSTART;VALUE=DATE:20170421", "RECURRENCE-ID;VALUE=DATE:20170420"],
    "the entry is a changed occurrence of another entry (RECURRENCE-ID). Write that year's day into a file of events, with dates_by_year.",
  ],
])("tells of the entry %j", (lines, message) => {
  const good = entry("UID:good", "SUMMARY:G", "DTSTART;VALUE=DATE:20170420");
  const { events, problems } = read(good, entry(...lines));
  expect(events.map(({ id }) => id)).toEqual(["good"]);
  expect(problems.map(formatProblem)).toEqual([`c.ics:8: ${message}`]);
});

test.each(["", "Hello", "BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "BEGIN:VTODO\nEND:VTODO\n"])(
  "tells that %j is no calendar",
  (text) => {
    const { events, problems } = readIcsEvents("c.ics", text);
    expect(events).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(
      /begin with BEGIN:VCALENDAR and end with END:VCALENDAR\.$/,
    );
  },
);

test("reads what programs write of a year's day: its month and day, and other calendars behind it", () => {
  const yearly = entry(
    "SUMMARY:A",
    "DTSTART;VALUE=DATE:20170420",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYMONTHDAY=20;BYMONTH=4;WKST=MO",
  );
  const alarmed = entry(
    "SUMMARY:B",
    "DTSTART:20170421T090000",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:-PT5M",
    "END:VALARM",
  );
  const first = calendarOf(yearly);
  const { events, problems } = readIcsEvents("c.ics", `${first}${calendarOf(alarmed)}`);
  expect(problems).toEqual([]);
  expect(events).toMatchObject([
    { title: { en: "A" }, recurrence: { rule: "yearly" }, line: 3 },
    { title: { en: "B" }, recurrence: { rule: "none" }, line: 3 + first.split("\n").length - 1 },
  ]);
});

test("never throws, whatever was spoilt in a calendar", () => {
  const whole = calendarOf(
    entry(
      "UID:a@x",
      "SUMMARY:A",
      "DTSTART;VALUE=DATE:20170420",
      "DURATION:P2D",
      "RRULE:FREQ=YEARLY",
    ),
    entry("SUMMARY:B", "DTSTART;TZID=Asia/Shanghai:20170421T090000", "DTEND:20170421T100000Z"),
  );
  const spoilt = fc
    .array(
      fc.tuple(fc.nat(whole.length - 1), fc.constantFrom("0", "9", ":", ";", "=", "T", "\n", "")),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((changes) => {
      const letters = whole.split("");
      for (const [index, letter] of changes) letters[index] = letter;
      return letters.join("");
    });
  fc.assert(
    fc.property(spoilt, (text) => {
      const { events, problems } = readIcsEvents("c.ics", text);
      expect(events.length + problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 1_000 },
  );
});

test("tells that a calendar has no entry", () => {
  expect(read().problems.map(formatProblem)).toEqual([
    "c.ics:1: the calendar has no entry (VEVENT).",
  ]);
});

function entry(...lines: readonly string[]): string {
  return ["BEGIN:VEVENT", ...lines, "END:VEVENT"].join("\n");
}

function read(...entries: readonly string[]): ReturnType<typeof readIcsEvents> {
  return readIcsEvents("c.ics", calendarOf(...entries));
}

function calendarOf(...entries: readonly string[]): string {
  return ["BEGIN:VCALENDAR", "X-WR-CALNAME:Office", ...entries, "END:VCALENDAR", ""].join("\n");
}
