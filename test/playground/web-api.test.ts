import { webApi } from "@slack/bolt";
import { expect, test } from "vitest";
import { EVERYTHING_GRANTED } from "../../src/playground/workspace/grant.ts";
import { callApi, DIRECT_MEI, GENERAL, JONAS, MEI, openSlack, PRESS, TREATY } from "./office.ts";

test("a token must be there, be ours and be of the right kind", async () => {
  const { slack } = await openSlack();
  expect(await callApi(slack, "auth.test", {}, null)).toEqual({ ok: false, error: "not_authed" });
  expect(await callApi(slack, "auth.test", {}, "xoxb-1")).toMatchObject({ error: "invalid_auth" });
  expect(await callApi(slack, "apps.connections.open")).toMatchObject({
    error: "not_allowed_token_type",
  });
  expect(await callApi(slack, "auth.test")).toMatchObject({
    ok: true,
    team_id: "T0IPOFFICE1",
    user_id: "U0ALMANAC01",
    bot_id: "B0ALMANAC01",
  });
});

test("an unknown method is refused", async () => {
  const { slack } = await openSlack();
  expect(await callApi(slack, "chat.meMessage")).toEqual({
    ok: false,
    error: "unknown_method",
    req_method: "chat.meMessage",
  });
});

test.each([
  ["chat.postMessage", { channel: GENERAL, text: "a" }, "chat:write"],
  ["conversations.history", { channel: GENERAL }, "channels:history"],
  ["conversations.history", { channel: TREATY }, "groups:history"],
  ["conversations.history", { channel: DIRECT_MEI }, "im:history"],
  ["conversations.info", { channel: GENERAL }, "channels:read"],
  ["conversations.list", { types: "public_channel,private_channel" }, "channels:read"],
  ["users.conversations", { user: MEI, types: "private_channel" }, "groups:read"],
  ["users.info", { user: MEI }, "users:read"],
  ["reactions.add", { channel: GENERAL, timestamp: "1", name: "eyes" }, "reactions:write"],
])("%s %j needs the scope %s", async (method, args, needed) => {
  const { slack } = await openSlack({ grant: { ...EVERYTHING_GRANTED, scopes: ["commands"] } });
  expect(await callApi(slack, method, args)).toEqual({
    ok: false,
    error: "missing_scope",
    needed,
    provided: "commands",
  });
});

test.each([
  ["chat.postMessage", { text: "a" }, "invalid_arguments"],
  ["chat.postMessage", { channel: "C0NOWHERE", text: "a" }, "channel_not_found"],
  ["chat.postMessage", { channel: PRESS, text: "a" }, "not_in_channel"],
  ["chat.postMessage", { channel: GENERAL }, "no_text"],
  ["chat.postMessage", { channel: GENERAL, text: "a", blocks: "[{" }, "invalid_blocks_format"],
  ["chat.postMessage", { channel: GENERAL, text: "a", blocks: [{ type: "x" }] }, "invalid_blocks"],
  [
    "chat.postMessage",
    { channel: GENERAL, text: "a", metadata: { x: 1 } },
    "invalid_metadata_format",
  ],
  ["chat.postEphemeral", { channel: TREATY, user: MEI, text: "a" }, "user_not_in_channel"],
  ["chat.update", { channel: GENERAL, ts: "1.000000", text: "a" }, "message_not_found"],
  ["chat.delete", { channel: GENERAL, ts: "1.000000" }, "message_not_found"],
  ["chat.getPermalink", { channel: GENERAL, message_ts: "1.000000" }, "message_not_found"],
  ["conversations.history", { channel: PRESS }, "not_in_channel"],
  ["conversations.history", { channel: GENERAL, oldest: "yesterday" }, "invalid_ts_oldest"],
  ["conversations.history", { channel: GENERAL, cursor: "zzz" }, "invalid_cursor"],
  ["conversations.replies", { channel: GENERAL, ts: "1.000000" }, "thread_not_found"],
  ["conversations.open", { users: "U0NOBODY" }, "user_not_found"],
  ["conversations.list", { types: "secret" }, "invalid_types"],
  ["users.conversations", { user: "U0NOBODY" }, "user_not_found"],
  ["users.info", { user: "U0NOBODY" }, "user_not_found"],
  ["bots.info", { bot: "B0NOBODY" }, "bot_not_found"],
  ["views.open", { trigger_id: "1.2.3" }, "invalid_arguments"],
  ["views.publish", { user_id: MEI, view: { type: "modal" } }, "invalid_arguments"],
  ["views.publish", { user_id: "U0NOBODY", view: { type: "home", blocks: [] } }, "user_not_found"],
  ["views.update", { view_id: "V1", view: modal() }, "not_found"],
  ["reactions.remove", { channel: GENERAL, timestamp: "1.0", name: "eyes" }, "message_not_found"],
])("%s %j is refused with %s", async (method, args, error) => {
  const { slack } = await openSlack();
  expect(await callApi(slack, method, args)).toMatchObject({ ok: false, error });
});

