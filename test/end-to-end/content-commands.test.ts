import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runTypeScriptProcesses } from "../picture/typescript-processes.ts";
import { freshFolder, run } from "./program.ts";

runTypeScriptProcesses();

describe("content check", () => {
  test("finds nothing to mend in what is shipped", async () => {
    const { exitCode, out } = await run(["content", "check"]);
    expect(out).toMatch(
      /^\d+ articles, \d+ events, \d+ terms and the members of \d+ treaties read; nothing to mend\.\n$/,
    );
    expect(exitCode).toBe(0);
  });

  test("names file and line of a broken file, and the rest is served", async () => {
    const folder = await copyOfContent();
    const broken = [
      "---",
      "id: broken",
      "title: Broken",
      "source: X",
      "published: 2020-13-02",
      "language: en",
    ];
    await writeFile(
      join(folder, "articles/broken.md"),
      [...broken, "tags: [x]", "---", "", "Text.", ""].join("\n"),
    );
    const check = await run(["content", "check"], { CONTENT_DIR: folder });
    expect(check.exitCode).toBe(1);
    expect(check.out).toContain(
      `${folder}/articles/broken.md:5: published is "2020-13-02"; month 13 does not exist. Write YYYY-MM-DD.`,
    );
    const search = await run(["search", "who presided over the 2021 forum"], {
      CONTENT_DIR: folder,
    });
    expect(search.exitCode).toBe(0);
    expect(search.out).toContain("Gan Shaoning");
    expect(search.err).toContain("month 13 does not exist");
  });

  test("a folder that is not there is named", async () => {
    const { exitCode, err } = await run(["content", "check"], { CONTENT_DIR: "/nowhere" });
    expect(exitCode).toBe(1);
    expect(err).toContain("/nowhere");
    expect(err).toContain("CONTENT_DIR");
  });
});

describe("content report", () => {
  test("counts what is shipped, as tables and as JSON of the same", async () => {
    const { exitCode, out, err } = await run(["content", "report"]);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    const report = JSON.parse((await run(["content", "report", "--json"])).out);
    expect(Object.keys(report)).toEqual(["today", "events", "days", "articles", "treaties"]);
    expect(report.events.count).toBeGreaterThan(260);
    expect(out).toContain(`${report.events.count} events; something on `);
    const lacking = new Map(
      report.events.lacking.map((each: { what: string; events: string[] }) => [
        each.what,
        each.events,
      ]),
    );
    expect(lacking.get("a Chinese title")).toEqual([]);
    expect(lacking.get("a Chinese summary")).toEqual([]);
    // It belongs to no body: an association of rights holders declared it.
    expect(lacking.get("a tag of a body")).toEqual(["world-anti-counterfeiting-day"]);
  });

  test("draws a picture and says in words what it shows", async () => {
    const picture = join(await freshFolder(), "report.png");
    const { exitCode, err } = await run(["content", "report", "--picture", picture]);
    expect(exitCode).toBe(0);
    expect(err).toMatch(/report\.png: \d+ events; something on \d+ of the 366 days of a year\. /);
    expect((await readFile(picture)).subarray(1, 4).toString()).toBe("PNG");
  });

  test("counts the rest where a file is broken, and names it; a picture that cannot be written fails", async () => {
    const folder = await copyOfContent();
    await writeFile(join(folder, "bodies.yml"), "- name: { en: WIPO }\n");
    const broken = await run(["content", "report"], { CONTENT_DIR: folder });
    expect(broken.exitCode).toBe(0);
    expect(broken.err).toContain(`${folder}/bodies.yml:1: tags is missing.`);
    const failed = await run(["content", "report", "--picture", "/nowhere/report.png"]);
    expect(failed.exitCode).toBe(1);
    expect(failed.err).toContain("/nowhere/report.png cannot be written");
  });
});

describe("content suggest-events", () => {
  test("proposes what a text dates and the catalogue lacks, ready to paste", async () => {
    const folder = await copyOfContent();
    const report = join(folder, "report.txt");
    await writeFile(
      report,
      "2019 Forum Held\n\nOn May 7, the forum was held.\nIt met on 23 April 2021.\n",
    );
    const suggest = await run(["content", "suggest-events", report], { CONTENT_DIR: folder });
    expect(suggest.exitCode).toBe(0);
    expect(suggest.out).toContain(`# ${report}:3: On May 7, the forum was held.`);
    expect(suggest.out).toContain("- id: suggested-2019-05-07\n");
    expect(suggest.err).toBe(
      "1 suggestion; 1 date in the catalogue already; 0 dates not resolved.\n",
    );
    const header = "# yaml-language-server: $schema=../schema/events.schema.json\n";
    await writeFile(join(folder, "events/suggested.yml"), `${header}${suggest.out}`);
    const check = await run(["content", "check"], { CONTENT_DIR: folder });
    expect(check.out).toMatch(/nothing to mend\.\n$/);
    const again = await run(["content", "suggest-events", report], { CONTENT_DIR: folder });
    expect(again.err).toContain("0 suggestions; 2 dates in the catalogue already");
  });

  test("reads the articles when no file is named, and says which file cannot be read", async () => {
    const all = JSON.parse((await run(["content", "suggest-events", "--json"])).out);
    expect(all.known).toBeGreaterThan(100);
    const { exitCode, err } = await run(["content", "suggest-events", "nowhere.txt"]);
    expect(exitCode).toBe(1);
    expect(err).toContain("nowhere.txt:1: the file cannot be read (ENOENT).");
  });
});

describe("content import", () => {
  const header = "id,kind,title_en,date,date_basis,source";

  test("rehearses, tells each row's problem, and writes only when every row is right", async () => {
    const folder = await copyOfContent();
    const [table, target] = [join(folder, "new.csv"), join(folder, "events/new.yml")];
    const good = "act-1999,law,An act,1999-05-07,adopted,A page";
    const bad = "act-2026,law,Another act,03/04/2026,adopted,A page";
    await writeFile(table, [header, good, bad, ""].join("\n"));
    const rehearsal = await run(["content", "import", table], { CONTENT_DIR: folder });
    expect(rehearsal.exitCode).toBe(1);
    expect(rehearsal.out).toContain("- id: act-1999\n");
    expect(rehearsal.err).toBe(
      `${table}:3: date is "03/04/2026"; I cannot tell day from month. Write YYYY-MM-DD.\n` +
        "1 read, 1 to mend. Nothing was written: once every row is right, --write FILE writes them.\n",
    );
    const refused = await run(["content", "import", table, "--write", target], {
      CONTENT_DIR: folder,
    });
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toContain(`Nothing is written to ${target} until every row is right.`);

    await writeFile(table, [header, good, ""].join("\n"));
    const written = await run(["content", "import", table, "--write", target], {
      CONTENT_DIR: folder,
    });
    expect(written).toMatchObject({ exitCode: 0, out: "" });
    const check = await run(["content", "check"], { CONTENT_DIR: folder });
    expect(check.out).toMatch(/nothing to mend\.\n$/);

    const again = await run(["content", "import", table, "--write", target], {
      CONTENT_DIR: folder,
    });
    expect(again.exitCode).toBe(1);
    expect(again.err).toContain(`id "act-1999" is taken by ${target}:3.`);
  });
});

async function copyOfContent(): Promise<string> {
  const folder = await freshFolder();
  await cp("content", folder, { recursive: true });
  return folder;
}
