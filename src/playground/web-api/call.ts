import type { Fault } from "../faults.ts";
import { hasScope } from "../workspace/grant.ts";
import { isObject, parseJson, type JsonObject } from "../json.ts";
import type { Channel } from "../workspace/workspace.ts";
import type { World } from "../world.ts";

/** One call of a Web API method. */
export interface Call {
  readonly world: World;
  readonly method: string;
  readonly args: JsonObject;
  /** A fault that the method itself must know of. */
  readonly fault: Fault | null;
  /** What Slack would accept but not like; recorded with the call. */
  readonly warnings: string[];
}

/** An answer of `ok: false` with the name of one of Slack's errors. */
export class SlackError extends Error {
  override readonly name = "SlackError";
  readonly fields: JsonObject;

  constructor(error: string, fields: JsonObject = {}) {
    super(error);
    this.fields = fields;
  }
}

/** `invalid_arguments` in Slack's form, e.g. `missing required field: channel`. */
export function refuseArguments(...complaints: readonly string[]): SlackError {
  return new SlackError("invalid_arguments", {
    response_metadata: { messages: complaints.map((complaint) => `[ERROR] ${complaint}`) },
  });
}

export function requireText(call: Call, name: string): string {
  const value = readText(call, name);
  if (value === null) throw refuseArguments(`missing required field: ${name}`);
  return value;
}

/** Null when it is absent, empty or no text. */
export function readText({ args }: Call, name: string): string | null {
  const value = args[name];
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : null;
}

/** Forms say `true` or `1`. */
export function readFlag({ args }: Call, name: string): boolean {
  return ["true", "1"].includes(String(args[name]));
}

/** Whether the app said no itself, which is not the same as saying nothing. */
export function isSwitchedOff({ args }: Call, name: string): boolean {
  return ["false", "0"].includes(String(args[name]));
}

/** A whole number within limits, or Slack's `invalid_limit`-like refusal. */
export function readLimit(call: Call, standard: number, max: number): number {
  const value = readText(call, "limit");
  if (value === null) return standard;
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 0) {
    throw refuseArguments("must be a whole number [json-pointer:/limit]");
  }
  return Math.min(limit === 0 ? standard : limit, max);
}

/** An object that came as an object (JSON body) or as its text (form); null when absent, undefined when it is neither. */
export function readObject({ args }: Call, name: string): JsonObject | null | undefined {
  const value = args[name];
  if (value === undefined || value === null || value === "") return null;
  const parsed = typeof value === "string" ? parseJson(value) : value;
  return isObject(parsed) ? parsed : undefined;
}

/** Like `objectArgument`, for a list of objects. */
export function readObjects({ args }: Call, name: string): JsonObject[] | null | undefined {
  const value = args[name];
  if (value === undefined || value === null || value === "") return null;
  const parsed = typeof value === "string" ? parseJson(value) : value;
  return Array.isArray(parsed) && parsed.every(isObject) ? parsed : undefined;
}

export function requireScope({ grant }: World, scope: string): void {
  if (hasScope(grant, scope)) return;
  throw new SlackError("missing_scope", {
    needed: scope,
    provided: (grant.scopes ?? []).join(","),
  });
}

/** The channel of an argument, as far as the bot may know of it. */
export function requireChannel(call: Call, name = "channel"): Channel {
  const { workspace } = call.world;
  const channel = workspace.channel(requireText(call, name));
  // A private channel does not exist for those outside.
  if (!channel || (channel.kind !== "channel" && !workspace.botIsIn(channel))) {
    throw new SlackError("channel_not_found");
  }
  return channel;
}

const SCOPE_FAMILY = { channel: "channels", private: "groups", direct: "im" } as const;

/** Slack asks for another scope for each kind of channel, e.g. `groups:history` for private ones. */
export function requireChannelScope(
  world: World,
  channel: Channel,
  right: "read" | "history",
): void {
  requireScope(world, `${SCOPE_FAMILY[channel.kind]}:${right}`);
}
