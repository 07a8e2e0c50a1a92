import { findCadence } from "../../digest/text/parse-order.ts";
import { isDirect } from "../../digest/destination.ts";
import { writePreferences, readPreferences } from "../../digest/text/preferences-text.ts";
import { DEFAULT_PREFERENCES, type DigestPreferences } from "../../digest/preferences.ts";
import { CADENCES, DEFAULT_TIME, type Cadence } from "../../digest/text/parse-schedule.ts";
import { DIGEST_KINDS, type DigestKind, type DigestOrder } from "../../digest/subscription.ts";

/** What the form holds at a moment, whether it shows all of it or not. */
export interface DigestDraft {
  /** The conversation in which the form was opened. */
  readonly channelId: string;
  /** Whether the digest goes to that conversation or to the person alone. */
  readonly to: "here" | "me";
  /** Whether the form asks where it goes. */
  readonly asksWhere: boolean;
  readonly cadence: Cadence;
  /** 1 Monday to 7 Sunday, for weekly and both. */
  readonly weekday: number;
  /** 1 to 31, for monthly. */
  readonly monthDay: number;
  readonly time: string;
  /** As typed; it may be no zone at all. */
  readonly zone: string;
  readonly preferences: DigestPreferences;
  /** The digests that it shows; those of them that are not chosen any more end when it is sent. */
  readonly replaces: readonly DigestKind[];
  /** Whether the seldom used options are shown. */
  readonly isOpen: boolean;
}

/** The form as it opens: with what the conversation has, or with what most people want. */
export function draftOf(
  channelId: string,
  current: readonly DigestOrder[],
  defaultZone: string,
): DigestDraft {
  const [first] = current;
  const shown = findCadence(current) === null ? current.slice(0, 1) : current;
  const dayOf = (kind: DigestKind) => shown.find((one) => one.kind === kind)?.dayNumber ?? 1;
  return {
    channelId,
    to: "here",
    asksWhere: !isDirect({ channelId }),
    cadence: findCadence(shown) ?? "weekly",
    weekday: dayOf("weekly"),
    monthDay: dayOf("monthly"),
    time: first?.time ?? DEFAULT_TIME,
    zone: first?.zone ?? defaultZone,
    preferences: first?.preferences ?? DEFAULT_PREFERENCES,
    replaces: shown.map(({ kind }) => kind),
    isOpen: false,
  };
}

/** The digests that a draft asks for; its zone must be one. */
export function ordersOf(draft: DigestDraft): DigestOrder[] {
  const { cadence, weekday, monthDay, time, zone, preferences } = draft;
  const days = { daily: null, weekly: weekday, monthly: monthDay };
  const kinds: DigestKind[] = cadence === "both" ? ["weekly", "daily"] : [cadence];
  return kinds.map((kind) => ({ kind, dayNumber: days[kind], time, zone, preferences }));
}

/** What travels with the form, since Slack tells only the fields that it shows; at most 3,000 letters. */
export function packDraft(draft: DigestDraft): string {
  const { asksWhere, weekday, monthDay, preferences, replaces, isOpen, ...texts } = draft;
  return JSON.stringify({
    ...texts,
    asksWhere: String(asksWhere),
    weekday: String(weekday),
    monthDay: String(monthDay),
    preferences: writePreferences(preferences),
    replaces: replaces.join(),
    isOpen: String(isOpen),
  });
}

/** The draft that `packDraft` made. Throws when it is another's text. */
export function unpackDraft(packed: string): DigestDraft {
  const parts: unknown = JSON.parse(packed);
  const part = (name: string): string => {
    const value: unknown =
      typeof parts === "object" && parts !== null ? Reflect.get(parts, name) : null;
    if (typeof value === "string") return value;
    throw new Error(`the form carries no ${name}`);
  };
  const reading = readPreferences(part("preferences"), DEFAULT_PREFERENCES);
  if ("problem" in reading) throw new Error(`the form's preferences: ${reading.problem}`);
  const replaces = part("replaces").split(",");
  return {
    channelId: part("channelId"),
    to: part("to") === "me" ? "me" : "here",
    asksWhere: part("asksWhere") === "true",
    cadence: CADENCES.find((one) => one === part("cadence")) ?? "weekly",
    weekday: Number(part("weekday")),
    monthDay: Number(part("monthDay")),
    time: part("time"),
    zone: part("zone"),
    preferences: reading.preferences,
    replaces: DIGEST_KINDS.filter((kind) => replaces.includes(kind)),
    isOpen: part("isOpen") === "true",
  };
}
