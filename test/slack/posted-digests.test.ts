import { describe, expect, test } from "vitest";
import { MEI, NEWS, ROSA, wordsIn } from "./office.ts";
import type { Notice } from "../../src/digest/ports/notice.ts";
import { at, DIGEST, keyOf, MARK, openDesk } from "./poster-bench.ts";

describe("looking for a digest", () => {
  test("finds the one with the key, among others, and tells its ts", async () => {
    const digestService = await openDesk();
    for (const day of ["2026-11-28", "2026-11-29", "2026-11-30"]) {
      await digestService.poster.post(DIGEST, at(digestService), { key: keyOf(day), attempt: 1 });
    }
    const second = digestService.slack.messages({ channel: NEWS })[1];
    const found = await digestService.poster.find(
      keyOf("2026-11-29"),
      at(digestService),
      digestService.nowMs - 300_000,
    );
    expect(found).toEqual({ outcome: "found", ts: second?.ts });
    const absent = await digestService.poster.find(
      keyOf("2026-11-27"),
      at(digestService),
      digestService.nowMs - 300_000,
    );
    expect(absent).toEqual({ outcome: "absent" });
  });

  test("finds it by its block where Slack withholds the metadata", async () => {
    const digestService = await openDesk();
    await digestService.poster.post(DIGEST, at(digestService), MARK);
    digestService.slack.faults.always("conversations.history", { kind: "no-metadata" });
    expect(
      await digestService.poster.find(MARK.key, at(digestService), digestService.nowMs - 300_000),
    ).toMatchObject({
      outcome: "found",
    });
  });

  test("is not misled by somebody else's message, nor by an older one", async () => {
    const digestService = await openDesk();
    const text = `On this day in IP history ${MARK.key}`;
    digestService.slack.say({ as: MEI, channel: NEWS, text, threadTs: null });
    await digestService.poster.post(DIGEST, at(digestService), MARK);
    expect(
      await digestService.poster.find(MARK.key, at(digestService), digestService.nowMs + 60_000),
    ).toEqual({
      outcome: "absent",
    });
    expect(
      await digestService.poster.find(keyOf("2026-11-29"), at(digestService), digestService.nowMs),
    ).toEqual({
      outcome: "absent",
    });
  });

  test("reads on page by page", async () => {
    const digestService = await openDesk();
    await digestService.poster.post(DIGEST, at(digestService), MARK);
    // Slack's pages come newest first, so the digest is on the third.
    for (let message = 0; message < 450; message++) {
      digestService.slack.say({
        as: MEI,
        channel: NEWS,
        text: `message ${message}`,
        threadTs: null,
      });
    }
    expect(
      await digestService.poster.find(MARK.key, at(digestService), digestService.nowMs - 300_000),
    ).toMatchObject({
      outcome: "found",
    });
    const reads = digestService.slack
      .calls()
      .filter(({ method }) => method === "conversations.history");
    expect(reads).toHaveLength(3);
  });

  test.each([
    [{ kind: "error", error: "missing_scope" }, "missing_scope"],
    [{ kind: "error", error: "channel_not_found" }, "channel_not_found"],
    [{ kind: "rate-limited", retryAfterSeconds: 60 }, "rate limited"],
    [{ kind: "status", status: 500, stored: false }, "HTTP 500"],
  ] as const)("says why it cannot read: %o", async (fault, cause) => {
    const digestService = await openDesk();
    digestService.slack.faults.next("conversations.history", fault);
    expect(
      await digestService.poster.find(MARK.key, at(digestService), digestService.nowMs),
    ).toEqual({
      outcome: "unreadable",
      cause,
    });
  });
});

describe("Slack's time", () => {
  test("is that of its answers", async () => {
    const digestService = await openDesk();
    const told = (await digestService.poster.slackTimeMs("T1")) ?? 0;
    expect(Math.abs(told - digestService.nowMs)).toBeLessThan(10_000);
  });

  test("is not known when Slack cannot be reached", async () => {
    const digestService = await openDesk();
    digestService.slack.faults.next("api.test", { kind: "reset", when: "before" });
    expect(await digestService.poster.slackTimeMs("T1")).toBeNull();
  });
});

describe("a notice", () => {
  test("reaches every admin, and names its channel", async () => {
    const digestService = await openDesk([MEI, ROSA]);
    await digestService.poster.notifyAdmins(
      noticeOf({ text: "It is held: write `/ip-digest resume`.", userId: MEI, channelId: NEWS }),
    );
    for (const channel of ["D0MEITAN001", "D0ROSADE001"]) {
      const [notice] = digestService.slack.messages({ channel });
      expect(wordsIn(notice?.blocks ?? [])).toBe(`<${NEWS}>: It is held: write /ip-digest resume.`);
      expect(JSON.stringify(notice?.blocks)).toContain('"code":true');
    }
  });

  test("reaches the subscriber where there is no admin", async () => {
    const digestService = await openDesk();
    await digestService.poster.notifyAdmins(
      noticeOf({ text: "The clock is wrong.", userId: ROSA }),
    );
    const [notice] = digestService.slack.messages({ channel: "D0ROSADE001" });
    expect(wordsIn(notice?.blocks ?? [])).toBe("The clock is wrong.");
  });

  test("that does not arrive is in the log", async () => {
    const digestService = await openDesk([MEI]);
    digestService.slack.faults.next("chat.postMessage", {
      kind: "error",
      error: "account_inactive",
    });
    const reached = await digestService.poster.notifyAdmins(
      noticeOf({ text: "The digest is held.", userId: ROSA }),
    );
    expect(reached).toBe(false);
    expect(digestService.log).toContainEqual({
      level: "error",
      event: "admin notice not delivered",
      fields: { user: MEI, cause: "account_inactive" },
    });
  });
});

function noticeOf(about: Partial<Notice>): Notice {
  return { key: "k", teamId: "T1", channelId: null, userId: MEI, text: "", ...about };
}
