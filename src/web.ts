import type { IncomingMessage, ServerResponse } from "node:http";

/** A request for one of the app's own web pages. */
export interface WebRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The header If-None-Match, as it was sent. */
  readonly ifNoneMatch: string | null;
}

export interface WebAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Resolves to null for an address that is not its own. Never rejects. */
export type ServeWeb = (request: WebRequest) => Promise<WebAnswer | null>;

/** Answers over Node's HTTP server. False, and nothing sent, for an address that is not served. */
export async function sendWebAnswer(
  serve: ServeWeb,
  { method = "GET", url = "/", headers }: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = url.split("?", 1)[0] ?? "/";
  const answer = await serve({ method, path, ifNoneMatch: headers["if-none-match"] ?? null });
  if (answer === null) return false;
  const body = Buffer.from(answer.body);
  // An answer without a body has no length (RFC 9110, 8.6); one to HEAD has that of the answer to GET.
  const length = answer.status === NOT_MODIFIED ? {} : { "content-length": body.length };
  // Node leaves the body out where the method is HEAD.
  response.writeHead(answer.status, { ...answer.headers, ...length }).end(body);
  return true;
}

const NOT_MODIFIED = 304;
