import { expect, test } from "vitest";
import { composeDigest } from "../../../src/digest/compose/compose-digest.ts";
import { DEFAULT_PREFERENCES } from "../../../src/digest/preferences.ts";
import {
  isStillSo,
  orderOf,
  readTold,
  toldText,
} from "../../../src/digest/correction/posted-facts.ts";
import { DAILY, EVERY_DAY } from "../samples.ts";

const order = {
  ...DAILY,
  preferences: { ...DEFAULT_PREFERENCES, language: "both", tags: ["trademark"] },
} as const;

test("what is kept is read again: the order, and facts that are still so", async () => {
  const digest = composeDigest(EVERY_DAY, DAILY, "2027-04-26");
  const told = readTold(await toldText(digest, order));
  expect(told && orderOf(told, "daily")).toEqual(order);
  expect(told && (await isStillSo(told, digest))).toBe(true);
  const another = composeDigest(EVERY_DAY, DAILY, "2027-04-27");
  expect(told && (await isStillSo(told, another))).toBe(false);
});

test("it holds the order, ids, hashes and quotations, and no wording", async () => {
  const digest = composeDigest(EVERY_DAY, DAILY, "2027-04-26");
  expect(JSON.parse(await toldText(digest, DAILY))).toEqual({
    dayNumber: null,
    time: "09:00",
    zone: "UTC",
    preferences: "",
    entries: [
      { id: "day-04-26@2027", facts: expect.stringMatching(/^[0-9a-f]{64}$/), articles: [] },
    ],
  });
});

test.each([
  "",
  "null",
  "{}",
  '{"dayNumber":null,"time":"09:00","zone":"UTC","preferences":""}',
  '{"dayNumber":"1","time":"09:00","zone":"UTC","preferences":"","entries":[]}',
  '{"dayNumber":1,"time":"09:00","zone":"UTC","preferences":"","entries":[{"id":"a","facts":"b","articles":[{"id":"c","facts":"d","quote":1}]}]}',
])("what another version wrote is not guessed at: %s", (text) => {
  expect(readTold(text)).toBeNull();
});
