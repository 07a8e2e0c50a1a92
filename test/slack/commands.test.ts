import { expect, test } from "vitest";
import type { MessageView } from "../../src/playground/page/protocol.ts";
import { createSettableClock } from "../../src/playground/settable-clock.ts";
import { openDesk } from "./desk.ts";
import { MEI, NEWS, openOffice, PRESS, ROSA, TEAM, wordsIn, type Office } from "./office.ts";
import { entryOf } from "./samples.ts";

const session = entryOf({ title: "The study session", first: "2020-11-30", date: "2026-11-30" });
const opening = entryOf({ title: "The opening", first: "2019-12-01", date: "2026-12-01" });
const catalogue = [session.occurrence.event, opening.occurrence.event];

async function answered(
  { slack }: Office,
  command: string,
  text: string,
  { as = MEI, channel = NEWS } = {},
): Promise<string> {
  const before = slack.messages({ channel, as }).length;
  expect(await slack.command({ as, channel, command, text })).toEqual({ result: "acknowledged" });
  const message: MessageView = await slack.until(() => slack.messages({ channel, as })[before]);
  expect(message.ephemeral).toBe(true);
  return wordsIn(message.blocks);
}

test("/ip-today tells the person's own day", async () => {
  const office = await openOffice({ catalogue, now: "2026-11-30T02:00:00Z" });
  expect(await answered(office, "/ip-today", "")).toBe(
    "Monday, 30 November 2026\n6 years: The study session, took place on 30 November 2020",
  );
  expect(await answered(office, "/ip-today", "", { as: ROSA })).toMatch(
    /^Sunday, 29 November 2026\nNothing in the almanac's calendar falls on this day\./,
  );
});

test("/ip-today tells other days and ranges", async () => {
  const office = await openOffice({ catalogue, now: "2026-11-22T02:00:00Z" });
  expect(await answered(office, "/ip-today", "2026-11-30")).toContain("6 years: The study session");
  expect(await answered(office, "/ip-today", "next week")).toMatch(
    /^23 to 29 November 2026\nNothing in the almanac's calendar falls in these days\./,
  );
  expect(await answered(office, "/ip-today", "November")).toMatch(
    /^November 2026\nMon 30 Nov · 6 years: The study session/,
  );
});

test("/ip-today says what is wrong with a date that does not exist", async () => {
  expect(await answered(await openOffice(), "/ip-today", "30 Feb")).toMatch(/30 Feb/);
});

test("a command is acknowledged before anything is looked up", async () => {
  const office = await openOffice({ catalogue });
  office.slack.faults.always("users.info", { kind: "late", afterMs: 2_000 });
  const began = performance.now();
  await office.slack.command({ as: MEI, channel: NEWS, command: "/ip-today", text: "" });
  expect(performance.now() - began).toBeLessThan(2_000);
  await office.slack.settled();
});

test("a person's zone is asked once", async () => {
  const office = await openOffice();
  await answered(office, "/ip-today", "");
  await answered(office, "/ip-today", "tomorrow");
  const asked = office.slack.calls().filter(({ method }) => method === "users.info");
  expect(asked).toHaveLength(1);
});

test("/ip-digest subscribe says when the first one comes", async () => {
  const office = await openOffice({ catalogue });
  expect(await answered(office, "/ip-digest", "subscribe daily 09:00 Asia/Shanghai")).toBe(
    [
      "This channel gets the daily digest every day at 09:00, Asia/Shanghai.",
      "The first one comes on Tuesday, 1 December 2026, 09:00.",
    ].join("\n"),
  );
});

test("/ip-digest subscribe takes the person's zone, and warns at once where the bot is no member", async () => {
  const office = await openOffice({ catalogue });
  expect(
    await answered(office, "/ip-digest", "subscribe weekly monday 09:00", {
      as: ROSA,
      channel: PRESS,
    }),
  ).toBe(
    [
      "This channel gets the weekly digest every Monday at 09:00, America/New_York.",
      "The first one comes on Monday, 30 November 2026, 09:00.",
      "I'm not a member of this channel yet. Type /invite @almanac, or I can't post the digest.",
    ].join("\n"),
  );
});

