import { expect, test } from "vitest";
import { checkBlocks, checkView } from "../../../src/playground/limits/block-limits.ts";

test("a realistic message is without fault", () => {
  const blocks = [
    { type: "header", text: plain("World Intellectual Property Day") },
    { type: "section", text: mrkdwn("*26 April*"), fields: [mrkdwn("one"), plain("two")] },
    { type: "rich_text", elements: [{ type: "rich_text_section", elements: [] }] },
    { type: "context", elements: [mrkdwn("CIP News"), { ...picture(), alt_text: "logo" }] },
    { type: "divider" },
    {
      type: "actions",
      block_id: "row",
      elements: [
        { ...button("next"), confirm: confirm() },
        { type: "overflow", action_id: "more", options: [option("1")] },
        { type: "static_select", action_id: "pick", options: options(100) },
        { type: "datepicker", action_id: "day", initial_date: "2027-04-26" },
      ],
    },
    {
      type: "context_actions",
      elements: [{ type: "feedback_buttons", positive_button: {}, negative_button: {} }],
    },
  ];
  expect(checkBlocks(blocks, "message", "")).toEqual([]);
});

test("a realistic modal and home are without fault", () => {
  const inputs = ["plain_text_input", "email_text_input", "timepicker"].map((type, index) => ({
    type: "input",
    block_id: `b${index}`,
    label: plain("Label"),
    element: { type, action_id: "a" },
  }));
  const modal = {
    type: "modal",
    title: plain("x".repeat(24)),
    submit: plain("Go"),
    blocks: inputs,
  };
  expect(checkView(modal, "modal")).toEqual([]);
  expect(checkView({ type: "home", blocks: inputs }, "home")).toEqual([]);
});

test.each<[string, unknown, string]>([
  ["/text/text", section("x".repeat(3001)), "must be less than 3001 characters"],
  ["/text/text", section(""), "must be more than 0 characters"],
  ["", { type: "section" }, "must have one of: text, fields"],
  ["/fields", { type: "section", fields: list(11, mrkdwn("a")) }, "no more than 10 items allowed"],
  [
    "/fields/0/text",
    { type: "section", fields: [mrkdwn("x".repeat(2001))] },
    "must be less than 2001 characters",
  ],
  [
    "/text/text",
    { type: "header", text: plain("x".repeat(151)) },
    "must be less than 151 characters",
  ],
  ["/text/type", { type: "header", text: mrkdwn("a") }, "unsupported type: mrkdwn"],
  ["", { type: "header" }, "missing required field: text"],
  [
    "/elements",
    { type: "context", elements: list(11, mrkdwn("a")) },
    "no more than 10 items allowed",
  ],
  ["/elements/0/type", { type: "context", elements: [button("a")] }, "unsupported type: button"],
  [
    "/elements",
    row(...Array.from({ length: 26 }, (_, n) => button(`${n}`))),
    "no more than 25 items allowed",
  ],
  ["/elements", row(), "no fewer than 1 items allowed"],
  ["/elements", row(button("a"), button("a")), "`action_id` already exists: a"],
  [
    "/elements/0/text/text",
    row({ ...button("a"), text: plain("x".repeat(76)) }),
    "must be less than 76 characters",
  ],
  [
    "/elements/0/value",
    row({ ...button("a"), value: "x".repeat(2001) }),
    "must be less than 2001 characters",
  ],
  [
    "/elements/0/url",
    row({ ...button("a"), url: "x".repeat(3001) }),
    "must be less than 3001 characters",
  ],
  ["/elements/0/action_id", row(button("x".repeat(256))), "must be less than 256 characters"],
  [
    "/elements/0/options",
    row({ type: "overflow", options: options(6) }),
    "no more than 5 items allowed",
  ],
  [
    "/elements/0/options",
    row({ type: "static_select", options: options(101) }),
    "no more than 100 items allowed",
  ],
  ["/elements/0", row({ type: "static_select" }), "must have one of: options, option_groups"],
  [
    "/elements/0/options/0/text/text",
    row({ type: "overflow", options: [option("x".repeat(76))] }),
    "must be less than 76 characters",
  ],
  [
    "/elements/0/options/0/value",
    row({ type: "overflow", options: [{ ...option("a"), value: "x".repeat(151) }] }),
    "must be less than 151 characters",
  ],
  [
    "/elements/0/confirm/confirm/text",
    row({ ...button("a"), confirm: { ...confirm(), confirm: plain("x".repeat(31)) } }),
    "must be less than 31 characters",
  ],
  [
    "/elements/0/placeholder/text",
    row({ type: "users_select", placeholder: plain("x".repeat(151)) }),
    "must be less than 151 characters",
  ],
  ["/block_id", { type: "divider", block_id: "x".repeat(256) }, "must be less than 256 characters"],
  ["", { ...picture(), type: "image" }, "missing required field: alt_text"],
  ["/text", { type: "markdown", text: "x".repeat(12_001) }, "must be less than 12001 characters"],
  [
    "/accessory/type",
    { ...section("a"), accessory: { type: "plain_text_input" } },
    "unsupported type: plain_text_input",
  ],
  ["/type", { type: "alert", text: plain("a") }, "unsupported type: alert"],
  ["/type", { type: "carrousel" }, "unsupported type: carrousel"],
  ["", "divider", "must be an object"],
  ["/text", { type: "section", text: "a" }, "must be an object"],
  ["/elements", { type: "context", elements: {} }, "must be an array"],
])("%s of %j: %s", (pointer, block, message) => {
  expect(checkBlocks([block], "message", "")).toContainEqual({ pointer: `/0${pointer}`, message });
});

