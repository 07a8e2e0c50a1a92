import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { asObject, isObject, type JsonObject } from "../../src/playground/json.ts";
import {
  acknowledgeEverything,
  callApi,
  DIRECT_MEI,
  GENERAL,
  MEI,
  openSlack,
  PRESS,
} from "./office.ts";

// Captured requests of Slack; not part of the project, they lie beside some checkouts.
const PAYLOADS = new URL("../../../shared/slack-fixtures/payloads/", import.meta.url);

const captured = existsSync(PAYLOADS) ? readCaptured() : [];

/** What only some workspaces or messages have: org-wide installs, and files. */
const ELSEWHERE = [
  "enterprise.",
  "team.enterprise_",
  "enterprise_id",
  "event.enterprise",
  "event.files",
  "event.upload",
  "event.display_as_bot",
  "event.assistant_thread",
];

test.skipIf(captured.length === 0)(
  "everything that Slack was seen to send is a field of what the fake sends",
  async () => {
    const ours = await everyPayload();
    const missing = captured.flatMap(({ kind, fields }) =>
      [...fields]
        .filter((field) => !ELSEWHERE.some((other) => field.startsWith(other)))
        .filter((field) => !ours.get(kind)?.has(field))
        .map((field) => `${kind}: ${field}`),
    );
    expect([...new Set(missing)]).toEqual([]);
  },
);

interface Captured {
  readonly kind: string;
  readonly fields: ReadonlySet<string>;
}

function readCaptured(): Captured[] {
  return readdirSync(PAYLOADS).flatMap((name) =>
    payloadsIn(JSON.parse(readFileSync(new URL(name, PAYLOADS), "utf8"))).map((payload) => ({
      kind: kindOf(payload) ?? "",
      fields: fieldsOf(payload),
    })),
  );
}

function payloadsIn(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(payloadsIn);
  if (!isObject(value)) return [];
  return kindOf(value) ? [value] : Object.values(value).flatMap(payloadsIn);
}

/** E.g. `message/im`, `command`, `block_actions/ephemeral`; null when it is no payload of Slack's. */
function kindOf(payload: JsonObject): string | null {
  const type = String(payload["type"]);
  if (type === "event_callback") {
    const event = asObject(payload["event"]);
    const thread = "thread_ts" in event ? "/reply" : "";
    const bot = "bot_id" in event ? "/bot" : "";
    return `${String(event["type"])}/${String(event["channel_type"])}${thread}${bot}`;
  }
  if ("command" in payload && "response_url" in payload) return "command";
  if (type === "block_actions") {
    const ephemeral = asObject(payload["container"])["is_ephemeral"] === true;
    return `block_actions/${ephemeral ? "ephemeral" : "message"}`;
  }
  return type === "view_submission" || type === "view_closed" ? type : null;
}

/** Paths of fields, without going into blocks, state and single actions, which are the app's own. */
function fieldsOf(payload: JsonObject): Set<string> {
  return new Set(pathsIn(payload, ""));
}

function pathsIn(value: unknown, path: string): string[] {
  if (!isObject(value) || /(?:blocks|state|actions|bot_profile)$/.test(path)) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    const deeper = path === "" ? name : `${path}.${name}`;
    return [deeper, ...pathsIn(field, deeper)];
  });
}

/** One of each kind that was captured, made by doing what makes Slack send it. */
async function everyPayload(): Promise<Map<string, Set<string>>> {
  const { slack } = await openSlack();
  slack.deliverTo(await acknowledgeEverything());
  const { ts } = slack.say({ as: MEI, channel: GENERAL, text: "@almanac hi", threadTs: null });
  slack.say({ as: MEI, channel: GENERAL, text: "@almanac again", threadTs: ts });
  const direct = slack.say({ as: MEI, channel: DIRECT_MEI, text: "hi", threadTs: null });
  slack.say({ as: MEI, channel: DIRECT_MEI, text: "hi", threadTs: direct.ts });
  await slack.command({ as: MEI, channel: PRESS, command: "/invite", text: "@almanac" });
  await slack.command({ as: MEI, channel: GENERAL, command: "/ip", text: "wipo" });
  const blocks = [{ type: "actions", elements: [button()] }];
  const said = { channel: GENERAL, text: "a", blocks, thread_ts: ts };
  const posted = await callApi(slack, "chat.postMessage", said);
  const whispered = await callApi(slack, "chat.postEphemeral", { ...said, user: MEI });
  for (const pressed of [String(posted["ts"]), String(whispered["message_ts"])]) {
    const source = { in: "message", channel: GENERAL, ts: pressed } as const;
    await slack.press({ as: MEI, source, actionId: "go" });
  }
  await callApi(slack, "reactions.add", { channel: GENERAL, timestamp: ts, name: "eyes" });
  await openAndSubmit(slack);
  await slack.settled();
  return mapOf(slack.deliveries().map(({ payload }) => payload));
}

async function openAndSubmit(slack: Awaited<ReturnType<typeof openSlack>>["slack"]): Promise<void> {
  const payloads = slack.deliveries().map(({ payload }) => payload);
  const trigger_id = payloads.find((payload) => kindOf(payload) === "command")?.["trigger_id"];
  const title = { type: "plain_text", text: "Title", emoji: true };
  const blocks = [{ type: "divider" }];
  const view = { type: "modal", title, submit: title, close: title, blocks };
  await callApi(slack, "views.open", { trigger_id, view });
  const viewId = slack.modal(MEI)?.id ?? "";
  await slack.view({ as: MEI, viewId, do: "submit", state: {} });
}

function mapOf(payloads: readonly JsonObject[]): Map<string, Set<string>> {
  const map = new Map<string, Set<string>>();
  for (const payload of payloads) {
    const kind = kindOf(payload) ?? "";
    map.set(kind, new Set([...(map.get(kind) ?? []), ...fieldsOf(payload)]));
  }
  // Captures that were cut down before they were published lack what tells their kind.
  for (const rest of ["", "/reply"]) {
    map.set(`message/undefined${rest}`, map.get(`message/channel${rest}`) ?? new Set());
  }
  return map;
}

function button() {
  return { type: "button", action_id: "go", text: { type: "plain_text", text: "Go" } };
}
