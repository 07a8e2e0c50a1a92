import { describe, expect, test } from "vitest";
import type { FakeSlack } from "../../../src/playground/fake-slack.ts";
import { asText } from "../../../src/playground/json.ts";
import { callApi, DIRECT_MEI, GENERAL, MEI, openOffice, openSlack } from "../office.ts";

const PNG = Buffer.from("not really a picture");

describe("an upload in Slack's three steps", () => {
  test("ends as a picture of a message, served to the page of this computer", async () => {
    const { slack } = await openSlack({ fileProcessingMs: 0 });
    const id = await upload(slack);
    expect(id).toMatch(/^F[A-Z0-9]{8,}$/);
    expect(await post(slack, { id })).toMatchObject({ ok: true });
    const [message] = slack.messages({ channel: GENERAL });
    expect(message?.blocks[0]).toMatchObject({ type: "image", slack_file: { id } });
    const answer = await fetch(`${slack.url}/playground/files/${id}`);
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect(Buffer.from(await answer.arrayBuffer()).equals(PNG)).toBe(true);
    expect(new URL(slack.url).hostname).toBe("127.0.0.1");
  });

  test.each([
    [{ filename: "a.png", length: 0 }, "invalid_arguments"],
    [{ filename: "a.png", length: 1.5 }, "invalid_arguments"],
    [{ length: 5 }, "invalid_arguments"],
    [{ filename: "a.png", length: 5, alt_txt: "a".repeat(1_001) }, "alt_txt_too_large"],
  ])("does not begin with %j", async (args, error) => {
    const { slack } = await openSlack();
    expect(await callApi(slack, "files.getUploadURLExternal", args)).toMatchObject({ error });
  });

  test("takes no other bytes than were announced", async () => {
    const { slack } = await openSlack();
    const { address } = await announce(slack, PNG.length + 1);
    expect((await fetch(address, { method: "POST", body: PNG })).status).toBe(400);
  });

  test("does not end without the bytes, nor for a file that nobody announced", async () => {
    const { slack } = await openSlack();
    const { id } = await announce(slack, PNG.length);
    expect(await complete(slack, id)).toMatchObject({ error: "file_not_found" });
    expect(await complete(slack, "F0123456789")).toMatchObject({ error: "file_not_found" });
  });
});

describe("an image block", () => {
  test("is refused while Slack still works on its file", async () => {
    const { slack, clock } = await openSlack({ fileProcessingMs: 60_000 });
    const id = await upload(slack);
    expect(await post(slack, { id })).toMatchObject({
      error: "invalid_blocks",
      errors: ["invalid slack file [json-pointer:/blocks/0/slack_file]"],
    });
    clock.set(clock.now() + 60_000);
    expect(await post(slack, { id })).toMatchObject({ ok: true });
  });

  test.each([
    [{ id: "F0123456789" }, "invalid slack file"],
    [{ id: "picture.png" }, "input must match regex pattern: ^[F][A-Z0-9]{8,}$"],
    [{ id: "F0123456789", url: "https://files.slack.com/a.png" }, "must have one of: id, url"],
    [{}, "must have one of: id, url"],
  ])("is refused with slack_file %j", async (file, complaint) => {
    const { slack } = await openSlack();
    expect(await post(slack, file)).toMatchObject({
      error: "invalid_blocks",
      errors: [`${complaint} [json-pointer:/blocks/0/slack_file]`],
    });
  });

  test("has one source, not two", async () => {
    const { slack } = await openSlack({ fileProcessingMs: 0 });
    const image_url = "https://example.org/a.png";
    const id = await upload(slack);
    expect(await post(slack, { id }, { image_url })).toMatchObject({ error: "invalid_blocks" });
  });

  test("with a private file is not for messages that one person sees", async () => {
    const { slack } = await openOffice(
      (app) => {
        app.command("/ip", async ({ ack, respond }) => {
          await ack();
          await respond({ blocks: [imageOf(id)], response_type: "ephemeral" }).catch(() => {});
        });
      },
      { fileProcessingMs: 0 },
    );
    const id = await upload(slack);
    const shown = { channel: GENERAL, user: MEI, text: "a", blocks: [imageOf(id)] };
    expect(await callApi(slack, "chat.postEphemeral", shown)).toMatchObject({
      error: "invalid_blocks",
    });
    await slack.command({ as: MEI, channel: GENERAL, command: "/ip", text: "a" });
    await slack.settled();
    expect(slack.messages({ channel: GENERAL })).toEqual([]);
    expect(slack.messages({ channel: DIRECT_MEI })).toEqual([]);
  });
});

async function announce(slack: FakeSlack, length: number) {
  const args = { filename: "year.png", length };
  const answer = await callApi(slack, "files.getUploadURLExternal", args);
  return { id: asText(answer["file_id"]), address: asText(answer["upload_url"]) };
}

async function upload(slack: FakeSlack): Promise<string> {
  const { id, address } = await announce(slack, PNG.length);
  const sent = await fetch(address, { method: "POST", body: PNG });
  expect([sent.status, await sent.text()]).toEqual([200, `OK - ${PNG.length}`]);
  expect(await complete(slack, id)).toEqual({ ok: true, files: [{ id, title: "The year" }] });
  return id;
}

function complete(slack: FakeSlack, id: string) {
  return callApi(slack, "files.completeUploadExternal", { files: [{ id, title: "The year" }] });
}

function post(slack: FakeSlack, slack_file: object, more: object = {}) {
  const blocks = [{ ...imageOf(""), slack_file, ...more }];
  return callApi(slack, "chat.postMessage", { channel: GENERAL, text: "a", blocks });
}

function imageOf(id: string) {
  return { type: "image", alt_text: "A year", slack_file: { id } } as const;
}
