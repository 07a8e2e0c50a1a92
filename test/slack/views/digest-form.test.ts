import { describe, expect, test } from "vitest";
import type { ModalView, ViewRequest } from "../../../src/playground/page/protocol.ts";
import type { DigestService } from "../../../src/digest/service/digest-service.ts";
import { DEFAULT_PREFERENCES } from "../../../src/digest/preferences.ts";
import { UserError } from "../../../src/user-error.ts";
import { createSettableClock } from "../../../src/playground/settable-clock.ts";
import { anniversary } from "../../digest/samples.ts";
import { openDesk } from "../desk.ts";
import { NEWS, openOffice, PRESS, ROSA, TEAM, wordsIn, type Office } from "../office.ts";

type State = ViewRequest["state"];

const CATALOGUE = [anniversary("treaty", "1970-04-26", { tags: ["treaty", "wipo"] })];

async function officeWithDesk(): Promise<{
  readonly office: Office;
  readonly digestService: DigestService;
}> {
  const office = await openOffice({ catalogue: CATALOGUE });
  return { office, digestService: office.parts.digestService };
}

async function openForm({ slack }: Office, channel = NEWS): Promise<ModalView> {
  await slack.command({ as: ROSA, channel, command: "/ip-digest", text: "subscribe" });
  return slack.until(() => slack.modal(ROSA));
}

/** Presses or chooses something in the form, and gives the form back as it is then. */
async function act(
  { slack }: Office,
  form: ModalView,
  actionId: string,
  state: State = {},
): Promise<ModalView> {
  const source = { in: "modal", viewId: form.id } as const;
  await slack.press({ as: ROSA, source, actionId, state });
  await slack.settled();
  return slack.until(() => slack.modal(ROSA));
}

async function send({ slack }: Office, form: ModalView, state: State): Promise<string> {
  const result = await slack.view({ as: ROSA, viewId: form.id, do: "submit", state });
  if (result.result === "errors") return JSON.stringify(result.errors);
  await slack.settled();
  return wordsIn(slack.modal(ROSA)?.blocks ?? []);
}

