import type { types } from "@slack/bolt";
import { WEEKDAY_NAMES } from "../../dates/civil-date.ts";
import { readDaysOff, writeSpan } from "../../digest/text/days-off-text.ts";
import {
  IMPORTANCES,
  WEEKEND_RULES,
  type DigestPreferences,
  type WeekendRule,
} from "../../digest/preferences.ts";
import { TAGS_MAX } from "../../digest/text/preferences-text.ts";
import type { Cadence } from "../../digest/text/parse-schedule.ts";
import { EVENT_KINDS, LEAP_RULES, type LeapRule } from "../../event/event.ts";
import type { DigestDraft } from "./digest-form-state.ts";
import {
  checkboxes,
  select,
  multiSelect,
  textInput,
  type Filled,
  type FormOption,
} from "./form-fields.ts";
import { headerBlock } from "../blocks/rich-text.ts";

const FIELDS = {
  weekend: "weekend",
  weekdaysOff: "weekdays-off",
  datesOff: "dates-off",
  leap: "leap",
  kinds: "kinds",
  tags: "tags",
  importance: "importance",
  milestones: "milestones",
  empty: "empty",
};

/** The options that few people change, beneath the others. */
export function buildOptionFields(
  { cadence, preferences }: DigestDraft,
  tags: readonly string[],
): types.KnownBlock[] {
  return [
    headerBlock("Days off"),
    ...daysOffFields(cadence, preferences),
    headerBlock("Which events"),
    ...eventFields(preferences, tags),
  ];
}

/** The preferences that the form shows, over those that it does not, and what is wrong with them by block. */
export function readOptions(
  filled: Filled,
  before: DigestPreferences,
): { readonly preferences: DigestPreferences; readonly problems: Record<string, string> } {
  const weekend = WEEKEND_RULES.find((one) => one === filled.one(FIELDS.weekend));
  const off = readOff(filled, before, weekend ?? before.weekend);
  const kinds = filled.many(FIELDS.kinds);
  const importance = IMPORTANCES.find((one) => String(one) === filled.one(FIELDS.importance));
  const milestones = filled.many(FIELDS.milestones);
  const empty = filled.one(FIELDS.empty);
  return {
    problems: off.problems,
    preferences: {
      ...before,
      ...off.days,
      weekend: weekend ?? before.weekend,
      leapDay: LEAP_RULES.find((one) => one === filled.one(FIELDS.leap)) ?? before.leapDay,
      kinds: kinds ? EVENT_KINDS.filter((kind) => kinds.includes(kind)) : before.kinds,
      tags: filled.many(FIELDS.tags) ?? before.tags,
      importance: importance ?? before.importance,
      milestonesOnly: milestones ? milestones.length > 0 : before.milestonesOnly,
      emptyDays: empty === undefined ? before.emptyDays : empty === "say-so" ? "say-so" : "quiet",
    },
  };
}

const WEEKEND_LABELS: Readonly<Record<WeekendRule, string>> = {
  "as-it-falls": "On the day itself, off or not",
  before: "On the last working day before",
  after: "On the first working day after",
};

const LEAP_LABELS: Readonly<Record<LeapRule, string>> = {
  feb28: "28 February",
  mar1: "1 March",
  skip: "Only in leap years",
};

const IMPORTANCE_LABELS = {
  1: "Everything",
  2: "What matters to the field (2 and 3)",
  3: "What the office itself would mark (3)",
} as const;

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const OPTIONS_MAX = 100;

function daysOffFields(
  cadence: Cadence,
  { weekend, weekdaysOff, datesOff }: DigestPreferences,
): types.InputBlock[] {
  const tellsDays = cadence === "daily" || cadence === "both";
  return [
    select(
      {
        id: FIELDS.weekend,
        label: tellsDays ? "Events on days off" : "If the posting day is a day off",
      },
      WEEKEND_RULES.map((rule) => [WEEKEND_LABELS[rule], rule]),
      weekend,
    ),
    multiSelect(
      { id: FIELDS.weekdaysOff, label: "Days off each week", optional: true },
      WEEKDAY_NAMES.map((name, index) => [name, String(index + 1)]),
      weekdaysOff.map(String),
      "None",
    ),
    textInput(
      { id: FIELDS.datesOff, label: "Other days off", optional: true },
      datesOff.map(writeSpan).join(", "),
      "2027-02-06..2027-02-12, 2027-05-03",
    ),
  ];
}