test("block ids must differ, and a message takes 50 blocks and one table", () => {
  const twice = [
    { type: "divider", block_id: "a" },
    { type: "divider", block_id: "a" },
  ];
  expect(checkBlocks(twice, "message", "/blocks")).toEqual([
    { pointer: "/blocks/1/block_id", message: "`block_id` already exists: a" },
  ]);
  const many = list(51, { type: "divider" });
  expect(checkBlocks(many, "message", "/blocks")).toEqual([
    { pointer: "/blocks", message: "no more than 50 items allowed" },
  ]);
  expect(checkBlocks(many, "modal", "/blocks")).toEqual([]);
  const table = { type: "table", rows: [[]] };
  expect(checkBlocks([table, table], "message", "/blocks")).toEqual([
    { pointer: "/blocks", message: "only one table is allowed" },
  ]);
});

test.each<[string, object, string]>([
  ["/view/title/text", { title: plain("x".repeat(25)) }, "must be less than 25 characters"],
  ["/view", { title: undefined }, "missing required field: title"],
  [
    "/view/private_metadata",
    { private_metadata: "x".repeat(3001) },
    "must be less than 3001 characters",
  ],
  ["/view/callback_id", { callback_id: "x".repeat(256) }, "must be less than 256 characters"],
  ["/view/submit", { blocks: [input()] }, "`submit` is required when there is an input block"],
  ["/view/blocks", { blocks: list(101, { type: "divider" }) }, "no more than 100 items allowed"],
  [
    "/view/blocks/0/type",
    { blocks: [{ type: "markdown", text: "a" }] },
    "unsupported type: markdown",
  ],
])("a modal with %s: %j", (pointer, changes, message) => {
  const modal = { type: "modal", title: plain("Title"), blocks: [], ...changes };
  expect(checkView(modal, "modal")).toEqual([{ pointer, message }]);
});

function plain(text: string) {
  return { type: "plain_text", text };
}

function mrkdwn(text: string) {
  return { type: "mrkdwn", text };
}

function section(text: string) {
  return { type: "section", text: mrkdwn(text) };
}

function row(...elements: object[]) {
  return { type: "actions", elements };
}

function button(actionId: string) {
  return { type: "button", action_id: actionId, text: plain("Press") };
}

function option(text: string) {
  return { text: plain(text), value: "v" };
}

function options(count: number) {
  return list(count, option("a"));
}

function input() {
  return { type: "input", label: plain("Label"), element: { type: "plain_text_input" } };
}

function picture() {
  return { type: "image", image_url: "https://example.org/a.png" };
}

function confirm() {
  return {
    title: plain("Sure?"),
    text: plain("Really?"),
    confirm: plain("Yes"),
    deny: plain("No"),
  };
}

function list<T>(length: number, item: T): T[] {
  return Array.from({ length }, () => item);
}
