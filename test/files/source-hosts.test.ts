import { expect, test } from "vitest";
import { readSourceHosts, classifySource } from "../../src/files/source-hosts.ts";

const { hosts } = readSourceHosts(
  "sources.yml",
  "official:\n  - wipo.int\n  - gov.cn\nwikis: [wikipedia.org]\nblogs: [blog.gov.cn]\n",
);

test.each([
  ["https://wipo.int/treaties", "official"],
  ["http://www.wipo.int/treaties", "official"],
  ["https://english.cnipa.gov.cn/art", "official"],
  ["https://big5.www.gov.cn/x", "official"],
  ["https://blog.gov.cn/x", "blog"],
  ["https://zh.wikipedia.org/wiki/WIPO", "wiki"],
  ["https://notwipo.int/", "other"],
  ["https://wipo.int.example.com/", "other"],
  ["https://example.com/wipo.int", "other"],
])("%s is %s", (url, standing) => {
  expect(classifySource(url, hosts)).toBe(standing);
});

test("a host that is none, a host twice and an unknown list are told with their lines", () => {
  const text =
    "official:\n  - https://wipo.int/\n  - epo.org\nwikis: [epo.org]\nnews: [cctv.com]\n";
  const reading = readSourceHosts("sources.yml", text);
  expect(reading.problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([
    '5: "news" is not a field. Known are official, wikis, blogs.',
    '2: official has "https://wipo.int/"; write a host alone in lower case, such as wipo.int, without https:// and path.',
    '4: wikis has "epo.org", which is already listed under official. Keep one.',
  ]);
  expect([...reading.hosts]).toEqual([["epo.org", "official"]]);
});
