import type { ServerResponse } from "node:http";
import type { Fault } from "../faults.ts";
import { send, sendJson } from "../http-messages.ts";
import type { JsonObject } from "../json.ts";

const HTML = "text/html; charset=utf-8";

const DONE_NEVERTHELESS: readonly Fault["kind"][] = [
  "lose-reply",
  "late",
  "history-lag",
  "no-metadata",
];

/** Whether the method is carried out although the app does not hear a proper answer. */
export function isStored(fault: Fault): boolean {
  if (fault.kind === "status") return fault.stored;
  if (fault.kind === "reset") return fault.when === "in-body";
  return DONE_NEVERTHELESS.includes(fault.kind);
}

/** The answer instead of the method's own; null when there is none. */
export function explainRefusal(fault: Fault): JsonObject | null {
  return fault.kind === "error" ? { ok: false, error: fault.error, ...fault.fields } : null;
}

/** Answers, or goes wrong as the fault says. */
export function reply(
  response: ServerResponse,
  answer: JsonObject | null,
  fault: Fault | null,
): void {
  if (fault === null) return sendJson(response, 200, answer);
  if (fault.kind === "lose-reply") return breakOff(response, null);
  if (fault.kind === "reset") return breakOff(response, answer);
  if (fault.kind === "html") {
    return send(response, 200, HTML, "<!doctype html><title>Sign in to the network</title>");
  }
  if (fault.kind === "status") {
    return send(response, fault.status, HTML, "<!doctype html><title>Something went wrong</title>");
  }
  if (fault.kind === "redirect") {
    response.setHeader("location", fault.to);
    return send(response, 302, HTML, "");
  }
  if (fault.kind === "rate-limited") {
    response.setHeader("retry-after", String(fault.retryAfterSeconds));
    return sendJson(response, 429, { ok: false, error: "ratelimited" });
  }
  sendJson(response, 200, answer);
}

/** Resets the connection: without a word, or after half of the answer. */
function breakOff(response: ServerResponse, answer: JsonObject | null): void {
  if (answer === null) {
    response.socket?.resetAndDestroy();
    return;
  }
  const bytes = Buffer.from(JSON.stringify(answer));
  response.writeHead(200, {
    "content-type": "application/json; charset=utf-8",
    "content-length": bytes.length,
  });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    response.socket?.resetAndDestroy();
  });
}
