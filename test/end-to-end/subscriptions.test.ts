import { describe, expect, test } from "vitest";
import type { ViewRequest } from "../../src/playground/page/protocol.ts";
import { digestsIn, directWith, GENERAL, JONAS, MEI, openOffice, wordsOf } from "./office.ts";

describe("both", () => {
  test("the week's list and the day itself both tell an event, each once", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z" });
    const answer = await office.command(
      MEI,
      GENERAL,
      "/ip-digest subscribe both sunday 09:00 Asia/Shanghai",
    );
    expect(wordsOf(answer)).toContain("the weekly digest every Sunday at 09:00");
    expect(wordsOf(answer)).toContain("the daily digest every day at 09:00");
    await office.goTo("2026-11-30T01:00:00Z");
    const [day, ...none] = digestsIn(office, GENERAL);
    expect(none).toEqual([]);
    expect(wordsOf(day!)).toMatch(/On this day.*\n[^]*6 years: .*study session/);
    await office.goTo("2026-12-06T01:00:00Z");
    await office.goTo("2026-12-11T01:00:00Z");
    const telling = digestsIn(office, GENERAL).filter((one) =>
      /^(Fri 11 Dec · ★ )?25 years: China's WTO/m.test(wordsOf(one)),
    );
    expect(telling.map((one) => wordsOf(one).split("\n").find(Boolean))).toEqual([
      expect.stringMatching(/This week in IP history · 6 to 12 December 2026/),
      expect.stringMatching(/On this day in IP history · Friday, 11 December 2026/),
    ]);
  });
});

describe("options", () => {
  test("only what is asked for is told, and status says so", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z" });
    await office.command(
      MEI,
      GENERAL,
      "/ip-digest subscribe daily 09:00 Asia/Shanghai kinds:accession milestones",
    );
    await office.goTo("2026-11-30T01:00:00Z");
    expect(digestsIn(office, GENERAL)).toEqual([]);
    await office.goTo("2026-12-11T01:00:00Z");
    expect(digestsIn(office, GENERAL)).toHaveLength(1);
    const preview = wordsOf(await office.command(MEI, GENERAL, "/ip-digest preview 30 Nov 2026"));
    expect(preview).toContain("1 event of its days is left out: only accession; milestones only.");
    expect(preview).toContain("would be empty, so nothing would be posted.");
    const status = wordsOf(await office.command(MEI, GENERAL, "/ip-digest status"));
    expect(status).toContain("Options: only accession; milestones only.");
  });

  test("in Chinese", async () => {
    const office = await openOffice({ at: "2026-04-25T12:00:00Z" });
    await office.command(
      MEI,
      GENERAL,
      "/ip-digest subscribe daily 09:00 Asia/Shanghai language:zh",
    );
    await office.goTo("2026-04-26T01:00:00Z");
    expect(wordsOf(digestsIn(office, GENERAL)[0]!)).toContain("世界知识产权日");
  });

  test("the first digest is announced for the first day that has something to tell", async () => {
    // Nothing falls on the days from Thursday to Sunday.
    const office = await openOffice({ at: "2026-11-25T08:00:00Z" });
    const daily = "/ip-digest subscribe daily 09:00 Asia/Shanghai";
    const answer = wordsOf(await office.command(MEI, GENERAL, daily));
    expect(answer).toContain("The first one comes on Monday, 30 November 2026, 09:00.");
    const preview = wordsOf(await office.command(MEI, GENERAL, "/ip-digest preview"));
    expect(preview).toContain("Monday, 30 November 2026");
    await office.goTo("2026-11-26T01:00:00Z");
    expect(digestsIn(office, GENERAL)).toEqual([]);
    await office.goTo("2026-11-30T01:00:00Z");
    expect(digestsIn(office, GENERAL)).toHaveLength(1);
    const tight = wordsOf(await office.command(MEI, GENERAL, `${daily} kinds:holiday tags:wipo`));
    expect(tight).toContain("Nothing to post: no matching event in the next 12 months.");
    expect(wordsOf(await office.command(MEI, GENERAL, "/ip-digest status"))).toContain(
      "Next: none; no matching event in the next 12 months.",
    );
  });

  test("a day with nothing to tell says so where that is wished", async () => {
    const office = await openOffice({ at: "2026-11-24T12:00:00Z" });
    await office.command(MEI, GENERAL, "/ip-digest subscribe daily 09:00 Asia/Shanghai empty:say");
    await office.goTo("2026-11-25T01:00:00Z");
    const [digest, ...more] = digestsIn(office, GENERAL);
    expect(more).toEqual([]);
    expect(wordsOf(digest!)).toMatch(/[Nn]othing/);
  });

  test("a word that is misspelt is refused with the nearest", async () => {
    const office = await openOffice();
    const answer = await office.command(MEI, GENERAL, "/ip-digest subscribe daily tags:trademrak");
    expect(wordsOf(answer)).toContain("Did you mean trademark?");
  });
});

describe("a preview", () => {
  test("of a day off says which digest tells it, and shows that one", async () => {
    const office = await openOffice({ at: "2026-04-23T12:00:00Z" });
    await office.command(
      MEI,
      GENERAL,
      "/ip-digest subscribe daily 09:00 Asia/Shanghai weekend:before",
    );
    const preview = await office.command(MEI, GENERAL, "/ip-digest preview 26 April 2026");
    expect(wordsOf(preview)).toContain(
      "No daily digest is posted on Sunday, 26 April 2026; the one of Friday, 24 April 2026 covers that day.",
    );
    await office.goTo("2026-04-24T01:00:00Z");
    expect(wordsOf(preview)).toContain(wordsOf(digestsIn(office, GENERAL).at(-1)!));
  });
});