function eventFields(preferences: DigestPreferences, tags: readonly string[]): types.InputBlock[] {
  const { kinds, importance, milestonesOnly, leapDay, emptyDays } = preferences;
  // Those that are chosen stand first, so that none is cut off.
  const known = [...new Set([...preferences.tags, ...tags])].slice(0, OPTIONS_MAX);
  return [
    multiSelect(
      { id: FIELDS.kinds, label: "Kinds of event", optional: true },
      EVENT_KINDS.map(asWritten),
      kinds,
      "Every kind",
    ),
    multiSelect(
      {
        id: FIELDS.tags,
        label: "Tags",
        optional: true,
        hint: "Events with any of these tags are included.",
        // A digest of an older version may have more.
        most: Math.max(TAGS_MAX, preferences.tags.length),
      },
      known.toSorted().map(asWritten),
      preferences.tags,
      "Every tag",
    ),
    select(
      { id: FIELDS.importance, label: "Importance" },
      IMPORTANCES.map((one) => [IMPORTANCE_LABELS[one], String(one)]),
      String(importance),
    ),
    checkboxes(
      { id: FIELDS.milestones, label: "Anniversaries", optional: true },
      [["Milestones only: the day itself, 1, 5, 10, 15 years and so on", "only"]],
      milestonesOnly ? ["only"] : [],
    ),
    select(
      { id: FIELDS.leap, label: "29 February, in other years" },
      LEAP_RULES.map((rule) => [LEAP_LABELS[rule], rule]),
      leapDay,
    ),
    select(
      { id: FIELDS.empty, label: "When there is nothing to tell" },
      [
        ["Post nothing", "quiet"],
        ["Say that there is nothing", "say-so"],
      ],
      emptyDays,
    ),
  ];
}

function asWritten(word: string): FormOption {
  return [word, word];
}

interface OffReading {
  readonly days: Pick<DigestPreferences, "weekdaysOff" | "datesOff">;
  readonly problems: Record<string, string>;
}

function readOff(filled: Filled, before: DigestPreferences, weekend: WeekendRule): OffReading {
  const weekdays = filled.many(FIELDS.weekdaysOff);
  const typed = filled.typed(FIELDS.datesOff);
  const weekdaysOff = weekdays?.map(Number) ?? before.weekdaysOff;
  if (weekdaysOff.length === WEEKDAY_NAMES.length) {
    const problem = "All seven days are off. Leave one.";
    return { days: before, problems: { [FIELDS.weekdaysOff]: problem } };
  }
  if (typed === undefined)
    return { days: { weekdaysOff, datesOff: before.datesOff }, problems: {} };
  const days = readDates(typed, weekend);
  if ("problem" in days) return { days: before, problems: { [FIELDS.datesOff]: days.problem } };
  return { days: { weekdaysOff, datesOff: days.datesOff }, problems: {} };
}

function readDates(
  typed: string,
  weekend: WeekendRule,
): Pick<DigestPreferences, "datesOff"> | { readonly problem: string } {
  const written = typed
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s,、]+/g, ",");
  const reading = readDaysOff(`none,${written}`, { weekdaysOff: [], datesOff: [] });
  if ("problem" in reading) return reading;
  if (reading.weekdaysOff.length > 0) {
    return { problem: "Days of the week have their own field above. Write dates here." };
  }
  if (reading.datesOff.length === 0 || weekend !== "as-it-falls") return reading;
  return {
    problem: 'Extra days off need "before" or "after" above.',
  };
}
