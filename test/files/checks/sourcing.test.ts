import { expect, test } from "vitest";
import type { CatalogueEvent, EventSource } from "../../../src/event/event.ts";
import { checkSourcing } from "../../../src/files/checks/sourcing.ts";
import { readSourceHosts } from "../../../src/files/source-hosts.ts";
import { sampleEvent } from "../../event/sample-events.ts";

const { hosts } = readSourceHosts(
  "sources.yml",
  "official: [wipo.int]\nwikis: [wikipedia.org]\nblogs: [blogspot.com]\n",
);

const WIPO = { title: "WIPO", url: "https://www.wipo.int/x" };
const FIRM = { title: "A firm", url: "https://firm.example" };
const WIKI = { title: "Encyclopedia", url: "https://en.wikipedia.org/wiki/X" };
const BLOG = { title: "A blog", url: "https://x.blogspot.com/2009" };
const BOOK = { title: "A book", url: null };

const ALONE =
  '"A firm" is its only source and not official. Add an official source or a second one that agrees, or write confidence: medium.';

test.each<[string, CatalogueEvent["confidence"], readonly EventSource[], string[]]>([
  ["an official source", "high", [WIPO], []],
  ["one page of a firm", "high", [FIRM], [`law has confidence: high, but ${ALONE}`]],
  ["one page of a firm, told as such", "medium", [FIRM], []],
  ["two pages that agree", "high", [FIRM, BOOK], []],
  [
    "a book alone",
    "high",
    [BOOK],
    [`law has confidence: high, but ${ALONE.replace("A firm", "A book")}`],
  ],
  [
    "a wiki alone",
    "medium",
    [WIKI],
    ['law rests on a wiki alone, "Encyclopedia". Add a better source before it.'],
  ],
  [
    "two blogs",
    "medium",
    [BLOG, BLOG],
    ['law rests on a blog alone, "A blog". Add a better source before it.'],
  ],
  [
    "a wiki before a firm",
    "high",
    [WIKI, FIRM],
    ['law has a wiki as its first source, "Encyclopedia". Put a better one first.'],
  ],
  ["a wiki after a firm", "high", [FIRM, WIKI], []],
  [
    "a firm before WIPO",
    "high",
    [FIRM, WIPO],
    [
      'law has the official source "WIPO" after one that is not. Put official sources first: digests show the first ones.',
    ],
  ],
  ["a book before WIPO", "high", [BOOK, WIPO], []],
  ["WIPO before others", "high", [WIPO, BOOK, FIRM], []],
])("of %s", (_what, confidence, sources, expected) => {
  const event = sampleEvent({ id: "law", confidence, sources });
  const told = checkSourcing([event], hosts);
  expect(told.map(({ message }) => message)).toEqual(expected);
  for (const { file, line } of told) expect([file, line]).toEqual([event.file, event.line]);
});
