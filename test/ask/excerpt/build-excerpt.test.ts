import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildExcerpt } from "../../../src/ask/excerpt/build-excerpt.ts";
import { buildQuery } from "../../../src/ask/query/build-query.ts";
import { splitClauses } from "../../../src/ask/passage/split-clauses.ts";
import { indexOf } from "../../search/index-of.ts";
import { articleOf, paragraphs, scorerFor } from "../library.ts";

const filler =
  "Nothing of the kind was told here, and the weather of that week stayed mild and grey. ";

describe("an excerpt", () => {
  test("is a whole short passage, with nothing cut", () => {
    const excerpt = cut("when did it open?", "The mill opened in 1906.");
    expect(excerpt).toMatchObject({ ordinal: 1, cutBefore: false, cutAfter: false });
    expect(textOf(excerpt)).toBe("The mill opened in 1906.");
  });

  test("begins and ends with a sentence where the sentences fit", () => {
    const text = `${filler.repeat(4)}The bridge was built of iron. ${filler.repeat(4)}`.trim();
    const excerpt = cut("what was the bridge built of", text);
    expect(textOf(excerpt)).toMatch(/^The bridge was built of iron\. Nothing of the kind/);
    expect(excerpt).toMatchObject({ cutBefore: true, cutAfter: true });
  });

  test.each([
    ["When was the bridge repaired?", "The bridge was repaired again in March 1931."],
    ["How many people repaired the bridge?", "The bridge was repaired by 40 masons."],
    ["Who repaired the bridge?", "The bridge was repaired by Anna Keller."],
  ])("has the kind of words that are asked for: %s", (question, expected) => {
    const said = [
      "The bridge was repaired with great care.",
      "The bridge was repaired by 40 masons.",
      "The bridge was repaired again in March 1931.",
      "The bridge was repaired by Anna Keller.",
    ];
    const text = said.map((sentence) => `${sentence} ${filler.repeat(3)}`).join("");
    expect(textOf(cut(question, text))).toContain(expected);
  });

  test("takes a year of the question for no answer to when", () => {
    const text = `The mill of 1906 was repaired. ${filler.repeat(4)}The mill of 1906 was repaired in 1931. ${filler.repeat(4)}`;
    expect(textOf(cut("When was the mill of 1906 repaired?", text))).toContain("in 1931");
  });

  test("takes a relative of a word for half the word", () => {
    const text = `The mill was painted. ${filler.repeat(4)}Its inventor was honoured. ${filler.repeat(4)}`;
    expect(textOf(cut("mill, its invention", text, "The mill"))).toContain("Its inventor");
  });

  test("takes a word of another stem for the one that is meant", () => {
    const text = `The mill was painted. ${filler.repeat(4)}It was sold in spring. ${filler.repeat(4)}`;
    expect(textOf(cut("mill, to sell it", text, "The mill"))).toContain("It was sold");
  });

  test("has a number of what is to be counted, not any number", () => {
    const text = `Masons repaired the bridge in 1931. ${filler.repeat(4)}To repair the bridge took 40 skilled masons. ${filler.repeat(4)}`;
    expect(textOf(cut("How many masons repaired the bridge?", text))).toContain("40 skilled");
  });

  test("goes by what tells the sentences apart, not by the words of the title", () => {
    const text = `The old mill, the old mill of the town. ${filler.repeat(4)}It closed after a flood.`;
    expect(textOf(cut("why was the old mill closed", text, "The old mill"))).toContain(
      "It closed after a flood.",
    );
  });

  test("of a Chinese passage is shorter, because a character says more than a letter", () => {
    const text = `${"磨坊在城外的河边。".repeat(20)}桥建于一九零六年。${"磨坊在城外的河边。".repeat(20)}`;
    const excerpt = textOf(cut("桥是哪一年建的", text));
    expect(excerpt).toContain("桥建于一九零六年。");
    expect(excerpt.length).toBeLessThanOrEqual(120);
    expect(excerpt.length).toBeGreaterThan(100);
  });

  test("parts a sentence that is too long between clauses, and says what was cut", () => {
    const long = `${"stones were carried up the hill, ".repeat(20)}and the bell was hung, ${"sheep grazed below, ".repeat(20)}`;
    const excerpt = cut("the bell", long);
    expect(textOf(excerpt)).toMatch(/^and the bell was hung, sheep grazed below, .* sheep grazed$/);
    expect(excerpt).toMatchObject({ cutBefore: true, cutAfter: true });
  });

  test("leaves the next sentence out rather than cutting its first word", () => {
    for (let letters = 260; letters < 285; letters += 1) {
      const text = `The bridge ${"a".repeat(letters)}. Englishmen's masons came and stayed for years.`;
      const excerpt = textOf(cut("bridge", text));
      expect([" ", ""]).toContain(text.charAt(excerpt.length));
    }
  });

  test("begins where a quotation of several sentences does, if all of it fits", () => {
    const quoted = "The owner wrote: “The sluice was shut. A bell rang at noon. Nobody came.”";
    const text = `${filler.repeat(3)}${quoted} ${filler.repeat(3)}`;
    expect(textOf(cut("when did a bell ring", text))).toContain(quoted);
    const long = `“${filler.repeat(4)}A bell rang at noon. Nobody came.” ${filler.repeat(4)}`;
    expect(textOf(cut("when did a bell ring", long))).toMatch(/^A bell rang at noon/);
  });

  test("leaves a quotation out rather than cutting it", () => {
    const quoted = `He wrote at length “${"that the sluice was shut, ".repeat(9)}and so on” to the owners.`;
    const excerpt = textOf(cut("who mended the bell", `The smith mended the bell. ${quoted}`));
    expect(excerpt).toBe("The smith mended the bell. He wrote at length");
  });

  test("begins and ends between characters, and marks words inside it, for any text", () => {
    const parts = fc.array(
      fc.oneof(
        fc.constantFrom("bell ", "👨‍👩‍👧‍👦", "e\u0301", "𠀀𠀁", "鐘樓", "。", "“", "”", ", "),
        fc.string({ unit: "grapheme" }),
      ),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(parts, (written) => {
        const text = written.join("");
        const { fragments } = cut("bell 钟楼", text);
        for (const fragment of fragments) expect(fragment.text).not.toMatch(/\p{Surrogate}/u);
        const borders = bordersOf(text);
        const start = text.indexOf(fragments.map((fragment) => fragment.text).join(""));
        expect(borders.has(start)).toBe(true);
        const marked = fragments.filter(({ matched }) => matched);
        expect(marked.every((fragment) => fragment.text.trim() !== "")).toBe(true);
      }),
    );
  });

  test("never cuts what a reader sees as one character", () => {
    const family = "👨‍👩‍👧‍👦";
    const pieces = splitClauses(family.repeat(60), { start: 0, end: family.length * 60 }, 300);
    for (const { start, end } of pieces) {
      expect(start % family.length).toBe(0);
      expect(end % family.length).toBe(0);
    }
  });

  test("joined again is the source's own text, and never too long, for any text", () => {
    const words = fc.array(
      fc.oneof(
        fc.constantFrom("bell ", "鐘", "。", ". ", ", ", "é"),
        fc.string({ unit: "binary" }),
      ),
      { maxLength: 400 },
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join("");
        const excerpt = textOf(cut("bell 钟", text));
        expect(text).toContain(excerpt);
        expect(excerpt.length).toBeLessThanOrEqual(300);
      }),
    );
  });
});

