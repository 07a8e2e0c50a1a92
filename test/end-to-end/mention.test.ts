import { describe, expect, test } from "vitest";
import {
  directWith,
  freshFile,
  GENERAL,
  JONAS,
  openOffice,
  PRESS,
  TRANSPORTS,
  wordsOf,
  type Office,
} from "./office.ts";

describe.each(TRANSPORTS)("a mention over %s", (transport) => {
  test("in a channel is answered in its thread", async () => {
    const office = await openOffice({ transport });
    const { ts } = await say(office, "@almanac who presided over the 2021 forum?");
    const [, answer] = thread(office, ts);
    expect(answer).toMatchObject({ threadTs: ts, ephemeral: false });
    expect(answer && wordsOf(answer)).toContain("Gan Shaoning");
  });

  test("delivered twice is answered once", async () => {
    const office = await openOffice({ transport });
    const { ts } = await say(office, "@almanac what is the Madrid System?");
    office.slack.redeliverLastEvent();
    await office.slack.settled();
    expect(thread(office, ts)).toHaveLength(2);
  });

  test("delivered again after a restart is still answered once", async () => {
    const office = await openOffice({ transport, store: await freshFile() });
    const { ts } = await say(office, "@almanac what is the Madrid System?");
    await office.restart();
    office.slack.redeliverLastEvent();
    await office.slack.settled();
    expect(thread(office, ts)).toHaveLength(2);
  });
});

describe("a mention in a thread", () => {
  test("without a question takes the thread's first message as the question", async () => {
    const office = await openOffice();
    const { ts } = await say(office, "Who presided over the 2021 forum on IP protection?");
    await say(office, "@almanac", ts);
    const replies = thread(office, ts);
    expect(replies.at(-1)?.threadTs).toBe(ts);
    expect(wordsOf(replies.at(-1)!)).toContain("Gan Shaoning");
  });

  test("with a question answers that question", async () => {
    const office = await openOffice();
    const { ts } = await say(office, "Who presided over the 2021 forum on IP protection?");
    await say(office, "@almanac When did the Hague Agreement enter into force for China?", ts);
    expect(wordsOf(thread(office, ts).at(-1)!)).toContain("5 May 2022");
  });
});

test("a message and an app_mention about the same words get one answer", async () => {
  const office = await openOffice();
  const { ts } = await say(office, "@almanac what is the Madrid System?");
  const mention = office.slack
    .deliveries()
    .map(({ payload }) => payload)
    .find((payload) => JSON.stringify(payload).includes("app_mention"));
  const twin = JSON.parse(
    JSON.stringify(mention)
      .replaceAll('"app_mention"', '"message"')
      .replaceAll(/"event_id":"[^"]+"/g, '"event_id":"Ev0TWIN00001"'),
  );
  twin.event.channel_type = "channel";
  office.slack.deliverEvent(twin);
  await office.slack.settled();
  expect(thread(office, ts)).toHaveLength(2);
});

test("a direct message is a question", async () => {
  const office = await openOffice();
  const direct = directWith(JONAS);
  office.slack.say({
    as: JONAS,
    channel: direct,
    text: "When did the Hague Agreement enter into force for China?",
    threadTs: null,
  });
  await office.slack.settled();
  const words = everythingIn(office, direct).map(wordsOf).join("\n");
  expect(words).toContain("5 May 2022");
});

test("the bot answers neither itself nor another bot", async () => {
  const office = await openOffice();
  const before = office.slack.messages({ channel: GENERAL }).length;
  for (const event of [
    { type: "app_mention", bot_id: "B0OTHER0001", user: "U0OTHERBOT1" },
    {
      type: "message",
      channel_type: "im",
      bot_id: office.slack.bot.botId,
      user: office.slack.bot.userId,
    },
    { type: "message", channel_type: "im", subtype: "message_changed", user: JONAS },
    { type: "message", channel_type: "im", user: "USLACKBOT" },
  ]) {
    office.slack.deliverEvent({
      token: "verification",
      team_id: office.slack.team.id,
      api_app_id: office.slack.bot.appId,
      type: "event_callback",
      event_id: `Ev${JSON.stringify(event).length}${event.type}`,
      event_time: 1_795_334_400,
      authorizations: [
        {
          enterprise_id: null,
          team_id: office.slack.team.id,
          user_id: office.slack.bot.userId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      event: {
        ...event,
        text: `<@${office.slack.bot.userId}> what is the PCT`,
        channel: GENERAL,
        ts: "1795334400.000100",
        event_ts: "1795334400.000100",
      },
    });
  }
  await office.slack.settled();
  expect(office.slack.messages({ channel: GENERAL })).toHaveLength(before);
  expect(office.slack.calls().filter(({ method }) => method === "chat.postMessage")).toEqual([]);
});

test("where the bot is not a member, Slack delivers nothing and nothing breaks", async () => {
  const office = await openOffice();
  office.slack.say({ as: JONAS, channel: PRESS, text: "@almanac what is the PCT", threadTs: null });
  await office.slack.settled();
  const answers = office.slack.messages({ channel: PRESS }).filter(({ ephemeral }) => !ephemeral);
  expect(answers).toHaveLength(1);
});

async function say(office: Office, text: string, threadTs: string | null = null) {
  const said = office.slack.say({ as: JONAS, channel: GENERAL, text, threadTs });
  await office.slack.settled();
  return said;
}

function thread(office: Office, ts: string) {
  return office.slack.messages({ channel: GENERAL, thread: ts });
}

function everythingIn(office: Office, channel: string) {
  return office.slack
    .messages({ channel, as: JONAS })
    .flatMap((message) => [message, ...office.slack.messages({ channel, thread: message.ts })]);
}
