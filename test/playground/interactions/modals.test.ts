import type { App } from "@slack/bolt";
import { expect, test } from "vitest";
import { asObjects } from "../../../src/playground/json.ts";
import { acknowledgeIp, freshTrigger } from "../asking.ts";
import { askView, plain } from "../blocks.ts";
import { callApi, GENERAL, MEI, openOffice, type Office } from "../office.ts";

test("a modal shows errors, keeps what was typed, and closes when all is well", async () => {
  const submitted: string[] = [];
  const office = await openOffice((app) => {
    offerModal(app);
    app.view("ask", async ({ ack, view }) => {
      const value = view.state.values["question"]?.["typed"]?.value ?? "";
      submitted.push(value, view.private_metadata);
      if (value.length > 2) await ack();
      else await ack({ response_action: "errors", errors: { question: "Write more." } });
    });
  });
  const modal = await openModal(office);
  expect(modal).toMatchObject({ title: "Ask", submit: "Go", close: null });
  const submit = (value: string) =>
    office.slack.view({
      as: MEI,
      viewId: modal.id,
      do: "submit",
      state: { question: { typed: { type: "plain_text_input", value } } },
    });
  expect(await submit("ip")).toEqual({ result: "errors", errors: { question: "Write more." } });
  expect(office.slack.modal(MEI)).toMatchObject({ id: modal.id });
  expect(await submit("wipo")).toEqual({ result: "closed" });
  expect(office.slack.modal(MEI)).toBeNull();
  expect(submitted).toEqual(["ip", "from the test", "wipo", "from the test"]);
});

test("a modal is updated, one is put on top, and all are cleared", async () => {
  const actions = ["update", "push", "clear"] as const;
  let step = 0;
  const office = await openOffice((app) => {
    offerModal(app);
    app.view("ask", async ({ ack }) => {
      const action = actions[step++] ?? "clear";
      if (action === "clear") await ack({ response_action: "clear" });
      else await ack({ response_action: action, view: askView(`After ${action}`) });
    });
  });
  const { id } = await openModal(office);
  const submit = (viewId: string) =>
    office.slack.view({ as: MEI, viewId, do: "submit", state: {} });
  expect(await submit(id)).toEqual({ result: "updated" });
  expect(office.slack.modal(MEI)).toMatchObject({ id, title: "After update" });
  await submit(id);
  const top = office.slack.modal(MEI);
  expect(top?.id).not.toBe(id);
  expect(top?.title).toBe("After push");
  expect(await submit(top?.id ?? "")).toEqual({ result: "closed" });
  expect(office.slack.modal(MEI)).toBeNull();
});

test.each([
  ["errors for a block that is no input", { response_action: "errors", errors: { nothing: "x" } }],
  ["a view with too long a title", { response_action: "update", view: askView("x".repeat(25)) }],
  ["an unknown action", { response_action: "dance" }],
])("%s make Slack say that it had trouble", async (_, answer) => {
  const office = await openOffice((app) => {
    offerModal(app);
    app.view("ask", async ({ ack }) => ack(answer as never));
  });
  const { id } = await openModal(office);
  await expect(office.slack.view({ as: MEI, viewId: id, do: "submit", state: {} })).rejects.toThrow(
    "We had some trouble connecting. Try again?",
  );
});

test("closing a modal is told to the app that asked for it", async () => {
  const closed: string[] = [];
  const office = await openOffice((app) => {
    offerModal(app);
    app.view({ callback_id: "ask", type: "view_closed" }, async ({ ack, view }) => {
      await ack();
      closed.push(view.id);
    });
  });
  const { id } = await openModal(office);
  await office.slack.view({ as: MEI, viewId: id, do: "close", state: {} });
  expect(closed).toEqual([id]);
  await expect(office.slack.view({ as: MEI, viewId: id, do: "close", state: {} })).rejects.toThrow(
    "This window is no longer open.",
  );
});

