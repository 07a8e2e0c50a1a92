import { compareTexts } from "../text/compare-texts.ts";
import type { CatalogueEvent, EventDate, NewEvent } from "../event/event.ts";
import { draftEvent } from "./draft.ts";
import { isKnown } from "./known-dates.ts";
import { findMentions, type Mention, type Unresolved } from "./mentions.ts";
import type { SourceText } from "./source-text.ts";

/** A dated event that the texts mention and the catalogue lacks. */
interface Suggestion {
  /** A draft: an editor has to choose its title and id. */
  readonly event: NewEvent;
  /** At least one. */
  readonly mentions: readonly Mention[];
}

export interface Suggestions {
  /** By date. */
  readonly suggestions: readonly Suggestion[];
  /** How many of the dates found are in the catalogue already. */
  readonly known: number;
  readonly unresolved: readonly Unresolved[];
}

/**
 * Suggests the events that the catalogue lacks: one for all sentences about a day, which three reports may
 * word in three ways, and one for each basis in a month or year.
 */
export function suggestEvents(
  texts: readonly SourceText[],
  catalogue: readonly CatalogueEvent[],
): Suggestions {
  const readings = texts.map(findMentions);
  const groups = grouped(readings.flatMap(({ mentions }) => mentions));
  const lacking = groups.filter(([{ date }]) => !isKnown(date, catalogue));
  const ids = new Set(catalogue.map(({ id }) => id));
  return {
    suggestions: lacking
      .toSorted(([a], [b]) => compareTexts(whenOf(a.date), whenOf(b.date)))
      .map((mentions) => ({ event: draftEvent(mentions, ids), mentions })),
    known: groups.length - lacking.length,
    unresolved: readings.flatMap((reading) => reading.unresolved),
  };
}

type Group = readonly [Mention, ...Mention[]];

function grouped(mentions: readonly Mention[]): Group[] {
  const groups = new Map<string, Group>();
  for (const mention of mentions) {
    const { date } = mention;
    const key = date.day === null ? `${whenOf(date)} ${date.basis}` : whenOf(date);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [mention]);
    else if (!group.some(isSameSentence(mention))) groups.set(key, [...group, mention]);
  }
  return [...groups.values()];
}

function isSameSentence(one: Mention): (other: Mention) => boolean {
  return ({ text, sentence }) => text === one.text && sentence === one.sentence;
}

/** Sorts by date; a year goes before its months. */
function whenOf({ year, month, day }: EventDate): string {
  return [year, month ?? 0, day ?? 0].map((part) => String(part).padStart(4, "0")).join("-");
}
