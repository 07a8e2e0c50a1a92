import { expect, test } from "vitest";
import { writeEventYaml } from "../../src/files/events/event-yaml.ts";
import { suggestEvents } from "../../src/suggest/suggest.ts";
import {
  toSuggestionsJson,
  formatSuggestionMessages,
  formatSuggestions,
} from "../../src/terminal/suggestion-text.ts";
import { pickTypography } from "../../src/terminal/typography.ts";
import { textOf } from "../suggest/sample-text.ts";

const REPORT = textOf(["On April 23, the forum was held."], {
  name: "report.txt",
  title: "2021 Forum",
  source: "CNIPA",
  url: "https://example.org",
});
const UNDATED = textOf(["It met on 5 May."], { name: "undated.txt" });
const FOUND = suggestEvents([REPORT, UNDATED], []);

test("each entry stands below its sentence and the reason for its year", () => {
  expect(formatSuggestions(FOUND, writeEventYaml, pickTypography(false))).toBe(`\
# report.txt:1: On April 23, the forum was held.
#   The title names the year 2021.
- id: suggested-2021-04-23
  kind: event
  title:
    en: 2021 Forum
  date: 2021-04-23
  precision: day
  basis: occurred
  confidence: medium
  importance: 1
  tags:
    - suggested
  sources:
    - title: CNIPA, 2021 Forum
      url: https://example.org
  note: "report.txt:1: The title names the year 2021."

`);
});

test("says what was left out and why, and counts", () => {
  expect(formatSuggestionMessages(FOUND)).toEqual([
    'undated.txt:1: "5 May" is left out: neither the sentence nor the title nor a dateline gives its year.',
    "1 suggestion; 0 dates in the catalogue already; 1 date not resolved.",
  ]);
});

test("control characters of a text do not reach the terminal", () => {
  const text = textOf(["On April 23, \u001b[31mit met."], { title: "2021 Forum" });
  const told = formatSuggestions(suggestEvents([text], []), writeEventYaml, pickTypography(true));
  expect(told).not.toContain("\u001b");
});

test("JSON holds every sentence and the entry", () => {
  expect(toSuggestionsJson(FOUND, () => "- id: x\n")).toEqual({
    suggestions: [
      {
        id: "suggested-2021-04-23",
        dates: [
          { basis: "occurred", precision: "day", year: 2021, month: 4, day: 23, until: null },
        ],
        status: "confirmed",
        mentions: [
          {
            text: "report.txt",
            line: 1,
            sentence: "On April 23, the forum was held.",
            why: "The title names the year 2021.",
            doubtful: false,
          },
        ],
        yaml: "- id: x\n",
      },
    ],
    known: 0,
    unresolved: [
      {
        text: "undated.txt",
        line: 1,
        written: "5 May",
        problem: "neither the sentence nor the title nor a dateline gives its year",
      },
    ],
  });
});
