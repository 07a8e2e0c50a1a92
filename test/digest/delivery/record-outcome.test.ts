import { describe, expect, test } from "vitest";
import type { Ledger } from "../../../src/digest/ports/ledger.ts";
import { CHANNEL, KEY, openOffice, subscribedOffice } from "../office.ts";
import { onBothStores } from "../on-both-stores.ts";
import { notSent, refused } from "../pretend-slack.ts";
import { at, DAILY } from "../samples.ts";

onBothStores(() => {
  describe("certainly not sent", () => {
    test("a rate limit is waited for", async () => {
      const office = await subscribedOffice();
      office.slack.endings.push(notSent("rate limited", 90_000));
      await office.runMinutes("2027-04-26T09:00Z", 2);
      expect(office.slack.requests).toHaveLength(1);
      await office.runMinutes("2027-04-26T09:02Z", 5);
      expect(office.posted()).toEqual([KEY]);
      expect(office.slack.messages[0]?.attempt).toBe(2);
    });

    test("a rate limit delays its own channel by what it asks, and no other", async () => {
      const office = await subscribedOffice({ waitsTakeTime: true });
      for (const channelId of ["C2", "C3", "C4"]) {
        await office.digestService.subscribe({ teamId: "T1", channelId }, [DAILY], "U1");
      }
      office.slack.endings.push(notSent("rate limited", 5_000));
      await office.tickAt("2027-04-26T09:00Z");
      const waits = office.slack.messages.map(({ atMs }) => atMs - at("2027-04-26T09:00Z"));
      expect(waits).toEqual([0, 0, 0, 5_000]);
      expect(new Set(office.posted()).size).toBe(4);
    });

    test("when Slack asks to wait with five in a row, the rest waits for the next minute", async () => {
      const office = await subscribedOffice();
      for (let channel = 2; channel < 30; channel++) {
        const to = { teamId: "T1", channelId: `C${channel}` };
        await office.digestService.subscribe(to, [DAILY], "U1");
      }
      office.slack.endings.push(
        ...Array.from({ length: 60 }, () => notSent("rate limited", 60_000)),
      );
      await office.tickAt("2027-04-26T09:00Z");
      expect(office.slack.requests.length).toBeLessThan(10);
      office.slack.endings.length = 0;
      await office.runMinutes("2027-04-26T09:01Z", 5);
      expect(new Set(office.posted()).size).toBe(29);
      expect(office.posted()).toHaveLength(29);
    });

    test("a network that is down all night: one post in the morning, with the day before", async () => {
      const office = await subscribedOffice();
      office.slack.endings.push(...Array.from({ length: 500 }, () => notSent("ENOTFOUND")));
      await office.runMinutes("2027-04-26T09:00Z", 60);
      // 1, 2, 4, 8, 15, 15 ... minutes apart.
      expect(office.slack.requests.length).toBeLessThan(10);
      await office.tickAt("2027-04-27T08:59Z");
      office.slack.endings.length = 0;
      await office.tickAt("2027-04-27T09:00Z");
      await office.runMinutes("2027-04-27T09:01Z", 60);
      expect(office.posted()).toEqual(["T1/C1/daily/2027-04-27"]);
      expect(office.slack.messages[0]?.digest.alsoCovers).toEqual(["2027-04-26"]);
    });

    test("a network that is down until the evening after next: given up, an admin is told", async () => {
      const office = await openOffice({ now: "2027-04-25T08:00Z" });
      await office.digestService.subscribe(
        CHANNEL,
        [{ ...DAILY, kind: "weekly", dayNumber: 1 }],
        "U1",
      );
      office.slack.endings.push(...Array.from({ length: 50 }, () => notSent("ENOTFOUND")));
      await office.tickAt("2027-04-26T09:00Z");
      await office.tickAt("2027-04-28T20:00Z");
      await office.tickAt("2027-04-28T20:30Z");
      expect(office.posted()).toEqual([]);
      expect((await office.status()).last).toMatchObject({ state: "skipped", reason: "expired" });
      expect(office.slack.notices).toHaveLength(1);
    });

    test("it is tried again after 1, 2, 4, 8 and then each 15 minutes", async () => {
      const office = await subscribedOffice();
      office.slack.endings.push(...Array.from({ length: 99 }, () => notSent("ENOTFOUND")));
      const minutes: number[] = [];
      for (let minute = 0; minute < 50; minute++) {
        const before = office.slack.requests.length;
        await office.runMinutes(
          new Date(at("2027-04-26T09:00Z") + minute * 60_000).toISOString(),
          1,
        );
        if (office.slack.requests.length > before) minutes.push(minute);
      }
      expect(minutes).toEqual([0, 1, 3, 7, 15, 30, 45]);
    });

    test.each([
      [9_000, 1],
      [11_000, 0],
    ])("a process that slept for %d ms before the socket sends %d requests", async (ms, sent) => {
      let clock = { nowMs: 0 };
      const office = await subscribedOffice({ ledger: sleepsAfterSending(ms, () => clock) });
      clock = office.clock;
      await office.tickAt("2027-04-26T09:00Z");
      expect(office.slack.requests).toHaveLength(sent);
    });

    test("a process that slept between the ledger and the socket does not send", async () => {
      let clock = { nowMs: 0 };
      const ledger = sleepsAfterSending(3 * 86_400_000, () => clock);
      const office = await subscribedOffice({ ledger });
      clock = office.clock;
      await office.tickAt("2027-04-26T09:00Z");
      expect(office.slack.requests).toEqual([]);
      expect(await office.ledger.openSlots()).toMatchObject([
        { state: "waiting", reason: "suspended before sending" },
      ]);
    });
  });

  describe("a refusal", () => {
    test.each([
      [
        "not_in_channel",
        "I am not a member of the channel. Invite me with `/invite @almanac`, then `/ip-digest resume`.",
      ],
      [
        "channel_not_found",
        "I cannot see the channel: it was deleted, or it is private and I was removed. Invite me with `/invite @almanac`, then `/ip-digest resume`.",
      ],
      ["is_archived", "The channel is archived. Unarchive it, then `/ip-digest resume`."],
      [
        "account_inactive",
        "The app was removed from the workspace. An admin can install it again, then `/ip-digest resume`.",
      ],
      [
        "token_revoked",
        "The app's access to the workspace was revoked. An admin can install it again, then `/ip-digest resume`.",
      ],
    ])("%s suspends with a way out, and resuming posts what was missed", async (error, reason) => {
      const office = await subscribedOffice();
      office.slack.endings.push(refused(error));
      await office.runMinutes("2027-04-26T09:00Z", 60);
      expect(office.slack.requests).toHaveLength(1);
      const { subscription, next } = await office.status();
      expect(subscription).toMatchObject({ state: "suspended", stateReason: reason });
      expect(next).toBeNull();
      expect(office.slack.notices).toEqual([
        {
          to: "U1",
          about: "C1",
          text: `I could not post the daily digest of 26 April 2027 and have suspended it. ${reason}`,
        },
      ]);
      await office.digestService.resume(CHANNEL, null);
      await office.tickAt("2027-04-26T11:00Z");
      expect(office.posted()).toEqual([KEY]);
    });

    test("suspended over days: resuming posts one digest that tells them", async () => {
      const office = await subscribedOffice();
      office.slack.endings.push(refused("not_in_channel"));
      await office.tickAt("2027-04-26T09:00Z");
      await office.tickAt("2027-04-27T09:00Z");
      await office.tickAt("2027-04-28T09:00Z");
      await office.digestService.resume(CHANNEL, "daily");
      await office.tickAt("2027-04-28T10:00Z");
      expect(office.posted()).toEqual(["T1/C1/daily/2027-04-28"]);
      expect(office.slack.messages[0]?.digest.alsoCovers).toEqual(["2027-04-26", "2027-04-27"]);
    });

    test("suspended for days: the first refused day is told with the others, too", async () => {
      const office = await subscribedOffice();
      office.slack.endings.push(refused("not_in_channel"));
      for (const day of ["26", "27", "28", "29", "30"]) {
        await office.runMinutes(`2027-04-${day}T09:00Z`, 2);
        await office.tickAt(`2027-04-${day}T20:01Z`);
      }
      await office.digestService.resume(CHANNEL, null);
      await office.runMinutes("2027-04-30T20:02Z", 3);
      expect(office.posted()).toEqual(["T1/C1/daily/2027-04-30"]);
      expect(office.slack.messages[0]?.digest.alsoCovers).toEqual([
        "2027-04-26",
        "2027-04-27",
        "2027-04-28",
        "2027-04-29",
      ]);
    });

    test("suspended for good: the slot waits quietly, and ends with the digest", async () => {
      const office = await subscribedOffice();
      office.slack.endings.push(refused("is_archived"));
      await office.tickAt("2027-04-26T09:00Z");
      await office.tickAt("2027-04-28T20:00Z");
      expect(await office.ledger.openSlots()).toHaveLength(1);
      await office.digestService.stop(CHANNEL, null);
      await office.tickAt("2027-04-28T20:01Z");
      expect(await office.ledger.openSlots()).toEqual([]);
      expect(office.slack.notices).toHaveLength(1);
    });

    test("a message that Slack will never take is not sent again; tomorrow's is", async () => {
      const office = await subscribedOffice();
      office.slack.endings.push(refused("invalid_blocks"));
      await office.runMinutes("2027-04-26T09:00Z", 60);
      expect(office.slack.requests).toHaveLength(1);
      expect(office.slack.notices[0]?.text).toBe(
        "Slack refused the daily digest of 26 April 2027: invalid_blocks. I will not send it again; the log has the details.",
      );
      expect((await office.status()).last).toMatchObject({ state: "refused" });
      await office.tickAt("2027-04-27T09:00Z");
      expect(office.posted()).toEqual(["T1/C1/daily/2027-04-27"]);
    });

    test("a refusal that an operator can mend (a wrong token) is tried again", async () => {
      const office = await subscribedOffice();
      office.slack.endings.push(refused("invalid_auth"), refused("invalid_auth"));
      await office.runMinutes("2027-04-26T09:00Z", 10);
      expect(office.posted()).toEqual([KEY]);
      expect((await office.status()).subscription.state).toBe("active");
    });
  });
});

/** A ledger after whose write-before-send the clock has moved on, as after a laptop's sleep. */
function sleepsAfterSending(ms: number, clock: () => { nowMs: number }) {
  return (real: Ledger): Ledger => ({
    ...real,
    change: async (slot, change, stamp, effects) => {
      const changed = await real.change(slot, change, stamp, effects);
      if (change.state === "sending") clock().nowMs += ms;
      return changed;
    },
  });
}
