import type { IncomingMessage } from "node:http";
import { isObject, parseJson, type JsonObject } from "../json.ts";

/** What came with a call: its arguments without the token, and the token. */
export interface Request {
  readonly args: JsonObject;
  readonly token: string | null;
}

/** Reads a call's query, form or JSON body; null when a JSON body is no object. */
export function readRequest(request: IncomingMessage, url: URL, body: string): Request | null {
  const type = request.headers["content-type"] ?? "";
  const sent = type.startsWith("application/json") ? parseJson(body) : formOf(type, body);
  if (!isObject(sent)) return null;
  const { token, ...args } = { ...Object.fromEntries(url.searchParams), ...sent };
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  return { args, token: bearer ?? (typeof token === "string" ? token : null) };
}

/** Arguments as the app meant them: JSON that a form carries as text is opened. For the record of calls. */
export function openJson(args: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      const opened = typeof value === "string" && /^[[{]/.test(value) ? parseJson(value) : value;
      return [name, opened ?? value];
    }),
  );
}

function formOf(contentType: string, body: string): JsonObject {
  if (!contentType.startsWith("application/x-www-form-urlencoded")) return {};
  return Object.fromEntries(new URLSearchParams(body));
}
