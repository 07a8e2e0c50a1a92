import { expect, test } from "vitest";
import { EVERYTHING_GRANTED } from "../../../src/playground/workspace/grant.ts";
import type { JsonObject } from "../../../src/playground/json.ts";
import type { FakeSlack, FakeSlackOptions } from "../../../src/playground/fake-slack.ts";
import {
  acknowledgeEverything,
  callApi,
  DIRECT_MEI,
  GENERAL,
  MEI,
  openSlack,
  PRESS,
  TREATY,
} from "../office.ts";

test("a mention in a channel arrives as two events of one message", async () => {
  const { slack, sent } = await openDeaf();
  const { ts } = slack.say({ as: MEI, channel: GENERAL, text: "@almanac wipo?", threadTs: null });
  const [message, mention] = await sent(2);
  expect(message).toMatchObject({ type: "message", channel_type: "channel" });
  expect(mention).toMatchObject({ type: "app_mention" });
  for (const event of [message, mention]) {
    expect(event).toMatchObject({
      user: MEI,
      text: "<@U0ALMANAC01> wipo?",
      ts,
      event_ts: ts,
      channel: GENERAL,
      team: "T0IPOFFICE1",
      blocks: [
        {
          type: "rich_text",
          elements: [
            {
              type: "rich_text_section",
              elements: [
                { type: "user", user_id: "U0ALMANAC01" },
                { type: "text", text: " wipo?" },
              ],
            },
          ],
        },
      ],
    });
  }
  const ids = slack.deliveries().map(({ payload }) => payload["event_id"]);
  expect(new Set(ids).size).toBe(2);
});

test("only what the app subscribes to and has the scope for is sent", async () => {
  const grant = {
    ...EVERYTHING_GRANTED,
    events: ["app_mention", "message.channels"],
    scopes: ["app_mentions:read"],
  };
  const { slack, sent } = await openDeaf({ grant });
  slack.say({ as: MEI, channel: GENERAL, text: "@almanac wipo?", threadTs: null });
  slack.say({ as: MEI, channel: DIRECT_MEI, text: "hello", threadTs: null });
  expect((await sent(1)).map(({ type }) => type)).toEqual(["app_mention"]);
});

test.each([
  [DIRECT_MEI, MEI, "im"],
  [TREATY, "U0JONASF001", "group"],
])("a message in %s is of the channel type of its place", async (channel, as, channelType) => {
  const { slack, sent } = await openDeaf();
  slack.say({ as, channel, text: "hello", threadTs: null });
  expect(await sent(1)).toMatchObject([{ type: "message", channel_type: channelType }]);
});

test("a reply tells its thread and who started it", async () => {
  const { slack, sent } = await openDeaf();
  const { ts } = slack.say({ as: MEI, channel: GENERAL, text: "first", threadTs: null });
  const reply = slack.say({ as: "U0JONASF001", channel: GENERAL, text: "second", threadTs: ts });
  slack.say({ as: MEI, channel: GENERAL, text: "third", threadTs: reply.ts });
  expect((await sent(3)).slice(1)).toMatchObject([
    { thread_ts: ts, parent_user_id: MEI },
    { thread_ts: ts, parent_user_id: MEI },
  ]);
});

test("where the bot is not, it hears nothing, and the person is told how to invite it", async () => {
  const { slack, sent } = await openDeaf();
  slack.say({ as: MEI, channel: PRESS, text: "@almanac hello", threadTs: null });
  const text = "@almanac is not in #press. Write /invite @almanac to add it.";
  expect(slack.notices()).toEqual([{ userId: MEI, text, level: "info" }]);
  await slack.command({ as: MEI, channel: PRESS, command: "/invite", text: "@almanac" });
  slack.say({ as: MEI, channel: PRESS, text: "hello", threadTs: null });
  await slack.command({ as: MEI, channel: PRESS, command: "/remove", text: "@almanac" });
  expect(await sent(3)).toMatchObject([
    { type: "member_joined_channel", user: "U0ALMANAC01", channel: PRESS, inviter: MEI },
    { type: "message", text: "hello" },
    { type: "member_left_channel", user: "U0ALMANAC01", channel: PRESS },
  ]);
  expect(slack.notices().slice(1)).toMatchObject([
    { text: "@almanac is now in #press." },
    { text: "@almanac is no longer in #press." },
  ]);
});

