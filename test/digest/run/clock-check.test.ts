import { describe, expect, test } from "vitest";
import { KEY, subscribedOffice } from "../office.ts";
import { at } from "../samples.ts";

describe("the clock", () => {
  test.each([
    ["20 minutes fast", -20 * 60_000],
    ["a day fast", -86_400_000],
    ["a year fast", -365 * 86_400_000],
    ["an hour slow", 3_600_000],
  ])(
    "%s against Slack's: nothing is written or posted, an admin is told once",
    async (_, offset) => {
      const office = await subscribedOffice();
      office.slack.clockOffsetMs = offset;
      await office.runMinutes("2027-04-26T09:00Z", 10);
      expect(office.posted()).toEqual([]);
      expect((await office.status()).subscription.settledUntil).toBe("2027-04-25");
      expect(office.slack.notices).toHaveLength(1);
      expect(office.slack.notices[0]).toMatchObject({ to: "U1", about: null });
      office.slack.clockOffsetMs = 0;
      await office.tickAt("2027-04-26T09:10Z");
      expect(office.posted()).toEqual([KEY]);
    },
  );

  test("says both times", async () => {
    const office = await subscribedOffice();
    office.slack.clockOffsetMs = -20 * 60_000;
    await office.tickAt("2027-04-26T09:00Z");
    expect(office.slack.notices[0]?.text).toBe(
      "My clock says 2027-04-26 09:00 UTC, but Slack's says 2027-04-26 08:40 UTC. No digest is posted until the clock is right; then those of the last two days come late, and older ones are named when they are skipped.",
    );
  });

  test("a minute's difference is borne", async () => {
    const office = await subscribedOffice();
    office.slack.clockOffsetMs = 60_000;
    await office.tickAt("2027-04-26T09:00Z");
    expect(office.posted()).toEqual([KEY]);
  });

  test("Slack is out of reach: nothing is sent, nobody is told, and it goes on later", async () => {
    const office = await subscribedOffice();
    office.slack.clockOffsetMs = null;
    await office.runMinutes("2027-04-26T09:00Z", 10);
    expect(office.slack.requests).toEqual([]);
    expect(office.slack.notices).toEqual([]);
    office.slack.clockOffsetMs = 0;
    await office.tickAt("2027-04-26T09:10Z");
    expect(office.posted()).toEqual([KEY]);
  });

  test.each([
    ["an hour and a minute", "2027-04-26T07:59Z"],
    ["a day", "2027-04-25T09:00Z"],
    ["a year", "2026-04-26T09:00Z"],
  ])("set back by %s: frozen, an admin is told once, no digest comes twice", async (_, moment) => {
    const office = await subscribedOffice();
    await office.tickAt("2027-04-26T09:00Z");
    office.slack.clockOffsetMs = at("2027-04-26T09:01Z") - at(moment);
    await office.tickAt(moment);
    await office.tickAt(moment);
    office.slack.clockOffsetMs = 0;
    expect(office.posted()).toEqual([KEY]);
    expect(office.slack.notices).toHaveLength(1);
    expect(office.slack.notices[0]?.text).toContain("but Slack's says 2027-04-26 09:01 UTC.");
    await office.runMinutes("2027-04-26T09:01Z", 5);
    expect(office.posted()).toEqual([KEY]);
    await office.tickAt("2027-04-27T09:00Z");
    expect(office.posted()).toHaveLength(2);
  });

  test("set back by half an hour over the due time: no digest comes twice", async () => {
    const office = await subscribedOffice();
    await office.tickAt("2027-04-26T09:10Z");
    await office.runMinutes("2027-04-26T08:40Z", 60);
    expect(office.posted()).toEqual([KEY]);
  });
});
