import { MONTH_NAMES } from "../dates/civil-date.ts";
import type { Language } from "../language.ts";
import { wordChineseEventDate } from "./chinese-wording.ts";
import { wordEnglishEventDate } from "./english-wording.ts";
import type { CatalogueEvent } from "./event.ts";

/** What an article about an event would name: the event, and its date as that language writes it. */
export interface Subject {
  readonly subject: string;
  /** Null where no day, month or year is known to tell it from others of its kind. */
  readonly date: string | null;
}

export function describeSubject(event: CatalogueEvent, language: Language): Subject {
  const subject = language === "zh" ? (event.title.zh ?? event.title.en) : event.title.en;
  return { subject, date: dateOf(event, language) };
}

function dateOf(
  { dates, announce, recurrence }: CatalogueEvent,
  language: Language,
): string | null {
  if (recurrence.rule === "observance") {
    const { month, day } = recurrence;
    return language === "zh" ? `${month}月${day}日` : `${day} ${MONTH_NAMES[month - 1] ?? ""}`;
  }
  const first = dates.find(({ basis }) => basis === announce);
  if (first === undefined) return null;
  // Articles write the first day of several, and go on in many ways.
  const firstDay = { ...first, until: null };
  return language === "zh" ? wordChineseEventDate(firstDay) : wordEnglishEventDate(firstDay);
}
