import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { formatProblem } from "../../src/article/problem.ts";
import { findOccurrences } from "../../src/event/occurrences.ts";
import { checkContentOn } from "../../src/files/checks/check-content.ts";
import { loadContent } from "../../src/files/content.ts";

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "content-"));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

async function write(name: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(dir, name)), { recursive: true });
  await writeFile(join(dir, name), text);
}

function articleNamed(id: string, more = ""): string {
  return `---\nid: ${id}\ntitle: T\nsource: S\npublished: 2021-04-23\nlanguage: en\n${more}---\nText.\n`;
}

function eventNamed(
  id: string,
  more = "date: 1984-03-12\n  precision: day\n  basis: adopted",
): string {
  return `- id: ${id}\n  kind: law\n  title: { en: The ${id} }\n  ${more}\n  confidence: high\n  importance: 1\n  tags: [t]\n  sources: [{ title: S }]\n`;
}

function mergedEvent(id: string, other: string): string {
  const date = "date: 1984-03-12\n  precision: day\n  basis: adopted";
  return eventNamed(id, `${date}\n  status: merged into ${other}`);
}

/** Problems with paths as an editor would see them in `content`. */
async function problems(): Promise<string[]> {
  const content = await loadContent(dir);
  return content.problems.map((problem) => formatProblem(problem).replaceAll(dir, "content"));
}

test("reads articles, events and glossary in the order of their files", async () => {
  await write("articles/b.md", articleNamed("b", "events: [law]\n"));
  await write("articles/a.md", articleNamed("a"));
  await write("articles/2021/c.md", articleNamed("c"));
  await write("events/laws.yml", eventNamed("law"));
  await write("events/more.yaml", eventNamed("act"));
  await write("glossary.yml", "- id: pct\n  en: [PCT]\n");
  const content = await loadContent(dir);
  expect(content.articles.map(({ id, events }) => [id, events])).toEqual([
    ["c", []],
    ["a", []],
    ["b", ["law"]],
  ]);
  expect(content.events.map(({ id }) => id)).toEqual(["law", "act"]);
  expect(content.glossary.map(({ id }) => id)).toEqual(["pct"]);
  expect(content.problems).toEqual([]);
});

test("one bad file of each kind silences no other", async () => {
  await write("articles/good.md", articleNamed("good"));
  await write("articles/bad.md", articleNamed("bad").replace("04-23", "13-02"));
  await write(
    "articles/latin.md",
    Buffer.from("---\nid: latin\ntitle: Gen\xe8ve\n---\n", "latin1"),
  );
  await write("events/good.yml", eventNamed("law"));
  await write("events/bad.yml", "- id: [\n");
  await write("glossary.yml", "- id: pct\n  en: [PCT]\n- id: two\n");
  const content = await loadContent(dir);
  expect(content.articles.map(({ id }) => id)).toEqual(["good"]);
  expect(content.events.map(({ id }) => id)).toEqual(["law"]);
  expect(content.glossary.map(({ id }) => id)).toEqual(["pct"]);
  expect(await problems()).toEqual([
    'content/articles/bad.md:5: published is "2021-13-02"; month 13 does not exist. Write YYYY-MM-DD.',
    "content/articles/latin.md:3: this is not UTF-8. Save the file as UTF-8.",
    "content/events/bad.yml:2: this is not YAML: flow sequence in block collection must be sufficiently indented and end with a ]. Indent with the same number of spaces as the lines around it.",
    "content/glossary.yml:3: en is missing. Write, for example, en: [punitive damages]",
  ]);
});

test("names both places of an id that is taken", async () => {
  await write("articles/a.md", articleNamed("a"));
  await write("articles/sub/a.md", articleNamed("a"));
  await write("events/one.yml", eventNamed("law"));
  await write("events/two.yml", eventNamed("act") + eventNamed("law"));
  await write("glossary.yml", "- id: pct\n  en: [PCT]\n- id: pct\n  en: [Treaty]\n");
  expect(await problems()).toEqual([
    'content/articles/sub/a.md:1: id "a" is taken by content/articles/a.md:1. Choose another.',
    'content/events/two.yml:11: id "law" is taken by content/events/one.yml:1. Choose another.',
    'content/glossary.yml:3: id "pct" is taken by content/glossary.yml:1. Choose another.',
  ]);
});