test("/ip-digest subscribe says what is wrong with a schedule", async () => {
  const office = await openOffice();
  expect(await answered(office, "/ip-digest", "subscribe daily 09:00 Beijing")).toBe(
    'I know no time zone "Beijing". Did you mean Asia/Shanghai?',
  );
  expect(await answered(office, "/ip-digest", "subscribe hourly")).toMatch(
    /^A digest is daily, weekly, monthly or both, not "hourly"\./,
  );
});

test("/ip-digest help tells the state and how to go on", async () => {
  const office = await openOffice({ catalogue });
  expect(await answered(office, "/ip-digest", "help")).toMatch(
    /^This channel has no digest yet\.\nSubscribe this channel\n\/ip-digest {2}asks for everything in a form\n/,
  );
  await answered(office, "/ip-digest", "subscribe daily 09:00 Asia/Shanghai");
  expect(await answered(office, "/ip-digest", "status")).toMatch(
    /^daily digest, every day at 09:00, Asia\/Shanghai\nNext: Tuesday, 1 December 2026, 09:00\.\n/,
  );
});

test("/ip-digest status tells what came last, what is held and why it is suspended", async () => {
  const clock = createSettableClock(Date.now);
  const digestService = await openDesk(clock);
  const suspended: typeof digestService = {
    ...digestService,
    status: async (to) =>
      (await digestService.status(to)).map((one) => ({
        ...one,
        last: { date: "2026-11-29", state: "skipped", reason: "empty", atMs: 0 },
        held: [{ date: "2026-11-28", state: "held", reason: "missing_scope", atMs: 0 }],
        subscription: {
          ...one.subscription,
          state: "suspended",
          stateReason: "I am not a member. Invite me with `/invite @almanac`.",
        },
      })),
  };
  const office = await openOffice({ digestService: suspended });
  await answered(office, "/ip-digest", "subscribe daily 09:00 Asia/Shanghai");
  expect(await answered(office, "/ip-digest", "status")).toMatch(
    [
      "daily digest, every day at 09:00, Asia/Shanghai",
      "Suspended. I am not a member. Invite me with /invite @almanac.",
      "Last: the one of 29 November 2026, skipped (empty).",
      "Held: the one of 28 November 2026, held (missing_scope). Please check the channel to see whether it arrived.",
    ].join("\n"),
  );
});

test("/ip-digest pause, resume and stop say what changed", async () => {
  const office = await openOffice();
  await answered(office, "/ip-digest", "subscribe daily 09:00 Asia/Shanghai");
  await answered(office, "/ip-digest", "subscribe weekly monday 09:00 Asia/Shanghai");
  expect(await answered(office, "/ip-digest", "pause weekly")).toBe(
    "Paused: the weekly digest, every Monday at 09:00, Asia/Shanghai. /ip-digest resume starts it again.",
  );
  expect(await answered(office, "/ip-digest", "status")).toContain(
    "Paused. /ip-digest resume starts it again.",
  );
  expect(await answered(office, "/ip-digest", "resume weekly")).toBe(
    "Resumed: the weekly digest, every Monday at 09:00, Asia/Shanghai.",
  );
  expect(await answered(office, "/ip-digest", "stop")).toBe(
    [
      "Stopped: the daily digest, every day at 09:00, Asia/Shanghai.",
      "Stopped: the weekly digest, every Monday at 09:00, Asia/Shanghai.",
    ].join("\n"),
  );
});

