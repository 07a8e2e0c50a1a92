import { expect, test } from "vitest";
import { formatProblem } from "../../../src/article/problem.ts";
import { readTreaty } from "../../../src/files/members/treaty-file.ts";

const known = { countries: new Set(["CN", "DE", "FR"]), organizations: new Set(["EU"]) };

const HEAD = [
  "treaty: paris",
  "title: { en: Paris Convention }",
  "as_of: 2024-01-15",
  "sources: [{ title: WIPO }]",
];

function read(...lines: string[]): ReturnType<typeof readTreaty> {
  return readTreaty("members/paris.yml", lines.join("\n"), known);
}

function problemsIn(...lines: string[]): string[] {
  return read(...lines).problems.map(formatProblem);
}

test("reads a treaty with its members", () => {
  const { treaty, problems } = read(
    ...HEAD,
    "event: paris-in-force",
    "names: { en: [Paris Union], zh: [巴黎公约] }",
    "complete: true",
    "count: 180",
    "pages:",
    "  inpi: { title: INPI, url: https://example.org, as_of: 2025-02-01 }",
    "  old: { title: Old, as_of: 1990-01-01 }",
    "members:",
    "  - { country: DE, since: 1903-05-01 }",
    "  - { organization: EU, since: 2004-10, acts: [Geneva Act] }",
    "  - country: FR",
    '    since: "1884"',
    "    pages: [inpi, old]",
    "    note: Another list has 1885.",
    "not_members:",
    "  - { country: CN, as_of: 1980-01-01 }",
  );
  const basis = { asOf: "2024-01-15", sources: [{ title: "WIPO", url: null }] };
  expect(problems).toEqual([]);
  expect(treaty).toEqual({
    id: "paris",
    event: "paris-in-force",
    title: { en: "Paris Convention", zh: null },
    names: { en: ["Paris Union"], zh: ["巴黎公约"] },
    ...basis,
    members: [
      {
        code: "DE",
        since: { precision: "day", year: 1903, month: 5, day: 1 },
        acts: [],
        ...basis,
        note: null,
      },
      {
        code: "EU",
        since: { precision: "month", year: 2004, month: 10, day: null },
        acts: ["Geneva Act"],
        ...basis,
        note: null,
      },
      {
        code: "FR",
        since: { precision: "year", year: 1884, month: null, day: null },
        acts: [],
        asOf: "2025-02-01",
        sources: [
          { title: "INPI", url: "https://example.org" },
          { title: "Old", url: null },
        ],
        note: "Another list has 1885.",
      },
    ],
    nonMembers: [{ code: "CN", asOf: "1980-01-01", sources: basis.sources, note: null }],
    isComplete: true,
    count: 180,
    file: "members/paris.yml",
    line: 1,
  });
});

test("a member need not have a date", () => {
  expect(read(...HEAD, "members: [{ country: DE }]").treaty?.members).toMatchObject([
    { code: "DE", since: null },
  ]);
});

test("with one wrong member no member is served: its absence would be told as a fact", () => {
  expect(read(...HEAD, "members:", "  - { country: DE }", "  - { country: XX }").treaty).toBeNull();
});

test.each([
  [
    "an unknown country",
    "  - { country: XX }",
    '6: members 1: country is "XX", which is not a known code. Write an ISO 3166 code, such as DE.',
  ],
  [
    "a code in small letters",
    "  - { country: de }",
    '6: members 1: country is "de", which is not a known code. Did you mean DE?',
  ],
  [
    "an unknown organization",
    "  - { organization: OA }",
    '6: members 1: organization is "OA", which is not a known code. Add it to countries.yml first.',
  ],
  [
    "two kinds of member",
    "  - { country: DE, organization: EU }",
    "6: members 1: organization and country are both there. Keep one.",
  ],
  [
    "neither",
    "  - { since: 1903-05-01 }",
    "6: members 1: country is missing. Write, for example, country: DE",
  ],
  [
    "a day that does not exist",
    "  - { country: DE, since: 1903-02-30 }",
    '6: members 1: since is "1903-02-30"; February has 28 days in 1903.',
  ],
  [
    "a month that does not exist",
    "  - { country: DE, since: 1903-13 }",
    '6: members 1: since is "1903-13"; month 13 does not exist.',
  ],
  [
    "a date in words",
    "  - { country: DE, since: May 1903 }",
    '6: members 1: since is "May 1903"; write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known.',
  ],
  [
    "a date after the list",
    "  - { country: DE, since: 2024-01-16 }",
    "6: members 1: since is later than 2024-01-15, the day of the list. Name the later page, or its day in as_of.",
  ],
  [
    "an unknown page",
    "  - { country: DE, pages: [kipo] }",
    '6: pages has "kipo", which is not listed in pages. Add it there.',
  ],
  [
    "a member twice",
    "  - { country: DE }\n  - { country: DE }",
    "7: DE is already listed in line 6. Keep one.",
  ],
  [
    "a member that is none",
    "  - { country: DE }\nnot_members:\n  - { country: DE }",
    "8: DE is already listed in line 6. Keep one.",
  ],
  [
    "an unknown field",
    "  - { country: DE, act: Geneva }",
    '6: members 1: "act" is not a field. Did you mean acts?',
  ],
])("says where %s stands", (_what, member, problem) => {
  expect(problemsIn(...HEAD, "members:", member)).toEqual([`members/paris.yml:${problem}`]);
});

test.each([
  ["no list of members", HEAD, "1: members is missing."],
  ["no member", [...HEAD, "members: []"], "5: members is empty."],
  [
    "no day of the list",
    [...HEAD.filter((line) => !line.startsWith("as_of")), "members: [{ country: DE }]"],
    "1: as_of is missing.",
  ],
  [
    "a list instead of a treaty",
    ["- treaty: paris"],
    "1: the file has no fields. Write name: value, one per line.",
  ],
  ["no YAML", ["treaty: [paris"], "1: this is not YAML:"],
  [
    "a count of nothing",
    [...HEAD, "count: 0", "members: [{ country: DE }]"],
    '5: count is "0"; write a number from 1 to 250.',
  ],
])("says that there is %s", (_what, lines, problem) => {
  expect(problemsIn(...lines).join("\n")).toContain(`members/paris.yml:${problem}`);
});
