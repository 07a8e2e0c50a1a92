import type { JsonObject } from "../json.ts";
import { asText } from "../json.ts";
import {
  type Call,
  refuseArguments,
  readObjects,
  readText,
  requireText,
  SlackError,
} from "./call.ts";

/** https://docs.slack.dev/reference/methods/files.getUploadURLExternal : `alt_txt_too_large` */
const ALT_TEXT_MAX = 1000;

export function getUploadUrl(call: Call): JsonObject {
  const { world } = call;
  const name = requireText(call, "filename");
  const length = Number(requireText(call, "length"));
  if (!Number.isInteger(length) || length < 1) {
    throw refuseArguments("must be greater than 0 [json-pointer:/length]");
  }
  if ((readText(call, "alt_txt") ?? "").length > ALT_TEXT_MAX) {
    throw new SlackError("alt_txt_too_large");
  }
  const { id, path } = world.files.announce(name, length);
  return { file_id: id, upload_url: `${world.url}${path}` };
}

/** Without a channel, which the playground does not imitate, a file stays private to the app. */
export function completeUpload(call: Call): JsonObject {
  const files = readObjects(call, "files");
  if (!files || files.length === 0) throw refuseArguments("missing required field: files");
  for (const place of ["channel_id", "channels", "thread_ts"]) {
    if (readText(call, place) !== null) call.warnings.push(`${place} is not imitated`);
  }
  const asked = files.map((file) => ({ id: asText(file["id"]), title: asText(file["title"]) }));
  for (const { id } of asked) {
    if (!call.world.files.complete(id)) throw new SlackError("file_not_found");
  }
  return { files: asked };
}
