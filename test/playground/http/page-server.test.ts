import { request } from "node:http";
import { expect, test } from "vitest";
import { EVERYTHING_GRANTED } from "../../../src/playground/workspace/grant.ts";
import type { FakeSlack } from "../../../src/playground/fake-slack.ts";
import type { StreamEvent } from "../../../src/playground/page/protocol.ts";
import { askView, buttons } from "../blocks.ts";
import {
  callApi,
  closeAfterwards,
  DIRECT_MEI,
  GENERAL,
  JONAS,
  MEI,
  openOffice,
  openSlack,
  PRESS,
  TREATY,
} from "../office.ts";

test("the workspace is shown as one person sees it", async () => {
  const command = { command: "/ip", description: "Ask", usageHint: "who presided" };
  const { slack, clock } = await openSlack({
    grant: { ...EVERYTHING_GRANTED, commands: [command] },
    zone: "Asia/Shanghai",
  });
  clock.set(Date.parse("2027-04-26T01:00:00Z"));
  slack.say({ as: JONAS, channel: GENERAL, text: "hello", threadTs: null });
  const view = await get(slack, `workspace?as=${MEI}`);
  expect(view).toMatchObject({
    team: { id: "T0IPOFFICE1", name: "IP Office" },
    clock: { zone: "Asia/Shanghai", real: false },
    appConnected: false,
    commands: [command, { command: "/invite" }, { command: "/remove" }],
  });
  const { users, channels } = view as { users: object[]; channels: { id: string }[] };
  expect(users).toHaveLength(5);
  expect(users.at(-1)).toMatchObject({ name: "almanac", isBot: true });
  expect(channels.map(({ id }) => id)).toEqual([GENERAL, "C0IPNEWS001", PRESS, DIRECT_MEI]);
  expect(channels[0]).toMatchObject({ kind: "channel", unread: 1 });
  await post(slack, "read", { channel: GENERAL, as: MEI });
  expect(await get(slack, `workspace?as=${MEI}`)).toMatchObject({
    channels: [{ unread: 0 }, {}, {}, {}],
  });
});

test("a conversation goes through the page's own requests", async () => {
  const { slack } = await openOffice((app) => {
    app.event("app_mention", async ({ event, say }) => {
      await say({ text: "an answer", thread_ts: event.ts, blocks: [buttons("more")] });
    });
    app.command("/ip", async ({ ack }) => ack("seen by you alone"));
    app.action("more", async ({ ack, body, client }) => {
      await ack();
      if (body.type !== "block_actions") return;
      await client.views.open({ trigger_id: body.trigger_id, view: askView("More") });
    });
    app.view("ask", async ({ ack }) => ack());
  });
  await post(slack, "say", { as: MEI, channel: GENERAL, text: "@almanac hi", threadTs: null });
  await post(slack, "command", { as: MEI, channel: GENERAL, command: "/ip", text: "" });
  await slack.settled();
  const [question, private_] = (await get(
    slack,
    `messages?channel=${GENERAL}&as=${MEI}`,
  )) as View[];
  expect(question).toMatchObject({ userId: MEI, blocks: [], replyCount: 1 });
  expect(private_).toMatchObject({ text: "seen by you alone", ephemeral: true });
  const thread = `messages?channel=${GENERAL}&as=${MEI}&thread=${question?.ts}`;
  const [, answer] = (await get(slack, thread)) as View[];
  expect(answer).toMatchObject({ text: "an answer", threadTs: question?.ts });
  const [row] = answer?.blocks ?? [];
  await post(slack, "action", {
    as: MEI,
    source: { in: "message", channel: GENERAL, ts: answer?.ts },
    blockId: row?.["block_id"],
    actionId: "more",
    type: "button",
    value: {},
    state: {},
  });
  const { id } = await slack.until(() => slack.modal(MEI));
  const submission = { as: MEI, viewId: id, do: "submit", state: {} };
  expect(await post(slack, "view", submission)).toEqual({ result: "closed" });
});

test("the clock is set in local time of the workspace's zone, and given back", async () => {
  const { slack, clock } = await openSlack({ zone: "Asia/Shanghai" });
  const set = await post(slack, "clock", { to: "2027-04-26T09:00" });
  expect(set).toMatchObject({ zone: "Asia/Shanghai", real: false });
  expect(Math.abs(clock.now() - Date.parse("2027-04-26T01:00:00Z"))).toBeLessThan(60_000);
  expect(await post(slack, "clock", { to: null })).toMatchObject({ real: true });
  expect(await post(slack, "clock", { to: "tomorrow" })).toEqual({
    error: '"tomorrow" is no date and time. Write for example 2027-04-26T09:00.',
  });
  expect(await post(slack, "clock", { to: "0001-01-01T09:00" })).toEqual({
    error: "The playground's clock goes from 2002 to 2285.",
  });
});

