import { describe, expect, test } from "vitest";
import type { MessageView } from "../../../../src/playground/page/protocol.ts";
import {
  groupByDay,
  threadOf,
  topLevel,
  withFetched,
  withMessage,
  withoutMessage,
} from "../../../../src/playground/page/conversation/timeline.ts";

test("messages are kept by time, whenever they come", () => {
  const timeline = ["3", "1", "2"].reduce(
    (known, ts) => withMessage(known, message(ts)),
    [] as readonly MessageView[],
  );
  expect(timeline.map(({ ts }) => ts)).toEqual(["1", "2", "3"]);
});

test("a changed message takes the place of the old one", () => {
  const timeline = withMessage([message("1"), message("2")], message("1", { text: "new" }));
  expect(timeline.map(({ text }) => text)).toEqual(["new", "hello"]);
});

test("a reply counts once, even when the server has counted it already", () => {
  const first = withMessage([message("1")], message("2", { threadTs: "1" }));
  expect(first[0]).toMatchObject({ replyCount: 1, lastReplyTs: "2" });
  const told = withMessage(first, message("1", { replyCount: 2, lastReplyTs: "3" }));
  expect(withMessage(told, message("3", { threadTs: "1" }))[0]).toMatchObject({ replyCount: 2 });
});

test("replies and private answers in a thread stay out of the channel", () => {
  const timeline = [
    message("1"),
    message("2", { threadTs: "1" }),
    message("3", { threadTs: "1", ephemeral: true }),
    message("4"),
  ];
  expect(topLevel(timeline).map(({ ts }) => ts)).toEqual(["1", "4"]);
  expect(threadOf(timeline, "1").map(({ ts }) => ts)).toEqual(["1", "2", "3"]);
});

describe("what the server has now", () => {
  test("leaves a message that says the same as it was, so that it need not be drawn again", () => {
    const [first, second] = [message("1"), message("2")];
    const fetched = [message("1"), message("2", { text: "changed" })];
    const timeline = withFetched([first, second], fetched, null);
    expect(timeline[0]).toBe(first);
    expect(timeline[1]).toBe(fetched[1]);
  });

  const known = [
    message("1"),
    message("2", { threadTs: "1" }),
    message("3", { ephemeral: true }),
    message("4"),
  ];

  test("replaces the channel, but keeps private answers and threads", () => {
    const fetched = [message("1", { text: "new" }), message("5")];
    expect(withFetched(known, fetched, null).map(({ ts, text }) => `${ts} ${text}`)).toEqual([
      "1 new",
      "2 hello",
      "3 hello",
      "5 hello",
    ]);
  });

  test("replaces one thread and leaves the rest", () => {
    const fetched = [message("1"), message("6", { threadTs: "1" })];
    expect(withFetched(known, fetched, "1").map(({ ts }) => ts)).toEqual(["1", "3", "4", "6"]);
  });
});

test("a deleted message is gone", () => {
  expect(withoutMessage([message("1"), message("2")], "1").map(({ ts }) => ts)).toEqual(["2"]);
});

test("days are those of the person's zone", () => {
  const evening = seconds("2027-04-25T15:30Z");
  const midnight = seconds("2027-04-25T16:00Z");
  const days = (zone: string): string[] =>
    groupByDay([message(evening), message(midnight)], zone).map(({ key }) => key);
  expect(days("Asia/Shanghai")).toEqual(["2027-04-25", "2027-04-26"]);
  expect(days("Europe/Zurich")).toEqual(["2027-04-25"]);
});

test("a name is repeated after five minutes, for another person, and around a private answer", () => {
  const [day] = groupByDay(
    [
      message(at(0)),
      message(at(4)),
      message(at(9)),
      message(at(10), { userId: "U2" }),
      message(at(11), { userId: "U2", ephemeral: true }),
    ],
    "UTC",
  );
  expect(day?.entries.map(({ continues }) => continues)).toEqual([
    false,
    true,
    false,
    false,
    false,
  ]);
});

function message(ts: string, more: Partial<MessageView> = {}): MessageView {
  return {
    channel: "C1",
    ts,
    threadTs: null,
    userId: "U1",
    text: "hello",
    blocks: [],
    ephemeral: false,
    edited: false,
    replyCount: 0,
    lastReplyTs: null,
    unfurlsLinks: false,
    ...more,
  };
}

function seconds(instant: string): string {
  return `${Date.parse(instant) / 1000}.000100`;
}

function at(minute: number): string {
  return seconds(`2027-04-26T09:${String(minute).padStart(2, "0")}Z`);
}
