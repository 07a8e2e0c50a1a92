import { asObject, asObjects, asList, asText, type JsonObject } from "../json.ts";

/** What the workspace lets the app do: the parts of its manifest that Slack enforces. */
export interface Grant {
  /** Bot scopes; null grants every scope. */
  readonly scopes: readonly string[] | null;
  /** Bot events by the manifest's names, e.g. `message.channels`; null subscribes to all. */
  readonly events: readonly string[] | null;
  /** Slash commands; null sends the app whatever is typed. */
  readonly commands: readonly GrantedCommand[] | null;
  readonly homeTab: boolean;
  readonly messagesTab: boolean;
  readonly interactivity: boolean;
}

interface GrantedCommand {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

/** For tests of the fake itself, and of code that has no manifest. */
export const EVERYTHING_GRANTED: Grant = {
  scopes: null,
  events: null,
  commands: null,
  homeTab: true,
  messagesTab: true,
  interactivity: true,
};

/** Reads a parsed app manifest; what it does not ask for is not granted. */
export function readGrant(manifest: JsonObject): Grant {
  const features = asObject(manifest["features"]);
  const settings = asObject(manifest["settings"]);
  const appHome = asObject(features["app_home"]);
  return {
    scopes: texts(asObject(asObject(manifest["oauth_config"])["scopes"])["bot"]),
    events: texts(asObject(settings["event_subscriptions"])["bot_events"]),
    commands: asObjects(features["slash_commands"]).map(readCommand),
    homeTab: appHome["home_tab_enabled"] === true,
    messagesTab: appHome["messages_tab_enabled"] === true,
    interactivity: asObject(settings["interactivity"])["is_enabled"] === true,
  };
}

export function hasScope(grant: Grant, scope: string): boolean {
  return grant.scopes === null || grant.scopes.includes(scope);
}

export function isSubscribed(grant: Grant, event: string): boolean {
  return grant.events === null || grant.events.includes(event);
}

function readCommand(command: JsonObject): GrantedCommand {
  return {
    command: asText(command["command"]),
    description: asText(command["description"]),
    usageHint: asText(command["usage_hint"]),
  };
}

function texts(value: unknown): readonly string[] {
  return asList(value).filter((item) => typeof item === "string");
}
