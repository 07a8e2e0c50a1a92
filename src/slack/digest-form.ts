import type { types, ViewOutput } from "@slack/bolt";
import { WEEKDAY_NAMES } from "../civil-date.ts";
import { ordinalWord } from "../date-words.ts";
import { DEFAULT_TIME } from "../digest/schedule-text.ts";
import { DIGEST_KINDS, type DigestSchedule } from "../digest/subscription.ts";
import { readZone } from "../zone.ts";

export const DIGEST_FORM = "digest-form";

/** Block ids; each holds one element of the same name. */
const FIELDS = {
  kind: "kind",
  weekday: "weekday",
  monthDay: "month-day",
  time: "time",
  zone: "zone",
};

const MONTH_DAYS_MAX = 31;

/** Asks when a channel wants its digest. The channel travels along, since Slack does not tell it again. */
export function digestForm(channelId: string, zone: string): types.ModalView {
  const days = Array.from({ length: MONTH_DAYS_MAX }, (_, index) => index + 1);
  return {
    type: "modal",
    title: plainText("Subscribe the channel"),
    callback_id: DIGEST_FORM,
    private_metadata: channelId,
    submit: plainText("Subscribe"),
    close: plainText("Cancel"),
    blocks: [
      choice(
        FIELDS.kind,
        "How often",
        DIGEST_KINDS.map((kind) => [kind, kind]),
        "weekly",
      ),
      choice(
        FIELDS.weekday,
        "Weekly on",
        WEEKDAY_NAMES.map((name, index) => [name, String(index + 1)]),
        "1",
      ),
      choice(
        FIELDS.monthDay,
        "Monthly on the",
        days.map((day) => [day === MONTH_DAYS_MAX ? "last day" : ordinalWord(day), String(day)]),
        "1",
      ),
      input(FIELDS.time, "At", { type: "timepicker", initial_time: DEFAULT_TIME }),
      input(FIELDS.zone, "Time zone", { type: "plain_text_input", initial_value: zone }),
    ],
  };
}

/** The schedule, or what is wrong, by the id of the block that it is wrong in. */
export type FormReading =
  { readonly schedule: DigestSchedule } | { readonly problems: Readonly<Record<string, string>> };

export function readDigestForm({ state }: Pick<ViewOutput, "state">): FormReading {
  const field = (name: string) => state.values[name]?.[name];
  const chosen = (name: string): string => field(name)?.selected_option?.value ?? "";
  const zone = readZone(field(FIELDS.zone)?.value ?? "");
  if ("problem" in zone) return { problems: { [FIELDS.zone]: zone.problem } };
  const kind = DIGEST_KINDS.find((name) => name === chosen(FIELDS.kind)) ?? "weekly";
  const days = { daily: null, weekly: chosen(FIELDS.weekday), monthly: chosen(FIELDS.monthDay) };
  const day = days[kind];
  return {
    schedule: {
      kind,
      dayNumber: day === null ? null : Number(day),
      time: field(FIELDS.time)?.selected_time ?? DEFAULT_TIME,
      zone: zone.zone,
    },
  };
}

function choice(
  name: string,
  label: string,
  options: readonly (readonly [text: string, value: string])[],
  initial: string,
): types.InputBlock {
  const all = options.map(([text, value]) => ({ text: plainText(text), value }));
  const first = all.find(({ value }) => value === initial);
  return input(name, label, {
    type: "static_select",
    options: all,
    ...(first === undefined ? {} : { initial_option: first }),
  });
}

function input(
  name: string,
  label: string,
  element: types.InputBlock["element"],
): types.InputBlock {
  return {
    type: "input",
    block_id: name,
    label: plainText(label),
    element: { ...element, action_id: name },
  };
}

function plainText(text: string): types.PlainTextElement {
  return { type: "plain_text", text };
}
