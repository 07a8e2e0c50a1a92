import { describe, expect, test } from "vitest";
import type { MessageView } from "../../src/playground/page/protocol.ts";
import {
  boldOf,
  directWith,
  freshFile,
  GENERAL,
  IP_NEWS,
  JONAS,
  KARIM,
  linksOf,
  MEI,
  openOffice,
  PRESS,
  ROSA,
  TRANSPORTS,
  wordsOf,
  type Office,
} from "./office.ts";

const DAILY = "/ip-digest subscribe daily 09:00 Asia/Shanghai";

describe.each(TRANSPORTS)("the daily digest over %s", (transport) => {
  test("arrives at its local time, says 6 years once and names the study session's three articles", async () => {
    const office = await openOffice({ transport, at: "2026-11-29T12:00:00Z" });
    await office.command(MEI, GENERAL, DAILY);
    await office.goTo("2026-11-30T00:59:00Z");
    expect(digestsIn(office, GENERAL)).toEqual([]);
    await office.goTo("2026-11-30T01:00:00Z");
    const [digest, ...more] = digestsIn(office, GENERAL);
    expect(more).toEqual([]);
    expect(wordsOf(digest!)).toContain("Monday, 30 November 2026");
    expect(wordsOf(digest!)).toMatch(/6 years: .*study session/);
    for (const article of [
      "Xi Jinping's speech on IPR protection at the Political Bureau's 25th group study session",
      "Shen Changyu in People's Daily: comprehensively strengthening China's IP protection",
      "WIPO Office in China: fourth High-Level Roundtable of 2021, with the government",
    ]) {
      expect(wordsOf(digest!)).toContain(article);
    }
    expect(wordsOf(digest!).match(/6 years/g)).toHaveLength(1);
    expect(digest?.unfurlsLinks).toBe(false);
    expect(digest?.text).toContain("6 years");
  });
});

describe("what a digest says", () => {
  test("World IP Day shows the theme of its year", async () => {
    const office = await openOffice({ at: "2026-04-25T12:00:00Z" });
    await office.command(MEI, GENERAL, DAILY);
    await office.goTo("2026-04-26T01:00:00Z");
    const words = wordsOf(digestsIn(office, GENERAL)[0]!);
    expect(words).toContain("World Intellectual Property Day");
    expect(words).toContain("IP and Sports: Ready, Set, Innovate!");
    expect(words).toContain("56 years");
  });

  test("a year whose theme is not known says so", async () => {
    const office = await openOffice({ at: "2027-04-25T12:00:00Z" });
    await office.command(MEI, GENERAL, DAILY);
    await office.goTo("2027-04-26T01:00:00Z");
    expect(wordsOf(digestsIn(office, GENERAL)[0]!)).toContain("theme not announced yet");
  });

  test("the revised Trademark Law takes effect today, which is not an anniversary", async () => {
    const office = await openOffice({ at: "2026-12-31T12:00:00Z" });
    await office.command(MEI, GENERAL, DAILY);
    await office.goTo("2027-01-01T01:00:00Z");
    const [digest] = digestsIn(office, GENERAL);
    expect(wordsOf(digest!)).toMatch(/Trademark Law takes effect today/);
    expect(wordsOf(digest!)).not.toMatch(/\b0(?:th| years)/);
  });

  test("a milestone stands in bold", async () => {
    const office = await openOffice({ at: "2026-12-10T12:00:00Z" });
    await office.command(MEI, GENERAL, DAILY);
    await office.goTo("2026-12-11T01:00:00Z");
    const [digest] = digestsIn(office, GENERAL);
    expect(boldOf(digest!)).toContain("25 years");
  });

  test("a day without an event posts nothing", async () => {
    const office = await openOffice({ at: "2026-11-24T12:00:00Z" });
    await office.command(MEI, GENERAL, DAILY);
    await office.goTo("2026-11-25T01:00:00Z");
    expect(digestsIn(office, GENERAL)).toEqual([]);
    const status = await office.command(MEI, GENERAL, "/ip-digest status");
    expect(wordsOf(status)).toMatch(/25 November 2026/);
  });

  test("an article about an entry is quoted, with the day on which it was true", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z" });
    await office.command(MEI, GENERAL, DAILY);
    await office.goTo("2026-11-30T01:00:00Z");
    expect(wordsOf(digestsIn(office, GENERAL)[0]!)).toMatch(
      /presided on 30 November 2020 .*\n— Xi Jinping's speech .*, China IP News, 18 December 2020/,
    );
  });

  test("a source stands beside each entry", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z" });
    await office.command(MEI, GENERAL, DAILY);
    await office.goTo("2026-11-30T01:00:00Z");
    expect(wordsOf(digestsIn(office, GENERAL)[0]!)).toMatch(/Source: /);
  });
});

