import { createHmac } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { silentLog } from "../../../src/log.ts";
import { createFakeSlack, type FakeSlack } from "../../../src/playground/fake-slack.ts";
import { createSettableClock } from "../../../src/playground/settable-clock.ts";
import type { SlackDependencies } from "../../../src/slack/dependencies.ts";
import { createSignatureCheck } from "../../../src/slack/connection/signature.ts";
import { createSlackApp } from "../../../src/slack/slack-app.ts";
import { UserError } from "../../../src/user-error.ts";
import { abandonedPort, listening } from "../loopback.ts";
import { openDesk } from "../desk.ts";
import { MEI, NEWS, openOffice, partsOf } from "../office.ts";

async function withoutApp(
  mode: "socket" | "http",
): Promise<{ slack: FakeSlack; parts: SlackDependencies }> {
  const clock = createSettableClock(Date.now);
  const slack = await createFakeSlack({ clock });
  onTestFinished(() => slack.stop());
  const setup = { mode, digestService: await openDesk(clock) };
  return { slack, parts: partsOf(slack, setup, clock, silentLog) };
}

describe("a start that fails says why", () => {
  test("when Slack refuses the bot token", async () => {
    const { parts } = await withoutApp("socket");
    const connection = { ...parts.connection, botToken: "xoxb-wrong" };
    await expect(createSlackApp({ ...parts, connection }).start()).rejects.toThrow(
      new UserError(
        'Slack refused SLACK_BOT_TOKEN (invalid_auth). Copy the bot token (xoxb-...) from "OAuth & Permissions" of the app\'s settings.',
      ),
    );
  });

  test("when Slack refuses the app token", async () => {
    const { slack, parts } = await withoutApp("socket");
    const { botToken } = slack.credentials;
    const connection = {
      mode: "socket",
      botToken,
      appToken: "xapp-wrong",
      apiUrl: slack.apiUrl,
    } as const;
    await expect(createSlackApp({ ...parts, connection }).start()).rejects.toThrow(
      /^Slack refused SLACK_APP_TOKEN \((invalid_auth|not_allowed_token_type)\)\. Copy the app-level token/,
    );
  });

  test("when nobody listens at Slack's address", async () => {
    const { parts } = await withoutApp("socket");
    const port = await abandonedPort();
    const apiUrl = `http://127.0.0.1:${port}/api/`;
    const connection = { ...parts.connection, apiUrl };
    await expect(createSlackApp({ ...parts, connection }).start()).rejects.toThrow(
      `Slack cannot be reached at ${apiUrl}: ECONNREFUSED. Check the network, a proxy and SLACK_API_URL.`,
    );
  });

  test("when the port is in use", async () => {
    const { parts } = await withoutApp("http");
    const { server, port } = await listening();
    onTestFinished(() => void server.close());
    await expect(createSlackApp({ ...parts, port }).start()).rejects.toThrow(
      `Port ${port} is in use. Stop the program that uses it, or set PORT to another one (0 picks a free one).`,
    );
  });
});

describe("a lost connection", () => {
  test.each(["refresh_requested", "warning"] as const)(
    "is made again at once after %s",
    async (reason) => {
      let reconnected = 0;
      const { slack } = await openOffice({ onReconnect: () => (reconnected += 1) });
      slack.disconnect(reason);
      await slack.until(() => reconnected === 1 && slack.connected());
      await slack.command({ as: MEI, channel: NEWS, command: "/ip", text: "help" });
      await slack.settled();
      expect(slack.messages({ channel: NEWS, as: MEI })).toHaveLength(1);
    },
  );

  test("that was cut without a word is made again", async () => {
    let reconnected = 0;
    const { slack } = await openOffice({ onReconnect: () => (reconnected += 1) });
    slack.dropConnections();
    await slack.until(() => reconnected > 0 && slack.connected());
    expect(reconnected).toBe(1);
  });

  test("is tried again while Slack refuses the token, and nothing dies", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", note);
    onTestFinished(() => void process.off("unhandledRejection", note));
    const { slack, log } = await openOffice();
    slack.faults.next("apps.connections.open", { kind: "error", error: "invalid_auth" }, 2);
    slack.disconnect("refresh_requested");
    await slack.until(() => log.filter(({ level }) => level === "error").length === 2);
    await slack.until(() => slack.connected());
    expect(log.filter(({ level }) => level === "error")).toEqual([
      {
        level: "error",
        event: "Slack refused the app token",
        fields: { cause: "invalid_auth", againInMs: 500 },
      },
      {
        level: "error",
        event: "Slack refused the app token",
        fields: { cause: "invalid_auth", againInMs: 1_000 },
      },
    ]);
    expect(unhandled).toEqual([]);
  });

  test("is made again after Slack was out of order", async () => {
    const { slack, log } = await openOffice();
    slack.faults.next("apps.connections.open", { kind: "status", status: 503, stored: false });
    slack.disconnect("refresh_requested");
    await slack.until(() => log.some(({ event }) => event === "connected to Slack again"));
    expect(log).toContainEqual({
      level: "warn",
      event: "Slack not reached",
      fields: { cause: "HTTP 503", againInMs: 500 },
    });
  });

  test("stays lost after a stop, also in the middle of an attempt", async () => {
    const { slack, app } = await openOffice();
    slack.faults.always("apps.connections.open", { kind: "late", afterMs: 200 });
    slack.disconnect("refresh_requested");
    await slack.until(() => !slack.connected());
    await app.stop();
    await wait(500);
    expect(slack.connected()).toBe(false);
  });
});

