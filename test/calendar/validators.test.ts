import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeCalendar, addSource, type CalendarChoice } from "../../src/calendar/feed.ts";
import { createAgendas } from "../../src/digest/compose/agenda.ts";
import { DEFAULT_PREFERENCES } from "../../src/digest/preferences.ts";
import { loadContent } from "../../src/files/content.ts";
import { CONTENT } from "../content/shipped.ts";
import { sampleEvent } from "../event/sample-events.ts";
import { RIGHT } from "./right-calendar.ts";

// Debian's own Python has its libraries; another one in PATH does not.
const PYTHON = "/usr/bin/python3";
const isInstalled = spawnSync(PYTHON, ["-c", "import icalendar, vobject"]).status === 0;
if (!isInstalled) {
  console.warn(
    "The validators of calendars are skipped: no python3-icalendar and python3-vobject (.ci/run installs them).",
  );
}

describe.skipIf(!isInstalled)("two validators that had no part in writing it", () => {
  test.each<Partial<CalendarChoice>>([
    {},
    { language: "zh" },
    { language: "both", leapDay: "skip" },
    { milestonesOnly: true },
  ])("find nothing wrong with the shipped catalogue, %j", async (changes) => {
    const { events, articles } = await loadContent(CONTENT);
    const text = writeCalendar(createAgendas(events, articles), TODAY, {
      ...DEFAULT_PREFERENCES,
      ...changes,
    });
    expect(problemsOf(text)).toEqual([]);
    const url = `https://almanac.example.org/calendar/${"0123456789".repeat(4)}.ics`;
    expect(problemsOf(addSource(text, url))).toEqual([]);
  });

  test("nor with texts that look like a calendar's own lines", () => {
    const nasty = 'END:VEVENT\r\nBEGIN:VEVENT;X="a,b":c\\n\\\\ \u{1F4C5}汉字'.repeat(9);
    const event = sampleEvent({
      title: { en: nasty, zh: nasty },
      summary: { en: nasty, zh: null },
      tags: ["a,b;c:d\\"],
      sources: [{ title: nasty, url: "https://example.org/a,b;c?d=\\e%0D%0AEND:VCALENDAR" }],
    });
    const text = writeCalendar(createAgendas([event], []), TODAY, DEFAULT_PREFERENCES);
    expect(problemsOf(text)).toEqual([]);
  });

  test("find nothing wrong with the calendar that is broken below", () => {
    expect(problemsOf(RIGHT)).toEqual([]);
  });

  test.each([
    ["UID:1@x\r\n", "", "icalendar: VEVENT has no UID"],
    ["DTSTAMP:20261122T050000Z\r\n", "", "icalendar: VEVENT 1@x has no DTSTAMP"],
    ["PRODID:-//a//b//EN\r\n", "", "icalendar: VCALENDAR has no PRODID"],
    ["20261130", "20261131", "DTSTART: Wrong date format 20261131"],
    ["SUMMARY:A", "SUMMARY:B\r\nSUMMARY:A", "icalendar: VEVENT 1@x has SUMMARY twice"],
    ["SUMMARY:A", "DURATION:P1D", "icalendar: VEVENT 1@x has DTEND and DURATION"],
    ["FREQ=YEARLY", "FREQ=SOMETIMES", "RRULE"],
    ["SUMMARY:A", "SUMMARY A", "SUMMARY A"],
    ["END:VEVENT\r\n", "", "vobject: "],
  ])("find %j as %j", (right, wrong, problem) => {
    expect(problemsOf(RIGHT.replace(right, wrong)).join("\n")).toContain(problem);
  });
});

const TODAY = { today: "2026-11-22", now: Date.UTC(2026, 10, 22) } as const;

function problemsOf(calendar: string): string[] {
  const script = join(import.meta.dirname, "validate.py");
  const { status, stdout, stderr } = spawnSync(PYTHON, [script], {
    input: calendar,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.split("\n").filter(Boolean);
}
