import type { Article } from "../article/article.ts";
import type { CivilDate } from "../civil-date.ts";
import { monthName, shortDate, shortDay } from "../date-words.ts";
import type { DigestEntry } from "../digest/digest.ts";
import type { Occurrence } from "../event/event.ts";
import { wordOccurrence } from "../event/wording.ts";
import { bold, italic, link, plain, wordsOf, type Leaf, type Line } from "./rich-text.ts";
import { cutText } from "./text.ts";

/** A title, a fact, a summary or the name of an article may take this much of an entry. */
const PART_LETTERS_MAX = 250;

/** Links to articles an entry; the rest is counted. */
const ARTICLES_MAX = 5;

export interface EntryStyle {
  /** The reader's day: "takes effect today" is said on it alone. */
  readonly asOf: CivilDate;
  /** Whether each entry says its day, because the list has several. */
  readonly dated: boolean;
}

/** One entry: what it is, the facts of its date, one sentence, and what to read. */
export function entryLines({ occurrence, articles }: DigestEntry, style: EntryStyle): Line[] {
  const { event, milestone } = occurrence;
  const { details, origin } = wordOccurrence(occurrence, style.asOf);
  const summary = event.summary === null ? "" : cutText(event.summary.en, PART_LETTERS_MAX);
  const facts = [...details, ...(origin === null ? [] : [origin])]
    .map((fact) => cutText(fact, PART_LETTERS_MAX))
    .join(" · ");
  const headline = headlineOf(occurrence, style.asOf, milestone || event.importance === 3);
  return [
    style.dated ? [bold(dayOf(occurrence)), plain(" · "), ...headline] : headline,
    [plain(facts)],
    [plain(summary)],
    readingLine(articles),
  ];
}

/** `11 Dec, 25 years: China becomes a member of the WTO`, for what is ahead. */
export function aheadLeaves({ occurrence }: DigestEntry, asOf: CivilDate): Leaf[] {
  return [
    plain(`${shortDate(occurrence.date)}, `),
    ...headlineOf(occurrence, asOf, occurrence.milestone, false),
  ];
}

/** The headline's words alone. */
export function headlineWords({ occurrence }: DigestEntry, asOf: CivilDate): string {
  return wordsOf(headlineOf(occurrence, asOf, false));
}

/** `Read: First · Second · and 2 more`; nothing without articles. */
function readingLine(articles: readonly Article[]): Line {
  if (articles.length === 0) return [];
  const shown = articles.slice(0, ARTICLES_MAX);
  const links = shown.flatMap((article, index) => [
    plain(index === 0 ? "" : " · "),
    link(cutText(article.title, PART_LETTERS_MAX), article.url),
  ]);
  const rest = articles.length - shown.length;
  return [italic("Read: "), ...links, plain(rest === 0 ? "" : ` · and ${rest} more`)];
}

/** `25 years: Title`, `Title · 27th time`, `Title takes effect today` */
function headlineOf(
  occurrence: Occurrence,
  asOf: CivilDate,
  strong: boolean,
  strongTitle = strong,
): Leaf[] {
  const { lead, title: whole } = wordOccurrence(occurrence, asOf);
  const title = cutText(whole, PART_LETTERS_MAX);
  const titled = (words: string): Leaf => (strongTitle ? bold(words) : plain(words));
  const leading = (words: string): Leaf => (strong ? bold(words) : plain(words));
  if (lead === null) return [titled(title)];
  if (occurrence.ordinal !== null) return [titled(title), plain(" · "), plain(lead)];
  if (occurrence.years !== 0) return [leading(lead), plain(": "), titled(title)];
  const verb = lead.replace(/ today$/, "");
  // The title often ends in its own verb: "China's revised Trademark Law takes effect".
  if (title.endsWith(` ${verb}`)) return [titled(title.slice(0, -verb.length)), bold(lead)];
  return [titled(title), plain(" · "), bold(lead)];
}

/** `Mon 30 Nov`; `In December` and `In 2027` where no day is known. */
function dayOf({ date, precision }: Occurrence): string {
  if (precision === "month") return `In ${monthName(date)}`;
  return precision === "year" ? `In ${date.slice(0, 4)}` : shortDay(date);
}
