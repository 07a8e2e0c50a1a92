import { expect, test } from "vitest";
import type { Client } from "../../../src/slack/connection/web-client.ts";
import { findDigest, listDigests } from "../../../src/slack/posting/find-posted-digest.ts";

const KEY = "T1/C1/daily/2027-04-26";

/** A client whose channel holds one message with a digest's metadata, by this author. */
function holding(author: string): Client {
  const payload = { key: KEY, attempt: 1, occurrences: "a@2027,b@2027", covers: "2027-04-25" };
  const message = { ts: "1.2", bot_id: author, metadata: { event_payload: payload } };
  const answers = {
    auth: { test: async () => ({ bot_id: "B1" }) },
    conversations: { history: async () => ({ messages: [message] }) },
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the two methods that are called
  return answers as unknown as Client;
}

test("its own digest is found, with what it told", async () => {
  expect(await findDigest(holding("B1"), KEY, "C1", 0)).toEqual({ outcome: "found", ts: "1.2" });
  expect(await listDigests(holding("B1"), "C1", 0)).toEqual({
    outcome: "read",
    digests: [
      {
        kind: "daily",
        date: "2027-04-26",
        ts: "1.2",
        occurrences: ["a@2027", "b@2027"],
        covers: ["2027-04-25"],
      },
    ],
  });
});

test("the same mark on somebody else's message is none of its digests", async () => {
  expect(await findDigest(holding("B2"), KEY, "C1", 0)).toEqual({ outcome: "absent" });
  expect(await listDigests(holding("B2"), "C1", 0)).toEqual({ outcome: "read", digests: [] });
});
