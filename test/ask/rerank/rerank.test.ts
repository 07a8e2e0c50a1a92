import { describe, expect, test } from "vitest";
import { findArticles } from "../../../src/ask/ask.ts";
import { keepOrder, rerank } from "../../../src/ask/rerank/rerank.ts";
import { buildQuery } from "../../../src/ask/query/build-query.ts";
import { parseQuestion } from "../../../src/ask/question/parse-question.ts";
import { indexOf } from "../../search/index-of.ts";
import { articleOf, paragraphs, scorerFor, searchedIn } from "../library.ts";

const often = articleOf({ id: "often" });
const once = articleOf({ id: "once" });
const other = articleOf({ id: "other" });
const passages = [
  ...paragraphs(often, "The mill was closed, and closed it stayed: a closed mill, a mill closed."),
  ...paragraphs(once, "After a flood the owners had the mill closed in the spring of 1906."),
  ...paragraphs(
    other,
    "The ferry was late.",
    "The quay was wet.",
    "A bell rang.",
    "Gulls cried.",
    "Nets hung to dry.",
  ),
];
const index = indexOf(passages, []);
const library = searchedIn([often, once, other], index);

describe("the likeliest passage", () => {
  test("has the kind of words that a question asks for", () => {
    expect(idsFor("When was the mill closed?")).toEqual(["once", "often"]);
  });

  test("is the one with most of the words where nothing is asked", () => {
    expect(idsFor("mill closed")).toEqual(["often", "once"]);
  });

  test("keeps the highest score, and none of the others falls below those that were not read", () => {
    const terms = buildQuery("When was the mill closed?", index);
    const hits = [10, 9, 8, 7.5, 7.2, 7.1, 3].map((score, place) => ({
      passage: passages[place]!,
      score,
    }));
    const judged = rerank(hits, terms.maxScore, scorerFor(terms, index));
    expect(judged.map(({ score }) => score)).toEqual(
      judged.map(({ score }) => score).toSorted((one, next) => next - one),
    );
    expect(judged.map(({ logit }) => logit)).toEqual(
      judged.map(({ logit }) => logit).toSorted((one, next) => next - one),
    );
    expect(judged[0]?.score).toBe(10);
    expect(judged.slice(5).map(({ score }) => score)).toEqual([7.1, 3]);
    expect(judged).toHaveLength(hits.length);
  });

  test("may be the first of an article that names it more often further down", () => {
    const day = articleOf({ id: "day", title: "Ferry Day" });
    const list = Array.from({ length: 8 }, () => "Ferry Day and Ferry Day: Ferry Day again.");
    const told = paragraphs(
      day,
      "Each harbour keeps Ferry Day on 3 May, and has since 1906.",
      ...list,
    );
    const asked = searchedIn([day, other], indexOf([...told, ...passages], []));
    const [best] = findArticles(parseQuestion("When is Ferry Day?"), asked, 2).articles;
    expect(best?.hits[0]?.passage.ordinal).toBe(1);
  });

  test("of none is none", () => {
    const terms = buildQuery("", index);
    expect(rerank([], terms.maxScore, scorerFor(terms, index))).toEqual([]);
    expect(keepOrder([], 0)).toEqual([]);
  });
});

function idsFor(question: string): readonly string[] {
  return findArticles(parseQuestion(question), library, 2).articles.map(
    ({ article }) => article.id,
  );
}
