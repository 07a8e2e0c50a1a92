import { MONTH_NAMES } from "../dates/civil-date.ts";
import type { DayCount } from "../report/count-days.ts";
import { COLOURS, type Cell, type Colour, type Font, type Measure, type Shape } from "./drawing.ts";
import { placeText } from "./month-shapes.ts";

/** The position of a part of the drawing, in units. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

const MONTHS = 12;
const DAYS_MAX = 31;
const SCALE_HEIGHT = 26;
const ROW_HEIGHT = 30;
const CELL_HEIGHT = 26;
const CELL_GAP = 3;
const NAME_WIDTH = 56;
const SHARE_WIDTH = 74;
const BASELINE_BELOW_MIDDLE = 6;

export const CALENDAR_HEIGHT = SCALE_HEIGHT + MONTHS * ROW_HEIGHT;

const NAME_FONT: Font = { size: 18, weight: 700 };
const SMALL_FONT: Font = { size: 16, weight: 400 };

/** Shades of a day by its number of events: 0, 1, 2, 3, 4 and more. */
const SHADES: readonly Colour[] = [
  COLOURS.day,
  COLOURS.fewEvents,
  COLOURS.someEvents,
  COLOURS.manyEvents,
  COLOURS.anniversary,
];
/** From this number of events on the shade is so dark that a mark has to be light. */
const DARK_FROM = 3;

/** A row a month, a cell a day: darker where more happened, with a mark where the office would mark the day. */
export function drawCalendar(
  days: readonly DayCount[],
  { left, right, top }: Frame,
  measure: Measure,
): Shape[] {
  const pitch = (right - SHARE_WIDTH - left - NAME_WIDTH) / DAYS_MAX;
  const leftOf = (day: number): number => left + NAME_WIDTH + (day - 1) * pitch;
  const numbers = Array.from({ length: DAYS_MAX }, (_, index) => {
    const words = String(index + 1);
    const centre = leftOf(index + 1) + (pitch - CELL_GAP) / 2;
    return placeText(
      {
        words,
        x: centre - measure(words, SMALL_FONT) / 2,
        y: top + 16,
        font: SMALL_FONT,
        fill: COLOURS.quiet,
      },
      measure,
    );
  });
  const cells = days.flatMap((day) => {
    const at = { x: leftOf(day.day), y: rowTop(top, day.month) };
    return dayShapes(day, { ...at, width: pitch - CELL_GAP, height: CELL_HEIGHT });
  });
  const names = MONTH_NAMES.flatMap((name, index) => {
    const baseline = rowTop(top, index + 1) + CELL_HEIGHT / 2 + BASELINE_BELOW_MIDDLE;
    const own = days.filter(({ month }) => month === index + 1);
    const share = `${own.filter(({ events }) => events > 0).length} of ${own.length}`;
    const shareLeft = right - measure(share, SMALL_FONT);
    return [
      placeText(
        { words: name.slice(0, 3), x: left, y: baseline, font: NAME_FONT, fill: COLOURS.ink },
        measure,
      ),
      placeText(
        { words: share, x: shareLeft, y: baseline, font: SMALL_FONT, fill: COLOURS.quiet },
        measure,
      ),
    ];
  });
  return [...numbers, ...cells, ...names];
}

/** What the shades and the mark mean. */
export function drawLegend(left: number, middle: number, measure: Measure): Shape[] {
  const shapes: Shape[] = [];
  let at = left;
  const add = (day: Pick<DayCount, "events" | "importance">, words: string): void => {
    shapes.push(...dayShapes(day, { x: at, y: middle - 13, width: 24, height: CELL_HEIGHT }));
    const wordsLeft = at + 32;
    shapes.push(
      placeText(
        {
          words,
          x: wordsLeft,
          y: middle + BASELINE_BELOW_MIDDLE,
          font: SMALL_FONT,
          fill: COLOURS.ink,
        },
        measure,
      ),
    );
    at = wordsLeft + measure(words, SMALL_FONT) + 24;
  };
  for (const events of SHADES.keys()) add({ events, importance: 1 }, LEGEND[events] ?? "");
  add({ events: 1, importance: 3 }, "a day that the office would mark (importance 3)");
  return shapes;
}

const LEGEND = ["no event", "1", "2", "3", "4 or more"];

const MOST_IMPORTANT = 3;
const MARK_RADIUS = 6;

function dayShapes(
  { events, importance }: Pick<DayCount, "events" | "importance">,
  box: Pick<Cell, "x" | "y" | "width" | "height">,
): Shape[] {
  const fill = SHADES[Math.min(events, SHADES.length - 1)] ?? COLOURS.day;
  const cell = { kind: "cell", ...box, fill, outline: null } as const;
  if (importance < MOST_IMPORTANT) return [cell];
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const mark = events < DARK_FROM ? COLOURS.milestone : COLOURS.paper;
  return [cell, { kind: "diamond", x, y, radius: MARK_RADIUS, fill: mark }];
}

function rowTop(top: number, month: number): number {
  return top + SCALE_HEIGHT + (month - 1) * ROW_HEIGHT;
}
