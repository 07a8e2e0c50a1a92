import { setTimeout as wait } from "node:timers/promises";
import { webApi } from "@slack/bolt";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Digest } from "../../src/digest/digest.ts";
import type { Poster, PostOutcome } from "../../src/digest/poster.ts";
import { silentLog } from "../../src/log.ts";
import { createFakeSlack, type FakeSlack } from "../../src/playground/fake-slack.ts";
import type { Fault } from "../../src/playground/faults.ts";
import { createSettableClock } from "../../src/playground/settable-clock.ts";
import { outcomeOf } from "../../src/slack/post-outcome.ts";
import { createPoster } from "../../src/slack/poster.ts";
import { abandonedPort, listening } from "./loopback.ts";
import { MEI, NEWS, PRESS, recordingLog, ROSA, wordsIn, type LogLine } from "./office.ts";
import { entryOf } from "./samples.ts";

const digest: Digest = {
  kind: "daily",
  date: "2026-11-30",
  range: { from: "2026-11-30", until: "2026-11-30" },
  entries: [entryOf({ title: "The study session", first: "2020-11-30", date: "2026-11-30" })],
  ahead: [],
  alsoCovers: [],
  schedule: { kind: "daily", dayNumber: null, time: "09:00", zone: "Asia/Shanghai" },
};

interface Desk {
  readonly slack: FakeSlack;
  readonly poster: Poster;
  readonly log: LogLine[];
  readonly nowMs: number;
}

async function openDesk(adminUsers: readonly string[] = []): Promise<Desk> {
  const clock = createSettableClock(Date.now);
  const nowMs = Date.parse("2026-11-30T01:00:00Z");
  clock.set(nowMs);
  const slack = await createFakeSlack({ clock });
  onTestFinished(() => slack.stop());
  const { botToken, appToken } = slack.credentials;
  const connection = { mode: "socket", botToken, appToken, apiUrl: slack.apiUrl } as const;
  const { log, lines } = recordingLog();
  return { slack, poster: createPoster({ connection, adminUsers, log }), log: lines, nowMs };
}

function at({ slack }: Desk, channelId = NEWS): { teamId: string; channelId: string } {
  return { teamId: slack.team.id, channelId };
}

function keyOf(date: string, channelId = NEWS): string {
  return `T0IPOFFICE1/${channelId}/daily/${date}`;
}

/** Which of the two depends on where undici notices it. */
const BROKEN: string = expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/);

const MARK = { key: keyOf("2026-11-30"), attempt: 1 };

