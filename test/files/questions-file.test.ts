import { expect, test } from "vitest";
import { formatProblem } from "../../src/article/problem.ts";
import { readQuestions } from "../../src/files/questions-file.ts";

test("reads a list of questions, and lines of JSON", () => {
  const yaml = '- question: when\n  any: ["1906"]\n- question: who\n  refuse: true\n';
  const lines = '{"q": "when", "any": ["1906"]}\n\n{"q": "who", "mayRefuse": true}\n';
  expect(readQuestions("q.yml", yaml).entries).toEqual([
    { question: "when", any: [/1906/iu], mayRefuse: false, line: 1 },
    { question: "who", any: [], mayRefuse: true, line: 3 },
  ]);
  expect(readQuestions("q.jsonl", lines).entries).toEqual([
    { question: "when", any: [/1906/iu], mayRefuse: false, line: 1 },
    { question: "who", any: [], mayRefuse: true, line: 3 },
  ]);
});

test.each([
  ["q.yml", "- question: when", "q.yml:1: any is missing."],
  ["q.yml", '- question: when\n  any: ["("]', "q.yml:2: any has an entry that is not a regular"],
  ["q.yml", "- question: when\n  refuse: perhaps", 'q.yml:2: refuse is "perhaps"'],
  ["q.jsonl", "when", "q.jsonl:1: the line is no JSON object."],
  ["q.jsonl", '{"any": ["1906"]}', "q.jsonl:1: q is missing"],
  ["q.jsonl", '{"q": "when", "any": ["("]}', 'q.jsonl:1: any has "("'],
])("%s with %j says what to mend", (file, text, message) => {
  const { entries, problems } = readQuestions(file, text);
  expect(entries).toEqual([]);
  expect(problems.map(formatProblem).join("\n")).toContain(message);
});
