import { MONTH_NAMES } from "../dates/civil-date.ts";
import type { Count } from "./count.ts";
import type { DayCount } from "./count-days.ts";
import type { ContentReport } from "./report-content.ts";

/** `332 events; something on 214 of the 366 days of a year` */
export function summarizeReport({ events, days }: ContentReport): string {
  const told = days.filter((day) => day.events > 0).length;
  return `${events.count} events; something on ${told} of the ${days.length} days of a year`;
}

/** What the picture of a report shows, for those who do not see it. */
export function describeReport(report: ContentReport): string {
  const { days, events } = report;
  const marked = days.filter(({ importance }) => importance === 3).length;
  const sources = events.sources === null ? "" : ` Sources: ${countsIn(events.sources)}.`;
  return (
    `${summarizeReport(report)}. ${marked} days have an event of importance 3. ` +
    `Longest without any: ${describeLongestGap(days)}. Kinds: ${countsIn(events.kinds)}.${sources}`
  );
}

/** `12 days, 3–14 September`, the first of the longest; `none` where every day has something. */
export function describeLongestGap(days: readonly DayCount[]): string {
  let [longest, run]: [DayCount[], DayCount[]] = [[], []];
  for (const day of days) {
    run = day.events > 0 ? [] : [...run, day];
    if (run.length > longest.length) longest = run;
  }
  const [first, last] = [longest[0], longest.at(-1)];
  if (first === undefined || last === undefined) return "none";
  if (first === last) return `1 day, ${dayWords(first)}`;
  const from = first.month === last.month ? `${first.day}` : `${dayWords(first)} `;
  const dash = first.month === last.month ? "–" : "– ";
  return `${longest.length} days, ${from}${dash}${dayWords(last)}`;
}

/** `1–3, 7`: numbers that follow each other as one span. */
export function formatSpans(numbers: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else spans.push([number, number]);
  }
  return spans.map(([from, until]) => (from === until ? `${from}` : `${from}–${until}`)).join(", ");
}

function dayWords({ month, day }: DayCount): string {
  return `${day} ${MONTH_NAMES[month - 1] ?? ""}`;
}

function countsIn(counts: readonly Count[]): string {
  return counts.map(({ name, count }) => `${name} ${count}`).join(", ");
}
