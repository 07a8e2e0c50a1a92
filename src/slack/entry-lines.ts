import type { CivilDate } from "../civil-date.ts";
import { monthName, shortDate, shortDay } from "../date-words.ts";
import type { DigestEntry } from "../digest/digest.ts";
import type { Occurrence } from "../event/event.ts";
import { happened, wordOccurrence } from "../event/wording.ts";
import { bold, italic, link, plain, wordsOf, type Leaf, type Line } from "./rich-text.ts";
import { cutText } from "./text.ts";

/** A title, a fact, a summary or the name of an article may take this much of an entry. */
const PART_LETTERS_MAX = 250;

/** Links an entry; the rest is counted. */
const ARTICLES_MAX = 5;
const SOURCES_MAX = 2;

export interface EntryStyle {
  /** The reader's day: "takes effect today" is said on it alone. */
  readonly asOf: CivilDate;
  /** Whether each entry says its day, because the list has several. */
  readonly dated: boolean;
}

/** One entry: what happened when, the facts of this year, one sentence, what to read and where it is from. */
export function entryLines({ occurrence, articles }: DigestEntry, style: EntryStyle): Line[] {
  const { event, milestone, ordinal } = occurrence;
  const { details, origin } = wordOccurrence(occurrence, style.asOf);
  const summary = event.summary === null ? "" : cutText(event.summary.en, PART_LETTERS_MAX);
  const strong = milestone || event.importance === 3;
  // Which time it is tells of an observance what the first date would.
  const since = ordinal === null && origin !== null ? `, ${cutText(origin, PART_LETTERS_MAX)}` : "";
  const headline = [...headlineOf(occurrence, style.asOf, strong, strong), plain(since)];
  return [
    style.dated ? [bold(dayOf(occurrence)), plain(" · "), ...headline] : headline,
    [plain(details.map((detail) => cutText(detail, PART_LETTERS_MAX)).join(" · "))],
    [plain(summary)],
    linksLine("Read", articles, ARTICLES_MAX),
    linksLine("Source", event.sources, SOURCES_MAX),
  ];
}

/** `11 Dec, 25 years: China's WTO membership, entered into force`, for what is ahead. */
export function aheadLeaves({ occurrence }: DigestEntry, asOf: CivilDate): Leaf[] {
  return [
    plain(`${shortDate(occurrence.date)}, `),
    ...headlineOf(occurrence, asOf, occurrence.milestone, false),
    plain(verbOf(occurrence)),
  ];
}

/** The headline's words alone. */
export function headlineWords({ occurrence }: DigestEntry, asOf: CivilDate): string {
  return wordsOf(headlineOf(occurrence, asOf, false, false)) + verbOf(occurrence);
}

/** `, signed`; nothing where the headline says it or where nothing is counted. */
function verbOf(occurrence: Occurrence): string {
  const { years, ordinal } = occurrence;
  return years === null || years === 0 || ordinal !== null ? "" : `, ${happened(occurrence)}`;
}

/** `Read: First · Second · and 2 more`; nothing without links. */
function linksLine(
  label: string,
  links: readonly { readonly title: string; readonly url: string | null }[],
  shownMax: number,
): Line {
  if (links.length === 0) return [];
  const shown = links
    .slice(0, shownMax)
    .flatMap(({ title, url }, index) => [
      plain(index === 0 ? "" : " · "),
      link(cutText(title, PART_LETTERS_MAX), url),
    ]);
  const rest = links.length - shownMax;
  return [italic(`${label}: `), ...shown, plain(rest > 0 ? ` · and ${rest} more` : "")];
}

/** `25 years: Title`, `Title · 27th time`, `Title takes effect today` */
function headlineOf(
  occurrence: Occurrence,
  asOf: CivilDate,
  strongLead: boolean,
  strongTitle: boolean,
): Leaf[] {
  const { lead, title: whole } = wordOccurrence(occurrence, asOf);
  const words = cutText(whole, PART_LETTERS_MAX);
  const title = strongTitle ? bold(words) : plain(words);
  if (lead === null) return [title];
  if (occurrence.ordinal !== null) return [title, plain(" · "), plain(lead)];
  if (occurrence.years === 0) return [title, plain(" "), bold(lead)];
  return [strongLead ? bold(lead) : plain(lead), plain(": "), title];
}

/** `Mon 30 Nov`; `In December` and `In 2027` where no day is known. */
function dayOf({ date, precision }: Occurrence): string {
  if (precision === "month") return `In ${monthName(date)}`;
  return precision === "year" ? `In ${date.slice(0, 4)}` : shortDay(date);
}
