import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutText, takeStart } from "../../../src/slack/blocks/cut-text.ts";

describe("cutting", () => {
  test("keeps what fits and shows that something is missing", () => {
    expect(cutText("abcdef", 6)).toBe("abcdef");
    expect(cutText("abcdefg", 6)).toBe("abcde…");
  });

  test.each(["👩‍👩‍👧‍👦", "🇨🇳", "e\u0301", "知"])("never cuts inside %s", (letter) => {
    const cut = takeStart(letter.repeat(10), letter.length * 3 + (letter.length > 1 ? 1 : 0));
    expect(cut).toBe(letter.repeat(3));
  });

  test("never exceeds the limit and is always a start", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(40), (text, max) => {
        const start = takeStart(text, max);
        expect(start.length).toBeLessThanOrEqual(max);
        expect(text.startsWith(start)).toBe(true);
      }),
    );
  });
});
