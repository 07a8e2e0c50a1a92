import type { JsonObject } from "./json.ts";

/** A way in which a call of the Web API goes wrong. "Stored" means that Slack did it nevertheless. */
export type Fault =
  /** Done, but the connection breaks before the answer. */
  | { readonly kind: "lose-reply" }
  /** Done at once, answered later. */
  | { readonly kind: "late"; readonly afterMs: number }
  /** An HTTP error with Slack's page instead of JSON. */
  | { readonly kind: "status"; readonly status: number; readonly stored: boolean }
  | { readonly kind: "rate-limited"; readonly retryAfterSeconds: number }
  /** Something in between answers 200 with a page of HTML; nothing is done. */
  | { readonly kind: "html" }
  /** The connection is reset before the request is handled, or (done) in the middle of the answer's body. */
  | { readonly kind: "reset"; readonly when: "before" | "in-body" }
  | { readonly kind: "redirect"; readonly to: string }
  /** `ok: false` with one of Slack's errors, e.g. `missing_scope` with `{ needed, provided }`. */
  | { readonly kind: "error"; readonly error: string; readonly fields?: JsonObject }
  /** History does not show the newest messages yet. */
  | { readonly kind: "history-lag"; readonly seconds: number }
  /** History leaves out the metadata although it was asked for. */
  | { readonly kind: "no-metadata" };

/** What shall go wrong; `method` is a name such as `chat.postMessage`, or `*` for any. */
export interface Faults {
  /** The next `times` calls (1 unless told); several wait in line. */
  next(method: string, fault: Fault, times?: number): void;
  /** Every call that no `next` is waiting for. */
  always(method: string, fault: Fault): void;
  /** Forgets the faults of one method, or all. */
  clear(method?: string): void;
}

export interface FaultPlan extends Faults {
  /** The fault of this call, used up when it was a `next`. */
  take(method: string): Fault | null;
}

export function createFaultPlan(): FaultPlan {
  const waiting = new Map<string, Fault[]>();
  const lasting = new Map<string, Fault>();
  return {
    next(method, fault, times = 1) {
      const line = waiting.get(method) ?? [];
      waiting.set(method, [...line, ...Array.from({ length: times }, () => fault)]);
    },
    always(method, fault) {
      lasting.set(method, fault);
    },
    clear(method) {
      for (const plan of [waiting, lasting]) {
        if (method === undefined) plan.clear();
        else plan.delete(method);
      }
    },
    take(method) {
      return (
        waiting.get(method)?.shift() ??
        waiting.get("*")?.shift() ??
        lasting.get(method) ??
        lasting.get("*") ??
        null
      );
    },
  };
}
