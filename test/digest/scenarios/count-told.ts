import { afterAll, expect } from "vitest";
import type { CrashSite, HealedLedger } from "../crash-site.ts";
import type { KillableWorker } from "../killable-worker.ts";
import { at } from "../samples.ts";

// What a scenario came to, counted by the words that a channel shows and not by what the ledger says.

/** Of the days that a channel should have been told. */
interface Count {
  readonly posted: number;
  readonly lost: number;
  readonly twice: number;
  readonly held: number;
}

/** Counts how each day, such as `04-26`, was told, and keeps the count for the table. */
export type RecordTold = (
  scenario: string,
  channel: { readonly site: CrashSite; readonly channelId?: string },
  days: readonly string[],
  ledger: HealedLedger,
) => Count;

/** The table of a file's scenarios, printed at its end. */
export function openTable(): RecordTold {
  const table: Readonly<Record<string, unknown>>[] = [];
  afterAll(() => console.table(table));
  return (scenario, { site, channelId = site.channelIds[0] ?? "" }, days, { open, held }) => {
    expect(open).toEqual([]);
    const heldHere = held.filter((slot) => slot.channelId === channelId).length;
    const count = countTold(site, channelId, days, heldHere);
    table.push({ scenario, ...count });
    return count;
  };
}

/** Each of the days was told, in one digest. */
export function onceEach(days: readonly string[]): Count {
  return { posted: days.length, lost: 0, twice: 0, held: 0 };
}

function countTold(
  { slack }: CrashSite,
  channelId: string,
  days: readonly string[],
  held: number,
): Count {
  const shown = slack.messages({ channel: channelId }).map(({ blocks }) => JSON.stringify(blocks));
  const times = days.map((day) => shown.filter((one) => one.includes(`day-${day}`)).length);
  return {
    posted: times.filter((one) => one === 1).length,
    lost: times.filter((one) => one === 0).length - held,
    twice: times.filter((one) => one > 1).length,
    held,
  };
}

/** Minute by minute from an ISO moment on; the process has to live through it. Its own clock may differ. */
export async function live(
  site: CrashSite,
  worker: KillableWorker,
  time: { readonly from: string; readonly minutes: number; readonly skewMs?: number },
): Promise<void> {
  for (let minute = 0; minute < time.minutes; minute++) {
    expect(await site.tick(worker, at(time.from) + minute * 60_000, time.skewMs)).toBe(true);
  }
}
