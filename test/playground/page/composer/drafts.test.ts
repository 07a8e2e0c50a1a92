import { expect, test } from "vitest";
import { createDrafts } from "../../../../src/playground/page/composer/drafts.ts";
import type { TextStorage } from "../../../../src/playground/page/composer/drafts.ts";

test("drafts and sent texts of each place come back after a reload", () => {
  const storage = memory();
  const drafts = createDrafts(storage);
  drafts.write("general", "half a sen");
  drafts.write("press", "other");
  drafts.sent("press", "first");
  drafts.sent("press", "second");
  const reloaded = createDrafts(storage);
  expect(reloaded.read("general")).toBe("half a sen");
  expect(reloaded.read("press")).toBe("");
  expect([1, 2, 3].map((back) => reloaded.recall("press", back))).toEqual([
    "second",
    "first",
    null,
  ]);
});

test("a text sent again moves to the front", () => {
  const drafts = createDrafts(memory());
  for (const text of ["a", "b", "a"]) drafts.sent("general", text);
  expect([1, 2, 3].map((back) => drafts.recall("general", back))).toEqual(["a", "b", null]);
});

test("only the last thirty sent texts are kept", () => {
  const drafts = createDrafts(memory());
  for (let text = 1; text <= 31; text += 1) drafts.sent("general", `${text}`);
  expect([drafts.recall("general", 30), drafts.recall("general", 31)]).toEqual(["2", null]);
});

test.each(["no json", "[]", "3", "null", '{"general":7}'])(
  "starts afresh when the storage holds %s",
  (stored) => {
    const drafts = createDrafts({ getItem: () => stored, setItem() {} });
    expect([drafts.read("general"), drafts.recall("general", 1)]).toEqual(["", null]);
  },
);

test("a full storage does not lose the draft of this page", () => {
  const drafts = createDrafts({
    getItem: () => null,
    setItem() {
      throw new Error("QuotaExceededError");
    },
  });
  drafts.write("general", "kept");
  expect(drafts.read("general")).toBe("kept");
});

function memory(): TextStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}