test("an archived channel, a home that is off and messages that are off are refused by name", async () => {
  const grant = { ...EVERYTHING_GRANTED, homeTab: false, messagesTab: false };
  const { slack } = await openSlack({ grant });
  slack.archive(GENERAL);
  const errors = [
    await callApi(slack, "chat.postMessage", { channel: GENERAL, text: "a" }),
    await callApi(slack, "chat.postMessage", { channel: DIRECT_MEI, text: "a" }),
    await callApi(slack, "views.publish", { user_id: MEI, view: { type: "home", blocks: [] } }),
  ].map(({ error }) => error);
  expect(errors).toEqual(["is_archived", "messages_tab_disabled", "not_enabled"]);
});

test("a private channel that the bot is not in does not exist", async () => {
  const desk = { id: "C0SECRET001", name: "secret", kind: "private", topic: "" } as const;
  const { slack } = await openSlack({ channels: [{ ...desk, members: [MEI], withBot: false }] });
  const answer = await callApi(slack, "chat.postMessage", { channel: desk.id, text: "a" });
  expect(answer).toMatchObject({ error: "channel_not_found" });
});

test("posts to a public channel it is not in with chat:write.public alone", async () => {
  const grant = { ...EVERYTHING_GRANTED, scopes: ["chat:write", "chat:write.public"] };
  const { slack } = await openSlack({ grant });
  expect(await callApi(slack, "chat.postMessage", { channel: PRESS, text: "a" })).toMatchObject({
    ok: true,
  });
});

test("forms and JSON mean the same, also for what a form carries as JSON text", async () => {
  const { slack } = await openSlack();
  const blocks = [{ type: "section", text: { type: "mrkdwn", text: "*hi*" } }];
  const client = new webApi.WebClient(slack.credentials.botToken, { slackApiUrl: slack.apiUrl });
  await client.chat.postMessage({ channel: GENERAL, text: "hi", blocks });
  await callApi(slack, "chat.postMessage", { channel: GENERAL, text: "hi", blocks });
  const [form, json] = slack.calls();
  expect(form?.arguments).toEqual({ channel: GENERAL, text: "hi", blocks });
  expect(json?.arguments).toEqual(form?.arguments);
  const [first, second] = slack.messages({ channel: GENERAL });
  expect(first?.blocks).toMatchObject(blocks);
  expect(second?.blocks).toMatchObject(blocks);
});

test("an update of text alone takes the blocks away and marks the message as edited", async () => {
  const { slack } = await openSlack();
  const blocks = [{ type: "divider" }];
  const metadata = { event_type: "digest", event_payload: {} };
  const sent = { channel: GENERAL, text: "a", blocks, metadata };
  const { ts } = await callApi(slack, "chat.postMessage", sent);
  await callApi(slack, "chat.update", { channel: GENERAL, ts, text: "b", blocks });
  expect(slack.messages({ channel: GENERAL })).toMatchObject([
    { text: "b", edited: false, blocks },
  ]);
  const updated = await callApi(slack, "chat.update", { channel: GENERAL, ts, text: "c" });
  expect(updated).toMatchObject({ message: { metadata } });
  expect(slack.messages({ channel: GENERAL })).toMatchObject([
    { text: "c", edited: true, blocks: [] },
  ]);
  const tooLong = { channel: GENERAL, ts, text: "x".repeat(4001) };
  expect(await callApi(slack, "chat.update", tooLong)).toMatchObject({ error: "msg_too_long" });
});