describe("posting", () => {
  test("sends one request, with the key in its metadata, that unfurls and mentions nothing", async () => {
    const desk = await openDesk();
    const outcome = await desk.poster.post(digest, at(desk), MARK);
    const [posted] = desk.slack.messages({ channel: NEWS });
    expect(outcome).toEqual({ outcome: "posted", ts: posted?.ts });
    expect(wordsIn(posted?.blocks ?? [])).toMatch(
      /^On this day in IP history · Monday, 30 November/,
    );
    const calls = desk.slack.calls().filter(({ method }) => method === "chat.postMessage");
    expect(calls).toHaveLength(1);
    expect(calls[0]?.warnings).toEqual([]);
    expect(calls[0]?.arguments).toMatchObject({
      channel: NEWS,
      metadata: { event_type: "ip_digest", event_payload: MARK },
      parse: "none",
    });
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
    const desk = await openDesk();
    desk.slack.faults.next("chat.postMessage", fault);
    expect(await desk.poster.post(digest, at(desk), MARK)).toEqual(outcome);
    expect(desk.slack.messages({ channel: NEWS })).toHaveLength(stored);
    const calls = desk.slack.calls().filter(({ method }) => method === "chat.postMessage");
    expect(calls).toHaveLength(1);
  });

  test.each(["fatal_error", "internal_error", "request_timeout", "service_unavailable"])(
    "%s is unknown, because Slack says that something may have been done",
    async (error) => {
      const desk = await openDesk();
      desk.slack.faults.next("chat.postMessage", { kind: "error", error });
      expect(await desk.poster.post(digest, at(desk), MARK)).toEqual({
        outcome: "unknown",
        cause: error,
      });
    },
  );

  test.each([
    ["is_archived", true],
    ["account_inactive", true],
    ["token_revoked", true],
    ["missing_scope", true],
    ["restricted_action", true],
    ["a_new_refusal", true],
    ["invalid_blocks", false],
    ["msg_blocks_too_long", false],
    ["no_text", false],
  ])("%s is a refusal; curable: %s", async (error, curable) => {
    const desk = await openDesk();
    desk.slack.faults.next("chat.postMessage", { kind: "error", error });
    expect(await desk.poster.post(digest, at(desk), MARK)).toEqual({
      outcome: "refused",
      error,
      curable,
    });
  });

  test("a channel without the bot is refused by name", async () => {
    const desk = await openDesk();
    expect(await desk.poster.post(digest, at(desk, PRESS), MARK)).toEqual({
      outcome: "refused",
      error: "not_in_channel",
      curable: true,
    });
  });

  test.each(["ratelimited", "rate_limited", "message_limit_exceeded"])(
    "%s with status 200 was not sent either",
    async (error) => {
      const desk = await openDesk();
      desk.slack.faults.next("chat.postMessage", { kind: "error", error });
      expect(await desk.poster.post(digest, at(desk), MARK)).toMatchObject({
        outcome: "not-sent",
        cause: error,
      });
    },
  );

  test("nobody at the address means not sent, so does a name that does not resolve", async () => {
    const port = await abandonedPort();
    for (const [apiUrl, cause] of [
      [`http://127.0.0.1:${port}/api/`, "ECONNREFUSED"],
      ["http://slack.invalid/api/", /^(ENOTFOUND|EAI_AGAIN)$/],
    ] as const) {
      expect(await posterAt(apiUrl).post(digest, { teamId: "T1", channelId: "C1" }, MARK)).toEqual({
        outcome: "not-sent",
        cause: typeof cause === "string" ? cause : expect.stringMatching(cause),
        retryAfterMs: null,
      });
    }
  });

  test("a server without TLS behind an https address means not sent", async () => {
    const { server, port } = await listening();
    onTestFinished(() => void server.close());
    const outcome = await posterAt(`https://127.0.0.1:${port}/api/`).post(
      digest,
      { teamId: "T1", channelId: "C1" },
      MARK,
    );
    expect(outcome).toMatchObject({ outcome: "not-sent", cause: "ERR_SSL_WRONG_VERSION_NUMBER" });
  });

  test("a timeout is unknown", () => {
    const timeout = new DOMException("The operation was aborted due to timeout", "TimeoutError");
    expect(outcomeOf(new webApi.WebAPIRequestError(timeout))).toEqual({
      outcome: "unknown",
      cause: "The operation was aborted due to timeout",
    });
    expect(outcomeOf(timeout)).toMatchObject({ outcome: "unknown" });
  });

  test("a rate limit on digests does not hold up the next one", async () => {
    const desk = await openDesk();
    desk.slack.faults.next("chat.postMessage", { kind: "rate-limited", retryAfterSeconds: 30 });
    await desk.poster.post(digest, at(desk), MARK);
    expect(await desk.poster.post(digest, at(desk), { ...MARK, attempt: 2 })).toMatchObject({
      outcome: "posted",
    });
  });
});

