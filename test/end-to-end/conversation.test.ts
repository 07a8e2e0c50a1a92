import { describe, expect, test } from "vitest";
import { directWith, GENERAL, JONAS, MEI, shareOffice, wordsOf } from "./office.ts";

// One office for all of it: people talk with the almanac in threads and by direct message.

const office = shareOffice({ at: "2026-12-01T08:00:00Z" });

/** Says it and resolves to what the almanac answered, in the thread of the first message or by direct message. */
async function converse(said: readonly string[], channel: string): Promise<readonly string[]> {
  const answers: string[] = [];
  let threadTs: string | null = null;
  for (const text of said) {
    const { ts } = office().slack.say({ as: JONAS, channel, text, threadTs });
    if (channel === GENERAL) threadTs ??= ts;
    await office().slack.settled();
    const shown =
      threadTs === null
        ? office().slack.messages({ channel, as: JONAS })
        : office().slack.messages({ channel, thread: threadTs });
    const answer = shown.at(-1);
    if (answer?.userId !== office().slack.bot.userId) throw new Error(`"${text}" was not answered`);
    answers.push(wordsOf(answer));
  }
  return answers;
}

describe("a question that leans on the one before it", () => {
  test("in a thread takes its subject, and says so", async () => {
    const [, when] = await converse(
      ["@almanac what is the PCT", "@almanac and when did it enter into force?"],
      GENERAL,
    );
    expect(when).toContain('About "PCT", from the question before.');
    expect(when).toContain("24 January 1978");
  });

  test("by direct message, also in Chinese", async () => {
    const [, when] = await converse(["专利合作条约是什么", "那它何时生效？"], directWith(JONAS));
    expect(when).toContain("承接上一个问题：“专利合作条约”");
    expect(when).toContain("1978年1月24日");
  });

  test("may ask the same of another country", async () => {
    const [, japan] = await converse(
      ["@almanac when did Germany join the Paris Convention", "@almanac and Japan?"],
      GENERAL,
    );
    expect(japan).toContain("15 July 1899");
    expect(japan).not.toContain("1 May 1903");
  });

  test("may narrow it", async () => {
    const [, chinese] = await converse(
      ["@almanac what is a trademark", "@almanac in Chinese"],
      GENERAL,
    );
    expect(chinese).toContain("商标");
  });

  test("asks what is meant where nothing was said before", async () => {
    const [answer] = await converse(["@almanac who runs it"], GENERAL);
    expect(answer).toContain('I do not know what "it" means here');
  });
});

describe("small talk gets one friendly line or help, never an article", () => {
  test.each([
    ["hi", "Hello!"],
    ["Thanks!", "You're welcome."],
    ["谢谢！", "不客气。"],
    ["help!", "Ask the almanac"],
    ["帮助！", "Ask the almanac"],
  ])("%s", async (said, answer) => {
    expect(await converse([said], directWith(JONAS))).toEqual([expect.stringContaining(answer)]);
    expect(await converse([`@almanac ${said}`], GENERAL)).toEqual([
      expect.stringContaining(answer),
    ]);
    expect(wordsOf(await office().command(MEI, GENERAL, `/ip ${said}`))).toContain(answer);
  });
});

describe("what is typed or pasted beside a question costs it nothing", () => {
  test.each([
    "who presided over the 2021 forum https://english.cnipa.gov.cn/art/2021/4/28/art_2591_158964.html",
    "https://office.slack.com/archives/C024BE91L/p1618963200000100 who presided over the 2021 forum",
    "who presided over the 2021 forum :wave::skin-tone-3:",
    "who presided over the 2021 forum mei.tan@ip-office.example.org",
    "who\u200B presided over\u2060 the 2021\u00AD forum",
    "@rosa who presided over the 2021 forum",
    '"who presided over the 2021 forum in Beijing"',
    "who presided over the 2021 forum NOT Madrid",
  ])("%s", async (typed) => {
    expect(wordsOf(await office().command(MEI, GENERAL, `/ip ${typed}`))).toContain("Gan Shaoning");
  });

  test("filters that leave nothing name what answers without them", async () => {
    const answer = await office().command(
      MEI,
      GENERAL,
      "/ip who presided over the 2021 forum year:2017",
    );
    expect(wordsOf(answer)).toContain("Your filters leave these out, which do answer:");
    expect(wordsOf(answer)).toContain("2021 High-level Forum");
  });
});
