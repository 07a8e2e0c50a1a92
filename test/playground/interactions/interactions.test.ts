import type { App } from "@slack/bolt";
import { expect, test } from "vitest";
import { EVERYTHING_GRANTED } from "../../../src/playground/workspace/grant.ts";
import { asObject, asObjects, type JsonObject } from "../../../src/playground/json.ts";
import { buttons, mrkdwn } from "../blocks.ts";
import { callApi, GENERAL, MEI, openOffice, openSlack } from "../office.ts";

test("a button replaces its message, in the channel and for one person", async () => {
  const { slack } = await openOffice((app) => {
    app.action("next", async ({ ack, respond }) => {
      await ack();
      await respond({ text: "page 2", replace_original: true });
    });
  });
  const said = { channel: GENERAL, text: "page 1", blocks: [buttons("next")] };
  const { ts } = await callApi(slack, "chat.postMessage", said);
  const { message_ts } = await callApi(slack, "chat.postEphemeral", { ...said, user: MEI });
  for (const pressed of [ts, message_ts]) {
    const source = { in: "message", channel: GENERAL, ts: String(pressed) } as const;
    await slack.press({ as: MEI, source, actionId: "next" });
  }
  await slack.settled();
  expect(slack.messages({ channel: GENERAL })).toMatchObject([
    { text: "page 2", ephemeral: false },
    { text: "page 2", ephemeral: true },
  ]);
});

test("an action carries what was chosen, where, and the state around it", async () => {
  const bodies: JsonObject[] = [];
  const { slack } = await openOffice((app) => keepActions(app, bodies));
  const option = { text: { type: "plain_text", text: "Two" }, value: "2" };
  const menu = { type: "static_select", action_id: "count", options: [option] };
  const blocks = [{ type: "section", block_id: "b", text: mrkdwn("How many?"), accessory: menu }];
  const said = { channel: GENERAL, text: "a", blocks };
  const { ts } = await callApi(slack, "chat.postMessage", said);
  const selected = { selected_option: option };
  await slack.press({
    as: MEI,
    source: { in: "message", channel: GENERAL, ts: String(ts) },
    actionId: "count",
    value: selected,
    state: { b: { count: selected } },
  });
  expect(bodies).toMatchObject([
    {
      type: "block_actions",
      container: { type: "message", message_ts: ts, channel_id: GENERAL, is_ephemeral: false },
      channel: { id: GENERAL, name: "general" },
      message: { ts, text: "a" },
      state: { values: { b: { count: selected } } },
      actions: [{ type: "static_select", block_id: "b", action_id: "count", ...selected }],
    },
  ]);
  const [action] = asObjects(bodies[0]?.["actions"]);
  expect(Number(action?.["action_ts"])).toBeGreaterThan(Number(ts));
});

test("a button that nobody answers is told to the person, and a menu offers nothing", async () => {
  const { slack } = await openOffice(() => {}, { ackTimeoutMs: 40 });
  const said = { channel: GENERAL, text: "a", blocks: [buttons("a")] };
  const { ts } = await callApi(slack, "chat.postMessage", said);
  const source = { in: "message", channel: GENERAL, ts: String(ts) } as const;
  await slack.press({ as: MEI, source, actionId: "a" });
  expect(slack.notices()).toMatchObject([
    { text: 'The app did not answer ("operation_timeout"). Try again.', level: "error" },
  ]);
  const typed = { as: MEI, source, blockId: "b", actionId: "a", typed: "pat" };
  await expect(slack.options(typed)).rejects.toThrow(
    'The app offered nothing ("operation_timeout").',
  );
  await expect(slack.press({ as: MEI, source, actionId: "b" })).rejects.toThrow(
    "Nothing here has the action id b.",
  );
});

test("an element that is gone, or a stranger's, cannot be used", async () => {
  const { slack } = await openSlack();
  const press = { as: MEI, blockId: "b", actionId: "a", type: "button", value: {}, state: {} };
  const nowhere = { in: "message", channel: GENERAL, ts: "1.000000" } as const;
  await expect(slack.act({ ...press, source: nowhere })).rejects.toThrow(
    "This message is no longer there.",
  );
  const said = { channel: GENERAL, user: "U0JONASF001", text: "a", blocks: [buttons("a")] };
  const { message_ts } = await callApi(slack, "chat.postEphemeral", said);
  const hidden = { in: "message", channel: GENERAL, ts: String(message_ts) } as const;
  await expect(slack.act({ ...press, source: hidden })).rejects.toThrow(
    "This message is no longer there.",
  );
  const grant = { ...EVERYTHING_GRANTED, interactivity: false };
  const silent = await openSlack({ grant });
  await expect(silent.slack.act({ ...press, source: nowhere })).rejects.toThrow(
    "This app is not configured to handle interactive responses.",
  );
});

test("a menu is filled by the app while a person types", async () => {
  const { slack } = await openOffice((app) => {
    app.options("event", async ({ ack, payload }) => {
      const option = { text: { type: "plain_text" as const, text: "PCT" }, value: payload.value };
      await ack({ options: [option] });
    });
  });
  const menu = { type: "external_select", action_id: "event", min_query_length: 0 };
  const blocks = [{ type: "actions", block_id: "b", elements: [menu] }];
  const { ts } = await callApi(slack, "chat.postMessage", { channel: GENERAL, text: "a", blocks });
  const offered = await slack.options({
    as: MEI,
    source: { in: "message", channel: GENERAL, ts: String(ts) },
    blockId: "b",
    actionId: "event",
    typed: "pat",
  });
  expect(offered).toEqual([{ text: "PCT", value: "pat" }]);
});

test("the home tab is published for one person, and its buttons work", async () => {
  const pressed: string[] = [];
  const { slack } = await openOffice((app) => {
    app.event("app_home_opened", async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: { type: "home", blocks: [buttons("refresh")] as never },
      });
    });
    app.action("refresh", async ({ ack, body }) => {
      await ack();
      if (body.type === "block_actions") pressed.push(body.view?.type ?? "");
    });
  });
  expect(slack.openHome(MEI)).toEqual({ blocks: [] });
  await slack.until(() => slack.home(MEI).blocks.length > 0);
  expect(slack.home("U0JONASF001")).toEqual({ blocks: [] });
  await slack.press({ as: MEI, source: { in: "home" }, actionId: "refresh" });
  await slack.settled();
  expect(pressed).toEqual(["home"]);
});

function keepActions(app: App, bodies: JsonObject[]): void {
  app.action(/.*/, async ({ ack, body }) => {
    await ack();
    bodies.push(asObject(body));
  });
}
