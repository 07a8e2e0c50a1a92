import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { decode } from "fast-png";
import { describe, expect, test } from "vitest";
import { freshFolder, run, runForNobody, runProcess } from "./program.ts";

describe("search", () => {
  test("prints title, excerpt, source, date and link", async () => {
    const { exitCode, out, err } = await runProcess([
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
    expect(out).toContain("CNIPA · 28 April 2021");
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
    const { exitCode, out, err } = await runProcess(["today", "2027", "--picture", file]);
    expect([exitCode, err]).toEqual([0, ""]);
    expect(out).toMatch(/^2027\n/);
    expect(decode(await readFile(file)).width).toBe(1_600);
  });

  test("a picture that cannot be written is told in one sentence", async () => {
    const { exitCode, err } = await runProcess(["today", "2027", "--picture", "/nowhere/year.png"]);
    expect(exitCode).toBe(1);
    expect(err).toMatch(
      /^\/nowhere\/year\.png cannot be written \(.*ENOENT.*\)\. Choose another path\.\n$/,
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
    expect((await run(["digest", "preview", "2026-11-25"])).out).toContain(
      "Nothing would be posted: the daily digest of 25 November 2026 is empty.",
    );
  });

  test("each entry has its one sentence, and what is ahead is a line each", async () => {
    const { out } = await run(["digest", "preview", "2027-04-20", "--language", "both"]);
    expect(out).toContain(
      "\n  Usually the week of 20 to 26 April, held under this name since 2009; it ends on World Intellectual Property Day.\n",
    );
    expect(out).toContain("\n  宣传周一般为4月20日至26日");
    const [, ahead = ""] = out.split("\nAhead\n\n");
    expect(ahead).toContain(
      "26 April: the 27th World Intellectual Property Day\n4月26日 第27个世界知识产权日\n",
    );
    expect(ahead.trim().split("\n")).toHaveLength(6);
    expect(ahead).not.toContain("http");
  });

  test("a digest in Chinese, with what its articles say", async () => {
    const { out } = await run(["digest", "preview", "2027-04-26", "--language", "zh"]);
    expect(out).toMatch(/^2027年4月26日 星期一\n/);
    expect(out).toContain("第27个世界知识产权日");
    // The articles say no more than its sentence does.
    expect(out).not.toContain("“");
  });

  test.each([
    [["today", "30", "Feb"], "February has 28 days"],
    [["today", "year", "--picture", "year.jpg"], "write a name that ends in .png"],
    [["today", "--zone", "Beijing"], "Asia/Shanghai"],
    [["digest", "preview", "this", "week"], "more than one day"],
    [["search", "autor:shen"], "source:"],
    [["calendar", "--language", "fr"], '--language is "fr"; choose one of en, zh, both.'],
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

  test("--language", async () => {
    const { out } = await run(["calendar", "--language", "zh"]);
    expect(out).toContain("\r\nSUMMARY:世界知识产权日\r\n");
  });

  test("--milestones", async () => {
    const { out } = await run(["calendar", "--milestones"]);
    expect(out).toMatch(/\r\nSUMMARY:\d+ years: /);
    expect(out).not.toContain("RRULE");
  });
});

describe("start", () => {
  test("with half a set of tokens names what is missing", async () => {
    const { exitCode, err } = await runProcess(["start"], { SLACK_BOT_TOKEN: "xoxb-1" });
    expect(exitCode).toBe(1);
    expect(err).toContain(
      "SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing",
    );
    expect(err).not.toMatch(/\n\s+at /);
  });

  test("in production without tokens is an error, never a playground", async () => {
    const { exitCode, out, err } = await runProcess(["start"], { NODE_ENV: "production" });
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

  test("a file that cannot be written is told before the questions are asked", async () => {
    const folder = await smallCollection();
    const [runFile, excerpts] = [join(folder, "a.run"), "/nowhere/a.jsonl"];
    const { exitCode, out, err } = await run([
      "eval",
      folder,
      "--run",
      runFile,
      "--excerpts",
      excerpts,
    ]);
    expect([exitCode, out]).toEqual([1, ""]);
    expect(err).toMatch(
      /^\/nowhere\/a\.jsonl cannot be written \(.*ENOENT.*\)\. Choose another path\.\n$/,
    );
    expect(await readFile(runFile, "utf8")).toBe("");
  });

  test("draws a bar on a terminal, and clears it at the end", async () => {
    const onTerminal = "--import=data:text/javascript,process.stderr.isTTY=true";
    const { exitCode, out, err } = await runProcess(["eval", await smallCollection()], {
      NODE_OPTIONS: onTerminal,
    });
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^documents {7}2\n/);
    expect(err).toContain("\r\u001B[Kindexing [                    ]   0%");
    expect(err).toContain("\r\u001B[Kasking   [####################] 100%");
    expect(err.endsWith("\r\u001B[K")).toBe(true);
  });

  test("--json is one object of numbers, and nothing else", async () => {
    const { out, err } = await run(["eval", await smallCollection(), "--json"]);
    expect(err).toBe("");
    expect(JSON.parse(out)).toEqual({
      documents: 2,
      questions: 1,
      refused: 0,
      ndcgAt10: 1,
      mrrAt10: 1,
      recallAt100: 1,
      excerptHitAt1: 1,
      excerptHitAt3: 1,
      latencyP50Ms: expect.any(Number),
      latencyP99Ms: expect.any(Number),
      buildMs: expect.any(Number),
      indexBytes: expect.any(Number),
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
  expect((await runProcess(["--help"])).out).toContain("ip-almanac search QUESTION");
  expect((await runProcess(["digest", "--help"])).out).toContain("--kind");
  expect((await runProcess(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("a reader that has seen enough ends the program without a word", async () => {
  expect(await runForNobody(["calendar"])).toEqual({ exitCode: 0, err: "" });
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
