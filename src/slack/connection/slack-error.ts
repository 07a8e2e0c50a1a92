import { webApi } from "@slack/bolt";
import { UserError } from "../../user-error.ts";

/** Slack's name for a refusal, e.g. `not_in_channel`; null for anything else. */
export function readRefusal(error: unknown): string | null {
  if (!(error instanceof webApi.WebAPIPlatformError)) return null;
  const name: unknown = error.data.error;
  // The SDK also reports a body that is not JSON as a refusal, with the body as its name.
  return typeof name === "string" && REFUSAL_NAME.test(name) ? name : null;
}

/** Whether Slack refused because the bot is not in the channel. */
export function isNotAMember(error: unknown): boolean {
  return NOT_A_MEMBER.has(readRefusal(error) ?? "");
}

/** How long Slack asks to wait, when the error is a rate limit; null for anything else. */
export function readRateLimitMs(error: unknown): number | null {
  return error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter * 1_000 : null;
}

/** The system's error beneath the SDK's and fetch's wrappers: the innermost cause that has a code. */
export function findSystemError(error: unknown): { code: string; syscall: string } | null {
  let found: { code: string; syscall: string } | null = null;
  let cause: unknown = error;
  for (let depth = 0; cause instanceof Error && depth < CAUSES_MAX; depth++) {
    const isWrapper = cause instanceof webApi.WebAPIRequestError;
    const code = fieldOf(cause, "code");
    if (code !== "" && !isWrapper) found = { code, syscall: fieldOf(cause, "syscall") };
    cause = beneath(cause);
  }
  return found;
}

/** One line for the log: names and codes, never bodies. */
export function describeCause(error: unknown): string {
  const refusal = readRefusal(error);
  if (refusal !== null) return refusal;
  if (error instanceof webApi.WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  if (readRateLimitMs(error) !== null) return "rate limited";
  if (error instanceof webApi.WebAPIPlatformError) return "an answer that is not JSON";
  const system = findSystemError(error);
  if (system) return system.code;
  if (error instanceof webApi.WebAPIRequestError) return innermost(error).message;
  return error instanceof Error ? error.name : "unknown error";
}

export function explainUnreachable(error: unknown, apiUrl: string): UserError {
  return new UserError(
    `Slack cannot be reached at ${apiUrl}: ${describeCause(error)}. Check the network, a proxy and SLACK_API_URL.`,
    { cause: error },
  );
}

const NOT_A_MEMBER: ReadonlySet<string> = new Set(["not_in_channel", "channel_not_found"]);
const REFUSAL_NAME = /^[a-z][a-z0-9_]*$/;
const CAUSES_MAX = 8;

function beneath(error: Error): unknown {
  if (error instanceof webApi.WebAPIRequestError) return error.original;
  // One error for each address that was tried; they fail alike.
  return error instanceof AggregateError ? error.errors[0] : error.cause;
}

/** fetch's own words, such as "bad port" or "unexpected redirect"; they quote nothing that was sent. */
function innermost(error: Error): Error {
  const cause = beneath(error);
  return cause instanceof Error ? innermost(cause) : error;
}

function fieldOf(value: unknown, field: "code" | "syscall"): string {
  if (typeof value !== "object" || value === null || !(field in value)) return "";
  const found: unknown = Reflect.get(value, field);
  return typeof found === "string" ? found : "";
}
