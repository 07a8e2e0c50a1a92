import { expect, test } from "vitest";
import { matchesOneStemOnly } from "../../../src/ask/confidence/stem-only-match.ts";
import { createPassageAnalyser } from "../../../src/ask/passage/analyse-passage.ts";
import { buildQuery } from "../../../src/ask/query/build-query.ts";
import { indexOf } from "../../search/index-of.ts";
import { articleOf, CNIPA, paragraphs } from "../library.ts";

const contract = paragraphs(
  articleOf({ id: "a", title: "Contracts" }),
  "The contract of 2018 was renewed in May 2020. CNIPA keeps it. \u5408\u540C\u5728\u5317\u4EAC\u7B7E\u8BA2\u3002",
);
const others = paragraphs(
  articleOf({ id: "b" }),
  "A trademark and its fees since May.",
  "\u5546\u6807\u7684\u8D39\u7528\u548C\u671F\u9650\u3002",
);
const index = indexOf([...contract, ...others], [CNIPA]);
const analyse = createPassageAnalyser(index);

test.each<[question: string, isLone: boolean]>([
  ["trademark renewal", true],
  ["how do I renew a trademark", true],
  ["trademark renewal fees", true],
  ["trademark renewl", true],
  ["renewal", false],
  ["trademark renewed", false],
  ["Renewed trademark", false],
  ["renewal of a contract", false],
  ["the fees and the date of a trademark and its renewal", false],
  ["trademark fees", false],
  ["renewal 5/2020", false],
  ["renewal at SIPO", false],
  ["\u5408\u540C\u8D39\u7528", false],
  ["\u5546\u6807 renewal", true],
])("of %j the passage has a single word, in another form: %s", (question, isLone) => {
  const [passage] = contract;
  expect(matchesOneStemOnly(analyse(passage!), buildQuery(question, index))).toBe(isLone);
});
