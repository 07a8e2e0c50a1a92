import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { App } from "@slack/bolt";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { asObject } from "../../../src/playground/json.ts";
import { callApi, DIRECT_MEI, GENERAL, MEI, openOffice, openSlack } from "../office.ts";
import type { FakeSlack } from "../../../src/playground/fake-slack.ts";

test("a slash command reaches the app, and its answer is seen by the asker alone", async () => {
  const { slack } = await openOffice(answerIp);
  const result = await slack.command({ as: MEI, channel: GENERAL, command: "/ip", text: "wipo" });
  expect(result).toEqual({ result: "acknowledged" });
  await slack.settled();
  expect(slack.messages({ channel: GENERAL, as: MEI })).toMatchObject([
    { text: "You asked: wipo", ephemeral: true },
  ]);
  expect(slack.messages({ channel: GENERAL, as: "U0JONASF001" })).toEqual([]);
});

test("an answer in the acknowledgement is shown", async () => {
  const { slack } = await openOffice((app) => {
    app.command("/ip", async ({ ack }) => ack({ text: "here", response_type: "in_channel" }));
  });
  await slack.command({ as: MEI, channel: GENERAL, command: "/ip", text: "" });
  expect(slack.messages({ channel: GENERAL })).toMatchObject([{ text: "here", ephemeral: false }]);
});

test("a command that is not acknowledged in time fails, and is not sent again", async () => {
  const { slack } = await openOffice((app) => app.command("/ip", async () => {}), {
    ackTimeoutMs: 60,
  });
  const result = await slack.command({ as: MEI, channel: GENERAL, command: "/ip", text: "" });
  const notice = '/ip failed with the error "operation_timeout"';
  expect(result).toEqual({ result: "failed", notice });
  expect(slack.notices()).toEqual([{ userId: MEI, text: notice, level: "error" }]);
  await slack.settled();
  expect(slack.deliveries()).toHaveLength(1);
});

test("a command while no app is connected fails at once", async () => {
  const { slack } = await openSlack();
  const result = await slack.command({ as: MEI, channel: GENERAL, command: "/ip", text: "" });
  expect(result).toMatchObject({ notice: '/ip failed with the error "dispatch_failed"' });
});

test("an event that is not acknowledged is sent three more times, then given up", async () => {
  const { slack } = await openSlack({ ackTimeoutMs: 30, retryDelaysMs: [0, 10, 20] });
  const { received } = await connect(slack);
  slack.say({ as: MEI, channel: DIRECT_MEI, text: "hello", threadTs: null });
  await slack.until(() => slack.deliveries().length === 4);
  await sleep(60);
  const retries = received.filter(({ type }) => type === "events_api");
  expect(retries.map(({ retry_attempt, retry_reason }) => [retry_attempt, retry_reason])).toEqual([
    [0, ""],
    [1, "timeout"],
    [2, "timeout"],
    [3, "timeout"],
  ]);
  expect(new Set(retries.map(({ payload }) => payload?.["event_id"])).size).toBe(1);
  expect(new Set(retries.map(({ envelope_id }) => envelope_id)).size).toBe(4);
});

test("an event that happens while the app reconnects arrives afterwards", async () => {
  const heard: string[] = [];
  const { slack } = await openOffice((app) => listenTo(app, heard));
  slack.disconnect("refresh_requested");
  await slack.until(() => !slack.connected());
  slack.say({ as: MEI, channel: DIRECT_MEI, text: "in the gap", threadTs: null });
  await slack.until(() => heard.length > 0);
  expect(heard).toEqual(["in the gap"]);
  // The app hears it before its acknowledgement is here.
  await slack.settled();
  expect(slack.deliveries().map(({ retry }) => retry)).toEqual([null]);
});

test("an event that was on its way when the connection broke is sent again", async () => {
  const { slack } = await openSlack();
  const first = await connect(slack);
  slack.say({ as: MEI, channel: DIRECT_MEI, text: "lost?", threadTs: null });
  await slack.until(() => first.received.some(({ type }) => type === "events_api"));
  slack.dropConnections();
  await slack.until(() => !slack.connected());
  const second = await connect(slack);
  await slack.until(() => second.received.some(({ type }) => type === "events_api"));
  expect(second.received[1]).toMatchObject({
    retry_attempt: 1,
    retry_reason: "connection_failed",
    payload: { event: { text: "lost?" } },
  });
});

