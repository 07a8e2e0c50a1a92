import type { Count } from "../report/count.ts";
import type { DecadeCount } from "../report/count-events.ts";
import type { Frame } from "./calendar-shapes.ts";
import { COLOURS, type Font, type Measure, type Shape } from "./drawing.ts";
import { fitText } from "./fitted-text.ts";
import { placeText } from "./month-shapes.ts";

export interface BarChart {
  readonly title: string;
  readonly rows: readonly Count[];
  /** Names whose bars are highlighted because they should be small. */
  readonly weak: ReadonlySet<string>;
}

const TITLE_FONT: Font = { size: 20, weight: 700 };
const ROW_FONT: Font = { size: 17, weight: 400 };
const SCALE_FONT: Font = { size: 16, weight: 400 };

const TITLE_HEIGHT = 36;
const TITLE_BASELINE = 18;
const ROW_HEIGHT = 28;
const ROW_BASELINE = 17;
const BAR_HEIGHT = 18;
const BAR_TOP = 2;
const NAME_SHARE = 0.55;
const COUNT_WIDTH = 44;
const COUNT_GAP = 8;

export function measureBars({ rows }: BarChart): number {
  return TITLE_HEIGHT + rows.length * ROW_HEIGHT;
}

function fitNames(rows: readonly Count[], widthMax: number, measure: Measure): readonly string[] {
  return rows.map(({ name }) => fitText({ words: name, font: ROW_FONT, widthMax }, measure) ?? "");
}

/** A row for each name, with its bar and its count at the bar's end. */
export function drawBars(
  { title, rows, weak }: BarChart,
  { left, right, top }: Frame,
  measure: Measure,
): Shape[] {
  const names = fitNames(rows, (right - left) * NAME_SHARE, measure);
  const barsLeft = left + Math.max(0, ...names.map((name) => measure(name, ROW_FONT))) + 12;
  const room = right - COUNT_WIDTH - barsLeft;
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const shapes = rows.flatMap(({ name, count }, index): Shape[] => {
    const rowTop = top + TITLE_HEIGHT + index * ROW_HEIGHT;
    const width = (count / most) * room;
    const fill = weak.has(name) ? COLOURS.milestone : COLOURS.manyEvents;
    const bar = {
      kind: "cell",
      x: barsLeft,
      y: rowTop + BAR_TOP,
      width,
      height: BAR_HEIGHT,
      fill,
      outline: null,
    } as const;
    const baseline = rowTop + ROW_BASELINE;
    return [
      placeText(
        { words: names[index] ?? "", x: left, y: baseline, font: ROW_FONT, fill: COLOURS.ink },
        measure,
      ),
      ...(count === 0 ? [] : [bar]),
      placeText(
        {
          words: String(count),
          x: barsLeft + width + COUNT_GAP,
          y: baseline,
          font: ROW_FONT,
          fill: COLOURS.ink,
        },
        measure,
      ),
    ];
  });
  return [
    placeText(
      { words: title, x: left, y: top + TITLE_BASELINE, font: TITLE_FONT, fill: COLOURS.ink },
      measure,
    ),
    ...shapes,
  ];
}

const COLUMN_ROOM = 110;
const COLUMN_GAP = 4;
const SCALE_HEIGHT = 24;
/** Above the highest column, for its count. */
const TOP_COUNT_HEIGHT = 22;

export const COLUMNS_HEIGHT = TITLE_HEIGHT + TOP_COUNT_HEIGHT + COLUMN_ROOM + SCALE_HEIGHT;

/** The last decades as columns; all earlier ones share one. */
export function drawColumns(
  decades: readonly DecadeCount[],
  { left, right, top }: Frame,
  measure: Measure,
): Shape[] {
  const columns = columnsOf(decades);
  const pitch = (right - left) / Math.max(1, columns.length);
  const most = Math.max(1, ...columns.map(({ count }) => count));
  const bottom = top + TITLE_HEIGHT + TOP_COUNT_HEIGHT + COLUMN_ROOM;
  const centred = (words: string, index: number, baseline: number): Shape => {
    const x = left + (index + 0.5) * pitch - measure(words, SCALE_FONT) / 2;
    return placeText({ words, x, y: baseline, font: SCALE_FONT, fill: COLOURS.quiet }, measure);
  };
  const shapes = columns.flatMap(({ name, count }, index): Shape[] => {
    const height = (count / most) * COLUMN_ROOM;
    const [x, width] = [left + index * pitch + COLUMN_GAP / 2, pitch - COLUMN_GAP];
    const fill = COLOURS.manyEvents;
    return [
      ...(count === 0
        ? []
        : [{ kind: "cell", x, y: bottom - height, width, height, fill, outline: null } as const]),
      centred(String(count), index, bottom - height - 6),
      centred(name, index, bottom + SCALE_HEIGHT - 4),
    ];
  });
  return [
    placeText(
      { words: "By decade", x: left, y: top + TITLE_BASELINE, font: TITLE_FONT, fill: COLOURS.ink },
      measure,
    ),
    { kind: "line", x: left, y: bottom, width: right - left, stroke: COLOURS.rule },
    ...shapes,
  ];
}

const COLUMNS_MAX = 15;

function columnsOf(decades: readonly DecadeCount[]): Count[] {
  const [before, shown] = [decades.slice(0, -COLUMNS_MAX), decades.slice(-COLUMNS_MAX)];
  const columns = shown.map(({ decade, count }) => ({ name: `${decade}s`, count }));
  if (before.length === 0) return columns;
  const count = before.reduce((sum, each) => sum + each.count, 0);
  return [{ name: `to ${(before.at(-1)?.decade ?? 0) + 9}`, count }, ...columns];
}
