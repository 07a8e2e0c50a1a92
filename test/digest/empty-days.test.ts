import { beforeEach, describe, expect, test } from "vitest";
import type { DigestOrder } from "../../src/digest/subscription.ts";
import { CHANNEL, openOffice, type Office } from "./office.ts";
import { at, DAILY } from "./samples.ts";

const MOVING: DigestOrder = { ...DAILY, preferences: { ...DAILY.preferences, weekend: "before" } };

let office: Office;

beforeEach(async () => {
  // A Monday.
  office = await openOffice({ now: "2027-04-26T08:00Z" });
});

describe("an empty day", () => {
  const QUIET: DigestOrder = { ...DAILY, preferences: { ...DAILY.preferences, kinds: ["court"] } };
  const SAYING: DigestOrder = {
    ...QUIET,
    preferences: { ...QUIET.preferences, emptyDays: "say-so" },
  };

  test("is quiet unless the channel asks for a word", async () => {
    await office.digestService.subscribe(CHANNEL, [QUIET], "U1");
    await office.tickAt("2027-04-26T09:00Z");
    expect(office.posted()).toEqual([]);
    await office.digestService.subscribe(CHANNEL, [SAYING], "U1");
    await office.tickAt("2027-04-27T09:00Z");
    await office.tickAt("2027-04-27T09:01Z");
    expect(office.posted().map((key) => key.slice(-10))).toEqual(["2027-04-27"]);
    expect(office.slack.messages[0]?.digest.entries).toEqual([]);
  });

  test("is not said to be empty the day after", async () => {
    await office.digestService.subscribe(CHANNEL, [SAYING], "U1");
    await office.tickAt("2027-04-27T08:00Z");
    expect(office.posted()).toEqual([]);
    expect((await office.status()).last).toMatchObject({ date: "2027-04-26", reason: "empty" });
  });

  test("that was told already the day before is not said to be empty", async () => {
    await office.digestService.subscribe(CHANNEL, [MOVING], "U1");
    office.clock.nowMs = at("2027-04-29T10:00Z");
    await office.runner.tick();
    await office.tickAt("2027-04-30T09:00Z");
    const told = office.posted().length;
    const everyDay = { ...DAILY.preferences, emptyDays: "say-so" } as const;
    await office.digestService.subscribe(CHANNEL, [{ ...DAILY, preferences: everyDay }], "U1");
    await office.tickAt("2027-05-01T09:00Z");
    await office.tickAt("2027-05-02T09:00Z");
    expect(office.posted()).toHaveLength(told);
    await office.tickAt("2027-05-03T09:00Z");
    expect(office.posted()).toHaveLength(told + 1);
  });
});
