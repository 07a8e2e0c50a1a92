import { beforeEach, describe, expect, test } from "vitest";
import type { CivilDate } from "../../../src/dates/civil-date.ts";
import type { DigestOrder } from "../../../src/digest/subscription.ts";
import { CHANNEL, openOffice, type Office } from "../office.ts";
import { at, DAILY } from "../samples.ts";

const WEEKLY: DigestOrder = { ...DAILY, kind: "weekly", dayNumber: 1 };
const MOVING: DigestOrder = { ...DAILY, preferences: { ...DAILY.preferences, weekend: "before" } };

let office: Office;

beforeEach(async () => {
  // A Monday.
  office = await openOffice({ now: "2027-04-26T08:00Z" });
});

describe("a preview", () => {
  test("is what will be posted", async () => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    const [preview] = await office.digestService.preview(CHANNEL, null, null);
    await office.tickAt("2027-04-26T09:00Z");
    expect(office.slack.messages[0]?.digest).toEqual(preview?.digest);
  });

  test("of a late digest tells the days that it will tell", async () => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    office.clock.nowMs = at("2027-04-28T10:00Z");
    const [preview] = await office.digestService.preview(CHANNEL, null, null);
    expect(preview?.digest.alsoCovers).toEqual(["2027-04-26", "2027-04-27"]);
    await office.tickAt("2027-04-28T10:00Z");
    expect(office.slack.messages[0]?.digest).toEqual(preview?.digest);
  });

  test("of a day that was posted shows it again", async () => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    await office.tickAt("2027-04-26T09:00Z");
    const [preview] = await office.digestService.preview(CHANNEL, "2027-04-26", "daily");
    expect(preview?.digest).toEqual(office.slack.messages[0]?.digest);
  });

  test("works without a subscription, in the default zone", async () => {
    expect(await office.digestService.preview(CHANNEL, null, null)).toMatchObject([
      { digest: { kind: "daily", date: "2027-04-26", schedule: { time: "09:00", zone: "UTC" } } },
    ]);
    expect(await office.digestService.preview(CHANNEL, "2027-05-03", "weekly")).toMatchObject([
      { digest: { kind: "weekly", range: { from: "2027-05-03", until: "2027-05-09" } } },
    ]);
  });

  test("of a day off is the digest that tells it, and says so", async () => {
    await office.digestService.subscribe(CHANNEL, [MOVING], "U1");
    const [preview] = await office.digestService.preview(CHANNEL, "2027-05-02", null);
    expect(preview).toMatchObject({
      movedFrom: "2027-05-02",
      obstacle: null,
      digest: { date: "2027-04-30", range: { from: "2027-04-30", until: "2027-05-02" } },
    });
    office.clock.nowMs = at("2027-04-29T10:00Z");
    await office.runner.tick();
    await office.tickAt("2027-04-30T09:00Z");
    expect(office.slack.messages.at(-1)?.digest).toEqual(preview?.digest);
  });

  test("says what stands in the way", async () => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    await office.digestService.pause(CHANNEL, null);
    expect(await office.digestService.preview(CHANNEL, null, null)).toMatchObject([
      { obstacle: "paused" },
    ]);
    const nothing = { ...DAILY.preferences, kinds: ["court"] } as const;
    await office.digestService.subscribe(CHANNEL, [{ ...DAILY, preferences: nothing }], "U1");
    expect(await office.digestService.preview(CHANNEL, null, null)).toMatchObject([
      { obstacle: "empty" },
    ]);
    const said = { ...nothing, emptyDays: "say-so" } as const;
    await office.digestService.subscribe(CHANNEL, [{ ...DAILY, preferences: said }], "U1");
    expect(await office.digestService.preview(CHANNEL, null, null)).toMatchObject([
      { obstacle: null },
    ]);
  });

  test("of a channel with two digests shows both on the day of both, and one on the others", async () => {
    await office.digestService.subscribe(CHANNEL, [WEEKLY, DAILY], "U1");
    const kinds = async (date: CivilDate | null) =>
      (await office.digestService.preview(CHANNEL, date, null)).map(({ digest }) => digest.kind);
    expect(await kinds(null)).toEqual(["daily", "weekly"]);
    expect(await kinds("2027-05-03")).toEqual(["daily", "weekly"]);
    expect(await kinds("2027-05-04")).toEqual(["daily"]);
    expect(await office.digestService.preview(CHANNEL, "2027-05-05", "weekly")).toMatchObject([
      { movedFrom: "2027-05-05", digest: { date: "2027-05-03" } },
    ]);
  });

  test("posts nothing and changes nothing", async () => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    await office.digestService.preview(CHANNEL, "2027-12-31", null);
    expect(await office.ledger.openSlots()).toEqual([]);
    expect((await office.digestService.status(CHANNEL))[0]?.subscription.settledUntil).toBe(
      "2027-04-25",
    );
  });
});
