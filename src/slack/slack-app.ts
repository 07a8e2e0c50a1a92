import { setTimeout as wait } from "node:timers/promises";
import { App } from "@slack/bolt";
import { UserError } from "../user-error.ts";
import { listenToQuestions } from "./listeners/ip-command.ts";
import { createBoltLog } from "./connection/bolt-log.ts";
import { buildClientOptions, type ClientOptions } from "./connection/web-client.ts";
import { readRefusal, explainUnreachable } from "./connection/slack-error.ts";
import type { Connection } from "./connection/connection.ts";
import { listenToDigestButtons } from "./listeners/digest-buttons.ts";
import { listenToDigests } from "./listeners/digest-command.ts";
import { listenToHome } from "./listeners/home-tab.ts";
import { createHttpConnection } from "./connection/http.ts";
import { listenToMovedChannels } from "./listeners/channel-moved.ts";
import { listenToMentions } from "./listeners/mentions.ts";
import type { SlackApp, SlackDependencies, StartedSlack } from "./dependencies.ts";
import { createTimeZones } from "./actions/time-zones.ts";
import { createSocketConnection } from "./connection/socket-mode.ts";
import { listenToDays } from "./listeners/today-command.ts";
import { reportErrors } from "./listeners/errors.ts";
import { listenToYears } from "./listeners/year-actions.ts";

/** Work that was acknowledged is finished within this time; an answer takes milliseconds. */
const FINISH_MS_MAX = 5_000;

/** The almanac in a Slack workspace: Socket Mode with an app token, signed HTTP without. */
export function createSlackApp(parts: SlackDependencies): SlackApp {
  const options = buildClientOptions(parts.connection, parts.log);
  const connection = connectionOf(parts, options);
  const app = new App({
    token: parts.connection.botToken,
    receiver: connection.receiver,
    clientOptions: options,
    logger: createBoltLog(parts.log),
    // Otherwise a refused token is a rejection that nobody handles.
    deferInitialization: true,
    extendedErrorHandler: true,
    convoStore: false,
  });
  const running = countRunning(app);
  registerListeners(app, parts);
  return {
    async start() {
      const { botUserId, teamId } = await introduce(app, parts);
      return { botUserId, teamId, url: await connection.open() };
    },
    async stop() {
      await connection.close();
      await Promise.race([running.finished(), wait(FINISH_MS_MAX, undefined, { ref: false })]);
    },
  };
}

/** Every command, event and button that the app answers. */
export function registerListeners(
  app: Pick<App, "command" | "action" | "view" | "event" | "error" | "client">,
  parts: SlackDependencies,
): void {
  const people = createTimeZones(parts.clock, parts.log, parts.digestTimezone);
  listenToQuestions(app, parts, people);
  listenToDays(app, parts, people);
  listenToYears(app, parts);
  listenToDigests(app, parts, people);
  listenToDigestButtons(app, parts, people);
  listenToMentions(app, parts, people);
  listenToHome(app, parts, people);
  listenToMovedChannels(app, parts);
  reportErrors(app, parts.log, parts.randomBytes);
}

function connectionOf(parts: SlackDependencies, options: ClientOptions): Connection {
  const { connection, port, clock, log, serve } = parts;
  if (connection.mode === "http") {
    return createHttpConnection({
      signingSecret: connection.signingSecret,
      port,
      clock,
      log,
      serve,
    });
  }
  const onReconnect = parts.onReconnect ?? (() => {});
  return createSocketConnection({
    appToken: connection.appToken,
    clientOptions: options,
    log,
    onReconnect,
  });
}

/** Proves the bot token before anything is announced. */
async function introduce(
  app: App,
  parts: SlackDependencies,
): Promise<Pick<StartedSlack, "botUserId" | "teamId">> {
  const identity = await identify(app, parts);
  // Its ids of channels and people are those of many workspaces, and the digests are kept by workspace.
  if (identity.is_enterprise_install === true) throw new UserError(ORG_WIDE);
  return { botUserId: identity.user_id ?? "", teamId: identity.team_id ?? "" };
}

const ORG_WIDE =
  "SLACK_BOT_TOKEN is the token of an organisation-wide installation, which the almanac does not serve. Install the app to one workspace and copy the bot token (xoxb-...) of that.";

async function identify(app: App, parts: SlackDependencies) {
  try {
    await app.init();
    return await app.client.auth.test();
  } catch (error) {
    const refusal = readRefusal(error);
    if (refusal === null) throw explainUnreachable(error, parts.connection.apiUrl);
    throw new UserError(
      `Slack refused SLACK_BOT_TOKEN (${refusal}). Copy the bot token (xoxb-...) from "OAuth & Permissions" of the app's settings.`,
      { cause: error },
    );
  }
}

/** Counts the listeners at work, so that a stop can wait for them. */
function countRunning(app: App): { finished(): Promise<void> } {
  let running = 0;
  let tellFinished: (() => void) | null = null;
  app.use(async ({ next }) => {
    running += 1;
    try {
      await next();
    } finally {
      running -= 1;
      if (running === 0) tellFinished?.();
    }
  });
  return {
    finished: () =>
      new Promise((resolve) => {
        if (running === 0) resolve();
        else tellFinished = resolve;
      }),
  };
}
