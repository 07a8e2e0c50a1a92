import { getYear } from "../dates/civil-date.ts";
import { yearTerms } from "../digest/year/year-wording.ts";
import type { MonthPlan, YearPlan } from "../digest/year/plan-year.ts";
import { COLOURS, type Drawing, type Font, type Measure, type Shape } from "./drawing.ts";
import {
  DAY_CELL_WIDTH,
  findDayLeft,
  DAYS_RIGHT,
  placeMark,
  measureMonthHeight,
  drawMonth,
  placeText,
} from "./month-shapes.ts";

/**
 * A year as a planner of one strip of days a month, with the most notable days written beneath.
 * 800 units wide: at the 360 pixels of a phone its text has 9 pixels.
 */
export function drawYear(plan: YearPlan, measure: Measure): Drawing {
  const header = headerShapes(plan, measure);
  const shapes: Shape[] = [];
  let top = HEADER_HEIGHT;
  for (const [index, month] of plan.months.entries()) {
    if (beginsYear(plan.months, index)) {
      shapes.push(...yearShapes(getYear(month.month), top, measure));
      top += YEAR_HEIGHT;
    }
    shapes.push(...drawMonth({ month, plan, top }, measure));
    top += measureMonthHeight(month);
  }
  return { width: WIDTH, height: top + BOTTOM, shapes: [...header, ...shapes] };
}

const WIDTH = 800;
const LEFT = 32;
const HEADER_HEIGHT = 146;
const YEAR_HEIGHT = 34;
const YEAR_BASELINE = 22;
const BOTTOM = 12;

const TITLE_BASELINE = 56;
const RANGE_BASELINE = 90;
const LEGEND_BASELINE = 124;
const LEGEND_GAP = 8;
const LEGEND_SPACE = 28;

const TITLE_FONT: Font = { size: 34, weight: 700 };
const RANGE_FONT: Font = { size: 22, weight: 400 };
const LEGEND_FONT: Font = { size: 18, weight: 400 };
const YEAR_FONT: Font = { size: 21, weight: 700 };
const SCALE_FONT: Font = { size: 16, weight: 400 };

/** Days that are numbered above the first strip of a year. */
const SCALE = [1, 5, 10, 15, 20, 25, 30];

function headerShapes(plan: YearPlan, measure: Measure): Shape[] {
  const terms = yearTerms(plan.language);
  const days = terms.range(plan.range);
  return [
    placeText(
      { words: terms.title, x: LEFT, y: TITLE_BASELINE, font: TITLE_FONT, fill: COLOURS.ink },
      measure,
    ),
    placeText(
      { words: days, x: LEFT, y: RANGE_BASELINE, font: RANGE_FONT, fill: COLOURS.quiet },
      measure,
    ),
    ...legendShapes(plan, measure),
  ];
}

/** What the marks mean; today only where the picture shows it. */
function legendShapes({ range, today, language }: YearPlan, measure: Measure): Shape[] {
  const terms = yearTerms(language);
  const middle = LEGEND_BASELINE - 6;
  const shapes: Shape[] = [];
  let left = LEFT;
  const add = (mark: Shape, markWidth: number, words: string): void => {
    const wordsLeft = left + markWidth + LEGEND_GAP;
    const text = placeText(
      { words, x: wordsLeft, y: LEGEND_BASELINE, font: LEGEND_FONT, fill: COLOURS.ink },
      measure,
    );
    shapes.push(mark, text);
    left = wordsLeft + measure(words, LEGEND_FONT) + LEGEND_SPACE;
  };
  add(placeMark(true, left + 10, middle), 20, terms.milestone);
  add(placeMark(false, left + 5, middle), 10, terms.anniversary);
  if (today !== null && range.from <= today && today <= range.until) {
    const [width, outline] = [DAY_CELL_WIDTH, COLOURS.ink];
    const cell = { kind: "cell", x: left, y: middle - 12, height: 24, fill: COLOURS.day } as const;
    add({ ...cell, width, outline }, width, terms.today(today));
  }
  return shapes;
}

function beginsYear(months: readonly MonthPlan[], index: number): boolean {
  const [month, before] = [months[index], months[index - 1]];
  return month !== undefined && (!before || getYear(before.month) !== getYear(month.month));
}

function yearShapes(year: number, top: number, measure: Measure): Shape[] {
  const baseline = top + YEAR_BASELINE;
  const numbers = SCALE.map((day) => {
    const words = String(day);
    const centre = findDayLeft(day) + DAY_CELL_WIDTH / 2;
    const left = centre - measure(words, SCALE_FONT) / 2;
    return placeText(
      { words, x: left, y: baseline, font: SCALE_FONT, fill: COLOURS.quiet },
      measure,
    );
  });
  return [
    { kind: "line", x: LEFT, y: top - 6, width: DAYS_RIGHT - LEFT, stroke: COLOURS.rule },
    placeText(
      { words: String(year), x: LEFT, y: baseline, font: YEAR_FONT, fill: COLOURS.ink },
      measure,
    ),
    ...numbers,
  ];
}
