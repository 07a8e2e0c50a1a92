import { describe, expect, test } from "vitest";
import type { Answer } from "../../../src/ask/answer.ts";
import { MEI, memoryReceipts, NEWS, openOffice, ROSA, wordsIn, type Office } from "../office.ts";
import { entryOf, foundOf, resultOf, articleOf } from "../samples.ts";

const answer = foundOf(
  resultOf(articleOf({ id: "pct", title: "PCT" }), "The **PCT** is a treaty."),
);

function recordingAsk(): { asked: string[]; ask: (question: string) => Answer } {
  const asked: string[] = [];
  return {
    asked,
    ask(question) {
      asked.push(question);
      return answer;
    },
  };
}

/** The bot's words in the thread, or in the channel. */
function answers({ slack }: Office, thread?: string, channel = NEWS): string[] {
  const messages = slack.messages({ channel, ...(thread === undefined ? {} : { thread }) });
  return messages
    .filter(({ userId }) => userId === slack.bot.userId)
    .map(({ blocks }) => wordsIn(blocks));
}

async function said(office: Office, text: string, threadTs: string | null = null): Promise<string> {
  return saidBy(MEI, office, text, threadTs);
}

async function saidBy(
  person: string,
  office: Office,
  text: string,
  threadTs: string | null = null,
): Promise<string> {
  const { ts } = office.slack.say({ as: person, channel: NEWS, text, threadTs });
  await office.slack.settled();
  return ts;
}

describe.each(["socket", "http"] as const)("a mention over %s", (mode) => {
  test("is answered for everybody, in its thread", async () => {
    const { asked, ask } = recordingAsk();
    const office = await openOffice({ mode, ask });
    const ts = await said(office, "@almanac what is the PCT?");
    expect(asked).toEqual(["what is the PCT?"]);
    expect(answers(office, ts)).toEqual([expect.stringMatching(/^PCT\nThe PCT is a treaty\. …\n/)]);
    expect(answers(office)).toEqual([]);
  });

  test("that is delivered twice is answered once", async () => {
    const { ask } = recordingAsk();
    const office = await openOffice({ mode, ask });
    const ts = await said(office, "@almanac what is the PCT?");
    office.slack.redeliverLastEvent();
    await office.slack.settled();
    expect(answers(office, ts)).toHaveLength(1);
  });
});

test("a mention that comes as message and as app_mention is answered once", async () => {
  const { ask } = recordingAsk();
  const office = await openOffice({ ask });
  const ts = await said(office, "@almanac what is the PCT?");
  const { slack } = office;
  slack.deliverEvent({
    type: "event_callback",
    team_id: slack.team.id,
    api_app_id: slack.bot.appId,
    event_id: "Ev0TWIN",
    event: {
      type: "message",
      channel_type: "channel",
      user: MEI,
      channel: NEWS,
      ts,
      text: `<@${slack.bot.userId}> what is the PCT?`,
    },
  });
  await slack.settled();
  expect(answers(office, ts)).toHaveLength(1);
});

test("a mention is answered once across a restart", async () => {
  const receipts = memoryReceipts();
  const { ask } = recordingAsk();
  const first = await openOffice({ ask, receipts });
  await said(first, "@almanac what is the PCT?");
  const delivered = first.slack.deliveries().at(-1);
  const second = await openOffice({ ask, receipts });
  if (delivered === undefined) throw new Error("nothing was delivered");
  second.slack.deliverEvent(delivered.payload);
  await second.slack.settled();
  expect(second.slack.calls().filter(({ method }) => method === "chat.postMessage")).toEqual([]);
});

test("a question is answered although the store does not keep its receipt", async () => {
  const { ask } = recordingAsk();
  const receipts = { take: () => Promise.reject(new Error("disk full")) };
  const office = await openOffice({ ask, receipts });
  const ts = await said(office, "@almanac what is the PCT?");
  expect(answers(office, ts)).toHaveLength(1);
  expect(office.log).toContainEqual({
    level: "error",
    event: "receipt not kept",
    fields: { cause: "Error" },
  });
});

