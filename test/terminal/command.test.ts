import { describe, expect, test } from "vitest";
import { type Command, readCommand } from "../../src/terminal/command.ts";
import { WrongUse } from "../../src/user-error.ts";

describe("commands", () => {
  test.each<[string[], Command]>([
    [[], { name: "help", topic: null }],
    [["--help"], { name: "help", topic: null }],
    [["search", "--help"], { name: "help", topic: "search" }],
    [["help", "digest"], { name: "help", topic: "digest" }],
    [["--version"], { name: "version" }],
    [["start"], { name: "start" }],
    [
      ["search", "who", "presided", "--limit", "5"],
      { name: "search", question: "who presided", limit: 5, json: false },
    ],
    [
      ["search", "--json", "世界知识产权日"],
      { name: "search", question: "世界知识产权日", limit: 3, json: true },
    ],
    [
      ["search", "trademark", "-madrid", "--json", "-“design law”"],
      { name: "search", question: "trademark -madrid -“design law”", limit: 3, json: true },
    ],
    [
      ["search", "--limit", "2", "--", "trademark", "-madrid"],
      { name: "search", question: "trademark -madrid", limit: 2, json: false },
    ],
    [["today"], { name: "today", days: "", zone: null, picture: null, json: false }],
    [
      ["today", "26", "April", "--zone", "Asia/Shanghai"],
      { name: "today", days: "26 April", zone: "Asia/Shanghai", picture: null, json: false },
    ],
    [
      ["today", "year", "--picture", "year.png"],
      { name: "today", days: "year", zone: null, picture: "year.png", json: false },
    ],
    [
      ["digest", "preview", "2027-04-26", "--kind", "weekly"],
      {
        name: "digest preview",
        date: "2027-04-26",
        kind: "weekly",
        language: "en",
        zone: null,
        json: false,
      },
    ],
    [["calendar"], { name: "calendar", milestones: false, language: "en" }],
    [
      ["calendar", "--milestones", "--language", "both"],
      { name: "calendar", milestones: true, language: "both" },
    ],
    [["content", "check", "--json"], { name: "content check", json: true }],
    [
      ["eval", "cisi", "--run", "a.run"],
      { name: "eval", dir: "cisi", run: "a.run", excerpts: null, json: false },
    ],
    [["content", "report"], { name: "content report", picture: null, json: false }],
    [
      ["content", "report", "--picture", "report.png", "--json"],
      { name: "content report", picture: "report.png", json: true },
    ],
    [["content", "suggest-events"], { name: "content suggest-events", files: [], json: false }],
    [
      ["content", "suggest-events", "a.txt", "b.md", "--json"],
      { name: "content suggest-events", files: ["a.txt", "b.md"], json: true },
    ],
    [["content", "import", "e.csv"], { name: "content import", file: "e.csv", target: null }],
    [
      ["content", "import", "c.ics", "--write", "content/events/new.yml"],
      { name: "content import", file: "c.ics", target: "content/events/new.yml" },
    ],
  ])("%j", (args, command) => {
    expect(readCommand(args)).toEqual(command);
  });
});

describe("wrong use is told in a sentence", () => {
  test.each<[string[], string]>([
    [
      ["serch", "x"],
      'There is no command "serch". Did you mean search? The commands are start, search, today, digest, calendar, content, eval; ip-almanac --help tells more.',
    ],
    [["search"], 'search needs a question, e.g. ip-almanac search "who presided in 2021".'],
    [["search", "x", "--limit", "0"], '--limit is "0"; write a whole number from 1 to 20.'],
    [
      ["eval", "cisi", "--run", "a", "--excerpts", "a"],
      '--run and --excerpts both name "a"; write two files.',
    ],
    [["digest"], "digest needs a verb; write ip-almanac digest preview."],
    [["digest", "send"], 'I read "digest send"; write ip-almanac digest preview.'],
    [["digest", "preview", "--language", "fr"], '--language is "fr"; choose one of en, zh, both.'],
    [
      ["digest", "preview", "--kind", "hourly"],
      '--kind is "hourly"; choose one of daily, weekly, monthly.',
    ],
    [
      ["content", "fix"],
      'I read "content fix"; write ip-almanac content check, questions, report, suggest-events or import.',
    ],
    [["content", "report", "2027"], 'content report takes no arguments; I read "2027".'],
    [
      ["content", "report", "--picture", "report.svg"],
      '--picture is "report.svg"; write a name that ends in .png.',
    ],
    [["calendar", "2027"], 'calendar takes no arguments; I read "2027".'],
    [
      ["content", "import"],
      "content import takes one file, e.g. ip-almanac content import events.csv.",
    ],
    [
      ["content", "import", "e.csv", "--write", "events.csv"],
      '--write is "events.csv"; write a name that ends in .yml, e.g. content/events/imported.yml.',
    ],
    [["start", "now"], 'start takes no arguments; I read "now".'],
  ])("%j", (args, problem) => {
    expect(() => readCommand(args)).toThrow(new WrongUse(problem));
  });

  test.each([
    [["search", "x", "--jsn"], 'There is no option "--jsn". Did you mean --json?'],
    [
      ["search", "x", "--frob"],
      'There is no option "--frob". The options are --json, --limit, --help.',
    ],
    [
      ["today", "-x"],
      'There is no option "-x". The options are --json, --zone, --picture, --help.',
    ],
    [["start", "--port", "3"], 'There is no option "--port". The only option is --help.'],
    [["search", "x", "--limit"], "--limit needs a value after it."],
    [["search", "x", "--limit", "--json"], "--limit needs a value after it."],
    [["search", "x", "--json=yes"], "--json takes no value."],
  ])("%j is answered with %s", (args, message) => {
    expect(() => readCommand(args)).toThrow(new WrongUse(message));
  });
});