test("inviting twice changes nothing, and only the app can be invited", async () => {
  const { slack, sent } = await openDeaf();
  await slack.command({ as: MEI, channel: GENERAL, command: "/invite", text: "@almanac" });
  expect(slack.notices()).toMatchObject([{ text: "@almanac was already in #general." }]);
  await expect(
    slack.command({ as: MEI, channel: GENERAL, command: "/invite", text: "@jonas" }),
  ).rejects.toThrow("Write /invite @almanac; others stay where they are here.");
  expect(await sent(0)).toEqual([]);
  await slack.command({ as: MEI, channel: GENERAL, command: "/invited", text: "@almanac" });
  expect(slack.deliveries()).toMatchObject([{ payload: { command: "/invited" } }]);
});

test("the app hears its own messages, changes and deletions, marked as its own", async () => {
  const { slack, sent } = await openDeaf();
  const said = { channel: GENERAL, text: "<@U0ALMANAC01> talks to itself" };
  const { ts } = await callApi(slack, "chat.postMessage", said);
  await callApi(slack, "chat.update", { channel: GENERAL, ts, text: "better" });
  await callApi(slack, "chat.delete", { channel: GENERAL, ts });
  expect(await sent(3)).toMatchObject([
    { type: "message", user: "U0ALMANAC01", bot_id: "B0ALMANAC01", app_id: "A0ALMANAC01" },
    { subtype: "message_changed", message: { text: "better" }, previous_message: { ts } },
    { subtype: "message_deleted", deleted_ts: ts },
  ]);
});

test("ephemeral messages make no event", async () => {
  const { slack, sent } = await openDeaf();
  await callApi(slack, "chat.postEphemeral", { channel: GENERAL, user: MEI, text: "psst" });
  expect(await sent(0)).toEqual([]);
});

test("opening the home tab is told with the view that is there", async () => {
  const { slack, sent } = await openDeaf();
  slack.openHome(MEI);
  const view = { type: "home", blocks: [{ type: "divider" }] };
  await callApi(slack, "views.publish", { user_id: MEI, view });
  slack.openHome(MEI);
  const [first, second] = await sent(2);
  expect(first).toMatchObject({ type: "app_home_opened", tab: "home", channel: DIRECT_MEI });
  expect(first).not.toHaveProperty("view");
  expect(second).toMatchObject({ view: { type: "home", blocks: view.blocks } });
});

test("the newest event can be delivered again with its id, and a captured one as it is", async () => {
  const { slack } = await openDeaf();
  slack.say({ as: MEI, channel: GENERAL, text: "hello", threadTs: null });
  slack.redeliverLastEvent();
  const captured = { type: "event_callback", event_id: "Ev1", event: { type: "message" } };
  slack.deliverEvent(captured);
  await slack.until(() => slack.deliveries().length === 3);
  const [first, second, third] = slack.deliveries().map(({ payload }) => payload);
  expect(second).toEqual(first);
  expect(third).toEqual(captured);
});

test("message ids follow the clock and still grow when it is set back", async () => {
  const { slack, clock } = await openSlack();
  clock.set(Date.parse("2027-04-26T09:00:00Z"));
  const late = slack.say({ as: MEI, channel: GENERAL, text: "late", threadTs: null });
  clock.set(Date.parse("2026-01-01T00:00:00Z"));
  const early = slack.say({ as: MEI, channel: GENERAL, text: "early", threadTs: null });
  expect(Number(late.ts)).toBeCloseTo(Date.parse("2027-04-26T09:00:00Z") / 1000, 0);
  expect(early.ts > late.ts).toBe(true);
});

/** A workspace whose app acknowledges everything and does nothing. `sent` are the events, once all is quiet. */
async function openDeaf(
  options: Partial<FakeSlackOptions> = {},
): Promise<{ slack: FakeSlack; sent: (count: number) => Promise<JsonObject[]> }> {
  const { slack } = await openSlack(options);
  const url = await acknowledgeEverything();
  slack.deliverTo(url);
  return {
    slack,
    async sent(count) {
      await slack.settled();
      const events = slack.deliveries().map(({ payload }) => payload["event"] as JsonObject);
      expect(events).toHaveLength(count);
      return events;
    },
  };
}
