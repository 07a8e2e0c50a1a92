import { expect, test } from "vitest";
import { CHANNEL, openOffice, subscribedOffice, type Office } from "./office.ts";
import { onBothStores } from "./on-both-stores.ts";
import { at, DAILY, sampleSubscription } from "./samples.ts";

// A clock that was ahead, and is right again. Slack's says what is true.

const YEAR_MS = 365 * 86_400_000;
const DAY_MS = 86_400_000;

/** The clock runs ahead of Slack's from now on, or no longer. */
function run(office: Office, moment: string, aheadMs: number): Promise<void> {
  office.slack.clockOffsetMs = -aheadMs;
  return office.tickAt(new Date(at(moment) + aheadMs).toISOString());
}

function datesIn(office: Office): string[] {
  return office.posted().map((key) => key.slice(-10));
}

onBothStores(() => {
  test.each([
    ["a day", DAY_MS],
    ["a year", YEAR_MS],
  ])(
    "%s ahead: commands that write dates refuse, say why, and change nothing",
    async (_, ahead) => {
      const office = await subscribedOffice();
      await office.digestService.pause(CHANNEL, null);
      await run(office, "2027-04-26T08:30Z", ahead);
      const there = { teamId: "T1", channelId: "C2" };
      await expect(office.digestService.subscribe(there, [DAILY], "U1")).rejects.toThrow(
        "Nothing was changed. My clock says",
      );
      await expect(office.digestService.resume(CHANNEL, null)).rejects.toThrow("Slack's says");
      await run(office, "2027-04-26T08:40Z", 0);
      await office.digestService.resume(CHANNEL, null);
      await run(office, "2027-04-26T09:00Z", 0);
      await run(office, "2027-04-27T09:00Z", 0);
      expect(datesIn(office)).toEqual(["2027-04-26", "2027-04-27"]);
    },
  );

  test.each([
    ["a day", "2027-04-27"],
    ["three days", "2027-04-29"],
    ["a year", "2028-04-25"],
  ] as const)("a ledger that was written %s ahead goes on from today", async (_, settledUntil) => {
    const office = await openOffice({ now: "2027-04-26T08:00Z" });
    const poisoned = sampleSubscription({ state: "paused", settledUntil: "2027-04-25" });
    await office.ledger.saveSubscription(poisoned);
    await office.ledger.saveSubscription(sampleSubscription({ channelId: "C2" }));
    // As `resume` wrote it before it asked Slack for the time.
    await office.ledger.claim(
      {
        subscription: poisoned,
        settledUntil,
        days: [],
        post: null,
        merged: [],
        notice: null,
        skipped: ["2027-04-26", settledUntil],
        reason: "paused",
      },
      { worker: "w", nowMs: at(`${settledUntil}T12:00Z`), leaseUntilMs: 0 },
    );
    await office.ledger.changeState(poisoned, "active", null);
    for (const day of ["26", "27", "28", "29"]) {
      await office.tickAt(`2027-04-${day}T08:59Z`);
      await office.runMinutes(`2027-04-${day}T09:00Z`, 2);
    }
    const of = (channelId: string) =>
      office.slack.messages.filter((one) => one.channelId === channelId);
    const days = ["2027-04-26", "2027-04-27", "2027-04-28", "2027-04-29"];
    expect(of("C2").map(({ key }) => key.slice(-10))).toEqual(days);
    // The 26th was passed over while it was paused, before its time.
    expect(of("C1").map(({ key }) => key.slice(-10))).toEqual(days.slice(1));
    expect(office.slack.notices).toHaveLength(1);
    expect(office.slack.notices[0]?.text).toContain("these digests go on from today: daily in C1");
  });

  test("while the clocks differ nothing is mended", async () => {
    const office = await subscribedOffice();
    await office.ledger.saveSubscription(sampleSubscription({ settledUntil: "2028-01-01" }));
    office.slack.clockOffsetMs = YEAR_MS;
    await office.tickAt("2027-04-26T09:00Z");
    expect((await office.status()).subscription.settledUntil).toBe("2028-01-01");
    expect(office.posted()).toEqual([]);
  });

  test("stop and subscribe start afresh, wherever the digest had been", async () => {
    const office = await openOffice({ now: "2027-04-26T08:00Z" });
    await office.ledger.saveSubscription(sampleSubscription({ settledUntil: "2028-04-25" }));
    await office.digestService.stop(CHANNEL, null);
    const [again] = await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    expect(again?.settledUntil).toBe("2027-04-25");
    await office.tickAt("2027-04-26T09:00Z");
    await office.digestService.stop(CHANNEL, null);
    await office.digestService.subscribe(CHANNEL, [{ ...DAILY, time: "17:00" }], "U1");
    await office.tickAt("2027-04-26T17:00Z");
    expect(datesIn(office)).toEqual(["2027-04-26"]);
  });
});
