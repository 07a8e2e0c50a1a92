import { formatLongDate } from "../dates/date-words.ts";
import { describeLongestGap, summarizeReport } from "../report/describe-report.ts";
import type { Count } from "../report/count.ts";
import type { SourceQuality } from "../report/source-quality.ts";
import type { ContentReport } from "../report/report-content.ts";
import { measureBars, drawBars, drawColumns, COLUMNS_HEIGHT, type BarChart } from "./bar-shapes.ts";
import { CALENDAR_HEIGHT, drawCalendar, drawLegend } from "./calendar-shapes.ts";
import { COLOURS, type Drawing, type Font, type Measure, type Shape } from "./drawing.ts";
import { fitText } from "./fitted-text.ts";
import { placeText } from "./month-shapes.ts";

/** What a content folder holds, as a calendar of 366 days over bars; 1,000 units wide. */
export function drawReport(report: ContentReport, measure: Measure): Drawing {
  const calendarTop = HEADER_HEIGHT;
  const decadesTop = calendarTop + CALENDAR_HEIGHT + SECTION_GAP;
  const chartsTop = decadesTop + COLUMNS_HEIGHT + SECTION_GAP;
  const [left, right] = chartsOf(report);
  const shapes: Shape[] = [
    ...headerShapes(report, measure),
    ...drawCalendar(report.days, { left: LEFT, right: WIDTH - LEFT, top: calendarTop }, measure),
    ...drawColumns(
      report.events.decades,
      { left: LEFT, right: WIDTH - LEFT, top: decadesTop },
      measure,
    ),
  ];
  const bottoms = [left, right].map((charts, side) => {
    const from = LEFT + side * (CHART_WIDTH + CHART_GAP);
    let top = chartsTop;
    for (const chart of charts) {
      shapes.push(...drawBars(chart, { left: from, right: from + CHART_WIDTH, top }, measure));
      top += measureBars(chart) + SECTION_GAP;
    }
    return top;
  });
  return { width: WIDTH, height: Math.max(...bottoms), shapes };
}

const WIDTH = 1_000;
const LEFT = 40;
const HEADER_HEIGHT = 164;
const SECTION_GAP = 36;
const CHART_GAP = 48;
const CHART_WIDTH = (WIDTH - 2 * LEFT - CHART_GAP) / 2;

const TITLE_BASELINE = 62;
const SUMMARY_BASELINE = 98;
const LEGEND_MIDDLE = 132;

const TITLE_FONT: Font = { size: 34, weight: 700 };
const SUMMARY_FONT: Font = { size: 20, weight: 400 };

function headerShapes(report: ContentReport, measure: Measure): Shape[] {
  const gap = `longest gap ${describeLongestGap(report.days)}`;
  const summary = `${summarizeReport(report)}; ${gap}`;
  const fit =
    fitText({ words: summary, font: SUMMARY_FONT, widthMax: WIDTH - 2 * LEFT }, measure) ?? "";
  const title = `What the almanac remembers, ${formatLongDate(report.today)}`;
  return [
    placeText(
      { words: title, x: LEFT, y: TITLE_BASELINE, font: TITLE_FONT, fill: COLOURS.ink },
      measure,
    ),
    placeText(
      { words: fit, x: LEFT, y: SUMMARY_BASELINE, font: SUMMARY_FONT, fill: COLOURS.quiet },
      measure,
    ),
    ...drawLegend(LEFT, LEGEND_MIDDLE, measure),
  ];
}

/** Highlighted: events that rest on a wiki or on one unofficial page alone should be few. */
const WEAK: ReadonlySet<string> = new Set<SourceQuality>([
  "one unofficial page",
  "wikis or blogs only",
]);

function chartsOf({ events }: ContentReport): [BarChart[], BarChart[]] {
  return [
    [chartOf("By kind", mostFirst(events.kinds))],
    [
      chartOf("By body (one event may count for several)", events.bodies),
      ...(events.sources === null
        ? []
        : [chartOf("By best source (red: a better one is wanted)", events.sources)]),
    ],
  ];
}

function chartOf(title: string, rows: readonly Count[]): BarChart {
  return { title, rows, weak: WEAK };
}

function mostFirst(counts: readonly Count[]): Count[] {
  return counts.toSorted((a, b) => b.count - a.count);
}
