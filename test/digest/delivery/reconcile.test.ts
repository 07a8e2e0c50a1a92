import { describe, expect, test } from "vitest";
import { KEY, subscribedOffice } from "../office.ts";
import { REPLY_LOST, SWALLOWED } from "../pretend-slack.ts";
import { at } from "../samples.ts";

describe("an unknown outcome", () => {
  test("the reply was lost: the history settles it, nothing is sent again", async () => {
    const office = await subscribedOffice();
    office.slack.endings.push(REPLY_LOST);
    await office.runMinutes("2027-04-26T09:00Z", 60);
    expect(office.posted()).toEqual([KEY]);
    expect(office.slack.reads).toEqual([KEY]);
    expect((await office.status()).last).toMatchObject({
      state: "posted",
      reason: "found in the channel",
      atMs: at("2027-04-26T09:00Z"),
    });
  });

  test("it never arrived: absent after 2 and after 15 minutes, then one new attempt", async () => {
    const office = await subscribedOffice();
    office.slack.endings.push(SWALLOWED);
    await office.runMinutes("2027-04-26T09:00Z", 15);
    expect(office.slack.requests).toHaveLength(1);
    // The look right after the lost answer finds nothing, which proves nothing yet.
    expect(office.slack.reads).toHaveLength(2);
    await office.runMinutes("2027-04-26T09:15Z", 10);
    expect(office.posted()).toEqual([KEY]);
    expect(office.slack.messages[0]?.attempt).toBe(2);
  });

  test("the message appears after the read at two minutes: the last one finds it", async () => {
    const office = await subscribedOffice();
    office.slack.endings.push(REPLY_LOST);
    office.slack.lookups.push({ outcome: "absent" }, { outcome: "absent" });
    await office.runMinutes("2027-04-26T09:00Z", 60);
    expect(office.posted()).toEqual([KEY]);
    expect(office.slack.reads).toEqual([KEY, KEY, KEY]);
  });

  test("swallowed twice: held, an admin is told once, nothing is sent a third time", async () => {
    const office = await subscribedOffice();
    office.slack.endings.push(SWALLOWED, SWALLOWED);
    await office.runMinutes("2027-04-26T09:00Z", 120);
    expect(office.slack.requests).toHaveLength(2);
    expect(office.slack.notices).toEqual([
      {
        to: "U1",
        about: "C1",
        text: "I could not find out whether the daily digest of 26 April 2027 arrived: Slack did not answer twice. I will not send it again; please check the channel.",
      },
    ]);
    expect((await office.status()).held).toMatchObject([{ date: "2027-04-26", state: "held" }]);
  });

  test("the history cannot be read: held, and never sent again", async () => {
    const office = await subscribedOffice();
    office.slack.endings.push(REPLY_LOST);
    const unreadable = { outcome: "unreadable", cause: "missing_scope" } as const;
    office.slack.lookups.push(...Array.from({ length: 9 }, () => unreadable));
    await office.runMinutes("2027-04-26T09:00Z", 120);
    expect(office.posted()).toEqual([KEY]);
    expect(office.slack.reads).toEqual([KEY, KEY, KEY]);
    expect((await office.status()).held).toMatchObject([{ reason: "missing_scope" }]);
    expect(office.slack.notices).toHaveLength(1);
  });

  test("the history could not be read at first: two absences are still needed", async () => {
    const office = await subscribedOffice();
    office.slack.endings.push(SWALLOWED);
    const unreadable = { outcome: "unreadable", cause: "ratelimited" } as const;
    office.slack.lookups.push(unreadable, unreadable);
    await office.runMinutes("2027-04-26T09:00Z", 60);
    expect(office.slack.reads).toHaveLength(4);
    expect(office.posted()).toEqual([KEY]);
  });

  test("the process died while sending: the next one reads before anything else", async () => {
    const office = await subscribedOffice();
    const died = new Error("killed");
    office.slack.endings.push({
      stored: true,
      outcome: "posted",
      meanwhile: async () => {
        throw died;
      },
    });
    await office.runMinutes("2027-04-26T09:00Z", 60);
    expect(office.posted()).toEqual([KEY]);
    expect(office.slack.reads).toEqual([KEY]);
  });

  test("the next day's digest does not wait for it, and does not tell it again", async () => {
    const office = await subscribedOffice();
    office.slack.endings.push(REPLY_LOST);
    await office.tickAt("2027-04-26T09:00Z");
    office.slack.clockOffsetMs = null;
    await office.tickAt("2027-04-27T08:00Z");
    office.slack.clockOffsetMs = 0;
    await office.tickAt("2027-04-27T09:00Z");
    expect(office.posted()).toEqual([KEY, "T1/C1/daily/2027-04-27"]);
    expect(office.slack.messages[1]?.digest.alsoCovers).toEqual([]);
  });
});