test("suggests the event that an article means, and serves the article without it", async () => {
  await write(
    "articles/a.md",
    articleNamed("a", "events:\n  - wrold-ip-day\n  - law\n  - unheard-of\n"),
  );
  await write("events/x.yml", eventNamed("world-ip-day") + eventNamed("law"));
  expect(await problems()).toEqual([
    'content/articles/a.md:8: events has "wrold-ip-day", which is not in the catalogue. Did you mean world-ip-day?',
    'content/articles/a.md:10: events has "unheard-of", which is not in the catalogue. Remove it or add the event.',
  ]);
  expect((await loadContent(dir)).articles[0]?.events).toEqual(["law"]);
});

test("does not blame an article for an event that is left out", async () => {
  await write("articles/a.md", articleNamed("a", "events: [law, act]\n"));
  await write("events/x.yml", `${eventNamed("law", "date: 1984-03-12")}- id: act\n  title: "T\n`);
  expect((await loadContent(dir)).articles[0]?.events).toEqual([]);
  expect((await problems()).filter((problem) => problem.includes("a.md"))).toEqual([]);
});

test("tells of merged events without the other one", async () => {
  await write("articles/a.md", articleNamed("a"));
  await write(
    "events/x.yml",
    mergedEvent("a", "c") + mergedEvent("b", "b") + mergedEvent("d", "a"),
  );
  expect(await problems()).toEqual([
    'content/events/x.yml:1: a is merged into "c", which is not in the catalogue. Remove it or add the event.',
    "content/events/x.yml:12: b is merged into itself. Name the other event.",
  ]);
});

test("tells of a year without a theme between others", async () => {
  await write("articles/a.md", articleNamed("a"));
  const themes = "observance: 04-26\n  since: 2001\n  themes: { 2023: { en: A }, 2026: { en: B } }";
  await write("events/x.yml", eventNamed("day", themes));
  expect(await problems()).toEqual([
    "content/events/x.yml:1: day has themes for 2023 and 2026, but none for 2024, 2025. Add it.",
  ]);
  expect((await loadContent(dir)).events).toHaveLength(1);
});

test("tells of a past year without a theme only to whoever knows the day, in the order of places", async () => {
  await write("articles/a.md", articleNamed("a"));
  const themes = "observance: 04-26\n  since: 2001\n  themes: { 2024: { en: A } }";
  await write("events/x.yml", `${eventNamed("day", themes)}- id: [\n`);
  const content = await loadContent(dir);
  const told = checkContentOn(content, "2025-11-22").map((problem) => formatProblem(problem));
  expect(content.problems).toHaveLength(1);
  expect(told[0]).toBe(`${dir}/events/x.yml:1: day has no theme for 2025, which is past. Add it.`);
  expect(told.slice(1)).toEqual(content.problems.map((problem) => formatProblem(problem)));
});

test("tells of a form that two terms share, whatever its letter case", async () => {
  await write("articles/a.md", articleNamed("a"));
  await write("events/x.yml", eventNamed("law"));
  await write(
    "glossary.yml",
    "- id: one\n  en: [SIPO, Sipo]\n- id: two\n  en: [Office]\n  former: [{ name: sipo, until: 2018 }]\n",
  );
  expect(await problems()).toEqual([
    'content/glossary.yml:1: "Sipo" is in one and twice. Keep one.',
    'content/glossary.yml:3: "sipo" is in two and also in one, line 1. Keep one.',
  ]);
});