test("a leap over days stops on the evening before, and no other move does", async () => {
  const { slack, clock } = await openSlack({ zone: "Asia/Shanghai" });
  const stops: string[] = [];
  clock.onSet(() => stops.push(new Date(clock.now()).toISOString().slice(0, 16)));
  await post(slack, "clock", { to: "2027-04-26T09:00" });
  expect(stops).toEqual(["2027-04-25T12:00", "2027-04-26T01:00"]);
  stops.length = 0;
  await post(slack, "clock", { to: "2027-04-27T09:00" });
  await post(slack, "clock", { to: "2027-04-27T21:00" });
  await post(slack, "clock", { to: "2027-04-28T09:00" });
  await post(slack, "clock", { to: "2027-04-01T09:00" });
  expect(stops).toEqual([
    "2027-04-26T12:00",
    "2027-04-27T01:00",
    "2027-04-27T13:00",
    "2027-04-28T01:00",
    "2027-04-01T01:00",
  ]);
});

test("the stream tells one person what changes for them", async () => {
  const { slack, clock } = await openSlack();
  const events = await follow(slack, MEI);
  slack.say({ as: JONAS, channel: GENERAL, text: "for all", threadTs: null });
  slack.say({ as: JONAS, channel: TREATY, text: "not for Mei", threadTs: null });
  await callApi(slack, "chat.postEphemeral", { channel: GENERAL, user: JONAS, text: "for Jonas" });
  const { ts } = await callApi(slack, "chat.postMessage", { channel: GENERAL, text: "a" });
  await callApi(slack, "chat.update", { channel: GENERAL, ts, text: "b" });
  await callApi(slack, "chat.delete", { channel: GENERAL, ts });
  await callApi(slack, "views.publish", { user_id: MEI, view: { type: "home", blocks: [] } });
  await slack.command({ as: MEI, channel: PRESS, command: "/invite", text: "@almanac" });
  await slack.command({ as: MEI, channel: GENERAL, command: "/ip", text: "" });
  clock.set(0);
  await slack.until(() => events.some(({ type }) => type === "clock"));
  const told = events
    .filter(({ type }) => type !== "channels")
    .map((event) => {
      if ("message" in event) return `${event.type}: ${event.message.text}`;
      return event.type === "notice" ? `${event.level}: ${event.text}` : event.type;
    });
  expect(told).toEqual([
    "message: for all",
    "message: a",
    "message-changed: b",
    "message-deleted",
    "home",
    "info: @almanac is now in #press.",
    'error: /ip failed with the error "dispatch_failed"',
    "clock",
  ]);
  expect(events.filter(({ type }) => type === "channels")).not.toHaveLength(0);
});

test("the stream tells when the app comes and goes", async () => {
  const { slack } = await openOffice();
  const events = await follow(slack, MEI);
  slack.dropConnections();
  await slack.until(() => events.filter(({ type }) => type === "connection").length === 2);
  expect(events).toMatchObject([{ appConnected: false }, { appConnected: true }]);
});

test.each([
  ["say", { as: "U0NOBODY", channel: GENERAL, text: "a" }, "Nobody here has the id U0NOBODY."],
  ["say", { as: MEI, channel: TREATY, text: "a" }, `Mei Tan is in no channel ${TREATY}.`],
  ["say", { as: MEI, channel: GENERAL, text: " " }, "An empty message cannot be sent."],
  ["say", { channel: GENERAL, text: "a" }, 'The request lacks "as".'],
  ["view", { as: MEI, viewId: "V1", do: "burn" }, 'The request\'s "do" must be submit or close.'],
  ["view", { as: MEI, viewId: "V1", do: "submit" }, "This window is no longer open."],
  [
    "action",
    { as: MEI, source: { in: "sea" } },
    'The request\'s "source" must be in a message, home or modal.',
  ],
])("a wrong request to %s is answered with a sentence", async (path, body, error) => {
  const { slack } = await openSlack();
  expect(await post(slack, path, body)).toEqual({ error });
});

