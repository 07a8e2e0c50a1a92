import { describe, expect, test } from "vitest";
import type { GlossaryTerm } from "../../src/ask/glossary.ts";
import { articleOf, askingOf, paragraphs } from "./library.ts";

const TREATIES: readonly GlossaryTerm[] = [
  { id: "ferry-treaty", en: ["Ferry Treaty"], zh: ["渡船条约"], former: [], note: null },
  { id: "bell-treaty", en: ["Bell Treaty"], zh: ["钟条约"], former: [], note: null },
  { id: "quay-office", en: ["Quay Office"], zh: ["码头局"], former: [], note: null },
];
const treaties = articleOf({
  id: "treaties",
  title: "Treaties: the Ferry Treaty and the Bell Treaty",
});
const marks = articleOf({ id: "marks", title: "Marks and their renewal" });
const people = articleOf({ id: "people", title: "The Quay Office" });
const zh = articleOf({ id: "zh", title: "商标", language: "zh" });
const asking = askingOf(
  [
    ...paragraphs(
      treaties,
      "The Ferry Treaty was signed on 3 May 1906. The Bell Treaty followed. Norway joined the Ferry Treaty in 1911.",
      "The Bell Treaty has no members so far.",
      "The Ferry Treaty has ninety members.",
    ),
    ...paragraphs(
      marks,
      "A mark is a sign on goods. It is often a picture.",
      "A mark lasts ten years. To renew a mark, an owner has to apply for it in the last year.",
      "Many people have seen a mark and a design at the harbour.",
      "Fees for marks rose twice. The fee for a design is 40 euros.",
    ),
    ...paragraphs(people, "Anna Keller heads the Quay Office. Its president in 1999 was Jon Berg."),
    ...paragraphs(zh, "商标是区别商品的标志。商标有效期为十年。"),
  ],
  TREATIES,
);

describe("what is shown is about all that the question names, and does what it asks", () => {
  test.each<[question: string, shown: string | null]>([
    ["when was the Ferry Treaty signed?", "3 May 1906"],
    // A date belongs to its subject, though the other stands in the title and in the same passage.
    ["when was the Bell Treaty signed?", null],
    ["when did Norway join the Ferry Treaty?", "1911"],
    ["when did Germany join the Ferry Treaty?", null],
    ["when did Norway join the Bell Treaty?", null],
    ["how many members does the Ferry Treaty have?", "ninety members"],
    ["how many members does the Bell Treaty have?", null],
    ["what is a mark?", "A mark is a sign"],
    ["what is a design?", null],
    ["how long does a mark last?", "ten years"],
    ["how long does a design last?", null],
    ["how do I renew a mark?", "has to apply"],
    ["how do I sell a mark?", null],
    ["how much is the fee for a design?", "40 euros"],
    ["how much is the fee for a mark?", null],
    ["who heads the Quay Office?", "Anna Keller"],
    ["who is the treasurer of the Quay Office?", null],
    ["who signed the Ferry Treaty for Lanham?", null],
    ["what was told of the harbour in 1950?", null],
    ["什么是商标？", "标志"],
    ["商标有效期多久？", "十年"],
    ["日本商标有效期多久？", null],
    ["渡船条约何时签署？", "3 May 1906"],
    ["钟条约何时签署？", null],
  ])("%s", (question, shown) => {
    const answer = asking.ask(question);
    expect(answer.kind).toBe(shown === null ? "not-found" : "found");
    expect(firstOf(answer)).toContain(shown ?? "");
  });

  test.each([
    ["when did Germany join the Ferry Treaty?", ["Germany"]],
    ["who signed the Ferry Treaty for Lanham?", ["Lanham"]],
    ["日本商标有效期多久？", ["日本"]],
  ])("what is missing is said: %s", (question, missing) => {
    expect(asking.ask(question)).toMatchObject({ kind: "not-found", missing });
  });
});

describe("a name is no slip", () => {
  test.each(["India", "Italy", "register", "confirm", "licences", "Geneva"])("%s", (word) => {
    const near = askingOf(
      paragraphs(
        articleOf({ id: "near" }),
        "Indications of its registration conform to licensed general rules of Genera.",
      ),
    );
    const answer = near.ask(`harbour ${word}`);
    expect(answer.kind === "found" ? answer.notices : answer.didYouMean).toEqual([]);
  });

  test("a slip is told by the nearest word itself, whatever stands in the nearest article", () => {
    const library = askingOf([
      ...paragraphs(
        articleOf({ id: "attention" }),
        "Attention to the harbour, and more attention.",
      ),
      ...paragraphs(articleOf({ id: "patents" }), "A patent of the bell."),
    ]);
    const answer = library.ask("harbour pattent");
    const notices = answer.kind === "found" ? answer.notices : [];
    const suggested = answer.kind === "found" ? [] : answer.didYouMean;
    expect([...suggested, ...notices.map((each) => ("shown" in each ? each.shown : ""))]).toEqual([
      "patent",
    ]);
  });
});

function firstOf(answer: ReturnType<typeof asking.ask>): string {
  if (answer.kind !== "found") return "";
  const [excerpt] = answer.results.flatMap(({ excerpts }) => excerpts);
  return excerpt?.fragments.map(({ text }) => text).join("") ?? "";
}
