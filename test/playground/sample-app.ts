import { App, LogLevel } from "@slack/bolt";
import type { types } from "@slack/bolt";
import type { FakeSlack } from "../../src/playground/fake-slack.ts";

/** What the app has heard, for tests to look at. */
export interface SampleApp {
  readonly heard: { readonly what: string; readonly payload: unknown }[];
  stop(): Promise<void>;
}

/** A small app of Slack's own framework that uses what the page has to draw. */
export async function startSampleApp(slack: FakeSlack): Promise<SampleApp> {
  const heard: SampleApp["heard"] = [];
  const app = new App({
    token: slack.credentials.botToken,
    appToken: slack.credentials.appToken,
    socketMode: true,
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  listenToWords(app);
  listenToElements(app, heard);
  listenToModal(app, heard);
  await app.init();
  await app.start();
  await slack.until(() => slack.connectionCount() > 0);
  return { heard, stop: async () => void (await app.stop()) };
}

function listenToWords(app: App): void {
  app.command("/ip", async ({ ack, respond, command }) => {
    await ack();
    await respond({ response_type: "ephemeral", text: "An answer", blocks: answer(command.text) });
  });
  app.command("/ip-settings", async ({ ack, client, command }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: settings() });
  });
  app.command("/ip-all", async ({ ack, respond }) => {
    await ack();
    await respond({ response_type: "in_channel", text: "Every element", blocks: everyElement() });
  });
  app.event("app_mention", async ({ event, say }) => {
    await say({ text: "Gan Shaoning presided.", thread_ts: event.thread_ts ?? event.ts });
  });
  app.event("app_home_opened", async ({ event, client }) => {
    if (event.tab !== "home") return;
    await client.views.publish({ user_id: event.user, view: { type: "home", blocks: home() } });
  });
}

function listenToElements(app: App, heard: SampleApp["heard"]): void {
  app.action("next", async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: "More", blocks: answer("page 2") });
  });
  app.action("settings", async ({ ack, client, body }) => {
    await ack();
    if ("trigger_id" in body)
      await client.views.open({ trigger_id: body.trigger_id, view: settings() });
  });
  app.action(/.*/, async ({ ack, body, action }) => {
    await ack();
    heard.push({ what: action.type, payload: "actions" in body ? body.actions[0] : null });
  });
  app.options("zone", async ({ ack, payload }) => {
    const zones = ["Asia/Shanghai", "Europe/Zurich"].filter((zone) => zone.includes(payload.value));
    await ack({ options: zones.map((zone) => option(zone)) });
  });
}

function listenToModal(app: App, heard: SampleApp["heard"]): void {
  app.view("settings", async ({ ack, view }) => {
    const name = view.state.values["name"]?.["text"]?.value ?? "";
    if (name === "taken") {
      await ack({ response_action: "errors", errors: { name: "That name is taken." } });
      return;
    }
    heard.push({ what: "submitted", payload: view.state.values });
    await ack();
  });
}

function answer(question: string): types.KnownBlock[] {
  return [
    { type: "section", text: { type: "mrkdwn", text: `*Answer* to ${question}` } },
    {
      type: "actions",
      elements: [
        { type: "button", action_id: "next", text: plain("Next results") },
        { type: "button", action_id: "settings", text: plain("Settings"), style: "primary" },
      ],
    },
  ];
}

function everyElement(): types.KnownBlock[] {
  return [
    { type: "header", text: plain("This week in IP history") },
    {
      type: "section",
      text: { type: "mrkdwn", text: "<javascript:alert(1)|one> <https://wipo.int/|two>" },
    },
    {
      type: "rich_text",
      elements: [
        {
          type: "rich_text_section",
          elements: [
            { type: "link", url: "javascript:alert(2)", text: "three" },
            { type: "text", text: "<img src=x onerror=alert(3)>" },
          ],
        },
      ],
    },
    {
      type: "section",
      text: { type: "mrkdwn", text: "How often?" },
      accessory: {
        type: "static_select",
        action_id: "often",
        placeholder: plain("Choose"),
        options: [option("daily"), option("weekly")],
      },
    },
    {
      type: "actions",
      elements: [
        { type: "overflow", action_id: "more", options: [option("pause"), option("stop")] },
        {
          type: "button",
          action_id: "remove",
          style: "danger",
          text: plain("Remove"),
          confirm: {
            title: plain("Remove it?"),
            text: plain("For good."),
            confirm: plain("Remove it"),
            deny: plain("Keep it"),
          },
        },
        { type: "datepicker", action_id: "day", initial_date: "2027-04-26" },
        { type: "checkboxes", action_id: "boxes", options: [option("laws"), option("treaties")] },
      ],
    },
    {
      type: "video",
      title: plain("A film"),
      alt_text: "film",
      video_url: "https://example.org/v",
      thumbnail_url: "https://example.org/t.png",
    },
    {
      type: "context_actions",
      elements: [
        {
          type: "feedback_buttons",
          action_id: "helpful",
          positive_button: { text: plain("Helpful"), value: "yes" },
          negative_button: { text: plain("Not helpful"), value: "no" },
        },
      ],
    },
  ];
}

function settings(): types.ModalView {
  return {
    type: "modal",
    callback_id: "settings",
    title: plain("Settings"),
    submit: plain("Save"),
    close: plain("Cancel"),
    blocks: [
      {
        type: "input",
        block_id: "name",
        label: plain("Name"),
        hint: plain("As the channel shall see it."),
        element: { type: "plain_text_input", action_id: "text", min_length: 2 },
      },
      {
        type: "input",
        block_id: "zone",
        optional: true,
        label: plain("Time zone"),
        element: { type: "external_select", action_id: "zone", min_query_length: 1 },
      },
      {
        type: "input",
        block_id: "often",
        label: plain("How often"),
        element: {
          type: "radio_buttons",
          action_id: "often",
          options: [option("daily"), option("weekly")],
          initial_option: option("weekly"),
        },
      },
    ],
  };
}

function home(): types.KnownBlock[] {
  return [
    { type: "header", text: plain("The almanac") },
    { type: "section", text: plain("Answers from fifteen articles.") },
  ];
}

function plain(text: string): types.PlainTextElement {
  return { type: "plain_text", text };
}

function option(value: string): types.PlainTextOption {
  return { text: plain(value), value };
}
