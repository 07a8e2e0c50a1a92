import { describe, expect, test } from "vitest";
import { MEI, NEWS, ROSA, wordsIn } from "./office.ts";
import { at, DIGEST, keyOf, MARK, openDesk } from "./poster-desk.ts";

describe("looking for a digest", () => {
  test("finds the one with the key, among others, and tells its ts", async () => {
    const desk = await openDesk();
    for (const day of ["2026-11-28", "2026-11-29", "2026-11-30"]) {
      await desk.poster.post(DIGEST, at(desk), { key: keyOf(day), attempt: 1 });
    }
    const second = desk.slack.messages({ channel: NEWS })[1];
    const found = await desk.poster.find(keyOf("2026-11-29"), at(desk), desk.nowMs - 300_000);
    expect(found).toEqual({ outcome: "found", ts: second?.ts });
    const absent = await desk.poster.find(keyOf("2026-11-27"), at(desk), desk.nowMs - 300_000);
    expect(absent).toEqual({ outcome: "absent" });
  });

  test("finds it by its block where Slack withholds the metadata", async () => {
    const desk = await openDesk();
    await desk.poster.post(DIGEST, at(desk), MARK);
    desk.slack.faults.always("conversations.history", { kind: "no-metadata" });
    expect(await desk.poster.find(MARK.key, at(desk), desk.nowMs - 300_000)).toMatchObject({
      outcome: "found",
    });
  });

  test("is not misled by somebody else's message, nor by an older one", async () => {
    const desk = await openDesk();
    const text = `On this day in IP history ${MARK.key}`;
    desk.slack.say({ as: MEI, channel: NEWS, text, threadTs: null });
    await desk.poster.post(DIGEST, at(desk), MARK);
    expect(await desk.poster.find(MARK.key, at(desk), desk.nowMs + 60_000)).toEqual({
      outcome: "absent",
    });
    expect(await desk.poster.find(keyOf("2026-11-29"), at(desk), desk.nowMs)).toEqual({
      outcome: "absent",
    });
  });

  test("reads on page by page", async () => {
    const desk = await openDesk();
    await desk.poster.post(DIGEST, at(desk), MARK);
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
    await desk.poster.notifyAdmins("T1", MEI, "It is held: write `/ip-digest resume`.", NEWS);
    for (const channel of ["D0MEITAN001", "D0ROSADE001"]) {
      const [notice] = desk.slack.messages({ channel });
      expect(wordsIn(notice?.blocks ?? [])).toBe(`<${NEWS}>: It is held: write /ip-digest resume.`);
      expect(JSON.stringify(notice?.blocks)).toContain('"code":true');
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
    expect(desk.log).toContainEqual({
      level: "error",
      event: "admin notice not delivered",
      fields: { user: MEI, cause: "account_inactive" },
    });
  });
});
