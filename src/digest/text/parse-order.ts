import { findNearest } from "../../text/nearest.ts";
import { isOption, OPTION_NAMES, readPreferences } from "./preferences-text.ts";
import { DEFAULT_PREFERENCES } from "../preferences.ts";
import {
  CADENCES,
  askCadence,
  DEFAULT_TIME,
  readSchedule,
  type Cadence,
  type ScheduleWords,
} from "./parse-schedule.ts";
import type { DigestKind, DigestOrder } from "../subscription.ts";

/** What a typed order leaves to be known. */
export interface OrderSurroundings {
  /** The digests that the channel has: what is left out stays as it is. */
  readonly current: readonly DigestOrder[];
  /** IANA zone of a new digest that names none. */
  readonly defaultZone: string;
  /** The catalogue's tags; null takes any. */
  readonly knownTags: readonly string[] | null;
}

/** Either one digest or more, or sentences that say what is wrong with the text and what is allowed. */
export type OrderReading =
  { readonly orders: readonly DigestOrder[] } | { readonly problem: string };

/**
 * Reads what people type after `/ip-digest subscribe`, in any order:
 * `daily 09:00 Asia/Shanghai weekend:before kinds:law,treaty language:zh`. Never throws.
 * What is left out stays as it is; of a new digest it is Monday, the first of the month, 09:00, the given zone
 * and the default preferences. Without a cadence it is about every digest that is there. Days off that are named without
 * a weekend rule are told on the working day before.
 */
export function readOrders(text: string, surroundings: OrderSurroundings): OrderReading {
  const words = wordsOf(text);
  const schedule = readSchedule(words.filter((word) => !isOption(word)));
  if ("problem" in schedule) return { problem: optionHint(words) ?? schedule.problem };
  const bases = basesOf(schedule.said.cadence, surroundings);
  if (bases.length === 0) return { problem: askCadence() };
  const options = words.filter(isOption).join(" ");
  // Whoever names days off wants them moved; told early is better than told late.
  const isMoved = /(?:^| )off:/i.test(options) && !/(?:^| )weekends?:/i.test(options);
  const orders: DigestOrder[] = [];
  for (const base of bases) {
    const reading = readPreferences(options, base.preferences, surroundings.knownTags);
    if ("problem" in reading) return reading;
    const { preferences } = reading;
    const moved = isMoved && preferences.weekend === "as-it-falls";
    const wished = moved ? { ...preferences, weekend: "before" as const } : preferences;
    orders.push(orderOf(base, schedule.said, wished));
  }
  return { orders };
}

/** Full-width letters become plain ones, `kinds: law, treaty` becomes one word. */
function wordsOf(text: string): string[] {
  return text
    .normalize("NFKC")
    .replaceAll(/\s*[,、]\s*/g, ",")
    .replaceAll(OPTION_WITH_SPACE, "$1:")
    .split(/\s+/)
    .filter(Boolean);
}

const OPTION_WITH_SPACE = new RegExp(`(?<=^|\\s)(${OPTION_NAMES.join("|")}):\\s+`, "gi");

/** A flag that is misspelt looks like a zone at first. */
function optionHint(words: readonly string[]): string | null {
  const flag = words.find((word) => findNearest(word, ["milestones"]) !== null && !isOption(word));
  return flag === undefined ? null : `Did you mean \`milestones\` by "${flag}"?`;
}

/** The orders that the words change: those that are there, or new ones. */
function basesOf(cadence: Cadence | null, surroundings: OrderSurroundings): DigestOrder[] {
  const { current } = surroundings;
  if (cadence === null) return [...current];
  const there = (kind: DigestKind) => current.find((one) => one.kind === kind);
  if (cadence !== "both") return [there(cadence) ?? newOrder(cadence, surroundings)];
  // The two belong together, so they have one time and one set of preferences.
  const weekly = there("weekly") ?? { ...(there("daily") ?? newOrder("weekly", surroundings)) };
  const dayNumber = weekly.kind === "weekly" ? weekly.dayNumber : 1;
  return [
    { ...weekly, kind: "weekly", dayNumber },
    { ...weekly, kind: "daily", dayNumber: null },
  ];
}

function newOrder(kind: DigestKind, { defaultZone }: OrderSurroundings): DigestOrder {
  const preferences = DEFAULT_PREFERENCES;
  const dayNumber = kind === "daily" ? null : 1;
  return { kind, dayNumber, time: DEFAULT_TIME, zone: defaultZone, preferences };
}

function orderOf(
  base: DigestOrder,
  said: ScheduleWords,
  preferences: DigestOrder["preferences"],
): DigestOrder {
  return {
    kind: base.kind,
    dayNumber: base.kind === "daily" ? null : (said.dayNumber ?? base.dayNumber),
    time: said.time ?? base.time,
    zone: said.zone ?? base.zone,
    preferences,
  };
}

/** How often a set of digests comes, where one word says it. */
export function findCadence(orders: readonly Pick<DigestOrder, "kind">[]): Cadence | null {
  const kinds = orders.map(({ kind }) => kind).toSorted();
  if (kinds.join() === "daily,weekly") return "both";
  return kinds.length === 1 ? (CADENCES.find((one) => one === kinds[0]) ?? null) : null;
}