describe("once", () => {
  test("a restart neither repeats a digest nor loses one", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z", store: await freshFile() });
    await office.command(MEI, GENERAL, DAILY);
    await office.goTo("2026-11-30T01:00:00Z");
    await office.restart();
    expect(digestsIn(office, GENERAL)).toHaveLength(1);
    await office.goTo("2026-12-11T01:00:00Z");
    await office.restart();
    expect(digestsIn(office, GENERAL)).toHaveLength(2);
  });

  test("a digest that fell due while the app was away comes late and says which days it covers", async () => {
    const office = await openOffice({ at: "2026-11-28T12:00:00Z", store: await freshFile() });
    await office.command(MEI, GENERAL, DAILY);
    await office.restart("2026-12-01T02:00:00Z");
    const [digest, ...more] = digestsIn(office, GENERAL);
    expect(more).toEqual([]);
    expect(wordsOf(digest!)).toMatch(/Also .*Monday/);
    expect(wordsOf(digest!)).toContain("study session");
  });

  test("a digest that comes hours after its time says when it was due, and one on time does not", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z", store: await freshFile() });
    await office.command(MEI, GENERAL, DAILY);
    await office.restart("2026-11-30T03:30:00Z");
    const [late] = digestsIn(office, GENERAL);
    expect(wordsOf(late!)).toContain("Late: it was due on Monday, 30 November, at 09:00.");
    await office.goTo("2026-12-11T01:00:00Z");
    const onTime = digestsIn(office, GENERAL).at(-1);
    expect(wordsOf(onTime!)).not.toContain("Late");
  });

  test("changing the time and the zone never posts a day twice", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z" });
    await office.command(MEI, GENERAL, DAILY);
    await office.goTo("2026-11-30T01:00:00Z");
    await office.command(MEI, GENERAL, "/ip-digest subscribe daily 10:00 America/New_York");
    await office.goTo("2026-11-30T15:00:00Z");
    await office.command(MEI, GENERAL, "/ip-digest subscribe daily 23:00 Asia/Shanghai");
    await office.goTo("2026-11-30T15:30:00Z");
    expect(digestsIn(office, GENERAL)).toHaveLength(1);
  });

  test("a clock set back posts nothing again", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z" });
    await office.command(MEI, GENERAL, DAILY);
    await office.goTo("2026-11-30T01:00:00Z");
    await office.goTo("2026-11-29T12:00:00Z");
    await office.goTo("2026-11-30T01:00:00Z");
    expect(digestsIn(office, GENERAL)).toHaveLength(1);
  });

  test("a lost reply is settled by reading the channel, not by posting again", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z" });
    await office.command(MEI, GENERAL, DAILY);
    office.slack.faults.next("chat.postMessage", { kind: "lose-reply" });
    await office.goTo("2026-11-30T01:00:00Z");
    await office.goTo("2026-11-30T01:03:00Z");
    await office.goTo("2026-11-30T01:20:00Z");
    expect(digestsIn(office, GENERAL)).toHaveLength(1);
    const status = await office.command(MEI, GENERAL, "/ip-digest status");
    expect(wordsOf(status)).toMatch(/30 November 2026/);
  });
});

describe("each channel in its own time", () => {
  test("two zones get the same day at their own nine o'clock", async () => {
    const office = await openOffice({ at: "2026-11-29T00:00:00Z" });
    await office.command(MEI, GENERAL, DAILY);
    await office.command(ROSA, IP_NEWS, "/ip-digest subscribe daily 09:00 America/New_York");
    await office.goTo("2026-11-30T01:00:00Z");
    expect(digestsIn(office, GENERAL)).toHaveLength(1);
    expect(digestsIn(office, IP_NEWS)).toEqual([]);
    await office.goTo("2026-11-30T14:00:00Z");
    expect(digestsIn(office, GENERAL)).toHaveLength(1);
    expect(digestsIn(office, IP_NEWS)).toHaveLength(1);
  });

  test("without a zone it is the person's own", async () => {
    const office = await openOffice();
    const answer = await office.command(JONAS, GENERAL, "/ip-digest subscribe daily 08:30");
    expect(wordsOf(answer)).toContain("Europe/Zurich");
  });
});

describe("weekly and monthly", () => {
  test("a Monday digest tells the week that begins", async () => {
    const office = await openOffice({ at: "2026-11-29T00:00:00Z" });
    await office.command(MEI, GENERAL, "/ip-digest subscribe weekly monday 09:00 Asia/Shanghai");
    await office.goTo("2026-11-30T01:00:00Z");
    const words = wordsOf(digestsIn(office, GENERAL)[0]!);
    expect(words).toContain("30 November");
    expect(words).toContain("6 December 2026");
  });

  test("a digest of the 1st tells the month", async () => {
    const office = await openOffice({ at: "2027-03-31T00:00:00Z" });
    await office.command(MEI, GENERAL, "/ip-digest subscribe monthly 1 09:00 Asia/Shanghai");
    await office.goTo("2027-04-01T01:00:00Z");
    // Its picture takes as long as the machine is busy.
    const words = wordsOf(await office.slack.until(() => digestsIn(office, GENERAL)[0]));
    expect(words).toContain("World Intellectual Property Day");
    expect(words).toContain("High-Level Forum");
  });
});

