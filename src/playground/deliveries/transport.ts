import type { JsonObject } from "../json.ts";

/** Something that Slack sends to the app. */
export interface Envelope {
  readonly kind: "events_api" | "slash_commands" | "interactive";
  readonly payload: JsonObject;
  /** Of a repeated delivery. */
  readonly retry: Retry | null;
}

export interface Retry {
  /** From 1. */
  readonly attempt: number;
  readonly reason: RetryReason;
}

type RetryReason = "timeout" | "http_timeout" | "http_error" | "connection_failed";

export type Ack =
  /** The body of the acknowledgement, or null when it was empty. */
  | { readonly acknowledged: true; readonly payload: JsonObject | null }
  | {
      readonly acknowledged: false;
      readonly reason: RetryReason | "not_connected";
      /** Whether the app asked not to be tried again. */
      readonly giveUp: boolean;
    };

/** A way to reach the app. */
export interface Transport {
  readonly connected: boolean;
  /** Resolves as soon as the app can be reached, at once when it can be now. */
  ready(): Promise<void>;
  /** Never rejects; resolves at the latest when the deadline for an acknowledgement has passed. */
  send(envelope: Envelope): Promise<Ack>;
}

/** Slack's name for what went wrong between it and the app. */
export function nameFailure(ack: Extract<Ack, { acknowledged: false }>): string {
  const timedOut = ack.reason === "timeout" || ack.reason === "http_timeout";
  return timedOut ? "operation_timeout" : "dispatch_failed";
}
