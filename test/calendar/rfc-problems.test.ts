import { expect, test } from "vitest";
import { rfcProblems } from "./rfc-problems.ts";
import { RIGHT } from "./right-calendar.ts";

test("a calendar that is right has no problem", () => {
  expect(rfcProblems(RIGHT)).toEqual([]);
});

test.each([
  ["VERSION:2.0\r\n", "", "the calendar has no VERSION"],
  ["VERSION:2.0", "VERSION:1.0", "VERSION is 1.0"],
  ["UID:1@x\r\n", "", "entry  has no UID"],
  ["UID:1@x", "UID:1@x\r\nUID:1@x", "entry 1@x has UID twice"],
  ["END:VEVENT", "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:1@x", "two entries have the UID 1@x"],
  ["DTSTAMP:20261122T050000Z", "DTSTAMP:20261122", "DTSTAMP is 20261122"],
  ["DTSTART;VALUE=DATE", "DTSTART", "entry 1@x: DTSTART is not marked as a date"],
  ["20261201", "20261130", "entry 1@x ends on 20261130, before the day after 20261130"],
  ["A\\, b", "A, b", "SUMMARY is not escaped: A, b"],
  ["A\\, b", "A\\x", "SUMMARY is not escaped: A\\x"],
  ["A\\, b", "A\u0007", "a control character"],
  ["A\\, b", "汉".repeat(23), `longer than 75 octets: SUMMARY:${"汉".repeat(23)}`],
  ["RRULE:", "RRULE ", "not a content line: RRULE FREQ=YEARLY"],
  ["2.0\r\n", "2.0\n", "a line ends without CRLF"],
  ["END:VCALENDAR\r\n", "END:VCALENDAR", "the last line has no end"],
])("%j as %j is found", (right, wrong, problem) => {
  expect(rfcProblems(RIGHT.replace(right, wrong))).toContain(problem);
});
