import type { App } from "@slack/bolt";
import type { FakeSlack } from "../../src/playground/fake-slack.ts";
import { asObject, type JsonObject } from "../../src/playground/json.ts";
import { GENERAL, MEI } from "./office.ts";

/** An app that acknowledges `/ip` and does nothing more. */
export function acknowledgeIp(app: App): void {
  app.command("/ip", async ({ ack }) => ack());
}

/** The trigger id of a new command. */
export async function freshTrigger(slack: FakeSlack): Promise<string> {
  return String((await newestCommand(slack))["trigger_id"]);
}

/** The response URL of a new command. */
export async function freshResponseUrl(slack: FakeSlack): Promise<string> {
  return String((await newestCommand(slack))["response_url"]);
}

async function newestCommand(slack: FakeSlack): Promise<JsonObject> {
  await slack.command({ as: MEI, channel: GENERAL, command: "/ip", text: "" });
  return asObject(slack.deliveries().at(-1)?.payload);
}
