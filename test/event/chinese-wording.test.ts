import { describe, expect, test } from "vitest";
import type { CivilDate } from "../../src/dates/civil-date.ts";
import type { CatalogueEvent, DateBasis, Occurrence } from "../../src/event/event.ts";
import { findOccurrences } from "../../src/event/occurrences.ts";
import type { OccurrenceWording } from "../../src/event/occurrence-wording.ts";
import { wordOccurrence } from "../../src/event/wording.ts";
import { dateOf, sampleEvent } from "./sample-events.ts";

const worldIpDay = sampleEvent({
  title: { en: "World IP Day", zh: "世界知识产权日" },
  dates: [],
  announce: null,
  recurrence: { rule: "observance", month: 4, day: 26, since: 2001, lastsDays: 1 },
  themes: new Map([
    [2015, { en: "Get up, stand up. For music.", zh: "因乐而动，为乐维权" }],
    [2026, { en: "IP and Sports", zh: null }],
  ]),
});
const week = sampleEvent({
  title: { en: "Publicity Week", zh: "全国知识产权宣传周" },
  dates: [],
  announce: null,
  recurrence: { rule: "observance", month: 4, day: 20, since: 2009, lastsDays: 7 },
});
const budapest = told("1977-04-28", "signed", "《布达佩斯条约》");
const wto = told("2001-12-11", "in force", "中国加入世界贸易组织");
const nameChange = told("2018-08-28", "renamed", "英文名称变更为CNIPA");
const trademarkLaw = told("2027-01-01", "effective", "新修订《商标法》施行");
const patentLaw = told("2027-01-01", "effective", "《专利法》");
const pct = told("1994-01-01", "in force", null);

describe("a headline", () => {
  test.each<[string, CatalogueEvent, CivilDate, CivilDate, string]>([
    [
      "counts years",
      budapest,
      "2027-04-28",
      "2027-04-28",
      "《布达佩斯条约》签署50周年（1977年4月28日）",
    ],
    [
      "does not repeat the verb of its title",
      wto,
      "2026-12-11",
      "2026-12-11",
      "中国加入世界贸易组织25周年（2001年12月11日）",
    ],
    [
      "parts the count from a name in Latin letters",
      nameChange,
      "2027-08-28",
      "2027-08-28",
      "英文名称变更为CNIPA 9周年（2018年8月28日）",
    ],
    [
      "counts an observance with its measure word",
      worldIpDay,
      "2027-04-26",
      "2027-04-26",
      "第27个世界知识产权日（主题尚未公布）",
    ],
    ["calls the first one the first", worldIpDay, "2001-04-26", "2001-04-26", "首个世界知识产权日"],
    ["says 今日 on the day itself", patentLaw, "2027-01-01", "2027-01-01", "《专利法》今日起施行"],
    ["looks ahead before it", patentLaw, "2027-01-01", "2026-12-28", "《专利法》将施行"],
    ["looks back after it", patentLaw, "2027-01-01", "2027-01-02", "《专利法》已施行"],
    [
      "puts 今日 before a title that has the verb",
      trademarkLaw,
      "2027-01-01",
      "2027-01-01",
      "今日：新修订《商标法》施行",
    ],
    [
      "says only that title on another day",
      trademarkLaw,
      "2027-01-01",
      "2026-12-28",
      "新修订《商标法》施行",
    ],
    [
      "keeps an English title that has no Chinese",
      pct,
      "2027-01-01",
      "2027-01-01",
      "33周年：English title（1994年1月1日生效）",
    ],
  ])("%s", (_, event, date, asOf, words) => {
    expect(headline(wordOccurrence(on(event, date), asOf, "zh"))).toBe(words);
  });

  test("ahead of its day says what happened, where the title does not", () => {
    expect(outlookOf(budapest, "2027-04-28")).toBe("《布达佩斯条约》签署50周年");
    expect(outlookOf(wto, "2026-12-11")).toBe("中国加入世界贸易组织25周年");
  });
});

describe("what happened is said by its own verb", () => {
  test.each<[DateBasis, string, string, string]>([
    ["opened", "欧洲专利局", "欧洲专利局今日起运作", "欧洲专利局开始运作50周年"],
    [
      "opened",
      "最高人民法院知识产权法庭揭牌",
      "今日：最高人民法院知识产权法庭揭牌",
      "最高人民法院知识产权法庭揭牌50周年",
    ],
    ["established", "知识产权法院", "知识产权法院今日设立", "知识产权法院设立50周年"],
    [
      "established",
      "海南知识产权法院成立",
      "今日：海南知识产权法院成立",
      "海南知识产权法院成立50周年",
    ],
    ["granted", "首批专利", "首批专利今日授权", "首批专利授权50周年"],
    [
      "granted",
      "霍普金斯获得第一件专利",
      "今日：霍普金斯获得第一件专利",
      "霍普金斯获得第一件专利50周年",
    ],
    ["filed", "首件商标申请", "首件商标申请今日提交", "首件商标申请提交50周年"],
    ["ratified", "《北京条约》", "《北京条约》今日批准", "《北京条约》批准50周年"],
    [
      "ratified",
      "中国批准《北京条约》",
      "今日：中国批准《北京条约》",
      "中国批准《北京条约》50周年",
    ],
    [
      "decided",
      "《关于设立法院的决定》",
      "《关于设立法院的决定》今日作出",
      "《关于设立法院的决定》作出50周年",
    ],
    ["decided", "常委会决定设立法院", "今日：常委会决定设立法院", "常委会决定设立法院50周年"],
    ["took office", "总干事邓鸿森", "总干事邓鸿森今日就任", "总干事邓鸿森就任50周年"],
  ])("%s, of %s", (basis, zh, today, later) => {
    const event = told("1977-11-02", basis, zh);
    expect(textOf(wordOccurrence(on(event, "1977-11-02"), "1977-11-02", "zh").headline)).toBe(
      today,
    );
    expect(textOf(wordOccurrence(on(event, "2027-11-02"), "2027-11-02", "zh").headline)).toBe(
      later,
    );
  });
});

