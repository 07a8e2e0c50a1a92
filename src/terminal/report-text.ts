import { MONTH_NAMES } from "../dates/civil-date.ts";
import type { ArticleCounts } from "../report/count-articles.ts";
import type { DayCount } from "../report/count-days.ts";
import type { DecadeCount, EventCounts } from "../report/count-events.ts";
import type { MemberCounts } from "../report/count-members.ts";
import type { Count } from "../report/count.ts";
import { describeLongestGap, formatSpans, summarizeReport } from "../report/describe-report.ts";
import type { ContentReport } from "../report/report-content.ts";
import type { Typography } from "./typography.ts";

/** The report as tables, as `ip-almanac content report` prints it. */
export function formatReport(report: ContentReport, type: Typography): string {
  const { events, days, articles, treaties, today } = report;
  const tables: readonly (readonly [string, readonly string[]])[] = [
    ["Events by decade", decadeLines(events.decades)],
    ["Days of the year", dayLines(days)],
    ["Events by body (one may be about several)", countLines(events.bodies)],
    ["Events by kind", countLines(events.kinds)],
    ["Events by source", sourceLines(events)],
    ["Events by confidence", countLines(events.confidences)],
    ["Events by importance", countLines(events.importances)],
    ["Events by precision", countLines(events.precisions)],
    ["Events that lack", lackingLines(events)],
    ["Articles by language", countLines(articles.languages)],
    ["Articles by source", countLines(articles.sources)],
    ["Articles and their pages", articleLines(articles)],
    ["Members of treaties", memberLines(treaties)],
  ];
  const summary = `${summarizeReport(report)}, counted on ${today}.`;
  const shown = tables.map(
    ([title, lines]) =>
      `\n${type.bold(title)}\n${lines.map((line) => type.plain(line) + "\n").join("")}`,
  );
  return `${type.plain(summary)}\n${shown.join("")}`;
}

const BAR_WIDTH = 30;
const COUNT_WIDTH = 5;

/** `treaty    92  ##############################` */
function countLines(counts: readonly Count[]): string[] {
  const [nameWidth, most] = [widestOf(counts.map(({ name }) => name)), mostOf(counts)];
  return counts.map(({ name, count }) => rowOf(name.padEnd(nameWidth), count, most));
}

function rowOf(name: string, count: number, most: number, note = ""): string {
  const bar = "#".repeat(Math.ceil((count / Math.max(most, 1)) * BAR_WIDTH));
  const row = `  ${name}${String(count).padStart(COUNT_WIDTH)}  ${bar}`;
  return note === ""
    ? row.trimEnd()
    : `${row.padEnd(name.length + COUNT_WIDTH + BAR_WIDTH + 6)}${note}`;
}

/** Decades without an event are one line. */
function decadeLines(decades: readonly DecadeCount[]): string[] {
  const most = mostOf(decades);
  const lines: string[] = [];
  let emptySince: number | null = null;
  for (const { decade, count, yearsWithout } of decades) {
    if (count === 0) emptySince ??= decade;
    else {
      if (emptySince !== null) lines.push(`  ${emptySince}–${decade - 1}: none`);
      emptySince = null;
      const gaps = yearsWithout.length === 0 ? "" : `none in ${formatSpans(yearsWithout)}`;
      lines.push(rowOf(`${decade}s`, count, most, gaps));
    }
  }
  return lines;
}

function dayLines(days: readonly DayCount[]): string[] {
  const months = MONTH_NAMES.map((name, index) => {
    const own = days.filter(({ month }) => month === index + 1);
    const without = own.filter(({ events }) => events === 0).map(({ day }) => day);
    const share = `${own.length - without.length} of ${own.length}`;
    const gaps = without.length === 0 ? "" : `  none on ${formatSpans(without)}`;
    return `  ${name.slice(0, 3)}  ${share.padStart(8)}${gaps}`;
  });
  return [...months, `  longest without any: ${describeLongestGap(days)}`];
}

function sourceLines({ sources }: EventCounts): readonly string[] {
  return sources === null
    ? ["  sources.yml does not say whose pages they are"]
    : countLines(sources);
}

const IDS_MAX = 10;

function lackingLines({ lacking }: EventCounts): string[] {
  const width = widestOf(lacking.map(({ what }) => what));
  return lacking.map(({ what, events }) => {
    const row = `  ${what.padEnd(width)}${String(events.length).padStart(COUNT_WIDTH)}`;
    return events.length === 0 ? row : `${row}  ${idsShown(events)}`;
  });
}

function idsShown(ids: readonly string[]): string {
  const shown = ids.slice(0, IDS_MAX).join(", ");
  return ids.length > IDS_MAX ? `${shown}, … (all with --json)` : shown;
}

function articleLines(articles: ArticleCounts): string[] {
  const { count, withoutAddress, undated, sections, sectionsWithPage } = articles;
  return [
    `  ${count - withoutAddress.length} of ${count} lead to a page${exceptions(withoutAddress)}`,
    `  ${count - undated.length} of ${count} have the day of publication${exceptions(undated)}`,
    `  ${sectionsWithPage} of ${sections} sections lead to a page`,
  ];
}

function exceptions(ids: readonly string[]): string {
  return ids.length === 0 ? "" : `; not ${idsShown(ids)}`;
}

function memberLines(treaties: readonly MemberCounts[]): string[] {
  const width = widestOf([...treaties.map(({ treaty }) => treaty), "treaty"]);
  const row = (name: string, ...cells: readonly (string | number)[]): string =>
    `  ${name.padEnd(width)}${cells.map((cell) => String(cell).padStart(MEMBER_WIDTH)).join("")}`;
  return [
    row("treaty", "members", "with day", "month/year", "undated", "on list", "complete"),
    ...treaties.map((each) =>
      row(
        each.treaty,
        each.members,
        each.withDay,
        each.withMonthOrYear,
        each.withoutDate,
        each.counted ?? "?",
        each.complete ? "yes" : "no",
      ),
    ),
  ];
}

const MEMBER_WIDTH = 12;

function widestOf(names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => name.length));
}

function mostOf(counts: readonly { readonly count: number }[]): number {
  return Math.max(0, ...counts.map(({ count }) => count));
}
