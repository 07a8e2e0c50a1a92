import { describe, expect, test } from "vitest";
import { findExpansionTerms, isTopicQuery } from "../../../src/ask/query/relevance-feedback.ts";
import { findArticles } from "../../../src/ask/ask.ts";
import { createPassageAnalyser } from "../../../src/ask/passage/analyse-passage.ts";
import { buildQuery } from "../../../src/ask/query/build-query.ts";
import { parseQuestion } from "../../../src/ask/question/parse-question.ts";
import type { SearchQuery } from "../../../src/ask/search-index.ts";
import { indexOf } from "../../search/index-of.ts";
import { articleOf, paragraphs, searchedIn } from "../library.ts";

const topic = [
  "Shelves of the catalogue need librarians, indexing and cards.",
  "Readers ask for indexing, and librarians sort cards on shelves.",
  "Automatic retrieval saves librarians hours of indexing.",
  "Documents reach readers when librarians do the indexing by machine.",
];
const FERRY =
  "The ferry's timetable lists winter crossings, fares, islands, pilots, piers and tides.";
const passages = paragraphs(
  articleOf({ id: "library", title: "Notes" }),
  ...topic,
  "Librarians finished their indexing at noon.",
  FERRY,
  "The captain spoke of the timetable and of fares.",
  "No captain crosses in winter, whatever the tides.",
  ...Array.from({ length: 12 }, (_, place) => `Boat number ${place} left the harbour in fog.`),
);
const index = indexOf(passages, []);
const LONG =
  "how are documents, shelves, catalogue, cards, machine, retrieval, readers and hours organised";

describe("a question that is asked again", () => {
  test("has the words that its best passages share", () => {
    const added = addedTo(LONG);
    expect(added).toContain("librarian");
    expect(added).toContain("index");
    expect(added).not.toContain("sort");
  });

  test("has no word that stands in one of them alone, however rare", () => {
    const words = "red green blue white black brown grey pink".split(" ");
    const shared = `Paint is ${words.slice(0, 5).join(", ")} pigment.`;
    const library = indexOf(
      paragraphs(
        articleOf({ id: "paint", title: "Notes" }),
        `${shared} A zither.`,
        `${shared} A bassoon.`,
        ...words.map((word) => `Something ${word}.`),
        ...Array.from({ length: 12 }, (_, number) => `Boat number ${number}.`),
      ),
      [],
    );
    const added = addedTo(words.join(" "), library);
    expect(added).toEqual(expect.arrayContaining(["paint", "pigment"]));
    expect(added.filter((term) => ["zither", "bassoon"].includes(term))).toEqual([]);
  });

  test("finds what none of its own words stand in", () => {
    const library = searchedIn([...new Set(passages.map(({ article }) => article))], index);
    const [found] = findArticles(parseQuestion(LONG), library, 1).articles;
    expect(found?.hits.map(({ passage }) => passage.ordinal)).toContain(5);
  });

  test("is neither a short one nor one that a passage answers almost word for word", () => {
    expect(addedTo("documents and machine retrieval")).toEqual([]);
    expect(addedTo(FERRY)).toEqual([]);
    expect(addedTo("")).toEqual([]);
  });

  test("is no pasted page, which is looked for as it stands", () => {
    expect(addedTo(LONG + ", for whom".repeat(20))).toContain("librarian");
    expect(addedTo(LONG + ", for whom".repeat(200))).toEqual([]);
  });
});

function addedTo(question: string, searched = index): readonly string[] {
  const terms = buildQuery(question, searched);
  const wanted: SearchQuery = { terms: terms.terms, phrases: [], without: [], accept: null };
  const again = isTopicQuery(terms, searched)
    ? findExpansionTerms(terms, searched.rank(wanted, 10), {
        index: searched,
        analyse: createPassageAnalyser(searched),
      })
    : null;
  const own = new Set(terms.terms.map(({ term }) => term));
  return (again ?? []).map(({ term }) => term).filter((term) => !own.has(term));
}
