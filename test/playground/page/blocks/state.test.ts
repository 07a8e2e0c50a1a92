import { expect, test } from "vitest";
import {
  createEntered,
  inputProblems,
  stateValues,
} from "../../../../src/playground/page/blocks/state.ts";

const option = (value: string): object => ({ text: { type: "plain_text", text: value }, value });

test("state holds every input as Slack reports it, and no buttons", () => {
  const blocks = [
    {
      type: "input",
      block_id: "name",
      element: { type: "plain_text_input", action_id: "text", initial_value: "almanac" },
    },
    {
      type: "section",
      block_id: "often",
      accessory: { type: "static_select", action_id: "pick", initial_option: option("daily") },
    },
    {
      type: "actions",
      block_id: "bar",
      elements: [
        { type: "button", action_id: "go" },
        { type: "datepicker", action_id: "day" },
        { type: "checkboxes", action_id: "boxes" },
        { type: "users_select", action_id: "who", initial_user: "U1" },
      ],
    },
  ];
  expect(stateValues(blocks, createEntered())).toEqual({
    name: { text: { type: "plain_text_input", value: "almanac" } },
    often: { pick: { type: "static_select", selected_option: option("daily") } },
    bar: {
      day: { type: "datepicker", selected_date: null },
      boxes: { type: "checkboxes", selected_options: [] },
      who: { type: "users_select", selected_user: "U1" },
    },
  });
});

test("what was entered replaces the first value, until the app puts another kind of element there", () => {
  const entered = createEntered();
  entered.set("b", "a", { type: "plain_text_input", value: "typed" });
  expect(stateValues(inputOf("plain_text_input"), entered)).toEqual({
    b: { a: { type: "plain_text_input", value: "typed" } },
  });
  expect(stateValues(inputOf("number_input"), entered)).toEqual({
    b: { a: { type: "number_input", value: null } },
  });
});

test.each([
  [{ type: "plain_text_input" }, null, "Please complete this required field."],
  [{ type: "plain_text_input", min_length: 3 }, "ab", "Write at least 3 characters."],
  [{ type: "plain_text_input", max_length: 3 }, "abcd", "Write at most 3 characters."],
  [{ type: "plain_text_input", max_length: 3 }, "abc", undefined],
  [{ type: "email_text_input" }, "nobody", "Write an email address, e.g. name@example.org."],
  [{ type: "email_text_input" }, "mei@example.org", undefined],
  [{ type: "url_text_input" }, "wipo", "Write a whole address, e.g. https://example.org."],
  [{ type: "url_text_input" }, "https://wipo.int", undefined],
  [{ type: "number_input" }, "two", "Write a number."],
  [{ type: "number_input" }, "1.5", "Write a whole number."],
  [{ type: "number_input", is_decimal_allowed: true }, "1.5", undefined],
  [{ type: "number_input", min_value: "2" }, "1", "Write 2 or more."],
  [{ type: "number_input", max_value: "2" }, "3", "Write 2 or less."],
])("%o with %j", (element, value, problem) => {
  const blocks = [{ type: "input", block_id: "b", element: { ...element, action_id: "a" } }];
  const entered = createEntered();
  entered.set("b", "a", { type: element.type, value });
  expect(inputProblems(blocks, stateValues(blocks, entered))["b"]).toBe(problem);
});

test("only inputs that are not optional must be filled", () => {
  const blocks = [
    {
      type: "input",
      block_id: "optional",
      optional: true,
      element: { type: "datepicker", action_id: "a" },
    },
    {
      type: "input",
      block_id: "many",
      element: { type: "multi_static_select", action_id: "a" },
    },
    { type: "section", block_id: "no-input", accessory: { type: "datepicker", action_id: "a" } },
  ];
  expect(inputProblems(blocks, stateValues(blocks, createEntered()))).toEqual({
    many: "Please complete this required field.",
  });
});

function inputOf(type: string): Record<string, unknown>[] {
  return [{ type: "input", block_id: "b", element: { type, action_id: "a" } }];
}
