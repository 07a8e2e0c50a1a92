import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openCrashSite } from "./crash-site.ts";

test("the file is put back from a backup that is two days old: the channel is read, and no day comes twice", async () => {
  const folder = mkdtempSync(join(tmpdir(), "almanac-restored-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "almanac.sqlite");
  const site = await openCrashSite({ engine: "sqlite", path });
  onTestFinished(() => site.close());
  await site.heal("2027-04-26T09:00Z");
  copyFileSync(path, `${path}.backup`);
  for (const day of ["27", "28"]) await site.heal(`2027-04-${day}T09:00Z`);
  copyFileSync(`${path}.backup`, path);
  await site.heal("2027-04-28T12:00Z");
  await site.heal("2027-04-29T09:00Z");
  const days = ["26", "27", "28", "29"].map((day) => `2027-04-${day}`);
  const posts = await site.posts();
  expect(posts.map(({ key }) => key).toSorted()).toEqual(days.map((day) => site.key(day)));
  const told = site.slack.messages({ channel: site.channelIds[0]! }).map(({ blocks }) => blocks);
  for (const day of days) {
    expect(told.filter((blocks) => JSON.stringify(blocks).includes(day.slice(4)))).toHaveLength(1);
  }
});
