import type { Clock } from "../../clock.ts";
import { drawDigits, drawHex } from "../workspace/identity.ts";
import { keepNewestUnder } from "../workspace/newest.ts";
import type { Message } from "../workspace/message.ts";

/** https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses : 3 seconds, once. */
const TRIGGER_LIFE_MS = 3000;
/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses : 5 times within 30 minutes. */
const RESPONSE_URL_LIFE_MS = 30 * 60_000;
const RESPONSE_URL_USES_MAX = 5;

export type TriggerReading =
  | { readonly userId: string }
  | { readonly error: "invalid_trigger_id" | "expired_trigger_id" | "exchanged_trigger_id" };

/** Where a response URL writes to. */
export interface ResponsePlace {
  readonly userId: string;
  readonly channel: string;
  /** The message whose button was pressed; null for a slash command. */
  readonly original: Message | null;
}

export type ResponseUrlReading =
  | { readonly place: ResponsePlace }
  | { readonly error: "invalid_url" | "expired_url" | "used_url" };

/** The things that Slack hands to an app to be used soon and seldom: trigger ids and response URLs. */
export class Tickets {
  readonly #clock: Clock;
  readonly #teamId: string;
  readonly #triggers = new Map<string, { userId: string; issuedMs: number; exchanged: boolean }>();
  readonly #urls = new Map<string, { place: ResponsePlace; issuedMs: number; uses: number }>();

  constructor(clock: Clock, teamId: string) {
    this.#clock = clock;
    this.#teamId = teamId;
  }

  issueTrigger(userId: string): string {
    const id = `${drawDigits(14)}.${drawDigits(14)}.${drawHex(16)}`;
    keepNewestUnder(this.#triggers, id, { userId, issuedMs: this.#clock.now(), exchanged: false });
    return id;
  }

  exchangeTrigger(id: string): TriggerReading {
    const trigger = this.#triggers.get(id);
    if (!trigger) return { error: "invalid_trigger_id" };
    if (trigger.exchanged) return { error: "exchanged_trigger_id" };
    if (this.#clock.now() - trigger.issuedMs > TRIGGER_LIFE_MS)
      return { error: "expired_trigger_id" };
    trigger.exchanged = true;
    return { userId: trigger.userId };
  }

  /** The path of a new response URL. */
  issueResponsePath(kind: "commands" | "actions", place: ResponsePlace): string {
    const path = `/${kind}/${this.#teamId}/${drawDigits(14)}/${drawHex(12)}`;
    keepNewestUnder(this.#urls, path, { place, issuedMs: this.#clock.now(), uses: 0 });
    return path;
  }

  useResponsePath(path: string): ResponseUrlReading {
    const url = this.#urls.get(path);
    if (!url) return { error: "invalid_url" };
    if (this.#clock.now() - url.issuedMs > RESPONSE_URL_LIFE_MS) return { error: "expired_url" };
    if (url.uses >= RESPONSE_URL_USES_MAX) return { error: "used_url" };
    url.uses += 1;
    return { place: url.place };
  }
}