test("in a thread, a mention with a question is answered there", async () => {
  const { asked, ask } = recordingAsk();
  const office = await openOffice({ ask });
  const root = await said(office, "Good morning");
  await said(office, "@almanac and the Hague system?", root);
  expect(asked).toEqual(["and the Hague system?"]);
  expect(answers(office, root)).toHaveLength(1);
});

test("in a thread, a mention alone asks what the first message asks", async () => {
  const { asked, ask } = recordingAsk();
  const office = await openOffice({ ask });
  const root = await said(office, "Does anybody know what the PCT is?");
  await said(office, "It is a treaty", root);
  await said(office, "@almanac", root);
  expect(asked).toEqual(["Does anybody know what the PCT is?"]);
  expect(answers(office, root)).toHaveLength(1);
});

test("a mention alone beneath the bot's own message is answered with help", async () => {
  const office = await openOffice({ ask: recordingAsk().ask });
  await said(office, "@almanac what is the PCT?");
  const { slack } = office;
  await slack.command({ as: MEI, channel: NEWS, command: "/ip", text: "pct" });
  const toAsker = await slack.until(() =>
    slack.messages({ channel: NEWS, as: MEI }).find(({ ephemeral }) => ephemeral),
  );
  await slack.press({
    as: MEI,
    source: { in: "message", channel: NEWS, ts: toAsker.ts },
    actionId: "answer-share",
  });
  await slack.settled();
  const shared = slack
    .messages({ channel: NEWS })
    .find(({ userId, ephemeral }) => userId === slack.bot.userId && !ephemeral);
  await said(office, "@almanac", shared?.ts);
  expect(answers(office, shared?.ts).at(-1)).toMatch(/^Ask the almanac/);
});

test("a thread that cannot be read says what to do", async () => {
  const office = await openOffice();
  const root = await said(office, "What is the PCT?");
  office.slack.faults.next("conversations.replies", { kind: "error", error: "not_in_channel" });
  await said(office, "@almanac", root);
  expect(answers(office, root)).toEqual([
    "I cannot read this thread's first message. Invite me with /invite @almanac, or write your question after my name.",
  ]);
});

test.each(["@almanac", "@almanac help"])(
  "%s outside a thread is answered with help",
  async (text) => {
    const office = await openOffice();
    const ts = await said(office, text);
    expect(answers(office, ts)).toEqual([expect.stringMatching(/^Ask the almanac/)]);
  },
);

