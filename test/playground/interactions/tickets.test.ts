import { expect, test } from "vitest";
import { acknowledgeIp, freshResponseUrl, freshTrigger } from "../asking.ts";
import { askView, buttons } from "../blocks.ts";
import { callApi, GENERAL, MEI, openOffice } from "../office.ts";

test("a trigger opens one view, within three seconds", async () => {
  const { slack, clock } = await openOffice(acknowledgeIp);
  const trigger_id = await freshTrigger(slack);
  const open = (trigger: unknown) =>
    callApi(slack, "views.open", { trigger_id: trigger, view: askView("Ask") });
  expect(await open(trigger_id)).toMatchObject({ ok: true });
  expect(await open(trigger_id)).toMatchObject({ error: "exchanged_trigger_id" });
  const late = await freshTrigger(slack);
  clock.set(clock.now() + 3500);
  expect(await open(late)).toMatchObject({ error: "expired_trigger_id" });
  expect(await open("1.2.3")).toMatchObject({ error: "invalid_trigger_id" });
});

test("a response URL takes five answers within half an hour", async () => {
  const { slack, clock } = await openOffice(acknowledgeIp);
  const url = await freshResponseUrl(slack);
  const statuses = [];
  for (let use = 0; use < 6; use++) statuses.push((await post(url, { text: `${use}` })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
  const late = await freshResponseUrl(slack);
  clock.set(clock.now() + 30 * 60_000 + 1000);
  const answer = await post(late, { text: "late" });
  expect(answer).toEqual({ status: 404, body: { ok: false, error: "expired_url" } });
  expect(slack.messages({ channel: GENERAL })).toHaveLength(5);
});

test("a response URL refuses what cannot be shown, and deletes its message on demand", async () => {
  const { slack } = await openOffice(acknowledgeIp);
  const url = await freshResponseUrl(slack);
  expect(await post(url, {})).toMatchObject({ body: { error: "no_text" } });
  const blocks = [{ type: "header", text: { type: "mrkdwn", text: "a" } }];
  expect(await post(url, { text: "a", blocks })).toMatchObject({
    body: { error: "invalid_blocks" },
  });
  const office = await openOffice((app) => {
    app.action("away", async ({ ack, respond }) => {
      await ack();
      await respond({ delete_original: true });
    });
  });
  const said = { channel: GENERAL, user: MEI, text: "a", blocks: [buttons("away")] };
  const { message_ts } = await callApi(office.slack, "chat.postEphemeral", said);
  const source = { in: "message", channel: GENERAL, ts: String(message_ts) } as const;
  await office.slack.press({ as: MEI, source, actionId: "away" });
  await office.slack.settled();
  expect(office.slack.messages({ channel: GENERAL })).toEqual([]);
});

async function post(url: string, body: object): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, body: text === "ok" ? text : JSON.parse(text) };
}
