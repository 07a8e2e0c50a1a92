import { createHmac } from "node:crypto";
import type { Clock } from "../../clock.ts";
import { isObject, parseJson, type JsonObject } from "../json.ts";
import { toSeconds } from "../workspace/timestamps.ts";
import type { Ack, Envelope, Transport } from "./transport.ts";

/** Slack's requests to an app's own address, signed: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export class SignedHttp implements Transport {
  readonly connected = true;
  readonly #requestUrl: string;
  readonly #signingSecret: string;
  readonly #clock: Clock;
  readonly #ackTimeoutMs: number;

  constructor(setting: {
    readonly requestUrl: string;
    readonly signingSecret: string;
    readonly clock: Clock;
    readonly ackTimeoutMs: number;
  }) {
    this.#requestUrl = setting.requestUrl;
    this.#signingSecret = setting.signingSecret;
    this.#clock = setting.clock;
    this.#ackTimeoutMs = setting.ackTimeoutMs;
  }

  async ready(): Promise<void> {}

  async send(envelope: Envelope): Promise<Ack> {
    const { body, contentType } = bodyOf(envelope);
    const headers = { ...this.#sign(body), "content-type": contentType, ...retryHeaders(envelope) };
    try {
      const response = await fetch(this.#requestUrl, {
        method: "POST",
        headers,
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(this.#ackTimeoutMs),
      });
      return await readAck(response);
    } catch (error) {
      const timedOut = error instanceof Error && error.name === "TimeoutError";
      const reason = timedOut ? "http_timeout" : "connection_failed";
      return { acknowledged: false, reason, giveUp: false };
    }
  }

  /** Slack's check of a new request URL: true when the app gives the challenge back. */
  async verifyUrl(token: string, challenge: string): Promise<boolean> {
    const payload = { token, challenge, type: "url_verification" };
    const ack = await this.send({ kind: "events_api", payload, retry: null });
    return ack.acknowledged && ack.payload?.["challenge"] === challenge;
  }

  #sign(body: string): Record<string, string> {
    const timestamp = String(toSeconds(this.#clock));
    return {
      "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": sign(body, timestamp, this.#signingSecret),
    };
  }
}

export function sign(body: string, timestamp: string, signingSecret: string): string {
  const hmac = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`);
  return `v0=${hmac.digest("hex")}`;
}

const FORM = "application/x-www-form-urlencoded";

function bodyOf({ kind, payload }: Envelope): { body: string; contentType: string } {
  if (kind === "events_api") {
    return { body: JSON.stringify(payload), contentType: "application/json" };
  }
  if (kind === "interactive") {
    const form = new URLSearchParams({ payload: JSON.stringify(payload) });
    return { body: form.toString(), contentType: FORM };
  }
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return { body: new URLSearchParams(fields).toString(), contentType: FORM };
}

function retryHeaders({ retry }: Envelope): Record<string, string> {
  if (!retry) return {};
  return { "x-slack-retry-num": String(retry.attempt), "x-slack-retry-reason": retry.reason };
}

async function readAck(response: Response): Promise<Ack> {
  const text = await response.text();
  if (!response.ok) {
    const giveUp = response.headers.get("x-slack-no-retry") === "1";
    return { acknowledged: false, reason: "http_error", giveUp };
  }
  if (text === "") return { acknowledged: true, payload: null };
  const answer = parseJson(text);
  const payload: JsonObject = isObject(answer) ? answer : { text };
  return { acknowledged: true, payload: Object.keys(payload).length > 0 ? payload : null };
}
