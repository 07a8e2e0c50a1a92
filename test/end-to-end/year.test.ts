import { decode } from "fast-png";
import { describe, expect, test } from "vitest";
import { silentLog, type Log, type LogFields } from "../../src/log.ts";
import type { MessageView } from "../../src/playground/page/protocol.ts";
import {
  actionOf,
  buttonsOf,
  directWith,
  GENERAL,
  IP_NEWS,
  MEI,
  openOffice,
  PRESS,
  wordsOf,
  type Office,
} from "./office.ts";

/** A picture takes a second or two, and Slack's work on it three. */
const PICTURE_MS_MAX = 20_000;

/** With all of it on a machine that others use too. */
const TEST_MS_MAX = 60_000;

describe("/ip-today year", { timeout: TEST_MS_MAX }, () => {
  test("lists the months at once, to the asker alone, and sends the picture as a direct message", async () => {
    const office = await openOffice();
    const list = await office.command(MEI, GENERAL, "/ip-today year");
    expect(list.ephemeral).toBe(true);
    expect(wordsOf(list)).toContain("22 November 2026 to 21 November 2027");
    expect(wordsOf(list)).toContain("December 2026");
    expect(wordsOf(list)).toContain("25 years: China's WTO membership");
    expect(buttonsOf(list)).toEqual(["Share the picture here"]);
    const message = await pictureIn(office, directWith(MEI));
    expect(imageOf(message)["alt_text"]).toMatch(
      /^Calendar of the anniversaries of 22 November 2026 to 21 November 2027: \d+ marked days/,
    );
    expect(message.text).toContain("11 December: 25 years: China's WTO membership");
    const { width } = decode(await bytesOf(office, message));
    expect(width).toBe(1_600);
    expect(pictures(office, GENERAL)).toEqual([]);
  });

  test("shares the picture where the asker wants it, uploaded once", async () => {
    const office = await openOffice();
    const list = await office.command(MEI, IP_NEWS, "/ip-today 2027");
    await pictureIn(office, directWith(MEI));
    await press(office, IP_NEWS, list);
    const shared = await pictureIn(office, IP_NEWS);
    expect(wordsOf(shared)).toContain(`<@${MEI}> shared the almanac's picture of the year.`);
    expect(uploads(office)).toHaveLength(1);
  });

  test("says how to share where the bot is no member", async () => {
    const office = await openOffice();
    const list = await office.command(MEI, PRESS, "/ip-today year");
    await pictureIn(office, directWith(MEI));
    await press(office, PRESS, list);
    const answer = await office.slack.until(() => {
      const last = office.slack.messages({ channel: PRESS, as: MEI }).at(-1);
      return last !== undefined && last.ts !== list.ts && last;
    });
    expect(wordsOf(answer)).toContain(
      "I'm not a member of this channel. Invite me with /invite @almanac",
    );
  });

  test("in Chinese, everything is", async () => {
    const office = await openOffice();
    const list = await office.command(MEI, GENERAL, "/ip-today 未来12个月");
    expect(wordsOf(list)).toContain("2026年12月");
    expect(buttonsOf(list)).toEqual(["在此分享图片"]);
    const message = await pictureIn(office, directWith(MEI));
    expect(imageOf(message)["alt_text"]).toContain("纪念日一览");
  });

  test("waits when Slack still works on the file", async () => {
    const office = await openOffice();
    const refusal = { kind: "error", error: "invalid_blocks" } as const;
    office.slack.faults.next("chat.postMessage", refusal);
    await office.command(MEI, GENERAL, "/ip-today year");
    await pictureIn(office, directWith(MEI));
    expect(pictures(office, directWith(MEI))).toHaveLength(1);
  });

  test("says so when the picture cannot be uploaded", async () => {
    const warnings: LogFields[] = [];
    const office = await openOffice({ log: recording(warnings) });
    office.slack.faults.next("upload", { kind: "status", status: 500, stored: false });
    await office.command(MEI, GENERAL, "/ip-today year");
    const told = () => office.slack.messages({ channel: GENERAL, as: MEI }).map(wordsOf);
    await office.slack.until(
      () => told().some((words) => words.includes("I couldn't upload the picture")),
      PICTURE_MS_MAX,
    );
    expect(JSON.stringify(warnings)).toContain("HTTP 500");
  });
});