describe("looking for a digest", () => {
  test("finds the one with the key, among others, and tells its ts", async () => {
    const desk = await openDesk();
    for (const day of ["2026-11-28", "2026-11-29", "2026-11-30"]) {
      await desk.poster.post(digest, at(desk), { key: keyOf(day), attempt: 1 });
    }
    const second = desk.slack.messages({ channel: NEWS })[1];
    const found = await desk.poster.find(keyOf("2026-11-29"), at(desk), desk.nowMs - 300_000);
    expect(found).toEqual({ outcome: "found", ts: second?.ts });
    const absent = await desk.poster.find(keyOf("2026-11-27"), at(desk), desk.nowMs - 300_000);
    expect(absent).toEqual({ outcome: "absent" });
  });

  test("finds it by its block where Slack withholds the metadata", async () => {
    const desk = await openDesk();
    await desk.poster.post(digest, at(desk), MARK);
    desk.slack.faults.always("conversations.history", { kind: "no-metadata" });
    expect(await desk.poster.find(MARK.key, at(desk), desk.nowMs - 300_000)).toMatchObject({
      outcome: "found",
    });
  });

  test("is not misled by somebody else's message, nor by an older one", async () => {
    const desk = await openDesk();
    const text = `On this day in IP history ${MARK.key}`;
    desk.slack.say({ as: MEI, channel: NEWS, text, threadTs: null });
    await desk.poster.post(digest, at(desk), MARK);
    expect(await desk.poster.find(MARK.key, at(desk), desk.nowMs + 60_000)).toEqual({
      outcome: "absent",
    });
    expect(await desk.poster.find(keyOf("2026-11-29"), at(desk), desk.nowMs)).toEqual({
      outcome: "absent",
    });
  });

  test("reads on page by page", async () => {
    const desk = await openDesk();
    await desk.poster.post(digest, at(desk), MARK);
    // Slack's pages come newest first, so the digest is on the third.
    for (let message = 0; message < 450; message++) {
      desk.slack.say({ as: MEI, channel: NEWS, text: `message ${message}`, threadTs: null });
    }
    expect(await desk.poster.find(MARK.key, at(desk), desk.nowMs - 300_000)).toMatchObject({
      outcome: "found",
    });
    const reads = desk.slack.calls().filter(({ method }) => method === "conversations.history");
    expect(reads).toHaveLength(3);
  });

  test.each([
    [{ kind: "error", error: "missing_scope" }, "missing_scope"],
    [{ kind: "error", error: "channel_not_found" }, "channel_not_found"],
    [{ kind: "rate-limited", retryAfterSeconds: 60 }, "rate limited"],
    [{ kind: "status", status: 500, stored: false }, "HTTP 500"],
  ] as const)("says why it cannot read: %o", async (fault, cause) => {
    const desk = await openDesk();
    desk.slack.faults.next("conversations.history", fault);
    expect(await desk.poster.find(MARK.key, at(desk), desk.nowMs)).toEqual({
      outcome: "unreadable",
      cause,
    });
  });
});

describe("Slack's time", () => {
  test("is that of its answers", async () => {
    const desk = await openDesk();
    const told = (await desk.poster.slackTimeMs("T1")) ?? 0;
    expect(Math.abs(told - desk.nowMs)).toBeLessThan(10_000);
  });

  test("is not known when Slack cannot be reached", async () => {
    const desk = await openDesk();
    desk.slack.faults.next("api.test", { kind: "reset", when: "before" });
    expect(await desk.poster.slackTimeMs("T1")).toBeNull();
  });
});

describe("a notice", () => {
  test("reaches every admin, and names its channel", async () => {
    const desk = await openDesk([MEI, ROSA]);
    await desk.poster.notifyAdmins("T1", MEI, "The digest is held.", NEWS);
    for (const channel of ["D0MEITAN001", "D0ROSADE001"]) {
      const [notice] = desk.slack.messages({ channel });
      expect(wordsIn(notice?.blocks ?? [])).toBe(`<${NEWS}>: The digest is held.`);
    }
  });

  test("reaches the subscriber where there is no admin", async () => {
    const desk = await openDesk();
    await desk.poster.notifyAdmins("T1", ROSA, "The clock is wrong.", null);
    const [notice] = desk.slack.messages({ channel: "D0ROSADE001" });
    expect(wordsIn(notice?.blocks ?? [])).toBe("The clock is wrong.");
  });

  test("that does not arrive is in the log", async () => {
    const desk = await openDesk([MEI]);
    desk.slack.faults.next("chat.postMessage", { kind: "error", error: "account_inactive" });
    await desk.poster.notifyAdmins("T1", ROSA, "The digest is held.", null);
    await wait(0);
    expect(desk.log).toContainEqual({
      level: "error",
      event: "admin notice not delivered",
      fields: { user: MEI, cause: "account_inactive" },
    });
  });
});

function posterAt(apiUrl: string): Poster {
  const connection = { mode: "socket", botToken: "xoxb-1", appToken: "xapp-1", apiUrl } as const;
  return createPoster({ connection, adminUsers: [], log: silentLog });
}
