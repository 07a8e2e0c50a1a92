import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SqliteFile from "libsql";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { openOffice, type Office } from "./office.ts";
import { sampleSubscription } from "./samples.ts";

// Governments change the rules of zones, and the next version of Node.js knows it (tzdata). The ledger holds no
// instants, only dates and a zone's name; so a zone that means another offset after a restart is a changed rule.
// `Etc/GMT-2` is two hours ahead of UTC.

test.each<[string, string, string, string, string]>([
  ["an hour later", "Etc/GMT-2", "2027-04-26T07:00Z", "Etc/GMT-1", "2027-04-26T07:30Z"],
  ["an hour earlier", "Etc/GMT-2", "2027-04-26T07:00Z", "Etc/GMT-3", "2027-04-26T07:30Z"],
  ["on another day", "Etc/GMT+11", "2027-04-26T20:00Z", "Etc/GMT-13", "2027-04-27T20:00Z"],
])(
  "nine o'clock lies %s after the new rules: each date is told once",
  async (_, before, posted, after, restart) => {
    const path = freshPath();
    await inOffice(path, "2027-04-26T04:00Z", async (office) => {
      await office.ledger.saveSubscription(sampleSubscription({ zone: before }));
      await office.tickAt(posted);
      expect(daysIn(office)).toEqual(["2027-04-26"]);
    });
    changeRules(path, after);
    await inOffice(path, restart, async (office) => {
      await office.runMinutes(restart, 120);
      const again = daysIn(office);
      expect(again).not.toContain("2027-04-26");
      for (const day of ["27", "28", "29"]) {
        for (let hour = 0; hour < 24; hour++) {
          await office.tickAt(`2027-04-${day}T${String(hour).padStart(2, "0")}:59Z`);
        }
      }
      expect(daysIn(office).slice(0, 2)).toEqual(["2027-04-27", "2027-04-28"]);
      expect(new Set(daysIn(office)).size).toBe(daysIn(office).length);
    });
  },
);

test("today's time has passed by the new rules and had not by the old ones: the digest comes at once, once", async () => {
  const path = freshPath();
  await inOffice(path, "2027-04-26T04:00Z", async (office) => {
    await office.ledger.saveSubscription(sampleSubscription({ zone: "Etc/GMT-1" }));
    await office.tickAt("2027-04-26T07:30Z");
    expect(daysIn(office)).toEqual([]);
  });
  changeRules(path, "Etc/GMT-3");
  await inOffice(path, "2027-04-26T07:31Z", async (office) => {
    await office.tickAt("2027-04-26T07:31Z");
    expect(daysIn(office)).toEqual(["2027-04-26"]);
    await office.runMinutes("2027-04-26T07:32Z", 60);
    expect(daysIn(office)).toEqual(["2027-04-26"]);
  });
});

function freshPath(): string {
  const folder = mkdtempSync(join(tmpdir(), "almanac-rules-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "almanac.sqlite");
}

/** One run of the program on the file. */
async function inOffice(
  path: string,
  now: string,
  live: (office: Office) => Promise<void>,
): Promise<void> {
  const store = await openStore({ engine: "sqlite", path });
  try {
    await live(await openOffice({ now, store }));
  } finally {
    await store.close();
  }
}

function changeRules(path: string, zone: string): void {
  const file = new SqliteFile(path);
  file.prepare("update subscription set zone = ?").run(zone);
  file.close();
}

function daysIn({ slack }: Office): string[] {
  return slack.messages.flatMap(({ digest }) => [...digest.alsoCovers, digest.date]);
}
