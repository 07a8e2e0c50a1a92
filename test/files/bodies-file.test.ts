import { expect, test } from "vitest";
import { formatProblem } from "../../src/article/problem.ts";
import { readBodies } from "../../src/files/bodies-file.ts";

test("reads a body with its tags", () => {
  expect(readBodies("b.yml", "- name: { en: WIPO }\n  tags: [wipo]")).toEqual({
    entries: [{ name: { en: "WIPO", zh: null }, tags: ["wipo"] }],
    leftOut: [],
    problems: [],
  });
});

test.each([
  ["- tags: [x]", "b.yml:1: name is missing. Write, for example, name: { en: WIPO }"],
  ["- name: { en: X }", "b.yml:1: tags is missing. Write, for example, tags: [wipo]"],
  ["- name: { en: X }\n  tags: []", "b.yml:2: tags is empty. Write at least one."],
  ["- name: { en: X }\n  tag: [x]", 'b.yml:2: "tag" is not a field. Did you mean tags?'],
])("of %j the body is left out, and what is wrong is said", (text, problem) => {
  const { entries, problems } = readBodies("b.yml", `${text}\n- name: { en: EPO }\n  tags: [epo]`);
  expect(entries.map(({ name }) => name.en)).toEqual(["EPO"]);
  expect(problems.map(formatProblem)).toContain(problem);
});