test.each([
  ["today", "Monday, 30 November 2026"],
  ["tomorrow", "Tuesday, 1 December 2026"],
  ["26 April", "Monday, 26 April 2027"],
  ["next 30 days", "1 to 30 December 2026"],
])('"@almanac %s" tells the days', async (text, title) => {
  const { asked, ask } = recordingAsk();
  const office = await openOffice({ ask });
  const ts = await said(office, `@almanac ${text}`);
  expect(answers(office, ts)[0]?.split("\n")[0]).toContain(title.slice(-4));
  expect(answers(office, ts)[0]).toMatch(/Nothing in the almanac's calendar/);
  expect(asked).toEqual([]);
});

test("a day that is written in Chinese is told in Chinese", async () => {
  const office = await openOffice();
  const ts = await said(office, "@almanac 4月26日");
  expect(answers(office, ts)[0]).toMatch(/^2027年4月26日 星期一\n年鉴中没有收录/);
});

test("a year alone is a question", async () => {
  const { asked, ask } = recordingAsk();
  await said(await openOffice({ ask }), "@almanac 2021");
  expect(asked).toEqual(["2021"]);
});

test("a direct message is a question, answered beneath it and in its thread", async () => {
  const { asked, ask } = recordingAsk();
  const office = await openOffice({ ask });
  const channel = "D0MEITAN001";
  const { ts } = office.slack.say({ as: MEI, channel, text: "what is the PCT", threadTs: null });
  await office.slack.settled();
  const direct = office.slack.calls().find(({ method }) => method === "chat.postMessage");
  expect(direct?.arguments["thread_ts"]).toBeUndefined();
  office.slack.say({ as: MEI, channel, text: "and the Hague system", threadTs: ts });
  await office.slack.settled();
  expect(asked).toEqual(["what is the PCT", "and the Hague system"]);
  expect(office.slack.calls().at(-1)?.arguments["thread_ts"]).toBe(ts);
});

test("what says nothing to the bot is left alone", async () => {
  const { asked, ask } = recordingAsk();
  const office = await openOffice({ ask });
  const { slack } = office;
  const from = { type: "message", user: MEI, channel: NEWS, text: `<@${slack.bot.userId}> hello` };
  const strangers = [
    { ...from, ts: "1.1", text: "no mention" },
    { ...from, ts: "1.2", bot_id: "B0OTHER" },
    { ...from, ts: "1.3", subtype: "message_changed" },
    { ...from, ts: "1.4", edited: { user: MEI, ts: "1.5" } },
    { ...from, ts: "1.6", user: "USLACKBOT" },
    { ...from, ts: "1.7", user: slack.bot.userId },
    { type: "message", channel: NEWS, ts: "1.8", text: "from nobody" },
    { ...from, ts: "1.9", type: "app_mention", subtype: "bot_message", bot_id: "B0OTHER" },
  ];
  strangers.forEach((event, index) =>
    slack.deliverEvent({
      type: "event_callback",
      team_id: slack.team.id,
      api_app_id: slack.bot.appId,
      event_id: `Ev0${index}`,
      event,
    }),
  );
  await slack.settled();
  expect(asked).toEqual([]);
  expect(slack.calls().filter(({ method }) => method.startsWith("chat."))).toEqual([]);
});

test("a mention where something fails is told in the thread, with a reference", async () => {
  const office = await openOffice({
    ask: () => {
      throw new Error("index is broken");
    },
  });
  const ts = await said(office, "@almanac what is the PCT?");
  expect(answers(office, ts)).toEqual([
    expect.stringMatching(
      /^Something went wrong on my side\..* this reference: [0-9A-F]{4}-[0-9A-F]{2}\.$/,
    ),
  ]);
});

test("after a rate limit the answer comes late, and once", async () => {
  const office = await openOffice({ ask: recordingAsk().ask });
  office.slack.faults.next("chat.postMessage", { kind: "rate-limited", retryAfterSeconds: 1 });
  const ts = await said(office, "@almanac what is the PCT?");
  await office.slack.until(() => answers(office, ts).length > 0);
  expect(answers(office, ts)).toEqual([expect.stringMatching(/^PCT/)]);
});

test("an answer whose outcome is unknown is not sent again", async () => {
  const office = await openOffice({ ask: recordingAsk().ask });
  office.slack.faults.next("chat.postMessage", { kind: "lose-reply" });
  const ts = await said(office, "@almanac what is the PCT?");
  expect(answers(office, ts).filter((words) => words.startsWith("PCT"))).toHaveLength(1);
});

test("the person's zone decides which day is today", async () => {
  // In Beijing it is already Tuesday, in New York still Monday.
  const office = await openOffice({ now: "2026-11-30T20:00:00Z" });
  const first = await said(office, "@almanac today");
  expect(answers(office, first)[0]).toMatch(/^Tuesday, 1 December 2026/);
  const ts = await saidBy(ROSA, office, "@almanac today");
  expect(answers(office, ts)[0]).toMatch(/^Monday, 30 November 2026/);
});

test("where the zone is not told, the office's is used", async () => {
  const office = await openOffice({ now: "2026-11-30T20:00:00Z" });
  office.slack.faults.always("users.info", { kind: "error", error: "user_not_visible" });
  const ts = await saidBy(ROSA, office, "@almanac today");
  expect(answers(office, ts)[0]).toMatch(/^Tuesday, 1 December 2026/);
});

test("an entry of today is told with its years", async () => {
  const { occurrence } = entryOf({ title: "The session", first: "2020-11-30", date: "2026-11-30" });
  const office = await openOffice({ catalogue: [occurrence.event] });
  const ts = await said(office, "@almanac today");
  expect(answers(office, ts)[0]).toContain("6 years: The session");
});