test("clauses cover a text without its white space, each within the limit", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", minLength: 1, maxLength: 500 }),
      fc.integer({ min: 5, max: 80 }),
      (text, limit) => {
        const pieces = splitClauses(text, { start: 0, end: text.length }, limit);
        const kept = pieces.map(({ start, end }) => text.slice(start, end)).join("");
        expect(kept.replaceAll(/\s/gu, "")).toBe(text.replaceAll(/\s/gu, ""));
        for (const { start, end } of pieces) expect(end - start).toBeLessThanOrEqual(limit);
      },
    ),
  );
});

function cut(question: string, text: string, title = "") {
  const [passage, ...others] = paragraphs(
    articleOf({ id: "a", title }),
    text,
    "Something else stands in another passage.",
  );
  if (!passage) throw new Error("paragraphs makes a passage of each text");
  const index = indexOf([passage, ...others], []);
  return buildExcerpt(scorerFor(buildQuery(question, index), index)(passage));
}

/** Where one character that a reader sees ends and the next begins. */
function bordersOf(text: string): ReadonlySet<number> {
  const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
  return new Set([...Array.from(graphemes.segment(text), ({ index }) => index), text.length]);
}

function textOf({ fragments }: ReturnType<typeof cut>): string {
  return fragments.map(({ text }) => text).join("");
}
