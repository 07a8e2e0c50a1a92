import { describe, expect, test } from "vitest";
import type { Ledger } from "../../../src/digest/ports/ledger.ts";
import { KEY, subscribedOffice } from "../office.ts";
import { DAILY } from "../samples.ts";

describe("a broken ledger", () => {
  test("that cannot write sends nothing; once it can, the digest comes", async () => {
    let broken = true;
    const ledger = (real: Ledger): Ledger => ({
      ...real,
      change: async (...args) => {
        if (broken) throw new Error("database or disk is full");
        return real.change(...args);
      },
    });
    const office = await subscribedOffice({ ledger });
    await office.runMinutes("2027-04-26T09:00Z", 5);
    expect(office.slack.requests).toEqual([]);
    broken = false;
    await office.runMinutes("2027-04-26T09:05Z", 5);
    expect(office.posted()).toEqual([KEY]);
  });

  test("that fails after the post leads to a read, not to a second post", async () => {
    let failures = 0;
    const ledger = (real: Ledger): Ledger => ({
      ...real,
      change: async (slot, change, stamp, effects) => {
        if (change.state === "posted" && failures++ === 0) throw new Error("disk I/O error");
        return real.change(slot, change, stamp, effects);
      },
    });
    const office = await subscribedOffice({ ledger });
    await office.runMinutes("2027-04-26T09:00Z", 30);
    expect(office.posted()).toEqual([KEY]);
    expect((await office.status()).last).toMatchObject({ reason: "found in the channel" });
  });

  test("one broken row leaves the other channels alone", async () => {
    const office = await subscribedOffice({ ledger: withBrokenChannel });
    await office.digestService.subscribe({ teamId: "T1", channelId: "C2" }, [DAILY], "U1");
    await office.tickAt("2027-04-26T09:00Z");
    expect(office.posted()).toEqual(["T1/C2/daily/2027-04-26"]);
  });
});

/** Nothing can be claimed for the first channel. */
function withBrokenChannel(real: Ledger): Ledger {
  return {
    ...real,
    claim: async (taking, stamp) => {
      if (taking.subscription.channelId === "C1") throw new Error("malformed row");
      return real.claim(taking, stamp);
    },
  };
}
