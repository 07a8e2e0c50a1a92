import { listWords } from "../../text/english-lists.ts";
import { countDaysBetween, type CivilDate } from "../../dates/civil-date.ts";
import {
  formatDayAndMonth,
  formatLongDate,
  nameMonth,
  formatRange,
  formatShortDate,
  formatShortDay,
  nameWeekday,
} from "../../dates/date-words.ts";
import type { Digest } from "../../digest/digest.ts";
import type { DigestKind } from "../../digest/subscription.ts";
import type { DigestWording } from "./digest-wording.ts";
import { wordSchedule } from "./schedule.ts";

export const ENGLISH: DigestWording = {
  // None says "today": a late digest would lie.
  titles: {
    daily: "On this day in IP history",
    weekly: "This week in IP history",
    monthly: "This month in IP history",
  },
  severalDays: "These days in IP history",
  range: formatRange,
  day: formatShortDay,
  month: (date) => `In ${nameMonth(date)}`,
  year: (date) => `In ${date.slice(0, 4)}`,
  dayAhead: (date) => `${formatShortDate(date)}, `,
  read: "Read: ",
  source: "Source: ",
  ahead: "Ahead: ",
  next: "Next: ",
  andMore: (count) => ` · and ${count} more`,
  leftOut: (count) => `and ${count} more.`,
  leftOutFrom: (count, date) => `and ${count} more from ${formatDayAndMonth(date)} on: `,
  quotedFrom: "— ",
  quotedWhen: (source, published) => `, ${source}${publishedWhen(published)}`,
  quotedSource: "; source: ",
  semicolon: "; ",
  sourceWhen: publishedWhen,
  otherLanguage: { en: ", in English", zh: ", in Chinese" },
  inShort: (title, told) => `${title}: ${told.join("; ")}`,
  nothing: ({ from, until }) =>
    `Nothing in the almanac's calendar falls ${from === until ? "on this day" : "in these days"}.`,
  alsoCovers: (digest) => `Also ${missedWords(digest)}, when I was away.`,
  late: ({ date, schedule }) =>
    `Late: it was due on ${nameWeekday(date)}, ${formatDayAndMonth(date)}, at ${schedule.time}.`,
  schedule: ({ schedule, daysOffMove }) => {
    const words = wordSchedule(schedule, daysOffMove);
    return `${words.charAt(0).toUpperCase()}${words.slice(1)} · change it with /ip-digest`;
  },
  askAbout: "Ask about this",
  settings: "Settings",
  correctedOn: (date) => `Corrected on ${formatLongDate(date)}`,
  untranslated: null,
};

/** `Saturday and Sunday` */
function missedWords({
  kind,
  date,
  alsoCovers,
}: Pick<Digest, "kind" | "date" | "alsoCovers">): string {
  const [first, second, ...more] = alsoCovers;
  const last = more.at(-1);
  if (kind !== "daily" || first === undefined || second === undefined || last === undefined) {
    return listWords(alsoCovers.map((day) => missedDay(kind, day, date)));
  }
  return `${nameWeekday(first)}, ${formatDayAndMonth(first)} to ${nameWeekday(last)}, ${formatDayAndMonth(last)}`;
}

function missedDay(kind: DigestKind, missed: CivilDate, date: CivilDate): string {
  if (kind === "weekly") return `the week of ${formatDayAndMonth(missed)}`;
  if (kind === "monthly") return nameMonth(missed);
  return countDaysBetween(missed, date) < 7 ? nameWeekday(missed) : formatDayAndMonth(missed);
}

function publishedWhen(published: CivilDate | null): string {
  return published === null ? ", undated" : `, ${formatLongDate(published)}`;
}
