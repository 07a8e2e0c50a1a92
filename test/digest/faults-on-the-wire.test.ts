import { describe, expect, test } from "vitest";
import type { Fault } from "../../src/playground/faults.ts";
import { ONE_ENGINE, onBothStores } from "./on-both-stores.ts";
import { NEWS, openWireOffice, type WireOffice } from "./wire-office.ts";

// The real poster and its client against the fake workspace. Every row ends with exactly one digest in the channel.

/** The state of the day's row in the ledger. */
async function stateOf({ store, channel }: WireOffice): Promise<string | undefined> {
  return (await store.ledger.lastSettled({ ...channel, kind: "daily" }))?.state;
}

/** An hour of minutes from the due time on. */
async function runAnHour(office: WireOffice): Promise<void> {
  await office.runMinutes("2027-04-26T09:00Z", 60);
}

/** An office whose first post is stored, without anybody learning of it. */
async function lostReply(): Promise<WireOffice> {
  const office = await openWireOffice();
  office.slack.faults.next("chat.postMessage", { kind: "lose-reply" });
  return office;
}

/** Deletes the newest digest. */
async function remove({ slack }: WireOffice): Promise<void> {
  const digest = slack.messages({ channel: NEWS }).at(-1);
  await fetch(`${slack.apiUrl}chat.delete`, {
    method: "POST",
    headers: { authorization: `Bearer ${slack.credentials.botToken}` },
    body: new URLSearchParams({ channel: NEWS, ts: digest?.ts ?? "" }),
  });
}

const NO_STORE_500: Fault = { kind: "status", status: 500, stored: false };
const STORED_500: Fault = { kind: "status", status: 500, stored: true };

