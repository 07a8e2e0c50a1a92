import { setTimeout as wait } from "node:timers/promises";
import { SocketModeReceiver } from "@slack/bolt";
import type { Log } from "../../log.ts";
import { UserError } from "../../user-error.ts";
import { createBoltLog } from "./bolt-log.ts";
import { describeCause, readRateLimitMs, readRefusal, explainUnreachable } from "./slack-error.ts";
import type { ClientOptions } from "./web-client.ts";
import type { Connection } from "./connection.ts";

interface Parts {
  readonly appToken: string;
  readonly clientOptions: ClientOptions;
  readonly log: Log;
  readonly onReconnect: () => void;
}

/** A connection attempt that has not said hello by then is given up. */
const HELLO_TIMEOUT_MS = 20_000;

/** After a failed attempt; doubled each time up to the most. The first attempt is made at once. */
const RETRY_MS_MIN = 500;
const RETRY_MS_MAX = 30_000;

/** The SDK waits 30 s for the closing handshake of a peer that may be gone. */
const CLOSE_TIMEOUT_MS = 1_000;

/**
 * Slack over a WebSocket. The SDK's own reconnecting is switched off: it waits for its ping timeout first (5 s),
 * and when Slack refuses the token meanwhile its rejection is handled by nobody and ends the process.
 */
export function createSocketConnection(parts: Parts): Connection {
  const receiver = receiverOf(parts);
  const { client } = receiver;
  const stopping = new AbortController();
  return {
    receiver,
    async open() {
      try {
        await connect(client);
      } catch (error) {
        throw startError(error, parts);
      }
      keepConnected(client, stopping.signal, parts);
      return null;
    },
    async close() {
      stopping.abort();
      const closed = client.disconnect();
      const late = wait(CLOSE_TIMEOUT_MS, "late", { ref: false });
      // The second call does not wait for the peer.
      if ((await Promise.race([closed, late])) === "late") await client.disconnect();
    },
  };
}

type SocketClient = SocketModeReceiver["client"];

function receiverOf({ appToken, clientOptions, log }: Parts): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: createBoltLog(log),
    installerOptions: { clientOptions },
    processEventErrorHandler: async ({ error }) => {
      // The connection broke between a delivery and its acknowledgement: Slack delivers it again.
      log.warn("delivery not acknowledged", { cause: describeCause(error) });
      return false;
    },
  });
}

async function connect(client: SocketClient): Promise<void> {
  const giveUp = setTimeout(() => void client.disconnect(), HELLO_TIMEOUT_MS);
  try {
    await client.start();
  } finally {
    clearTimeout(giveUp);
  }
}

function keepConnected(client: SocketClient, stopped: AbortSignal, parts: Parts): void {
  let reconnecting = false;
  client.on("disconnected", () => {
    // A failed attempt also says "disconnected".
    if (reconnecting || stopped.aborted) return;
    reconnecting = true;
    void reconnect(client, stopped, parts).finally(() => (reconnecting = false));
  });
}

async function reconnect(
  client: SocketClient,
  stopped: AbortSignal,
  { log, onReconnect }: Parts,
): Promise<void> {
  log.info("connection to Slack lost, connecting again");
  for (let failures = 0; !stopped.aborted; failures++) {
    try {
      await connect(client);
      break;
    } catch (error) {
      const pauseMs =
        readRateLimitMs(error) ?? Math.min(RETRY_MS_MIN * 2 ** failures, RETRY_MS_MAX);
      tellFailure(error, pauseMs, log);
      await wait(pauseMs, undefined, { signal: stopped }).catch(() => {});
    }
  }
  // A stop during the last attempt found nothing to close yet.
  if (stopped.aborted) return client.disconnect();
  log.info("connected to Slack again");
  onReconnect();
}

function tellFailure(error: unknown, pauseMs: number, log: Log): void {
  const fields = { cause: describeCause(error), againInMs: pauseMs };
  // A person has to act on a refusal; anything else passes.
  if (readRefusal(error) === null) log.warn("Slack not reached", fields);
  else log.error("Slack refused the app token", fields);
}

function startError(error: unknown, { clientOptions }: Parts): UserError {
  const refusal = readRefusal(error);
  if (refusal === null) return explainUnreachable(error, clientOptions.slackApiUrl ?? "Slack");
  return new UserError(
    `Slack refused SLACK_APP_TOKEN (${refusal}). Copy the app-level token (xapp-...) with the scope connections:write from "Basic Information" of the app's settings.`,
    { cause: error },
  );
}
