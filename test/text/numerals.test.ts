import { expect, test } from "vitest";
import { readChineseCount, readChineseDigits } from "../../src/text/numerals.ts";

test.each([
  ["一", 1],
  ["两", 2],
  ["十", 10],
  ["十二", 12],
  ["三十", 30],
  ["二十六", 26],
  ["九十九", 99],
  ["", null],
  ["一二", null],
  ["十十", null],
  ["百", null],
])("%j counts %s", (numerals, count) => {
  expect(readChineseCount(numerals)).toBe(count);
});

test.each([
  ["二〇二一", 2021],
  ["二零零八", 2008],
  ["〇", 0],
  ["", null],
  ["二十", null],
])("%j is read digit by digit as %s", (numerals, value) => {
  expect(readChineseDigits(numerals)).toBe(value);
});
