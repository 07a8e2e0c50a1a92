import { expect, test } from "vitest";
import { formatProblem } from "../../../src/article/problem.ts";
import { readCsvEvents } from "../../../src/files/imports/csv-events.ts";

const HEADER = "id,kind,title_en,date,date_basis,source";

test("reads rows in the form of other tables, with quoted cells and lines in them", () => {
  const text = `\uFEFFID,Kind,Title,title_zh,Date,date_end,Basis,source,note,seed_files
law,law,A law,专利法,1984-03-12,,in-force,"CNIPA, facts (https://example.org/a); A book",,000
forum,event,"A ""big""
forum",,2017-04-20,2017-04-21,occurred,https://example.org/b,"two, days",
`;
  const { events, problems } = readCsvEvents("e.csv", text);
  expect(problems).toEqual([]);
  expect(events).toMatchObject([
    {
      id: "law",
      line: 2,
      title: { en: "A law", zh: "专利法" },
      dates: [{ basis: "in force", year: 1984, month: 3, day: 12, until: null }],
      recurrence: { rule: "yearly" },
      confidence: "medium",
      importance: 1,
      tags: ["imported"],
      sources: [
        { title: "CNIPA, facts", url: "https://example.org/a" },
        { title: "A book", url: null },
      ],
      note: null,
    },
    {
      id: "forum",
      line: 3,
      title: { en: 'A "big" forum', zh: null },
      dates: [{ until: "2017-04-21" }],
      sources: [{ title: "example.org", url: "https://example.org/b" }],
      note: "two, days",
    },
  ]);
});

test("semicolons and tabs part cells too, as some countries' Excel writes them", () => {
  for (const mark of [";", "\t"]) {
    const text = `${HEADER}\nlaw,law,T,1984-03-12,adopted,S\n`.replaceAll(",", mark);
    expect(readCsvEvents("e.csv", text)).toMatchObject({ events: [{ id: "law" }], problems: [] });
  }
});

test("an observance names its first year, and its last day if it lasts", () => {
  const rows = `week,observance,T,04-20,04-26,observance,yearly from 2009,S\nday,observance,T,04-26,,observance,yearly from 2001,S`;
  const { events } = readCsvEvents(
    "e.csv",
    `id,kind,title,date,date_end,basis,recurrence,source\n${rows}\n`,
  );
  expect(events.map(({ recurrence }) => recurrence)).toEqual([
    { rule: "observance", month: 4, day: 20, since: 2009, lastsDays: 7 },
    { rule: "observance", month: 4, day: 26, since: 2001, lastsDays: 1 },
  ]);
});

test.each([
  ["2026-04-03", { precision: "day", month: 4, day: 3 }],
  ["2026/4/3", { precision: "day", month: 4, day: 3 }],
  ["2026年4月3日", { precision: "day", month: 4, day: 3 }],
  ["3 April 2026", { precision: "day", month: 4, day: 3 }],
  ["April 2026", { precision: "month", month: 4, day: null }],
  ["2026-04", { precision: "month", month: 4, day: null }],
  ["2026", { precision: "year", month: null, day: null }],
])("the date %s can be only one", (date, expected) => {
  const { events } = readCsvEvents("e.csv", `${HEADER}\nlaw,law,T,${date},adopted,S\n`);
  expect(events[0]?.dates).toMatchObject([{ year: 2026, ...expected }]);
});

test.each([
  [
    "law,law,T,03/04/2026,adopted,S",
    'date is "03/04/2026"; I cannot tell day from month. Write YYYY-MM-DD.',
  ],
  [
    "law,law,T,3.4.2026,adopted,S",
    'date is "3.4.2026"; I cannot tell day from month. Write YYYY-MM-DD.',
  ],
  [
    "law,law,T,13/04/2026,adopted,S",
    'date is "13/04/2026"; in other rows it may be unclear which number is the month. Write 2026-04-13.',
  ],
  [
    "law,law,T,04/13/2026,adopted,S",
    'date is "04/13/2026"; in other rows it may be unclear which number is the month. Write 2026-04-13.',
  ],
  ["law,law,T,31/02/2026,adopted,S", 'date is "31/02/2026"; that is not a date. Write YYYY-MM-DD.'],
  [
    "law,law,T,03/04/26,adopted,S",
    'date is "03/04/26"; the year has two digits. Write YYYY-MM-DD.',
  ],
  ["law,law,T,46115,adopted,S", 'date is "46115"; that is not a date. Write YYYY-MM-DD.'],
  [
    "law,law,T,2023-02-30,adopted,S",
    'date is "2023-02-30"; February has 28 days in 2023. Write YYYY-MM-DD.',
  ],
  [
    "law,law,T,2023/2/30,adopted,S",
    'date is "2023/2/30"; February has 28 days in 2023. Write YYYY-MM-DD.',
  ],
  [
    "A Law,law,T,1984-03-12,adopted,S",
    'id is "A Law"; write lower-case letters, digits and hyphens, such as world-ip-day.',
  ],
  ["law,law,,1984-03-12,adopted,", "title_en, source: the cell is empty."],
  [
    "law,law,T,1984-03-12,adopted,S,more",
    "the row has 7 cells, but there are 6 columns. Put a cell in quotation marks if it holds a comma.",
  ],
])("tells of the row %j", (row, message) => {
  const text = `${HEADER}\n"good",law,T,1984-03-12,adopted,S\n\n${row}\n`;
  const { events, problems } = readCsvEvents("e.csv", text);
  expect(events.map(({ id }) => id)).toEqual(["good"]);
  expect(problems).toEqual([{ file: "e.csv", line: 4, message }]);
});

test("names the table's own column, and the word that was meant", () => {
  const { problems } = readCsvEvents("e.csv", `${HEADER}\nlaw,law,T,1984-03-12,in froce,S\n`);
  expect(problems.map(formatProblem)).toEqual([
    expect.stringMatching(
      /^e\.csv:2: date_basis is "in froce"; write one of .* Did you mean in force\?$/,
    ),
  ]);
});

test("tells of a recurrence that a table cannot hold", () => {
  const text = `${HEADER},recurrence\nday,observance,T,2017-06-07,observance,S,year-table\n`;
  expect(readCsvEvents("e.csv", text).problems.map(formatProblem)).toEqual([
    'e.csv:2: recurrence is "year-table"; write yearly, none or yearly from YEAR. Days without a rule go into a file of events as dates_by_year.',
  ]);
});

test.each([
  ["", /^e\.csv:1: the file is empty\. The first line names the columns: id, kind/],
  [
    "id,kind,titel,date,date_basis,source\n",
    /^e\.csv:1: a column is missing: title_en\. The first line/,
  ],
  ["id,kind,title_en,dat,date_basis\n", /missing: date, source\. Is "dat" meant to be date\?/],
  [`${HEADER}\n\n`, /^e\.csv:1: there is no row below the first line\.$/],
  [`${HEADER},title\n`, /^e\.csv:1: the column "title_en" is there twice\. Keep one\.$/],
  [`${HEADER}\nlaw,law,"T,1984`, /^e\.csv:2: this is not CSV \(Quote Not Closed/],
])("tells what is wrong with the table %j", (text, message) => {
  const { events, problems } = readCsvEvents("e.csv", text);
  expect(events).toEqual([]);
  expect(problems.map(formatProblem)).toEqual([expect.stringMatching(message)]);
});
