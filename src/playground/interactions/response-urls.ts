import type { IncomingMessage, ServerResponse } from "node:http";
import { checkBlocks } from "../limits/block-limits.ts";
import { announceChange, announceMessage, announceRemoval } from "../deliveries/events.ts";
import { readBody, send, sendJson } from "../http-messages.ts";
import { drawHex } from "../workspace/identity.ts";
import { asObjects, asText, isObject, parseJson, asTextOrNull, type JsonObject } from "../json.ts";
import { addBlockIds } from "../deliveries/messages-on-wire.ts";
import type { ResponsePlace } from "./tickets.ts";
import { toTs } from "../workspace/timestamps.ts";
import type { World } from "../world.ts";

/** Slack's hooks.slack.com: what the app posts to a response URL. */
export async function answerResponseUrl(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const body = parseJson((await readBody(request)) ?? "");
  if (!isObject(body)) return sendJson(response, 400, { ok: false, error: "invalid_payload" });
  const reading = world.tickets.useResponsePath(path);
  if ("error" in reading) return sendJson(response, 404, { ok: false, error: reading.error });
  const error = respond(world, reading.place, body);
  if (error) sendJson(response, 400, { ok: false, error });
  else send(response, 200, "text/plain; charset=utf-8", "ok");
}

/** Shows what an app answers, in an acknowledgement or at a response URL; Slack's error when it is refused. */
export function respond(world: World, place: ResponsePlace, body: JsonObject): string | null {
  const original = place.original && world.workspace.message(place.channel, place.original.ts);
  if (body["delete_original"] === true) {
    if (!original) return "message_not_found";
    world.workspace.remove(original);
    announceRemoval(world, original);
    return null;
  }
  const text = asText(body["text"]);
  const blocks = asObjects(body["blocks"]);
  if (text === "" && blocks.length === 0) return "no_text";
  if (checkBlocks(blocks, "message", "/blocks").length > 0) return "invalid_blocks";
  // A private file has nobody to be shared with: https://github.com/slackapi/node-slack-sdk/issues/1790
  if (blocks.some((block) => block["slack_file"] !== undefined)) return "invalid_blocks";
  const content = { text, blocks: addBlockIds(blocks, () => drawHex(3)) };
  if (body["replace_original"] === true && original) {
    const changed = world.workspace.change(original, {
      ...content,
      editedTs: toTs(world.clock),
    });
    announceChange(world, original, changed);
    return null;
  }
  post(world, place, { ...body, ...content });
  return null;
}

function post(world: World, place: ResponsePlace, body: JsonObject): void {
  const message = world.workspace.post({
    channel: place.channel,
    threadTs: asTextOrNull(body["thread_ts"]),
    userId: world.identity.bot.userId,
    byBot: true,
    text: asText(body["text"]),
    blocks: asObjects(body["blocks"]),
    metadata: null,
    onlyFor: body["response_type"] === "in_channel" ? null : place.userId,
    clientMsgId: null,
    unfurlsLinks: body["unfurl_links"] !== false || body["unfurl_media"] !== false,
  });
  announceMessage(world, message);
}
