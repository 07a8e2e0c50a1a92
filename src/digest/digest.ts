import type { Article } from "../article/article.ts";
import type { CivilDate, DayRange } from "../dates/civil-date.ts";
import type { Occurrence } from "../event/event.ts";
import type { DaysOffMove, DigestLanguage } from "./preferences.ts";
import type { Quotation } from "./quotation.ts";
import type { DigestKind, DigestSchedule } from "./subscription.ts";

/** What a digest says, without any markup; `slack/` and `terminal/` each render it. */
export interface Digest {
  readonly kind: DigestKind;
  /** The local civil date that it is for. */
  readonly date: CivilDate;
  /**
   * The days that it tells: one for daily, seven for weekly, up to the next digest for monthly (the month on the 1st).
   * More where days off are moved.
   */
  readonly range: DayRange;
  /** Those of the range, then those of the dates that it also covers; of each, milestones first, then by date, then by importance. */
  readonly entries: readonly DigestEntry[];
  /** Next milestones and important days after the range. */
  readonly ahead: readonly DigestEntry[];
  /** Earlier days that were missed and are told here too, of a look-ahead its first; ascending, empty when on time. */
  readonly alsoCovers: readonly CivilDate[];
  readonly schedule: DigestSchedule;
  /** Where it comes when its day is off; null where that cannot be, or does not matter. */
  readonly daysOffMove: DaysOffMove | null;
  /** `both` tells each entry in English and in Chinese, where a Chinese wording is known. */
  readonly language: DigestLanguage;
}

/** One occurrence, with the articles about it (newest first). */
export interface DigestEntry {
  readonly occurrence: Occurrence;
  readonly articles: readonly Article[];
  /** What those articles say about it, the best first; none of an article whose passages are not about it. */
  readonly quotations: readonly Quotation[];
}
