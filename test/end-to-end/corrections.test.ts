import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { MessageView } from "../../src/playground/page/protocol.ts";
import {
  directWith,
  freshFile,
  GENERAL,
  KARIM,
  MEI,
  openOffice,
  wordsOf,
  type Office,
} from "./office.ts";

const DAILY = "/ip-digest subscribe daily 09:00 Asia/Shanghai";

test("an editor who mends a date changes the message that told it, once, and posts nothing new", async () => {
  const { office, mend } = await officeWithDigest("2020-11-30", "2019-11-30");
  const [posted] = digestsIn(office);
  expect(wordsOf(posted!)).toContain("7 years: 25th group study session");
  await mend("2019-11-30", "2020-11-30");
  await office.restart("2026-11-30T02:00:00Z");
  const [corrected, ...more] = digestsIn(office);
  expect(more).toEqual([]);
  expect(corrected?.ts).toBe(posted?.ts);
  expect(wordsOf(corrected!)).toContain("6 years: 25th group study session");
  expect(wordsOf(corrected!)).toMatch(/Corrected on 30 November 2026$/);
  expect(updatesIn(office)).toBe(1);
  await office.restart("2026-11-30T03:00:00Z");
  expect(digestsIn(office)).toEqual([corrected]);
  expect(updatesIn(office)).toBe(1);
  expect(wordsOf(await office.command(MEI, GENERAL, "/ip-digest status"))).toContain(
    "the one of 30 November 2026, posted (corrected)",
  );
});

test("it needs no restart: the bot looks at the files each minute", async () => {
  const { office, mend } = await officeWithDigest("2020-11-30", "2019-11-30");
  await mend("2019-11-30", "2020-11-30");
  await office.goTo("2026-11-30T01:01:00Z");
  await office.goTo("2026-11-30T01:02:00Z");
  expect(wordsOf(digestsIn(office)[0]!)).toContain("6 years: 25th group study session");
  expect(updatesIn(office)).toBe(1);
});

test("a file that is broken on the way changes no message", async () => {
  const { office, folder } = await officeWithDigest("", "");
  const file = join(folder, "events", "study-session-and-policy.yml");
  const text = await readFile(file, "utf8");
  await writeFile(file, `${text}\n- id: [half written\n`);
  await office.goTo("2026-11-30T01:01:00Z");
  await office.goTo("2026-11-30T01:02:00Z");
  await writeFile(file, text);
  await office.goTo("2026-11-30T01:03:00Z");
  await office.goTo("2026-11-30T01:04:00Z");
  expect(updatesIn(office)).toBe(0);
});

test("a mended article changes what the digest quotes", async () => {
  const { office, folder } = await officeWithDigest("", "");
  expect(wordsOf(digestsIn(office)[0]!)).toContain("\nGeneral Secretary Xi Jinping of the");
  const article = join(folder, "articles", "politburo-study-2020.md");
  const text = await readFile(article, "utf8");
  await writeFile(article, text.replaceAll("General Secretary Xi Jinping", "Xi Jinping"));
  await office.restart("2026-11-30T02:00:00Z");
  const [corrected] = digestsIn(office);
  expect(wordsOf(corrected!)).toContain("\nXi Jinping of the Communist Party");
  expect(wordsOf(corrected!)).toMatch(/Corrected on 30 November 2026$/);
});

test("a restart with other content about other days edits nothing", async () => {
  const { office, mend } = await officeWithDigest("", "");
  await mend("1970-06-19", "1970-06-18");
  await office.restart("2026-11-30T02:00:00Z");
  expect(updatesIn(office)).toBe(0);
});

test("a workspace that allows no edits any more leads to one notice", async () => {
  const { office, mend } = await officeWithDigest("2020-11-30", "2019-11-30");
  office.slack.faults.always("chat.update", { kind: "error", error: "edit_window_closed" });
  await mend("2019-11-30", "2020-11-30");
  await office.restart("2026-11-30T02:00:00Z");
  await office.restart("2026-11-30T03:00:00Z");
  expect(updatesIn(office)).toBe(1);
  const notices = office.slack.messages({ channel: directWith(KARIM) });
  expect(notices.map(({ text }) => text)).toEqual([
    expect.stringContaining("Slack does not let me edit it: edit_window_closed"),
  ]);
});

/** An office whose catalogue said something else when it posted the digest of 30 November 2026. */
async function officeWithDigest(
  right: string,
  wrong: string,
): Promise<{
  readonly office: Office;
  readonly folder: string;
  readonly mend: (from: string, to: string) => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), "ip-almanac-content-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp("content", folder, { recursive: true });
  const mend = async (from: string, to: string): Promise<void> => {
    for (const name of ["study-session-and-policy.yml", "treaties-industrial-property.yml"]) {
      const file = join(folder, "events", name);
      const text = await readFile(file, "utf8");
      await writeFile(file, text.replaceAll(`date: ${from}`, `date: ${to}`));
    }
  };
  if (right !== "") await mend(right, wrong);
  const office = await openOffice({
    at: "2026-11-29T12:00:00Z",
    store: await freshFile(),
    contentDir: folder,
    adminUsers: [KARIM],
  });
  await office.command(MEI, GENERAL, DAILY);
  await office.goTo("2026-11-30T01:00:00Z");
  return { office, folder, mend };
}

function digestsIn(office: Office): MessageView[] {
  return office.slack
    .messages({ channel: GENERAL })
    .filter(({ userId, ephemeral }) => userId === office.slack.bot.userId && !ephemeral);
}

function updatesIn({ slack }: Office): number {
  return slack.calls().filter(({ method }) => method === "chat.update").length;
}
