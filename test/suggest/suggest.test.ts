import { expect, test } from "vitest";
import type { CatalogueEvent } from "../../src/event/event.ts";
import { readEvents } from "../../src/files/events/event-file.ts";
import { writeEventYaml } from "../../src/files/events/event-yaml.ts";
import { suggestEvents } from "../../src/suggest/suggest.ts";
import { eventWith, WITHOUT_DATE } from "../files/sample-event-yaml.ts";
import { textOf } from "./sample-text.ts";

test.each<[string, string[]]>([
  ["On April 23, the forum was held in Beijing.", ["2021-4-23 occurred"]],
  [
    "The treaty was adopted on 12 March 1984 and took effect on 1 April 1985.",
    ["1984-3-12 adopted", "1985-4-1 effective"],
  ],
  ["In December 2015, the two offices signed a memorandum.", ["2015-12 signed"]],
  ["The memorandum was signed in 2018 and renewed in 2020.", ["2018 signed", "2020 signed"]],
  ["Her article was published in a journal on February 1, 2021.", ["2021-2-1 published"]],
  ["《专利法》1984年3月12日通过,1985年4月1日起施行。", ["1984-3-12 adopted", "1985-4-1 effective"]],
  ["二〇二〇年十一月三十日,会议在北京举行。", ["2020-11-30 occurred"]],
  ["It met from 28 December to 3 January 2021.", ["2020-12-28/2021-01-03 occurred"]],
  ["会议2020年12月28日至1月3日举行。", ["2020-12-28/2021-01-03 occurred"]],
  ["China ratified the treaty on 9 July 2014.", ["2014-7-9 ratified"]],
  ["The court was established on 1 January 2021.", ["2021-1-1 established"]],
  ["The Director General took office on 1 October 2020.", ["2020-10-1 took office"]],
  ["The week runs from 20 to 26 April 2021.", ["2021-4-20/2021-04-26 occurred"]],
])("%s", (sentence, expected) => {
  expect(datesFound([sentence])).toEqual(expected);
});

test.each([
  ["a limit", "Comments are open until 3 May 2021."],
  ["a limit in Chinese", "截至2021年5月3日,主题尚未公布。"],
  ["a citation", 'The report says "November 30" only.'],
  ["a day of every year", "It is observed every year on 26 April."],
  ["an anniversary to come", "Its 50th anniversary is 28 April 2027."],
  ["a month without anything that happened", "So he told the paper in March 2021."],
  [
    "a year far from what happened",
    "They agreed on much in 2019, which everybody in the room, old and young, found adopted well.",
  ],
  ["a year to come", "A memorandum is expected to be signed in 2022."],
  ["a span of years", "The plan was adopted for 2021-2025."],
])("suggests nothing for %s", (_what, sentence) => {
  expect(datesFound([sentence], { published: "2021-06-30" })).toEqual([]);
});

test.each([
  "Updated: 12 23,2020",
  "March 31, 2021",
  "2020-12-18 10:30",
  "发布时间：2020年12月18日 来源：国家知识产权局",
])("the dateline %j is no event", (line) => {
  expect(datesFound([line, "The forum was held on May 3, 2020."])).toEqual(["2020-5-3 occurred"]);
});

test("an agency's dateline is no event either", () => {
  expect(
    datesFound([
      "BEIJING, Nov. 30 (Xinhua) -- The court opened on Nov. 6, 2014.",
      "新华社北京11月30日电 论坛4月23日在北京举行。",
    ]),
  ).toEqual(["2014-11-6 occurred", "2021-4-23 occurred"]);
});

test("what lay ahead of the report is a plan of low confidence", () => {
  const text = textOf(["In October 2021, the office will hold a fair."], {
    published: "2021-03-31",
  });
  const [suggestion] = suggestEvents([text], []).suggestions;
  expect(suggestion?.event).toMatchObject({
    dates: [{ year: 2021, month: 10, day: null, basis: "planned" }],
    status: "planned",
    confidence: "low",
  });
});

test("a later sentence says how long it lasted", () => {
  const lasting = ["On April 20, the forum was held.", "The event will last for two days."];
  expect(datesFound(lasting)).toEqual(["2021-4-20/2021-04-21 occurred"]);
});

test("three reports of one day are one suggestion with three sentences", () => {
  const reports = ["held its study session", "met", "adopted the plan"].map((what, index) =>
    textOf([`On November 30, 2020, the bureau ${what}.`], { name: `report-${index}` }),
  );
  const { suggestions } = suggestEvents(reports, []);
  expect(suggestions.map(({ mentions }) => mentions.map(({ text }) => text.name))).toEqual([
    ["report-0", "report-1", "report-2"],
  ]);
  expect(suggestions[0]?.event.dates).toMatchObject([{ basis: "adopted" }]);
});

test("the text's title is that of the first day, the sentence that of the others", () => {
  const paragraphs = [
    "The forum opened on April 23.",
    "It follows the decree of 3 May 2019, which came late.",
  ];
  const { suggestions } = suggestEvents([textOf(paragraphs, { title: "2021 Forum" })], []);
  expect(suggestions.map(({ event }) => event.title.en)).toEqual([
    "It follows the decree of 3 May 2019, which came late.",
    "2021 Forum",
  ]);
});

test("names the sentence, its place and the reason for the year", () => {
  const text = textOf(["One. On April 23, it met."], { title: "2021 Forum", name: "a.txt" });
  const [suggestion] = suggestEvents([text], []).suggestions;
  expect(suggestion?.mentions).toMatchObject([
    { line: 1, sentence: "On April 23, it met.", why: "The title names the year 2021." },
  ]);
  expect(suggestion?.event.note).toBe("a.txt:1: The title names the year 2021.");
});

