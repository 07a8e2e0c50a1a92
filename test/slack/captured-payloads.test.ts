import { createHmac } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { onTestFinished, describe, expect, test } from "vitest";
import { recogniseSmallTalk } from "../../src/ask/question/small-talk.ts";
import { silentLog } from "../../src/log.ts";
import { createFakeSlack, type FakeSlack } from "../../src/playground/fake-slack.ts";
import { asObject, asText, type JsonObject } from "../../src/playground/json.ts";
import { createSettableClock, type SettableClock } from "../../src/playground/settable-clock.ts";
import { createSlackApp } from "../../src/slack/slack-app.ts";
import { openDesk } from "./desk.ts";
import { partsOf } from "./office.ts";
import { articleOf, foundOf, resultOf } from "./samples.ts";

// Requests that Slack really sent, to other apps: github.com/vercel/chat, fixtures/replay (MIT).
// They are kept beside the checkout; where they are not, this says so.
const FOLDER = "../shared/slack-fixtures/payloads";
const isHere = existsSync(FOLDER);

type Payload = JsonObject;

/** The app, which takes itself for the captured one: mentions name another bot. */
interface Receiver {
  readonly slack: FakeSlack;
  readonly asked: string[];
  readonly deliver: (payload: Payload, hangUp?: AbortSignal) => Promise<number>;
}

async function openReceiver(botUserId: string): Promise<Receiver> {
  const clock = createSettableClock(Date.now);
  const slack = await createFakeSlack({ clock });
  slack.faults.always("auth.test", {
    kind: "error",
    error: "",
    fields: { ok: true, user_id: botUserId, bot_id: "B00FAKEBOT01", team_id: "T00FAKE00AA" },
  });
  const asked: string[] = [];
  const ask = (question: string) => {
    asked.push(question);
    return foundOf(resultOf(articleOf({ id: "one" }), "**One**."));
  };
  const setup = { mode: "http", ask, digestService: await openDesk(clock) } as const;
  const app = createSlackApp(partsOf(slack, setup, clock, silentLog));
  const { url } = await app.start();
  onTestFinished(async () => {
    await app.stop();
    await slack.stop();
  });
  return {
    slack,
    asked,
    deliver: (payload, hangUp) => signed(url ?? "", payload, { slack, clock, hangUp }),
  };
}

async function signed(
  url: string,
  payload: Payload,
  {
    slack,
    clock,
    hangUp,
  }: { slack: FakeSlack; clock: SettableClock; hangUp?: AbortSignal | undefined },
): Promise<number> {
  const body = bodyOf(payload);
  const stamp = String(Math.floor(clock.now() / 1_000));
  const hash = createHmac("sha256", slack.credentials.signingSecret)
    .update(`v0:${stamp}:${body}`)
    .digest("hex");
  const type = "command" in payload || "trigger_id" in payload ? "x-www-form-urlencoded" : "json";
  const headers = {
    "content-type": `application/${type}`,
    "x-slack-request-timestamp": stamp,
    "x-slack-signature": `v0=${hash}`,
  };
  const signal = hangUp ?? null;
  return (await fetch(url, { method: "POST", headers, body, signal })).status;
}

/** Slack sends events as JSON, commands as a form and interactions as JSON in a form. */
function bodyOf(payload: Payload): string {
  if ("command" in payload) {
    return new URLSearchParams(payload as Readonly<Record<string, string>>).toString();
  }
  if ("trigger_id" in payload) {
    return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  }
  return JSON.stringify(payload);
}

/** What the bot should do with it: answer that question, or nothing. */
function questionIn(payload: Payload, botUserId: string): string | null {
  const event = asObject(payload["event"]);
  if (event["bot_id"] !== undefined) return null;
  const text = asText(event["text"]);
  const mention = `<@${botUserId}>`;
  const isDirect = asText(event["channel"]).startsWith("D");
  const isMessage = event["type"] === "message" || event["type"] === "app_mention";
  if (!isMessage || !(isDirect || text.includes(mention))) return null;
  // A channel's mention is delivered as its label; these have none.
  return text
    .replace(mention, "")
    .replaceAll(/<#\w+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

interface Captured {
  readonly name: string;
  readonly botUserId: string;
  readonly payload: Payload;
}

function readCaptured(): Captured[] {
  if (!isHere) return [];
  return readdirSync(FOLDER).flatMap((file) => {
    const content = asObject(JSON.parse(readFileSync(join(FOLDER, file), "utf8")));
    return Object.entries(content).flatMap(([name, value]) => {
      const payload = asObject(value);
      if (!("token" in payload)) return [];
      const label = `${basename(file, ".json")}: ${name}`;
      return [{ name: label, botUserId: asText(content["botUserId"]), payload }];
    });
  });
}

const captured = readCaptured();
const questions = captured.filter(({ payload, botUserId }) => questionIn(payload, botUserId));
const others = captured.filter(({ payload, botUserId }) => !questionIn(payload, botUserId));

test.runIf(process.env["CI"] === "true")("the captured payloads are here", () => {
  expect(isHere).toBe(true);
});

describe.skipIf(!isHere)(
  `captured payloads${isHere ? "" : " (skipped: not beside the checkout)"}`,
  () => {
    test("are events, interactions, commands and views", () => {
      expect(questions.length).toBeGreaterThan(10);
      expect(others.length).toBeGreaterThan(10);
    });

    test.each(questions)("$name is answered in its place, once", async ({ payload, botUserId }) => {
      const { slack, asked, deliver } = await openReceiver(botUserId);
      expect(await deliver(payload)).toBe(200);
      const question = questionIn(payload, botUserId);
      const event = asObject(payload["event"]);
      const call = await slack.until(() =>
        slack.calls().find(({ method }) => method === "chat.postMessage"),
      );
      // "Hey" and "test" are answered by one friendly line, without asking the articles.
      expect(asked).toEqual(recogniseSmallTalk(question ?? "") === null ? [question] : []);
      expect(call.arguments).toMatchObject({ channel: event["channel"] });
      const isDirect = asText(event["channel"]).startsWith("D");
      expect(call.arguments["thread_ts"]).toBe(
        event["thread_ts"] ?? (isDirect ? undefined : event["ts"]),
      );
    });

    test.each(others)("$name is left alone", async ({ payload, botUserId }) => {
      const { slack, asked, deliver } = await openReceiver(botUserId);
      // Nobody acknowledges commands and views of other apps, so their answer is not waited for.
      const hangUp = new AbortController();
      const status = deliver(payload, hangUp.signal).catch(() => null);
      const wanted = "event" in payload || "actions" in payload ? 200 : null;
      expect(wanted === null ? null : await status).toBe(wanted);
      await slack.settled(100);
      expect(asked).toEqual([]);
      expect(slack.calls().filter(({ method }) => method !== "auth.test")).toEqual([]);
      hangUp.abort();
      await status;
    });
  },
);
