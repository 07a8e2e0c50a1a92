import { expect, test } from "vitest";
import { rateSources } from "../../../src/files/checks/source-quality.ts";
import { readSourceHosts } from "../../../src/files/source-hosts.ts";
import { sampleEvent } from "../../event/sample-events.ts";

const { hosts } = readSourceHosts(
  "sources.yml",
  "official: [wipo.int]\nwikis: [wikipedia.org]\nblogs: [blogspot.com]\n",
);
const OFFICIAL = "https://www.wipo.int/a";
const OTHER = "https://firm.example/a";
const WIKI = "https://en.wikipedia.org/wiki/A";
const BLOG = "https://a.blogspot.com/";

test.each([
  ["official page", [OFFICIAL]],
  ["official page", [OTHER, WIKI, OFFICIAL]],
  ["several unofficial pages", [OTHER, "https://news.example/a"]],
  ["several unofficial pages", [OTHER, null]],
  ["one unofficial page", [OTHER]],
  ["one unofficial page", [null]],
  ["one unofficial page", [OTHER, WIKI, BLOG]],
  ["wikis or blogs only", [WIKI, BLOG]],
] as const)("%s: %j", (quality, urls) => {
  const sources = urls.map((url) => ({ title: "A page", url }));
  expect(rateSources(sampleEvent({ sources }), hosts)).toBe(quality);
});