test("an unmodified Bolt comes back after a refresh, a warning and a broken network", async () => {
  const heard: string[] = [];
  const { slack } = await openOffice((app) => listenTo(app, heard));
  const breaks = [
    () => slack.disconnect("refresh_requested"),
    () => slack.disconnect("warning"),
    () => slack.dropConnections(),
  ];
  for (const [index, interrupt] of breaks.entries()) {
    interrupt();
    await slack.until(() => !slack.connected());
    await slack.until(() => slack.connected());
    slack.say({ as: MEI, channel: DIRECT_MEI, text: `after ${index}`, threadTs: null });
    await slack.until(() => heard.length === index + 1);
  }
  expect(heard).toEqual(["after 0", "after 1", "after 2"]);
  const opened = slack.calls().filter(({ method }) => method === "apps.connections.open");
  expect(opened).toHaveLength(4);
});

test("the greeting tells of the connection, and each address works once", async () => {
  const { slack } = await openSlack();
  const url = await connectionUrl(slack);
  const { received } = await connect(slack, url);
  expect(received).toEqual([
    {
      type: "hello",
      num_connections: 1,
      debug_info: { host: "applink-local", build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: slack.bot.appId },
    },
  ]);
  const again = new WebSocket(url);
  const [error] = (await once(again, "error").catch((thrown: unknown) => [thrown])) as [Error];
  expect(error.message).toBe("Unexpected server response: 403");
});

test("each envelope goes to one of several connections, in turn", async () => {
  const { slack } = await openSlack();
  const connections = [await connect(slack), await connect(slack)];
  for (const { socket } of connections) acknowledgeAll(socket);
  for (const text of ["one", "two"]) {
    slack.say({ as: MEI, channel: DIRECT_MEI, text, threadTs: null });
  }
  await slack.settled();
  const texts = connections.map(({ received }) =>
    received.slice(1).map(({ payload }) => asObject(payload?.["event"])["text"]),
  );
  expect(texts).toEqual([["one"], ["two"]]);
  expect(connections[1]?.received[0]).toMatchObject({ num_connections: 2 });
});

test("an eleventh connection is turned away", async () => {
  const { slack } = await openSlack();
  for (let count = 0; count < 10; count++) await connect(slack);
  const eleventh = await connect(slack);
  await slack.until(() => eleventh.socket.readyState === WebSocket.CLOSED);
  expect(eleventh.received).toEqual([{ type: "disconnect", reason: "too_many_websockets" }]);
  expect(slack.connectionCount()).toBe(10);
});

test("stopping does not wait for Bolt's close handshake", async () => {
  const { slack, app } = await openOffice();
  const before = performance.now();
  await Promise.all([app.stop(), slack.stop()]);
  // A WebSocket waits 30 s for the other side.
  expect(performance.now() - before).toBeLessThan(10_000);
});

interface Received {
  readonly type: string;
  readonly envelope_id?: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly retry_attempt?: number;
  readonly retry_reason?: string;
}

function answerIp(app: App): void {
  app.command("/ip", async ({ ack, respond, command }) => {
    await ack();
    await respond({ text: `You asked: ${command.text}` });
  });
}

function listenTo(app: App, heard: string[]): void {
  app.message(async ({ message }) => {
    if (message.subtype === undefined && message.text !== undefined) heard.push(message.text);
  });
}

async function connectionUrl(slack: FakeSlack): Promise<string> {
  const answer = await callApi(slack, "apps.connections.open", {}, slack.credentials.appToken);
  return String(answer["url"]);
}

/** A bare WebSocket client that acknowledges nothing. */
async function connect(
  slack: FakeSlack,
  url?: string,
): Promise<{ socket: WebSocket; received: Received[] }> {
  const received: Received[] = [];
  const socket = new WebSocket(url ?? (await connectionUrl(slack)));
  socket.on("message", (data: Buffer) => received.push(JSON.parse(data.toString()) as Received));
  await slack.until(() => received.length > 0);
  return { socket, received };
}

function acknowledgeAll(socket: WebSocket): void {
  socket.on("message", (data: Buffer) => {
    const { envelope_id } = JSON.parse(data.toString()) as Received;
    socket.send(JSON.stringify({ envelope_id }));
  });
}