describe("a stop", () => {
  test.each(["socket", "http"] as const)(
    "over %s waits for the answers under way",
    async (mode) => {
      const { slack, app } = await openOffice({ mode });
      slack.faults.always("users.info", { kind: "late", afterMs: 300 });
      await slack.command({ as: MEI, channel: NEWS, command: "/ip-today", text: "" });
      await app.stop();
      expect(slack.messages({ channel: NEWS, as: MEI })).toHaveLength(1);
    },
  );

  test("is over soon", async () => {
    const { app } = await openOffice();
    const began = performance.now();
    await app.stop();
    // Left alone, the client would wait 30 s for the other side to close.
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe("a request to the HTTP address", () => {
  const secret = "8f742231b10e8888abcd99yyyzzz85a5";
  const nowMs = Date.parse("2026-11-30T02:00:00Z");
  const body = Buffer.from("command=%2Fip&text=PCT");

  function headers(stampMs: number, signedWith = secret): Record<string, string> {
    const stamp = String(Math.floor(stampMs / 1_000));
    const hash = createHmac("sha256", signedWith).update(`v0:${stamp}:`).update(body).digest("hex");
    return { "x-slack-request-timestamp": stamp, "x-slack-signature": `v0=${hash}` };
  }

  test("is taken when Slack signed it now", () => {
    expect(createSignatureCheck(secret).problemOf(headers(nowMs), body, nowMs)).toBeNull();
  });

  test.each([
    ["five minutes old", headers(nowMs - 300_000), null],
    ["five minutes ahead", headers(nowMs + 300_000), null],
    ["older", headers(nowMs - 301_000), "outside the time window"],
    ["further ahead", headers(nowMs + 301_000), "outside the time window"],
    ["signed with another secret", headers(nowMs, "other"), "wrong signature"],
    ["not signed", {}, "not signed"],
    [
      "without a number",
      { ...headers(nowMs), "x-slack-request-timestamp": "soon" },
      "timestamp is no number",
    ],
    ["cut off", { ...headers(nowMs), "x-slack-signature": "v0=" }, "wrong signature"],
  ])("that is %s: %#", (_, sent, problem) => {
    expect(createSignatureCheck(secret).problemOf(sent, body, nowMs)).toBe(problem);
  });

  test("is refused the second time", () => {
    const check = createSignatureCheck(secret);
    const sent = headers(nowMs);
    expect(check.problemOf(sent, body, nowMs)).toBeNull();
    expect(check.problemOf(sent, body, nowMs + 200_000)).toBe("sent before");
  });

  test("is answered with 401, 404 or 413, and never reaches a listener", async () => {
    const { started, log } = await openOffice({ mode: "http" });
    const url = started.url ?? "";
    expect(await statusOf(url, "command=/ip")).toBe(401);
    expect(await statusOf(url.replace("/slack/events", "/other"), "x")).toBe(404);
    expect((await fetch(url)).status).toBe(404);
    expect(await statusOf(url, "x".repeat(1_100_000))).toBe(413);
    expect(log).toContainEqual({
      level: "warn",
      event: "request refused",
      fields: { problem: "not signed" },
    });
  });

  test("answers Slack's check of the address", async () => {
    const { slack } = await openOffice({ mode: "http" });
    expect(await slack.verifyRequestUrl("3eZbrw1aB")).toBe(true);
  });
});

async function statusOf(url: string, body: string): Promise<number> {
  return (await fetch(url, { method: "POST", body })).status;
}
