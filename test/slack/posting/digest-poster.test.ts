import { webApi } from "@slack/bolt";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Poster, PostOutcome } from "../../../src/digest/ports/poster.ts";
import { silentLog } from "../../../src/log.ts";
import type { Fault } from "../../../src/playground/faults.ts";
import { asObject } from "../../../src/playground/json.ts";
import { readPostOutcome } from "../../../src/slack/posting/post-outcome.ts";
import { createPoster } from "../../../src/slack/posting/digest-poster.ts";
import { abandonedPort, listening } from "../loopback.ts";
import { NEWS, PRESS, wordsIn } from "../office.ts";
import { at, DIGEST, MARK, openDesk } from "../poster-bench.ts";

/** Which of the two depends on where undici notices it. */
const BROKEN: string = expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/);

const NOT_RESOLVED: string = expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/);

describe("posting", () => {
  test("sends one request, with the key in its metadata, that unfurls and mentions nothing", async () => {
    const digestService = await openDesk();
    const outcome = await digestService.poster.post(DIGEST, at(digestService), MARK);
    const [posted] = digestService.slack.messages({ channel: NEWS });
    expect(outcome).toEqual({ outcome: "posted", ts: posted?.ts });
    expect(wordsIn(posted?.blocks ?? [])).toMatch(
      /^On this day in IP history · Monday, 30 November/,
    );
    const calls = digestService.slack.calls().filter(({ method }) => method === "chat.postMessage");
    expect(calls).toHaveLength(1);
    expect(calls[0]?.warnings).toEqual([]);
    expect(calls[0]?.arguments).toMatchObject({
      channel: NEWS,
      metadata: { event_type: "ip_digest", event_payload: MARK },
      parse: "none",
    });
  });

  test("its metadata names what it announces, a hundred at most, and counts the rest", async () => {
    const digestService = await openDesk();
    const [entry] = DIGEST.entries;
    const entries = Array.from({ length: 200 }, (_, index) => {
      const event = { ...entry!.occurrence.event, id: `an-event-with-a-long-name-${index}` };
      return { ...entry!, occurrence: { ...entry!.occurrence, event } };
    });
    await digestService.poster.post(DIGEST, at(digestService), MARK);
    await digestService.poster.post({ ...DIGEST, entries }, at(digestService), MARK);
    const [few, many] = digestService.slack
      .calls()
      .filter(({ method }) => method === "chat.postMessage")
      .map((call) => asObject(asObject(call.arguments["metadata"])["event_payload"]));
    expect(few).toEqual({ ...MARK, occurrences: "sample@2026", more: 0, covers: "" });
    const told = String(many?.["occurrences"]).split(",");
    expect(told.at(-1)).toMatch(/^an-event-with-a-long-name-\d+@2026$/);
    expect(told.length + Number(many?.["more"])).toBe(200);
    expect(String(many?.["occurrences"]).length).toBeLessThanOrEqual(3_000);
  });

  const outcomes: [string, Fault, PostOutcome, number][] = [
    [
      "a rate limit was not sent",
      { kind: "rate-limited", retryAfterSeconds: 30 },
      { outcome: "not-sent", cause: "rate limited", retryAfterMs: 30_000 },
      0,
    ],
    ["a lost reply is unknown", { kind: "lose-reply" }, { outcome: "unknown", cause: BROKEN }, 1],
    [
      "a reset before the reply is unknown",
      { kind: "reset", when: "before" },
      { outcome: "unknown", cause: BROKEN },
      0,
    ],
    [
      "a reset in the reply is unknown",
      { kind: "reset", when: "in-body" },
      { outcome: "unknown", cause: BROKEN },
      1,
    ],
    [
      "a 500 that stored nothing is unknown",
      { kind: "status", status: 500, stored: false },
      { outcome: "unknown", cause: "HTTP 500" },
      0,
    ],
    [
      "a 503 that stored it is unknown",
      { kind: "status", status: 503, stored: true },
      { outcome: "unknown", cause: "HTTP 503" },
      1,
    ],
    [
      "a page of HTML is unknown",
      { kind: "html" },
      { outcome: "unknown", cause: "an answer that is not JSON" },
      0,
    ],
    [
      "a redirect is unknown",
      { kind: "redirect", to: "http://127.0.0.1:1/" },
      { outcome: "unknown", cause: "unexpected redirect" },
      0,
    ],
  ];
  test.each(outcomes)("%s", async (_, fault, outcome, stored) => {
    const digestService = await openDesk();
    digestService.slack.faults.next("chat.postMessage", fault);
    expect(await digestService.poster.post(DIGEST, at(digestService), MARK)).toEqual(outcome);
    expect(digestService.slack.messages({ channel: NEWS })).toHaveLength(stored);
    const calls = digestService.slack.calls().filter(({ method }) => method === "chat.postMessage");
    expect(calls).toHaveLength(1);
  });

  test.each(["fatal_error", "internal_error", "request_timeout", "service_unavailable"])(
    "%s is unknown, because Slack says that something may have been done",
    async (error) => {
      const digestService = await openDesk();
      digestService.slack.faults.next("chat.postMessage", { kind: "error", error });
      expect(await digestService.poster.post(DIGEST, at(digestService), MARK)).toEqual({
        outcome: "unknown",
        cause: error,
      });
    },
  );

  test.each([
    ["is_archived", "suspend"],
    ["account_inactive", "suspend"],
    ["token_revoked", "suspend"],
    ["missing_scope", "retry"],
    ["restricted_action", "suspend"],
    ["a_new_refusal", "retry"],
    ["invalid_blocks", "give-up"],
    ["msg_blocks_too_long", "give-up"],
    ["no_text", "give-up"],
  ])("%s is a refusal: %s", async (error, action) => {
    const digestService = await openDesk();
    digestService.slack.faults.next("chat.postMessage", { kind: "error", error });
    expect(await digestService.poster.post(DIGEST, at(digestService), MARK)).toMatchObject({
      outcome: "refused",
      error,
      refusal: { action },
    });
  });

  test("a channel without the bot is refused by name", async () => {
    const digestService = await openDesk();
    expect(await digestService.poster.post(DIGEST, at(digestService, PRESS), MARK)).toMatchObject({
      outcome: "refused",
      error: "not_in_channel",
      refusal: { action: "suspend", cause: "I am not a member of the channel" },
    });
  });

  test.each(["ratelimited", "rate_limited", "message_limit_exceeded"])(
    "%s with status 200 was not sent either",
    async (error) => {
      const digestService = await openDesk();
      digestService.slack.faults.next("chat.postMessage", { kind: "error", error });
      expect(await digestService.poster.post(DIGEST, at(digestService), MARK)).toMatchObject({
        outcome: "not-sent",
        cause: error,
      });
    },
  );

  test("nobody at the address means not sent, so does a name that does not resolve", async () => {
    const port = await abandonedPort();
    for (const [apiUrl, cause] of [
      [`http://127.0.0.1:${port}/api/`, "ECONNREFUSED"],
      ["http://slack.invalid/api/", NOT_RESOLVED],
    ] as const) {
      expect(await posterAt(apiUrl).post(DIGEST, { teamId: "T1", channelId: "C1" }, MARK)).toEqual({
        outcome: "not-sent",
        cause,
        retryAfterMs: null,
      });
    }
  });

  test("a server without TLS behind an https address means not sent", async () => {
    const { server, port } = await listening();
    onTestFinished(() => void server.close());
    const outcome = await posterAt(`https://127.0.0.1:${port}/api/`).post(
      DIGEST,
      { teamId: "T1", channelId: "C1" },
      MARK,
    );
    expect(outcome).toMatchObject({ outcome: "not-sent", cause: "ERR_SSL_WRONG_VERSION_NUMBER" });
  });

  test("a timeout is unknown", () => {
    const timeout = new DOMException("The operation was aborted due to timeout", "TimeoutError");
    expect(readPostOutcome(new webApi.WebAPIRequestError(timeout), TO)).toEqual({
      outcome: "unknown",
      cause: "The operation was aborted due to timeout",
    });
    expect(readPostOutcome(timeout, TO)).toMatchObject({ outcome: "unknown" });
  });

  test("a rate limit on digests does not hold up the next one", async () => {
    const digestService = await openDesk();
    digestService.slack.faults.next("chat.postMessage", {
      kind: "rate-limited",
      retryAfterSeconds: 30,
    });
    await digestService.poster.post(DIGEST, at(digestService), MARK);
    expect(
      await digestService.poster.post(DIGEST, at(digestService), { ...MARK, attempt: 2 }),
    ).toMatchObject({
      outcome: "posted",
    });
  });
});

function posterAt(apiUrl: string): Poster {
  const connection = { mode: "socket", botToken: "xoxb-1", appToken: "xapp-1", apiUrl } as const;
  return createPoster({ connection, adminUsers: [], log: silentLog });
}

const TO = { teamId: "T1", channelId: "C1" };