async function callSlack({ slack }: Office, method: string, body: object): Promise<void> {
  const answer = await fetch(`${slack.apiUrl}${method}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${slack.credentials.botToken}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });
  expect(await answer.json()).toMatchObject({ ok: true });
}

async function openNewer(): Promise<{ office: Office; form: ModalView }> {
  const { office } = await officeWithDesk();
  const form = await openForm(office);
  const title = { type: "plain_text", text: "Subscribe" };
  const view = {
    type: "modal",
    callback_id: "digest-form",
    title,
    submit: title,
    private_metadata: '{"version":2,"draft":{}}',
    blocks: form.blocks,
  };
  await callSlack(office, "views.update", { view_id: form.id, view });
  return { office, form };
}

function filled(cadence: string, fields: { weekday?: string; day?: string; zone?: string }): State {
  return {
    ...chosen("digest-cadence", cadence),
    ...chosen("weekday", fields.weekday ?? "1"),
    ...chosen("month-day", fields.day ?? "1"),
    time: { time: { type: "timepicker", selected_time: "08:30" } },
    ...typed("zone", fields.zone ?? "Europe/Zurich"),
  };
}

function chosen(id: string, value: string): State {
  const selected_option = { text: { type: "plain_text", text: value }, value };
  return { [id]: { [id]: { type: "static_select", selected_option } } };
}

function ticked(id: string, ...values: string[]): State {
  const selected_options = values.map((value) => ({
    text: { type: "plain_text", text: value },
    value,
  }));
  return { [id]: { [id]: { type: "checkboxes", selected_options } } };
}

function typed(id: string, value: string): State {
  return { [id]: { [id]: { type: "plain_text_input", value } } };
}

/** Ids of the form's fields, in order. */
function fieldsOf({ blocks }: ModalView): unknown[] {
  return blocks.map((block) => Reflect.get(block, "block_id")).filter(Boolean);
}

describe("the form", () => {
  test("begins with the person's own zone, and shows few fields", async () => {
    const { office } = await officeWithDesk();
    const form = await openForm(office);
    expect(form.title).toBe("Subscribe to the digest");
    expect(JSON.stringify(form.blocks)).toContain('"initial_value":"America/New_York"');
    const first = ["digest-to", "digest-cadence", "weekday", "time", "zone", "language"];
    expect(fieldsOf(form).slice(0, 6)).toEqual(first);
    expect(form.blocks).toHaveLength(7);
  });

  test("follows how often, and keeps what was put in", async () => {
    const { office } = await officeWithDesk();
    const monthly = await act(office, await openForm(office), "digest-cadence", {
      ...filled("monthly", { zone: "Asia/Tokyo" }),
    });
    expect(fieldsOf(monthly)).toContain("month-day");
    expect(fieldsOf(monthly)).not.toContain("weekday");
    expect(JSON.stringify(monthly.blocks)).toContain('"initial_value":"Asia/Tokyo"');
  });

  test("shows the rest when asked, and days off in the words of the cadence", async () => {
    const { office } = await officeWithDesk();
    const form = await openForm(office);
    const events = ["kinds", "tags", "importance", "milestones", "leap", "empty"];
    const weekly = await act(office, form, "digest-more", filled("weekly", {}));
    expect(fieldsOf(weekly).filter((id) => events.includes(String(id)))).toEqual(events);
    expect(fieldsOf(weekly)).toEqual(
      expect.arrayContaining(["weekend", "weekdays-off", "dates-off"]),
    );
    expect(wordsIn(weekly.blocks)).toContain("If the posting day is a day off");
    const both = await act(office, weekly, "digest-cadence", filled("both", {}));
    expect(wordsIn(both.blocks)).toContain("Events on days off");
    expect(wordsIn(both.blocks)).toContain("wipo");
  });

  test("shows the settings of the channel's digest, and changes them", async () => {
    const { office, digestService } = await officeWithDesk();
    const preferences = { ...DEFAULT_PREFERENCES, weekend: "after", language: "zh" } as const;
    const daily = { kind: "daily", dayNumber: null, time: "10:15", zone: "Asia/Shanghai" } as const;
    await digestService.subscribe(
      { teamId: TEAM, channelId: NEWS },
      [{ ...daily, preferences }],
      ROSA,
    );
    const form = await openForm(office);
    expect(form.title).toBe("Change the digest");
    expect(JSON.stringify(form.blocks)).toContain('"initial_time":"10:15"');
    const answer = await send(office, form, chosen("language", "both"));
    expect(answer).toBe(
      [
        "This channel gets the daily digest every working day at 10:15, Asia/Shanghai.",
        "Options: days off (Saturday and Sunday) told on the working day after; in English and Chinese.",
        "The next one comes on Monday, 26 April 2027, 10:15.",
      ].join("\n"),
    );
  });

  test("ends the digest that another one replaces", async () => {
    const { office, digestService } = await officeWithDesk();
    const daily = { kind: "daily", dayNumber: null, time: "10:15", zone: "Asia/Shanghai" } as const;
    const order = { ...daily, preferences: DEFAULT_PREFERENCES };
    await digestService.subscribe({ teamId: TEAM, channelId: NEWS }, [order], ROSA);
    const answer = await send(office, await openForm(office), filled("weekly", {}));
    expect(answer).toMatch(/^This channel gets the weekly digest every Monday at 08:30/);
    expect(answer).toContain("The daily digest ends.");
  });
});

describe("what is chosen", () => {
  test.each([
    [
      filled("daily", {}),
      "the daily digest every day at 08:30, Europe/Zurich.",
      "Monday, 26 April 2027, 08:30",
    ],
    [
      filled("weekly", { weekday: "7" }),
      "the weekly digest every Sunday at 08:30, Europe/Zurich.",
      "Sunday, 25 April 2027, 08:30",
    ],
    [
      filled("monthly", { day: "31" }),
      "the monthly digest on the last day of every month at 08:30, Europe/Zurich.",
      "Wednesday, 31 March 2027, 08:30",
    ],
  ])("is subscribed: %#", async (state, words, first) => {
    const { office } = await officeWithDesk();
    const answer = await send(office, await openForm(office), state);
    expect(answer).toBe(`This channel gets ${words}\nThe first one comes on ${first}.`);
  });

  test("is kept whole, every option", async () => {
    const { office, digestService } = await officeWithDesk();
    const open = await act(office, await openForm(office), "digest-more", filled("both", {}));
    await send(office, open, {
      ...filled("both", { weekday: "2" }),
      ...chosen("language", "zh"),
      ...chosen("weekend", "before"),
      ...ticked("weekdays-off", "5", "6"),
      ...typed("dates-off", "2027-02-06..2027-02-12, 2027-05-03"),
      ...chosen("leap", "mar1"),
      ...ticked("kinds", "law", "treaty"),
      ...ticked("tags", "wipo"),
      ...chosen("importance", "2"),
      ...ticked("milestones", "only"),
      ...chosen("empty", "say-so"),
    });
    const all = await digestService.status({ teamId: TEAM, channelId: NEWS });
    const days = all.map(({ subscription: { kind, dayNumber } }) => [kind, dayNumber]);
    expect(Object.fromEntries(days)).toEqual({ weekly: 2, daily: null });
    for (const { subscription } of all) {
      expect(subscription).toMatchObject({ time: "08:30", zone: "Europe/Zurich" });
      expect(subscription.preferences).toEqual({
        weekend: "before",
        weekdaysOff: [5, 6],
        datesOff: [
          { from: "2027-02-06", until: "2027-02-12" },
          { from: "2027-05-03", until: "2027-05-03" },
        ],
        leapDay: "mar1",
        kinds: ["law", "treaty"],
        tags: ["wipo"],
        importance: 2,
        milestonesOnly: true,
        language: "zh",
        emptyDays: "say-so",
      });
    }
  });
});

describe("a form of a newer version", () => {
  const sentence = "This form is of an older version. Please open it again with /ip-digest.";

  test("asks to be opened again when it is sent", async () => {
    const { office, form } = await openNewer();
    expect(await send(office, form, filled("daily", {}))).toBe(sentence);
    expect(office.log.filter(({ level }) => level === "error")).toEqual([]);
  });

  test.each(["digest-more", "digest-cadence"])("asks so at %s", async (actionId) => {
    const { office, form } = await openNewer();
    const after = await act(office, form, actionId, filled("daily", {}));
    expect(wordsIn(after.blocks)).toBe(sentence);
  });
});

test("a channel without the bot is warned of", async () => {
  const { office } = await officeWithDesk();
  const answer = await send(office, await openForm(office, PRESS), filled("daily", {}));
  expect(answer).toContain("I'm not a member of this channel yet. Type /invite @almanac");
});

describe("what cannot be", () => {
  test("a zone is said beneath its field, and the form stays", async () => {
    const { office } = await officeWithDesk();
    const form = await openForm(office);
    expect(await send(office, form, filled("daily", { zone: "Beijing" }))).toBe(
      '{"zone":"I know no time zone \\"Beijing\\". Did you mean Asia/Shanghai?"}',
    );
    expect(office.slack.modal(ROSA)?.id).toBe(form.id);
  });

  test.each<[State, string]>([
    [
      ticked("weekdays-off", "1", "2", "3", "4", "5", "6", "7"),
      '{"weekdays-off":"All seven days are off. Leave one."}',
    ],
    [
      { ...chosen("weekend", "before"), ...typed("dates-off", "friday") },
      '{"dates-off":"Days of the week have their own field above. Write dates here."}',
    ],
    [
      typed("dates-off", "2027-02-06"),
      '{"dates-off":"Extra days off need \\"before\\" or \\"after\\" above."}',
    ],
    [
      { ...chosen("weekend", "before"), ...typed("dates-off", "2027-13-06") },
      '{"dates-off":"\\"2027-13-06\\" is neither a day of the week nor a date. Write for example `off:sat,sun,2027-02-06..2027-02-12`."}',
    ],
  ])("days off are said beneath their field: %#", async (state, problem) => {
    const { office } = await officeWithDesk();
    const open = await act(office, await openForm(office), "digest-more", filled("daily", {}));
    expect(await send(office, open, { ...filled("daily", {}), ...state })).toBe(problem);
  });

  test("a refusal of the desk is told in the form's place", async () => {
    const digestService = await openDesk(createSettableClock(Date.now));
    const office = await openOffice({
      digestService: {
        ...digestService,
        subscribe: () => Promise.reject(new UserError("The channel is archived.")),
      },
    });
    const answer = await send(office, await openForm(office), filled("daily", {}));
    expect(answer).toBe("The channel is archived.");
  });
});
