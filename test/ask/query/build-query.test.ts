import { describe, expect, test } from "vitest";
import { buildQuery } from "../../../src/ask/query/build-query.ts";
import { indexOf } from "../../search/index-of.ts";
import { articleOf, paragraphs } from "../library.ts";

const index = indexOf(
  paragraphs(
    articleOf({ id: "harbour", title: "The harbour" }),
    "A trademark of the harbour since 26 April 2021, and a ferry.",
    "Another boat of 3 May 2022.",
  ),
  [],
);

describe("the words of a question", () => {
  test("are joined and guessed where they are unknown", () => {
    const { corrections, terms } = buildQuery("trade mark harbuor", index);
    expect(corrections.map(({ written }) => written)).toEqual(["trade mark", "harbuor"]);
    expect(terms.map(({ term }) => term)).toEqual(["trademark", "harbour"]);
  });

  test("are looked up for a guess at most eight times, however many are unknown", () => {
    const lookedUp: string[] = [];
    const suggestSpelling = (word: string): readonly string[] => {
      lookedUp.push(word);
      return index.suggestSpelling(word);
    };
    const unknown = Array.from({ length: 30 }, (_, place) => `qzx${"vwk".repeat(place + 1)}`);
    buildQuery(unknown.join(" "), { ...index, suggestSpelling });
    expect(lookedUp).toEqual(unknown.slice(0, 8));
  });

  test("are joined to one of six letters at least: fewer are met by chance", () => {
    const library = indexOf(
      paragraphs(articleOf({ id: "b" }), "A seabed, a seaba; bed and sea."),
      [],
    );
    const termsIn = (question: string) =>
      buildQuery(question, library).terms.map(({ term }) => term);
    expect(termsIn("sea bed")).toEqual(
      ["sea", "bed", "seabed"].map((word) => termIn(library, word)),
    );
    expect(termsIn("sea ba")).toEqual(["sea", "ba"]);
  });

  test.each([
    ["WHO WIPO WTO trilateral study", false],
    ["report of the WHO on patents", false],
    ["who wrote the trilateral study", true],
    ["WHO WROTE THE STUDY", true],
    ["trilateral study?", true],
  ])("of %j ask something: %s", (text, isQuestion) => {
    expect(buildQuery(text, index).isQuestion).toBe(isQuestion);
  });

  test("that are guessed weigh less than those that were written, and second guesses less still", () => {
    const near = indexOf(
      paragraphs(articleOf({ id: "c" }), "A harbour authority and its ferry."),
      [],
    );
    const guessing = { ...near, suggestSpelling: () => ["harbour", "ferri"] };
    const weights = buildQuery("harbuor authority", guessing).terms.map(({ weight }) => weight);
    const [first, second, written] = [weights[0]!, weights.at(-1)!, 1];
    expect(weights).toHaveLength(3);
    expect(first).toBeLessThan(written);
    expect(first).toBeGreaterThan(0.5);
    expect(second).toBeLessThan(first);
  });

  test("leave out a Chinese question word with the pairs that it is in", () => {
    const terms = buildQuery("\u7801\u5934\u5EFA\u4F55\u65F6\u6210", index).terms.map(
      ({ term }) => term,
    );
    expect(terms).toEqual(["\u7801", "\u7801\u5934", "\u5934", "\u5934\u5EFA", "\u5EFA", "\u6210"]);
  });

  test("are not parted where they are endless", () => {
    const lookedUp: string[] = [];
    const knows = (term: string): boolean => {
      lookedUp.push(term);
      return index.knows(term);
    };
    buildQuery(`ferry${"boat".repeat(1000)}`, { ...index, knows });
    expect(lookedUp.length).toBeLessThan(10);
  });

  test("are taken as they stand in a pasted page", () => {
    const page = buildQuery(`trade mark harbuor ${"of the ferry ".repeat(150)}`, index);
    expect(page.isPastedPage).toBe(true);
    expect(page.corrections).toEqual([]);
    expect(page.terms.map(({ term }) => term)).toEqual(
      ["trade", "mark", "harbuor", "ferry"].map(termOf),
    );
  });
});

describe("a name of the glossary", () => {
  const passages = paragraphs(
    articleOf({ id: "a" }),
    "The transfer of a technology. A ferry.",
    "Boats.",
  );
  const transfer = {
    id: "transfer",
    en: ["technology transfer", "transfer of technology"],
    zh: ["\u6280\u672F\u8F6C\u8BA9"],
    former: [],
    note: null,
  };
  const weightsIn = (library: typeof passages) =>
    buildQuery("technology transfer", indexOf(library, [transfer])).terms.map(
      ({ term, weight }) => [term, weight > 0.9],
    );

  test("is no more than its words where no passage has it", () => {
    expect(weightsIn(passages)).toEqual([
      ["technolog", true],
      ["transfer", true],
    ]);
    const chinese = paragraphs(articleOf({ id: "zh" }), "\u6280\u672F\u8F6C\u8BA9\u3002");
    expect(weightsIn([...passages, ...chinese])).toEqual([
      ["technolog", false],
      ["transfer", false],
      ["#transfer", true],
    ]);
  });
});

describe("a date in a question", () => {
  test("is looked for as exactly as it is written, beside its words", () => {
    expect(termsOf("ferry 2021年4月26日")).toEqual(
      ["ferri", "2021", "4", "26", "@2021-04-26"].toSorted(),
    );
    expect(termsOf("April 2021")).toEqual(["2021", "@2021-04", "april"]);
    expect(termsOf("26 April")).toEqual(["26", "@04-26", "april"]);
  });

  test("with several days is looked for by those that the passages have", () => {
    expect(termsOf("ferry 25 to 27 April 2021")).toEqual(
      ["ferri", "25", "27", "2021", "april", "@2021-04-26"].toSorted(),
    );
  });

  test("that no passage has is no more than its words", () => {
    expect(termsOf("27 April 2021")).toEqual(["2021", "27", "april"]);
  });
});

function termsOf(question: string): readonly string[] {
  return buildQuery(question, index)
    .terms.filter(({ kind }) => kind !== "character")
    .map(({ term }) => term)
    .toSorted();
}

function termIn(library: typeof index, word: string): string {
  return library.analyse(word)[0]?.term ?? "";
}

function termOf(word: string): string {
  return index.analyse(word)[0]?.term ?? "";
}
