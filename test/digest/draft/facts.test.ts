import { expect, test } from "vitest";
import type { ArticleSource } from "../../../src/article/article.ts";
import { composeDigest } from "../../../src/digest/compose/compose-digest.ts";
import { DEFAULT_PREFERENCES } from "../../../src/digest/preferences.ts";
import { isStillSo, readOrder, readFacts, writeFacts } from "../../../src/digest/draft/facts.ts";
import { DAILY, EVERY_DAY } from "../samples.ts";
import { makeArticle } from "../../article/sample-article.ts";

const order = {
  ...DAILY,
  preferences: { ...DEFAULT_PREFERENCES, language: "both", tags: ["trademark"] },
} as const;

test("what is kept is read again: the order, and facts that are still so", async () => {
  const digest = composeDigest(EVERY_DAY, DAILY, "2027-04-26");
  const told = readFacts(await writeFacts(digest, order));
  expect(told && readOrder(told, "daily")).toEqual(order);
  expect(told && (await isStillSo(told, digest))).toBe(true);
  const another = composeDigest(EVERY_DAY, DAILY, "2027-04-27");
  expect(told && (await isStillSo(told, another))).toBe(false);
});

test("the pages that a quotation rests on are facts, and to have none changes nothing", async () => {
  const digest = composeDigest(EVERY_DAY, DAILY, "2027-04-26");
  const article = makeArticle({ blocks: [{ kind: "paragraph", text: "Words.", line: 1 }] });
  const page = { title: "A", url: "https://a.example", published: null, language: null };
  const quoting = (...sources: readonly ArticleSource[]) => ({
    ...digest,
    entries: digest.entries.map((entry) => ({
      ...entry,
      articles: [article],
      quotations: [{ article, text: "Words.", cutBefore: false, cutAfter: false, sources, fit: 1 }],
    })),
  });
  const told = readFacts(await writeFacts(quoting(page), order));
  expect(told && (await isStillSo(told, quoting(page)))).toBe(true);
  expect(told && (await isStillSo(told, quoting({ ...page, title: "B" })))).toBe(false);
  expect(told && (await isStillSo(told, quoting()))).toBe(false);
  const without = await writeFacts(quoting(), order);
  expect(without).not.toContain("quoteSources");
  const toldBefore = readFacts(without);
  expect(toldBefore && (await isStillSo(toldBefore, quoting()))).toBe(true);
});

test.each([
  [0, false],
  [1, false],
  [2, false],
  [3, false],
  // Never shown, so nobody was told it.
  [4, true],
])("other words where the quotation at %i was: still so is %s", async (changed, expected) => {
  const digest = composeDigest(EVERY_DAY, DAILY, "2027-04-26");
  const quoting = (wordsAt: (index: number) => string) => {
    const quotations = Array.from({ length: 5 }, (_, index) => {
      const text = wordsAt(index);
      const article = makeArticle({
        id: `article-${index}`,
        blocks: [{ kind: "paragraph", text, line: 1 }],
      });
      return { article, text, cutBefore: false, cutAfter: false, sources: [], fit: 1 };
    });
    const articles = quotations.map(({ article }) => article);
    return {
      ...digest,
      entries: digest.entries.map((entry) => ({ ...entry, articles, quotations })),
    };
  };
  const told = readFacts(
    await writeFacts(
      quoting((index) => `Seat ${index} was won.`),
      order,
    ),
  );
  const now = quoting((index) => `Seat ${index} was ${index === changed ? "lost" : "won"}.`);
  expect(told && (await isStillSo(told, now))).toBe(expected);
});

test("it holds the order, ids, hashes and quotations, and no wording", async () => {
  const digest = composeDigest(EVERY_DAY, DAILY, "2027-04-26");
  expect(JSON.parse(await writeFacts(digest, DAILY))).toEqual({
    dayNumber: null,
    time: "09:00",
    zone: "UTC",
    version: 1,
    preferences: DEFAULT_PREFERENCES,
    entries: [
      { id: "day-04-26@2027", facts: expect.stringMatching(/^[0-9a-f]{64}$/), articles: [] },
    ],
  });
});

test.each([
  "",
  "null",
  "{}",
  '{"dayNumber":null,"time":"09:00","zone":"UTC","version":1,"preferences":{}}',
  '{"dayNumber":"1","time":"09:00","zone":"UTC","version":1,"preferences":{},"entries":[]}',
  '{"dayNumber":1,"time":"09:00","zone":"UTC","version":1,"preferences":{},"entries":[{"id":"a","facts":"b","articles":[{"id":"c","facts":"d","quote":1}]}]}',
])("what another version wrote is not guessed at: %s", (text) => {
  expect(readFacts(text)).toBeNull();
});
