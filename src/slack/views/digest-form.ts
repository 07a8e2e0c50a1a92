import type { types, ViewOutput } from "@slack/bolt";
import { WEEKDAY_NAMES } from "../../dates/civil-date.ts";
import { formatOrdinal } from "../../dates/date-words.ts";
import { isDirect } from "../../digest/destination.ts";
import { CADENCES, type Cadence } from "../../digest/text/parse-schedule.ts";
import { DIGEST_LANGUAGES, type DigestLanguage } from "../../digest/preferences.ts";
import { readZone } from "../../dates/zone.ts";
import { packDraft, unpackDraft, type DigestDraft } from "./digest-form-state.ts";
import { buildOptionFields, readOptions } from "./digest-form-options.ts";
import { channel, linesBlock, plain } from "../blocks/rich-text.ts";
import {
  readFilled,
  plainText,
  radio,
  select,
  textInput,
  timePicker,
  type Filled,
} from "./form-fields.ts";

export const DIGEST_FORM = "digest-form";

/** The choice that changes which fields the form has, and the button that shows the rest of them. */
export const CADENCE_FIELD = "digest-cadence";
export const MORE_BUTTON = "digest-more";

const FIELDS = {
  to: "digest-to",
  weekday: "weekday",
  monthDay: "month-day",
  time: "time",
  zone: "zone",
  language: "language",
};

/** Asks when a channel wants its digest, and what of it: the few things that most people choose, then the others. */
export function buildDigestForm(draft: DigestDraft, tags: readonly string[]): types.ModalView {
  const isNew = draft.replaces.length === 0;
  return {
    type: "modal",
    title: plainText(isNew ? "Subscribe to the digest" : "Change the digest"),
    callback_id: DIGEST_FORM,
    private_metadata: packDraft(draft),
    submit: plainText(isNew ? "Subscribe" : "Save"),
    close: plainText("Cancel"),
    blocks: [
      ...whereBlocks(draft),
      ...whenBlocks(draft),
      select(
        { id: FIELDS.language, label: "Language" },
        DIGEST_LANGUAGES.map((one) => [LANGUAGE_LABELS[one], one]),
        draft.preferences.language,
      ),
      ...(draft.isOpen ? buildOptionFields(draft, tags) : [moreButton()]),
    ],
  };
}

/** What the form holds now, and what is wrong with it, by the id of the block that it is wrong in. */
export interface FormReading {
  readonly draft: DigestDraft;
  readonly problems: Readonly<Record<string, string>>;
}

/** Null where the form was opened by a version that carried along what this one cannot read. */
export function readDigestForm(
  view: Pick<ViewOutput, "state" | "private_metadata">,
): FormReading | null {
  const before = unpackDraft(view.private_metadata);
  if (before === null) return null;
  const filled = readFilled(view);
  const zone = readZone(filled.typed(FIELDS.zone) ?? before.zone);
  const more = readOptions(filled, before.preferences);
  const language = DIGEST_LANGUAGES.find((one) => one === filled.one(FIELDS.language));
  return {
    draft: {
      ...before,
      to: filled.one(FIELDS.to) === "me" ? "me" : "here",
      cadence: CADENCES.find((one) => one === filled.one(CADENCE_FIELD)) ?? before.cadence,
      weekday: numberIn(filled, FIELDS.weekday) ?? before.weekday,
      monthDay: numberIn(filled, FIELDS.monthDay) ?? before.monthDay,
      time: filled.typed(FIELDS.time) ?? before.time,
      zone: "zone" in zone ? zone.zone : (filled.typed(FIELDS.zone) ?? before.zone),
      preferences: { ...more.preferences, language: language ?? before.preferences.language },
    },
    problems: { ...("problem" in zone && { [FIELDS.zone]: zone.problem }), ...more.problems },
  };
}

const CADENCE_LABELS: Readonly<Record<Cadence, string>> = {
  daily: "Every day, that day's anniversaries",
  weekly: "Every week, a look ahead",
  monthly: "Every month, a look ahead",
  both: "Both: the week ahead, and each day",
};

const LANGUAGE_LABELS: Readonly<Record<DigestLanguage, string>> = {
  en: "English",
  zh: "Chinese 中文",
  both: "English and Chinese",
};

const MONTH_DAYS_MAX = 31;

function whereBlocks({ asksWhere, to, channelId }: DigestDraft): types.KnownBlock[] {
  if (!asksWhere) {
    const where = isDirect({ channelId }) ? plain("you, by direct message") : channel(channelId);
    return [linesBlock([[plain("For "), where]])];
  }
  const options = [
    ["This channel", "here"],
    ["Only me, by direct message", "me"],
  ] as const;
  return [radio({ id: FIELDS.to, label: "To" }, options, to)];
}

function whenBlocks(draft: DigestDraft): types.KnownBlock[] {
  const { cadence } = draft;
  const isWeekly = cadence === "weekly" || cadence === "both";
  return [
    select(
      { id: CADENCE_FIELD, label: "How often", dispatches: true },
      CADENCES.map((one) => [CADENCE_LABELS[one], one]),
      cadence,
    ),
    ...(isWeekly ? [weekdayField(draft)] : []),
    ...(cadence === "monthly" ? [monthDayField(draft)] : []),
    timePicker({ id: FIELDS.time, label: "At" }, draft.time),
    textInput(
      { id: FIELDS.zone, label: "Time zone", hint: "A place, such as Asia/Shanghai" },
      draft.zone,
    ),
  ];
}

function weekdayField({ weekday, cadence }: DigestDraft): types.InputBlock {
  return select(
    { id: FIELDS.weekday, label: cadence === "both" ? "The week ahead on" : "On" },
    WEEKDAY_NAMES.map((name, index) => [name, String(index + 1)]),
    String(weekday),
  );
}

function monthDayField({ monthDay }: DigestDraft): types.InputBlock {
  const days = Array.from({ length: MONTH_DAYS_MAX }, (_, index) => index + 1);
  return select(
    { id: FIELDS.monthDay, label: "On the" },
    days.map((day) => [day === MONTH_DAYS_MAX ? "last day" : formatOrdinal(day), String(day)]),
    String(monthDay),
  );
}

function moreButton(): types.ActionsBlock {
  const label = plainText("More options: days off, which events, empty days");
  return { type: "actions", elements: [{ type: "button", text: label, action_id: MORE_BUTTON }] };
}

function numberIn(filled: Filled, id: string): number | undefined {
  const value = filled.one(id);
  return value === undefined ? undefined : Number(value);
}
