import type { DayRange } from "../dates/civil-date.ts";
import { DEFAULT_LEAP_RULE, type EventKind, type LeapRule } from "../event/event.ts";

export const DIGEST_LANGUAGES = ["en", "zh", "both"] as const;
export type DigestLanguage = (typeof DIGEST_LANGUAGES)[number];

/** Where the digest of a day off comes: on it, on the last working day before, or on the first after. */
export const WEEKEND_RULES = ["as-it-falls", "before", "after"] as const;
export type WeekendRule = (typeof WEEKEND_RULES)[number];
export type DaysOffMove = Exclude<WeekendRule, "as-it-falls">;

export const IMPORTANCES = [1, 2, 3] as const;
type Importance = (typeof IMPORTANCES)[number];

/** What a channel wants of a digest, beside its time. */
export interface DigestPreferences {
  readonly weekend: WeekendRule;
  /** 1 Monday to 7 Sunday, ascending, never all seven. Days off count only with a rule that moves them. */
  readonly weekdaysOff: readonly number[];
  /** Single days and spans that are off too, ascending. */
  readonly datesOff: readonly DayRange[];
  /** Where 29 February falls in a common year, for events that have no rule of their own. */
  readonly leapDay: LeapRule;
  /** Empty means every kind. */
  readonly kinds: readonly EventKind[];
  /** An event with any of them is told; empty means all events. */
  readonly tags: readonly string[];
  /** The least important that is told. */
  readonly importance: Importance;
  readonly milestonesOnly: boolean;
  readonly language: DigestLanguage;
  /** `say-so` posts that there is nothing; `quiet` posts nothing. */
  readonly emptyDays: "quiet" | "say-so";
}

export const DEFAULT_PREFERENCES: DigestPreferences = {
  weekend: "as-it-falls",
  weekdaysOff: [6, 7],
  datesOff: [],
  leapDay: DEFAULT_LEAP_RULE,
  kinds: [],
  tags: [],
  importance: 1,
  milestonesOnly: false,
  language: "en",
  emptyDays: "quiet",
};
