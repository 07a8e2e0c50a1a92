import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import type { Agendas } from "../../../src/digest/compose/agenda.ts";
import type { CatalogueEvent } from "../../../src/event/event.ts";
import {
  postedOffice,
  right,
  successorTicks,
  told,
  whole,
  wrong,
  yearsTold,
} from "../mended-office.ts";
import { CHANNEL, KEY, subscribedOffice } from "../office.ts";
import { SWALLOWED } from "../pretend-slack.ts";
import { anniversary, DAILY } from "../samples.ts";
import { makeArticle } from "../../article/sample-article.ts";

describe("a mistake that was mended", () => {
  test("changes the posted message, and posts nothing", async () => {
    const office = await postedOffice(told(wrong));
    await successorTicks(office, told(right), "2027-04-26T23:00Z");
    expect(office.posted()).toEqual([KEY]);
    expect(yearsTold(office)).toEqual([57]);
    expect(office.slack.messages[0]?.correctedOn).toBe("2027-04-26");
    expect(await office.ledger.lastSettled({ ...CHANNEL, kind: "daily" })).toMatchObject({
      state: "posted",
      reason: "corrected",
      correction: "done",
      factsVersion: "content-2",
    });
  });

  test("is mended once: later ticks and a restart edit nothing", async () => {
    const office = await postedOffice(told(wrong));
    const successor = office.successor(whole("content-2"), told(right));
    for (let tick = 0; tick < 3; tick++) await successor.tick();
    await office.successor(whole("content-2"), told(right)).tick();
    expect(office.slack.edits).toEqual([KEY]);
  });

  test("takes away an event that was on the wrong day, and adds it to the right one", async () => {
    const [early, late] = [anniversary("a", "1970-04-26"), anniversary("b", "1970-04-27")];
    const office = await postedOffice(told(early, late));
    await office.tickAt("2027-04-27T09:00Z");
    const moved = anniversary("a", "1970-04-27");
    await successorTicks(office, told(moved, late), "2027-04-27T10:00Z");
    expect(office.slack.messages.map(({ digest }) => idsOf(digest.entries))).toEqual([
      [],
      ["a", "b"],
    ]);
    expect(office.posted()).toHaveLength(2);
  });

  test("is not looked for in a digest that is older than a month", async () => {
    const office = await postedOffice(told(wrong));
    await office.digestService.pause(CHANNEL, null);
    await successorTicks(office, told(right), "2027-05-28T10:00Z");
    expect(office.slack.edits).toEqual([]);
  });

  test("follows the order of the day on which it was posted", async () => {
    const office = await postedOffice(told(wrong));
    const { preferences } = DAILY;
    const order = {
      ...DAILY,
      time: "10:00",
      preferences: { ...preferences, language: "zh" },
    } as const;
    await office.digestService.subscribe(CHANNEL, [order], "U1");
    await successorTicks(office, told(right), "2027-04-26T10:00Z");
    expect(office.slack.messages[0]?.digest).toMatchObject({
      language: "en",
      schedule: { time: "09:00" },
    });
  });
});

describe("no mistake", () => {
  test.each<[string, Agendas]>([
    ["the same content, read again", told(right)],
    ["an event of another day", told(right, anniversary("other", "1970-06-01"))],
    ["another article about the event", told(right, makeArticle({ events: ["treaty"] }))],
  ])("%s edits nothing", async (_, agendas) => {
    const office = await postedOffice(told(right));
    await successorTicks(office, agendas, "2027-04-26T10:00Z");
    expect(office.slack.edits).toEqual([]);
  });

  test("a new version that tells the same content otherwise edits nothing", async () => {
    const office = await postedOffice(told(wrong));
    await office.successor(whole("content-1"), told(right)).tick();
    expect(office.slack.edits).toEqual([]);
  });

  test("a channel that changed what it wants is not corrected for that", async () => {
    const office = await postedOffice(told(right));
    const { preferences } = DAILY;
    const order = { ...DAILY, preferences: { ...preferences, importance: 3 } } as const;
    await office.digestService.subscribe(CHANNEL, [order], "U1");
    await successorTicks(
      office,
      told(right, anniversary("other", "1970-06-01")),
      "2027-04-26T10:00Z",
    );
    expect(office.slack.edits).toEqual([]);
  });

  test("a channel that stopped its digest is left alone", async () => {
    const office = await postedOffice(told(wrong));
    await office.digestService.stop(CHANNEL, null);
    await successorTicks(office, told(right), "2027-04-26T10:00Z");
    expect(office.slack.edits).toEqual([]);
  });
});

