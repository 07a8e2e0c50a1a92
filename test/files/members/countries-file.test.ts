import { expect, test } from "vitest";
import { formatProblem } from "../../../src/article/problem.ts";
import { readCountries } from "../../../src/files/members/countries-file.ts";

test("reads names of a country and of an organization", () => {
  const text = [
    "- code: KR",
    "  name: { en: Republic of Korea, zh: 韩国 }",
    "  en: [Korea]",
    "- { code: EU, organization: true, name: { en: European Union } }",
  ].join("\n");
  const { entries, problems } = readCountries("countries.yml", text);
  expect(problems).toEqual([]);
  expect(entries).toMatchObject([
    { code: "KR", isOrganization: false, en: ["Korea"], zh: [], line: 1 },
    { code: "EU", isOrganization: true, name: { en: "European Union", zh: null }, line: 4 },
  ]);
});

test.each([
  ["- { code: UK, en: [Britain] }", '1: code is "UK"; write an ISO 3166 code, such as KR.'],
  [
    "- { code: FR, organization: true, name: { en: France } }",
    '1: code is "FR"; write two capital letters that are not a country\'s code, such as EU.',
  ],
  [
    "- { code: EU, organization: true }",
    "1: name is missing. Write, for example, name: { en: European Union }",
  ],
  [
    "- { code: KR, ko: [한국] }",
    '1: "ko" is not a field. Known are code, organization, name, en, zh.',
  ],
])("%s", (text, problem) => {
  const { problems } = readCountries("countries.yml", text);
  expect(problems.map(formatProblem)).toEqual([`countries.yml:${problem}`]);
});