test("a button in a modal updates it, and what was typed stays", async () => {
  const office = await openOffice((app) => {
    offerModal(app);
    app.action("shuffle", async ({ ack, body, client }) => {
      await ack();
      const view = body.type === "block_actions" ? body.view : undefined;
      await client.views.update({
        view_id: view?.id ?? "",
        hash: view?.hash ?? "",
        view: askView("Shuffled"),
      });
    });
  });
  const { id } = await openModal(office);
  const typed = { question: { typed: { type: "plain_text_input", value: "so far" } } };
  await office.slack.press({
    as: MEI,
    source: { in: "modal", viewId: id },
    actionId: "shuffle",
    state: typed,
  });
  await office.slack.settled();
  expect(office.slack.modal(MEI)).toMatchObject({ id, title: "Shuffled" });
  const updated = office.slack.calls().find(({ method }) => method === "views.update");
  expect(updated?.answer).toMatchObject({ ok: true, view: { state: { values: typed } } });
});

test("a view is found by the app's own id, and starts with the values that the app gave", async () => {
  const { slack } = await openOffice(acknowledgeIp);
  const element = { type: "plain_text_input", action_id: "typed", initial_value: "so far" };
  const picker = { type: "datepicker", action_id: "day" };
  const blocks = [element, picker].map((input, index) => ({
    type: "input",
    block_id: `b${index}`,
    label: plain("Label"),
    element: input,
  }));
  const view = { ...askView("Ask"), external_id: "mine", blocks };
  const opened = await callApi(slack, "views.open", {
    trigger_id: await freshTrigger(slack),
    view,
  });
  expect(opened["view"]).toMatchObject({
    state: {
      values: {
        b0: { typed: { type: "plain_text_input", value: "so far" } },
        b1: { day: { type: "datepicker", selected_date: null } },
      },
    },
  });
  const renamed = { external_id: "mine", view: { ...view, title: plain("Renamed") } };
  expect(await callApi(slack, "views.update", renamed)).toMatchObject({ ok: true });
  expect(slack.modal(MEI)).toMatchObject({ title: "Renamed" });
});

test("a conversation that was chosen can be answered through a response URL", async () => {
  const { slack } = await openOffice((app) => {
    acknowledgeIp(app);
    app.view("ask", async ({ ack, body }) => {
      await ack();
      const [chosen] = "response_urls" in body ? asObjects(body.response_urls) : [];
      await fetch(String(chosen?.["response_url"]), {
        method: "POST",
        body: JSON.stringify({ text: "shared", response_type: "in_channel" }),
      });
    });
  });
  const menu = { type: "conversations_select", action_id: "where", response_url_enabled: true };
  const blocks = [{ type: "input", block_id: "b", label: plain("Where"), element: menu }];
  const trigger_id = await freshTrigger(slack);
  await callApi(slack, "views.open", { trigger_id, view: { ...askView("Share"), blocks } });
  const chosen = { type: "conversations_select", selected_conversation: GENERAL };
  const viewId = slack.modal(MEI)?.id ?? "";
  await slack.view({ as: MEI, viewId, do: "submit", state: { b: { where: chosen } } });
  await slack.until(() => slack.messages({ channel: GENERAL })[0]?.text === "shared");
  expect(slack.messages({ channel: GENERAL })).toMatchObject([{ ephemeral: false }]);
});

test("a view with another hash is refused, and views stand three high at most", async () => {
  const office = await openOffice(offerModal);
  const { id } = await openModal(office);
  const { slack } = office;
  const update = { view_id: id, hash: "1.old", view: askView("New") };
  expect(await callApi(slack, "views.update", update)).toMatchObject({ error: "hash_conflict" });
  for (const _ of [2, 3]) {
    const trigger_id = await freshTrigger(slack);
    const pushed = await callApi(slack, "views.push", { trigger_id, view: askView("On top") });
    expect(pushed).toMatchObject({ ok: true, view: { root_view_id: id } });
  }
  const trigger_id = await freshTrigger(slack);
  const fourth = await callApi(slack, "views.push", { trigger_id, view: askView("Too high") });
  expect(fourth).toMatchObject({ error: "push_limit_reached" });
});

function offerModal(app: App): void {
  app.command("/ip", async ({ ack, body, client }) => {
    await ack();
    if (body.text !== "open") return;
    await client.views.open({ trigger_id: body.trigger_id, view: askView("Ask") });
  });
}

async function openModal({ slack }: Office): Promise<{ id: string; title: string }> {
  await slack.command({ as: MEI, channel: GENERAL, command: "/ip", text: "open" });
  return slack.until(() => slack.modal(MEI));
}
