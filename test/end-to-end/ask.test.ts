import { describe, expect, test } from "vitest";
import type { MessageView } from "../../src/playground/page/protocol.ts";
import {
  actionOf,
  boldOf,
  buttonsOf,
  GENERAL,
  linksOf,
  MEI,
  openOffice,
  PRESS,
  TRANSPORTS,
  wordsOf,
  type Office,
} from "./office.ts";

const FORUM = "2021 High-level Forum on China IP Protection";

describe.each(TRANSPORTS)("/ip over %s", (transport) => {
  test("answers privately with the excerpt, its source, its date and the matched words in bold", async () => {
    const office = await openOffice({ transport });
    const answer = await office.command(MEI, GENERAL, "/ip who presided over the 2021 forum");
    expect(answer.ephemeral).toBe(true);
    expect(wordsOf(answer)).toContain(FORUM);
    expect(wordsOf(answer)).toMatch(/Gan Shaoning, Deputy Commissioner/);
    expect(wordsOf(answer)).toMatch(/CNIPA · 28 April 2021/);
    expect(wordsOf(answer)).toMatch(/\d+ articles match/);
    expect(boldOf(answer).join(" ")).toMatch(/presided/);
    expect(boldOf(answer).join(" ")).toMatch(/2021/);
    expect(linksOf(answer).every(({ url }) => /^https?:\/\//.test(url))).toBe(true);
    expect(answer.text).toContain("Gan Shaoning");
  });

  test("answers a Chinese question with Chinese and English passages", async () => {
    const office = await openOffice({ transport });
    const answer = await office.command(MEI, GENERAL, "/ip 世界知识产权日的主题");
    expect(wordsOf(answer)).toContain("世界知识产权日");
    expect(wordsOf(answer)).toContain("World IP Day");
    expect(wordsOf(answer)).toMatch(/第\d+段 · 英文共找到\d+篇文章。/);
  });

  test("finds a date in the other language, and marks all of it", async () => {
    const office = await openOffice({ transport });
    const answer = await office.command(MEI, GENERAL, "/ip Beijing 2022年5月5日");
    expect(boldOf(answer)).toContain("5 May 2022");
  });

  test("acknowledges a command before it answers", async () => {
    const office = await openOffice({ transport });
    await office.command(MEI, GENERAL, "/ip PCT");
    const [delivery] = office.slack.deliveries();
    // An empty acknowledgement: the answer comes later, by the command's response URL.
    expect(delivery).toMatchObject({ ack: { acknowledged: true, payload: null } });
    expect(office.slack.notices()).toEqual([]);
  });
});

test("a word that breaks off is searched as those that begin with it, and that is said", async () => {
  const office = await openOffice();
  const answer = await office.command(MEI, GENERAL, "/ip Marrak Treaty in force for China");
  expect(wordsOf(answer)).toContain('Showing results for Marrakesh (you wrote "Marrak")');
  expect(wordsOf(answer)).toContain("5 May 2022");
});

describe("the buttons of an answer", () => {
  test("the next results replace the first, and lead back", async () => {
    const office = await openOffice();
    const first = await office.command(MEI, GENERAL, "/ip patent law of China");
    await press(office, first, "Next results");
    const second = lastSeen(office);
    expect(second.ts).toBe(first.ts);
    expect(wordsOf(second)).not.toBe(wordsOf(first));
    await press(office, second, "Previous");
    expect(wordsOf(lastSeen(office))).toBe(wordsOf(first));
  });

  test("work after a restart, because they carry the question", async () => {
    const office = await openOffice();
    const first = await office.command(MEI, GENERAL, "/ip patent law of China");
    await office.restart();
    await press(office, first, "Next results");
    expect(wordsOf(lastSeen(office))).not.toBe(wordsOf(first));
  });

  test("sharing shows the excerpt to the channel and says who shared it", async () => {
    const office = await openOffice();
    const answer = await office.command(MEI, GENERAL, "/ip who presided over the 2021 forum");
    await press(office, answer, "Share in channel");
    const shared = office.slack.messages({ channel: GENERAL }).findLast((one) => !one.ephemeral);
    expect(shared && wordsOf(shared)).toContain("Gan Shaoning");
    expect(shared && wordsOf(shared)).toContain(`<@${MEI}>`);
    expect(shared && buttonsOf(shared)).toEqual([]);
  });

  test("sharing works where the bot is not a member", async () => {
    const office = await openOffice();
    const answer = await office.command(MEI, PRESS, "/ip who presided over the 2021 forum");
    await office.slack.press({
      as: MEI,
      source: { in: "message", channel: PRESS, ts: answer.ts },
      actionId: actionOf(answer, "Share in channel"),
    });
    await office.slack.settled();
    const shared = office.slack.messages({ channel: PRESS }).findLast((one) => !one.ephemeral);
    expect(shared && wordsOf(shared)).toContain("Gan Shaoning");
  });
});

describe("what cannot be answered", () => {
  test("is told, and never dressed up as an answer", async () => {
    const office = await openOffice();
    const answer = await office.command(MEI, GENERAL, "/ip recipe for sourdough bread");
    expect(wordsOf(answer)).toMatch(
      /Nothing in the almanac's \d+ articles answers "recipe for sourdough bread"/,
    );
    expect(buttonsOf(answer)).not.toContain("Share in channel");
  });

  test.each(["/ip", "/ip help", "/ip   "])("%s is help with examples", async (typed) => {
    const office = await openOffice();
    const help = await office.command(MEI, GENERAL, typed);
    expect(wordsOf(help)).toContain("/ip who presided over the 2021 forum");
    expect(wordsOf(help)).toContain("/ip-digest subscribe");
  });

  test("a question of 10,000 characters is answered or refused in words", async () => {
    const office = await openOffice();
    const question = "punitive damages for trademark infringement ".repeat(230).slice(0, 10_000);
    const answer = await office.command(MEI, GENERAL, `/ip ${question}`);
    expect(wordsOf(answer).length).toBeGreaterThan(20);
    expect(office.slack.notices()).toEqual([]);
  });

  test("a wrong filter names those that exist", async () => {
    const office = await openOffice();
    const answer = await office.command(MEI, GENERAL, "/ip autor:shen innovation");
    expect(wordsOf(answer)).toContain("autor:");
    expect(wordsOf(answer)).toContain("source:");
  });
});

test("a question is shown as text, never as live markup", async () => {
  const office = await openOffice();
  const answer = await office.command(
    MEI,
    GENERAL,
    "/ip <!channel> *<@U0MEITAN001>* <https://x.example|y>",
  );
  // Slack parses nothing in the leaves of rich_text; anything else has to be escaped.
  const parsed = answer.blocks.filter(({ type }) => type !== "rich_text");
  expect(JSON.stringify(parsed)).not.toContain("<!channel>");
  expect(answer.text).not.toMatch(/<(?:!channel|@U|https)/);
});

async function press(office: Office, message: MessageView, label: string): Promise<void> {
  const source = { in: "message", channel: GENERAL, ts: message.ts } as const;
  await office.slack.press({ as: MEI, source, actionId: actionOf(message, label) });
  await office.slack.settled();
}

function lastSeen(office: Office): MessageView {
  const message = office.slack.messages({ channel: GENERAL, as: MEI }).at(-1);
  if (!message) throw new Error("the channel is empty");
  return message;
}
