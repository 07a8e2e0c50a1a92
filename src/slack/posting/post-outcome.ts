import { webApi } from "@slack/bolt";
import type { Destination } from "../../digest/destination.ts";
import type { PostOutcome } from "../../digest/ports/poster.ts";
import {
  describeCause,
  readRateLimitMs,
  readRefusal,
  findSystemError,
} from "../connection/slack-error.ts";
import { findPostError } from "./refusals.ts";

/**
 * What is known after a chat.postMessage failed. In doubt it is `unknown`, and the channel's history decides:
 * a second digest is worse than a late one.
 */
export function readPostOutcome(error: unknown, to: Destination): PostOutcome {
  const retryAfterMs = readRateLimitMs(error);
  if (retryAfterMs !== null) return { outcome: "not-sent", cause: "rate limited", retryAfterMs };
  const refusal = readRefusal(error);
  if (refusal !== null) return outcomeOfRefusal(refusal, to, error);
  if (neverLeft(error))
    return { outcome: "not-sent", cause: describeCause(error), retryAfterMs: null };
  return { outcome: "unknown", cause: describeCause(error) };
}

function outcomeOfRefusal(name: string, to: Destination, error: unknown): PostOutcome {
  const known = findPostError(name, to);
  if (known.action === "unknown") return { outcome: "unknown", cause: name };
  if (known.action === "wait") {
    const retryAfterMs = retryAfterIn(error) ?? known.waitMs;
    return { outcome: "not-sent", cause: name, retryAfterMs };
  }
  return { outcome: "refused", error: name, refusal: known };
}

/** Connecting failed, so not one byte of the request was sent. */
function neverLeft(error: unknown): boolean {
  const system = findSystemError(error);
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
