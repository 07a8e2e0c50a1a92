import { describe, expect, test } from "vitest";
import type { ArticleAnswer } from "../../src/ask/answer.ts";
import type { MessageView } from "../../src/playground/page/protocol.ts";
import { UserError } from "../../src/user-error.ts";
import { MEI, NEWS, openOffice, PRESS, wordsIn, type Office, type OfficeSetup } from "./office.ts";
import { articleOf, foundOf, resultOf } from "./samples.ts";

const results = ["One", "Two", "Three", "Four"].map((title) =>
  resultOf(articleOf({ id: title.toLowerCase(), title }), `About **${title}**.`),
);
const found = foundOf(...results);
const askFound = (): ArticleAnswer => found;

/** Types a command and waits for what the person sees. */
async function typed(office: Office, text: string, channel = NEWS): Promise<MessageView> {
  const { slack } = office;
  const before = slack.messages({ channel, as: MEI }).length;
  const result = await slack.command({ as: MEI, channel, command: "/ip", text });
  expect(result).toEqual({ result: "acknowledged" });
  return slack.until(() => slack.messages({ channel, as: MEI })[before]);
}

async function pressed(office: Office, message: MessageView, actionId: string): Promise<void> {
  const source = { in: "message", channel: message.channel, ts: message.ts } as const;
  await office.slack.press({ as: MEI, source, actionId });
  await office.slack.settled();
}

function seen(office: Office, channel = NEWS, as?: string): string[] {
  const messages = office.slack.messages({ channel, ...(as === undefined ? {} : { as }) });
  return messages.map(({ blocks }) => wordsIn(blocks));
}

describe.each(["socket", "http"] as const)("a question over %s", (mode) => {
  const open = (setup: OfficeSetup): Promise<Office> => openOffice({ ...setup, mode });

  test("is answered to the asker alone", async () => {
    const office = await open({ ask: askFound });
    const message = await typed(office, "one two three");
    expect(message.ephemeral).toBe(true);
    expect(wordsIn(message.blocks)).toMatch(/^One\nAbout One\. …\nCIP News/);
    expect(office.slack.messages({ channel: NEWS, as: "U0ROSADE001" })).toEqual([]);
  });

  test("is turned over in place, forth and back", async () => {
    const office = await open({ ask: askFound });
    const message = await typed(office, "one two three");
    await pressed(office, message, "answer-next");
    expect(seen(office, NEWS, MEI)).toEqual([expect.stringMatching(/^Four\n.*/)]);
    await pressed(office, message, "answer-previous");
    expect(seen(office, NEWS, MEI)).toEqual([expect.stringMatching(/^One\n.*/)]);
  });

  test("in a direct message is turned over for good, and offered to nobody else", async () => {
    const office = await open({ ask: askFound });
    const channel = "D0MEITAN001";
    const asked = office.slack.say({ as: MEI, channel, text: "one two three", threadTs: null });
    await office.slack.settled();
    const answer = office.slack.messages({ channel }).find(({ ts }) => ts !== asked.ts);
    if (!answer) throw new Error("no answer");
    expect(wordsIn(answer.blocks)).toMatch(/\n4 articles match\.\nNext results$/);
    await pressed(office, answer, "answer-next");
    const [, turned, ...more] = office.slack.messages({ channel });
    expect(more).toEqual([]);
    expect(turned).toMatchObject({ ts: answer.ts, ephemeral: false });
    expect(wordsIn(turned?.blocks ?? [])).toMatch(/^Four\n.*\nResult 4 of 4\.\nRead onPrevious$/s);
  });

  test("is shared with everybody, with the name of who did", async () => {
    const office = await open({ ask: askFound });
    await pressed(office, await typed(office, "one two three"), "answer-share");
    const [, shared, told] = office.slack.messages({ channel: NEWS, as: MEI });
    expect(shared?.ephemeral).toBe(false);
    expect(wordsIn(shared?.blocks ?? [])).toMatch(
      new RegExp(`^<${MEI}> shared what the almanac says to "one two three":\nOne\n`),
    );
    expect(wordsIn(told?.blocks ?? [])).toBe("Shared.");
  });

  test("is shared also where the bot is no member", async () => {
    const office = await open({ ask: askFound });
    await pressed(office, await typed(office, "one", PRESS), "answer-share");
    const shared = office.slack.messages({ channel: PRESS }).find(({ ephemeral }) => !ephemeral);
    expect(wordsIn(shared?.blocks ?? [])).toMatch(/shared what the almanac says to "one":/);
  });
});

