import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { GENERAL, MEI, openOffice, wordsOf, type Office } from "./office.ts";

const ARTICLE = `---
id: colour-marks
title: "Fees for colour marks fall"
source: CNIPA
published: 2026-11-20
language: en
---

The office halves the fee for colour marks from 1 December 2026.
`;

describe("an editor's change, while the bot runs", () => {
  test("is found within two looks, and what was taken out is found no more", async () => {
    const { office, dir } = await officeOfEditors();
    expect(await asked(office)).not.toContain("halves the fee");
    const file = join(dir, "articles", "colour-marks.md");
    await writeFile(file, ARTICLE);
    await twoLooks(office, "2026-11-22T09:00:00Z");
    await expectSoon(() => asked(office)).toContain("halves the fee for colour marks");
    await rm(file);
    await twoLooks(office, "2026-11-22T10:00:00Z");
    await expectSoon(() => asked(office)).not.toContain("halves the fee");
  });

  test("of an event changes the list of the day", async () => {
    const { office, dir } = await officeOfEditors();
    const today = async () =>
      wordsOf(await office.command(MEI, GENERAL, "/ip-today 26 April 2027"));
    expect(await today()).toContain("World Intellectual Property Day");
    await rm(join(dir, "events"), { recursive: true });
    await twoLooks(office, "2026-11-22T09:00:00Z");
    await expectSoon(today).not.toContain("World Intellectual Property Day");
  });

  test("of the glossary is known at once to questions in the other language", async () => {
    const { office, dir } = await officeOfEditors();
    await writeFile(join(dir, "articles", "colour-marks.md"), ARTICLE);
    const file = join(dir, "glossary.yml");
    const glossary = await readFile(file, "utf8");
    const entry = `- id: colour-mark\n  en: [colour mark, colour marks]\n  zh: [\u989c\u8272\u5546\u6807]\n`;
    await writeFile(file, `${glossary.trimEnd()}\n${entry}`);
    await twoLooks(office, "2026-11-22T09:00:00Z");
    await expectSoon(() => asked(office, "\u989c\u8272\u5546\u6807")).toContain("halves the fee");
  });

  test("that leaves no folder changes nothing", async () => {
    const { office, dir } = await officeOfEditors();
    await writeFile(join(dir, "articles", "colour-marks.md"), ARTICLE);
    await twoLooks(office, "2026-11-22T09:00:00Z");
    await expectSoon(() => asked(office)).toContain("halves the fee for colour marks");
    await rename(dir, `${dir}-away`);
    onTestFinished(() => rm(`${dir}-away`, { recursive: true }));
    await twoLooks(office, "2026-11-22T10:00:00Z");
    expect(await asked(office)).toContain("halves the fee for colour marks");
  });
});

async function officeOfEditors(): Promise<{ readonly office: Office; readonly dir: string }> {
  const dir = await mkdtemp(join(tmpdir(), "content-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  await cp("content", dir, { recursive: true });
  return { office: await openOffice({ contentDir: dir }), dir };
}

async function asked(office: Office, question = "fee for colour marks"): Promise<string> {
  return wordsOf(await office.command(MEI, GENERAL, `/ip ${question}`));
}

/** A look ends some time after its tick. */
function expectSoon(shown: () => Promise<string>) {
  return expect.poll(shown, { timeout: 10_000, interval: 200 });
}

/** The bot looks at the files at each tick, and setting the clock is one. */
async function twoLooks(office: Office, instant: string): Promise<void> {
  await office.goTo(instant);
  await office.goTo(new Date(Date.parse(instant) + 60_000).toISOString());
}
