import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket, WebSocketServer, type RawData } from "ws";
import type { Feed } from "../workspace/feed.ts";
import { drawHex } from "../workspace/identity.ts";
import { isObject, parseJson, type JsonObject } from "../json.ts";
import type { Ack, Envelope, Transport } from "./transport.ts";

/** https://docs.slack.dev/apis/events-api/using-socket-mode : up to 10 open connections of one app. */
const CONNECTIONS_MAX = 10;
/** The SDK gives up a connection on which no ping came for 30 seconds. */
const PING_EVERY_MS = 10_000;
/** How long Slack says that a connection lasts, in seconds. */
const CONNECTION_LIFE_SECONDS = 18_060;
/** An app that does not close its side by then is cut off. */
const CLOSE_WITHIN_MS = 1000;

export type DisconnectReason = "warning" | "refresh_requested" | "link_disabled";

/** Slack's end of Socket Mode. */
export class SocketMode implements Transport {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #appId: string;
  readonly #feed: Feed;
  readonly #ackTimeoutMs: number;
  readonly #tickets = new Set<string>();
  readonly #connections: WebSocket[] = [];
  readonly #pending = new Map<string, { socket: WebSocket; settle: (ack: Ack) => void }>();
  #whenReady: (() => void)[] = [];
  #turn = 0;

  constructor(setting: {
    readonly appId: string;
    readonly feed: Feed;
    readonly ackTimeoutMs: number;
  }) {
    this.#appId = setting.appId;
    this.#feed = setting.feed;
    this.#ackTimeoutMs = setting.ackTimeoutMs;
  }

  get connected(): boolean {
    return this.#open().length > 0;
  }

  get connectionCount(): number {
    return this.#connections.length;
  }

  async ready(): Promise<void> {
    if (this.connected) return;
    await new Promise<void>((resolve) => {
      this.#whenReady.push(resolve);
    });
  }

  /** The path and query of a WebSocket address that works once. */
  issuePath(): string {
    const ticket = drawHex(18);
    this.#tickets.add(ticket);
    return `/link/?ticket=${ticket}&app_id=${this.#appId}`;
  }

  /** Answers an HTTP upgrade. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? "/", "ws://localhost").searchParams.get("ticket") ?? "";
    if (!this.#tickets.delete(ticket)) {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (opened) => this.#welcome(opened));
  }

  async send(envelope: Envelope): Promise<Ack> {
    const open = this.#open();
    const socket = open[this.#turn++ % Math.max(1, open.length)];
    if (!socket) return { acknowledged: false, reason: "not_connected", giveUp: false };
    const id = randomUUID();
    const acknowledged = new Promise<Ack>((resolve) => {
      const deadline = setTimeout(
        () => settle({ acknowledged: false, reason: "timeout", giveUp: false }),
        this.#ackTimeoutMs,
      );
      const settle = (ack: Ack): void => {
        clearTimeout(deadline);
        this.#pending.delete(id);
        resolve(ack);
      };
      this.#pending.set(id, { socket, settle });
    });
    socket.send(JSON.stringify(envelopeOnWire(id, envelope)));
    return acknowledged;
  }

  /** Tells the app to reconnect (`refresh_requested`), that it soon must (`warning`), or that Socket Mode was switched off. */
  disconnect(reason: DisconnectReason): void {
    for (const socket of this.#connections) {
      socket.send(
        JSON.stringify({ type: "disconnect", reason, debug_info: { host: "applink-local" } }),
      );
    }
  }

  /** Cuts every connection without a word, as a broken network does. */
  drop(): void {
    for (const socket of this.#server.clients) socket.terminate();
  }

  /** Closes the connections and waits until the other side has closed too. */
  async stop(): Promise<void> {
    await Promise.all(
      [...this.#server.clients].map(async (socket) => {
        socket.close(1001);
        await Promise.race([once(socket, "close"), sleep(CLOSE_WITHIN_MS, null, { ref: false })]);
        socket.terminate();
      }),
    );
    this.#server.close();
  }

  /** Connections that neither side is closing. */
  #open(): WebSocket[] {
    return this.#connections.filter(({ readyState }) => readyState === WebSocket.OPEN);
  }

  #welcome(socket: WebSocket): void {
    if (this.#connections.length >= CONNECTIONS_MAX) {
      socket.send(JSON.stringify({ type: "disconnect", reason: "too_many_websockets" }));
      socket.close();
      return;
    }
    const pings = setInterval(() => socket.ping(), PING_EVERY_MS);
    pings.unref();
    socket.on("message", (data) => this.#receive(data));
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      clearInterval(pings);
      this.#forget(socket);
    });
    this.#connections.push(socket);
    socket.send(JSON.stringify(this.#hello()));
    this.#feed.publish({ kind: "connection" });
    for (const resolve of this.#whenReady.splice(0)) resolve();
  }

  #hello(): JsonObject {
    return {
      type: "hello",
      num_connections: this.#connections.length,
      debug_info: {
        host: "applink-local",
        build_number: 1,
        approximate_connection_time: CONNECTION_LIFE_SECONDS,
      },
      connection_info: { app_id: this.#appId },
    };
  }

  #receive(data: RawData): void {
    const message = parseJson(textOfFrame(data));
    if (!isObject(message)) return;
    const id = message["envelope_id"];
    const waiting = typeof id === "string" ? this.#pending.get(id) : undefined;
    const payload = message["payload"];
    const filled = isObject(payload) && Object.keys(payload).length > 0;
    waiting?.settle({ acknowledged: true, payload: filled ? payload : null });
  }

  #forget(socket: WebSocket): void {
    const index = this.#connections.indexOf(socket);
    if (index !== -1) this.#connections.splice(index, 1);
    for (const waiting of this.#pending.values()) {
      if (waiting.socket !== socket) continue;
      waiting.settle({ acknowledged: false, reason: "connection_failed", giveUp: false });
    }
    this.#feed.publish({ kind: "connection" });
  }
}

function envelopeOnWire(id: string, { kind, payload, retry }: Envelope): JsonObject {
  const envelope = {
    envelope_id: id,
    type: kind,
    // An event's acknowledgement says nothing; the others may carry an answer.
    accepts_response_payload: kind !== "events_api",
    payload,
  };
  if (kind !== "events_api") return envelope;
  return { ...envelope, retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? "" };
}

function textOfFrame(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString("utf8");
  return Buffer.isBuffer(data) ? data.toString("utf8") : Buffer.from(data).toString("utf8");
}
