import { expect, test } from "vitest";
import { DEFAULT_PREFERENCES } from "../../src/digest/preferences.ts";
import { readFacts } from "../../src/digest/draft/facts.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { StoreLocation } from "../../src/config.ts";
import { sampleSubscription } from "../digest/samples.ts";

/** A database of the version that kept preferences as typed words, made by SQL; `run` executes it. */
export function migratedSuite(
  fresh: () => Promise<StoreLocation>,
  run: (location: StoreLocation, statements: readonly string[]) => Promise<void>,
): void {
  test("a database of the version before is taken along: nobody is suspended, and facts stay readable", async () => {
    const location = await fresh();
    const before = await openStore(location);
    await before.ledger.saveSubscription(sampleSubscription());
    await before.ledger.saveSubscription(sampleSubscription({ channelId: "C2" }));
    await before.close();
    const facts = {
      dayNumber: null,
      time: "09:00",
      zone: "UTC",
      preferences: "language:zh",
      entries: [],
    };
    await run(location, [
      "update subscription set preferences = 'weekend:before off:fri,sat,2027-02-06..2027-02-12 kinds:law milestones' where channel_id = 'C2'",
      `insert into slot (key, team_id, channel_id, kind, date, state, attempt, resends, absences, token, occurrences, covers, tells, told, told_by, worker, updated_at_ms) values ('T1/C2/daily/2027-04-24', 'T1', 'C2', 'daily', '2027-04-24', 'posted', 1, 0, 0, 1, '[]', '[]', '[]', '${JSON.stringify(facts)}', 'content-1', 'w', 1)`,
      "delete from kysely_migration where name >= '005'",
    ]);
    const after = await openStore(location);
    const [plain, moved] = await after.ledger.subscriptions();
    expect(plain).toEqual(sampleSubscription());
    expect(moved).toMatchObject({
      state: "active",
      preferences: {
        ...DEFAULT_PREFERENCES,
        weekend: "before",
        weekdaysOff: [5, 6],
        datesOff: [{ from: "2027-02-06", until: "2027-02-12" }],
        kinds: ["law"],
        milestonesOnly: true,
      },
    });
    const posted = await after.ledger.lastSettled(sampleSubscription({ channelId: "C2" }));
    expect(readFacts(posted?.facts ?? "")?.preferences).toEqual({
      ...DEFAULT_PREFERENCES,
      language: "zh",
    });
    await after.close();
  });
}
