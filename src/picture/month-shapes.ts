import {
  addDays,
  getDayOfMonth,
  countDaysInMonth,
  getMonth,
  getWeekday,
  getYear,
  type CivilDate,
} from "../dates/civil-date.ts";
import type { HeadlinePart } from "../event/occurrence-wording.ts";
import { yearTerms } from "../digest/year/year-wording.ts";
import type { MonthPlan, YearLabel, YearPlan } from "../digest/year/plan-year.ts";
import {
  COLOURS,
  type Cell,
  type Colour,
  type Font,
  type Mark,
  type Measure,
  type Shape,
  type Text,
} from "./drawing.ts";
import { fitText } from "./fitted-text.ts";

/** Where the days begin and end, in units from the left; the month's name is before them. */
const DAYS_LEFT = 112;
export const DAYS_RIGHT = 768;
const NAME_LEFT = 32;

const DAYS_MAX = 31;
const DAY_WIDTH = (DAYS_RIGHT - DAYS_LEFT) / DAYS_MAX;
const DAY_GAP = 2;

const STRIP_HEIGHT = 24;
const NAME_BASELINE = 19;
const LABEL_HEIGHT = 28;
/** From the top of a label's line to its baseline. */
const LABEL_BASELINE = 21;
const STRIP_TO_LABELS = 4;
const MONTH_GAP = 16;

const SATURDAY = 6;

const NAME_FONT: Font = { size: 21, weight: 700 };
const COUNT_FONT: Font = { size: 16, weight: 400 };
const LABEL_FONT: Font = { size: 20, weight: 400 };
const STRONG_FONT: Font = { size: 20, weight: 600 };

const MILESTONE_RADIUS = 10;
const ANNIVERSARY_RADIUS = 5;

/** The left edge of a day of the month, 1 to 31. */
export function findDayLeft(day: number): number {
  return DAYS_LEFT + (day - 1) * DAY_WIDTH;
}

export const DAY_CELL_WIDTH = DAY_WIDTH - DAY_GAP;

/** The height of a month's strip of days and the labels under it, with the gap to the next one. */
export function measureMonthHeight(month: MonthPlan): number {
  return STRIP_HEIGHT + STRIP_TO_LABELS + linesOf(month) * LABEL_HEIGHT + MONTH_GAP;
}

export function drawMonth(
  {
    month,
    plan,
    top,
  }: { readonly month: MonthPlan; readonly plan: YearPlan; readonly top: number },
  measure: Measure,
): Shape[] {
  const terms = yearTerms(plan.language);
  const firstLine = top + STRIP_HEIGHT + STRIP_TO_LABELS;
  return [
    placeText(
      {
        words: terms.month(month.month),
        x: NAME_LEFT,
        y: top + NAME_BASELINE,
        font: NAME_FONT,
        fill: COLOURS.ink,
      },
      measure,
    ),
    ...stripShapes(month, plan, top),
    ...countShapes(month, plan, firstLine, measure),
    ...month.labels.flatMap((label, index) =>
      labelShapes(label, firstLine + index * LABEL_HEIGHT, measure),
    ),
  ];
}

/** The mark of a milestone or of another anniversary. */
export function placeMark(milestone: boolean, x: number, y: number): Mark {
  return milestone
    ? { kind: "diamond", x, y, radius: MILESTONE_RADIUS, fill: COLOURS.milestone }
    : { kind: "dot", x, y, radius: ANNIVERSARY_RADIUS, fill: COLOURS.anniversary };
}

export function placeText(text: Omit<Text, "kind" | "width">, measure: Measure): Text {
  return { kind: "text", ...text, width: measure(text.words, text.font) };
}

/** The count of days without a label needs a line too. */
function linesOf({ labels, unlabelled }: MonthPlan): number {
  return Math.max(labels.length, unlabelled > 0 ? 1 : 0);
}

function stripShapes(month: MonthPlan, plan: YearPlan, top: number): Shape[] {
  const [year, number] = [getYear(month.month), getMonth(month.month)];
  const cells = Array.from({ length: countDaysInMonth(year, number) }, (_, index) =>
    dayCell(addDays(month.month, index), plan, top),
  );
  const marks = month.days.map(({ date, milestone }) =>
    placeMark(
      milestone,
      findDayLeft(getDayOfMonth(date)) + DAY_CELL_WIDTH / 2,
      top + STRIP_HEIGHT / 2,
    ),
  );
  return [...cells, ...marks];
}

