import { expect, test } from "vitest";
import { GENERAL, MEI, openSlack } from "../office.ts";

test("waits for a change, and gives up in words", async () => {
  const { slack } = await openSlack();
  const waiting = slack.until(() => slack.messages({ channel: GENERAL })[0]);
  slack.say({ as: MEI, channel: GENERAL, text: "here", threadTs: null });
  expect(await waiting).toMatchObject({ text: "here" });
  await expect(slack.until(() => false, 30)).rejects.toThrow(
    "Nothing of the kind happened within 30 ms: () => false",
  );
});

test("passes on what reading throws", async () => {
  const { slack } = await openSlack();
  await expect(slack.until(read)).rejects.toThrow("broken");
});

function read(): never {
  throw new Error("broken");
}
