import { readFileSync } from "node:fs";
import { describe, expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import type { Log } from "../../src/log.ts";
import type { MessageView } from "../../src/playground/page/protocol.ts";
import { startPlayground } from "../../src/start.ts";
import { readBack } from "../calendar/read-back.ts";
import { rfcProblems } from "../calendar/rfc-problems.ts";
import { silentLog } from "../../src/log.ts";
import {
  directWith,
  freshFile,
  GENERAL,
  IP_NEWS,
  MEI,
  openOffice,
  wordsOf,
  type Office,
} from "./office.ts";

// A channel's calendar under its secret address, over real HTTP beside Slack's signed requests.

const PUBLIC_URL = "https://almanac.example.org";
const ADDRESS = /https:\/\/almanac\.example\.org(\/calendar\/[0-9a-f]{40}\.ics)/;
const UNKNOWN = `/calendar/${"0".repeat(40)}.ics`;

async function openHttpOffice(extra: Parameters<typeof openOffice>[0] = {}): Promise<Office> {
  return openOffice({ transport: "http", publicUrl: PUBLIC_URL, ...extra });
}

/** Asks for an address; resolves to its path beneath the public one. */
async function feedOf(office: Office, typed = "/ip-digest feed"): Promise<string> {
  const answer = await office.command(MEI, GENERAL, typed);
  expect(answer.ephemeral).toBe(true);
  return ADDRESS.exec(wordsOf(answer))?.[1] ?? "no address";
}

async function ask(office: Office, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${office.origin()}${path}`, init);
}

describe("/ip-digest feed", () => {
  test("gives an address that a calendar program can read, Outlook first", async () => {
    const office = await openHttpOffice();
    const words = wordsOf(await office.command(MEI, GENERAL, "/ip-digest feed"));
    expect(words).toContain("Outlook: Calendar › Add calendar › Subscribe from web");
    expect(words.indexOf("Outlook")).toBeLessThan(words.indexOf("Google Calendar"));
    const path = ADDRESS.exec(words)?.[1] ?? "";
    const answer = await ask(office, path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("private, max-age=3600");
    const text = await answer.text();
    expect(rfcProblems(text)).toEqual([]);
    expect(text.replaceAll("\r\n ", "")).toContain(
      `\r\nSOURCE;VALUE=URI:${PUBLIC_URL}${path}\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\n`,
    );
    const day = readBack(text, "2026-11-30").filter(({ dates }) => dates.includes("2026-11-30"));
    expect(day.map(({ summary }) => summary)).toContain(
      "25th group study session of the CPC Political Bureau, on IP protection, took place in 2020",
    );
  });

  test("asked again gives another one, and the first goes on; revoke ends both at once", async () => {
    const office = await openHttpOffice();
    const first = await feedOf(office);
    const again = await office.command(MEI, GENERAL, "/ip-digest feed");
    const second = ADDRESS.exec(wordsOf(again))?.[1] ?? "";
    expect(second).not.toBe(first);
    expect(wordsOf(again)).toContain("1 earlier one of this channel still works.");
    for (const path of [first, second]) expect((await ask(office, path)).status).toBe(200);
    const revoked = await office.command(MEI, GENERAL, "/ip-digest feed revoke");
    expect(wordsOf(revoked)).toContain("Ended: 2 calendar addresses of this channel.");
    for (const path of [first, second]) expect((await ask(office, path)).status).toBe(404);
    const none = await office.command(MEI, GENERAL, "/ip-digest feed revoke");
    expect(wordsOf(none)).toContain("This channel has no calendar address.");
  });

  test("new ends those before; another channel's go on, also over a restart", async () => {
    const office = await openHttpOffice({ store: await freshFile() });
    const before = await feedOf(office);
    const elsewhere = await office.command(MEI, IP_NEWS, "/ip-digest feed");
    const after = await feedOf(office, "/ip-digest feed new");
    await office.restart();
    expect((await ask(office, before)).status).toBe(404);
    expect((await ask(office, after)).status).toBe(200);
    expect((await ask(office, ADDRESS.exec(wordsOf(elsewhere))?.[1] ?? "")).status).toBe(200);
  });

  test("follows the channel's digest, also when it changes", async () => {
    const office = await openHttpOffice();
    const path = await feedOf(office);
    await office.command(
      MEI,
      GENERAL,
      "/ip-digest subscribe daily 09:00 Asia/Shanghai kinds:observance lang:zh",
    );
    const chinese = readBack(await (await ask(office, path)).text(), "2027-12-31");
    expect(new Set(chinese.map(({ categories }) => categories[0]))).toEqual(
      new Set(["observance"]),
    );
    expect(chinese.map(({ summary }) => summary)).toContain("世界知识产权日");
    await office.command(MEI, GENERAL, "/ip-digest stop");
    const everything = readBack(await (await ask(office, path)).text(), "2027-12-31");
    expect(everything.length).toBeGreaterThan(100);
  });

  test("me gives the calendar of the person's own digest, and tells it apart from the channel's", async () => {
    const office = await openHttpOffice();
    const channel = await feedOf(office);
    const refused = await office.command(MEI, GENERAL, "/ip-digest feed me");
    expect(wordsOf(refused)).toBe(
      "\nYou have no digest by direct message. /ip-digest subscribe me daily 09:00 starts one. In our direct messages /ip-digest feed works without one.",
    );
    await office.command(MEI, GENERAL, "/ip-digest subscribe me daily 09:00 kinds:treaty");
    const own = await office.command(MEI, GENERAL, "/ip-digest feed me");
    expect(wordsOf(own)).toContain("Your own anniversaries for your calendar; copy this address:");
    expect(wordsOf(own)).toContain(
      "/ip-digest feed revoke me ends all addresses of yours at once.",
    );
    const path = ADDRESS.exec(wordsOf(own))?.[1] ?? "";
    const treaties = readBack(await (await ask(office, path)).text(), "2027-12-31");
    expect(new Set(treaties.map(({ categories }) => categories[0]))).toEqual(new Set(["treaty"]));
    const revoked = await office.command(MEI, GENERAL, "/ip-digest feed revoke me");
    expect(wordsOf(revoked)).toContain("Ended: 1 calendar address of yours.");
    expect((await ask(office, path)).status).toBe(404);
    expect((await ask(office, channel)).status).toBe(200);
    const none = await office.command(MEI, directWith(MEI), "/ip-digest feed revoke");
    expect(wordsOf(none)).toContain("You have no calendar address.");
  });

  test("with another word says what there is", async () => {
    const office = await openHttpOffice();
    expect(wordsOf(await office.command(MEI, GENERAL, "/ip-digest feed nwe"))).toContain(
      '/ip-digest feed knows new and revoke, not "nwe"; alone it gives a calendar address.',
    );
  });

  test.each([
    ["with Socket Mode", { transport: "socket" }],
    ["without PUBLIC_URL", { transport: "http" }],
  ] as const)("%s says in one sentence what is missing", async (_, options) => {
    const office = await openOffice(options);
    expect(wordsOf(await office.command(MEI, GENERAL, "/ip-digest feed"))).toBe(
      "\nI have no address that a calendar could read yet. Whoever runs the almanac can give it one: HTTP mode and PUBLIC_URL in its configuration.",
    );
  });
});

describe("the address", () => {
  test("answers 304 while the day is the same, with another entity on another day", async () => {
    const office = await openHttpOffice({ at: "2026-11-29T13:00:00Z" });
    const path = await feedOf(office);
    const etag = (await ask(office, path)).headers.get("etag") ?? "";
    for (const given of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const known = await ask(office, path, { headers: { "if-none-match": given } });
      expect([known.status, await known.text()]).toEqual([304, ""]);
      expect(known.headers.get("etag")).toBe(etag);
    }
    await office.goTo("2026-12-01T13:00:00Z");
    const other = await ask(office, path, { headers: { "if-none-match": etag } });
    expect(other.status).toBe(200);
  });

  test("answers HEAD with the same headers and no body", async () => {
    const office = await openHttpOffice();
    const path = await feedOf(office);
    const [got, head] = [await ask(office, path), await ask(office, path, { method: "HEAD" })];
    expect(head.status).toBe(200);
    for (const name of ["content-type", "content-length", "etag", "cache-control"]) {
      expect(head.headers.get(name)).toBe(got.headers.get(name));
    }
    expect(Number(got.headers.get("content-length"))).toBe((await got.bytes()).length);
    expect(await head.text()).toBe("");
  });

  test("that is unknown, or is none, is a 404; other methods are a 405", async () => {
    const office = await openHttpOffice();
    const path = await feedOf(office);
    const none = [UNKNOWN, `${path}x`, path.toUpperCase(), path.replace(".ics", ""), "/calendar/"];
    for (const wrong of none) expect((await ask(office, wrong)).status).toBe(404);
    for (const method of ["POST", "PUT", "DELETE"]) {
      const refused = await ask(office, path, { method });
      expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    }
    expect((await ask(office, "/")).status).toBe(404);
    expect((await ask(office, `${path}?a=b`)).status).toBe(200);
  });

  test("is neither in the store nor in the log", async () => {
    const store = await freshFile();
    const lines: string[] = [];
    const office = await openHttpOffice({ store, log: keeping(lines) });
    const path = await feedOf(office);
    await ask(office, path);
    await ask(office, path, { method: "POST" });
    await office.command(MEI, GENERAL, "/ip-digest feed revoke");
    await ask(office, path);
    const token = /[0-9a-f]{40}/.exec(path)?.[0] ?? "";
    const file = store.engine === "sqlite" ? store.path : "";
    const stored = [file, `${file}-wal`].map((name) => readFileSync(name, "latin1")).join("");
    expect(stored).toContain("token_hash");
    expect(stored).not.toContain(token);
    expect(lines.join("\n")).not.toContain(token);
  });

  test("asked for in a flood makes the flood wait, not the people", async () => {
    const office = await openHttpOffice();
    const path = await feedOf(office);
    const flood = Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const answer = await ask(office, index % 2 === 0 ? path : UNKNOWN);
        await answer.arrayBuffer();
        return answer;
      }),
    );
    const answer = await office.command(MEI, GENERAL, "/ip who presided over the 2021 forum");
    const refused = (await flood).filter(({ status }) => status === 429);
    expect(wordsOf(answer)).toContain("2021");
    expect(refused.length).toBeGreaterThanOrEqual(50);
    expect(refused[0]?.headers.get("retry-after")).toBe("60");
  });
});

test("the playground serves its calendars on its own page's address", async () => {
  const config = readConfig({ PORT: "0" });
  const started = await startPlayground(config, silentLog, () => Date.parse("2026-11-22T08:00Z"));
  onTestFinished(() => started.stop());
  const page = started.page ?? "";
  await fetch(`${page}/playground/command`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ as: MEI, channel: GENERAL, command: "/ip-digest", text: "feed" }),
  });
  const url = await addressIn(page);
  expect(url.startsWith(`${page}/calendar/`)).toBe(true);
  expect(rfcProblems(await (await fetch(url)).text())).toEqual([]);
});

/** The answer comes a moment after the command was taken. */
async function addressIn(page: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const seen = await fetch(`${page}/playground/messages?channel=${GENERAL}&as=${MEI}`);
    const messages = (await seen.json()) as MessageView[];
    const found = /http:\S+\.ics/.exec(messages.map(wordsOf).join("\n"));
    if (found) return found[0];
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("no address was given");
}

function keeping(lines: string[]): Log {
  const keep = (...line: unknown[]): void => void lines.push(JSON.stringify(line));
  return { debug: keep, info: keep, warn: keep, error: keep };
}