test("others' messages cannot be changed or deleted, and ephemeral ones are out of reach", async () => {
  const { slack } = await openSlack();
  const { ts } = slack.say({ as: MEI, channel: GENERAL, text: "mine", threadTs: null });
  const whisper = { channel: GENERAL, user: MEI, text: "psst" };
  const { message_ts } = await callApi(slack, "chat.postEphemeral", whisper);
  const errors = [
    await callApi(slack, "chat.update", { channel: GENERAL, ts, text: "b" }),
    await callApi(slack, "chat.delete", { channel: GENERAL, ts }),
    await callApi(slack, "chat.update", { channel: GENERAL, ts: message_ts, text: "b" }),
  ].map(({ error }) => error);
  expect(errors).toEqual(["cant_update_message", "cant_delete_message", "message_not_found"]);
});

test("an overlong text is cut with a warning, overlong blocks are refused", async () => {
  const { slack } = await openSlack();
  const long = { channel: GENERAL, text: "x".repeat(40_001) };
  expect(await callApi(slack, "chat.postMessage", long)).toMatchObject({
    ok: true,
    warning: "message_truncated",
  });
  expect(slack.messages({ channel: GENERAL })[0]?.text).toHaveLength(40_000);
  const section = { type: "section", text: { type: "mrkdwn", text: "x".repeat(3000) } };
  const blocks = Array.from({ length: 5 }, () => section);
  const answer = await callApi(slack, "chat.postMessage", { channel: GENERAL, text: "a", blocks });
  expect(answer).toEqual({ ok: false, error: "msg_blocks_too_long" });
});

test("refused blocks are named with a pointer, as Slack does", async () => {
  const { slack } = await openSlack();
  const blocks = [{ type: "header", text: { type: "plain_text", text: "x".repeat(151) } }];
  const complaint = "must be less than 151 characters [json-pointer:/blocks/0/text/text]";
  expect(await callApi(slack, "chat.postMessage", { channel: GENERAL, text: "a", blocks })).toEqual(
    {
      ok: false,
      error: "invalid_blocks",
      errors: [complaint],
      response_metadata: { messages: [`[ERROR] ${complaint}`] },
    },
  );
  expect(await callApi(slack, "blocks.validate", { blocks })).toEqual({
    ok: false,
    error: "invalid_blocks",
    errors: [
      {
        code: "failed_constraint",
        message: "must be less than 151 characters",
        pointer: "/0/text/text",
      },
    ],
  });
  expect(await callApi(slack, "blocks.validate", {})).toMatchObject({ error: "invalid_arguments" });
});

test("views and whole messages are validated too", async () => {
  const { slack } = await openSlack();
  const view = { ...modal(), title: { type: "plain_text", text: "x".repeat(25) } };
  expect(await callApi(slack, "blocks.validate", { view })).toMatchObject({
    error: "invalid_view",
    errors: [{ pointer: "/view/title/text" }],
  });
  const message = { blocks: [{ type: "header" }] };
  expect(await callApi(slack, "blocks.validate", { message })).toMatchObject({
    error: "invalid_message",
    errors: [{ pointer: "/blocks/0", message: "missing required field: text" }],
  });
  expect(await callApi(slack, "blocks.validate", { view: modal() })).toEqual({ ok: true });
  expect(await callApi(slack, "blocks.validate", { message: "{" })).toMatchObject({
    error: "invalid_arguments",
  });
});

test("a message without fallback text is recorded with a warning", async () => {
  const { slack } = await openSlack();
  await callApi(slack, "chat.postMessage", { channel: GENERAL, blocks: [{ type: "divider" }] });
  expect(slack.calls()[0]).toMatchObject({
    method: "chat.postMessage",
    warnings: ["missing_text_in_message"],
    fault: null,
  });
});

test("links unfurl unless both kinds are refused", async () => {
  const { slack } = await openSlack();
  const text = "https://example.org";
  await callApi(slack, "chat.postMessage", { channel: GENERAL, text, unfurl_links: false });
  const bare = { channel: GENERAL, text, unfurl_links: false, unfurl_media: false };
  await callApi(slack, "chat.postMessage", bare);
  expect(slack.messages({ channel: GENERAL }).map(({ unfurlsLinks }) => unfurlsLinks)).toEqual([
    true,
    false,
  ]);
});

