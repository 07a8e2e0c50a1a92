import type { webApi as WebApi } from "@slack/bolt";
import type { Log } from "../../log.ts";
import { createBoltLog } from "./bolt-log.ts";
import type { SlackTokens } from "../dependencies.ts";

export type Client = WebApi.WebClient;
export type ClientOptions = WebApi.WebClientOptions;

/** A person waits for the answer; Slack's own deadline for a command's work is far away (30 minutes). */
const INTERACTIVE_TIMEOUT_MS = 10_000;

/**
 * Options of every client. No retries: the SDK would repeat a chat.postMessage whose answer was lost,
 * and Slack would show the message twice. They must be given explicitly, because a Socket Mode client
 * writes its own (100 retries) into options that lack them. No `headers`: they would send the bot's token
 * to apps.connections.open.
 */
export function buildClientOptions(connection: SlackTokens, log: Log): ClientOptions {
  return {
    slackApiUrl: connection.apiUrl,
    retryConfig: { retries: 0 },
    // Otherwise a single 429 pauses the whole client.
    rejectRateLimitedCalls: true,
    timeout: INTERACTIVE_TIMEOUT_MS,
    logger: createBoltLog(log),
  };
}
