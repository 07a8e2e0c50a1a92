import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { App, HTTPReceiver } from "@slack/bolt";
import { expect, test } from "vitest";
import type { FakeSlack } from "../../../src/playground/fake-slack.ts";
import { sign } from "../../../src/playground/deliveries/signed-http.ts";
import { closeAfterwards, DIRECT_MEI, GENERAL, MEI, openSlack, quiet } from "../office.ts";

test("an unmodified Bolt believes the signature of commands, events and buttons", async () => {
  const { slack } = await openSlack();
  const heard: string[] = [];
  await startBolt(slack, (app) => {
    app.command("/ip", async ({ ack, command, say }) => {
      await ack();
      await say({ text: command.text, blocks: [buttonRow("more")] });
    });
    app.event("app_mention", async ({ event }) => void heard.push(event.text));
    app.action("more", async ({ ack, respond }) => {
      await ack();
      await respond({ text: "more of it", replace_original: true });
    });
  });
  await slack.command({ as: MEI, channel: GENERAL, command: "/ip", text: "专利 & more" });
  const message = await slack.until(() => slack.messages({ channel: GENERAL })[0]);
  expect(message.text).toBe("专利 &amp; more");
  await slack.press({
    as: MEI,
    source: { in: "message", channel: GENERAL, ts: message.ts },
    actionId: "more",
  });
  await slack.until(() => slack.messages({ channel: GENERAL })[0]?.text === "more of it");
  slack.say({ as: MEI, channel: GENERAL, text: "@almanac hello", threadTs: null });
  await slack.until(() => heard.length === 1);
  expect(heard).toEqual(["<@U0ALMANAC01> hello"]);
});

test("the request URL is verified with a challenge", async () => {
  const { slack } = await openSlack();
  await startBolt(slack, () => {});
  expect(await slack.verifyRequestUrl("3eZbrw1aB")).toBe(true);
});

test("the signature is Slack's documented example", () => {
  // https://docs.slack.dev/authentication/verifying-requests-from-slack
  const body =
    "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V" +
    "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=" +
    "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN" +
    "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
  expect(sign(body, "1531420618", "8f742231b10e8888abcd99yyyzzz85a5")).toBe(
    "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
  );
});

test("a failing app gets the event again, with the number and the reason of the retry", async () => {
  const { slack } = await openSlack();
  const answers = [500, 404, 200];
  const requests = await listen(slack, (_, response) => {
    response.writeHead(answers.shift() ?? 200).end();
  });
  slack.say({ as: MEI, channel: DIRECT_MEI, text: "hello", threadTs: null });
  await slack.until(() => requests.length === 3);
  expect(requests.map(({ headers }) => retryOf(headers))).toEqual([
    [undefined, undefined],
    ["1", "http_error"],
    ["2", "http_error"],
  ]);
});

test("a slow app gets the event again", async () => {
  const { slack } = await openSlack({ ackTimeoutMs: 40 });
  let count = 0;
  const requests = await listen(slack, (_, response) => {
    if (++count > 1) response.end();
  });
  slack.say({ as: MEI, channel: DIRECT_MEI, text: "hello", threadTs: null });
  await slack.until(() => requests.length === 2);
  expect(retryOf(requests[1]?.headers)).toEqual(["1", "http_timeout"]);
});

test("an app that says no-retry is left alone", async () => {
  const { slack } = await openSlack();
  const requests = await listen(slack, (_, response) => {
    response.writeHead(500, { "x-slack-no-retry": "1" }).end();
  });
  slack.say({ as: MEI, channel: DIRECT_MEI, text: "hello", threadTs: null });
  await slack.settled();
  expect(requests).toHaveLength(1);
});

test("a command that nobody answers fails in Slack's words", async () => {
  const { slack } = await openSlack();
  slack.deliverTo("http://127.0.0.1:9/slack/events");
  const result = await slack.command({ as: MEI, channel: GENERAL, command: "/ip", text: "" });
  expect(result).toMatchObject({ notice: '/ip failed with the error "dispatch_failed"' });
});

async function startBolt(slack: FakeSlack, listenWith: (app: App) => void): Promise<void> {
  const receiver = new HTTPReceiver({
    signingSecret: slack.credentials.signingSecret,
    logger: quiet,
    port: 0,
  });
  const app = new App({
    token: slack.credentials.botToken,
    receiver,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    deferInitialization: true,
    logger: quiet,
  });
  listenWith(app);
  await app.init();
  const server = await receiver.start(0);
  closeAfterwards(() => app.stop());
  slack.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
}

/** A bare server in place of the app. */
async function listen(
  slack: FakeSlack,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<IncomingMessage[]> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    request.resume();
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  closeAfterwards(async () => {
    server.closeAllConnections();
    server.close();
  });
  slack.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  return requests;
}

function retryOf(headers: IncomingMessage["headers"] = {}): unknown[] {
  return [headers["x-slack-retry-num"], headers["x-slack-retry-reason"]];
}

function buttonRow(actionId: string) {
  return {
    type: "actions" as const,
    elements: [
      {
        type: "button" as const,
        action_id: actionId,
        text: { type: "plain_text" as const, text: "More" },
      },
    ],
  };
}
