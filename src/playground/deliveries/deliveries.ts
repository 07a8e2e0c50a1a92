import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../../log.ts";
import { keepNewest } from "../workspace/newest.ts";
import type { InFlight } from "./in-flight.ts";
import { asText, type JsonObject } from "../json.ts";
import type { Ack, Envelope, Retry, Transport } from "./transport.ts";

/** Delays before the first, second and third retry; https://docs.slack.dev/apis/events-api/#retries */
export const SLACK_RETRY_DELAYS_MS: readonly number[] = [0, 60_000, 300_000];

/** A retry further away than this does not keep `settled` waiting. */
const SOON_MS = 1000;

/** How one delivery ended. */
export interface DeliveryRecord {
  readonly kind: Envelope["kind"];
  readonly payload: JsonObject;
  readonly retry: Retry | null;
  readonly ack: Ack;
}

/** Sends to the app, and sends events again when they were not acknowledged. */
export class Deliveries {
  readonly records: DeliveryRecord[] = [];
  transport: Transport;
  readonly #log: Log;
  readonly #inFlight: InFlight;
  readonly #retryDelaysMs: readonly number[];
  #stopped = false;
  #lastEvent: JsonObject | null = null;

  constructor(setting: {
    readonly transport: Transport;
    readonly log: Log;
    readonly inFlight: InFlight;
    readonly retryDelaysMs: readonly number[];
  }) {
    this.transport = setting.transport;
    this.#log = setting.log;
    this.#inFlight = setting.inFlight;
    this.#retryDelaysMs = setting.retryDelaysMs;
  }

  get lastEvent(): JsonObject | null {
    return this.#lastEvent;
  }

  /** Sends a command or an interaction, once: Slack never repeats those. */
  async ask(kind: "slash_commands" | "interactive", payload: JsonObject): Promise<Ack> {
    return this.#inFlight.during(this.#send({ kind, payload, retry: null }));
  }

  /** Sends an event until it is acknowledged or Slack's retries are used up. Waits for a connection first. */
  sendEvent(payload: JsonObject): void {
    this.#lastEvent = payload;
    void this.#sendEvent(payload);
  }

  stop(): void {
    this.#stopped = true;
  }

  async #sendEvent(payload: JsonObject): Promise<void> {
    let retry: Retry | null = null;
    for (;;) {
      // An event that happens while the app reconnects waits for it.
      await this.transport.ready();
      if (this.#stopped) return;
      const ack: Ack = await this.#inFlight.during(
        this.#send({ kind: "events_api", payload, retry }),
      );
      if (ack.acknowledged || ack.giveUp) return;
      if (ack.reason === "not_connected") continue;
      const attempt: number = (retry?.attempt ?? 0) + 1;
      const delayMs = this.#retryDelaysMs[attempt - 1];
      if (delayMs === undefined) {
        this.#log.warn("event given up", { event: asText(payload["event_id"]), ...ack });
        return;
      }
      await this.#wait(delayMs);
      retry = { attempt, reason: ack.reason };
    }
  }

  async #send(envelope: Envelope): Promise<Ack> {
    const ack = await this.transport.send(envelope);
    keepNewest(this.records, { ...envelope, ack });
    return ack;
  }

  async #wait(delayMs: number): Promise<void> {
    const waited = sleep(delayMs, undefined, { ref: false });
    await (delayMs <= SOON_MS ? this.#inFlight.during(waited) : waited);
  }
}
