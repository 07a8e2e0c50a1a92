import { expect, test } from "vitest";
import { GENERAL, MEI, openOffice } from "./office.ts";

test("a slash command reaches the app and its answer is seen by the asker alone", async () => {
  const { slack } = await openOffice((app) => {
    app.command("/ip", async ({ ack, respond, command }) => {
      await ack();
      await respond({ text: `You asked: ${command.text}` });
    });
  });
  const result = await slack.command({ as: MEI, channel: GENERAL, command: "/ip", text: "wipo" });
  expect(result).toEqual({ result: "acknowledged" });
  await slack.settled();
  expect(slack.messages({ channel: GENERAL, as: MEI })).toMatchObject([
    { text: "You asked: wipo", ephemeral: true },
  ]);
});