test("a button works after a restart, because it carries its question", async () => {
  const asked: string[] = [];
  const office = await openOffice({
    ask(question) {
      asked.push(question);
      return found;
    },
  });
  const message = await typed(office, 'quote "me" & <co>');
  await pressed(office, message, "answer-next");
  expect(asked).toEqual(['quote "me" & <co>', 'quote "me" & <co>']);
});

test("a suggestion is asked by its button", async () => {
  const office = await openOffice({
    ask: (question) =>
      question === "One"
        ? found
        : { kind: "not-found", missing: [], nearest: [], didYouMean: ["One"] },
  });
  const message = await typed(office, "onne");
  expect(wordsIn(message.blocks)).toContain('Nothing in the almanac\'s 0 articles answers "onne".');
  await pressed(office, message, "answer-ask-again-1");
  expect(seen(office, NEWS, MEI)).toEqual([expect.stringMatching(/^One\n/)]);
});

test("the link to the article is acknowledged and changes nothing", async () => {
  const office = await openOffice({ ask: () => foundOf(...results.slice(0, 1)) });
  const message = await typed(office, "one");
  await pressed(office, message, "answer-read-on");
  expect(office.slack.notices()).toEqual([]);
  expect(seen(office, NEWS, MEI)).toHaveLength(1);
});

test.each(["", "help", "HELP", "帮助"])('"%s" is answered with help and examples', async (text) => {
  const message = await typed(await openOffice(), text);
  expect(wordsIn(message.blocks)).toMatch(/^Ask the almanac, in English or Chinese\./);
  expect(wordsIn(message.blocks)).toContain("/ip-digest subscribe weekly monday 09:00");
});

test("a question that cannot be read is refused in the words for its asker", async () => {
  const office = await openOffice({
    ask: () => {
      throw new UserError('I cannot search for "autor:"; use author: instead.');
    },
  });
  const message = await typed(office, "autor:x");
  expect(wordsIn(message.blocks)).toBe('I cannot search for "autor:"; use author: instead.');
  expect(office.log.filter(({ level }) => level === "error")).toEqual([]);
});

test("a fault is told with a reference that the operator finds in the log, without the question", async () => {
  const office = await openOffice({
    ask: (question) => {
      throw new TypeError(`cannot read ${question}`);
    },
  });
  const message = await typed(office, "my secret matter");
  const words = wordsIn(message.blocks);
  expect(words).toMatch(
    /^Something went wrong on my side\. Please try again; if it happens again, tell an admin this reference: [0-9A-F]{4}-[0-9A-F]{2}\.$/,
  );
  const line = office.log.find(({ event }) => event === "listener failed");
  expect(words).toContain(String(line?.fields["reference"]));
  expect(line?.fields).toMatchObject({ cause: "TypeError", name: "TypeError" });
  expect(JSON.stringify(office.log)).not.toContain("my secret matter");
});

test("a question of 10,000 letters is answered, within Slack's limits", async () => {
  const office = await openOffice({ ask: askFound });
  const message = await typed(office, "forum ".repeat(1_667));
  expect(wordsIn(message.blocks)).toContain("The question is too long for further pages");
});

test("a button of another version asks to ask again", async () => {
  const office = await openOffice({ ask: askFound });
  const old = { type: "button", text: { type: "plain_text", text: "Next" } };
  const elements = [{ ...old, action_id: "answer-next", value: "page=2" }];
  const { slack } = office;
  await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${slack.credentials.botToken}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ channel: NEWS, text: "old", blocks: [{ type: "actions", elements }] }),
  });
  const [message] = slack.messages({ channel: NEWS });
  if (!message) throw new Error("not posted");
  await pressed(office, message, "answer-next");
  expect(seen(office, NEWS, MEI).at(-1)).toBe(
    "This button is from an older version. Please ask again with /ip.",
  );
});

test("what people and articles write mentions nobody and links nowhere", async () => {
  const nasty = "<!here> <@U0ROSADE001> <https://evil.example|click> *bold* `code` :warning:";
  const office = await openOffice({
    ask: () => foundOf(resultOf(articleOf({ id: "x", title: nasty }), nasty)),
  });
  const message = await typed(office, nasty);
  expect(message.text).not.toMatch(/<[!@#h]/);
  expect(JSON.stringify(message.blocks)).not.toContain("mrkdwn");
  expect(wordsIn(message.blocks)).toContain(nasty);
  const sent = office.slack.calls().flatMap(({ warnings }) => warnings);
  expect(sent).toEqual([]);
});
