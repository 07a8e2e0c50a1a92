import { decode } from "fast-png";
import { expect, test } from "vitest";
import { createPainter } from "../../src/picture/create-painter.ts";
import { COLOURS, type Drawing, type Shape, type Text } from "../../src/picture/drawing.ts";
import { openCanvas } from "../../src/picture/paint.ts";
import { drawReport } from "../../src/picture/report-drawing.ts";
import { reportContent } from "../../src/report/report-content.ts";
import { sampleReport } from "../report/samples.ts";
import { measureContrast } from "./contrast.ts";
import { runTypeScriptProcesses } from "./typescript-processes.ts";

runTypeScriptProcesses();

const { measure } = openCanvas();
const report = sampleReport();

test("a report becomes a PNG of two pixels a unit with more than its paper", async () => {
  const png = decode(await createPainter().paintReport(report));
  const { width, height } = drawReport(report, measure);
  expect([png.width, png.height]).toEqual([width * 2, Math.ceil(height * 2)]);
  const shades = new Set(png.data);
  expect(shades.size).toBeGreaterThan(10);
});

test("each of the 366 days has a cell, darker where more is told, and the important ones a mark", () => {
  const { shapes } = drawReport(report, measure);
  const filled = shapes.filter(({ kind }) => kind === "cell");
  const of = (fill: string): number =>
    filled.filter((cell) => "fill" in cell && cell.fill === fill).length;
  // One more of each is in the legend, and a second light one beneath the legend's mark.
  expect(of(COLOURS.day)).toBe(364 + 1);
  expect(of(COLOURS.fewEvents)).toBe(1 + 2);
  expect(of(COLOURS.someEvents)).toBe(1 + 1);
  expect(shapes.filter(({ kind }) => kind === "diamond")).toHaveLength(1 + 1);
});

test.each([
  ["a small catalogue", report],
  [
    "nothing",
    reportContent({ events: [], articles: [], treaties: [], bodies: [] }, "2026-12-01", null),
  ],
  [
    "names that are too long",
    { ...report, events: { ...report.events, bodies: [{ name: "W".repeat(200), count: 12_345 }] } },
  ],
])("of %s no text overlaps another or lies outside", (_what, shown) => {
  const drawing = drawReport(shown, measure);
  const texts = drawing.shapes.filter(isText);
  expect(texts.filter((text) => !isInside(text, drawing)).map(({ words }) => words)).toEqual([]);
  const overlapping = texts.filter((one) =>
    texts.some((other) => other !== one && overlaps(one, other)),
  );
  expect(overlapping.map(({ words }) => words)).toEqual([]);
});

test("a mark stands out from the shade beneath it by 3:1 (WCAG 2.2, 1.4.11)", () => {
  const days = Array.from({ length: 6 }, (_, events) => ({
    month: 1,
    day: events + 1,
    events,
    importance: 3 as const,
  }));
  const { shapes } = drawReport({ ...report, days }, measure);
  const marks = shapes.flatMap((shape, index) => {
    const below = shapes[index - 1];
    return shape.kind === "diamond" && below?.kind === "cell" && below.fill !== null
      ? [measureContrast(shape.fill, below.fill)]
      : [];
  });
  expect(marks).toHaveLength(6 + 1);
  expect(Math.min(...marks)).toBeGreaterThan(3);
});

function isText(shape: Shape): shape is Text {
  return shape.kind === "text";
}

function isInside({ x, y, width, font }: Text, drawing: Drawing): boolean {
  return x >= 0 && x + width <= drawing.width && y - font.size >= 0 && y <= drawing.height;
}

function overlaps(one: Text, other: Text): boolean {
  const apart = one.x + one.width <= other.x || other.x + other.width <= one.x;
  // The height of capitals, above the baseline.
  const above = one.y <= other.y - other.font.size * 0.7 || other.y <= one.y - one.font.size * 0.7;
  return !apart && !above;
}
