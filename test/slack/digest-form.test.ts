import { expect, test } from "vitest";
import type { ModalView, ViewRequest } from "../../src/playground/page/protocol.ts";
import { UserError } from "../../src/user-error.ts";
import { createSettableClock } from "../../src/playground/settable-clock.ts";
import { memoryDesk } from "./memory-desk.ts";
import { NEWS, openOffice, PRESS, ROSA, wordsIn, type Office } from "./office.ts";

type State = ViewRequest["state"];

async function openForm(office: Office, channel = NEWS): Promise<ModalView> {
  const { slack } = office;
  await slack.command({ as: ROSA, channel, command: "/ip-digest", text: "" });
  const message = await slack.until(() => slack.messages({ channel, as: ROSA })[0]);
  const source = { in: "message", channel, ts: message.ts } as const;
  await slack.press({ as: ROSA, source, actionId: "digest-subscribe" });
  return slack.until(() => slack.modal(ROSA));
}

async function send({ slack }: Office, form: ModalView, state: State): Promise<string> {
  const result = await slack.view({ as: ROSA, viewId: form.id, do: "submit", state });
  if (result.result === "errors") return JSON.stringify(result.errors);
  await slack.settled();
  return wordsIn(slack.modal(ROSA)?.blocks ?? []);
}

function filled(kind: string, fields: { weekday?: string; day?: string; zone?: string }): State {
  return {
    kind: { kind: chosen(kind) },
    weekday: { weekday: chosen(fields.weekday ?? "1") },
    "month-day": { "month-day": chosen(fields.day ?? "1") },
    time: { time: { type: "timepicker", selected_time: "08:30" } },
    zone: { zone: { type: "plain_text_input", value: fields.zone ?? "Europe/Zurich" } },
  };
}

function chosen(value: string): Readonly<Record<string, unknown>> {
  return {
    type: "static_select",
    selected_option: { text: { type: "plain_text", text: value }, value },
  };
}

test("the form begins with the person's own zone", async () => {
  const form = await openForm(await openOffice());
  expect(form.title).toBe("Subscribe the channel");
  expect(JSON.stringify(form.blocks)).toContain('"initial_value":"America/New_York"');
});

test.each([
  [filled("daily", {}), "the daily digest every day at 08:30, Europe/Zurich."],
  [filled("weekly", { weekday: "7" }), "the weekly digest every Sunday at 08:30, Europe/Zurich."],
  [
    filled("monthly", { day: "31" }),
    "the monthly digest on the last day of every month at 08:30, Europe/Zurich.",
  ],
])("what is chosen is subscribed: %#", async (state, words) => {
  const office = await openOffice();
  const answer = await send(office, await openForm(office), state);
  expect(answer).toBe(
    `This channel gets ${words}\nThe first one comes on Tuesday, 1 December 2026, 02:00.`,
  );
});

test("a channel without the bot is warned of", async () => {
  const office = await openOffice();
  const answer = await send(office, await openForm(office, PRESS), filled("daily", {}));
  expect(answer).toContain("I am not a member of this channel yet: type /invite @almanac");
});

test("a zone that does not exist is said beneath its field, and the form stays", async () => {
  const office = await openOffice();
  const form = await openForm(office);
  expect(await send(office, form, filled("daily", { zone: "Beijing" }))).toBe(
    '{"zone":"I know no time zone \\"Beijing\\". Did you mean Asia/Shanghai?"}',
  );
  expect(office.slack.modal(ROSA)?.id).toBe(form.id);
});

test("a refusal of the desk is told in the form's place", async () => {
  const desk = memoryDesk(createSettableClock(Date.now));
  const office = await openOffice({
    desk: { ...desk, subscribe: () => Promise.reject(new UserError("The channel is archived.")) },
  });
  const answer = await send(office, await openForm(office), filled("daily", {}));
  expect(answer).toBe("The channel is archived.");
});
