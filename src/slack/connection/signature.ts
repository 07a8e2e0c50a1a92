import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** https://docs.slack.dev/authentication/verifying-requests-from-slack ("more than five minutes from local time") */
const TIME_WINDOW_MS = 300 * 1_000;

/** Requests within two windows; more is an attack, and then the oldest are forgotten first. */
const SEEN_MAX = 50_000;

/**
 * Tells whether requests come from Slack, now, for the first time. Bolt's own check lets a request through
 * that is dated in the future, and one that was sent before.
 */
export interface SignatureCheck {
  /** What is wrong with the request, for the log, or null. A good request is remembered. */
  problemOf(headers: IncomingHttpHeaders, body: Buffer, nowMs: number): string | null;
}

export function createSignatureCheck(signingSecret: string): SignatureCheck {
  const seen = new Map<string, number>();
  return {
    problemOf(headers, body, nowMs) {
      const stamp = headers["x-slack-request-timestamp"];
      const signature = headers["x-slack-signature"];
      if (typeof stamp !== "string" || typeof signature !== "string") return "not signed";
      if (!/^\d{1,12}$/.test(stamp)) return "timestamp is no number";
      if (Math.abs(nowMs - Number(stamp) * 1_000) > TIME_WINDOW_MS)
        return "outside the time window";
      if (!isSignedBy(signingSecret, signature, stamp, body)) return "wrong signature";
      forget(seen, nowMs);
      if (seen.has(signature)) return "sent before";
      seen.set(signature, nowMs);
      return null;
    },
  };
}

function isSignedBy(secret: string, signature: string, stamp: string, body: Buffer): boolean {
  const expected = createHmac("sha256", secret).update(`v0:${stamp}:`).update(body).digest("hex");
  const [given, wanted] = [Buffer.from(signature), Buffer.from(`v0=${expected}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Both ends of the window count, so a signature can come again for twice its length. Oldest come first. */
function forget(seen: Map<string, number>, nowMs: number): void {
  for (const [signature, atMs] of seen) {
    if (seen.size < SEEN_MAX && Math.abs(nowMs - atMs) <= 2 * TIME_WINDOW_MS) return;
    seen.delete(signature);
  }
}