test("/ip-digest is about the channel in which it is typed", async () => {
  const office = await openOffice({ catalogue });
  await answered(office, "/ip-digest", "subscribe daily 09:00 Asia/Shanghai");
  await answered(office, "/ip-digest", "subscribe weekly 10:00 Asia/Shanghai", { channel: PRESS });
  await answered(office, "/ip-digest", "pause", { channel: PRESS });
  expect(await answered(office, "/ip-digest", "status", { channel: PRESS })).toMatch(
    /^weekly digest, every Monday at 10:00, Asia\/Shanghai\nPaused\./,
  );
  expect(await answered(office, "/ip-digest", "status")).toMatch(
    /^daily digest, every day at 09:00, Asia\/Shanghai\nNext: /,
  );
  await answered(office, "/ip-digest", "stop", { channel: PRESS });
  const { digestService } = office.parts;
  const left = await digestService.digestsFor({ teamId: TEAM, userId: MEI }, [NEWS, PRESS]);
  expect(left.map(({ subscription }) => [subscription.channelId, subscription.kind])).toEqual([
    [NEWS, "daily"],
  ]);
});

test("/ip-digest says what it cannot do, in the words of the person", async () => {
  const office = await openOffice();
  expect(await answered(office, "/ip-digest", "pause")).toBe(
    "This channel has no digest. /ip-digest subscribe daily 09:00 starts one.",
  );
  expect(await answered(office, "/ip-digest", "pause fortnightly")).toBe(
    'A digest is daily, weekly or monthly, not "fortnightly". /ip-digest pause alone means every digest of this channel.',
  );
  expect(await answered(office, "/ip-digest", "subscrib daily")).toBe(
    '/ip-digest has no command "subscrib". Did you mean subscribe? Use subscribe, status, preview, pause, resume, stop, feed and help.',
  );
});

test("/ip-digest preview shows exactly what would be posted", async () => {
  const office = await openOffice({ catalogue });
  expect(await answered(office, "/ip-digest", "preview 30 November 2026")).toBe(
    [
      "A preview, seen only by you.",
      "On this day in IP history · Monday, 30 November 2026",
      "6 years: The study session, took place on 30 November 2020",
      "Ask about thisSettings",
      "Every day at 09:00, Asia/Shanghai · change it with /ip-digest",
    ].join("\n"),
  );
  expect(await answered(office, "/ip-digest", "preview weekly 30 November 2026")).toMatch(
    /\nThis week in IP history · 30 November to 6 December 2026\n/,
  );
});

test("/ip-digest preview of an empty day says that nothing would be posted", async () => {
  const office = await openOffice();
  expect(await answered(office, "/ip-digest", "preview")).toBe(
    "The daily digest of Tuesday, 1 December 2026 would be empty, so nothing would be posted.",
  );
  expect(await answered(office, "/ip-digest", "preview next week")).toBe(
    'A preview is for one day, and "next week" is several. Try /ip-digest preview 26 April.',
  );
});

test("the Home tab shows the day, the person's digests and how to ask", async () => {
  const office = await openOffice({ catalogue });
  await answered(office, "/ip-digest", "subscribe daily 09:00 Asia/Shanghai");
  office.slack.openHome(MEI);
  const home = await office.slack.until(() => {
    const { blocks } = office.slack.home(MEI);
    return blocks.length > 0 ? wordsIn(blocks) : null;
  });
  expect(home).toMatch(
    new RegExp(
      [
        "^Monday, 30 November 2026",
        "6 years: The study session, took place on 30 November 2020",
        "Digests for you and your channels",
        `<${NEWS}>: daily digest, every day at 09:00, Asia/Shanghai`,
        "Next: Tuesday, 1 December 2026, 09:00\\.",
        "PauseChange",
        "How to ask",
      ].join("\n"),
    ),
  );
});

test("the Home tab of somebody without digests says so", async () => {
  const office = await openOffice();
  office.slack.openHome(ROSA);
  const home = await office.slack.until(() => {
    const { blocks } = office.slack.home(ROSA);
    return blocks.length > 0 ? wordsIn(blocks) : null;
  });
  expect(home).toContain("You and your channels have no digest yet.");
  expect(home).toContain("Nothing in the almanac's calendar falls on this day.");
});
