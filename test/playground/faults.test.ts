import { webApi } from "@slack/bolt";
import { expect, test } from "vitest";
import type { Fault } from "../../src/playground/faults.ts";
import type { FakeSlack } from "../../src/playground/fake-slack.ts";
import { callApi, GENERAL, openSlack, quiet } from "./office.ts";

const SAID = { channel: GENERAL, text: "digest" };

test.each<[string, Fault, RegExp, number]>([
  ["a lost reply", { kind: "lose-reply" }, /fetch failed|other side closed/, 1],
  ["a reset before", { kind: "reset", when: "before" }, /fetch failed|other side closed/, 0],
  ["a reset in the body", { kind: "reset", when: "in-body" }, /terminated|ECONNRESET/, 1],
  ["a page of HTML", { kind: "html" }, /An API error occurred: <!doctype html>/, 0],
  ["a 500 after storing", { kind: "status", status: 500, stored: true }, /500/, 1],
  ["a 503 without storing", { kind: "status", status: 503, stored: false }, /503/, 0],
  ["an error by name", { kind: "error", error: "fatal_error" }, /fatal_error/, 0],
])(
  "after %s the client fails and the channel shows what was stored",
  async (_, fault, words, stored) => {
    const { slack } = await openSlack();
    slack.faults.next("chat.postMessage", fault);
    const message = await client(slack)
      .chat.postMessage(SAID)
      .then(
        () => "it worked",
        (error: unknown) => describe(error),
      );
    expect(message).toMatch(words);
    expect(slack.messages({ channel: GENERAL })).toHaveLength(stored);
    expect(slack.calls()[0]).toMatchObject({ method: "chat.postMessage", fault });
    expect(slack.calls()[0]?.answer === null).toBe(stored === 0 && fault.kind !== "error");
    await client(slack).chat.postMessage(SAID);
    expect(slack.messages({ channel: GENERAL })).toHaveLength(stored + 1);
  },
);

test("a retrying client posts twice when the reply was lost", async () => {
  const { slack } = await openSlack();
  slack.faults.next("chat.postMessage", { kind: "lose-reply" });
  const retryConfig = { retries: 1, minTimeout: 1 };
  await client(slack, retryConfig).chat.postMessage(SAID);
  expect(slack.messages({ channel: GENERAL })).toHaveLength(2);
});

test("a late answer is stored at once", async () => {
  const { slack } = await openSlack();
  slack.faults.next("chat.postMessage", { kind: "late", afterMs: 1_000 });
  const order: string[] = [];
  const posting = client(slack).chat.postMessage(SAID);
  const answered = posting.then(() => order.push("answered"));
  await slack.until(() => slack.messages({ channel: GENERAL }).length === 1);
  order.push("stored");
  await answered;
  expect(order).toEqual(["stored", "answered"]);
});

test.each(["api/auth.test", "upload/v1/nothing"])(
  "a late answer to %s for which nobody waits any more is not under way",
  async (path) => {
    const { slack } = await openSlack();
    slack.faults.always("*", { kind: "late", afterMs: 60_000 });
    const asked = fetch(new URL(path, slack.url), {
      method: "POST",
      body: "bytes",
      signal: AbortSignal.timeout(300),
    });
    await expect(asked).rejects.toThrow("timeout");
    await slack.settled();
  },
);

test("a rate limit names the seconds to wait", async () => {
  const { slack } = await openSlack();
  slack.faults.next("chat.postMessage", { kind: "rate-limited", retryAfterSeconds: 7 });
  const response = await fetch(`${slack.apiUrl}chat.postMessage`, { method: "POST" });
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "7"]);
  expect(await response.json()).toEqual({ ok: false, error: "ratelimited" });
});

test("a redirect points elsewhere", async () => {
  const { slack } = await openSlack();
  slack.faults.next("auth.test", { kind: "redirect", to: "http://127.0.0.1:9/" });
  const response = await fetch(`${slack.apiUrl}auth.test`, { redirect: "manual" });
  expect([response.status, response.headers.get("location")]).toEqual([302, "http://127.0.0.1:9/"]);
});

test("history lags behind, then catches up with the clock", async () => {
  const { slack, clock } = await openSlack();
  await callApi(slack, "chat.postMessage", SAID);
  slack.faults.always("conversations.history", { kind: "history-lag", seconds: 30 });
  expect(await history(slack)).toEqual([]);
  clock.set(clock.now() + 31_000);
  expect(await history(slack)).toHaveLength(1);
});

test("history can leave the metadata out, or be refused for want of a scope", async () => {
  const { slack } = await openSlack();
  const metadata = { event_type: "digest", event_payload: {} };
  await callApi(slack, "chat.postMessage", { ...SAID, metadata });
  slack.faults.next("conversations.history", { kind: "no-metadata" });
  expect((await history(slack))[0]).not.toHaveProperty("metadata");
  expect((await history(slack))[0]).toMatchObject({ metadata });
  const fields = { needed: "channels:history", provided: "chat:write" };
  slack.faults.next("conversations.history", { kind: "error", error: "missing_scope", fields });
  expect(await callApi(slack, "conversations.history", { channel: GENERAL })).toEqual({
    ok: false,
    error: "missing_scope",
    ...fields,
  });
});

test("faults wait in line, others last, and all can be cleared", async () => {
  const { slack } = await openSlack();
  slack.faults.always("*", named("lasting"));
  slack.faults.next("api.test", named("first"), 2);
  slack.faults.next("*", named("any"));
  const errors = [];
  for (let call = 0; call < 4; call++) errors.push((await callApi(slack, "api.test"))["error"]);
  expect(errors).toEqual(["first", "first", "any", "lasting"]);
  slack.faults.clear("*");
  expect(await callApi(slack, "api.test")).toMatchObject({ ok: true });
  slack.faults.always("api.test", named("again"));
  slack.faults.clear();
  expect(await callApi(slack, "api.test")).toMatchObject({ ok: true });
});

function named(error: string): Fault {
  return { kind: "error", error };
}

function client(slack: FakeSlack, retryConfig = { retries: 0, minTimeout: 1 }): webApi.WebClient {
  const options = { slackApiUrl: slack.apiUrl, retryConfig, logger: quiet };
  return new webApi.WebClient(slack.credentials.botToken, options);
}

async function history(slack: FakeSlack): Promise<Record<string, unknown>[]> {
  const asked = { channel: GENERAL, include_all_metadata: true };
  const answer = await callApi(slack, "conversations.history", asked);
  return answer["messages"] as Record<string, unknown>[];
}

/** Message and causes, since the client wraps what went wrong. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const original: unknown = "original" in error ? error.original : error.cause;
  return `${error.message} ${original === undefined ? "" : describe(original)}`;
}