test("tells of files that are not read, but not of hidden ones", async () => {
  await write("articles/a.md", articleNamed("a"));
  await write("articles/b.txt", "A text.");
  await write("articles/.draft.md", "A text.");
  await write("articles/.git/c.md", "A text.");
  await write("events/x.yml", eventNamed("law"));
  await write("events/x.csv", "id,date\n");
  expect(await problems()).toEqual([
    "content/articles/b.txt:1: the file is not read, because its name does not end in .md.",
    "content/events/x.csv:1: the file is not read, because its name does not end in .yml.",
  ]);
});

test("reads Windows line ends, a byte-order mark and links to files", async () => {
  await write("elsewhere.md", `\uFEFF${articleNamed("a").replaceAll("\n", "\r\n")}`);
  await mkdir(join(dir, "articles"));
  await symlink(join(dir, "elsewhere.md"), join(dir, "articles/a.md"));
  await write("events/x.yml", eventNamed("law"));
  const content = await loadContent(dir);
  expect(content.problems).toEqual([]);
  expect(content.articles[0]?.blocks).toEqual([{ kind: "paragraph", text: "Text.", line: 8 }]);
});

test("tells of a file that is a broken link, a folder or too long", async () => {
  await mkdir(join(dir, "articles/folder.md"), { recursive: true });
  await symlink(join(dir, "nowhere"), join(dir, "articles/gone.md"));
  await write("articles/long.md", "x".repeat(5_000_001));
  await write("events/x.yml", eventNamed("law"));
  expect(await problems()).toEqual([
    "content/articles/folder.md:1: the file cannot be read (EISDIR). It is a folder.",
    "content/articles/gone.md:1: the file cannot be read (ENOENT). There is none of that name.",
    "content/articles/long.md:1: the file has 5000001 bytes; the maximum is 5000000.",
  ]);
});

test("a folder without articles or events says so and serves the rest", async () => {
  await write("events/x.yml", eventNamed("law"));
  expect(await problems()).toEqual([
    "content/articles:1: the folder cannot be read (ENOENT). Nothing in it is served.",
  ]);
  expect((await loadContent(dir)).events).toHaveLength(1);
});

test("names CONTENT_DIR when there is no such folder", async () => {
  await expect(loadContent(join(dir, "none"))).rejects.toThrow(
    `There is no content folder "${join(dir, "none")}". Set CONTENT_DIR to the folder that holds articles/, events/ and glossary.yml.`,
  );
});

test("names CONTENT_DIR when it is a file", async () => {
  await write("file", "");
  await expect(loadContent(join(dir, "file"))).rejects.toThrow(
    `"${join(dir, "file")}" is not a folder. Set CONTENT_DIR to the folder that holds articles/, events/ and glossary.yml.`,
  );
});

// Root may read everything, so that there nothing is unreadable.
test.skipIf(process.getuid?.() === 0)("names CONTENT_DIR when it cannot be entered", async () => {
  await mkdir(join(dir, "locked/content"), { recursive: true });
  await chmod(join(dir, "locked"), 0o000);
  await expect(loadContent(join(dir, "locked/content"))).rejects.toThrow("cannot be read (EACCES)");
  await chmod(join(dir, "locked"), 0o700);
});

test("the content that is shipped has no problem", async () => {
  const content = await loadContent("content");
  expect(content.problems.map((problem) => formatProblem(problem))).toEqual([]);
  expect(content.articles.length).toBeGreaterThanOrEqual(15);
  expect(content.events.length).toBeGreaterThanOrEqual(120);
  expect(content.glossary.length).toBeGreaterThan(0);
});