test("people, channels and the permalink are described in Slack's words", async () => {
  const { slack, clock } = await openSlack();
  clock.set(Date.parse("2027-01-26T00:00:00Z"));
  const { ts } = slack.say({ as: MEI, channel: GENERAL, text: "a", threadTs: null });
  expect(await callApi(slack, "users.info", { user: JONAS, include_locale: true })).toMatchObject({
    user: { name: "jonas", tz: "Europe/Zurich", tz_offset: 3600, locale: "en-GB", is_bot: false },
  });
  expect(await callApi(slack, "conversations.info", { channel: TREATY })).toMatchObject({
    channel: { name: "treaty-desk", is_private: true, is_member: true, is_ext_shared: false },
  });
  expect(await callApi(slack, "conversations.open", { users: MEI })).toMatchObject({
    channel: { id: DIRECT_MEI },
  });
  expect(await callApi(slack, "conversations.members", { channel: TREATY })).toMatchObject({
    members: ["U0JONASF001", "U0KARIMN001", "U0ALMANAC01"],
  });
  expect(await callApi(slack, "chat.getPermalink", { channel: GENERAL, message_ts: ts })).toEqual({
    ok: true,
    channel: GENERAL,
    permalink: `https://ip-office.slack.com/archives/${GENERAL}/p${ts.replace(".", "")}`,
  });
  expect(await callApi(slack, "conversations.list", { types: "im" })).toMatchObject({
    channels: expect.arrayContaining([expect.objectContaining({ id: DIRECT_MEI, user: MEI })]),
  });
});

test("the people, the bot and the team can be looked up", async () => {
  const { slack } = await openSlack();
  const all = await callApi(slack, "users.list");
  expect(all["members"]).toMatchObject([
    { name: "mei" },
    { name: "jonas" },
    { name: "rosa" },
    { name: "karim" },
    { name: "almanac", is_bot: true },
  ]);
  expect(await callApi(slack, "users.info", { user: slack.bot.userId })).toMatchObject({
    user: { is_bot: true, profile: { bot_id: slack.bot.botId } },
  });
  expect(await callApi(slack, "bots.info", { bot: slack.bot.botId })).toMatchObject({
    bot: { user_id: slack.bot.userId },
  });
  expect(await callApi(slack, "team.info")).toMatchObject({ team: { name: "IP Office" } });
  expect(await callApi(slack, "api.test", { error: "mine" })).toMatchObject({ error: "mine" });
});

test("a status is taken for a thread that exists", async () => {
  const { slack } = await openSlack();
  const { ts } = slack.say({ as: MEI, channel: GENERAL, text: "a", threadTs: null });
  const status = { channel_id: GENERAL, thread_ts: ts, status: "is searching" };
  expect(await callApi(slack, "assistant.threads.setStatus", status)).toEqual({ ok: true });
  const nowhere = { ...status, thread_ts: "1.000000" };
  expect(await callApi(slack, "assistant.threads.setStatus", nowhere)).toMatchObject({
    error: "invalid_thread_ts",
  });
});

test("a reaction is added once", async () => {
  const { slack } = await openSlack();
  const { ts } = slack.say({ as: MEI, channel: GENERAL, text: "a", threadTs: null });
  const reaction = { channel: GENERAL, timestamp: ts, name: "eyes" };
  expect(await callApi(slack, "reactions.add", reaction)).toEqual({ ok: true });
  expect(await callApi(slack, "reactions.add", reaction)).toMatchObject({
    error: "already_reacted",
  });
  const history = await callApi(slack, "conversations.history", { channel: GENERAL });
  expect(history["messages"]).toMatchObject([{ reactions: [{ name: "eyes", count: 1 }] }]);
  expect(await callApi(slack, "reactions.remove", reaction)).toEqual({ ok: true });
  expect(await callApi(slack, "reactions.remove", reaction)).toMatchObject({
    error: "no_reaction",
  });
});

test("every answer is dated by the workspace's clock", async () => {
  const { slack, clock } = await openSlack();
  clock.set(Date.parse("2027-04-26T01:00:00Z"));
  const response = await fetch(`${slack.apiUrl}api.test`);
  expect(response.headers.get("date")).toMatch(/^Mon, 26 Apr 2027 01:00:0\d GMT$/);
});

function modal() {
  const title = { type: "plain_text", text: "Title" };
  return { type: "modal", title, blocks: [{ type: "divider" }] };
}
