import type { JsonObject } from "../json.ts";
import type { Call } from "./call.ts";
import * as chat from "./chat.ts";
import * as conversations from "./conversations.ts";
import * as files from "./files.ts";
import * as people from "./people.ts";
import * as platform from "./platform.ts";
import * as views from "./view-methods.ts";

/** One method of the Web API. */
export interface Method {
  readonly handle: (call: Call) => JsonObject;
  /** The bot scope that it needs; null when it needs none, or checks one for each kind of channel itself. */
  readonly scope: string | null;
  /** Which token it takes. */
  readonly token: "bot" | "app" | "none";
}

/** Every method that the fake answers; any other is `unknown_method`. */
export const METHODS: Readonly<Record<string, Method>> = {
  "api.test": { handle: platform.testApi, scope: null, token: "none" },
  "auth.test": { handle: platform.testAuth, scope: null, token: "bot" },
  "apps.connections.open": { handle: platform.openConnection, scope: null, token: "app" },
  "assistant.threads.setStatus": bot(platform.setStatus, "chat:write"),
  "blocks.validate": { handle: platform.validateBlocks, scope: null, token: "none" },
  "bots.info": bot(platform.getBot, "users:read"),
  "chat.delete": bot(chat.remove, "chat:write"),
  "chat.getPermalink": bot(chat.getPermalink, null),
  "chat.postEphemeral": bot(chat.postEphemeral, "chat:write"),
  "chat.postMessage": bot(chat.postMessage, "chat:write"),
  "chat.update": bot(chat.update, "chat:write"),
  "conversations.history": bot(conversations.readHistory, null),
  "conversations.info": bot(conversations.getInfo, null),
  "conversations.list": bot(conversations.list, null),
  "conversations.members": bot(conversations.listMembers, null),
  "conversations.open": bot(conversations.open, "im:write"),
  "conversations.replies": bot(conversations.readReplies, null),
  "files.completeUploadExternal": bot(files.completeUpload, "files:write"),
  "files.getUploadURLExternal": bot(files.getUploadUrl, "files:write"),
  "reactions.add": bot(platform.addReaction, "reactions:write"),
  "reactions.remove": bot(platform.removeReaction, "reactions:write"),
  "team.info": bot(platform.getTeam, "team:read"),
  "users.conversations": bot(conversations.listOfUser, null),
  "users.info": bot(people.getUser, "users:read"),
  "users.list": bot(people.listUsers, "users:read"),
  "views.open": bot(views.open, null),
  "views.publish": bot(views.publish, null),
  "views.push": bot(views.push, null),
  "views.update": bot(views.update, null),
};

function bot(handle: Method["handle"], scope: string | null): Method {
  return { handle, scope, token: "bot" };
}
