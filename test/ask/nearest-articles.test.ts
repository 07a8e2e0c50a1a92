import { expect, test } from "vitest";
import { articleOf, askingOf, paragraphs } from "./library.ts";

const lamps = articleOf({
  id: "lamps",
  tags: ["lighthouses"],
  people: [{ name: "Ana Marsh", office: null }],
});
const asking = askingOf([
  ...paragraphs(lamps, "The keepers met in spring."),
  ...paragraphs(articleOf({ id: "mill" }), "The mill grinds flour."),
]);

test.each(["lighthouses", "Ana Marsh", "who is Ana Marsh?", "lighthuoses"])(
  "where no passage answers %j, the article whose tag or person it names is near",
  (typed) => {
    expect(asking.ask(typed)).toMatchObject({ kind: "not-found", nearest: [lamps] });
  },
);

test("the nearest articles keep to the filters of the question", () => {
  expect(asking.ask("lighthouses year:2021 lang:zh")).toMatchObject({ nearest: [] });
});
