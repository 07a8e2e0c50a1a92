import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { decode } from "fast-png";
import { describe, expect, test } from "vitest";
import { freshFolder, run } from "./program.ts";

describe("search", () => {
  test("prints title, excerpt, source, date and link", async () => {
    const { exitCode, out, err } = await run([
      "search",
      "who",
      "presided",
      "over",
      "the",
      "2021",
      "forum",
    ]);
    expect(exitCode).toBe(0);
    expect(out).toContain("Gan Shaoning");
    expect(out).toContain("CNIPA · 23 April 2021");
    expect(out).toMatch(/\d+ articles match\./);
    expect(err).toBe("");
  });

  test("--json is one object with every field that a script needs", async () => {
    const { out } = await run(["search", "世界知识产权日", "--json", "--limit", "1"]);
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({ question: "世界知识产权日", answered: true });
    expect(answer.results).toHaveLength(1);
    expect(Object.keys(answer.results[0])).toEqual([
      "id",
      "title",
      "source",
      "published",
      "url",
      "language",
      "score",
      "excerpts",
    ]);
  });

  test("says that nothing answers", async () => {
    const { exitCode, out } = await run(["search", "recipe for sourdough bread"]);
    expect(exitCode).toBe(0);
    expect(out).toMatch(
      /^Nothing in the almanac's \d+ articles answers "recipe for sourdough bread"\.$/m,
    );
  });
});

describe("today and digest preview", () => {
  test("a day", async () => {
    const { out } = await run(["today", "26", "April", "2027"]);
    expect(out).toMatch(/^Monday, 26 April 2027\n/);
    expect(out).toContain("World Intellectual Property Day");
    expect(out).toContain("theme not announced yet");
    expect(out).toContain("source: ");
  });

  test("a year, with its picture in a file", async () => {
    const file = join(await freshFolder(), "year.png");
    const { exitCode, out, err } = await run(["today", "2027", "--picture", file]);
    expect([exitCode, err]).toEqual([0, ""]);
    expect(out).toMatch(/^2027\n/);
    expect(decode(await readFile(file)).width).toBe(1_600);
  });

  test("a picture that cannot be written is told in one sentence", async () => {
    const { exitCode, err } = await run(["today", "2027", "--picture", "/nowhere/year.png"]);
    expect(exitCode).toBe(1);
    expect(err).toMatch(
      /^\/nowhere\/year\.png cannot be written \(.*ENOENT.*\)\. Choose another place\.\n$/,
    );
  });

  test("days that are written in Chinese, in Chinese", async () => {
    const { out } = await run(["today", "4月26日"]);
    expect(out).toMatch(/^20\d\d年4月26日 星期/);
    expect(out).toContain("世界知识产权日");
    const [told] = out.split("近期纪念日");
    expect(told?.match(/(?<=^  “)[A-Za-z]/gm)).toBeNull();
  });

  test("--json", async () => {
    const { out } = await run(["today", "2026-11-30", "--json"]);
    const agenda = JSON.parse(out);
    expect(agenda).toMatchObject({ from: "2026-11-30", until: "2026-11-30" });
    expect(agenda.entries[0]).toMatchObject({ id: "politburo-25th-study", years: 6 });
    expect(agenda.entries[0].articles).toHaveLength(3);
  });

  test("a digest that has something to tell, and one that would not be posted", async () => {
    expect((await run(["digest", "preview", "2026-11-30"])).out).toContain("6 years");
    expect((await run(["digest", "preview", "2026-11-23"])).out).toContain(
      "Nothing would be posted: the daily digest of 23 November 2026 is empty.",
    );
  });

  test("a digest in Chinese, with what its articles say", async () => {
    const { out } = await run(["digest", "preview", "2027-04-26", "--language", "zh"]);
    expect(out).toMatch(/^2027年4月26日 星期一\n/);
    expect(out).toContain("第27个世界知识产权日");
    expect(out).toMatch(/  “.*1970年4月26日生效。”\n    ——.*，2026年11月22日/);
  });

  test.each([
    [["today", "30", "Feb"], "February has 28 days"],
    [["today", "year", "--picture", "year.jpg"], "write a name that ends in .png"],
    [["today", "--zone", "Beijing"], "Asia/Shanghai"],
    [["digest", "preview", "this", "week"], "more than one day"],
    [["search", "autor:shen"], "source:"],
    [["calendar", "--json"], 'There is no option "--json".'],
    [["serch"], "Did you mean search?"],
  ])("%j is wrong use: exit code 2 and one sentence", async (args, words) => {
    const { exitCode, out, err } = await run(args);
    expect(exitCode).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(words);
  });
});

