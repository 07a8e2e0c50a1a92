import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { formatProblem } from "../../../src/article/problem.ts";
import { checkContentOn } from "../../../src/files/checks/check-content.ts";
import { loadContent } from "../../../src/files/content.ts";
import { eventWith } from "../sample-event-yaml.ts";

const ARTICLE =
  "---\nid: a\ntitle: T\nsource: S\npublished: 2021-04-23\nlanguage: en\n---\nThe theme has not been announced.\n";

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "content-"));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

async function write(name: string, text: string): Promise<void> {
  await mkdir(dirname(join(dir, name)), { recursive: true });
  await writeFile(join(dir, name), text);
}

test("tells of what has gone by, aged or weak only to whoever knows the day: nothing is left out for it", async () => {
  await write("articles/a.md", ARTICLE);
  await write("events/x.yml", eventWith({ id: "fair", date: "2021-10-16", basis: "planned" }));
  await write("sources.yml", "official: [wipo.int]\n");
  const content = await loadContent(dir);
  expect(content.problems).toEqual([]);
  const found = checkContentOn(content, "2022-05-01").map((problem) =>
    formatProblem(problem).replaceAll(dir, "content").replace(/\. .*/, "."),
  );
  expect(found).toEqual([
    'content/articles/a.md:8: "The theme has not been announced." dates from 2021-04-23.',
    "content/events/x.yml:1: fair is planned, but its date has passed.",
    'content/events/x.yml:1: fair has confidence: high, but "A page" is its only source and not official.',
  ]);
  expect(checkContentOn(content, "2021-10-16")).toHaveLength(1);
});

test("says nothing of sources where no list says whose pages they are, and tells what is wrong in the list", async () => {
  await write("articles/a.md", ARTICLE);
  await write("events/x.yml", eventWith({}));
  expect(checkContentOn(await loadContent(dir), "2022-01-01")).toEqual([]);
  await write("sources.yml", "official: [WIPO]\n");
  const { problems } = await loadContent(dir);
  expect(problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([
    '1: official has "WIPO"; write a host alone in lower case, such as wipo.int, without https:// and path.',
  ]);
});
