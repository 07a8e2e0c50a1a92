import type { Problem } from "../../article/problem.ts";
import { createCivilDate, getYear, type CivilDate } from "../../dates/civil-date.ts";
import type { CatalogueEvent } from "../../event/event.ts";
import { quote } from "../../text/quote.ts";

/** Finds contradictions among the events of the catalogue. */
export function checkCatalogue(events: readonly CatalogueEvent[]): Problem[] {
  return [...checkNearDuplicates(events), ...checkPrecision(events), ...checkThemes(events)];
}

/** Finds observances up to `today` that lack their year's theme. */
export function checkCatalogueOn(
  events: readonly CatalogueEvent[],
  today: CivilDate,
): readonly Problem[] {
  return events.flatMap(({ id, themes, recurrence, file, line }) => {
    if (themes.size === 0 || recurrence.rule !== "observance") return [];
    const { month, day } = recurrence;
    const observed = createCivilDate(getYear(today), month, day) <= today;
    const years = yearsBetween(Math.max(...themes.keys()) + 1, getYear(today) - (observed ? 0 : 1));
    if (years.length === 0) return [];
    const message = `${id} has no theme for ${years.join(", ")}, which ${years.length === 1 ? "is" : "are"} past. Add it.`;
    return [{ file, line, message }];
  });
}

/** An event entered twice would be announced twice. */
function checkNearDuplicates(events: readonly CatalogueEvent[]): Problem[] {
  const byDay = new Map<string, CatalogueEvent[]>();
  const problems: Problem[] = [];
  for (const event of events.filter(isAnnounced)) {
    for (const day of announcedOn(event)) {
      const others = byDay.get(day) ?? [];
      byDay.set(day, [...others, event]);
      const twin = others.find((other) => isSimilar(other, event));
      if (twin === undefined) continue;
      const { id, title, file, line } = event;
      const message = `${id} is announced on the same day as ${twin.id} (${twin.file}:${twin.line}), and their titles are nearly the same: ${quote(title.en)}. Write status: merged into ${twin.id}, or titles that tell them apart.`;
      problems.push({ file, line, message });
      break;
    }
  }
  return problems;
}

function isAnnounced({ status, recurrence }: CatalogueEvent): boolean {
  return (status === "confirmed" || status === "planned") && recurrence.rule !== "none";
}

/** The days on which it is announced, with the year for one-time events: forums on 20 April of two years are two events. */
function announcedOn({ recurrence, dates, announce }: CatalogueEvent): readonly string[] {
  if (recurrence.rule === "observance") return [`${recurrence.month}-${recurrence.day}`];
  if (recurrence.rule === "year-table") {
    return [...recurrence.dates.values()].map((date) => date.split("-").map(Number).join("-"));
  }
  return dates
    .filter(({ basis }) => basis === announce)
    .map(({ year, month, day }) => [year, month, day].filter((part) => part !== null).join("-"));
}

function isSimilar(a: CatalogueEvent, b: CatalogueEvent): boolean {
  if (a.title.zh !== null && a.title.zh === b.title.zh) return true;
  const [first, second] = [wordsOf(a.title.en), wordsOf(b.title.en)];
  if (areNumberedApart(first, second)) return false;
  const shared = [...first].filter((word) => second.has(word)).length;
  return (2 * shared) / (first.size + second.size) >= SIMILAR_FROM;
}

/**
 * Share of common words (Dice's coefficient). "First amendment of China's Copyright Law" and "Second amendment of
 * China's Trademark Law", which are two events of one day, come to 0.6.
 */
const SIMILAR_FROM = 0.75;

/** "2017 Forum" and "2018 Forum" are different events, whatever else they share. */
function areNumberedApart(first: ReadonlySet<string>, second: ReadonlySet<string>): boolean {
  const [ours, theirs] = [first, second].map((words) =>
    [...words].filter((word) => /\d/.test(word)),
  );
  if (!ours?.length || !theirs?.length) return false;
  return !ours.some((number) => theirs.includes(number));
}

function wordsOf(title: string): ReadonlySet<string> {
  const words = title
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("'s", "")
    .match(/[\p{L}\p{N}]+/gu);
  return new Set(words?.filter((word) => !LITTLE_WORDS.has(word)));
}

const LITTLE_WORDS: ReadonlySet<string> = new Set(
  "a an and at by for from in of on the to".split(" "),
);

/** A daily digest announces only events whose exact day is known. */
function checkPrecision(events: readonly CatalogueEvent[]): Problem[] {
  return events.filter(isAnnounced).flatMap(({ id, dates, announce, importance, file, line }) => {
    const announced = dates.find(({ basis }) => basis === announce);
    if (announced === undefined || announced.precision === "day") return [];
    const known = `${id} is announced on a date known only to the ${announced.precision} ("${announced.basis}"), which daily digests leave out`;
    const exact = dates.find(({ precision }) => precision === "day");
    if (exact !== undefined) {
      const message = `${known}, but "${exact.basis}" is known to the day. Write announce: ${exact.basis}.`;
      return [{ file, line, message }];
    }
    if (importance < IMPORTANCE_MAX) return [];
    const message = `${known}, but importance is 3: the office would mark the day. Find the day, or write importance: 2.`;
    return [{ file, line, message }];
  });
}

const IMPORTANCE_MAX = 3;

/** Themes belong to years of the observance, and none may be missing before the last one. */
function checkThemes(events: readonly CatalogueEvent[]): Problem[] {
  return events.flatMap(({ id, themes, recurrence, file, line }) => {
    if (themes.size === 0 || recurrence.rule !== "observance") return [];
    const first = Math.min(...themes.keys());
    const last = Math.max(...themes.keys());
    const problems: Problem[] = [];
    if (first < recurrence.since) {
      const message = `${id} has a theme for ${first}, but is observed since ${recurrence.since}. Correct one of the two.`;
      problems.push({ file, line, message });
    }
    const missing = yearsBetween(first, last).filter((year) => !themes.has(year));
    if (missing.length > 0) {
      const message = `${id} has themes for ${first} and ${last}, but none for ${missing.join(", ")}. Add it.`;
      problems.push({ file, line, message });
    }
    return problems;
  });
}

/** Both ends included. */
function yearsBetween(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