describe("calendar", () => {
  test("prints a calendar file and nothing else", async () => {
    const { exitCode, out, err } = await run(["calendar"]);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$/);
    expect(out).toContain("UID:world-ip-day@ip-almanac\r\n");
    expect(err).toBe("");
  });

  test("--milestones", async () => {
    const { out } = await run(["calendar", "--milestones"]);
    expect(out).toMatch(/\r\nSUMMARY:\d+ years: /);
    expect(out).not.toContain("RRULE");
  });
});

describe("content check", () => {
  test("finds nothing to mend in what is shipped", async () => {
    const { exitCode, out } = await run(["content", "check"]);
    expect(out).toMatch(/^\d+ articles, \d+ events and \d+ terms read; nothing to mend\.\n$/);
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
        "1 read, 1 to mend. This was a rehearsal: once every row is right, --write FILE writes them.\n",
    );
    const refused = await run(["content", "import", table, "--write", target], {
      CONTENT_DIR: folder,
    });
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toContain(`Nothing is written to ${target} before every row is right.`);

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

describe("start", () => {
  test("with half a set of tokens names what is missing", async () => {
    const { exitCode, err } = await run(["start"], { SLACK_BOT_TOKEN: "xoxb-1" });
    expect(exitCode).toBe(1);
    expect(err).toContain(
      "SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing",
    );
    expect(err).not.toMatch(/\n\s+at /);
  });

  test("in production without tokens is an error, never a playground", async () => {
    const { exitCode, out, err } = await run(["start"], { NODE_ENV: "production" });
    expect(exitCode).toBe(1);
    expect(out).toBe("");
    expect(err).toContain("SLACK_BOT_TOKEN");
  });
});

describe("eval", () => {
  test("measures a collection, and writes the run and the excerpts", async () => {
    const folder = await smallCollection();
    const [runFile, excerpts] = [join(folder, "a.run"), join(folder, "a.jsonl")];
    const { exitCode, out } = await run(["eval", folder, "--run", runFile, "--excerpts", excerpts]);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^documents {7}2\nquestions {7}1 \(0 refused\)\nnDCG@10 {9}1\.0000\n/);
    expect(out).toMatch(/excerpt hit@1 {3}1\.0000\n/);
    expect(await readFile(runFile, "utf8")).toMatch(/^q1 Q0 seal 1 \d+\.\d+ ip-almanac\n/);
    expect(JSON.parse((await readFile(excerpts, "utf8")).split("\n")[0] ?? "")).toEqual({
      _id: "q1",
      excerpts: [{ doc: "seal", text: expect.stringContaining("Bern") }],
    });
  });

  test("a folder that is not there, and none at all", async () => {
    expect(await run(["eval", "/nowhere"])).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining("/nowhere"),
    });
    expect(await run(["eval"])).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining("eval needs one folder"),
    });
  });
});

test("--help and --version", async () => {
  expect((await run(["--help"])).out).toContain("ip-almanac search QUESTION");
  expect((await run(["digest", "--help"])).out).toContain("--kind");
  expect((await run(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

async function smallCollection(): Promise<string> {
  const folder = await freshFolder();
  const files = {
    "corpus.jsonl": [
      { _id: "seal", title: "Seals", text: "The seal of the treaty was cut in Bern." },
      { _id: "fee", title: "Fees", text: "Renewal is due each year." },
    ],
    "queries.jsonl": [{ _id: "q1", text: "Where was the seal of the treaty cut?" }],
    "answers.jsonl": [{ _id: "q1", doc: "seal", answers: ["Bern"] }],
  };
  for (const [name, lines] of Object.entries(files)) {
    await writeFile(join(folder, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  }
  await writeFile(join(folder, "qrels.tsv"), "query-id\tcorpus-id\tscore\nq1\tseal\t1\n");
  return folder;
}

async function copyOfContent(): Promise<string> {
  const folder = await freshFolder();
  await cp("content", folder, { recursive: true });
  return folder;
}
