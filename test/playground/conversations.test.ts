import { expect, test } from "vitest";
import { callApi, GENERAL, JONAS, MEI, openSlack } from "./office.ts";

test("metadata comes back only to those who ask for it", async () => {
  const { slack } = await openSlack();
  const metadata = { event_type: "digest", event_payload: { delivery: "d1" } };
  await callApi(slack, "chat.postMessage", { channel: GENERAL, text: "a", metadata });
  const history = async (asked: object) =>
    (await callApi(slack, "conversations.history", { channel: GENERAL, ...asked }))["messages"];
  expect(await history({ include_all_metadata: true })).toMatchObject([{ metadata }]);
  expect(await history({})).not.toMatchObject([{ metadata }]);
});

test("history is newest first, in pages, without threads and without ephemeral messages", async () => {
  const { slack } = await openSlack();
  const posted = ["one", "two", "three"].map(
    (text) => slack.say({ as: MEI, channel: GENERAL, text, threadTs: null }).ts,
  );
  slack.say({ as: JONAS, channel: GENERAL, text: "reply", threadTs: posted[0] ?? null });
  await callApi(slack, "chat.postEphemeral", { channel: GENERAL, user: MEI, text: "psst" });
  const first = await callApi(slack, "conversations.history", { channel: GENERAL, limit: 2 });
  expect(textsOf(first)).toEqual(["three", "two"]);
  expect(first["has_more"]).toBe(true);
  const { next_cursor } = first["response_metadata"] as { next_cursor: string };
  const page = { channel: GENERAL, limit: 2, cursor: next_cursor };
  const last = await callApi(slack, "conversations.history", page);
  expect(textsOf(last)).toEqual(["one"]);
  expect(last["messages"]).toMatchObject([{ reply_count: 1, reply_users: [JONAS] }]);
  const since = { channel: GENERAL, oldest: posted[1] };
  expect(textsOf(await callApi(slack, "conversations.history", since))).toEqual(["three"]);
  const inclusive = { ...since, inclusive: true };
  expect(textsOf(await callApi(slack, "conversations.history", inclusive))).toEqual([
    "three",
    "two",
  ]);
});

test("a thread is its first message and the replies, oldest first", async () => {
  const { slack } = await openSlack();
  const { ts } = slack.say({ as: MEI, channel: GENERAL, text: "question", threadTs: null });
  await callApi(slack, "chat.postMessage", { channel: GENERAL, text: "answer", thread_ts: ts });
  const thread = await callApi(slack, "conversations.replies", { channel: GENERAL, ts });
  expect(thread["messages"]).toMatchObject([
    { text: "question", reply_count: 1 },
    { text: "answer", thread_ts: ts, parent_user_id: MEI, bot_id: "B0ALMANAC01" },
  ]);
  expect(slack.messages({ channel: GENERAL })).toMatchObject([{ replyCount: 1 }]);
  expect(slack.messages({ channel: GENERAL, thread: ts })).toHaveLength(2);
});

function textsOf(answer: Readonly<Record<string, unknown>>): string[] {
  return (answer["messages"] as { text: string }[]).map(({ text }) => text);
}
