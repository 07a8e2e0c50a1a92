import type { CivilDate, DayRange } from "../dates/civil-date.ts";
import { formatLongDate } from "../dates/date-words.ts";
import type { Agenda } from "../digest/compose/agenda.ts";
import type { Digest, DigestEntry } from "../digest/digest.ts";
import type { DigestLanguage } from "../digest/preferences.ts";
import { chooseQuotation, type Quotation } from "../digest/quotation.ts";
import type { EventSource, Occurrence } from "../event/event.ts";
import { sortSources } from "../event/source-order.ts";
import { wordOccurrence } from "../event/wording.ts";
import type { Language } from "../language.ts";
import { AGENDA_WORDS, type AgendaWords } from "./agenda-words.ts";
import type { Typography } from "./typography.ts";

const SOURCES_SHOWN = 2;

/** What happened on the days, as plain text for a reader on the day `asOf`. */
export function formatAgenda(
  agenda: Agenda,
  { asOf, language }: { readonly asOf: CivilDate; readonly language: Language },
  type: Typography,
): string {
  return listText(agenda, AGENDA_WORDS[language].nothing, { asOf, language, type });
}

/** The digest that would be posted, or a sentence that nothing would be. */
export function formatDigest(digest: Digest, type: Typography): string {
  const { kind, date, language } = digest;
  const none = `Nothing would be posted: the ${kind} digest of ${formatLongDate(date)} is empty.`;
  return listText(digest, none, { asOf: date, language, type });
}

/** The same for scripts; a stable form, documented by its test. */
export function toAgendaJson(agenda: Agenda, asOf: CivilDate): object {
  return {
    from: agenda.range.from,
    until: agenda.range.until,
    entries: agenda.entries.map((entry) => entryJson(entry, asOf)),
    ahead: agenda.ahead.map((entry) => entryJson(entry, asOf)),
  };
}

export function toDigestJson(digest: Digest): object {
  const posted = digest.entries.length > 0;
  return { kind: digest.kind, date: digest.date, posted, ...toAgendaJson(digest, digest.date) };
}

interface Setting {
  readonly asOf: CivilDate;
  readonly language: DigestLanguage;
  readonly type: Typography;
}

function listText({ range, entries, ahead }: Agenda, none: string, setting: Setting): string {
  const { type } = setting;
  const words = AGENDA_WORDS[firstLanguage(setting)];
  const listed = entries.map((entry) => entryText(entry, isOnlyDay(range, entry), setting));
  const next = ahead.flatMap((entry) => aheadLines(entry, setting)).join("\n");
  return [
    type.bold(words.range(range)),
    ...(listed.length > 0 ? listed : [none]),
    ...(next === "" ? [] : [type.faint(words.ahead), next]),
  ]
    .join("\n\n")
    .concat("\n");
}

/** The day that the list's title says already. */
function isOnlyDay({ from, until }: DayRange, { occurrence }: DigestEntry): boolean {
  return from === until && occurrence.date === from && occurrence.precision === "day";
}

function firstLanguage({ language }: Setting): Language {
  return language === "zh" ? "zh" : "en";
}

function entryText(entry: DigestEntry, undated: boolean, setting: Setting): string {
  const { occurrence, articles } = entry;
  const { type, language } = setting;
  const words = AGENDA_WORDS[firstLanguage(setting)];
  const languages: readonly Language[] = language === "both" ? ["en", "zh"] : [language];
  const quotation = chooseQuotation(entry, { languages, asOf: setting.asOf, read: [] });
  return [
    ...languagesFor(occurrence, setting).flatMap((one) =>
      toldLines(occurrence, one, undated, setting),
    ),
    ...(quotation === null ? [] : quotationLines(quotation, words).map(type.plain)),
    ...sourceLines(sortSources(occurrence.event.sources, languages), words).map(type.faint),
    ...articles.map((article) => type.faint(`  ${words.read}${withLink(article)}`)),
  ].join("\n");
}

