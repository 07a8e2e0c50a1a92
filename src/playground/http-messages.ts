import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** Greatest request body; a view may have 250 kB. */
const BODY_BYTES_MAX = 1_000_000;

/** The body as text, or null when it is too large. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  return (await readBytes(request))?.toString("utf8") ?? null;
}

/** The body, or null when it is too large. */
export async function readBytes(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > BODY_BYTES_MAX) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, "application/json; charset=utf-8", JSON.stringify(body));
}

export function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string | Buffer,
): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { "content-type": contentType, "content-length": bytes.length });
  response.end(bytes);
}

/** Waits before a late answer, but no longer than somebody waits for it. */
export async function linger(response: ServerResponse, ms: number): Promise<void> {
  if (response.destroyed) return;
  const hungUp = new AbortController();
  response.once("close", () => hungUp.abort());
  await sleep(ms, undefined, { ref: false, signal: hungUp.signal }).catch(() => undefined);
}
