import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { silentLog } from "../../src/log.ts";
import { createPoster } from "../../src/slack/posting/digest-poster.ts";
import { DIGEST, MARK } from "./poster-bench.ts";

/** Slack itself cannot be reached from a test, so its host is answered at the edge of the process. */
const SLACK = "https://slack.com";
const TO = { teamId: "T1", channelId: "C1" };

const poster = createPoster({
  connection: {
    mode: "socket",
    botToken: "xoxb-edge",
    appToken: "xapp-edge",
    apiUrl: `${SLACK}/api/`,
  },
  adminUsers: [],
  log: silentLog,
});

beforeEach(() => nock.disableNetConnect());

afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

test("a digest is one form-encoded POST to Slack's own host, under the bot's token", async () => {
  const posted = nock(SLACK, { reqheaders: { authorization: "Bearer xoxb-edge" } })
    .post("/api/chat.postMessage", (body: Record<string, string>) => {
      const metadata: unknown = JSON.parse(body["metadata"] ?? "null");
      expect(metadata).toMatchObject({ event_type: "ip_digest", event_payload: MARK });
      return body["channel"] === "C1";
    })
    .reply(200, { ok: true, channel: "C1", ts: "1795971600.000100" });
  expect(await poster.post(DIGEST, TO, MARK)).toEqual({
    outcome: "posted",
    ts: "1795971600.000100",
  });
  expect(posted.isDone()).toBe(true);
});

test("a server error is asked once and never again: a second request has nobody to answer it", async () => {
  nock(SLACK).post("/api/chat.postMessage").reply(503, "upstream");
  expect(await poster.post(DIGEST, TO, MARK)).toEqual({ outcome: "unknown", cause: "HTTP 503" });
  expect(nock.pendingMocks()).toEqual([]);
});

test("Slack's own time is read from its Date header", async () => {
  nock(SLACK)
    .post("/api/api.test")
    .reply(200, { ok: true }, { date: "Mon, 30 Nov 2026 01:00:00 GMT" });
  expect(await poster.slackTimeMs("T1")).toBe(Date.parse("2026-11-30T01:00:00Z"));
});

test("a host that does not resolve is certainly not sent", async () => {
  nock(SLACK)
    .post("/api/chat.postMessage")
    .replyWithError(
      Object.assign(new Error("getaddrinfo ENOTFOUND slack.com"), { code: "ENOTFOUND" }),
    );
  expect(await poster.post(DIGEST, TO, MARK)).toMatchObject({ outcome: "not-sent" });
});