describe("details", () => {
  test("a week says until when", () => {
    expect(wordOccurrence(on(week, "2027-04-20"), "2027-04-20", "zh").details).toEqual([
      "持续至4月26日（星期一）",
    ]);
  });

  test.each<[CivilDate, string[]]>([
    ["2015-04-26", ["主题：因乐而动，为乐维权"]],
    ["2026-04-26", ["主题：IP and Sports"]],
    ["2027-04-26", []],
    ["2014-04-26", []],
  ])("the theme of %s is %j", (date, details) => {
    expect(wordOccurrence(on(worldIpDay, date), date, "zh").details).toEqual(details);
  });

  test("a name that stayed the same in Chinese is not told as a change", () => {
    expect(detailsWith("国家知识产权局", "国家知识产权局")).toEqual([]);
    expect(detailsWith("中国专利局", "国家知识产权局")).toEqual([
      "时称中国专利局，今为国家知识产权局",
    ]);
  });
});

test("the day of release stands beside that of the document", () => {
  const plan = sampleEvent({
    title: { en: "Plan", zh: "《规划》" },
    dates: [
      { ...dateOf("2021-10-09"), basis: "document dated" },
      { ...dateOf("2021-10-28"), basis: "published" },
    ],
    announce: "published",
  });
  const occurrence = on(plan, "2026-10-28");
  expect(headline(wordOccurrence(occurrence, "2026-10-28", "zh"))).toBe(
    "《规划》发布5周年（2021年10月28日；2021年10月9日成文）",
  );
  expect(wordOccurrence(occurrence, "2026-10-28", "zh").origin).toBe(
    "2021年10月28日发布；2021年10月9日成文",
  );
  expect(wordOccurrence(occurrence, "2026-10-28").origin).toBe(
    "published on 28 October 2021 (document dated 9 October 2021)",
  );
});

test("a Julian date is told as one", () => {
  const statute = {
    ...told("1710-04-10", "effective", "《安妮法令》"),
    calendar: "julian",
  } as const;
  const occurrence = on(statute, "2027-04-10");
  expect(wordOccurrence(occurrence, "2027-04-10", "zh").origin).toBe("儒略历1710年4月10日施行");
  expect(wordOccurrence(occurrence, "2027-04-10").origin).toBe(
    "took effect on 10 April 1710 in the Julian calendar",
  );
});

test("something that lasted two days says both", () => {
  const forum = sampleEvent({
    title: { en: "Forum", zh: "论坛" },
    dates: [{ ...dateOf("2017-04-20"), until: "2017-04-21" }],
  });
  const occurrence = on(forum, "2027-04-20");
  expect(wordOccurrence(occurrence, "2027-04-20", "zh").origin).toBe("2017年4月20日至21日");
  expect(wordOccurrence(occurrence, "2027-04-20").origin).toBe(
    "took place from 20 to 21 April 2017",
  );
});

test("what is in English for want of Chinese is known", () => {
  expect(isUntranslated(pct, "2027-01-01")).toBe(true);
  expect(isUntranslated(worldIpDay, "2026-04-26")).toBe(true);
  expect(isUntranslated(worldIpDay, "2027-04-26")).toBe(false);
});

function told(date: string, basis: DateBasis, zh: string | null): CatalogueEvent {
  return sampleEvent({
    title: { en: "English title", zh },
    dates: [{ ...dateOf(date), basis }],
    announce: basis,
  });
}

function headline(wording: OccurrenceWording): string {
  return textOf(wording.headline) + wording.aside;
}

function textOf(parts: OccurrenceWording["headline"]): string {
  return parts.map(({ text }) => text).join("");
}

function on(event: CatalogueEvent, date: CivilDate): Occurrence {
  const [occurrence] = findOccurrences([event], { from: date, until: date });
  if (!occurrence) throw new Error(`nothing occurs on ${date}`);
  return occurrence;
}

function names(then: string, today: string): CatalogueEvent["names"] {
  return [
    { name: { en: "SIPO", zh: then }, from: null, until: "2018-08-27" },
    { name: { en: "CNIPA", zh: today }, from: "2018-08-28", until: null },
  ];
}

function isUntranslated(event: CatalogueEvent, date: CivilDate): boolean {
  return wordOccurrence(on(event, date), date, "zh").untranslated;
}

function detailsWith(then: string, today: string): readonly string[] {
  const renamed = on({ ...budapest, names: names(then, today) }, "2027-04-28");
  return wordOccurrence(renamed, "2027-04-28", "zh").details;
}

function outlookOf(event: CatalogueEvent, date: CivilDate): string {
  return textOf(wordOccurrence(on(event, date), "2026-11-30", "zh").outlook);
}
