import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COLOURS, type Drawing, type Shape, type Text } from "../../src/picture/drawing.ts";
import { openCanvas } from "../../src/picture/paint.ts";
import { drawYear } from "../../src/picture/year-drawing.ts";
import { anniversary } from "../digest/samples.ts";
import { measureContrast } from "./contrast.ts";
import { anyPlan, planOf } from "./samples.ts";

const { measure } = openCanvas();

describe("any year", () => {
  const drawings = fc.sample(anyPlan(), { numRuns: 150, seed: 20_270_426 }).map((plan) => ({
    plan,
    drawing: drawYear(plan, measure),
  }));

  test("no two texts overlap, and none lies outside", () => {
    for (const { drawing } of drawings) {
      const boxes = textsIn(drawing).map(boxOf);
      for (const box of boxes) expect(isInside(box, drawing)).toBe(true);
      expect(firstOverlap(boxes)).toBeNull();
    }
  });

  test("no mark lies on a text or outside", () => {
    for (const { drawing } of drawings) {
      const texts = textsIn(drawing).map(boxOf);
      const marks = drawing.shapes.filter(({ kind }) => kind === "diamond" || kind === "dot");
      for (const mark of marks.map(boxOf)) {
        expect(isInside(mark, drawing)).toBe(true);
        expect(texts.filter((text) => overlap(text, mark))).toEqual([]);
      }
    }
  });

  test("every marked day has one mark in its strip", () => {
    for (const { plan, drawing } of drawings) {
      const days = plan.months.flatMap((month) => month.days);
      const labels = plan.months.flatMap((month) => month.labels);
      for (const kind of ["diamond", "dot"] as const) {
        const milestone = kind === "diamond";
        const wanted = [...days, ...labels].filter((one) => one.milestone === milestone).length;
        // One more is in the legend.
        expect(drawing.shapes.filter((shape) => shape.kind === kind)).toHaveLength(wanted + 1);
      }
    }
  });
});

test("a month of thousands counts them within its margin", () => {
  const events = Array.from({ length: 12_345 }, (_, index) =>
    anniversary(`event-${index}`, "1977-04-28", { importance: 3 }),
  );
  const { shapes } = drawYear(planOf(events), measure);
  const texts = shapes.filter((shape) => shape.kind === "text");
  const counts = texts.filter(({ words }) => words.startsWith("+"));
  expect(counts.map(({ words }) => words.slice(0, 6))).toEqual(["+12343"]);
  const marksLeft = Math.min(...shapes.filter(({ kind }) => kind === "cell").map(({ x }) => x));
  for (const count of counts) expect(boxOf(count).right).toBeLessThanOrEqual(marksLeft);
});

describe("a label", () => {
  test("says what happened where there is room, with the Chinese title after it", () => {
    const title = { en: "Budapest Treaty", zh: "《布达佩斯条约》" };
    const words = wordsIn(drawYear(planOf([anniversary("b", "1977-04-28", { title })]), measure));
    expect(words).toEqual(
      expect.arrayContaining(["28", "50 years", ": ", "Budapest Treaty", ", took place", title.zh]),
    );
  });

  test("leaves out what happened, then the Chinese title, before it cuts the title at a letter", () => {
    const title = { en: "Treaty ".repeat(20), zh: "《条约》" };
    const words = wordsIn(drawYear(planOf([anniversary("t", "1977-04-28", { title })]), measure));
    expect(words.some((word) => /^Treaty Treaty .*…$/.test(word))).toBe(true);
    expect(words).toContain("50 years");
    expect(words).not.toContain(", took place");
    expect(words).not.toContain("《条约》");
  });

  test("in Chinese keeps the count that follows a title too long for the line", () => {
    const title = { en: "Treaty", zh: "条约".repeat(40) };
    const plan = planOf([anniversary("t", "1977-04-28", { title })], "2027-01-01", "zh");
    const words = wordsIn(drawYear(plan, measure));
    expect(words).toContain("50周年");
    expect(words.some((word) => /^(条约)+条?…$/.test(word))).toBe(true);
  });
});

test("today is outlined and named in the legend, but only in a year that it is part of", () => {
  const events = [anniversary("t", "1977-04-28")];
  expect(wordsIn(drawYear(planOf(events, "2027-05-01"), measure))).toContain("today, 1 May");
  const without = wordsIn(drawYear(planOf(events, "2026-11-22"), measure));
  expect(without.filter((word) => word.includes("today"))).toEqual([]);
  const unread = wordsIn(drawYear({ ...planOf(events, "2027-05-01"), today: null }, measure));
  expect(unread.filter((word) => word.includes("today"))).toEqual([]);
});

/** WCAG 2.2, 1.4.3 and 1.4.11. */
describe("contrast", () => {
  test.each([
    ["ink", "paper", 4.5],
    ["quiet", "paper", 4.5],
    ["milestone", "day", 3],
    ["milestone", "weekend", 3],
    ["milestone", "paper", 4.5],
    ["anniversary", "day", 3],
    ["anniversary", "weekend", 3],
    ["anniversary", "paper", 4.5],
    ["ink", "weekend", 3],
  ] as const)("%s on %s has at least %d:1", (front, back, least) => {
    expect(measureContrast(COLOURS[front], COLOURS[back])).toBeGreaterThanOrEqual(least);
  });
});

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Of text the letters' own room, from the top of capitals to the foot of a `g`. */
function boxOf(shape: Shape): Box {
  if (shape.kind === "text") {
    const { x, y, width, font } = shape;
    return { left: x, right: x + width, top: y - font.size * 0.8, bottom: y + font.size * 0.25 };
  }
  if (shape.kind === "dot" || shape.kind === "diamond") {
    const { x, y, radius } = shape;
    return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
  }
  throw new Error(`no box of a ${shape.kind}`);
}

function overlap(a: Box, b: Box): boolean {
  // Words that follow each other touch; half a unit is a rounding.
  return a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom && b.top < a.bottom;
}

function firstOverlap(boxes: readonly Box[]): readonly [Box, Box] | null {
  for (const [index, box] of boxes.entries()) {
    const other = boxes.slice(index + 1).find((one) => overlap(one, box));
    if (other) return [box, other];
  }
  return null;
}

function isInside({ left, top, right, bottom }: Box, { width, height }: Drawing): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

function textsIn({ shapes }: Drawing): Text[] {
  return shapes.filter((shape) => shape.kind === "text");
}

function wordsIn(drawing: Drawing): string[] {
  return textsIn(drawing).map(({ words }) => words);
}
