import { beforeEach, describe, expect, test } from "vitest";
import type { CivilDate } from "../../../src/dates/civil-date.ts";
import { createAgendas } from "../../../src/digest/compose/agenda.ts";
import type { DigestPreferences } from "../../../src/digest/preferences.ts";
import type { DigestOrder } from "../../../src/digest/subscription.ts";
import { UserError } from "../../../src/user-error.ts";
import { CHANNEL, openOffice, type Office } from "../office.ts";
import { notSent, refused, SWALLOWED } from "../pretend-slack.ts";
import { anniversary, at, DAILY } from "../samples.ts";

const WEEKLY: DigestOrder = { ...DAILY, kind: "weekly", dayNumber: 1 };

let office: Office;

beforeEach(async () => {
  // A Monday.
  office = await openOffice({ now: "2027-04-26T08:00Z" });
});

async function words(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}

async function postedDates(): Promise<string[]> {
  return office.posted().map((key) => key.slice(-10));
}

describe("subscribing", () => {
  test("before today's time begins today, after it tomorrow", async () => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    await office.digestService.subscribe(
      { ...CHANNEL, channelId: "C2" },
      [{ ...DAILY, time: "07:30" }],
      "U1",
    );
    const next = async (channelId: string) =>
      (await office.digestService.status({ teamId: "T1", channelId }))[0]?.next;
    expect(await next("C1")).toEqual({ date: "2027-04-26", dueAtMs: at("2027-04-26T09:00Z") });
    expect(await next("C2")).toEqual({ date: "2027-04-27", dueAtMs: at("2027-04-27T07:30Z") });
  });

  test("a status tells the next day that has something to tell, and none where a year has nothing", async () => {
    const agendas = createAgendas(
      [anniversary("law", "1990-06-05"), anniversary("month", "1990-05")],
      [],
    );
    office = await openOffice({ now: "2027-04-26T08:00Z", agendas });
    const nextOf = async (changes: Partial<DigestPreferences>, order = DAILY) => {
      const preferences = { ...order.preferences, ...changes };
      await office.digestService.subscribe(CHANNEL, [{ ...order, preferences }], "U1");
      const status = await office.digestService.status(CHANNEL);
      return (
        status.find(({ subscription }) => subscription.kind === order.kind)?.next?.date ?? null
      );
    };
    // A Saturday.
    expect(await nextOf({})).toBe("2027-06-05");
    expect(await nextOf({ weekend: "before" })).toBe("2027-06-04");
    expect(await nextOf({ emptyDays: "say-so" })).toBe("2027-04-26");
    expect(await nextOf({}, WEEKLY)).toBe("2027-05-31");
    expect(await nextOf({}, { ...DAILY, kind: "monthly", dayNumber: 1 })).toBe("2027-05-01");
    expect(await nextOf({ kinds: ["court"] })).toBeNull();
    const previews = await office.digestService.preview(CHANNEL, null, "weekly");
    expect(previews).toMatchObject([{ digest: { date: "2027-05-31" }, obstacle: null }]);
  });

  test("gives the new subscription back", async () => {
    expect(await office.digestService.subscribe(CHANNEL, [WEEKLY], "U7")).toEqual([
      {
        ...CHANNEL,
        ...WEEKLY,
        state: "active",
        stateReason: null,
        createdBy: "U7",
        createdAtMs: at("2027-04-26T08:00Z"),
        settledUntil: "2027-04-25",
        announcedUntil: "2027-04-25",
      },
    ]);
  });

  test("again changes the digest of that kind and leaves the others alone", async () => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    await office.digestService.subscribe(CHANNEL, [WEEKLY], "U1");
    await office.digestService.subscribe(CHANNEL, [{ ...DAILY, time: "10:00" }], "U2");
    const all = await office.digestService.status(CHANNEL);
    expect(all.map(({ subscription }) => [subscription.kind, subscription.time])).toEqual([
      ["daily", "10:00"],
      ["weekly", "09:00"],
    ]);
    expect(all[0]?.subscription.createdBy).toBe("U1");
  });

  test("refuses a schedule that cannot be", async () => {
    const impossible = { ...DAILY, zone: "Beijing" };
    expect(await words(office.digestService.subscribe(CHANNEL, [impossible], "U1"))).toBe(
      'I know no time zone "Beijing". Did you mean Asia/Shanghai?',
    );
  });
});

