import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { GENERAL, MEI, openOffice, wordsOf } from "./office.ts";
import { freshFolder, run } from "./program.ts";

const ARTICLE = `---
id: ip-courts
title: "China's IP courts"
source: IP Almanac
published: 2026-12-01
language: en
events: [cn-ipc-beijing]
sources:
  - id: spc
    title: "SPC, The three courts"
    url: https://court.example/three
    published: 2014-11-06
    language: zh
  - { id: firm, title: Law firm, url: https://law.example/news }
---

With thirty judges chosen from several lower benches, who hear disputes about technology, the Beijing IP Court opened on 6 November 2014. {source: spc}

## Judges {source: firm}

The Beijing IP Court has judges for technical questions.
`;

const EVENT = `- id: cn-ipc-beijing
  kind: court
  title: { en: Beijing IP Court }
  date: 2014-11-06
  precision: day
  basis: opened
  confidence: high
  importance: 2
  tags: [courts]
  sources: [{ title: Law firm, url: https://law.example/news }]
`;

let folder: string;

beforeEach(async () => {
  folder = await freshFolder();
  await Promise.all(["articles", "events"].map((name) => mkdir(join(folder, name))));
  await writeFile(join(folder, "articles/ip-courts.md"), ARTICLE);
  await writeFile(join(folder, "events/courts.yml"), EVENT);
});

describe("the pages that state a sentence", () => {
  test("stand with it in Slack, in an answer and in the list of a day", async () => {
    const office = await openOffice({ contentDir: folder });
    const opened = await office.command(MEI, GENERAL, "/ip when did the Beijing IP Court open");
    expect(wordsOf(opened)).toContain(
      "Source: SPC, The three courts · 6 November 2014 · in Chinese",
    );
    expect(JSON.stringify(opened.blocks)).toContain("https://court.example/three");
    expect(wordsOf(opened)).not.toContain("{source");
    const judges = await office.command(MEI, GENERAL, "/ip judges for technical questions");
    expect(wordsOf(judges)).toContain("Source: Law firm · undated");
    const today = await office.command(MEI, GENERAL, "/ip-today 6 November 2027");
    expect(wordsOf(today)).toContain(
      "China's IP courts, IP Almanac, 1 December 2026; source: SPC, The three courts, 6 November 2014",
    );
  });

  test("stand with it in a terminal and for scripts", async () => {
    const asked = ["search", "when did the Beijing IP Court open"];
    const { out } = await run(asked, { CONTENT_DIR: folder });
    expect(out).toContain(
      "6 November 2014.\nSource: SPC, The three courts · 6 November 2014 · https://court.example/three\n",
    );
    const json = JSON.parse((await run([...asked, "--json"], { CONTENT_DIR: folder })).out);
    expect(json.results[0].excerpts[0].sources).toEqual([
      {
        title: "SPC, The three courts",
        url: "https://court.example/three",
        published: "2014-11-06",
        language: "zh",
      },
    ]);
    const day = await run(["today", "2027-11-06"], { CONTENT_DIR: folder });
    expect(day.out).toContain("source: SPC, The three courts · 6 November 2014 · https://court");
    const listed = await run(["today", "2027-11-06", "--json"], { CONTENT_DIR: folder });
    expect(listed.out).toContain('"url": "https://court.example/three"');
  });

  test("an article of an unknown day is undated wherever it is shown", async () => {
    const file = join(folder, "articles/ip-courts.md");
    await writeFile(file, ARTICLE.replace("published: 2026-12-01", "published: unknown"));
    const checked = await run(["content", "check"], { CONTENT_DIR: folder });
    expect(checked.out).toContain("nothing to mend");
    const office = await openOffice({ contentDir: folder });
    const answer = await office.command(MEI, GENERAL, "/ip judges for technical questions");
    expect(wordsOf(answer)).toContain("IP Almanac · undated");
    const today = await office.command(MEI, GENERAL, "/ip-today 6 November 2027");
    expect(wordsOf(today)).toContain("China's IP courts, IP Almanac, undated; source: SPC");
    const asked = ["search", "judges for technical questions"];
    const { out } = await run(asked, { CONTENT_DIR: folder });
    expect(out).toContain("IP Almanac · undated");
    const json = JSON.parse((await run([...asked, "--json"], { CONTENT_DIR: folder })).out);
    expect(json.results[0].published).toBeNull();
    const day = await run(["today", "2027-11-06"], { CONTENT_DIR: folder });
    expect(day.out).toContain("— China's IP courts, IP Almanac, undated");
  });

  test("are checked by file and line", async () => {
    const file = join(folder, "articles/ip-courts.md");
    await writeFile(file, ARTICLE.replace("{source: spc}", "{source: scp}"));
    const wrong = await run(["content", "check"], { CONTENT_DIR: folder });
    expect(wrong.exitCode).toBe(1);
    expect(wrong.out).toContain(
      `${file}:17: the source "scp" is not in the list of sources. Did you mean spc?`,
    );
    await writeFile(file, ARTICLE.replace(" {source: spc}", ""));
    const missing = await run(["content", "check"], { CONTENT_DIR: folder });
    expect(missing.out).toContain(`${file}:9: sources has "spc", which no part names.`);
    expect(missing.out).toContain(`${file}:17: no source is given for this part.`);
  });
});
