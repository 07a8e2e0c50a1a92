import { describe, expect, test } from "vitest";
import type { Ledger } from "../../../src/digest/ports/ledger.ts";
import { openOffice } from "../office.ts";
import { REPLY_LOST } from "../pretend-slack.ts";
import { at, DAILY, sampleSubscription } from "../samples.ts";

describe("very many channels at once", () => {
  test("200 channels in one minute: each one once, at five posts a second after the first ten", async () => {
    const office = await openOffice({ now: "2027-04-26T08:58Z" });
    for (let channel = 0; channel < 200; channel++) {
      await office.digestService.subscribe(
        { teamId: "T1", channelId: `C${channel}` },
        [DAILY],
        "U1",
      );
    }
    await office.tickAt("2027-04-26T09:00Z");
    expect(new Set(office.posted()).size).toBe(200);
    expect(office.posted()).toHaveLength(200);
    expect(office.waits).toEqual(Array.from({ length: 190 }, () => 200));
  });

  test("what only waited for its turn is posted without a look into its channel", async () => {
    const office = await openOffice({ now: "2027-04-26T08:58Z" });
    for (let channel = 0; channel < 40; channel++) {
      await office.digestService.subscribe(
        { teamId: "T1", channelId: `C${channel}` },
        [DAILY],
        "U1",
      );
    }
    const meanwhile = async (): Promise<void> => void (office.clock.nowMs += 15_000);
    const slow = { stored: true, outcome: "posted", meanwhile } as const;
    office.slack.endings.push(...Array.from({ length: 40 }, () => slow));
    for (let minute = 58; minute < 80; minute++) {
      const now = Math.max(office.clock.nowMs, at("2027-04-26T08:00Z") + minute * 60_000);
      await office.tickAt(new Date(now).toISOString());
    }
    expect(office.slack.messages.at(-1)?.atMs).toBeGreaterThan(at("2027-04-26T09:06Z"));
    expect(new Set(office.posted()).size).toBe(40);
    expect(office.posted()).toHaveLength(40);
    expect(office.slack.reads).toEqual([]);
  });

  test("a look at 1,500 subscriptions that owe nothing lets people's questions come between", async () => {
    const office = await openOffice({ now: "2027-04-26T08:58Z" });
    for (let channel = 0; channel < 1_500; channel++) {
      await office.ledger.saveSubscription(sampleSubscription({ channelId: `C${channel}` }));
    }
    office.clock.nowMs = at("2027-04-26T08:30Z");
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns++;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await office.runner.tick();
    isOver = true;
    // A turn for each 20 of them, and one for each page that was read.
    expect(turns).toBeGreaterThanOrEqual(1_500 / 20);
  });

  test("30 lost replies are looked for at 50 reads a minute, after the posts that are due", async () => {
    const office = await openOffice({ now: "2027-04-26T08:58Z" });
    for (let channel = 0; channel < 30; channel++) {
      await office.digestService.subscribe(
        { teamId: "T1", channelId: `C${channel}` },
        [DAILY],
        "U1",
      );
    }
    office.slack.endings.push(...Array.from({ length: 30 }, () => REPLY_LOST));
    await office.tickAt("2027-04-26T09:00Z");
    await office.tickAt("2027-04-26T09:02Z");
    expect(office.waits.filter((ms) => ms === 1_200)).toHaveLength(20);
    expect(await office.ledger.openSlots()).toEqual([]);
    expect(office.posted()).toHaveLength(30);
  });

  test("a ledger that fails again and again ends the pass early", async () => {
    let tries = 0;
    const ledger = (real: Ledger): Ledger => ({
      ...real,
      claim: () => {
        tries++;
        return Promise.reject(new Error("disk I/O error"));
      },
    });
    const office = await openOffice({ now: "2027-04-26T08:00Z", ledger });
    for (let channel = 0; channel < 50; channel++) {
      await office.digestService.subscribe(
        { teamId: "T1", channelId: `C${channel}` },
        [DAILY],
        "U1",
      );
    }
    await office.tickAt("2027-04-26T09:00Z");
    expect(tries).toBeLessThan(15);
  });

  test("a pass ends within the minute; the next tick goes on from the ledger", async () => {
    const office = await openOffice({ now: "2027-04-26T08:58Z" });
    for (let channel = 0; channel < 30; channel++) {
      await office.digestService.subscribe(
        { teamId: "T1", channelId: `C${channel}` },
        [DAILY],
        "U1",
      );
    }
    const meanwhile = async (): Promise<void> => void (office.clock.nowMs += 10_000);
    const slow = { stored: true, outcome: "posted", meanwhile } as const;
    office.slack.endings.push(...Array.from({ length: 10 }, () => slow));
    await office.tickAt("2027-04-26T09:00Z");
    expect(office.posted().length).toBeLessThan(10);
    office.slack.endings.length = 0;
    await office.tickAt("2027-04-26T09:02Z");
    expect(new Set(office.posted()).size).toBe(30);
    expect(office.posted()).toHaveLength(30);
  });

  test("a stop signal ends the pass after the posts under way; the next one goes on", async () => {
    const office = await openOffice({ now: "2027-04-26T08:58Z" });
    for (let channel = 0; channel < 50; channel++) {
      await office.digestService.subscribe(
        { teamId: "T1", channelId: `C${channel}` },
        [DAILY],
        "U1",
      );
    }
    const stopping = new AbortController();
    const meanwhile = async (): Promise<void> => stopping.abort();
    office.slack.endings.push({ stored: true, outcome: "posted", meanwhile });
    office.clock.nowMs = at("2027-04-26T09:00Z");
    await office.runner.tick(stopping.signal);
    expect(office.posted().length).toBeLessThan(10);
    await office.runner.tick();
    expect(new Set(office.posted()).size).toBe(50);
    expect(office.posted()).toHaveLength(50);
  });
});