function toldLines(
  occurrence: Occurrence,
  language: Language,
  undated: boolean,
  { asOf, type, language: asked }: Setting,
): string[] {
  const { headline, aside, details, origin, summary } = wordOccurrence(occurrence, asOf, language);
  // In both languages an English sentence is not repeated for want of a Chinese one.
  const sentence = asked === "both" && language === "zh" ? occurrence.event.summary?.zh : summary;
  const { semicolon } = AGENDA_WORDS[language];
  // The aside of what is counted in years is its origin, which follows on a line of its own.
  const told = `${headline.map(({ text }) => text).join("")}${occurrence.ordinal === null ? "" : aside}`;
  const line = undated ? told : dated(occurrence, told, language);
  // An observance's summary already says since when it has been held.
  const since = occurrence.ordinal !== null && sentence ? null : origin;
  const facts = [...details, since].filter((part) => part !== null).join(semicolon);
  return [
    occurrence.milestone ? type.bold(line) : type.plain(line),
    ...[facts, sentence ?? ""].filter(Boolean).map((words) => type.plain(`  ${words}`)),
  ];
}

/** In short: the entry's own day tells the rest. */
function aheadLines({ occurrence }: DigestEntry, setting: Setting): string[] {
  return languagesFor(occurrence, setting).map((language) => {
    const { outlook } = wordOccurrence(occurrence, setting.asOf, language);
    const line = dated(occurrence, outlook.map(({ text }) => text).join(""), language);
    return occurrence.milestone ? setting.type.bold(line) : setting.type.plain(line);
  });
}

/** `26 April: ...`; `In January 2027: ...` and `In 2027: ...` where no day is known. */
function dated({ date, precision }: Occurrence, told: string, language: Language): string {
  const { colon, ...words } = AGENDA_WORDS[language];
  return `${words[precision](date)}${colon}${told}`;
}

/** In both languages the English comes first; a Chinese line follows where it has a title of its own. */
function languagesFor({ event }: Occurrence, setting: Setting): readonly Language[] {
  const repeats = setting.language === "both" && event.title.zh !== null;
  return repeats ? ["en", "zh"] : [firstLanguage(setting)];
}

/** The article's own words, with the day on which they were published. */
function quotationLines(
  { article, text, cutBefore, cutAfter, sources }: Quotation,
  { quoted, source, published }: AgendaWords,
): string[] {
  const excerpt = `${cutBefore ? "… " : ""}${text}${cutAfter ? " …" : ""}`;
  return [
    `  “${excerpt}”`,
    `    ${quoted(article.title, article.source, published(article.published))}`,
    ...sources.map(
      (each) => `    ${source}${each.title} · ${published(each.published)} · ${each.url}`,
    ),
  ];
}

function sourceLines(sources: readonly EventSource[], words: AgendaWords): string[] {
  const shown = sources
    .slice(0, SOURCES_SHOWN)
    .map((source) => `  ${words.source}${withLink(source)}`);
  const rest = sources.length - SOURCES_SHOWN;
  return rest > 0 ? [...shown, `  ${words.moreSources(rest)}`] : shown;
}

function withLink({ title, url }: { readonly title: string; readonly url: string | null }): string {
  return url ? `${title} · ${url}` : title;
}

function entryJson({ occurrence, articles, quotations }: DigestEntry, asOf: CivilDate): object {
  const { event, date, until, precision, years, milestone } = occurrence;
  const { lead, details, origin } = wordOccurrence(occurrence, asOf);
  return {
    id: event.id,
    ...dateFields(date, until, precision),
    years,
    milestone,
    title: event.title,
    told: { lead, details, origin },
    sources: event.sources,
    articles: articles.map((article) => {
      const quotation = quotations.find((each) => each.article === article);
      return {
        id: article.id,
        title: article.title,
        url: article.url,
        excerpt: quotation?.text ?? null,
        sources: quotation?.sources ?? [],
      };
    }),
  };
}

/** No day where none is known: `"date": "2027-01"` and `"2027"`, as the precision says. */
function dateFields(date: CivilDate, until: CivilDate, precision: Occurrence["precision"]): object {
  const letters = { day: DAY_LETTERS, month: MONTH_LETTERS, year: YEAR_LETTERS }[precision];
  return { date: date.slice(0, letters), until: until.slice(0, letters), precision };
}

const DAY_LETTERS = "2027-01-01".length;
const MONTH_LETTERS = "2027-01".length;
const YEAR_LETTERS = "2027".length;
