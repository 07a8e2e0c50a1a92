import type { types } from "@slack/bolt";
import type { ArticleSource } from "../../article/article.ts";
import type { CivilDate } from "../../dates/civil-date.ts";
import type { DigestEntry } from "../../digest/digest.ts";
import type { DigestLanguage } from "../../digest/preferences.ts";
import type { Quotation } from "../../digest/quotation.ts";
import type { Occurrence } from "../../event/event.ts";
import type { HeadlinePart, OccurrenceWording } from "../../event/occurrence-wording.ts";
import { isNotable } from "../../event/notable.ts";
import { sortSources } from "../../event/source-order.ts";
import { wordOccurrence } from "../../event/wording.ts";
import type { Language } from "../../language.ts";
import { listLanguages, pickWording } from "../wording/wording.ts";
import type { DigestWording } from "../wording/digest-wording.ts";
import {
  bold,
  italic,
  link,
  linesBlock,
  plain,
  stackedBlock,
  type Leaf,
  type Line,
} from "../blocks/rich-text.ts";
import { cutText } from "../blocks/cut-text.ts";

/** A title, a fact, a summary or the name of an article may take this much of an entry. */
const PART_LETTERS_MAX = 250;

/** The search cuts its excerpts shorter than this; a guard for messages of many. */
const QUOTATION_LETTERS_MAX = 400;

/** Pages that are named below a quotation. */
const QUOTED_SOURCES_MAX = 2;

/** Between the day and the headline of a milestone in a list of several days. */
const MARKED = " · ★ ";

export interface EntryStyle {
  /** The reader's day: "takes effect today" is said on it alone. */
  readonly asOf: CivilDate;
  readonly language: DigestLanguage;
}

export interface EntrySetting extends EntryStyle {
  /** Whether the entry says its day, because it is not the day of the whole list. */
  readonly dated: boolean;
  /** Links; the rest is counted. */
  readonly articlesMax: number;
  readonly sourcesMax: number;
  /** Those of its quotations that are shown. */
  readonly quotations: readonly Quotation[];
}

/** One entry: what happened when, the facts of this year, one sentence, what articles say and where it is from. */
export function buildEntryBlock(entry: DigestEntry, setting: EntrySetting): types.RichTextBlock {
  const { occurrence, articles } = entry;
  const quoted = new Set(setting.quotations.map(({ article }) => article));
  const unquoted = articles.filter((article) => !quoted.has(article));
  return stackedBlock(
    tellings(occurrence, setting).flatMap((told) => tellingLines(entry, told, setting)),
    setting.quotations.map((quotation) => quotationLeaves(quotation, setting.language)),
    [
      linksLine("read", unquoted, setting.articlesMax, setting.language),
      linksLine(
        "source",
        sortSources(occurrence.event.sources, listLanguages(setting.language)),
        setting.sourcesMax,
        setting.language,
      ),
    ],
  );
}

/** `11 Dec, 25 years: China's WTO membership, entered into force`, for what is ahead. */
export function buildAheadLeaves(
  { occurrence }: DigestEntry,
  language: Language,
  asOf: CivilDate,
): Leaf[] {
  const { outlook } = wordOccurrence(occurrence, asOf, language);
  const strong = { lead: occurrence.milestone || occurrence.years === 0, title: false };
  return [
    plain(pickWording(language).dayAhead(occurrence.date)),
    ...headlineLeaves(outlook, occurrence, strong),
  ];
}

/** An entry of a day that is told late, in short: `Sat 28 Nov · 6 years: ...`, and its best source. */
export function buildLateBlock(
  { occurrence }: DigestEntry,
  { asOf, language }: EntryStyle,
): types.RichTextBlock {
  const languages = listLanguages(language);
  const headlines = languages
    .filter((one, index) => index === 0 || hasTitleIn(occurrence, one))
    .map((one) => {
      const { headline, aside } = wordOccurrence(occurrence, asOf, one);
      const strong = { lead: false, title: isNotable(occurrence) };
      return [
        bold(dayOf(occurrence, one)),
        plain(occurrence.milestone ? MARKED : " · "),
        ...headlineLeaves(headline, occurrence, strong),
        plain(aside),
      ];
    });
  const sources = sortSources(occurrence.event.sources, languages);
  return linesBlock([...headlines, linksLine("source", sources, LATE_SOURCES_MAX, language)]);
}

const LATE_SOURCES_MAX = 1;

/** The headline's words alone, in the message's first language. */
export function wordHeadline({ occurrence }: DigestEntry, { asOf, language }: EntryStyle): string {
  const { outlook } = wordOccurrence(occurrence, asOf, listLanguages(language)[0]);
  return outlook.map(wordsOfPart).join("");
}

interface Telling {
  readonly language: Language;
  readonly wording: OccurrenceWording;
}

/** In each language that has something of its own to say: a second one only with its own title. */
function tellings(occurrence: Occurrence, { asOf, language }: EntrySetting): readonly Telling[] {
  return listLanguages(language)
    .filter((one, index) => index === 0 || hasTitleIn(occurrence, one))
    .map((one) => ({ language: one, wording: wordOccurrence(occurrence, asOf, one) }));
}

export function hasTitleIn({ event }: Occurrence, language: Language): boolean {
  return language === "en" || event.title.zh !== null;
}

