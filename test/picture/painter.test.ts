import { decode } from "fast-png";
import { describe, expect, test } from "vitest";
import { openAlmanac } from "../../src/almanac.ts";
import { planYear, spanYearFrom } from "../../src/digest/year/plan-year.ts";
import { createPainter } from "../../src/picture/create-painter.ts";
import { encodeIndexedPng } from "../../src/picture/indexed-png.ts";
import { openCanvas } from "../../src/picture/paint.ts";
import { anniversary } from "../digest/samples.ts";
import { planOf } from "./samples.ts";
import { runTypeScriptProcesses } from "./typescript-processes.ts";

runTypeScriptProcesses();

const PLAN = planOf([anniversary("b", "1977-04-28", { title: { en: "Budapest", zh: "条约" } })]);

describe("a picture", () => {
  test("of the office's own year is a PNG of two pixels a unit, of less than 400 kB", async () => {
    const { agendas } = await openAlmanac("content", {
      snapshotPath: null,
      onTrouble: rethrow,
    });
    const plan = planYear(agendas.of(spanYearFrom("2026-11-22")), "2026-11-22", "both");
    const png = await createPainter().paintYear(plan);
    const { width, height, palette } = decode(png);
    expect(width).toBe(1_600);
    expect(height).toBeGreaterThan(2_000);
    expect(palette?.length).toBeLessThanOrEqual(256);
    expect(png.length).toBeLessThan(400_000);
  });

  test("is the same, byte for byte, in another process", async () => {
    const [one, other] = await Promise.all([
      createPainter().paintYear(PLAN),
      createPainter().paintYear(PLAN),
    ]);
    expect(Buffer.from(one).equals(other)).toBe(true);
  });

  test("that cannot be painted is an error with its cause", async () => {
    const broken = { ...PLAN, language: "xx" } as unknown as typeof PLAN;
    const painting = createPainter().paintYear(broken);
    await expect(painting).rejects.toThrow(/no picture was painted.*TypeError/s);
  });
});

describe("letters", () => {
  const canvas = openCanvas();

  test("Chinese ones differ from each other and from letters that the font lacks", () => {
    const picturesOf = ["世", "界", "\u{10FFFD}", "\u{10FFFE}"].map((words) => {
      const font = { size: 40, weight: 400 };
      const text = { kind: "text", words, x: 5, y: 40, width: 40, font, fill: "#000000" } as const;
      return Buffer.from(canvas.paint({ width: 60, height: 60, shapes: [text] })).toString(
        "base64",
      );
    });
    const [first, second, unknown, other] = picturesOf;
    expect(first).not.toBe(second);
    expect(first).not.toBe(unknown);
    expect(unknown).toBe(other);
  });

  test("a greater weight is wider", () => {
    const [regular, bold] = [400, 700].map((weight) =>
      canvas.measure("World IP Day", { size: 20, weight }),
    );
    expect(bold).toBeGreaterThan(regular ?? 0);
  });
});

describe("the palette", () => {
  test("keeps the given colours exactly, and every colour while there are few", () => {
    const data = Uint8ClampedArray.from([1, 2, 3, 255, 250, 251, 252, 255]);
    const { palette } = decode(encodeIndexedPng({ width: 2, height: 1, data }, new Set()));
    expect(palette).toEqual([
      [1, 2, 3],
      [250, 251, 252],
    ]);
  });

  test("rounds shades where there are too many, but never a given colour", () => {
    const shades = Array.from({ length: 1_000 }, (_, index) => [index % 256, index >> 2, 77, 255]);
    const data = Uint8ClampedArray.from(shades.flat());
    const exact = (3 << 16) | 77;
    const png = encodeIndexedPng({ width: 1_000, height: 1, data }, new Set([exact + (0 << 8)]));
    const { palette = [] } = decode(png);
    expect(palette.length).toBeLessThanOrEqual(256);
    expect(palette).toContainEqual([3, 0, 77]);
  });
});

function rethrow(cause: unknown): never {
  throw cause;
}
