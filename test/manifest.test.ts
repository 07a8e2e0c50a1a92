import { existsSync, readdirSync, readFileSync } from "node:fs";
import { App } from "@slack/bolt";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { silentLog } from "../src/log.ts";
import { asList, asObject, asObjects, asText } from "../src/playground/json.ts";
import { registerListeners } from "../src/slack/slack-app.ts";
import { memoryReceipts } from "./slack/office.ts";

const manifest = asObject(parse(readFileSync("manifest.yml", "utf8")));
const features = asObject(manifest["features"]);
const settings = asObject(manifest["settings"]);
const scopes = texts(asObject(asObject(manifest["oauth_config"])["scopes"])["bot"]);

/** Schemas from slackapi/manifest-schema and slack-ruby/slack-api-ref (MIT), kept beside the checkout. */
const FIXTURES = "../shared/slack-fixtures";
const hasFixtures = existsSync(`${FIXTURES}/manifest.schema.json`);
const skipped = hasFixtures ? "" : " (skipped: Slack's schemas are not beside the checkout)";

/** Every method of the Web API that the code calls, and what for. */
const METHODS: Readonly<Record<string, string>> = {
  "api.test": "Slack's clock",
  "auth.test": "who the bot is",
  "chat.postMessage": "answers, digests, notices",
  "chat.update": "a mistake in a posted digest, mended",
  "files.completeUploadExternal": "the picture of a year, last step",
  "files.getUploadURLExternal": "the picture of a year, first step",
  "conversations.history": "whether a digest arrived; whether the bot is a member",
  "conversations.replies": "a thread's first message",
  "users.conversations": "the channels that a person is in, for their digests in the Home tab",
  "users.info": "a person's time zone",
  "views.open": "the form of /ip-digest",
  "views.publish": "the Home tab",
  "views.update": "what follows the form",
};

/** The library's own, with the app-level token. */
const SOCKET_MODE_METHOD = "apps.connections.open";

/** What each scope is for, where no method of the table needs it. */
const EVENT_SCOPES: Readonly<Record<string, string>> = {
  app_mention: "app_mentions:read",
  "message.im": "im:history",
};

test("the manifest has what Slack shows of the app", () => {
  expect(manifest["display_information"]).toMatchObject({ name: "almanac" });
  expect(features["bot_user"]).toMatchObject({ display_name: "almanac" });
  expect(features["app_home"]).toMatchObject({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  expect(settings).toMatchObject({
    socket_mode_enabled: true,
    interactivity: { is_enabled: true },
  });
});

test("its commands are those that the code answers, each with a hint", () => {
  const commands = asObjects(features["slash_commands"]);
  expect(commands.map(({ command }) => command)).toEqual(listenedTo().commands);
  for (const { usage_hint } of commands) expect(asText(usage_hint)).not.toBe("");
});

test("its events are those that the code answers", () => {
  const events = texts(asObject(settings["event_subscriptions"])["bot_events"]);
  // `message` is subscribed by the kind of conversation; only direct messages are wanted.
  const subscribed = events.map((event) => event.replace(/^message\..*/, "message"));
  expect(subscribed.toSorted()).toEqual(listenedTo().events.toSorted());
  expect(events.filter((event) => event.startsWith("message."))).toEqual(["message.im"]);
});

test("the code calls these methods of the Web API and no other", () => {
  const called = sourceText().matchAll(/\bclient\.(\w+(?:\.\w+)*)\(|"((?:api)\.\w+)"/g);
  const methods = [...called].map(([, byClient, byName]) => byClient ?? byName ?? "");
  const webApi = methods.filter((name) => name.includes("."));
  expect([...new Set(webApi)].toSorted()).toEqual(Object.keys(METHODS).toSorted());
});

test("every scope has its method, event or command, and no scope is asked for in vain", () => {
  const events = texts(asObject(settings["event_subscriptions"])["bot_events"]);
  const needed = new Set([
    "commands",
    "chat:write",
    "users:read",
    "files:write",
    // In public and in private channels; nothing reads group messages.
    "channels:history",
    "groups:history",
    "channels:read",
    "groups:read",
    ...events.flatMap((event) => EVENT_SCOPES[event] ?? []),
  ]);
  expect(scopes.toSorted()).toEqual([...needed].toSorted());
});

test.runIf(process.env["CI"] === "true")("Slack's schemas are beside the checkout", () => {
  expect(hasFixtures).toBe(true);
});

describe.skipIf(!hasFixtures)(`by Slack's own schemas${skipped}`, () => {
  test("the manifest is valid", () => {
    const schema = asObject(readJson(`${FIXTURES}/manifest.schema.json`));
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    expect([validate(manifest), validate.errors]).toEqual([true, null]);
  });

  test.each(Object.keys(METHODS))("%s is granted", (method) => {
    const { scope } = asObject(readJson(`${FIXTURES}/methods/${method}.json`));
    const oneOf = texts(asObject(scope)["bot"]);
    expect(oneOf.length === 0 || oneOf.some((each) => scopes.includes(each))).toBe(true);
  });

  test("the library's own method needs no scope of the bot", () => {
    const { scope } = asObject(readJson(`${FIXTURES}/methods/${SOCKET_MODE_METHOD}.json`));
    expect(asObject(scope)["bot"]).toBeUndefined();
  });
});

/** What the app registers, told by a recorder in the place of Bolt's app. */
function listenedTo(): { commands: string[]; events: string[] } {
  const commands: string[] = [];
  const events: string[] = [];
  const app = new App({
    token: "xoxb-1",
    receiver: { init() {}, start: () => Promise.resolve(), stop: () => Promise.resolve() },
    deferInitialization: true,
  });
  app.command = (name) => void commands.push(String(name));
  app.event = (name: string | RegExp) => void events.push(String(name));
  registerListeners(app, {
    connection: { mode: "http", botToken: "xoxb-1", signingSecret: "1", apiUrl: "" },
    port: 0,
    asking: { ask: unused },
    followUps: { resolve: unused },
    articleCount: () => 0,
    agendas: { of: unused, occurrences: unused, tags: [] },
    pictures: { show: unused, refused: unused },
    digestService: {
      tags: [],
      subscribe: unused,
      status: unused,
      subscribedBy: unused,
      digestsFor: unused,
      preview: unused,
      pause: unused,
      resume: unused,
      stop: unused,
      adopt: unused,
      knownElsewhere: unused,
      move: unused,
    },
    feeds: { open: unused, revoke: unused, wishesBehind: unused },
    serve: unused,
    receipts: memoryReceipts(),
    clock: { now: () => 0, onSet: () => () => {} },
    log: silentLog,
    digestTimezone: "UTC",
    randomBytes: unused,
  });
  return { commands, events };
}

function unused(): never {
  throw new Error("nobody asks");
}

function sourceText(): string {
  return readdirSync("src/slack", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(`src/slack/${file}`, "utf8"))
    .join("\n");
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

function texts(value: unknown): string[] {
  return asList(value).filter((item) => typeof item === "string");
}
