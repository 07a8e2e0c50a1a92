import { expect, test } from "vitest";
import { sortSources } from "../../src/event/source-order.ts";

const wiki = { title: "Wikipedia, WIPO Convention", url: "https://en.wikipedia.org/wiki/x" };
const russian = { title: "WIPO, questions (in Russian)", url: "https://www.wipo.int/ru/x" };
const chinese = { title: "CNIPA, news (in Chinese)", url: "https://www.cnipa.gov.cn/x" };
const firm = { title: "A law firm", url: "https://firm.example/x" };
const office = { title: "WIPO, the convention", url: "https://www.wipo.int/x" };
const unlinked = { title: "A book", url: null };

test("official sources come first, encyclopedias last, and what cannot be read after what can", () => {
  const sources = [wiki, russian, chinese, firm, office, unlinked];
  expect(sortSources(sources, ["en"])).toEqual([office, firm, unlinked, wiki, russian, chinese]);
  expect(sortSources(sources, ["zh"])[0]).toBe(chinese);
  expect(sortSources(sources, ["en", "zh"]).slice(0, 2)).toEqual([chinese, office]);
});

test("among equals the editors' order stays", () => {
  const other = { ...office, title: "WIPO, another page" };
  expect(sortSources([other, office], ["en"])).toEqual([other, office]);
});
