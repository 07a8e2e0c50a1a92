import { webApi } from "@slack/bolt";
import type { PostOutcome } from "../../digest/ports/poster.ts";
import { causeOf, rateLimitMs, refusalIn, systemErrorIn } from "../connection/web-client.ts";

/**
 * What is known after a chat.postMessage that failed. In doubt the answer is `unknown`:
 * the channel's history tells then, and a second digest is worse than a late one.
 */
export function readPostOutcome(error: unknown): PostOutcome {
  const retryAfterMs = rateLimitMs(error);
  if (retryAfterMs !== null) return { outcome: "not-sent", cause: "rate limited", retryAfterMs };
  const refusal = refusalIn(error);
  if (refusal !== null) return outcomeOfRefusal(refusal, error);
  if (neverLeft(error)) return { outcome: "not-sent", cause: causeOf(error), retryAfterMs: null };
  return { outcome: "unknown", cause: causeOf(error) };
}

function outcomeOfRefusal(name: string, error: unknown): PostOutcome {
  if (UNSURE.has(name)) return { outcome: "unknown", cause: name };
  if (RATE_LIMITS.has(name)) {
    return { outcome: "not-sent", cause: name, retryAfterMs: retryAfterIn(error) };
  }
  return { outcome: "refused", error: name, curable: !INCURABLE.has(name) };
}

/** "It's possible some aspect of the operation succeeded before the error was raised."
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const UNSURE: ReadonlySet<string> = new Set([
  "fatal_error",
  "internal_error",
  "request_timeout",
  "service_unavailable",
]);

/** Refusals for going too fast; a rate limit may also come with HTTP 200. */
const RATE_LIMITS: ReadonlySet<string> = new Set([
  "rate_limited",
  "ratelimited",
  "message_limit_exceeded",
]);

/** The message itself is at fault: only another version of the almanac mends that. */
const INCURABLE: ReadonlySet<string> = new Set([
  "attachment_payload_limit_exceeded",
  "invalid_arg_name",
  "invalid_arguments",
  "invalid_array_arg",
  "invalid_attachments",
  "invalid_blocks",
  "invalid_blocks_format",
  "invalid_charset",
  "invalid_form_data",
  "invalid_metadata_format",
  "invalid_metadata_schema",
  "invalid_post_type",
  "markdown_text_conflict",
  "metadata_must_be_sent_from_app",
  "metadata_too_large",
  "missing_post_type",
  "msg_blocks_too_long",
  "msg_too_long",
  "no_text",
  "too_many_attachments",
]);

/** Connecting failed, so not one byte of the request was sent. */
function neverLeft(error: unknown): boolean {
  const system = systemErrorIn(error);
  if (system === null) return false;
  return CONNECTING.has(system.syscall) || NOT_CONNECTED.has(system.code);
}

const CONNECTING: ReadonlySet<string> = new Set(["connect", "getaddrinfo"]);

/**
 * https://github.com/nodejs/undici/blob/v7.30.2/docs/docs/api/Errors.md and
 * https://nodejs.org/docs/latest-v20.x/api/tls.html#x509-certificate-error-codes
 */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REVOKED",
  "CERT_SIGNATURE_FAILURE",
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_SSL_WRONG_VERSION_NUMBER",
]);

function retryAfterIn(error: unknown): number | null {
  if (!(error instanceof webApi.WebAPIPlatformError)) return null;
  const seconds = error.data.response_metadata?.retryAfter;
  return seconds === undefined ? null : seconds * 1_000;
}