test("an unknown command is refused when the manifest names the known ones", async () => {
  const { slack } = await openSlack({ grant: { ...EVERYTHING_GRANTED, commands: [] } });
  const command = { as: MEI, channel: GENERAL, command: "/dance", text: "" };
  expect(await post(slack, "command", command)).toEqual({
    error: "/dance is not a valid command here.",
  });
});

test("the page and its style are served with a strict policy, and nothing outside of its folders is", async () => {
  const { slack } = await openSlack();
  const page = await fetch(slack.url);
  expect(page.status).toBe(200);
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(page.headers.get("content-security-policy")).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  const style = await fetch(`${slack.url}/styles/page.css`);
  expect(style.headers.get("content-type")).toBe("text/css; charset=utf-8");
  const outside = ["/protocol.ts", "/..%2ftsconfig.json", "/../tsconfig.json", "/tsconfig.json"];
  for (const path of outside) expect((await raw(slack, path)).status).toBe(404);
  expect(await raw(slack, "/nothing.js")).toEqual({
    status: 404,
    body: '{"error":"There is no /nothing.js here. Run npm run build first."}',
  });
});

test.each([
  [{ host: "evil.example" }, 403],
  [{ host: "127.0.0.1:1" }, 403],
  [{ origin: "http://evil.example" }, 403],
  [{ origin: "null" }, 403],
  [{}, 200],
])("a request with %j is answered %i", async (headers, status) => {
  const { slack } = await openSlack();
  expect((await raw(slack, `/playground/workspace?as=${MEI}`, headers)).status).toBe(status);
  expect((await raw(slack, "/api/api.test", headers)).status).toBe(status);
});

test("the page may be opened as localhost too", async () => {
  const { slack } = await openSlack();
  const host = `localhost:${new URL(slack.url).port}`;
  const headers = { host, origin: `http://${host}` };
  expect((await raw(slack, "/playground/workspace", headers)).status).toBe(200);
});

test("only JSON is taken, and what is no JSON is told so", async () => {
  const { slack } = await openSlack();
  const send = async (type: string, body: string) => {
    const headers = { "content-type": type };
    const response = await fetch(`${slack.url}/playground/say`, { method: "POST", headers, body });
    return [response.status, await response.json()];
  };
  expect(await send("text/plain", "{}")).toEqual([415, { error: "Send application/json." }]);
  expect(await send("application/json", "{")).toEqual([
    400,
    { error: "The body is not a JSON object." },
  ]);
  expect(await send("application/json", `"${"x".repeat(1_000_001)}"`)).toEqual([
    413,
    { error: "That is too long." },
  ]);
  expect(await post(slack, "dance", {})).toEqual({ error: "There is nothing here." });
  const deleting = await fetch(`${slack.url}/playground/say`, { method: "DELETE" });
  expect([deleting.status, await deleting.json()]).toEqual([405, { error: "Use GET or POST." }]);
});

test("a port that is in use is explained", async () => {
  const { slack } = await openSlack();
  const port = Number(new URL(slack.url).port);
  await expect(openSlack({ port })).rejects.toThrow(
    `Port ${port} is in use. Set PORT to another one, or to 0 for any free one.`,
  );
});

interface View {
  readonly ts: string;
  readonly blocks: readonly Record<string, unknown>[];
}

async function get(slack: FakeSlack, path: string): Promise<unknown> {
  return (await fetch(`${slack.url}/playground/${path}`)).json();
}

async function post(slack: FakeSlack, path: string, body: object): Promise<unknown> {
  const response = await fetch(`${slack.url}/playground/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: slack.url },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** A request with headers and paths that fetch would mend. */
async function raw(
  slack: FakeSlack,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  const { port } = new URL(slack.url);
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on("error", reject)
      .end();
  });
}

async function follow(slack: FakeSlack, as: string): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  const stopping = new AbortController();
  closeAfterwards(async () => stopping.abort());
  const { signal } = stopping;
  const response = await fetch(`${slack.url}/playground/stream?as=${as}`, { signal });
  void readStream(response, events).catch(() => {});
  return events;
}

async function readStream(response: Response, events: StreamEvent[]): Promise<void> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const parts = text.split("\n\n");
    text = parts.pop() ?? "";
    for (const part of parts.filter((line) => line.startsWith("data: "))) {
      events.push(JSON.parse(part.slice("data: ".length)) as StreamEvent);
    }
  }
}
