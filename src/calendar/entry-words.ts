import { addDays, getYear } from "../dates/civil-date.ts";
import type { DigestLanguage } from "../digest/preferences.ts";
import { wordOutcome } from "../event/english-wording.ts";
import type { Occurrence } from "../event/event.ts";
import type { OccurrenceWording } from "../event/occurrence-wording.ts";
import { isThemeAwaited } from "../event/origin.ts";
import { wordOccurrence } from "../event/wording.ts";
import type { Language } from "../language.ts";
import type { CalendarEntry } from "./entries.ts";

/** The line of a day; in both languages where the event has a Chinese title. */
export function writeSummary(entry: CalendarEntry, language: DigestLanguage): string {
  const chinese = entry.next.occurrence.event.title.zh === null ? null : chineseSummary(entry);
  if (language === "en" || chinese === null) return englishSummary(entry);
  return language === "zh" ? chinese : `${englishSummary(entry)} · ${chinese}`;
}

/** The other title, one sentence, the first date, what is particular to the year, sources, articles: a line each. */
export function writeDescription({ next }: CalendarEntry, language: DigestLanguage): string {
  const { occurrence, articles } = next;
  const { event } = occurrence;
  const read = READING[language === "zh" ? "zh" : "en"];
  return [
    language === "en" ? event.title.zh : null,
    ...(language === "zh" ? [] : englishLines(occurrence)),
    ...(language === "en" ? [] : chineseLines(occurrence)),
    language === "zh" && event.title.zh !== null ? event.title.en : null,
    ...event.sources.map((source) => `${read.source}${withLink(source)}`),
    ...articles.map((article) => `${read.article}${withLink(article)}`),
  ]
    .filter((line) => line !== null)
    .join("\n");
}

const READING: Readonly<Record<Language, { readonly source: string; readonly article: string }>> = {
  en: { source: "Source: ", article: "Read: " },
  zh: { source: "来源：", article: "阅读：" },
};

/**
 * `China's Patent Law, adopted in 1984` for what comes round: a count would be wrong the year after. For one year
 * alone `45 years: China's Patent Law, adopted`, `The 30th World Intellectual Property Day`.
 */
function englishSummary({ next: { occurrence }, yearly }: CalendarEntry): string {
  const { date, years, ordinal } = occurrence;
  const { lead, title, headline } = wordingOf(occurrence, "en");
  if (lead === null || years === null) return title;
  if (ordinal !== null) return yearly ? title : headline.map(({ text }) => text).join("");
  if (years === 0) return `${title} ${lead}`;
  const told = `${title}, ${wordOutcome(occurrence)}`;
  return yearly ? `${told} in ${getYear(date) - years}` : `${lead}: ${told}`;
}

/** `《专利法》通过（1984年3月12日）` for what comes round, `《专利法》通过45周年` for one year alone. */
function chineseSummary({ next: { occurrence }, yearly }: CalendarEntry): string {
  const { aside, headline } = wordingOf(occurrence, "zh");
  const isAgain = yearly && occurrence.years !== 0;
  const told = isAgain ? headline.filter(({ is }) => is === "title") : headline;
  return `${told.map(({ text }) => text).join("")}${isAgain && occurrence.ordinal === null ? aside : ""}`;
}

function englishLines(occurrence: Occurrence): (string | null)[] {
  const { details: known, origin } = wordingOf(occurrence, "en");
  const details = isThemeAwaited(occurrence) ? ["theme not announced yet", ...known] : known;
  return [
    occurrence.event.summary?.en ?? null,
    origin === null ? null : sentence(origin),
    details.length === 0 ? null : particulars(occurrence, details),
  ];
}

function chineseLines(occurrence: Occurrence): (string | null)[] {
  const { details: known, origin } = wordingOf(occurrence, "zh");
  const details = isThemeAwaited(occurrence) ? ["主题尚未公布", ...known] : known;
  const { date, ordinal, event } = occurrence;
  const year = ordinal === null ? "" : `${getYear(date)}年`;
  return [
    event.summary?.zh ?? null,
    origin === null ? null : `${origin}。`,
    details.length === 0 ? null : `${year}${details.join("；")}。`,
  ];
}

/** As told before the day, so that the words do not change on it; the calendar itself shows until when. */
function wordingOf(occurrence: Occurrence, language: Language): OccurrenceWording {
  const dayBefore = addDays(occurrence.date, -1);
  return wordOccurrence({ ...occurrence, until: occurrence.date }, dayBefore, language);
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** A theme is its year's alone. */
function particulars({ date, ordinal }: Occurrence, details: readonly string[]): string {
  const words = details.join("; ");
  return sentence(ordinal === null ? words : `in ${getYear(date)}: ${words}`);
}

function withLink({ title, url }: { readonly title: string; readonly url: string | null }): string {
  return url === null ? title : `${title} · ${url}`;
}
