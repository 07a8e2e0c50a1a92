import type { CivilDate, DayRange } from "../civil-date.ts";
import { dayAndMonth, longDate, rangeWords } from "../date-words.ts";
import type { Agenda } from "../digest/agenda.ts";
import type { Digest, DigestEntry } from "../digest/digest.ts";
import type { EventSource } from "../event/event.ts";
import { wordOccurrence } from "../event/wording.ts";
import type { Typography } from "./typography.ts";

const SOURCES_SHOWN = 2;

/** What happened on the days, as plain text for a reader on the day `asOf`. */
export function agendaText(agenda: Agenda, asOf: CivilDate, type: Typography): string {
  const none = "Nothing in the catalogue.";
  return listText(agenda.range, agenda, asOf, none, type);
}

/** The digest that would be posted, or a sentence that nothing would be. */
export function digestText(digest: Digest, type: Typography): string {
  const none = `Nothing would be posted: the ${digest.kind} digest of ${longDate(digest.date)} is empty.`;
  return listText(digest.range, digest, digest.date, none, type);
}

/** The same for scripts; a stable form, documented by its test. */
export function agendaJson(agenda: Agenda, asOf: CivilDate): object {
  return {
    from: agenda.range.from,
    until: agenda.range.until,
    entries: agenda.entries.map((entry) => entryJson(entry, asOf)),
    ahead: agenda.ahead.map((entry) => entryJson(entry, asOf)),
  };
}

export function digestJson(digest: Digest): object {
  const posted = digest.entries.length > 0;
  return { kind: digest.kind, date: digest.date, posted, ...agendaJson(digest, digest.date) };
}

function listText(
  range: DayRange,
  { entries, ahead }: Agenda,
  asOf: CivilDate,
  none: string,
  type: Typography,
): string {
  const several = range.from !== range.until;
  const listed = entries.map((entry) => entryText(entry, asOf, several, type));
  const next = ahead.map((entry) => entryText(entry, asOf, true, type));
  return [
    type.bold(rangeWords(range)),
    ...(listed.length > 0 ? listed : [none]),
    ...(next.length > 0 ? [type.faint("Ahead"), ...next] : []),
  ]
    .join("\n\n")
    .concat("\n");
}

function entryText(
  { occurrence, articles }: DigestEntry,
  asOf: CivilDate,
  dated: boolean,
  type: Typography,
): string {
  const { lead, title, details, origin } = wordOccurrence(occurrence, asOf);
  const headline = [dated ? dayAndMonth(occurrence.date) : null, lead, title]
    .filter((part) => part !== null)
    .join(": ");
  const facts = [...details, origin].filter((part) => part !== null).join("; ");
  return [
    occurrence.milestone ? type.bold(headline) : type.plain(headline),
    ...(facts === "" ? [] : [type.plain(`  ${facts}`)]),
    ...sourceLines(occurrence.event.sources).map(type.faint),
    ...articles.map((article) => type.faint(`  read: ${withLink(article)}`)),
  ].join("\n");
}

/** The editors put the best source first. */
function sourceLines(sources: readonly EventSource[]): string[] {
  const shown = sources.slice(0, SOURCES_SHOWN).map((source) => `  source: ${withLink(source)}`);
  const rest = sources.length - SOURCES_SHOWN;
  return rest > 0 ? [...shown, `  and ${rest} more sources (--json lists them)`] : shown;
}

function withLink({ title, url }: { readonly title: string; readonly url: string | null }): string {
  return url ? `${title} · ${url}` : title;
}

function entryJson({ occurrence, articles }: DigestEntry, asOf: CivilDate): object {
  const { event, date, until, years, milestone } = occurrence;
  const { lead, details, origin } = wordOccurrence(occurrence, asOf);
  return {
    id: event.id,
    date,
    until,
    years,
    milestone,
    title: event.title,
    told: { lead, details, origin },
    sources: event.sources,
    articles: articles.map(({ id, title, url }) => ({ id, title, url })),
  };
}