function tellingLines(
  entry: DigestEntry,
  { language, wording }: Telling,
  { dated, language: asked }: EntrySetting,
): Line[] {
  const { occurrence } = entry;
  const { event, milestone } = occurrence;
  const strong = isNotable(occurrence);
  const leadStrong = occurrence.ordinal === null ? strong || occurrence.years === 0 : false;
  const headline = [
    ...headlineLeaves(wording.headline, occurrence, { lead: leadStrong, title: strong }),
    plain(wording.aside),
  ];
  const repeats = asked === "both" && language === "zh";
  const details = repeats ? wording.details.filter(isTranslated(occurrence)) : wording.details;
  const summary = repeats ? event.summary?.zh : summaryOf(entry, language);
  return [
    dated
      ? [bold(dayOf(occurrence, language)), plain(milestone ? MARKED : " · "), ...headline]
      : headline,
    [plain(details.map((detail) => cutText(detail, PART_LETTERS_MAX)).join(" · "))],
    [plain(cutText(summary ?? "", PART_LETTERS_MAX))],
  ];
}

/** One sentence; not an English one in a Chinese message that quotes a Chinese article about it. */
function summaryOf({ occurrence, quotations }: DigestEntry, language: Language): string | null {
  const { summary } = occurrence.event;
  if (language === "en") return summary?.en ?? null;
  const isQuoted = quotations.some(({ article }) => article.language === "zh");
  return summary?.zh ?? (isQuoted ? null : (summary?.en ?? null));
}

/** Whether a Chinese message tells something of it in English, for want of a checked Chinese wording. */
export function isUntranslated(entry: DigestEntry, { asOf, language }: EntryStyle): boolean {
  if (language !== "zh") return false;
  const { occurrence } = entry;
  const { summary } = occurrence.event;
  const shown = summaryOf(entry, language);
  return (
    wordOccurrence(occurrence, asOf, language).untranslated ||
    (shown !== null && shown !== summary?.zh)
  );
}

/** Whether a Chinese detail says more than the English one did: not a theme that is known in English only. */
function isTranslated({ theme }: Occurrence): (detail: string) => boolean {
  return (detail) => theme === null || theme.zh !== null || !detail.endsWith(theme.en);
}

function headlineLeaves(
  parts: readonly HeadlinePart[],
  { ordinal }: Occurrence,
  strong: { readonly lead: boolean; readonly title: boolean },
): Leaf[] {
  const isFirst = parts[0]?.is === "lead";
  return parts.map((part) => {
    const { is } = part;
    const words = wordsOfPart(part);
    // A count that stands before the name of an observance belongs to it.
    const counts = is === "lead" && ordinal !== null && isFirst && strong.title;
    const isStrong = counts || (is === "lead" && strong.lead) || (is === "title" && strong.title);
    return isStrong ? bold(words) : plain(words);
  });
}

/** Joints are our own marks; the white space at their ends counts. */
function wordsOfPart({ text, is }: HeadlinePart): string {
  return is === "joint" ? text : cutText(text, PART_LETTERS_MAX);
}

/** The article's own words, and below them where and when it wrote them. */
function quotationLeaves(
  { article, text, cutBefore, cutAfter, sources }: Quotation,
  language: DigestLanguage,
): Leaf[] {
  const languages = listLanguages(language);
  const own = languages.includes(article.language) ? article.language : languages[0];
  const words = pickWording(own);
  const foreign = languages.includes(article.language) ? "" : words.otherLanguage[article.language];
  const excerpt = cutText(text, QUOTATION_LETTERS_MAX);
  return [
    plain(`${cutBefore ? "… " : ""}${excerpt}${cutAfter && excerpt === text ? " …" : ""}`),
    plain("\n"),
    plain(words.quotedFrom),
    link(cutText(article.title, PART_LETTERS_MAX), article.url),
    plain(
      `${words.quotedWhen(cutText(article.source, PART_LETTERS_MAX), article.published)}${foreign}`,
    ),
    ...restingLeaves(sources, words),
  ];
}

/** `; source: WIPO, Patents, undated`: the pages that state what is quoted. */
function restingLeaves(sources: readonly ArticleSource[], words: DigestWording): Leaf[] {
  return sources
    .slice(0, QUOTED_SOURCES_MAX)
    .flatMap(({ title, url, published }, at) => [
      plain(at === 0 ? words.quotedSource : words.semicolon),
      link(cutText(title, PART_LETTERS_MAX), url),
      plain(words.sourceWhen(published)),
    ]);
}

/** `Read: First · Second · and 2 more`; nothing without links. */
function linksLine(
  label: "read" | "source",
  links: readonly { readonly title: string; readonly url: string | null }[],
  shownMax: number,
  language: DigestLanguage,
): Line {
  if (links.length === 0) return [];
  const shown = links
    .slice(0, shownMax)
    .flatMap(({ title, url }, index) => [
      plain(index === 0 ? "" : " · "),
      link(cutText(title, PART_LETTERS_MAX), url),
    ]);
  const rest = links.length - shownMax;
  const { andMore } = pickWording(listLanguages(language)[0]);
  return [...labelLeaves(language, label), ...shown, plain(rest > 0 ? andMore(rest) : "")];
}

/** `Read: `, `相关文章：`, `Read / 相关文章：` */
function labelLeaves(language: DigestLanguage, label: "read" | "source"): Leaf[] {
  const [first, second] = listLanguages(language);
  if (second === undefined) return [buildLabel(first, label)];
  const start = pickWording(first)[label].replace(/: $/, "");
  return [italic(start), plain(" / "), buildLabel(second, label)];
}

/** Chinese has no italics: a slanted character is only harder to read. */
export function buildLabel(language: Language, label: "read" | "source" | "ahead" | "next"): Leaf {
  const words = pickWording(language)[label];
  return language === "zh" ? plain(words) : italic(words);
}

/** `Mon 30 Nov`; `In December` and `In 2027` where no day is known. */
function dayOf({ date, precision }: Occurrence, language: Language): string {
  return pickWording(language)[precision](date);
}