describe("an article", () => {
  const article = makeArticle({
    events: ["treaty"],
    blocks: [{ kind: "paragraph", text: "It was signed in Rome, in 1970. It rained.", line: 1 }],
  });

  test.each<[string, Partial<Article>, number]>([
    ["its quoted words", { blocks: [paragraph("It was signed in Paris, in 1970. It rained.")] }, 1],
    ["other words of it", { blocks: [paragraph("It was signed in Rome, in 1970. It snowed.")] }, 0],
    [
      "its paragraphs alone",
      { blocks: [paragraph("It was signed in Rome,"), paragraph("in 1970.")] },
      0,
    ],
    ["its title", { title: "Another" }, 1],
    ["its date", { published: "2021-04-24" }, 1],
    ["what it is about", { events: [] }, 1],
    ["its tags", { tags: ["treaty"] }, 0],
  ])("whose editors mended %s: %#", async (_, changes, edits) => {
    const quoting = "It was signed in Rome, in 1970.";
    const office = await postedOffice(told(right, article, quoting));
    const mended = { ...article, ...changes };
    await successorTicks(office, told(right, mended, "Other words."), "2027-04-26T10:00Z");
    expect(office.slack.edits).toHaveLength(edits);
  });
});

describe("two contents in a deploy", () => {
  test("do not undo each other's edits: the one that was served last wins", async () => {
    const office = await postedOffice(told(wrong));
    const successor = office.successor(whole("content-2"), told(right));
    await successor.tick();
    for (let tick = 0; tick < 3; tick++) {
      await office.runner.tick();
      await office.successor(whole("content-1"), told(wrong)).tick();
      await successor.tick();
    }
    expect(office.slack.edits).toEqual([KEY]);
    expect(yearsTold(office)).toEqual([57]);
  });

  test("what the older one posts late is corrected by the newer one", async () => {
    const office = await subscribedOffice({ agendas: told(wrong) });
    await office.runner.tick();
    const successor = office.successor(whole("content-2"), told(right));
    await successor.tick();
    await office.tickAt("2027-04-26T09:00Z");
    expect(yearsTold(office)).toEqual([56]);
    await successor.tick();
    expect(yearsTold(office)).toEqual([57]);
  });

  test("going back to an older content corrects once the newer one is served no more", async () => {
    const office = await postedOffice(told(right));
    const mistaken = await successorTicks(office, told(wrong), "2027-04-26T10:00Z");
    expect(yearsTold(office)).toEqual([56]);
    await office.tickAt("2027-04-26T10:01Z");
    await mistaken.tick();
    await office.tickAt("2027-04-26T10:11Z");
    expect(yearsTold(office)).toEqual([56]);
    await office.tickAt("2027-04-26T10:12Z");
    expect(yearsTold(office)).toEqual([57]);
    expect(office.slack.edits).toHaveLength(2);
  });

  test("a content with a broken file corrects nothing, and what is posted meanwhile is corrected later", async () => {
    const office = await postedOffice(told(wrong, anniversary("other", "1980-04-26")));
    await office.successor({ version: "content-2", isWhole: false }, told(right)).tick();
    expect(office.slack.edits).toEqual([]);
    await office.successor(whole("content-3"), told(right)).tick();
    expect(yearsTold(office)).toEqual([57]);
  });

  test("a worker that dies in its edit is followed by another once its lease has ended", async () => {
    const office = await postedOffice(told(wrong));
    office.slack.editEndings.push({
      ...SWALLOWED,
      async meanwhile() {
        throw new Error("killed");
      },
    });
    await successorTicks(office, told(right), "2027-04-26T10:00Z");
    expect(yearsTold(office)).toEqual([56]);
    const other = office.successor(whole("content-2"), told(right));
    office.clock.nowMs += 119_999;
    await other.tick();
    expect(office.slack.edits).toHaveLength(1);
    office.clock.nowMs += 1;
    await other.tick();
    expect(office.slack.edits).toHaveLength(2);
    expect(yearsTold(office)).toEqual([57]);
    expect(office.posted()).toEqual([KEY]);
  });

  test("two workers of one content edit a message once", async () => {
    const office = await postedOffice(told(wrong));
    const [one, two] = [0, 1].map(() => office.successor(whole("content-2"), told(right)));
    await Promise.all([one?.tick(), two?.tick()]);
    await Promise.all([one?.tick(), two?.tick()]);
    expect(office.slack.edits).toEqual([KEY]);
  });
});

test("a digest from before facts were kept is never corrected", async () => {
  const office = await postedOffice(told(wrong));
  await office.ledger.forgetFacts("2027-12-31");
  await successorTicks(office, told(right), "2027-04-26T10:00Z");
  expect(office.slack.edits).toEqual([]);
});

function idsOf(
  entries: readonly { readonly occurrence: { readonly event: CatalogueEvent } }[],
): string[] {
  return entries.map(({ occurrence }) => occurrence.event.id);
}

function paragraph(text: string): Article["blocks"][number] {
  return { kind: "paragraph", text, line: 1 };
}