onBothStores((engine) => {
  describe("a fault of the post", () => {
    test.each<[string, Fault, number]>([
      ["a reset before Slack handled it", { kind: "reset", when: "before" }, 2],
      ["a reset after Slack stored it", { kind: "reset", when: "in-body" }, 1],
      ["a lost reply", { kind: "lose-reply" }, 1],
      ["a 500 without storing", NO_STORE_500, 2],
      ["a 500 after storing", STORED_500, 1],
      ["a rate limit", { kind: "rate-limited", retryAfterSeconds: 90 }, 2],
      ["a page of HTML instead of JSON", { kind: "html" }, 2],
      ["a redirect", { kind: "redirect", to: "http://127.0.0.1:1/" }, 2],
      ["a fatal_error", { kind: "error", error: "fatal_error" }, 2],
      ["a revoked token that the operator replaces", { kind: "error", error: "invalid_auth" }, 2],
    ])("%s", async (_, fault, attempt) => {
      const office = await openWireOffice();
      office.slack.faults.next("chat.postMessage", fault);
      await runAnHour(office);
      expect(await office.posts()).toEqual([{ key: office.key, attempt }]);
      expect(await stateOf(office)).toBe("posted");
    });

    test("a name that does not resolve: sent when it does", async () => {
      const office = await openWireOffice();
      const lost = office.runner({ apiUrl: "http://slack.invalid/api/" });
      await office.runMinutes("2027-04-26T09:00Z", 3, lost);
      expect(await office.posts()).toEqual([]);
      await office.runMinutes("2027-04-26T09:03Z", 3);
      expect(await office.posts()).toEqual([{ key: office.key, attempt: 1 }]);
    });

    test.each([
      "channel_not_found",
      "not_in_channel",
      "is_archived",
      "account_inactive",
      "token_revoked",
    ])("%s: suspended, and posted once after the repair", async (error) => {
      const office = await openWireOffice();
      office.slack.faults.next("chat.postMessage", { kind: "error", error });
      await office.runMinutes("2027-04-26T09:00Z", 10);
      expect(await office.posts()).toEqual([]);
      expect((await office.digestService.status(office.channel))[0]?.subscription.state).toBe(
        "suspended",
      );
      await office.digestService.resume(office.channel, null);
      await office.runMinutes("2027-04-26T09:10Z", 10);
      expect(await office.posts()).toEqual([{ key: office.key, attempt: 2 }]);
    });

    test("the person who subscribed hears of a suspension in a direct message, once", async () => {
      const office = await openWireOffice();
      office.slack.faults.next("chat.postMessage", { kind: "error", error: "not_in_channel" });
      await office.runMinutes("2027-04-26T09:00Z", 10);
      const sent = office.slack.calls().filter(({ method, arguments: sentTo }) => {
        return method === "chat.postMessage" && sentTo["channel"] === "U0MEITAN001";
      });
      expect(sent).toHaveLength(1);
      expect(sent[0]?.arguments["text"]).toContain("/invite @almanac");
    });
  });

  describe("a fault of the channel's history, after a lost reply", () => {
    test.each<[string, Fault]>([
      ["it lags by 30 seconds", { kind: "history-lag", seconds: 30 }],
      ["the message appears after the first read", { kind: "history-lag", seconds: 300 }],
      ["it withholds the metadata", { kind: "no-metadata" }],
    ])("%s", async (_, fault) => {
      const office = await lostReply();
      office.slack.faults.always("conversations.history", fault);
      await runAnHour(office);
      expect(await office.posts()).toEqual([{ key: office.key, attempt: 1 }]);
      expect(await stateOf(office)).toBe("posted");
    });

    test("one read a minute is allowed: the next read settles it", async () => {
      const office = await lostReply();
      const limited: Fault = { kind: "rate-limited", retryAfterSeconds: 60 };
      office.slack.faults.next("conversations.history", limited);
      await runAnHour(office);
      expect(await office.posts()).toEqual([{ key: office.key, attempt: 1 }]);
      expect(await stateOf(office)).toBe("posted");
    });

    test("it may not be read: held, and never sent again", async () => {
      const office = await lostReply();
      const refusal: Fault = { kind: "error", error: "missing_scope" };
      office.slack.faults.always("conversations.history", refusal);
      await runAnHour(office);
      expect(await stateOf(office)).toBe("held");
      expect(await office.posts()).toEqual([{ key: office.key, attempt: 1 }]);
    });

    test("the channel was archived meanwhile: what is there is found", async () => {
      const office = await lostReply();
      await office.runMinutes("2027-04-26T09:00Z", 1);
      office.slack.archive(NEWS);
      await office.runMinutes("2027-04-26T09:01Z", 60);
      expect(await office.posts()).toEqual([{ key: office.key, attempt: 1 }]);
    });
  });

  test("somebody else's message with the same words is not taken for the digest", async () => {
    const office = await openWireOffice();
    office.slack.faults.next("chat.postMessage", NO_STORE_500);
    await office.runMinutes("2027-04-26T09:00Z", 1);
    const text = `On this day in IP history: treaty ${office.key}`;
    office.slack.say({ as: "U0MEITAN001", channel: NEWS, text, threadTs: null });
    await office.runMinutes("2027-04-26T09:01Z", 60);
    expect(await office.posts()).toEqual([{ key: office.key, attempt: 2 }]);
  });

  test("a digest that a person removes right after its answer was lost is not sent again", async () => {
    const office = await openWireOffice();
    office.slack.faults.next("chat.postMessage", { kind: "lose-reply" });
    await office.runMinutes("2027-04-26T09:00Z", 1);
    await remove(office);
    await office.runMinutes("2027-04-26T09:01Z", 60);
    expect(await office.posts()).toEqual([]);
    expect(await stateOf(office)).toBe("posted");
  });

  test("a digest that a person removes before it could be looked for comes once more, and not a third time", async () => {
    const office = await openWireOffice();
    office.slack.faults.next("chat.postMessage", { kind: "lose-reply" });
    // The process has read the channel before; the read after the lost answer fails.
    await office.runMinutes("2027-04-26T08:59Z", 1);
    office.slack.faults.next("conversations.history", {
      kind: "status",
      status: 503,
      stored: false,
    });
    await office.runMinutes("2027-04-26T09:00Z", 1);
    await remove(office);
    // The history cannot tell this from a message that never arrived: README's honest limit.
    await office.runMinutes("2027-04-26T09:01Z", 60);
    expect(await office.posts()).toEqual([{ key: office.key, attempt: 2 }]);
    await remove(office);
    await office.runMinutes("2027-04-26T10:01Z", 60);
    expect(await office.posts()).toEqual([]);
    expect(await stateOf(office)).toBe("posted");
  });

  test.runIf(engine === ONE_ENGINE)(
    "a digest that hangs for longer than is waited, and arrives all the same, is found (half a minute: on one store alone)",
    async () => {
      const office = await openWireOffice();
      office.slack.faults.next("chat.postMessage", { kind: "late", afterMs: 25_000 });
      office.slack.faults.always("conversations.history", { kind: "history-lag", seconds: 300 });
      await runAnHour(office);
      expect(await office.posts()).toEqual([{ key: office.key, attempt: 1 }]);
      expect(await stateOf(office)).toBe("posted");
    },
    60_000,
  );

  test("Slack's clock is the judge: a clock that is a day fast posts nothing", async () => {
    const office = await openWireOffice();
    const fast = { now: () => office.clock.now() + 86_400_000, onSet: () => () => {} };
    await office.runMinutes("2027-04-26T09:00Z", 3, office.runner({ clock: fast }));
    expect(await office.posts()).toEqual([]);
    await office.runMinutes("2027-04-26T09:03Z", 3);
    expect(await office.posts()).toEqual([{ key: office.key, attempt: 1 }]);
  });
});