describe("changing the zone or the time", () => {
  const zones: [string, string, CivilDate[]][] = [
    // Already posted on the 26th in the old zone.
    ["east", "Asia/Shanghai", ["2027-04-26", "2027-04-27", "2027-04-28"]],
    ["west", "America/Los_Angeles", ["2027-04-26", "2027-04-27", "2027-04-28"]],
    ["far east", "Pacific/Kiritimati", ["2027-04-26", "2027-04-27", "2027-04-28", "2027-04-29"]],
  ];
  test.each(zones)("to the %s after today's digest posts no day twice", async (_, zone, dates) => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    await office.tickAt("2027-04-26T09:00Z");
    await office.digestService.subscribe(CHANNEL, [{ ...DAILY, zone }], "U1");
    for (let hour = 0; hour < 60; hour++) {
      office.clock.nowMs = at("2027-04-26T10:00Z") + hour * 3_600_000;
      await office.runner.tick();
    }
    expect(await postedDates()).toEqual(dates);
  });

  test("back and forth on one day posts it once", async () => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    for (let turn = 0; turn < 12; turn++) {
      const zone = turn % 2 === 0 ? "Pacific/Kiritimati" : "Pacific/Pago_Pago";
      await office.digestService.subscribe(CHANNEL, [{ ...DAILY, zone }], "U1");
      office.clock.nowMs = at("2027-04-26T09:00Z") + turn * 3_600_000;
      await office.runner.tick();
    }
    const dates = await postedDates();
    expect(new Set(dates).size).toBe(dates.length);
  });

  test("to an earlier hour that has passed posts today's digest now, once", async () => {
    await office.digestService.subscribe(CHANNEL, [{ ...DAILY, time: "18:00" }], "U1");
    await office.digestService.subscribe(CHANNEL, [{ ...DAILY, time: "07:00" }], "U1");
    await office.tickAt("2027-04-26T08:01Z");
    await office.tickAt("2027-04-26T18:00Z");
    expect(await postedDates()).toEqual(["2027-04-26"]);
  });

  test("to a later hour after today's digest does not repeat it", async () => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    await office.tickAt("2027-04-26T09:00Z");
    await office.digestService.subscribe(CHANNEL, [{ ...DAILY, time: "18:00" }], "U1");
    await office.tickAt("2027-04-26T18:00Z");
    expect(await postedDates()).toEqual(["2027-04-26"]);
  });
});

describe("pausing", () => {
  test("posts nothing, and resuming does not tell what was missed", async () => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    expect(await office.digestService.pause(CHANNEL, null)).toMatchObject([{ state: "paused" }]);
    await office.tickAt("2027-04-26T09:00Z");
    expect((await office.digestService.status(CHANNEL))[0]).toMatchObject({
      last: { date: "2027-04-26", state: "skipped", reason: "paused" },
      next: null,
    });
    // The 27th fell due since the last tick.
    office.clock.nowMs = at("2027-04-27T09:30Z");
    expect(await office.digestService.resume(CHANNEL, "daily")).toMatchObject([
      { state: "active" },
    ]);
    await office.tickAt("2027-04-27T09:31Z");
    expect(office.posted()).toEqual([]);
    await office.tickAt("2027-04-28T09:00Z");
    expect(await postedDates()).toEqual(["2027-04-28"]);
    expect(office.slack.messages[0]?.digest.alsoCovers).toEqual([]);
  });

  test("a digest that waits for the network is not sent any more", async () => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    office.slack.endings.push(notSent("ENOTFOUND"));
    await office.tickAt("2027-04-26T09:00Z");
    await office.digestService.pause(CHANNEL, null);
    await office.tickAt("2027-04-26T09:05Z");
    expect(office.posted()).toEqual([]);
    expect(await office.ledger.openSlots()).toEqual([]);
  });
});