describe("the monthly digest", { timeout: TEST_MS_MAX }, () => {
  test("carries the picture of the coming year, one upload for all channels", async () => {
    const office = await openOffice({ at: "2026-11-22T08:00:00Z" });
    for (const channel of [GENERAL, IP_NEWS]) {
      await office.command(MEI, channel, "/ip-digest subscribe monthly 1 09:00 UTC");
    }
    await office.goTo("2027-01-01T09:00:30Z");
    const [first, second] = await Promise.all([
      digestIn(office, GENERAL),
      digestIn(office, IP_NEWS),
    ]);
    expect(imageOf(first)["alt_text"]).toMatch(/^Calendar of the anniversaries of 2027: /);
    expect(imageOf(second)).toEqual({ ...imageOf(first), block_id: expect.any(String) });
    expect(uploads(office)).toHaveLength(1);
    expect(posts(office, GENERAL)).toHaveLength(1);
  });

  test("that comes before its day carries the picture of the year from that day on", async () => {
    // 1 May 2027 is a Saturday.
    const office = await openOffice({ at: "2027-04-29T08:00:00Z" });
    await office.command(MEI, IP_NEWS, "/ip-digest subscribe monthly 1 09:00 UTC weekend:before");
    await office.goTo("2027-04-30T09:00:30Z");
    expect(imageOf(await digestIn(office, IP_NEWS))["alt_text"]).toMatch(
      /^Calendar of the anniversaries of 1 May 2027 to 30 April 2028: /,
    );
  });

  test("goes without the picture, once and at once, when the upload fails", async () => {
    const warnings: LogFields[] = [];
    const office = await openOffice({ at: "2026-11-22T08:00:00Z", log: recording(warnings) });
    office.slack.faults.always("files.getUploadURLExternal", {
      kind: "error",
      error: "file_uploads_disabled",
    });
    await office.command(MEI, IP_NEWS, "/ip-digest subscribe monthly 1 09:00 UTC");
    await office.goTo("2027-01-01T09:00:30Z");
    const digest = await digestIn(office, IP_NEWS);
    expect(pictures(office, IP_NEWS)).toEqual([]);
    expect(wordsOf(digest)).toContain("China's revised Trademark Law");
    expect(posts(office, IP_NEWS)).toHaveLength(1);
    expect(JSON.stringify(warnings)).toContain("file_uploads_disabled");
  });

  test("does not wait long for an upload that is not answered", async () => {
    const office = await openOffice({ at: "2026-11-22T08:00:00Z" });
    office.slack.faults.always("upload", { kind: "late", afterMs: TEST_MS_MAX });
    await office.command(MEI, IP_NEWS, "/ip-digest subscribe monthly 1 09:00 UTC");
    await office.goTo("2027-01-01T09:00:30Z");
    await digestIn(office, IP_NEWS);
    expect(pictures(office, IP_NEWS)).toEqual([]);
    expect(posts(office, IP_NEWS)).toHaveLength(1);
  });

  test("goes without the picture, once and at once, when Slack refuses the message because of it", async () => {
    const warnings: LogFields[] = [];
    const office = await openOffice({ at: "2026-11-22T08:00:00Z", log: recording(warnings) });
    await office.command(MEI, IP_NEWS, "/ip-digest subscribe monthly 1 09:00 UTC");
    office.slack.faults.next("chat.postMessage", { kind: "error", error: "invalid_blocks" });
    await office.goTo("2027-01-01T09:00:30Z");
    await digestIn(office, IP_NEWS);
    expect(pictures(office, IP_NEWS)).toEqual([]);
    const tried = office.slack
      .calls()
      .filter(({ method }) => method === "chat.postMessage")
      .filter((call) => call.arguments["channel"] === IP_NEWS);
    expect(tried.map(({ answer }) => answer?.["ok"])).toEqual([false, true]);
    const status = await office.command(MEI, IP_NEWS, "/ip-digest status");
    expect(wordsOf(status)).not.toContain("Slack refused");
    expect(JSON.stringify(warnings)).toContain("digest goes without its picture");
  });

  test("has none in the other kinds", async () => {
    const office = await openOffice({ at: "2026-11-22T08:00:00Z" });
    await office.command(MEI, IP_NEWS, "/ip-digest subscribe daily 09:00 UTC");
    await office.goTo("2027-01-01T09:00:30Z");
    await digestIn(office, IP_NEWS);
    expect(uploads(office)).toEqual([]);
  });
});

function recording(warnings: LogFields[]): Log {
  return { ...silentLog, warn: (event, fields = {}) => void warnings.push({ event, ...fields }) };
}

function pictureIn(office: Office, channel: string): Promise<MessageView> {
  return office.slack.until(() => pictures(office, channel)[0], PICTURE_MS_MAX);
}

function digestIn(office: Office, channel: string): Promise<MessageView> {
  const shown = () => office.slack.messages({ channel }).filter(({ ephemeral }) => !ephemeral);
  return office.slack.until(() => shown()[0], PICTURE_MS_MAX);
}

function posts(office: Office, channel: string): MessageView[] {
  return office.slack.messages({ channel }).filter(({ ephemeral }) => !ephemeral);
}

function pictures(office: Office, channel: string): MessageView[] {
  return office.slack
    .messages({ channel })
    .filter(({ blocks }) => blocks.some(({ type }) => type === "image"));
}

function uploads(office: Office) {
  return office.slack.calls().filter(({ method }) => method === "files.completeUploadExternal");
}

function imageOf(message: MessageView): Readonly<Record<string, unknown>> {
  const image = message.blocks.find(({ type }) => type === "image");
  if (!image) throw new Error("the message has no picture");
  return image;
}

async function bytesOf(office: Office, message: MessageView): Promise<Uint8Array> {
  const { id } = imageOf(message)["slack_file"] as { readonly id: string };
  const answer = await fetch(`${office.slack.url}/playground/files/${id}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function press(office: Office, channel: string, list: MessageView): Promise<void> {
  await office.slack.press({
    as: MEI,
    source: { in: "message", channel, ts: list.ts },
    actionId: actionOf(list, "Share the picture here"),
  });
}
