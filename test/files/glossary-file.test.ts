import { expect, test } from "vitest";
import { formatProblem } from "../../src/article/problem.ts";
import { readGlossary } from "../../src/files/glossary-file.ts";

function problemsIn(text: string): string[] {
  return readGlossary("content/glossary.yml", text).problems.map((problem) =>
    formatProblem(problem),
  );
}

test("reads terms with all their forms", () => {
  const text = [
    "- id: cnipa",
    "  en: [China National Intellectual Property Administration, CNIPA]",
    "  zh: [国家知识产权局]",
    "  former: [{ name: SIPO, until: 2018-08-27 }, { name: Patent Office, until: 1998 }]",
    "  note: The Chinese name stayed.",
    "- id: pct",
    "  zh: [专利合作条约]",
  ].join("\n");
  expect(readGlossary("g.yml", text)).toEqual({
    entries: [
      {
        term: {
          id: "cnipa",
          en: ["China National Intellectual Property Administration", "CNIPA"],
          zh: ["国家知识产权局"],
          former: [
            { name: "SIPO", until: "2018-08-27" },
            { name: "Patent Office", until: "1998" },
          ],
          note: "The Chinese name stayed.",
        },
        file: "g.yml",
        line: 1,
      },
      {
        term: { id: "pct", en: [], zh: ["专利合作条约"], former: [], note: null },
        file: "g.yml",
        line: 6,
      },
    ],
    leftOut: [],
    problems: [],
  });
});

test.each([
  ["- en: [CNIPA]", "1: id is missing. Write, for example, id: punitive-damages"],
  ["- id: cnipa", "1: en is missing. Write, for example, en: [punitive damages]"],
  ["- id: cnipa\n  en: CNIPA", "2: en is not a list. Begin each entry with a hyphen."],
  ["- id: cnipa\n  en: [CNIPA, CNIPA]", '2: en has "CNIPA" twice. Keep one.'],
  [
    "- id: cnipa\n  en: [CNIPA]\n  cn: [局]",
    '3: "cn" is not a field. Known are id, en, zh, former, note.',
  ],
  [
    "- id: cnipa\n  en: [CNIPA]\n  former: [{ name: SIPO, until: August 2018 }]",
    '3: former 1: until is "August 2018"; write a day as YYYY-MM-DD or a year as YYYY.',
  ],
  [
    "- id: cnipa\n  en: [CNIPA]\n  former: [{ until: 2018 }]",
    "3: former 1: name is missing. Write, for example, name: SIPO",
  ],
])("%j is told with its line", (text, problem) => {
  expect(problemsIn(text)).toEqual([`content/glossary.yml:${problem}`]);
  expect(readGlossary("g.yml", text).entries).toEqual([]);
});
