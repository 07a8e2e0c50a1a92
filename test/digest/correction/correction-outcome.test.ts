import { describe, expect, test } from "vitest";
import {
  postedOffice,
  right,
  successorTicks,
  told,
  whole,
  wrong,
  yearsTold,
} from "../mended-office.ts";
import { KEY } from "../office.ts";
import { notSent, refused, REPLY_LOST, SWALLOWED } from "../pretend-slack.ts";
import { anniversary } from "../samples.ts";

describe("what Slack says to an edit", () => {
  test.each([
    ["a lost reply", REPLY_LOST],
    ["a timeout", SWALLOWED],
    ["a rate limit", notSent("rate limited", 30_000)],
    ["no connection", notSent("ECONNREFUSED")],
  ])("%s leads to the same edit a minute later", async (_, ending) => {
    const office = await postedOffice(told(wrong));
    office.slack.editEndings.push(ending);
    const successor = await successorTicks(office, told(right), "2027-04-26T10:00Z");
    expect(office.slack.edits).toHaveLength(1);
    office.clock.nowMs += 60_000;
    await successor.tick();
    await successor.tick();
    expect(office.slack.edits).toEqual([KEY, KEY]);
    expect(yearsTold(office)).toEqual([57]);
    expect(office.posted()).toEqual([KEY]);
  });

  test("an edit that may have arrived is made again even when the content went back", async () => {
    const office = await postedOffice(told(right));
    office.slack.editEndings.push(REPLY_LOST);
    await successorTicks(office, told(wrong), "2027-04-26T10:00Z");
    expect(yearsTold(office)).toEqual([56]);
    office.clock.nowMs += 60_000;
    await office.successor(whole("content-3"), told(right)).tick();
    expect(yearsTold(office)).toEqual([57]);
  });

  test("a message that a person deleted is never posted anew", async () => {
    const office = await postedOffice(told(wrong));
    office.slack.messages.length = 0;
    const successor = await successorTicks(office, told(right), "2027-04-26T10:00Z");
    office.clock.nowMs += 600_000;
    await successor.tick();
    expect(office.slack.edits).toEqual([KEY]);
    expect(office.posted()).toEqual([]);
    expect(office.slack.notices).toEqual([]);
    expect((await office.status()).last).toMatchObject({
      state: "posted",
      reason: "deleted in Slack",
    });
  });

  test.each(["edit_window_closed", "cant_update_message"])(
    "%s is told to an admin once",
    async (error) => {
      const office = await postedOffice(told(wrong));
      office.slack.editEndings.push(refused(error));
      const successor = await successorTicks(office, told(right), "2027-04-26T10:00Z");
      office.clock.nowMs += 600_000;
      await successor.tick();
      await office
        .successor(whole("content-3"), told(right, anniversary("x", "1999-01-01")))
        .tick();
      expect(office.slack.edits).toEqual([KEY]);
      expect(office.slack.notices).toEqual([
        {
          to: "U1",
          about: "C1",
          text: `The daily digest of 26 April 2027 no longer matches the content, and Slack does not let me edit it: ${error}. It stays as it is; you may want to point that out in the channel.`,
        },
      ]);
      expect((await office.status()).last?.reason).toBe(`not corrected: ${error}`);
    },
  );

  test("a refusal that people can mend waits for the next content", async () => {
    const office = await postedOffice(told(wrong));
    office.slack.editEndings.push(refused("is_archived"));
    const successor = await successorTicks(office, told(right), "2027-04-26T10:00Z");
    office.clock.nowMs += 600_000;
    await successor.tick();
    expect(office.slack.edits).toHaveLength(1);
    await office.successor(whole("content-3"), told(right)).tick();
    expect(yearsTold(office)).toEqual([57]);
  });
});
