import { expect, onTestFinished, test } from "vitest";
import { openCrashSite, PERSON } from "../crash-site.ts";
import { live, onceEach, openTable } from "./count-told.ts";
import { onRealStores } from "./on-real-stores.ts";
import { startRefusingSlack } from "./refusing-slack.ts";

// Slack refuses the channel for days. An admin knows within the hour, and when it is mended every day is told.

const THREE_DAYS = ["04-26", "04-27", "04-28"];
const FIVE_DAYS = ["04-26", "04-27", "04-28", "04-29", "04-30"];

/** Each with what the second day's notice names; null where the digest is suspended, which the first one said. */
const REFUSALS: readonly (readonly [string, string | null])[] = [
  ["restricted_action", null],
  ["missing_scope", "27 April 2027 (with 26 April 2027)"],
  ["a_name_of_next_year", "27 April 2027 (with 26 April 2027)"],
];

const recordTold = openTable();

onRealStores(({ engine, create }) => {
  test.each(REFUSALS)("%s on two days, and then no more", async (error, named) => {
    const site = await openCrashSite(await create());
    onTestFinished(() => site.close());
    const [channelId = ""] = site.channelIds;
    const proxy = await startRefusingSlack(site.slack.apiUrl, channelId);
    onTestFinished(() => proxy.close());
    const worker = await site.startWorker({ apiUrl: proxy.apiUrl });
    proxy.refuse(error);
    await live(site, worker, { from: "2027-04-26T09:00Z", minutes: 60 });
    expect(site.notices()).toEqual([expect.stringContaining("26 April 2027")]);
    await live(site, worker, { from: "2027-04-27T09:00Z", minutes: 60 });
    expect(site.notices().slice(1).map(nameDays)).toEqual(named === null ? [] : [named]);
    expect(await site.dates()).toEqual([""]);
    proxy.refuse(null);
    await worker.kill();
    if (named === null) {
      const to = { teamId: site.teamId, channelId };
      await site.command("2027-04-28T08:00Z", (service) => service.resume(to, null));
    }
    const ledger = await site.heal("2027-04-28T09:00Z");
    const scenario = `${engine}: ${error} on two days`;
    expect(recordTold(scenario, { site }, THREE_DAYS, ledger)).toEqual(onceEach(THREE_DAYS));
  });

  test("removed from the channel, and invited again on the fifth day", async () => {
    const site = await openCrashSite(await create());
    onTestFinished(() => site.close());
    const [channelId = ""] = site.channelIds;
    const type = (command: string) =>
      site.slack.command({ as: PERSON, channel: channelId, command, text: "@almanac" });
    await type("/remove");
    const worker = await site.startWorker({});
    for (const day of ["26", "27", "28", "29"]) {
      await live(site, worker, { from: `2027-04-${day}T09:00Z`, minutes: 3 });
      await live(site, worker, { from: `2027-04-${day}T20:00Z`, minutes: 2 });
    }
    await worker.kill();
    expect(site.notices()).toEqual([expect.stringContaining("26 April 2027")]);
    await type("/invite");
    const to = { teamId: site.teamId, channelId };
    await site.command("2027-04-30T08:50Z", (service) => service.resume(to, null));
    const after = await site.startWorker({});
    await live(site, after, { from: "2027-04-30T08:51Z", minutes: 12 });
    await after.kill();
    const ledger = await site.heal("2027-04-30T10:00Z");
    const scenario = `${engine}: removed and invited again`;
    expect(recordTold(scenario, { site }, FIVE_DAYS, ledger)).toEqual(onceEach(FIVE_DAYS));
  });
});

function nameDays(notice: string): string | undefined {
  return /\d+ April \d+ \(with [^)]*\)/.exec(notice)?.[0];
}
