import { describe, expect, test } from "vitest";
import { createAgendas } from "../../../src/digest/compose/agenda.ts";
import { CHANNEL, KEY, openOffice, subscribedOffice } from "../office.ts";
import { onBothStores } from "../on-both-stores.ts";
import { anniversary, at, DAILY } from "../samples.ts";

onBothStores(() => {
  describe("an ordinary day", () => {
    test("posts once, on the first tick from the time on, however many ticks come", async () => {
      const office = await subscribedOffice();
      await office.tickAt("2027-04-26T08:59:59Z");
      expect(office.posted()).toEqual([]);
      await office.runMinutes("2027-04-26T09:00Z", 30);
      await office.tickAt("2027-04-26T09:00Z");
      expect(office.posted()).toEqual([KEY]);
      expect(office.slack.requests).toEqual([{ key: KEY, attempt: 1, covers: [] }]);
      expect(office.slack.reads).toEqual([]);
      expect((await office.status()).last).toEqual({
        date: "2027-04-26",
        state: "posted",
        reason: null,
        atMs: at("2027-04-26T09:00Z"),
      });
    });

    test("tells who posted, when, and what was said", async () => {
      const office = await subscribedOffice();
      await office.tickAt("2027-04-26T09:00Z");
      const slot = await office.ledger.lastSettled({ ...CHANNEL, kind: "daily" });
      expect(slot).toMatchObject({
        worker: "worker-1",
        attempt: 1,
        sendingAtMs: at("2027-04-26T09:00Z"),
        updatedAtMs: at("2027-04-26T09:00Z"),
        occurrences: ["day-04-26@2027"],
        contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        ts: office.slack.messages[0]?.ts,
      });
    });

    test("the row is in the ledger before the request leaves", async () => {
      const office = await subscribedOffice();
      const during: unknown[] = [];
      const meanwhile = async () => void during.push(...(await office.ledger.openSlots()));
      office.slack.endings.push({ stored: true, outcome: "posted", meanwhile });
      await office.tickAt("2027-04-26T09:00Z");
      expect(during).toMatchObject([{ key: KEY, state: "sending", attempt: 1 }]);
    });

    test("an empty day posts nothing and says so in the status", async () => {
      const agendas = createAgendas([anniversary("treaty", "1970-04-27")], []);
      const office = await subscribedOffice({ agendas });
      await office.tickAt("2027-04-26T09:00Z");
      expect((await office.status()).last).toMatchObject({ state: "skipped", reason: "empty" });
      await office.tickAt("2027-04-27T09:00Z");
      expect(office.posted()).toEqual(["T1/C1/daily/2027-04-27"]);
    });

    test("two channels and two kinds are told apart, and another workspace is left alone", async () => {
      const office = await subscribedOffice();
      await office.digestService.subscribe(
        CHANNEL,
        [{ ...DAILY, kind: "weekly", dayNumber: 1 }],
        "U1",
      );
      await office.digestService.subscribe({ teamId: "T2", channelId: "C9" }, [DAILY], "U1");
      await office.digestService.subscribe({ teamId: "T1", channelId: "C2" }, [DAILY], "U1");
      await office.runMinutes("2027-04-26T09:00Z", 3);
      const own = [KEY, "T1/C1/weekly/2027-04-26", "T1/C2/daily/2027-04-26"];
      expect(office.posted().toSorted()).toEqual(own);
      const neighbour = office.colleague("neighbour", 0, "T2");
      await neighbour.tick();
      expect(office.posted().toSorted()).toEqual([...own, "T2/C9/daily/2027-04-26"]);
    });

    test("over a year's and a month's end and a leap day no day is lost", async () => {
      const office = await openOffice({ now: "2027-12-30T08:00Z" });
      await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
      const days = ["2027-12-30", "2027-12-31", "2028-01-01", "2028-01-02"];
      for (const day of days) await office.tickAt(`${day}T09:00Z`);
      expect(office.posted()).toEqual(days.map((day) => `T1/C1/daily/${day}`));
      await office.tickAt("2028-02-28T09:00Z");
      await office.tickAt("2028-02-29T09:00Z");
      await office.tickAt("2028-03-01T09:00Z");
      expect(office.posted().slice(-3)).toEqual([
        "T1/C1/daily/2028-02-28",
        "T1/C1/daily/2028-02-29",
        "T1/C1/daily/2028-03-01",
      ]);
    });
  });

  describe("several workers", () => {
    test("five on one ledger post one digest", async () => {
      const office = await subscribedOffice();
      const workers = ["a", "b", "c", "d", "e"].map((name) => office.colleague(name));
      office.clock.nowMs = at("2027-04-26T09:00Z");
      await Promise.all(workers.map((worker) => worker.tick()));
      expect(office.posted()).toEqual([KEY]);
    });

    test("the lease ends while the first still waits for Slack: the second reads, and finds it", async () => {
      const office = await subscribedOffice();
      const second = office.colleague("second");
      const meanwhile = async (): Promise<void> => {
        office.clock.nowMs += 5 * 60_000;
        await second.tick();
      };
      office.slack.endings.push({ stored: true, outcome: "posted", meanwhile });
      await office.tickAt("2027-04-26T09:00Z");
      expect(office.posted()).toEqual([KEY]);
      expect(office.slack.reads).toEqual([KEY]);
      const slot = await office.ledger.lastSettled({ ...CHANNEL, kind: "daily" });
      expect(slot).toMatchObject({ worker: "second", token: 2, reason: "found in the channel" });
    });

    test("clocks 90 seconds apart: the fast one does not take the slow one's lease for ended", async () => {
      const office = await subscribedOffice();
      const fast = office.colleague("fast", 90_000);
      const meanwhile = async (): Promise<void> => fast.tick();
      office.slack.endings.push({ stored: true, outcome: "posted", meanwhile });
      await office.tickAt("2027-04-26T09:00Z");
      expect(office.posted()).toEqual([KEY]);
      expect(office.slack.reads).toEqual([]);
    });
  });

  describe("what was told", () => {
    test("is not told again when editors move its day", async () => {
      let now = createAgendas([anniversary("treaty", "1970-04-26")], []);
      const office = await subscribedOffice({ agendas: { ...now, of: (range) => now.of(range) } });
      await office.tickAt("2027-04-26T09:00Z");
      now = createAgendas([anniversary("treaty", "1970-04-27")], []);
      await office.tickAt("2027-04-27T09:00Z");
      expect(office.posted()).toEqual([KEY]);
      expect((await office.status()).last).toMatchObject({ date: "2027-04-27", reason: "empty" });
    });
  });
});
