import * as v from "valibot";
import { WEEK_DAYS } from "../../dates/civil-date.ts";
import { findCadence } from "../../digest/text/parse-order.ts";
import { isDirect } from "../../digest/destination.ts";
import { omitDefaults, preferencesSchema } from "../../digest/stored/stored-preferences.ts";
import { readPreferences } from "../../digest/text/preferences-text.ts";
import { DEFAULT_PREFERENCES, type DigestPreferences } from "../../digest/preferences.ts";
import { CADENCES, DEFAULT_TIME, type Cadence } from "../../digest/text/parse-schedule.ts";
import { DIGEST_KINDS, type DigestKind, type DigestOrder } from "../../digest/subscription.ts";
import { UserError } from "../../user-error.ts";
import { MODAL_STATE_LETTERS_MAX } from "../blocks/limits.ts";

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

/**
 * What travels with the form, since Slack tells only the fields that it shows: `{"version":1,"draft":{...}}`. Throws a UserError where the digest has
 * more options than fit.
 */
export function packDraft({ zone, preferences, ...rest }: DigestDraft): string {
  const draft = {
    ...rest,
    zone: zone.slice(0, ZONE_LETTERS_MAX),
    preferences: omitDefaults(preferences),
  };
  const packed = JSON.stringify({ version: 1, draft });
  if (packed.length <= MODAL_STATE_LETTERS_MAX) return packed;
  throw new UserError(
    "This digest has more options than a form can hold. Change it with `/ip-digest subscribe`; `/ip-digest help` shows how.",
  );
}

/** The draft that `packDraft` made. Null when it is another's, or of a version that this one cannot read. */
export function unpackDraft(packed: string): DigestDraft | null {
  const reading = v.safeParse(packedSchema, packed);
  return reading.success ? reading.output : null;
}

/** More than the longest zone. What else was typed there stays in its field, and need not travel. */
const ZONE_LETTERS_MAX = 60;

const MONTH_DAYS_MAX = 31;

const texts = { channelId: v.string(), time: v.string(), zone: v.string() };
const toSchema = v.picklist(["here", "me"]);
const cadenceSchema = v.picklist(CADENCES);
const weekdaySchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(WEEK_DAYS));
const monthDaySchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MONTH_DAYS_MAX));

const firstVersion = v.pipe(
  v.strictObject({
    version: v.literal(1),
    draft: v.strictObject({
      ...texts,
      to: toSchema,
      asksWhere: v.boolean(),
      cadence: cadenceSchema,
      weekday: weekdaySchema,
      monthDay: monthDaySchema,
      preferences: preferencesSchema,
      replaces: v.array(v.picklist(DIGEST_KINDS)),
      isOpen: v.boolean(),
    }),
  }),
  v.transform(({ draft }) => draft),
);

const writtenBoolean = v.pipe(
  v.picklist(["true", "false"]),
  v.transform((written) => written === "true"),
);
const writtenNumber = v.pipe(v.string(), v.transform(Number));

/** In forms that were opened before states told their version: every part a text, the preferences as people type them. */
const unversioned = v.strictObject({
  ...texts,
  to: toSchema,
  asksWhere: writtenBoolean,
  cadence: cadenceSchema,
  weekday: v.pipe(writtenNumber, weekdaySchema),
  monthDay: v.pipe(writtenNumber, monthDaySchema),
  preferences: v.pipe(
    v.string(),
    v.transform(readTypedPreferences),
    v.custom<DigestPreferences>((read) => read !== null),
  ),
  replaces: v.pipe(
    v.string(),
    v.transform((kinds) => kinds.split(",").filter(Boolean)),
    v.array(v.picklist(DIGEST_KINDS)),
  ),
  isOpen: writtenBoolean,
});

const packedSchema = v.pipe(v.string(), v.parseJson(), v.union([firstVersion, unversioned]));

function readTypedPreferences(typed: string): DigestPreferences | null {
  const reading = readPreferences(typed, DEFAULT_PREFERENCES);
  return "problem" in reading ? null : reading.preferences;
}