describe("/ip-digest", () => {
  test("preview shows exactly what is posted then", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z" });
    await office.command(MEI, GENERAL, DAILY);
    const preview = await office.command(MEI, GENERAL, "/ip-digest preview 2026-11-30");
    expect(preview.ephemeral).toBe(true);
    await office.goTo("2026-11-30T01:00:00Z");
    expect(wordsOf(preview)).toContain(wordsOf(digestsIn(office, GENERAL)[0]!));
  });

  test("pause settles the days without posting, and resume never replays them", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z" });
    await office.command(MEI, GENERAL, DAILY);
    await office.command(MEI, GENERAL, "/ip-digest pause");
    await office.goTo("2026-11-30T01:00:00Z");
    await office.command(MEI, GENERAL, "/ip-digest resume");
    await office.goTo("2026-11-30T02:00:00Z");
    expect(digestsIn(office, GENERAL)).toEqual([]);
    await office.goTo("2026-12-11T01:00:00Z");
    expect(digestsIn(office, GENERAL)).toHaveLength(1);
  });

  test("stop ends it", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z" });
    await office.command(MEI, GENERAL, DAILY);
    await office.command(MEI, GENERAL, "/ip-digest stop");
    await office.goTo("2026-11-30T01:00:00Z");
    expect(digestsIn(office, GENERAL)).toEqual([]);
  });

  test("a channel without the bot is told at once, suspended when due, and comes back after the invitation", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z", adminUsers: [KARIM] });
    const subscribed = await office.command(ROSA, PRESS, DAILY);
    expect(wordsOf(subscribed)).toContain("/invite @almanac");
    await office.goTo("2026-11-30T01:00:00Z");
    expect(wordsOf(await office.command(ROSA, PRESS, "/ip-digest status"))).toContain(
      "/invite @almanac",
    );
    const notice = office.slack.messages({ channel: directWith(KARIM) }).at(-1);
    expect(notice?.text).toContain("/invite @almanac");
    await office.slack.command({ as: ROSA, channel: PRESS, command: "/invite", text: "@almanac" });
    await office.command(ROSA, PRESS, "/ip-digest resume");
    await office.goTo("2026-11-30T02:00:00Z");
    await office.goTo("2026-12-11T01:00:00Z");
    expect(digestsIn(office, PRESS).length).toBeGreaterThanOrEqual(1);
  });

  test.each([
    ["/ip-digest stauts", "Did you mean status?"],
    ["/ip-digest subscribe daily 9:00 Beijing", "Asia/Shanghai"],
    ["/ip-digest subscribe daily 25:00", "25:00"],
    ["/ip-digest subscribe weekly moonday 09:00", "moonday"],
    ["/ip-digest preview 30 Feb", "February has 28 days"],
    ["/ip-digest pause", "no digest"],
  ])("%s is refused in words", async (typed, words) => {
    const office = await openOffice();
    expect(wordsOf(await office.command(MEI, GENERAL, typed))).toContain(words);
  });
});

describe("/ip-today", () => {
  test.each([
    ["/ip-today 26 April 2027", "World Intellectual Property Day"],
    ["/ip-today 2026-11-30", "6 years"],
    ["/ip-today tomorrow", "23 November 2026"],
    ["/ip-today this week", "November 2026"],
    ["/ip-today next 30 days", "25 years"],
    ["/ip-today April", "World Intellectual Property Day"],
    ["/ip-today 4月26日", "世界知识产权日"],
  ])("%s", async (typed, words) => {
    const office = await openOffice();
    const answer = await office.command(MEI, GENERAL, typed);
    expect(answer.ephemeral).toBe(true);
    expect(wordsOf(answer)).toContain(words);
  });

  test("an empty day says so and tells the next one", async () => {
    const office = await openOffice();
    const words = wordsOf(await office.command(MEI, GENERAL, "/ip-today 25 November 2026"));
    expect(words).toMatch(/[Nn]othing/);
    expect(words).toContain("30 Nov");
  });

  test("today is the person's own day", async () => {
    const office = await openOffice({ at: "2026-11-29T20:00:00Z" });
    expect(wordsOf(await office.command(MEI, GENERAL, "/ip-today"))).toContain("30 November 2026");
    expect(wordsOf(await office.command(ROSA, GENERAL, "/ip-today"))).toContain("29 November 2026");
  });

  test("an article is linked where its address is known", async () => {
    const office = await openOffice();
    const answer = await office.command(MEI, GENERAL, "/ip-today 2026-11-30");
    expect(linksOf(answer).map(({ url }) => url)).toContain(
      "https://wipo.int/about-wipo/en/offices/china/news/2021/news_0006.html",
    );
  });
});

function digestsIn(office: Office, channel: string): MessageView[] {
  return office.slack
    .messages({ channel })
    .filter(({ userId, ephemeral }) => userId === office.slack.bot.userId && !ephemeral);
}
