import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { HTTPReceiver } from "@slack/bolt";
import type { Clock } from "../../clock.ts";
import type { Log } from "../../log.ts";
import { UserError } from "../../user-error.ts";
import { sendWebAnswer, type ServeWeb } from "../../web.ts";
import { createBoltLog } from "./bolt-log.ts";
import type { Connection } from "./connection.ts";
import { createSignatureCheck } from "./signature.ts";

const PATH = "/slack/events";

/** Slack's largest payloads (a modal's state) stay far below. */
const BODY_BYTES_MAX = 1_000_000;

interface Parts {
  readonly signingSecret: string;
  readonly port: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Answers what is not Slack's. */
  readonly serve: ServeWeb;
}

/** Slack's requests over HTTP. */
export function createHttpConnection({
  signingSecret,
  port,
  clock,
  log,
  serve,
}: Parts): Connection {
  const signatures = createSignatureCheck(signingSecret);
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: PATH,
    logger: createBoltLog(log),
    // Checked below, and more strictly.
    signatureVerification: false,
  });
  const server = createServer((request, response) => {
    receive(request, response).catch(() => response.destroy());
  });

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (await sendWebAnswer(serve, request, response)) return;
    if (request.method !== "POST" || request.url?.split("?")[0] !== PATH) return end(response, 404);
    const body = await bodyOf(request);
    if (body === null) return end(response, 413);
    const problem = signatures.problemOf(request.headers, body, clock.now());
    if (problem !== null) {
      log.warn("request refused", { problem });
      return end(response, 401);
    }
    // Bolt takes a body that was read already from this property.
    receiver.requestListener(Object.assign(request, { rawBody: body }), response);
  }

  return {
    receiver,
    open: () =>
      new Promise((resolve, reject) => {
        server.once("error", (error) => reject(listenError(error, port)));
        server.listen(port, () => resolve(urlOf(server.address())));
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

/** Null when it is too large. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  // Before a byte is read, so that the sender gets its answer; a length that lies is cut off below.
  if (Number(request.headers["content-length"] ?? 0) > BODY_BYTES_MAX) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part: Buffer = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > BODY_BYTES_MAX) return null;
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

function urlOf(address: AddressInfo | string | null): string {
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return `http://localhost:${port}${PATH}`;
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new UserError(
      `Port ${port} is in use. Stop the program that uses it, or set PORT to another one (0 picks a free one).`,
      { cause: error },
    );
  }
  if (error.code === "EACCES") {
    return new UserError(`Port ${port} is not allowed for this user. Set PORT to 1024 or above.`, {
      cause: error,
    });
  }
  return error;
}