test("where title and publication disagree about the year, confidence is low", () => {
  const text = textOf(["On March 18, it met."], {
    title: "Report of 2020",
    published: "2021-03-20",
  });
  const [suggestion] = suggestEvents([text], []).suggestions;
  expect(suggestion?.event).toMatchObject({ dates: [{ year: 2020 }], confidence: "low" });
});

test("a date without any year, and one that does not exist, are told instead of guessed", () => {
  const text = textOf(["It met on 5 May.", "It met on 30 February 2021.", "It met on 03/04/2026."]);
  const { suggestions, unresolved } = suggestEvents([text], []);
  expect(suggestions).toEqual([]);
  expect(unresolved.map(({ line, written, problem }) => [line, written, problem])).toEqual([
    [1, "5 May", "neither the sentence nor the title nor a dateline gives its year"],
    [2, "30 February 2021", "February has 28 days in 2021"],
    [3, "03/04/2026", "I cannot tell day from month"],
  ]);
});

test.each([
  ["the day of an event", { date: "2017-04-20" }, "It met on 20 April 2017."],
  [
    "a day within an event",
    { date: "2017-04-20", until: "2017-04-22" },
    "It met on 21 April 2017.",
  ],
  [
    "a day of an observance",
    { ...WITHOUT_DATE, observance: "04-20", since: "2001", lasts_days: "7" },
    "It met on 26 April 2017.",
  ],
  [
    "a day of a year table",
    { ...WITHOUT_DATE, dates_by_year: "{ 2017: 2017-06-07 }" },
    "It met on 7 June 2017.",
  ],
  [
    "a month with the same basis",
    { date: "2017-04-20", basis: "signed" },
    "It was signed in April 2017.",
  ],
  ["a year with the same basis", { date: "2017-04-20", basis: "signed" }, "It was signed in 2017."],
])("leaves out %s that the catalogue has", (_what, changes, sentence) => {
  const found = suggestEvents([textOf([sentence])], catalogue(changes));
  expect(found).toMatchObject({ suggestions: [], known: 1, unresolved: [] });
});

test.each([
  ["another day", { date: "2017-04-21" }, "It met on 20 April 2017."],
  [
    "the year before an observance began",
    { ...WITHOUT_DATE, observance: "04-20", since: "2018" },
    "It met on 20 April 2017.",
  ],
  [
    "a month with another basis",
    { date: "2017-04-20", basis: "adopted" },
    "It was signed in April 2017.",
  ],
])("suggests %s", (_what, changes, sentence) => {
  const found = suggestEvents([textOf([sentence])], catalogue(changes));
  expect(found).toMatchObject({ suggestions: [{}], known: 0 });
});

test("a table without a full stop tells no event, and costs no time", () => {
  const before = performance.now();
  expect(datesFound(["On 3 May 2020 ".repeat(20_000)])).toEqual([]);
  expect(performance.now() - before).toBeLessThan(3000);
});

test("each entry can be pasted: the reader of the catalogue finds nothing to mend", () => {
  const paragraphs = [
    'On April 20, the "2021: High-level" forum was held. It lasted for 2 days.',
    "二〇二〇年十一月三十日，会议在北京举行。",
    "The treaty entered into force in 2020, and in May 2021 a memorandum was signed.",
    "In October 2021, the office will hold a fair.",
  ];
  const text = textOf(paragraphs, { title: "# 2021: a forum", published: "2021-06-30" });
  const { suggestions } = suggestEvents(
    [text],
    catalogue({ id: "suggested-2020", date: "1999-01-01" }),
  );
  const { entries, problems } = readEvents(
    "x.yml",
    suggestions.map(({ event }) => writeEventYaml(event)).join(""),
  );
  expect(problems).toEqual([]);
  expect(entries.map(({ id }) => id)).toEqual([
    "suggested-2020-2",
    "suggested-2020-11-30",
    "suggested-2021-04-20",
    "suggested-2021-05",
    "suggested-2021-10",
  ]);
});

function datesFound(paragraphs: readonly string[], more = {}): string[] {
  const text = textOf(paragraphs, { title: "2021 Forum", published: "2021-12-31", ...more });
  return suggestEvents([text], []).suggestions.map(({ event: { dates } }) =>
    dates
      .map(({ year, month, day, until, basis }) => {
        const when = [year, month, day].filter((part) => part !== null).join("-");
        return `${when}${until === null ? "" : `/${until}`} ${basis}`;
      })
      .join(),
  );
}

function catalogue(changes: Record<string, string | null>): readonly CatalogueEvent[] {
  const { entries, problems } = readEvents("x.yml", eventWith(changes));
  expect(problems).toEqual([]);
  return entries;
}

test("what a paragraph rests on is the source of its events; the text is that of all others", () => {
  const page = {
    title: "SPC, The courts",
    url: "https://court.example",
    published: null,
    language: null,
  };
  const text = textOf(
    ["The court opened on 6 November 2014.", "The second court opened on 16 December 2014."],
    { source: "IP Almanac", title: "Courts", published: "2026-12-01" },
  );
  const [first, ...others] = text.blocks;
  const blocks = first === undefined ? [] : [{ ...first, sources: [page, page] }, ...others];
  const { suggestions } = suggestEvents([{ ...text, blocks }], []);
  expect(suggestions.map(({ event }) => event.sources)).toEqual([
    [{ title: "SPC, The courts", url: "https://court.example" }],
    [{ title: "IP Almanac, Courts, 2026-12-01", url: null }],
  ]);
});