/** Days outside of the range are outlines only; today has a strong outline. */
function dayCell(date: CivilDate, { range, today }: YearPlan, top: number): Cell {
  const outside = date < range.from || date > range.until;
  const filled = getWeekday(date) >= SATURDAY ? COLOURS.weekend : COLOURS.day;
  const outline = outside ? COLOURS.outside : null;
  return {
    kind: "cell",
    x: findDayLeft(getDayOfMonth(date)),
    y: top,
    width: DAY_CELL_WIDTH,
    height: STRIP_HEIGHT,
    fill: outside ? null : filled,
    outline: date === today ? COLOURS.ink : outline,
  };
}

/** `+7 more`, beneath the month's name. */
function countShapes(
  { labels, unlabelled }: MonthPlan,
  { language }: YearPlan,
  line: number,
  measure: Measure,
): Shape[] {
  if (unlabelled === 0) return [];
  const terms = yearTerms(language);
  const words = labels.length === 0 ? terms.entries(unlabelled) : terms.more(unlabelled);
  const fit = fitText({ words, font: COUNT_FONT, widthMax: DAYS_LEFT - NAME_LEFT }, measure) ?? "";
  return [
    placeText(
      { words: fit, x: NAME_LEFT, y: line + LABEL_BASELINE, font: COUNT_FONT, fill: COLOURS.quiet },
      measure,
    ),
  ];
}

const LABEL_MARK_SCALE = 0.7;
const MARK_CENTRE = 7;
const MARK_SPACE = 20;
const DAY_SPACE = 32;
const WORDS_GAP = 10;

/** Mark, day, headline and, if all of it fits, the title in the other language. */
function labelShapes(label: YearLabel, line: number, measure: Measure): Shape[] {
  const { date, otherTitle, milestone } = label;
  const baseline = line + LABEL_BASELINE;
  const mark = placeMark(milestone, DAYS_LEFT + MARK_CENTRE, line + LABEL_HEIGHT / 2);
  const shapes: Shape[] = [{ ...mark, radius: mark.radius * LABEL_MARK_SCALE }];
  let left = DAYS_LEFT + MARK_SPACE;
  const add = (words: string, font: Font, fill: Colour, roomAfter = 0): void => {
    const fit = fitText({ words, font, widthMax: DAYS_RIGHT - left - roomAfter }, measure);
    if (fit === null) return;
    shapes.push(placeText({ words: fit, x: left, y: baseline, font, fill }, measure));
    left += measure(fit, font);
  };
  if (date !== null) {
    add(String(getDayOfMonth(date)), STRONG_FONT, COLOURS.ink);
    left = DAYS_LEFT + MARK_SPACE + DAY_SPACE;
  }
  const parts = partsThatFit(label, DAYS_RIGHT - left, measure);
  for (const [index, part] of parts.entries()) {
    // A long title is cut, not the count before it or, in Chinese, after it.
    const roomAfter = part.is === "title" ? widthOf(parts.slice(index + 1), milestone, measure) : 0;
    add(part.text, fontOf(part, milestone), COLOURS.ink, roomAfter);
  }
  left += WORDS_GAP;
  if (otherTitle !== null && left + measure(otherTitle, LABEL_FONT) <= DAYS_RIGHT) {
    add(otherTitle, LABEL_FONT, COLOURS.quiet);
  }
  return shapes;
}

/** What happened is dropped before the title is cut. */
function partsThatFit(
  { headline, outlook, milestone }: YearLabel,
  room: number,
  measure: Measure,
): readonly HeadlinePart[] {
  return widthOf(outlook, milestone, measure) <= room ? outlook : headline;
}

function widthOf(parts: readonly HeadlinePart[], milestone: boolean, measure: Measure): number {
  return parts.reduce((sum, part) => sum + measure(part.text, fontOf(part, milestone)), 0);
}

function fontOf({ is }: HeadlinePart, milestone: boolean): Font {
  return milestone && is === "title" ? STRONG_FONT : LABEL_FONT;
}
