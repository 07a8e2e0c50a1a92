import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer } from "../../../src/ask/answer.ts";
import { EXCERPTS_SHOWN } from "../../../src/ask/excerpt/choose-excerpts.ts";
import { articleOf, askingOf, paragraphs } from "../library.ts";

const filler = "Nothing of the kind was told, and the weather of that week stayed mild and grey. ";
const mill = articleOf({ id: "mill", title: "The mill" });
const quay = articleOf({ id: "quay", title: "The quay" });
const fair = articleOf({ id: "fair", title: "The fair" });

describe("the excerpts that are shown", () => {
  test("are further ones of the same passage where no other article comes near", () => {
    const asking = askingOf([
      ...paragraphs(
        mill,
        `The mill wheel turned day and night. ${filler.repeat(4)}The mill wheel broke in 1906. ${filler.repeat(4)}`,
      ),
      ...paragraphs(quay, "A wheel lay on the quay."),
    ]);
    const [best, other] = shown(asking.ask("mill wheel turned"));
    expect(best?.texts).toEqual([
      expect.stringMatching(/^The mill wheel turned day and night\./),
      expect.stringMatching(/^The mill wheel broke in 1906\./),
    ]);
    expect(other).toBeUndefined();
  });

  test("leave a place to a second article that fits nearly as well", () => {
    const long = (told: string) =>
      `${told} ${filler.repeat(4)}The mill wheel turned slowly. ${filler.repeat(4)}`;
    const asking = askingOf([
      ...paragraphs(mill, long("The mill wheel turned fast, day and night.")),
      ...paragraphs(quay, long("Fast is how a mill wheel turned there.")),
      ...paragraphs(articleOf({ id: "weather" }), filler, filler, filler, filler, filler, filler),
    ]);
    const [best, rival] = shown(asking.ask("mill wheel turned fast, day"));
    expect(best?.texts[0]).toMatch(/^The mill wheel turned fast/);
    expect(best?.texts).toHaveLength(2);
    expect(rival?.texts).toEqual([expect.stringContaining("Fast is how a mill wheel turned")]);
  });

  test("are one of each article where three fit alike", () => {
    const asking = askingOf([
      ...paragraphs(mill, "The bell rang at noon."),
      ...paragraphs(quay, "The bell rang at noon."),
      ...paragraphs(fair, "The bell rang at noon."),
      ...paragraphs(articleOf({ id: "weather" }), filler, filler, filler, filler, filler, filler),
    ]);
    expect(
      shown(asking.ask("when was it that the bell rang")).map(({ texts }) => texts.length),
    ).toEqual([1, 1, 1]);
  });

  test("are none of a further passage that only stands under the same heading", () => {
    const chapter = paragraphs(mill, "The wheel of the mill was made of oak.", "It rained in May.");
    const asking = askingOf([
      ...chapter.map((passage) => ({ ...passage, heading: "The wheel, and the rain" })),
      ...paragraphs(articleOf({ id: "weather" }), filler, filler, filler, filler, filler, filler),
    ]);
    expect(shown(asking.ask("wheel")).map(({ texts }) => texts)).toEqual([
      ["The wheel of the mill was made of oak."],
    ]);
  });

  test("repeat none of the others, are the passage's own words, and fit on a screen", () => {
    const sentence = fc.constantFrom(
      "The mill wheel broke.",
      "Who knew? ",
      "磨坊的水轮坏了。",
      '"The wheel," she said, "turns."',
      filler,
    );
    const text = fc
      .array(sentence, { minLength: 1, maxLength: 30 })
      .map((all) => all.map((each, place) => `(${place}) ${each}`).join(" "));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
        const results = shown(askingOf(paragraphs(mill, ...texts)).ask("mill wheel 水轮"));
        for (const { texts: excerpts, ordinals } of results) {
          expect(excerpts.length).toBeLessThanOrEqual(EXCERPTS_SHOWN);
          for (const [place, excerpt] of excerpts.entries()) {
            expect(texts[(ordinals[place] ?? 0) - 1]).toContain(excerpt);
          }
          for (const [place, excerpt] of excerpts.entries()) {
            const others = excerpts.filter(
              (_, other) => other !== place && ordinals[other] === ordinals[place],
            );
            expect(others.some((other) => other.includes(excerpt))).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

function shown(answer: Answer) {
  const results = answer.kind === "found" ? answer.results : [];
  return results.map(({ excerpts }) => ({
    ordinals: excerpts.map(({ ordinal }) => ordinal),
    texts: excerpts.map(({ fragments }) => fragments.map(({ text }) => text).join("")),
  }));
}
