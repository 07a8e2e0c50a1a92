import { expect, test } from "vitest";
import { buildDigestMessage } from "../../../src/slack/digest/digest-message.ts";
import type { ArticleAnswer } from "../../../src/ask/answer.ts";
import { MEI, NEWS, openOffice, ROSA, wordsIn, type Office } from "../office.ts";
import { articleOf, entryOf, foundOf, resultOf } from "../samples.ts";

const entry = entryOf({ title: "Paris Convention", first: "1883-03-20", date: "2027-03-20" });

/** A posted digest of one day. */
async function postDigest({ slack }: Office): Promise<string> {
  const message = buildDigestMessage({
    kind: "daily",
    date: "2027-03-20",
    range: { from: "2027-03-20", until: "2027-03-20" },
    entries: [entry],
    ahead: [],
    alsoCovers: [],
    daysOffMove: null,
    language: "en",
    schedule: { kind: "daily", dayNumber: null, time: "09:00", zone: "UTC" },
  });
  const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${slack.credentials.botToken}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ channel: NEWS, ...message }),
  });
  const { ts } = (await response.json()) as { ts: string };
  return ts;
}

async function press(office: Office, actionId: string): Promise<void> {
  const ts = await postDigest(office);
  const source = { in: "message", channel: NEWS, ts } as const;
  await office.slack.press({ as: ROSA, source, actionId });
  await office.slack.settled();
}

test("Ask about this answers about the day's event, and whoever pressed it alone", async () => {
  const asked: string[] = [];
  const answer: ArticleAnswer = foundOf(
    resultOf(articleOf({ id: "one", title: "One" }), "It began."),
  );
  const office = await openOffice({
    ask: (question) => {
      asked.push(question);
      return answer;
    },
  });
  await press(office, "digest-ask");
  expect(asked).toEqual(["Paris Convention"]);
  const seen = office.slack.messages({ channel: NEWS, as: ROSA });
  expect(seen.map(({ blocks }) => wordsIn(blocks)).at(-1)).toMatch(/^One\nIt began\./);
  expect(office.slack.messages({ channel: NEWS, as: MEI })).toHaveLength(seen.length - 1);
});

test("Settings opens the form of the channel in which the digest stands", async () => {
  const office = await openOffice();
  await press(office, "digest-settings");
  const modal = await office.slack.until(() => office.slack.modal(ROSA));
  expect(wordsIn(modal.blocks)).toContain("How often");
});