describe("stopping", () => {
  test("posts nothing and leaves the channel without a digest", async () => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    expect(await office.digestService.stop(CHANNEL, null)).toMatchObject([{ state: "stopped" }]);
    await office.tickAt("2027-04-26T09:00Z");
    expect(office.posted()).toEqual([]);
    expect(await office.digestService.status(CHANNEL)).toEqual([]);
    expect(await office.digestService.subscribedBy("T1", "U1")).toEqual([]);
  });

  test("and subscribing again on the same day posts the day once", async () => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    await office.tickAt("2027-04-26T09:00Z");
    await office.digestService.stop(CHANNEL, null);
    await office.digestService.subscribe(CHANNEL, [{ ...DAILY, time: "10:00" }], "U2");
    await office.tickAt("2027-04-26T10:00Z");
    expect(await postedDates()).toEqual(["2027-04-26"]);
    await office.tickAt("2027-04-27T10:00Z");
    expect(await postedDates()).toEqual(["2027-04-26", "2027-04-27"]);
  });

  test("while an outcome is unknown still finds out what became of it, and sends nothing", async () => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    office.slack.endings.push(SWALLOWED);
    await office.tickAt("2027-04-26T09:00Z");
    await office.digestService.stop(CHANNEL, null);
    for (const minute of ["03", "15", "16", "17"]) await office.tickAt(`2027-04-26T09:${minute}Z`);
    expect(office.posted()).toEqual([]);
    expect(await office.ledger.openSlots()).toEqual([]);
  });
});

describe("what the desk says", () => {
  test("to a channel without a digest", async () => {
    expect(await words(office.digestService.pause(CHANNEL, null))).toBe(
      "This channel has no digest. `/ip-digest subscribe daily 09:00` starts one.",
    );
    expect(await words(office.digestService.stop(CHANNEL, "weekly"))).toBe(
      "This channel has no weekly digest. `/ip-digest subscribe weekly 09:00` starts one.",
    );
  });

  test("when there is nothing to change", async () => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    await office.digestService.subscribe(CHANNEL, [WEEKLY], "U1");
    expect(await words(office.digestService.resume(CHANNEL, null))).toBe(
      "The daily and weekly digest is already active.",
    );
    await office.digestService.pause(CHANNEL, "weekly");
    expect(await words(office.digestService.pause(CHANNEL, "weekly"))).toBe(
      "The weekly digest is already paused. `/ip-digest resume` starts it again.",
    );
    await office.digestService.pause(CHANNEL, null);
    expect((await office.digestService.status(CHANNEL)).map(({ next }) => next)).toEqual([
      null,
      null,
    ]);
  });
});

describe("a person's digests", () => {
  test("are those of all channels that the person subscribed", async () => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    await office.digestService.subscribe({ ...CHANNEL, channelId: "C2" }, [WEEKLY], "U1");
    await office.digestService.subscribe({ ...CHANNEL, channelId: "C3" }, [DAILY], "U2");
    const mine = await office.digestService.subscribedBy("T1", "U1");
    expect(mine.map(({ subscription }) => subscription.channelId)).toEqual(["C1", "C2"]);
  });

  test("are shown beside those of the channels that the person is in, whoever subscribed them", async () => {
    await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
    await office.digestService.subscribe({ ...CHANNEL, channelId: "C2" }, [DAILY, WEEKLY], "U2");
    await office.digestService.subscribe({ ...CHANNEL, channelId: "C3" }, [DAILY], "U2");
    await office.digestService.subscribe({ teamId: "T2", channelId: "C2" }, [DAILY], "U2");
    await office.digestService.stop({ ...CHANNEL, channelId: "C2" }, "weekly");
    const shown = await office.digestService.digestsFor({ teamId: "T1", userId: "U1" }, [
      "C1",
      "C2",
      "C4",
    ]);
    expect(shown.map(({ subscription: { channelId, kind } }) => [channelId, kind])).toEqual([
      ["C1", "daily"],
      ["C2", "daily"],
    ]);
  });
});

test("subscribing a suspended digest anew is a repair: what was missed comes", async () => {
  await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
  office.slack.endings.push(refused("not_in_channel"));
  await office.tickAt("2027-04-26T09:00Z");
  await office.digestService.subscribe(CHANNEL, [DAILY], "U1");
  await office.tickAt("2027-04-26T09:30Z");
  expect(await postedDates()).toEqual(["2027-04-26"]);
});
