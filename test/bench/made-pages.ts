import type { Passage } from "../../src/article/passage.ts";
import type { Collection, CollectionDocument } from "../../src/evaluation/collection.ts";
import { randomFrom, type Random } from "../random.ts";
import { cutSentences } from "./product.ts";
import { makeArticle } from "../article/sample-article.ts";

/** What is indexed and asked for the speed. The same collections and size give the same in every run. */
export interface MadeLibrary {
  readonly pages: readonly Passage[];
  /** A page that is not among them, for each number from their count on. */
  readonly furtherPage: (number: number) => Passage;
  readonly questions: readonly string[];
  /** Other questions, made alike, that are asked before the clock runs. */
  readonly warmUp: readonly string[];
  /** Texts of 5,000 characters, pasted as questions. */
  readonly pasted: readonly string[];
}

const PAGE_LENGTH = 763;
const QUESTIONS = 400;
const PASTED = 100;
const PASTED_LENGTH = 5_000;

export function madeLibrary(collections: readonly Collection[], size: number): MadeLibrary {
  const stores = collections.map(({ documents }) =>
    documents.map(({ text }) => cutSentences(text)).filter(({ length }) => length > 0),
  );
  const furtherPage = (number: number): Passage =>
    madePage(number, stores[number % stores.length] ?? []);
  const pages = Array.from({ length: size }, (_, number) => furtherPage(number));
  const asked = collections.flatMap(({ questions }) => questions.map(({ text }) => text));
  return {
    pages,
    furtherPage,
    questions: madeQuestions(asked, pages, randomFrom(7)),
    warmUp: madeQuestions(asked, pages, randomFrom(8)),
    pasted: pastedTexts(pages, randomFrom(9)),
  };
}

/** A collection's document, as an article of one passage. */
export function pageOf({ id, title, text }: CollectionDocument): Passage {
  return {
    id: `${id}#1`,
    article: makeArticle({ id, title }),
    ordinal: 1,
    heading: null,
    text,
    sources: [],
  };
}

/** A passage of the usual length, of sentences of one collection, so that words keep their company. */
function madePage(number: number, documents: readonly (readonly string[])[]): Passage {
  const random = randomFrom(number);
  const chosen: string[] = [];
  for (let length = 0; length < PAGE_LENGTH; length += (chosen.at(-1)?.length ?? 0) + 1) {
    const sentences = documents[random(documents.length)] ?? [];
    chosen.push(sentences[random(sentences.length)] ?? "");
  }
  const text = chosen.join(" ");
  return pageOf({ id: String(number), title: text.split(" ", 4).join(" "), text });
}

/** Half questions of the collections, half two to four words of a page. */
function madeQuestions(
  asked: readonly string[],
  pages: readonly Passage[],
  random: Random,
): readonly string[] {
  return Array.from({ length: QUESTIONS }, (_, number) => {
    if (number % 2 === 0) return asked[random(asked.length)] ?? "";
    const words = (pages[random(pages.length)]?.text ?? "").split(/\s+/);
    return Array.from({ length: 2 + random(3) }, () => words[random(words.length)]).join(" ");
  });
}

function pastedTexts(pages: readonly Passage[], random: Random): readonly string[] {
  return Array.from({ length: PASTED }, () => {
    let text = "";
    while (text.length < PASTED_LENGTH) text += `${pages[random(pages.length)]?.text ?? ""}\n`;
    return text.slice(0, PASTED_LENGTH);
  });
}
