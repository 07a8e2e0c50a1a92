import type { CivilDate } from "../dates/civil-date.ts";
import type { Language } from "../language.ts";
import { wordChineseOccurrence } from "./chinese-wording.ts";
import { wordEnglishOccurrence } from "./english-wording.ts";
import type { Occurrence } from "./event.ts";
import type { OccurrenceWording } from "./occurrence-wording.ts";

/** Words an occurrence for a reader on the day `asOf`: on the day itself it says "today", before and after it does not. */
export function wordOccurrence(
  occurrence: Occurrence,
  asOf: CivilDate,
  language: Language = "en",
): OccurrenceWording {
  return language === "zh"
    ? wordChineseOccurrence(occurrence, asOf)
    : wordEnglishOccurrence(occurrence, asOf);
}
