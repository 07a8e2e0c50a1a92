import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { DATE_BASES, EVENT_KINDS } from "../../src/event/event.ts";
import { readArticle } from "../../src/files/articles/article-file.ts";
import {
  articleSchema,
  countriesSchema,
  eventsSchema,
  glossarySchema,
  membersSchema,
  mistakes,
  readSchema,
  bodiesSchema,
  sourcesSchema,
} from "./schemas.ts";
import { CONTENT } from "./shipped.ts";

const guide = readFileSync(join(CONTENT, "README.md"), "utf8");

test("the editors' guide names every field, kind and basis", () => {
  const fields = [
    readSchema("article")["properties"],
    readSchema("events")["definitions"].event.properties,
    readSchema("glossary")["items"].properties,
    readSchema("members")["properties"],
    readSchema("members")["properties"].members.items.properties,
    readSchema("countries")["items"].properties,
  ].flatMap((properties) => Object.keys(properties));
  const words = [...fields, ...EVENT_KINDS, ...DATE_BASES];
  expect(words.filter((word) => !guide.includes(`\`${word}\``))).toEqual([]);
});

test("the guide's example article is right", () => {
  const [, frontMatter = ""] = exampleThatBegins("---\nid: ").split(/^---$/m);
  expect(mistakes(articleSchema, parse(frontMatter))).toEqual([]);
});

test("the guide's example of several sources is right", () => {
  const example = exampleThatBegins("sources:\n");
  const head = "---\nid: x\ntitle: X\nsource: Y\npublished: 2026-12-01\nlanguage: en\n";
  const { article, problems } = readArticle("x.md", "x", `${head}${example}`);
  expect(problems).toEqual([]);
  expect(article?.blocks.map(({ sources = [] }) => sources.length)).toEqual([1, 2, 2, 1]);
});

test("the guide's example event is right", () => {
  expect(mistakes(eventsSchema, parse(exampleThatBegins("- id: cn-patent-law")))).toEqual([]);
});

test.each([
  ["date: 2017-04-20"],
  ["dates:\n    - { basis: document dated"],
  ["observance: 04-26"],
  ["dates_by_year:"],
])("an event may say when with the guide's example %j", (beginning) => {
  const when = parse(exampleThatBegins(`  ${beginning}`)) as object;
  const event = {
    id: "example",
    kind: "event",
    title: { en: "Example" },
    ...when,
    confidence: "low",
    importance: 1,
    tags: ["example"],
    sources: [{ title: "Example" }],
  };
  expect(mistakes(eventsSchema, [event])).toEqual([]);
});

test("the guide's example term is right", () => {
  expect(mistakes(glossarySchema, parse(exampleThatBegins("- id: cnipa")))).toEqual([]);
});

test("the guide's example treaty is right", () => {
  expect(mistakes(membersSchema, parse(exampleThatBegins("treaty: paris")))).toEqual([]);
});

test("the guide's example of names of countries is right", () => {
  expect(mistakes(countriesSchema, parse(exampleThatBegins("- code: KR")))).toEqual([]);
});

test("the guide's example of a body is right", () => {
  expect(mistakes(bodiesSchema, parse(exampleThatBegins("- name: { en: WIPO")))).toEqual([]);
});

test("the guide's example of hosts is right", () => {
  expect(mistakes(sourcesSchema, parse(exampleThatBegins("official:")))).toEqual([]);
});

function exampleThatBegins(beginning: string): string {
  const examples = [...guide.matchAll(/^```(?:yaml)?\n(.*?)^```$/gms)].map(
    ([, example = ""]) => example,
  );
  const example = examples.find((text) => text.startsWith(beginning));
  if (example === undefined) throw new Error(`no example begins with ${JSON.stringify(beginning)}`);
  return example;
}
