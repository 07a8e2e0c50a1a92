import fc from "fast-check";
import { expect, test } from "vitest";
import { BUTTON_VALUE_LETTERS_MAX } from "../../../src/slack/blocks/limits.ts";
import { readState, writeState } from "../../../src/slack/answer/button-state.ts";

test("any question is read as it was written, or is too long for a button", () => {
  const questions = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary", minLength: 900, maxLength: 2_100 }),
  );
  fc.assert(
    fc.property(questions, fc.nat(), (question, offset) => {
      const value = writeState({ question, offset });
      const room =
        BUTTON_VALUE_LETTERS_MAX - JSON.stringify({ version: 1, question, offset }).length;
      expect(value === null).toBe(room < 0);
      expect(readState(value ?? undefined)).toEqual(room < 0 ? null : { question, offset });
    }),
    { numRuns: 40 },
  );
});

test("the longest question that fits is kept, and one letter more is not", () => {
  const room = BUTTON_VALUE_LETTERS_MAX - (writeState({ question: "", offset: 3 })?.length ?? 0);
  const longest = "q".repeat(room);
  expect(writeState({ question: longest, offset: 3 })).toHaveLength(BUTTON_VALUE_LETTERS_MAX);
  expect(writeState({ question: `${longest}q`, offset: 3 })).toBeNull();
});

test.each([
  ['{"version":1,"question":"who presided","offset":3}'],
  // From before states told their version.
  ['{"q":"who presided","o":3}'],
])("%s is read", (value) => {
  expect(readState(value)).toEqual({ question: "who presided", offset: 3 });
});

test.each([
  undefined,
  "",
  "page=2",
  "null",
  "[]",
  "{}",
  '{"version":2,"question":"who presided","offset":3}',
  '{"version":2,"q":"who presided","o":3}',
  '{"version":"1","question":"who presided","offset":3}',
  '{"version":1,"question":"who presided","offset":3,"sort":"date"}',
  '{"version":1,"question":"who presided"}',
  '{"version":1,"question":null,"offset":3}',
  '{"version":1,"question":"who presided","offset":-1}',
  '{"version":1,"question":"who presided","offset":1.5}',
  '{"version":1,"question":"who presided","offset":1e300}',
  '{"version":1,"question":"who presided","off',
  '{"q":"who presided","o":-1}',
  '{"q":"who presided"}',
])("what is newer, broken or another's is not read: %s", (value) => {
  expect(readState(value)).toBeNull();
});
