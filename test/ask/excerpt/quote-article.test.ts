import { expect, test } from "vitest";
import { quoteArticle, type Quote } from "../../../src/ask/excerpt/quote-article.ts";
import { articleOf, libraryOf, paragraphs } from "../library.ts";

const forums = articleOf({ id: "forums" });
const library = libraryOf([
  ...paragraphs(
    forums,
    "The IP Forum of 2018 met in Beijing.",
    "On 20 April 2017 the IP Forum began in Beijing and lasted two days, with guests from many countries.",
    "The weather was mild.",
  ),
  ...paragraphs(
    articleOf({ id: "other" }),
    "On 20 April 2017 the IP Forum began, says another article.",
  ),
]);

test("a passage that writes the date goes before one that shares more words", () => {
  const quote = quoteArticle(
    { subject: "IP Forum in Beijing", date: "20 April 2017" },
    forums,
    library,
  );
  expect(textOf(quote)).toMatch(/^On 20 April 2017 the IP Forum began in Beijing/);
  const undated = quoteArticle({ subject: "IP Forum in Beijing", date: null }, forums, library);
  expect(textOf(undated)).toBe("The IP Forum of 2018 met in Beijing.");
});

test("where no passage writes the date, the words decide", () => {
  const quote = quoteArticle(
    { subject: "IP Forum 2018 Beijing", date: "3 May 2018" },
    forums,
    library,
  );
  expect(textOf(quote)).toBe("The IP Forum of 2018 met in Beijing.");
});

test("an article that says nothing about the subject is not quoted", () => {
  const subject = { subject: "Budapest Treaty on microorganisms", date: "28 April 1977" };
  expect(quoteArticle(subject, forums, library)).toBeNull();
});

test("more of the subject's words fit better", () => {
  expect(fitOf("IP Forum of 2018")).toBeGreaterThan(fitOf("IP Forum of Guangzhou 2018"));
});

function textOf(quote: Quote | null): string {
  return quote?.fragments.map(({ text }) => text).join("") ?? "";
}

function fitOf(subject: string): number {
  return quoteArticle({ subject, date: null }, forums, library)?.match ?? 0;
}
