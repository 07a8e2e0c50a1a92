import { checkBlocks, checkView, type BlockFault } from "../limits/block-limits.ts";
import { announceReaction } from "../deliveries/events.ts";
import { asText, type JsonObject } from "../json.ts";
import type { Message } from "../workspace/message.ts";
import {
  type Call,
  refuseArguments,
  requireChannel,
  readObject,
  readObjects,
  readText,
  requireText,
  SlackError,
} from "./call.ts";

export function testApi(call: Call): JsonObject {
  const error = readText(call, "error");
  const echo = Object.keys(call.args).length > 0 ? { args: call.args } : {};
  if (error) throw new SlackError(error, echo);
  return echo;
}

export function testAuth(call: Call): JsonObject {
  const { team, bot } = call.world.identity;
  return {
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: bot.name,
    team_id: team.id,
    user_id: bot.userId,
    bot_id: bot.botId,
    is_enterprise_install: false,
  };
}

export function openConnection(call: Call): JsonObject {
  const { url, socketMode } = call.world;
  return { url: url.replace(/^http/, "ws") + socketMode.issuePath() };
}

export function getTeam(call: Call): JsonObject {
  const { team } = call.world.identity;
  return { team: { ...team, email_domain: "", icon: { image_default: true } } };
}

export function getBot(call: Call): JsonObject {
  const { bot } = call.world.identity;
  if (readText(call, "bot") !== bot.botId) throw new SlackError("bot_not_found");
  return {
    bot: {
      id: bot.botId,
      deleted: false,
      name: bot.name,
      updated: 0,
      app_id: bot.appId,
      user_id: bot.userId,
      icons: {},
    },
  };
}

/** Slack's own check of Block Kit: https://docs.slack.dev/reference/methods/blocks.validate */
export function validateBlocks(call: Call): JsonObject {
  const given = ["blocks", "view", "message"].filter((name) => call.args[name] !== undefined);
  if (given.length !== 1) {
    throw refuseArguments("must provide exactly one of `blocks`, `view`, or `message`");
  }
  const faults = faultsOf(call, given[0] ?? "");
  if (faults.length === 0) return {};
  throw new SlackError(`invalid_${given[0]}`, {
    errors: faults.map((fault) => ({ code: "failed_constraint", ...fault })),
  });
}

export function addReaction(call: Call): JsonObject {
  return react(call, true);
}

export function removeReaction(call: Call): JsonObject {
  return react(call, false);
}

/** `assistant.threads.setStatus`: the status is said to be shown; the playground does not draw it. */
export function setStatus(call: Call): JsonObject {
  const channel = requireChannel(call, "channel_id");
  const threadTs = requireText(call, "thread_ts");
  if (!call.world.workspace.message(channel.id, threadTs))
    throw new SlackError("invalid_thread_ts");
  return {};
}

function faultsOf(call: Call, name: string): readonly BlockFault[] {
  if (name === "blocks") return checkBlocks(readObjects(call, name) ?? [], "message", "");
  const object = readObject(call, name);
  if (!object) throw refuseArguments(`must be valid JSON [json-pointer:/${name}]`);
  if (name === "view")
    return checkView(object, asText(object["type"]) === "home" ? "home" : "modal");
  const blocks = object["blocks"];
  return Array.isArray(blocks) ? checkBlocks(blocks, "message", "/blocks") : [];
}

function react(call: Call, added: boolean): JsonObject {
  const { workspace, identity } = call.world;
  const message = messageToReactTo(call);
  const name = requireText(call, "name");
  const has = message.reactions.includes(name);
  if (added && has) throw new SlackError("already_reacted");
  if (!added && !has) throw new SlackError("no_reaction");
  const others = message.reactions.filter((reaction) => reaction !== name);
  workspace.change(message, { reactions: added ? [...others, name] : others });
  announceReaction(call.world, { message, name, userId: identity.bot.userId, added });
  return {};
}

function messageToReactTo(call: Call): Message {
  const channel = requireChannel(call);
  const message = call.world.workspace.message(channel.id, requireText(call, "timestamp"));
  if (!message || message.onlyFor !== null) throw new SlackError("message_not_found");
  return message;
}