describe("a person's own digest", () => {
  const mine = directWith(JONAS);

  test("comes by direct message, and is managed there or with `me`", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z" });
    const answer = await office.command(
      JONAS,
      GENERAL,
      "/ip-digest subscribe me daily 09:00 Asia/Shanghai",
    );
    expect(answer.ephemeral).toBe(true);
    expect(wordsOf(answer)).toContain("By direct message you get the daily digest every day");
    await office.goTo("2026-11-30T01:00:00Z");
    expect(digestsIn(office, GENERAL)).toEqual([]);
    expect(digestsIn(office, mine).map(wordsOf).at(-1)).toContain("study session");
    const status = await office.command(JONAS, mine, "/ip-digest status");
    expect(wordsOf(status)).toContain("daily digest, every day at 09:00, Asia/Shanghai");
    expect(wordsOf(await office.command(JONAS, GENERAL, "/ip-digest pause me"))).toContain(
      "Paused: the daily digest",
    );
    expect(wordsOf(await office.command(JONAS, GENERAL, "/ip-digest status me"))).toContain(
      "Paused.",
    );
    const again = await office.command(JONAS, mine, "/ip-digest subscribe daily language:both");
    expect(wordsOf(again)).toContain("It was paused and is active again.");
    expect(wordsOf(await office.command(JONAS, GENERAL, "/ip-digest stop me"))).toContain(
      "Stopped",
    );
    expect(wordsOf(await office.command(JONAS, GENERAL, "/ip-digest status me"))).toContain(
      "You have no digest by direct message.",
    );
  });

  test("can be made in the direct messages themselves", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z" });
    await office.command(JONAS, mine, "/ip-digest subscribe daily 09:00 Asia/Shanghai");
    await office.goTo("2026-11-30T01:00:00Z");
    expect(digestsIn(office, mine)).toHaveLength(1);
    // What a notification says.
    const { text } = await office.command(JONAS, mine, "/ip-digest status");
    expect(text).toBe("Your digests: daily.");
  });

  test("is suspended when Slack no longer lets the bot write to the person", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z" });
    await office.command(JONAS, GENERAL, "/ip-digest subscribe me daily 09:00 Asia/Shanghai");
    office.slack.faults.next("chat.postMessage", { kind: "error", error: "channel_not_found" });
    await office.goTo("2026-11-30T01:00:00Z");
    const status = wordsOf(await office.command(JONAS, GENERAL, "/ip-digest status me"));
    expect(status).toContain("Suspended. I can no longer write to this person");
  });
});

describe("the form", () => {
  test("opens from the command, and sends the digest to the person alone when that is chosen", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z" });
    const { slack } = office;
    await slack.command({ as: JONAS, channel: GENERAL, command: "/ip-digest", text: "" });
    const form = await slack.until(() => slack.modal(JONAS));
    const state: ViewRequest["state"] = {
      ...chosen("digest-to", "me"),
      ...chosen("digest-cadence", "daily"),
    };
    await slack.view({ as: JONAS, viewId: form.id, do: "submit", state });
    await slack.settled();
    expect(JSON.stringify(slack.modal(JONAS)?.blocks)).toContain(
      "By direct message you get the daily digest every day at 09:00, Europe/Zurich.",
    );
  });
});

describe("App Home", () => {
  test("lists the digests of the channels that a person is in, and without the scope those that the person made", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z" });
    const { slack } = office;
    const home = async (): Promise<string> => {
      slack.openHome(MEI);
      await slack.settled();
      return JSON.stringify(slack.home(MEI).blocks);
    };
    await office.command(JONAS, GENERAL, "/ip-digest subscribe weekly monday 09:00");
    await office.command(JONAS, GENERAL, "/ip-digest subscribe me daily 08:00");
    expect(await home()).toContain("every Monday at 09:00, Europe/Zurich");
    expect(await home()).not.toContain("every day at 08:00");
    slack.faults.always("users.conversations", { kind: "error", error: "missing_scope" });
    expect(await home()).not.toContain("every Monday at 09:00");
    await office.command(MEI, GENERAL, "/ip-digest subscribe monthly 1 10:00 UTC");
    expect(await home()).toContain("10:00, UTC");
  });

  test("lists the person's digests, pauses and resumes them and opens their settings", async () => {
    const office = await openOffice({ at: "2026-11-29T12:00:00Z" });
    const { slack } = office;
    await office.command(JONAS, GENERAL, "/ip-digest subscribe weekly monday 09:00 language:zh");
    await office.command(JONAS, GENERAL, "/ip-digest subscribe me daily 08:00");
    slack.openHome(JONAS);
    await slack.settled();
    const home = () => JSON.stringify(slack.home(JONAS).blocks);
    expect(home()).toContain("every Monday at 09:00, Europe/Zurich");
    expect(home()).toContain("Options: in Chinese.");
    expect(home()).toContain("By direct message: ");
    const source = { in: "home" } as const;
    await slack.press({ as: JONAS, source, actionId: "digest-pause" });
    await slack.settled();
    expect(home()).toContain("Paused. ");
    await slack.press({ as: JONAS, source, actionId: "digest-resume" });
    await slack.settled();
    expect(home()).not.toContain("Paused. ");
    await slack.press({ as: JONAS, source, actionId: "digest-edit" });
    const form = await slack.until(() => slack.modal(JONAS));
    expect(form.title).toBe("Change the digest");
    expect(JSON.stringify(form.blocks)).not.toContain("Only me");
  });
});

function chosen(id: string, value: string): ViewRequest["state"] {
  const selected_option = { text: { type: "plain_text", text: value }, value };
  return { [id]: { [id]: { type: "static_select", selected_option } } };
}
