import { addDays, yearOf } from "../civil-date.ts";
import { happened } from "../event/english-wording.ts";
import type { Occurrence } from "../event/event.ts";
import type { OccurrenceWording } from "../event/occurrence-wording.ts";
import { wordOccurrence } from "../event/wording.ts";
import type { CalendarEntry } from "./entries.ts";

/**
 * `China's Patent Law, adopted in 1984` for what comes round: a count would be wrong the year after. For one year
 * alone `45 years: China's Patent Law, adopted`, `World Intellectual Property Day, 30th time`.
 */
export function summaryOf({ next: { occurrence }, yearly }: CalendarEntry): string {
  const { date, years, ordinal } = occurrence;
  const { lead, title } = wordingOf(occurrence);
  if (lead === null || years === null) return title;
  if (ordinal !== null) return yearly ? title : `${title}, ${lead}`;
  if (years === 0) return `${title} ${lead}`;
  const told = `${title}, ${happened(occurrence)}`;
  return yearly ? `${told} in ${yearOf(date) - years}` : `${lead}: ${told}`;
}

/** The title in Chinese, one sentence, the first date, what is particular to the year, sources, articles: a line each. */
export function descriptionOf({ next: { occurrence, articles } }: CalendarEntry): string {
  const { event } = occurrence;
  const { details, origin } = wordingOf(occurrence);
  return [
    event.title.zh,
    event.summary?.en ?? null,
    origin === null ? null : sentence(origin),
    details.length === 0 ? null : particulars(occurrence, details),
    ...event.sources.map((source) => `Source: ${withLink(source)}`),
    ...articles.map((article) => `Read: ${withLink(article)}`),
  ]
    .filter((line) => line !== null)
    .join("\n");
}

/** As told before the day, so that the words do not change on it; the calendar itself shows until when. */
function wordingOf(occurrence: Occurrence): OccurrenceWording {
  return wordOccurrence({ ...occurrence, until: occurrence.date }, addDays(occurrence.date, -1));
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** A theme is its year's alone. */
function particulars({ date, ordinal }: Occurrence, details: readonly string[]): string {
  const words = details.join("; ");
  return sentence(ordinal === null ? words : `in ${yearOf(date)}: ${words}`);
}

function withLink({ title, url }: { readonly title: string; readonly url: string | null }): string {
  return url === null ? title : `${title} · ${url}`;
}