/** As worked out by hand from the sources, from November 2026 to the end of 2027. */
const MILESTONES = [
  ["2026-12-02", 65, "upov-1961"],
  ["2026-12-11", 25, "cn-wto"],
  ["2026-12-15", 190, "us-patent-fire"],
  ["2026-12-20", 30, "wct-adopted"],
  ["2027-01-01", 0, "cn-trademark-2026-effective"],
  ["2027-01-19", 5, "upc-provisional"],
  ["2027-01-23", 10, "trips-amendment"],
  ["2027-02-05", 5, "cn-hague-deposit"],
  ["2027-03-06", 25, "wct-in-force"],
  ["2027-04-20", 10, "forum-china-ip-protection-2017"],
  ["2027-04-28", 50, "budapest-signed"],
  ["2027-05-05", 5, "cn-hague"],
  ["2027-05-05", 5, "cn-marrakesh"],
  ["2027-06-09", 20, "cn-wct-wppt"],
  ["2027-06-19", 30, "cn-strasbourg"],
  ["2027-06-24", 15, "beijing-treaty-adopted"],
  ["2027-06-26", 1, "cn-trademark-2026"],
  ["2027-07-14", 60, "wipo-convention-signed"],
  ["2027-07-30", 35, "cn-ucc-deposit"],
  ["2027-08-23", 45, "cn-trademark-law"],
  ["2027-10-07", 50, "epc-in-force"],
  ["2027-10-15", 35, "cn-berne"],
  ["2027-11-02", 50, "epo-opens"],
];

test("the catalogue that is shipped tells the milestones of the events that were checked first, each on its day alone", async () => {
  const { events } = await loadContent("content");
  const told = findOccurrences(events, { from: "2026-11-22", until: "2027-12-31" });
  const checked = new Set(MILESTONES.map(([, , id]) => id));
  const milestones = told.filter(
    ({ milestone, ordinal, event }) => milestone && ordinal === null && checked.has(event.id),
  );
  expect(milestones.map(({ date, years, event }) => [date, years, event.id])).toEqual(MILESTONES);
});

function treatyNamed(id: string, more = ""): string {
  return `treaty: ${id}\ntitle: { en: The ${id} }\nas_of: 2024-01-15\nsources: [{ title: S }]\nmembers: [{ country: DE }]\n${more}`;
}

test("reads who is a member of which treaty, and what countries are called", async () => {
  await write("articles/a.md", articleNamed("a"));
  await write("events/laws.yml", eventNamed("law"));
  await write("countries.yml", "- { code: KR, en: [Korea] }\n");
  await write("members/one.yml", treatyNamed("one", "event: law\n"));
  await write("members/two.yml", treatyNamed("two"));
  const content = await loadContent(dir);
  expect(content.problems).toEqual([]);
  expect(content.treaties.map(({ id, event }) => [id, event])).toEqual([
    ["one", "law"],
    ["two", null],
  ]);
  expect(content.countries.map(({ code }) => code)).toEqual(["KR"]);
});

test("tells what is wrong between the files of treaties", async () => {
  await write("articles/a.md", articleNamed("a"));
  await write("events/laws.yml", eventNamed("law"));
  await write("countries.yml", "- { code: KR, en: [Korea] }\n- { code: KP, en: [korea] }\n");
  await write("members/a.yml", treatyNamed("one", "event: lawn\nnames: { en: [The Union] }\n"));
  await write("members/b.yml", treatyNamed("one"));
  await write("members/c.yml", treatyNamed("two", "names: { en: [the union] }\n"));
  await write("members/d.yml", treatyNamed("three").replace("DE", "XX"));
  const { treaties } = await loadContent(dir);
  expect(treaties.map(({ id, event }) => [id, event])).toEqual([
    ["one", null],
    ["two", null],
  ]);
  expect(await problems()).toEqual([
    'content/countries.yml:2: "korea" is in KP and also in KR, content/countries.yml. Keep one.',
    'content/members/a.yml:1: event is "lawn", which is not in the catalogue. Did you mean law?',
    'content/members/b.yml:1: id "one" is taken by content/members/a.yml:1. Choose another.',
    'content/members/c.yml:1: "the union" is in two and also in one, content/members/a.yml. Keep one.',
    'content/members/d.yml:5: members 1: country is "XX", which is not a known code. Write an ISO 3166 code, such as DE.',
  ]);
});
